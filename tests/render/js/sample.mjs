// A small model of claims by hand, for the tests of what needs no page.
import { modelOf } from "../../../geomap/render/assets/js/data.js";

const STANCES = [["confirmed", "confirmed, as the text says"], ["claimed", "claimed"], ["alleged", "alleged: the text hedges it"],
  ["denied", "denied"], ["not_confirmed", "not confirmed"]];

/** Days since 1970-01-01. */
export const day = (iso) => Date.parse(iso + "T00:00:00Z") / 86400000;

const usual = {
  source: 0, stance: 1, event: -1, origin: -1, flags: 4 | 16, first: day("2024-11-19"), last: day("2024-11-19"), weapons: [], targets: [],
  level: 0, grade: -1, places: [0, 0, 0], document: 0,
};
const told = {
  headline: "They struck", quotes: ["They struck the depot."], chain: [["Paper", "publisher", null, -1, 0, 0]], hedges: [], about: null, form: null,
  cells: [], places: [["Bryansk", "Bryansk Oblast, Russia", "names only the region", "only entry"]], reasons: [], persons: [], copy: null, why: null,
};

/** The rows as columns. */
function columns(rows, keys) {
  return Object.fromEntries(keys.map((key) => [key, rows.map((row) => row[key])]));
}

/** A model of claims, each given by what differs from the usual; `more` are other keys of the head. */
export function sample(claims, more = {}) {
  const rows = claims.map((claim, i) => Object.assign({ id: "c" + i }, usual, claim));
  const details = claims.map((claim) => Object.assign({}, told, claim.told));
  const size = more.chunk || 1000;
  const chunks = [];
  for (let at = 0; at < rows.length; at += size) chunks.push(columns(details.slice(at, at + size), Object.keys(told)));
  const events = more.events || [];
  const head = Object.assign({
    title: "T", method: "What 2 origins said", credits: "Credits", as_of: "2024-11-26",
    lists: {
      stances: STANCES, forms: ["refused to confirm"], roles: ["target", "launch", "debris"], whats: ["impact", "interception"],
      levels: [["corroborated", "corroborated: others agree"], ["single_source", "single source"]], grades: ["A1", "B2"],
      weapons: [["ATACMS", "ballistic missile"], ["ballistic missile", "ballistic missile"], ["Storm Shadow", "cruise missile"]],
      targets: ["depot", "airfield"], fields: [["when", "When"], ["launched", "Launched"], ["effect", "Effect"]],
    },
    families: [{ key: "ru", name: "Russian officials", color: "#b3261e", dark: "#ff8a80", letter: "RU" },
      { key: "m", name: "Media", color: "#0f766e", dark: "#5eead4", letter: "M" }],
    sources: [{ name: "Ministry", family: 0 }, { name: "Paper", family: 1 }, { name: "Radio", family: 1 }],
    shapes: [{ kind: "disc", level: "settlement", name: "Karachev", note: "", center: [34.98, 53.12], radius_m: 3000, also: "карачев" },
      { kind: "area", level: "region", name: "Bryansk Oblast", note: "", rings: [[31, 52, 35, 52, 35, 54, 31, 54, 31, 52]], label: [33, 53], box: [52, 31, 54, 35] }],
    documents: { title: ["Titled"], publisher: ["The Paper"], url: ["https://a.test/"], published: ["2024-11-20"], path: ["a.txt"], known: [[]] },
    claims: Object.assign({ n: rows.length, id: rows.map((row) => row.id) }, columns(rows, Object.keys(usual))),
    events: Object.assign({ n: events.length }, columns(events, ["id", "title", "first", "last", "disputes", "origins"])),
    chunk: size,
  }, more.head);
  return modelOf({ head, details: chunks, eventDetails: [] });
}
