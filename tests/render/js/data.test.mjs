import assert from "node:assert/strict";
import test from "node:test";
import { deflateRawSync } from "node:zlib";
import { chunkStore, expanded } from "../../../geomap/render/assets/js/data.js";

const CHUNK = {
  headline: ["one", "two"],
  chain: [[[0], [1, 0, 10, 4]], [[0], [1]]],
  places: [[[0, 0, 3, 5]], [[1]]],
  cells: [[[0, 0, 7, 2], [1]], [[1, 0, 9, 1]]],
  links: [["A paper", "publisher", null], ["A ministry", "ministry", "said"]],
  spots: [["Kursk", "Kursk, Russia", "names the settlement", "the only one", []], [null, null, "not known", null, []]],
  said: [[5, "about 8"], [2, "drone", 4]],
};

test("what a chunk's claims say alike is put back into each of them", () => {
  const { chain, places, cells, ...others } = expanded(CHUNK);
  assert.deepEqual(chain[0], [["A paper", "publisher", null, -1, 0, 0], ["A ministry", "ministry", "said", 0, 10, 4]]);
  assert.deepEqual(chain[1][1], ["A ministry", "ministry", "said", -1, 0, 0]);
  assert.deepEqual(places[0][0], ["Kursk", "Kursk, Russia", "names the settlement", "the only one", [], 0, 3, 5]);
  assert.deepEqual(places[1][0].slice(5), [-1, 0, 0]);
  assert.deepEqual(cells[0], [[5, "about 8", 0, 7, 2], [2, "drone", -1, 0, 0, 4]]);
  assert.deepEqual(cells[1], [[2, "drone", 0, 9, 1, 4]]);
  assert.deepEqual(others, { headline: ["one", "two"] });
});

test("a chunk that says nothing twice is as it is", () => {
  const chunk = { place: ["x"] };
  assert.equal(expanded(chunk), chunk);
});

test("packed and plain chunks give the same rows", async () => {
  const packed = deflateRawSync(JSON.stringify(CHUNK)).toString("base64");
  const [plain, other] = [chunkStore([CHUNK], 1000), chunkStore([packed], 1000)];
  assert.deepEqual(await other.get(1), await plain.get(1));
  assert.deepEqual(other.now(0), plain.now(0));
});
