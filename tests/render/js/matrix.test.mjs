// Who says what, as a table: node --test tests/render/js/matrix.test.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { COPY, EDITED, REVIEWED } from "../../../geomap/render/assets/js/data.js";
import { dayWords, matrixOf, matrixOfClaim, tableRows } from "../../../geomap/render/assets/js/matrix.js";
import { day, sample } from "./sample.mjs";

const FIELDS = [["when", "When"], ["launched", "Launched"], ["killed", "Killed"]];
const usual = sample([{}]).lists;
const lists = Object.assign({}, usual, { fields: FIELDS, notes: ["inferred: added up from 1, 2"] });
const quotes = ["They launched about eight."];
const launched = (words, ...more) => [1, words, 0, 14, 11, ...more];
const none = { origins: [], contradictions: [], agreements: [], over_time: [], supersessions: [], refinements: [], copies: [], inferred: [], facets: [] };

/** The table of an event of these claims, each given by what it tells; `detail` is the event's. */
function table(claims, detail) {
  const model = sample(claims, { head: { lists } });
  const details = new Map(claims.map((claim, i) => [i, Object.assign({ quotes, chain: [], hedges: [], form: null, cells: [], places: [] }, claim.told)]));
  return matrixOf(model, Object.assign({}, none, detail), details);
}
const origin = (name, claims, independent = true) => [name, "ministry", null, independent, claims];
const cell = (matrix, name, row) => (matrix.columns.find((one) => one.name === name).rows.get(row) || []);
const words = (matrix, name, row) => cell(matrix, name, row).map((one) => one.words);

test("a column for each origin: the independent ones first, then those that may be others' echo", () => {
  const made = table([{}, {}, {}], { origins: [origin("A", [0], null), origin("B", [1]), origin("C", [2], false)] });
  assert.deepEqual(made.columns.map((one) => one.name), ["B", "A", "C"]);
});

test("only rows that an origin fills, in the order of the fields", () => {
  const made = table([{ told: { cells: [[2, "up to 3"], launched("6")] } }], { origins: [origin("A", [0])] });
  assert.deepEqual(made.rows.map(([key]) => key), ["says", "launched", "killed", "stands"]);
  assert.ok(tableRows(lists).findIndex(([key]) => key === "launched") < tableRows(lists).findIndex(([key]) => key === "killed"));
});

test("a number keeps its bound, and opens the words that say it", () => {
  const made = table([{ told: { cells: [launched("about 8")] } }], { origins: [origin("A", [0])] });
  assert.deepEqual(words(made, "A", "launched"), ["about 8"]);
  assert.deepEqual(cell(made, "A", "launched")[0].sources, [{ claim: 0, note: "", spans: [[0, 14, 11]] }]);
});

test("what differs is marked on both sides, with the condition, and nothing else is", () => {
  const claims = [{ told: { cells: [launched("6")] } }, { told: { cells: [launched("about 8")] } }, { told: { cells: [launched("several")] } }];
  const made = table(claims, {
    origins: [origin("A", [0]), origin("B", [1]), origin("C", [2])],
    contradictions: [["launched", "if these are the same strike", [[0, "6", [0]], [1, "about 8", [1]]]]],
  });
  assert.deepEqual(["A", "B", "C"].map((name) => Boolean(cell(made, name, "launched")[0].differs)), [true, true, false]);
  assert.equal(cell(made, "A", "launched")[0].condition, "if these are the same strike");
});

test("a contradiction shows where the claim has no words in that row of their own", () => {
  const made = table([{}, { told: { cells: [launched("all")] } }], {
    origins: [origin("A", [0]), origin("B", [1])],
    contradictions: [["launched", null, [[0, "hits are told", [0]], [1, "all", [1]]]]],
  });
  assert.deepEqual(words(made, "A", "launched"), ["hits are told"]);
  assert.match(cell(made, "A", "launched")[0].sources[0].note, /^inferred/);
});

test("what an origin replaced itself is struck through; the new value and others' are not", () => {
  const told = (text) => ({ told: { cells: [launched(text)] } });
  const made = table([told("6"), told("8"), told("6")], {
    origins: [origin("A", [0, 1]), origin("B", [2])],
    supersessions: [["launched", null, [[0, "6", [0]], [0, "8", [1]]]]],
  });
  assert.deepEqual(cell(made, "A", "launched").map((one) => [one.words, Boolean(one.replaced)]), [["6", true], ["8", false]]);
  assert.equal(Boolean(cell(made, "B", "launched")[0].replaced), false);
});

test("counts of different times are labelled, and are no contradiction", () => {
  const made = table([{ told: { cells: [[2, "38"]] } }, { told: { cells: [[2, "44"]] } }], {
    origins: [origin("A", [0]), origin("B", [1])], over_time: [["killed", null, [[0, "38", [0]], [1, "44", [1]]]]],
  });
  assert.deepEqual(["A", "B"].map((name) => cell(made, name, "killed")[0].tag), ["earlier count", "latest count"]);
  assert.ok(!cell(made, "B", "killed")[0].differs);
});

test("a copy is folded under its origin: it fills no cell", () => {
  const made = table([{ told: { cells: [launched("6")] } }, { flags: COPY, told: { cells: [launched("12")] } }], { origins: [origin("A", [0, 1])] });
  assert.deepEqual(words(made, "A", "launched"), ["6"]);
  assert.deepEqual(made.columns[0].copies, [1]);
});

test("the same words of two claims are one value with two sentences", () => {
  const made = table([{ told: { cells: [launched("6")] } }, { told: { cells: [launched("6")] } }], { origins: [origin("A", [0, 1])] });
  assert.deepEqual(cell(made, "A", "launched").map((one) => one.sources.map((source) => source.claim)), [[0, 1]]);
});

test("an inferred value and an inferred membership say so and why", () => {
  const made = table([{ told: { cells: [[1, "3", -1, 0, 0, 0]] } }], { origins: [origin("A", [0])], inferred: [[0, "same weapon (ATACMS)"]] });
  assert.equal(cell(made, "A", "launched")[0].sources[0].note, "inferred: added up from 1, 2");
  assert.equal(cell(made, "A", "same")[0].sources[0].note, "belongs to this strike by inference: same weapon (ATACMS)");
});

test("an origin of which only one claim is inferred to belong says so", () => {
  const made = table([{}, {}], { origins: [origin("A", [0, 1])], inferred: [[1, "same place"]] });
  assert.deepEqual(cell(made, "A", "same").map((one) => [one.words, one.tag]), [["by inference", "1 of 2 claims"]]);
});

test("both sides of every contradiction stand among the first columns, however little they say", () => {
  const full = { told: { cells: [launched("6"), [2, "1"], [0, ""]] } };
  const claims = [...Array.from({ length: 9 }, () => full), { first: null, last: null, told: { cells: [launched("12")] } }];
  const made = table(claims, {
    origins: claims.map((_, i) => origin("O" + i, [i])),
    contradictions: [["launched", null, [...Array.from({ length: 9 }, (_, i) => [i, "6", [i]]), [9, "12", [9]]]]],
  });
  assert.ok(made.columns.find((one) => one.name === "O9").rank < 2);
});

test("a stance says what it covers, and whose hedges weaken it", () => {
  const told = { about: "the weapon", hedges: [["“allegedly”: the publisher's hedge on the weapon", 0, 5, 9]], chain: [["P", "publisher", null, -1, 0, 0], ["A", "expert", "said", 0, 0, 4]] };
  const [says] = cell(table([{ stance: 0, told }], { origins: [origin("A", [0])] }), "A", "says");
  assert.deepEqual([says.words, says.tag], ["confirmed", "on the weapon only, hedged"]);
  assert.deepEqual(says.sources[0].spans, [[0, 0, 4], [0, 5, 9]]);
  assert.ok(says.sources[0].words.some((line) => line.includes("publisher's hedge")));
});

test("a refusal is told in its own words", () => {
  const [says] = cell(table([{ stance: 4, told: { form: 0 } }], { origins: [origin("A", [0])] }), "A", "says");
  assert.equal(says.words, "refused to confirm");
});

test("places stand in rows by their role, and say how little of them is named", () => {
  const places = [["Bryansk region", "Bryansk Oblast, Russia", "names only the region", "why", [], 0, 0, 4], [null, null, "not known", null, [], -1, 0, 0]];
  const made = table([{ places: [1, 0, 1, -1, 1, -1], told: { places } }], { origins: [origin("A", [0])] });
  assert.deepEqual(cell(made, "A", "place-target").map((one) => [one.words, one.tag]), [["Bryansk Oblast, Russia", "region only, intercepted there"]]);
  assert.deepEqual(cell(made, "A", "place-launch").map((one) => [one.words, one.tag]), [["a place not named", "not found"]]);
});

test("a place drawn as another's disc says so, and an inferred one that it is", () => {
  const note = "names a place whose position is in no data that geomap has: Kyiv is marked";
  const shapes = [{ kind: "disc", level: "settlement", name: "Okhmatdyt", note, center: [30.5, 50.4], radius_m: 9000 }];
  const place = ["Okhmatdyt", "Okhmatdyt, Ukraine", note, null, []];
  const told = (inferred, quote) => ({ inferred, places: [[...place, quote, 0, 4]] });
  const claims = [{ told: told([], 0) }, { told: told([0], -1) }, { told: told([0], 0) }];
  const model = sample(claims, { head: { lists, shapes } });
  const made = claims.map((one, i) => matrixOfClaim(model, i, Object.assign({ quotes, chain: [], hedges: [], form: null, cells: [] }, one.told)).columns[0].rows.get("place-target")[0]);
  assert.ok(made.every((one) => one.tag.startsWith("position not known: Kyiv is drawn")));
  assert.deepEqual(made.map((one) => one.sources[0].note.split(":")[1] || ""), ["", " the words stand in another sentence of the document", " the words point back to a place named before"]);
});

test("days: stated, with the time of day, only bounded, or not known", () => {
  const { claims } = sample([{ first: day("2024-11-18") }, { first: null }, { first: null, last: null }]);
  assert.equal(dayWords(claims, 0, "at night"), "18–19 Nov 2024, at night");
  assert.equal(dayWords(claims, 1, ""), "not after 19 Nov 2024");
  assert.equal(dayWords(claims, 2, ""), "");
  assert.equal(dayWords(claims, 2, "“on Tuesday”, in a year not known"), "“on Tuesday”, in a year not known");
});

test("a weapon's class and supplier stand below its name", () => {
  const model = sample([{}], { head: { lists: Object.assign({}, lists, { fields: [["when", "When"], ["weapon", "Weapon"]] }) } });
  const cells = [[1, "ATACMS — ballistic missile, supplied by United States"], [1, "drone"]];
  const [column] = matrixOfClaim(model, 0, { quotes, chain: [], hedges: [], form: null, cells, places: [] }).columns;
  assert.deepEqual(column.rows.get("weapon").map((one) => [one.words, one.tag]),
    [["ATACMS", "ballistic missile, supplied by United States"], ["drone", ""]]);
});

test("what persons did to a claim stands beside how it stands", () => {
  const claims = [{}, { flags: REVIEWED | EDITED, grade: 1 }];
  const made = table(claims, { origins: [origin("A", [0]), origin("B", [1])] });
  assert.deepEqual(cell(made, "A", "stands").map((one) => [one.words, one.tag]), [["corroborated", ""]]);
  assert.equal(cell(made, "B", "stands")[0].tag, "reviewed by a person, corrected by a person, graded B2");
});

test("an event that nobody asserts has no column", () => {
  assert.deepEqual(table([{ stance: 4 }], {}), { columns: [], rows: [] });
});

test("one claim is a table of one column", () => {
  const model = sample([{}], { head: { lists } });
  const made = matrixOfClaim(model, 0, { quotes, chain: [], hedges: [], form: null, cells: [launched("up to 12")], places: [] });
  assert.equal(made.columns.length, 1);
  assert.deepEqual(made.columns[0].rows.get("launched").map((one) => one.words), ["up to 12"]);
});
