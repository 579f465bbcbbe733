// Names, tags and areas find their room on the map: node --test tests/render/js/map_labels.test.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { areaAt, areaHolds, areaStore } from "../../../geomap/render/assets/js/areas.js";
import { pixelsPerMetre, toWorld, traceLine, worldX, worldY } from "../../../geomap/render/assets/js/canvas.js";
import { shapesOf } from "../../../geomap/render/assets/js/gaze.js";
import { insetBox, insetPoint } from "../../../geomap/render/assets/js/inset.js";
import { aroundDot, asName, chipSpot, firstFree, makeRoom, namesOf, placeNames } from "../../../geomap/render/assets/js/labels.js";
import { layNames } from "../../../geomap/render/assets/js/paint.js";
import { areaNotes, areaWords, leaderOf } from "../../../geomap/render/assets/js/tags.js";
import { sample } from "./sample.mjs";

const VIEW = [0, 0, 400, 300];
const FRAME = { scale: 1, left: 0, top: 0, wide: 400, high: 300, view: VIEW, zoom: 7 };
const touch = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
const measure = (one) => 7 * one.text.length;
const town = (name, x, y, zoom = 5) => ({ name, text: name, kind: "town", x, y, zoom });

test("what is taken is not free, asked one way or the other, and beyond the edge is nothing to take", () => {
  const room = makeRoom(400, 300);
  room.take([100, 100, 140, 120]);
  for (const box of [[120, 90, 160, 110], [90, 90, 110, 110], [0, 0, 400, 300], [130, 110, 131, 111]]) {
    assert.equal(room.free(box), false);
    assert.equal(room.clear(box), false);
  }
  for (const box of [[150, 100, 180, 120], [-50, -50, -10, -10], [100, 124, 140, 140]]) {
    assert.equal(room.free(box), true);
    assert.equal(room.clear(box), true);
  }
  room.take([150, 100, 180, 120]);
  assert.equal(room.clear([160, 105, 165, 110]), false);
});

test("a town's name stands right of its dot, else left, above or below, and never over another", () => {
  const list = [town("Bryansk", 200, 150), town("Karachev", 235, 150), town("Orel", 230, 152)];
  const names = placeNames(list, FRAME, makeRoom(400, 300), measure, () => false);
  assert.deepEqual(names[0].box.slice(0, 2), aroundDot(200, 150, 53, 15, 6)[0].slice(0, 2));
  names.forEach(({ box }, i) => names.slice(i + 1).forEach((other) => assert.ok(!touch(box, other.box))));
});

test("a name that the view's edge would cut stands elsewhere or nowhere", () => {
  const names = placeNames([town("Novomoskovsk", 380, 150)], FRAME, makeRoom(400, 300), measure, () => false);
  assert.ok(names[0].box[2] <= 380); // left of its dot
  const wide = { name: "VORONEZH OBLAST", text: "VORONEZH OBLAST", kind: "region", x: 390, y: 100, zoom: 5 };
  assert.deepEqual(placeNames([wide], FRAME, makeRoom(400, 300), measure, () => false), []);
});

test("names of a later zoom wait, and so does what the page names itself", () => {
  const list = [town("Kursk", 100, 100, 5), town("Village", 100, 200, 9)];
  assert.equal(placeNames(list, FRAME, makeRoom(400, 300), measure, () => false).length, 1);
  assert.equal(placeNames(list, FRAME, makeRoom(400, 300), measure, (one) => one.name === "Kursk").length, 0);
});

test("a tag stands in its area and clear of what is taken", () => {
  const room = makeRoom(400, 300);
  room.take([150, 130, 250, 170]); // a town and its name where the area's point is
  const inside = (x, y) => x > 20 && x < 380 && y > 20 && y < 280;
  const spot = chipSpot(room, VIEW, [200, 150], [120, 30], 80, inside);
  assert.equal(spot.moved, false);
  assert.ok(!touch(spot.box, [150, 130, 250, 170]));
  assert.ok(inside(spot.box[0], spot.box[1]) && inside(spot.box[2], spot.box[3]));
});

test("a tag leaves a small area no farther than it may, else it has no room", () => {
  const room = makeRoom(400, 300);
  room.take([140, 110, 260, 190]);
  const inside = (x, y) => Math.hypot(x - 200, y - 150) < 10;
  const near = chipSpot(room, VIEW, [200, 150], [100, 30], 95, inside);
  assert.equal(near.moved, true);
  assert.equal(chipSpot(room, VIEW, [200, 150], [100, 30], 20, inside), null);
  room.take(VIEW);
  assert.equal(chipSpot(room, VIEW, [200, 150], [10, 10], 95, inside), null);
});

test("the line from a tag begins at its area and ends at the tag's edge", () => {
  const [from, to] = leaderOf({ box: [300, 140, 360, 160], x: 200, y: 150 });
  assert.deepEqual(from, [200, 150]);
  assert.deepEqual(to, [300, 150]);
});

test("an area is told as somewhere in it, a part of it in its own words", () => {
  assert.equal(areaWords({ name: "Bryansk Oblast", level: "region", note: "names only the region" }), "somewhere in Bryansk Oblast");
  assert.equal(areaWords({ name: "western part of Kursk Oblast", level: "region", note: "drawn as its western half" }), "western part of Kursk Oblast");
  assert.equal(areaWords({ name: "Black Sea", level: "sea", note: "" }), "somewhere in the Black Sea");
  assert.deepEqual(areaNotes({ disputed: [0, 1] }, [0, 1]), ["2 strikes", "contradicted"]);
  assert.deepEqual(areaNotes({ disputed: [0, 1] }, [0]), []);
});

test("an area is read when it is first needed, and holds its points but not those of its lake", () => {
  // A square of 31 to 35 E, 52 to 54 N with a hole, as encoding.py writes it.
  const line = (coords) => encode(coords, 10);
  const ring = line([[31, 52], [35, 52], [35, 54], [31, 54], [31, 52]]);
  const hole = line([[32.5, 52.8], [33.5, 52.8], [33.5, 53.2], [32.5, 53.2], [32.5, 52.8]]);
  const shape = { kind: "area", level: "region", rings: [ring, hole], decimals: 1, label: [34, 53], box: [52, 31, 54, 35] };
  const area = areaStore({ shapes: [shape], head: { ground: { decimals: 3 } } })(0);
  const holds = (lon, lat) => areaHolds(area, worldX(lon), worldY(lat));
  assert.deepEqual([holds(34, 53), holds(33, 53), holds(36, 53), holds(34, 51)], [true, false, false, false]);
  assert.equal(areaAt([area], worldX(34), worldY(53)), area);
  assert.equal(areaAt([area], worldX(33), worldY(53)), null);
});

/** The twin of encoding.py for a test's few corners. */
function encode(coords, scale) {
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  let out = "";
  let last = [0, 0];
  for (const corner of coords) {
    const now = corner.map((value) => Math.round(value * scale));
    now.forEach((value, axis) => {
      const step = value - last[axis];
      let bits = (step << 1) ^ (step >> 31);
      do {
        out += digits[(bits & 31) | (bits > 31 ? 32 : 0)];
        bits >>>= 5;
      } while (bits);
    });
    last = now;
  }
  return out;
}

test("the world's middle is half way, and a metre takes more pixels in the north", () => {
  assert.equal(worldX(0), 0.5);
  assert.ok(Math.abs(worldY(0) - 0.5) < 1e-12);
  assert.ok(worldY(60) < worldY(50));
  assert.ok(Math.abs(pixelsPerMetre(0.5, 0) * 40075016.7 - 256) < 1e-6);
  assert.ok(pixelsPerMetre(worldY(60), 5) > 1.9 * pixelsPerMetre(0.5, 5));
});

test("a line is drawn without the corners that nobody could see, but to its end", () => {
  const ways = [];
  const pen = { moveTo: (x, y) => ways.push(["to", x, y]), lineTo: (x, y) => ways.push(["line", x, y]), closePath: () => ways.push(["close"]) };
  traceLine(pen, { scale: 100, left: 0, top: 0 }, Float64Array.from([0, 0, 0.001, 0, 0.5, 0, 0.501, 0.001]), true);
  assert.deepEqual(ways.map((way) => way[0]), ["to", "line", "line", "close"]);
  assert.equal(toWorld([0, 0])[0], 0.5);
});

test("the inset shows where the view lies, however small or far out it is", () => {
  const frame = [40, 20, 60, 60];
  const [x, y] = insetPoint(frame, 40, 50);
  assert.ok(Math.abs(x - 66) < 0.01 && y > 0);
  const small = insetBox(frame, [50, 40, 50.01, 40.01]);
  assert.ok(small[2] >= 6 && small[3] >= 6);
  const wide = insetBox(frame, [-80, -180, 80, 180]);
  assert.ok(wide[0] === 0 && wide[1] === 0 && wide[2] <= 132.01);
});

test("a selection's shapes: one shape, a claim's places, or all of a strike's", () => {
  const model = sample([{ places: [0, 0, 0, -1, 0, 0] }]);
  const index = { n: 2, event: [4, 4], shape: [0, 1] };
  assert.deepEqual(shapesOf(model, index, { shape: 7 }), [7]);
  assert.deepEqual(shapesOf(model, index, { claim: 0, event: null, shape: null }), [0]);
  assert.deepEqual(shapesOf(model, index, { claim: null, event: 4, shape: null }), [0, 1]);
  assert.deepEqual(shapesOf(model, index, { claim: null, event: null, shape: null }), []);
});

test("names come as records, those of areas in capitals", () => {
  const ground = { kinds: ["country", "town"], labels: { name: ["Ukraine", "Kyiv"], kind: [0, 1], lon: [31, 30], lat: [49, 50], zoom: [2, 3] } };
  assert.deepEqual(namesOf(ground, worldX, worldY).map((one) => one.text), ["UKRAINE", "Kyiv"]);
  assert.equal(firstFree(makeRoom(10, 10), [[0, 0, 40, 4]], [0, 0, 10, 10]), null);
});

test("the name of a site stands beside its mark, however high that stands above its dot", () => {
  const scene = { blocked: () => [], measure: (font, text) => 8 * text.length, names: [], areaNames: new Set() };
  const frame = { wide: 800, high: 600, zoom: 7, view: [0, 0, 800, 600], scale: 1, left: 0, top: 0 };
  const spot = { x: 400, y: 300, midX: 400, midY: 300, fanned: false, glyph: 18, reach: 39, shape: { name: "Karachev" } };
  const laid = { glyphs: [{ x: 400, y: 279, reach: 18 }], spots: [spot] };
  const [{ box }] = layNames(scene, frame, laid).own;
  assert.deepEqual(box, [422, 292, 490, 308]);
});

test("a name that is a book is cut, and told to be", () => {
  assert.equal(asName("Karachev"), "Karachev");
  assert.equal(asName("x".repeat(58) + "😀😀"), "x".repeat(58) + "…");
  assert.equal(asName("x".repeat(1e6)).length, 60);
  assert.ok(areaWords({ name: "x".repeat(1e6), level: "region", note: "" }).endsWith("…"));
});
