// How the page's data are read and kept; run by `node --test`.
import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import test from "node:test";

import { briefStore, chunkStore, claimsOfEvents, listColumn, listOf, readBlock } from "../../../geomap/render/assets/js/data.js";

const packed = (data) => deflateRawSync(JSON.stringify(data)).toString("base64");

test("a block is read plain or packed", async () => {
  assert.deepEqual((await readBlock('{"n":1,"details":[2]}')), { head: { n: 1, details: [2] }, details: [2], eventDetails: [] });
  const block = { packed: "deflate-raw", head: packed({ n: "Київ" }), details: ["x"], eventDetails: [] };
  assert.deepEqual(await readBlock(JSON.stringify(block)), { head: { n: "Київ" }, details: ["x"], eventDetails: [] });
});

test("a row is there once its chunk is unpacked, and any row can be asked for", async () => {
  const store = chunkStore([packed({ a: [1, 2] }), packed({ a: [3] })], 2);
  assert.equal(store.now(2), null);
  assert.deepEqual(await store.get(2), { a: 3 });
  assert.deepEqual([store.now(2), store.now(0)], [{ a: 3 }, null]);
  assert.deepEqual(await store.read(0), { a: [1, 2] });
  assert.equal(store.peek(0), null); // read keeps nothing
});

test("only so many chunks stay unpacked, and the others can be unpacked again", async () => {
  const store = chunkStore(Array.from({ length: 60 }, (_, i) => packed({ a: [i] })), 1);
  for (let i = 0; i < 60; i += 1) assert.deepEqual(await store.get(i), { a: i });
  const kept = Array.from({ length: 60 }, (_, i) => store.peek(i)).filter(Boolean).length;
  assert.ok(kept > 0 && kept <= 12, String(kept));
  assert.deepEqual(await store.get(0), { a: 0 });
});

test("plain chunks are all there", () => {
  const store = chunkStore(Array.from({ length: 60 }, (_, i) => ({ a: [i] })), 1);
  assert.deepEqual([store.now(0), store.now(59)], [{ a: 0 }, { a: 59 }]);
});

test("lists of rows are found again by their row", () => {
  const column = listColumn([[], [3, 4], [5]]);
  assert.deepEqual([0, 1, 2].map((i) => Array.from(listOf(column, i))), [[], [3, 4], [5]]);
  const claims = claimsOfEvents(Int32Array.from([1, -1, 0, 1]), 2);
  assert.deepEqual([0, 1].map((i) => Array.from(listOf(claims, i))), [[2], [0, 3]]);
});

test("what a list shows of a claim is kept without its details", async () => {
  const store = chunkStore([packed({ headline: ["a", "b"], form: [null, 1], why: [null, "w"], quotes: [[], []] })], 2);
  const briefs = briefStore(store);
  assert.equal(briefs.now(1), null);
  assert.deepEqual(await briefs.get(1), { headline: "b", form: 1, why: "w" });
  assert.deepEqual([briefs.now(0), store.peek(0)], [{ headline: "a", form: null, why: null }, null]);
});
