// What the sheets of strikes, claims and places are made of: node --test tests/render/js/sheets.test.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { deedAt, shapeNote, silentAt, spansOfClaim, strikesAt, voicesHere } from "../../../geomap/render/assets/js/claim_sheet.js";
import { ASSERTS, COPY, DRAWN, UNKNOWN } from "../../../geomap/render/assets/js/data.js";
import { facetWords, fewNames, hiddenWords, sidesByValue } from "../../../geomap/render/assets/js/event_sheet.js";
import { claimOfColumn } from "../../../geomap/render/assets/js/matrix_table.js";
import { sample } from "./sample.mjs";

const all = (model) => new Uint8Array(model.claims.n).fill(1);

test("all values of a claim are marked in its quotes, those that stand nowhere in none", () => {
  const spans = spansOfClaim({
    quotes: ["one", "two"], cells: [[0, "at night"], [1, "6", 1, 0, 3], [1, "8", -1, 0, 0, 0]],
    places: [["K", "K", "", "", [], 0, 1, 2]], hedges: [["h", 1, 0, 1], ["outside", 7, 0, 1]],
  });
  assert.deepEqual(spans, [[[1, 2]], [[0, 3], [0, 1]]]);
});

test("a place's strikes are those whose shown claims name it, each claim once", () => {
  const model = sample([{ event: 0, places: [0, 0, 0, 0, 1, -1] }, { event: 1, places: [1, 0, 0] }, { event: 0, places: [0, 0, 0] }, { event: -1, places: [0, 0, 0] }]);
  assert.deepEqual(strikesAt(model, all(model), 0, null), [[0, [0, 2]], [-1, [3]]]);
  assert.deepEqual(strikesAt(model, Uint8Array.of(0, 1, 1, 1), 0, null), [[0, [2]], [-1, [3]]]);
  assert.deepEqual(strikesAt(model, all(model), 1, [0]), []);
});

test("where missiles came from or fell as debris is no place of the strike", () => {
  const model = sample([{ event: 0, places: [0, 1, -1] }, { event: 1, places: [0, 0, 0] }, { event: 2, places: [0, 0, 1] }, { event: 3, places: [0, 2, -1] }]);
  const of = (deed) => strikesAt(model, all(model), 0, null, deed).map(([e]) => e);
  assert.deepEqual(["launch", "struck", "intercepted", "debris"].map(of), [[0], [1], [2], [3]]);
  assert.equal(deedAt(model.lists, 0, -1), "struck");
});

test("a refusal that names a place is no strike there, but told apart", () => {
  const model = sample([{ event: 0, flags: 0, stance: 4 }, { event: 0 }]);
  assert.deepEqual(strikesAt(model, all(model), 0, null), [[0, [1]]]);
  assert.deepEqual(silentAt(model, all(model), 0), [0]);
});

test("a strike's sheet says how many of its claims the filters hide", () => {
  const model = sample([{ event: 0 }, { event: 0 }, { event: -1 }], { events: [{ id: "e0", title: "A", first: null, last: null, disputes: 0, origins: 1, unknown: 0 }] });
  assert.equal(hiddenWords(model, Uint8Array.of(1, 1, 0), 0), "");
  assert.equal(hiddenWords(model, Uint8Array.of(1, 0, 1), 0), "The filters hide 1 of its 2 claims; this sheet shows all.");
});

test("how well a part is known says what it counts", () => {
  assert.equal(facetWords("place", "several_origins", 3), "several independent origins name this place or one around it");
  assert.equal(facetWords("time", "one_origin", 2), "stated by one origin, or by several that may be one");
  assert.equal(facetWords("time", "one_origin", 1), "stated by one origin");
  assert.equal(facetWords("numbers", "disputed", 2), "disputed");
});

test("a column has the family of the claim that its own name stands on", () => {
  const model = { sources: [{ name: "officials" }, { name: "Sergey Lavrov" }], claims: { source: [0, 1] } };
  assert.equal(claimOfColumn(model, { name: "Sergey Lavrov", told: [0, 1] }), 1);
  assert.equal(claimOfColumn(model, { name: "experts via BBC", told: [0, 1] }), 0);
});

test("two discs around one spot have one mark, which opens the strikes of both", () => {
  const disc = { kind: "disc", level: "settlement", name: "Karachev", note: "", center: [34.98, 53.12], radius_m: 3000 };
  const shapes = [disc, { ...disc, radius_m: 2000, center: [34.98, 53.12] }, { ...disc, center: [34.98, 53.13] }];
  const model = sample([{ event: 0, places: [0, 0, 0] }, { event: 1, places: [1, 0, 0] }, { event: 2, places: [2, 0, 0] }], { head: { shapes } });
  assert.deepEqual(strikesAt(model, all(model), 0, [0, 1]), [[0, [0]], [1, [1]]]);
});

test("a place's origins are counted apart: copies and silences are none, echoes perhaps", () => {
  const flags = [ASSERTS, ASSERTS, ASSERTS | UNKNOWN, COPY, DRAWN];
  const model = sample(flags.map((flag, i) => ({ flags: flag, event: 0, origin: [0, 0, 1, 2, 3][i] })));
  assert.equal(voicesHere(model, [0, 1, 2, 3, 4]), "1 independent origin, 1 of unknown independence, for this place");
  assert.equal(voicesHere(model, [3, 4]), "no origin asserts it here");
});

test("an area's sheet says that the strike may be anywhere in it", () => {
  const area = { kind: "area", level: "region", note: "names only the region: the whole region is marked" };
  assert.equal(shapeNote(area), "The text names only the region: the strike may be anywhere in it.");
  assert.match(shapeNote({ kind: "area", level: "region", note: "drawn as that part of the outline" }), /anywhere in what is marked: that part/);
  assert.match(shapeNote({ kind: "area", level: "country", note: "names only the country: the whole country is marked" }), /no spot/);
  assert.match(shapeNote({ kind: "disc", level: "settlement", note: "names the settlement: a disc" }), /^The text names the settlement/);
  assert.equal(shapeNote({ kind: "area", level: "district", note: "an area drawn by hand" }), "An area drawn by hand.");
  assert.equal(shapeNote({ kind: "disc", level: "point", note: "" }), "");
  const held = "names a place whose position is in no data that geomap has: Kyiv is marked";
  assert.equal(shapeNote({ kind: "disc", level: "settlement", note: held }), "The text names a place whose position is not known: Kyiv is drawn for it.");
});

test("who gives the same value stands together, by name", () => {
  const detail = { origins: [["A"], ["B"], ["C"]] };
  const sides = [[0, "6", [0]], [1, "about 8", [1]], ["elsewhere", "6", []], [0, "6", [2]]];
  assert.deepEqual(sidesByValue(detail, sides), [["6", ["A", "elsewhere"]], ["about 8", ["B"]]]);
});

test("many names are cut, none is dropped unsaid", () => {
  assert.equal(fewNames(["A", "B", "C"]), "A, B, C");
  assert.equal(fewNames(["A", "B", "C", "D"]), "A, B and 2 more");
});
