// Renders jobs with citeproc-js, the processor of Zotero: node citeproc.js < jobs.json
//
// A job: {style, locale, locales: {tag: xml}, items: [...], notes: [[cite, ...], ...]}; the answer
// to it: {notes: [text, ...], bibliography: [text, ...] or null}. An item's id is its own.

const CSL = require("citeproc");
CSL.debug = () => {};

function render(job) {
  const items = new Map(job.items.map((item) => [item.id, item]));
  const system = {
    retrieveItem: (id) => items.get(id),
    retrieveLocale: (tag) => job.locales[tag] || job.locales[tag.split("-")[0]] || false,
  };
  const engine = new CSL.Engine(system, job.style, job.locale, Boolean(job.locale));
  engine.setOutputFormat(job.format || "text");
  engine.updateItems(job.items.map((item) => item.id));
  const notes = job.notes.map((cites) => {
    const known = cites.map((cite) => ({ ...cite, id: cite.id }));
    return engine.makeCitationCluster(known);
  });
  const made = engine.makeBibliography();
  return { notes, bibliography: made ? made[1] : null };
}

const read = () => require("fs").readFileSync(0, "utf8");
process.stdout.write(JSON.stringify(JSON.parse(read()).map(render)));
