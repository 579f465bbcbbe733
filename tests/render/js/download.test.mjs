// The files that the page makes of what is shown; run by `node --test`.
import assert from "node:assert/strict";
import test from "node:test";

import { claimRows, csvCell, csvFile, csvOf, geoJson, geometryOf, multiPolygon, shownRows } from "../../../geomap/render/assets/js/download.js";
import { noFilters, sift } from "../../../geomap/render/assets/js/filters.js";
import { savedWords } from "../../../geomap/render/assets/js/panel.js";
import { sample } from "./sample.mjs";

const rowsOf = async (claims, hide = []) => {
  const model = sample(claims, { chunk: 2 });
  const sifted = sift(model, noFilters(), null);
  for (const i of hide) sifted.shown[i] = 0;
  return shownRows({ model, sifted });
};
const collection = async (claims, hide) => JSON.parse(geoJson({ method: "M", credits: "C", as_of: "2024-11-26" }, await rowsOf(claims, hide)));

for (const text of ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\n=1", " =1", "\ufeff=1", "＝1", "=cmd|' /C calc'!A0"]) {
  test("a spreadsheet runs no cell: " + JSON.stringify(text), () => assert.match(csvCell(text), /^"?'/));
}

test("cells keep what they are", () => {
  assert.deepEqual([null, undefined, 0, -1.5, true, "a", 'say "x", y', "two\r\nlines", "nul\u0000"].map(csvCell),
    ["", "", "0", "-1.5", "true", "a", '"say ""x"", y"', '"two\nlines"', "nul\ufffd"]);
  assert.equal(csvOf(["a", "b"], [{ a: 1 }, { b: "x" }]), "a,b\n1,\n,x\n");
});

test("only the shown claims are taken away, from every chunk of details", async () => {
  const { features } = await collection([{}, {}, {}, {}, {}], [1, 4]);
  assert.deepEqual(features.map((one) => one.id), ["c0-0", "c2-0", "c3-0"]);
});

test("a town is a point, an area its outline and never a point, an unplaced claim has no geometry", async () => {
  const { features } = await collection([{}, { places: [1, 0, 0] }, { places: [-1, 0, -1] }, { places: [] }]);
  assert.deepEqual(features.map((one) => one.geometry && one.geometry.type), ["Point", "MultiPolygon", null, null]);
  assert.deepEqual(features[0].geometry.coordinates, [34.98, 53.12]);
  const rows = await rowsOf([{}, { places: [1, 0, 0] }]);
  assert.deepEqual(rows.map(({ properties }) => [properties.lon, properties.lat]), [[34.98, 53.12], [null, null]]);
});

test("a claim with two places is two features of one claim", async () => {
  const { features } = await collection([{ places: [0, 0, 0, 1, 2, -1] }]);
  assert.deepEqual(features.map((one) => [one.id, one.properties.claim, one.properties.role, one.properties.what]),
    [["c0-0", "c0", "target", "impact"], ["c0-1", "c0", "debris", null]]);
});

test("properties are flat and keep the words with their bounds", async () => {
  const { features, geomap } = await collection([{ weapons: [0, 2], targets: [1], flags: 1 | 2, grade: 1, told: { cells: [[1, "about 8"], [2, "fire"], [2, "fire"]], quotes: ["A.", "B."], why: null } }]);
  const { properties } = features[0];
  for (const [key, value] of Object.entries({
    launched: "about 8", effect: "fire", weapon: "ATACMS; Storm Shadow", weapon_class: "ballistic missile; cruise missile", target: "airfield",
    background: true, contradicted: true, grade: "B2", quote: "A. [...] B.", date_earliest: "2024-11-19", origin: "Ministry", place: "Bryansk Oblast, Russia",
  })) assert.equal(properties[key], value, key);
  assert.ok(Object.values(properties).every((value) => value === null || typeof value !== "object"));
  assert.ok(!("lon" in properties));
  assert.deepEqual([geomap.method, geomap.credits, geomap.as_of], ["M", "C", "2024-11-26"]);
});

test("what is inferred is told in columns of its own", async () => {
  const notes = ["inferred: from the text's other words", "among them 2"];
  const model = sample([{ places: [0, 0, 0, 1, 2, -1], told: { inferred: [1], places: [["K"], ["B"]], cells: [[0, "on Tuesday", 0, 0, 2], [2, "fire", -1, 0, 0, 0], [1, "6", 0, 0, 1, 1]] } }]);
  model.lists.notes = notes;
  const rows = claimRows(model, 0, { ...model.claims.detail.now(0), inferred: [1] }).map((row) => row.properties);
  assert.deepEqual(rows.map((one) => [one.place_inferred, one.inferred]), [[false, "effect"], [true, "effect"]]);
});

test("in a frame, which may refuse a download unsaid, the page does not swear that it saved", () => {
  assert.equal(savedWords(27, false), "27 claims saved");
  assert.match(savedWords(1, true), /^1 claim saved\. If nothing was saved, this frame/);
});

test("a CSV says its method and as-of in its first row", async () => {
  const lines = csvFile({ method: "=M", as_of: "2024-11-26" }, await rowsOf([{}, {}])).trim().split("\n");
  assert.match(lines[0], /,method,as_of$/);
  assert.match(lines[1], /,'=M,2024-11-26$/);
  assert.match(lines[2], /,,$/);
  assert.equal(csvFile({ method: "M", as_of: null }, []), "method,as_of\n");
});

test("rings are closed; outer ones turn left, holes right, and a hole lies in its own polygon", () => {
  const clockwise = [0, 0, 0, 10, 10, 10, 10, 0, 0, 0];
  const hole = [4, 4, 6, 4, 6, 6, 4, 6, 4, 4];
  const island = [4.5, 4.5, 5.5, 4.5, 5.5, 5.5, 4.5, 5.5];
  const { coordinates } = multiPolygon([clockwise, hole, island, [20, 0, 21, 0, 21, 1]]);
  assert.deepEqual(coordinates.map((polygon) => polygon.length), [2, 1, 1]);
  const area = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0);
  for (const polygon of coordinates) {
    for (const ring of polygon) assert.deepEqual(ring[0], ring.at(-1));
    assert.ok(area(polygon[0]) > 0);
    for (const inner of polygon.slice(1)) assert.ok(area(inner) < 0);
  }
  assert.equal(multiPolygon([[0, 0, 1, 1]]), null);
});

test("an encoded outline is read at its scale", () => {
  // encoding.py: encode_line([(30.5, 50), (31, 50), (31, 51), (30.5, 50)], decimals=2)
  const { coordinates } = geometryOf({ kind: "area", rings: ["q-5mu9a300e6Z3d6"], decimals: 2 });
  assert.deepEqual(coordinates, [[[[30.5, 50], [31, 50], [31, 51], [30.5, 50]]]]);
  assert.equal(geometryOf(null), null);
});

test("a claim without places says so", () => {
  const model = sample([{ places: [] }]);
  const [row] = claimRows(model, 0, model.claims.detail.now(0));
  assert.equal(row.properties.place_why, "the text names no place for it");
});
