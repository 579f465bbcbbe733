/* The search over all words of the claims: folded once, chunk by chunk, in the page's idle time. */
import { fold } from "./text.js";

const MOST_WORDS = 12;
const AT_ONCE = 200;
const SOON = 30; // up to so many chunks are folded unasked; more only once someone looks for words

/** The words that are looked for, longest first; what stands in quotation marks is one. */
export function searchWords(text) {
  const found = fold(text).slice(0, 400).match(/"[^"]+"|[^\s"]+/g) || [];
  const words = found.map((one) => one.replace(/"/g, "").replace(/\s+/g, " ").trim()).filter(Boolean);
  return Array.from(new Set(words)).slice(0, MOST_WORDS).sort((a, b) => b.length - a.length);
}

/** All that a search looks at in claim i, of which row is the row in its chunk of details; folded. */
export function haystack(model, details, row, i) {
  const { claims, lists, documents } = model;
  const doc = claims.document[i];
  const parts = [claims.id[i], details.headline[row], ...details.quotes[row], model.sources[claims.source[i]].name];
  for (const link of details.chain[row]) parts.push(link[0]);
  for (const place of details.places[row]) parts.push(place[0], place[1]);
  const { start, item } = claims.places;
  for (let at = start[i]; at < start[i + 1]; at += 3) if (item[at] >= 0) parts.push(model.shapes[item[at]].also);
  for (const cell of details.cells[row]) parts.push(cell[1]);
  for (let at = claims.weapons.start[i]; at < claims.weapons.start[i + 1]; at += 1) parts.push(...lists.weapons[claims.weapons.item[at]]);
  parts.push(lists.stances[claims.stance[i]][1], documents.title[doc], documents.publisher[doc], documents.path[doc]);
  return fold(parts.filter(Boolean).join(" ")).replace(/\s+/g, " ");
}

/** The haystacks of one chunk in one text, and where each begins in it; `rest` is waited for every 200 rows. */
export async function chunkIndex(model, details, first, rest = null) {
  const rows = details.headline.length;
  const start = new Uint32Array(rows + 1);
  const parts = [];
  for (let row = 0; row < rows; row += 1) {
    if (rest && row % AT_ONCE === 0) await rest(); // so that nobody waits for it
    const text = haystack(model, details, row, first + row);
    parts.push(text);
    start[row + 1] = start[row] + text.length + 1;
  }
  return { text: parts.join("\n"), start, first };
}

/** Marks in `matches` the claims of a chunk that hold all words. */
export function findIn({ text, start, first }, words, matches) {
  const [rarest, ...others] = words;
  let row = 0;
  for (let at = text.indexOf(rarest); at >= 0; at = text.indexOf(rarest, start[row + 1])) {
    while (start[row + 1] <= at) row += 1;
    const own = others.length ? text.slice(start[row], start[row + 1]) : "";
    if (others.every((word) => own.includes(word))) matches[first + row] = 1;
  }
}

/** Which claims hold all words of the text (a Uint8Array), null where it names none. */
export function findAll(chunks, text, n) {
  const words = searchWords(text);
  if (!words.length) return null;
  const matches = new Uint8Array(n);
  for (const chunk of chunks) if (chunk) findIn(chunk, words, matches);
  return matches;
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Waits until the browser has nothing else to do, where it can tell. */
function idle() {
  if (typeof requestIdleCallback !== "function") return pause(30);
  return new Promise((done) => requestIdleCallback(done, { timeout: 1000 }));
}

/** The search: find(text) gives {matches, busy}; it calls `changed` when all is read, `seen` with each chunk of details. */
export function makeFinder(model, changed, seen) {
  const { detail } = model.claims;
  const chunks = new Array(detail.count).fill(null);
  let [done, hurry, under] = [0, false, null];

  const rest = () => (hurry ? pause(0) : idle());
  async function readAll() {
    for (let number = 0; number < detail.count; number += 1) {
      await rest();
      const details = await detail.read(number);
      chunks[number] = await chunkIndex(model, details, number * detail.size, hurry ? null : rest);
      if (seen) seen(number, details);
      done += 1;
    }
    if (hurry) changed();
  }
  const begin = () => under || (under = readAll());
  return {
    /** Reads all words in idle time, if there are not too many to do so unasked. */
    prepare: () => (detail.count <= SOON ? begin() : null),
    begin,
    find(text) {
      if (!searchWords(text).length) return { matches: null, busy: false };
      if (done < detail.count) {
        hurry = true;
        begin();
        return { matches: null, busy: true };
      }
      return { matches: findAll(chunks, text, model.claims.n), busy: false };
    },
  };
}
