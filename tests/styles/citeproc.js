// Renders jobs with citeproc-js, the processor of Zotero: node citeproc.js < jobs.json
//
// A job: {style, locale, locales: {tag: xml}, items: [...], notes: [[cite, ...], ...]}; the answer
// to it: {notes: [text, ...], entries: {id: text}}. An item's id is its own.
"use strict";
const CSL = require("citeproc");
CSL.debug = () => {};

function render(job) {
  const items = new Map(job.items.map((item) => [item.id, item]));
  const system = {
    retrieveItem: (id) => JSON.parse(JSON.stringify(items.get(id))),
    retrieveLocale: (tag) => job.locales[tag] || job.locales[tag.split("-")[0]] || false,
  };
  const engine = new CSL.Engine(system, job.style, job.locale, Boolean(job.locale));
  engine.setOutputFormat("text");
  engine.updateItems([...items.keys()]);
  const notes = job.notes.map((cites) => engine.makeCitationCluster(cites));
  const [told, printed] = engine.makeBibliography() || [{ entry_ids: [] }, []];
  const entries = Object.fromEntries(told.entry_ids.map(([key], at) => [key, printed[at]]));
  return { notes, entries };
}

const read = () => require("fs").readFileSync(0, "utf8");
process.stdout.write(JSON.stringify(JSON.parse(read()).map(render)));
