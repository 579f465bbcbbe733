// The page's geometry: node --test tests/render/js/geo.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { farHolds } from "../../../geomap/render/assets/js/ground.js";
import {
  boxesTouch, decodeLine, holdsPoint, stepTouchesBox, touchesArea,
} from "../../../geomap/render/assets/js/geo.js";

const lines = JSON.parse(readFileSync(new URL("../lines.json", import.meta.url), "utf8"));
const SQUARE = [[0, 0, 10, 0, 10, 10, 0, 10, 0, 0]];
const WITH_LAKE = [...SQUARE, [4, 4, 6, 4, 6, 6, 4, 6, 4, 4]];

for (const line of lines) {
  test("the page reads what Python wrote: " + line.name, () => {
    assert.deepEqual(decodeLine(line.text, 10 ** line.decimals), line.corners);
  });
}

test("a character that no line has is refused, not read as a place", () => {
  assert.throws(() => decodeLine("00<1", 100), RangeError);
});

test("boxes touch with an edge in common, and not beside each other", () => {
  assert.equal(boxesTouch([0, 0, 1, 1], [1, 1, 2, 2]), true);
  assert.equal(boxesTouch([0, 0, 1, 1], [0, 1.1, 1, 2]), false);
  assert.equal(boxesTouch([0, 0, 1, 1], [-2, 0, -1, 1]), false);
});

test("a point in a hole is not in the area", () => {
  assert.equal(holdsPoint(WITH_LAKE, 2, 2), true);
  assert.equal(holdsPoint(WITH_LAKE, 5, 5), false);
  assert.equal(holdsPoint(WITH_LAKE, 12, 5), false);
});

test("a step touches a box that it crosses with no corner in it", () => {
  assert.equal(stepTouchesBox(-5, 5, 15, 5, [4, 4, 6, 6]), true);
  assert.equal(stepTouchesBox(5, 5, 5, 5, [4, 4, 6, 6]), true);
  assert.equal(stepTouchesBox(-5, 7, 15, 7, [4, 4, 6, 6]), false);
  assert.equal(stepTouchesBox(0, 9, 9, 0, [0, 0, 3, 3]), false);
});

test("a view touches an area by a corner, by an edge that crosses it, or from inside", () => {
  assert.equal(touchesArea(SQUARE, [-1, -1, 1, 1]), true);
  assert.equal(touchesArea(SQUARE, [4, 9, 5, 20]), true);
  assert.equal(touchesArea(SQUARE, [4, 4, 5, 5]), true);
  assert.equal(touchesArea(WITH_LAKE, [4.5, 4.5, 5.5, 5.5]), false);
  assert.equal(touchesArea(SQUARE, [20, 20, 21, 21]), false);
  assert.equal(touchesArea(SQUARE, [-1, -1, 11, 11]), true);
});

test("beyond the ground's frame nothing is drawn that would be wrong by more than a few px", () => {
  assert.equal(farHolds(null, 1000), false);
  assert.equal(farHolds({ step: 0.3 }, 256 * 2 ** 4), true);
  assert.equal(farHolds({ step: 0.3 }, 256 * 2 ** 7), false);
});
