// Prints the bibliography entry of every item of a CSL-JSON file, and the items that a style has
// nothing to print for, as JSON: {style: {entries: {id: html}, empty: [id]}}.
// node citeproc.js items.json style.csl
"use strict";
const fs = require("fs");
const CSL = require("citeproc");
const styles = require("@citation-js/plugin-csl/lib/styles.json");
const locales = require("@citation-js/plugin-csl/lib/locales.json");

const [itemsFile, styleFile] = process.argv.slice(2);
const items = new Map(JSON.parse(fs.readFileSync(itemsFile, "utf8")).map((it) => [it.id, it]));
const all = { apa: styles.apa, vancouver: styles.vancouver, note: fs.readFileSync(styleFile, "utf8") };
const system = {
  retrieveLocale: (tag) => locales[tag] || locales["en-US"],
  retrieveItem: (id) => JSON.parse(JSON.stringify(items.get(id))),
};

const entries = {};
for (const [name, style] of Object.entries(all)) {
  const engine = new CSL.Engine(system, style);
  engine.updateItems([...items.keys()]);
  const [told, printed] = engine.makeBibliography();
  const empty = told.bibliography_errors.map((error) => error.itemID);
  const keys = told.entry_ids.map(([key]) => key).filter((key) => !empty.includes(key));
  entries[name] = { entries: Object.fromEntries(keys.map((key, at) => [key, printed[at]])), empty };
}
process.stdout.write(JSON.stringify(entries));
