/* Who says what, as a table: a column for each origin, a row for each field; pure. */
import { COPY, EDITED, NO_DAY, REVIEWED } from "./data.js";
import { inWords, shownDay, shownDays, standIn } from "./text.js";
import { counted, heldIn, say } from "./words.js";

const PRECISION_WORDS = {
  point: say("the site"), settlement: say("settlement"), district: say("district only"), region: say("region only"),
  country: say("country only"), sea: say("sea only"),
};
const PLACE_ROWS = [["place-target", say("Where")], ["place-launch", say("Launched from")], ["place-debris", say("Debris at")]];
const ROW_OF_FIELD = { stance: "says", place: "place-target", time: "when" };
const POINTS_BACK = say("inferred: the words point back to a place named before");
const IN_OTHER_SENTENCE = say("inferred: the words stand in another sentence of the document");
export const MOST_COLUMNS = 6;

/** The rows that a table may have, in order: [key, name]. */
export function tableRows(lists) {
  const [when, ...others] = lists.fields;
  return [["same", say("Same strike?")], ["says", say("Says")], when, ...PLACE_ROWS, ...others, ["cause", say("Cause")], ["stands", say("How it stands")]];
}

/** A value of claim i: its words, a small word beside them, and what opens with it. */
function cellValue(row, words, i, { tag, ...source }) {
  return { row, words, tag: tag || "", sources: [Object.assign({ claim: i, note: "", spans: [] }, source)] };
}

/** What claim i says of the strike itself, with the hedges on it. */
function stanceValue(model, i, detail) {
  const [key, words] = model.lists.stances[model.claims.stance[i]];
  const form = detail.form === null || detail.form === undefined ? "" : model.lists.forms[detail.form];
  const last = (detail.chain || []).slice(-1)[0];
  const hedges = detail.hedges || [];
  const lines = [form || words, ...hedges.map((hedge) => hedge[0])];
  if (detail.about) lines.push(say("It speaks of {about}, not of the whole strike.", { about: detail.about }));
  const spans = [last ? last.slice(3) : [-1, 0, 0], ...hedges.map((hedge) => hedge.slice(1))];
  const tags = [detail.about ? say("on {about} only", { about: detail.about }) : "", hedges.length && key !== "alleged" ? say("hedged") : ""];
  return cellValue("says", form || inWords(key), i, { tag: tags.filter(Boolean).join(", "), spans, words: lines });
}

/** Days of claim i with what the text tells of the time of day; "" where nothing is known. */
export function dayWords(claims, i, more) {
  const [first, last] = [claims.first[i], claims.last[i]];
  if (first === NO_DAY) return more || (last === NO_DAY ? "" : say("not after {day}", { day: shownDay(last) }));
  const days = shownDays(first, last === NO_DAY ? null : last);
  return more ? days + ", " + more : days;
}

/** The places that claim i names, by their roles. */
function placeValues(model, i, detail) {
  const { item, start } = model.claims.places;
  return (detail.places || []).map((place, n) => {
    const [shape, role, what] = item.subarray(start[i] + 3 * n, start[i] + 3 * n + 3);
    const { level, note } = model.shapes[shape] || {};
    const other = standIn(note);
    const tags = [other ? say("position not known: {name} is drawn", { name: other }) : heldIn("drawn as {shape}", note) !== null ? say("area by its words") : PRECISION_WORDS[level] || "",
      what >= 0 && model.lists.whats[what] === "interception" ? say("intercepted there") : ""];
    const spans = [place.slice(5, 8)];
    return cellValue("place-" + model.lists.roles[role], place[1] || (place[0] ? say("“{words}”", { words: place[0] }) : say("a place not named")), i, {
      tag: place[1] ? tags.filter(Boolean).join(", ") : say("not found"), spans, place,
      note: place[5] < -1 ? say("typed, not read in the quote") : !(detail.inferred || []).includes(n) ? "" : place[5] < 0 ? IN_OTHER_SENTENCE : POINTS_BACK,
    });
  });
}

/** How claim i stands among the others, and what persons did to it. */
function standValue(model, i) {
  const { flags, grade, level } = model.claims;
  const tags = [flags[i] & REVIEWED ? say("reviewed by a person") : "", flags[i] & EDITED ? say("corrected by a person") : "",
    grade[i] >= 0 ? say("graded {grade}", { grade: model.lists.grades[grade[i]] }) : ""];
  return cellValue("stands", model.lists.levels[level[i]][1].split(":")[0], i, { tag: tags.filter(Boolean).join(", "), standing: true });
}

/** All that claim i says, as values of rows. */
export function valuesOf(model, i, detail) {
  const fields = model.lists.fields;
  const found = [stanceValue(model, i, detail)];
  for (const [row, words, quote, at, length, note] of detail.cells || []) {
    const key = fields[row][0];
    const shown = key === "when" ? dayWords(model.claims, i, words) : words;
    if (!shown) continue;
    const spans = quote === undefined ? [] : [[quote, at, length]];
    const [name, ...more] = key === "weapon" ? shown.split(" — ") : [shown]; // its name, then its class and supplier
    found.push(cellValue(key, name, i, { spans, tag: more.join(" — "), note: note === undefined ? "" : model.lists.notes[note] }));
  }
  found.push(...placeValues(model, i, detail));
  found.push(standValue(model, i));
  return found;
}

/** The values put together: those of one row with the same words are one, from several claims. */
function mergedValues(values) {
  const rows = new Map();
  for (const one of values) {
    if (!rows.has(one.row)) rows.set(one.row, []);
    const same = rows.get(one.row).find((other) => other.words === one.words && other.tag === one.tag);
    if (same) same.sources.push(...one.sources);
    else rows.get(one.row).push(one);
  }
  return rows;
}

/** A column: an origin's own claims (copies are folded under it) and their values by row. */
export function columnOf(model, origin, details, inferred) {
  const own = origin.claims.filter((i) => !(model.claims.flags[i] & COPY));
  const told = own.length ? own : origin.claims;
  const values = told.flatMap((i) => (details.has(i) ? valuesOf(model, i, details.get(i)) : []));
  const guessed = told.filter((i) => inferred.has(i));
  const tag = guessed.length < told.length ? counted("{part} of {n} claim", "{part} of {n} claims", told.length, { part: guessed.length }) : "";
  for (const i of guessed) values.push(cellValue("same", say("by inference"), i, { tag, note: say("belongs to this strike by inference: {why}", { why: inferred.get(i) }) }));
  return Object.assign({}, origin, { told, copies: origin.claims.filter((i) => !told.includes(i)), rows: mergedValues(values) });
}

/** Whether the value is said by one of these claims. */
const isSaidBy = (one, claims) => one.sources.some((source) => claims.includes(source.claim));

/** The values of a column in a relation's row that its side means; made where the claims hold none. */
function valuesOfSide(column, row, side) {
  const held = column.rows.get(row) || [];
  const found = held.filter((one) => isSaidBy(one, side[2]));
  if (found.length || !side[2].some((i) => column.told.includes(i))) return found;
  const claim = side[2].find((i) => column.told.includes(i));
  const made = cellValue(row, side[1], claim, { note: say("inferred: from the claim's other words") });
  column.rows.set(row, [...held, made]);
  return [made];
}

/** Marks what differs, what an origin replaced itself, and counts of different times. */
function markRelations(columns, detail) {
  const each = (relations, mark) => {
    for (const [field, condition, sides] of relations || []) {
      sides.forEach((side, n) => {
        const column = columns.find((one) => one.number === side[0]);
        if (!column) return;
        for (const one of valuesOfSide(column, ROW_OF_FIELD[field] || field, side)) mark(one, n === sides.length - 1, condition, side);
      });
    }
  };
  each(detail.contradictions, (one, last, condition) => Object.assign(one, { differs: true, condition: condition || "" }));
  each(detail.over_time, (one, last) => Object.assign(one, { tag: last ? say("latest count") : say("earlier count") }));
  each(detail.supersessions, (one, last, condition, side) => {
    if (!last && !one.sources.some((source) => !side[2].includes(source.claim))) one.replaced = true;
  });
}

/** The columns by what a reader must see first: one for each side of a contradiction, then the fullest. */
function rankedColumns(columns, contradictions) {
  const fullest = columns.slice().sort((a, b) => b.rows.size - a.rows.size || a.number - b.number);
  const first = [];
  for (const [, , sides] of contradictions || []) {
    for (const words of new Set(sides.map((side) => side[1]))) {
      const numbers = new Set(sides.filter((side) => side[1] === words).map((side) => side[0]));
      if (first.some((column) => numbers.has(column.number))) continue;
      first.push(...fullest.filter((column) => numbers.has(column.number)).slice(0, 1));
    }
  }
  return Array.from(new Set([...first, ...fullest]));
}

/** The table of an event: {columns, rows}; independent origins first, in each group those that a reader must see first. */
export function matrixOf(model, detail, details) {
  const inferred = new Map(detail.inferred);
  const columns = detail.origins.map(([name, kind, country, independent, claims], number) =>
    columnOf(model, { number, name, kind, country, independent, claims }, details, inferred));
  markRelations(columns, detail);
  rankedColumns(columns, detail.contradictions).forEach((column, rank) => { column.rank = rank; });
  columns.sort((a, b) => (b.independent === true) - (a.independent === true) || a.rank - b.rank);
  return { columns, rows: filledRows(model.lists, columns) };
}

/** The table of one claim: one column. */
export function matrixOfClaim(model, i, detail) {
  const origin = { number: 0, name: model.sources[model.claims.source[i]].name, independent: null, claims: [i], rank: 0 };
  const columns = [columnOf(model, origin, new Map([[i, detail]]), new Map())];
  return { columns, rows: filledRows(model.lists, columns), single: true };
}

/** The rows that one of the columns fills. */
function filledRows(lists, columns) {
  return tableRows(lists).filter(([key]) => columns.some((column) => column.rows.has(key)));
}
