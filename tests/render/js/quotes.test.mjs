// Quotes with marked words, and links to them: node --test tests/render/js/quotes.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { linkToWords, markedParts } from "../../../geomap/render/assets/js/quotes.js";

const links = JSON.parse(readFileSync(new URL("../links.json", import.meta.url), "utf8"));
for (const one of links) {
  test("the page links as Python does: " + one.name, () => {
    const link = linkToWords(one.url, one.words);
    assert.equal(link && link.href, one.link);
  });
}

test("half a character is no fault in a link", () => {
  assert.match(linkToWords("https://a.test/", "a \ud800 b").href, /#:~:text=a%20%EF%BF%BD%20b$/);
});

test("words are marked where they stand, after a character of two units too", () => {
  const text = "🚀 six of eight";
  assert.deepEqual(markedParts(text, [[3, 3]]), [["🚀 ", false], ["six", true], [" of eight", false]]);
});

test("spans that overlap, lie outside or come unordered lose and double no letter", () => {
  const text = "about eight missiles";
  for (const spans of [[[6, 5], [0, 11]], [[0, 11], [6, 5]], [[0, 4], [2, 6], [19, 40]], [[-3, 2], [99, 3], [4, 0]], []]) {
    assert.equal(markedParts(text, spans).map(([words]) => words).join(""), text);
  }
  assert.deepEqual(markedParts(text, [[0, 11], [6, 14]]).filter(([, marked]) => marked).map(([words]) => words), ["about eight", " missiles"]);
});
