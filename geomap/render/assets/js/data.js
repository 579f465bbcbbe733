/* The page's data: read, unpacked, and its details fetched from their chunks when they are asked for. */

export const BACKGROUND = 1;
export const DISPUTED = 2;
export const DRAWN = 4;
export const COPY = 8;
export const ASSERTS = 16;
export const REVIEWED = 32;
export const DENIES = 64;
export const EDITED = 128;
export const UNKNOWN = 256; // its origin may be one of the others
export const CONFIRMS = 512; // the strike or its place, not just the weapon
export const NO_DAY = -2147483648;

/** The bytes of a Base64 text. */
export function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** What a deflated Base64 text holds, parsed as JSON. */
export async function unpacked(base64) {
  const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}

const NOWHERE = [-1, 0, 0]; // in no quote

/** A chunk of details with what many of its claims say alike put back into each: chain, cells and places. */
export function expanded(chunk) {
  if (!chunk.links) return chunk;
  const { links, spots, said, ...columns } = chunk;
  const put = (lists, column, make) => column.map((list) => list.map(([number, ...at]) => make(lists[number], at)));
  const spotted = (told, at) => [...told, ...(at.length ? at : NOWHERE)];
  return Object.assign(columns, {
    chain: put(links, columns.chain, spotted),
    places: put(spots, columns.places, spotted),
    cells: put(said, columns.cells, ([row, words, note], at) => {
      if (note !== undefined) return [row, words, ...(at.length ? at : NOWHERE), note];
      return [row, words, ...at];
    }),
  });
}

/** The data of the page's block with its head unpacked: {head, details, eventDetails}. */
export async function readBlock(text) {
  const block = JSON.parse(text);
  if (!block.packed) return { head: block, details: block.details || [], eventDetails: block.eventDetails || [] };
  return { head: await unpacked(block.head), details: block.details, eventDetails: block.eventDetails };
}

/** Lists in a column as {start, item}: those of row i are item[start[i]] to item[start[i + 1] - 1]. */
export function listColumn(lists) {
  const start = new Uint32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i += 1) start[i + 1] = start[i] + lists[i].length;
  const item = new Int32Array(start[lists.length]);
  for (let i = 0; i < lists.length; i += 1) item.set(lists[i], start[i]);
  return { start, item };
}

/** Days in a column, NO_DAY where none is known. */
function dayColumn(days) {
  return Int32Array.from(days, (day) => (day === null ? NO_DAY : day));
}

/** The columns of the claims as typed arrays, ids as they are. */
export function claimColumns(claims) {
  return {
    n: claims.n,
    id: claims.id,
    source: Uint32Array.from(claims.source),
    stance: Uint8Array.from(claims.stance),
    event: Int32Array.from(claims.event),
    origin: Int32Array.from(claims.origin),
    flags: Uint16Array.from(claims.flags),
    first: dayColumn(claims.first),
    last: dayColumn(claims.last),
    weapons: listColumn(claims.weapons),
    targets: listColumn(claims.targets),
    level: Uint8Array.from(claims.level),
    grade: Int16Array.from(claims.grade),
    places: listColumn(claims.places),
    document: Uint32Array.from(claims.document),
  };
}

const KEPT_CHUNKS = 12; // of 1,000 claims each: some 100 MB, which a phone still has

/** Chunks of details: each is a plain object of columns, or packed until first asked for. */
export function chunkStore(chunks, size) {
  const ready = chunks.map((chunk) => (typeof chunk === "string" ? null : expanded(chunk)));
  const fetched = async (number) => expanded(await unpacked(chunks[number]));
  const waiting = new Map();
  const unpackedOnes = [];
  const load = (number) => {
    if (ready[number]) return Promise.resolve(ready[number]);
    if (!waiting.has(number)) {
      waiting.set(number, fetched(number).then((chunk) => {
        ready[number] = chunk;
        waiting.delete(number);
        unpackedOnes.push(number);
        if (unpackedOnes.length > KEPT_CHUNKS) ready[unpackedOnes.shift()] = null; // it can be unpacked again
        return chunk;
      }));
    }
    return waiting.get(number);
  };
  const row = (chunk, i) => {
    const made = {};
    for (const key of Object.keys(chunk)) made[key] = chunk[key][i % size];
    return made;
  };
  return {
    count: chunks.length,
    size,
    /** The chunk, loaded. */
    load,
    /** The chunk, which is not kept if it was not there: for who reads all of them once. */
    read: (number) => (ready[number] || waiting.has(number) ? load(number) : fetched(number)),
    /** The chunk if it is there already, else null. */
    peek: (number) => ready[number] || null,
    /** The details of row i, when they are there. */
    get: async (i) => row(await load(Math.floor(i / size)), i),
    /** The details of row i if they are there already, else null. */
    now: (i) => {
      const chunk = ready[Math.floor(i / size)];
      return chunk ? row(chunk, i) : null;
    },
  };
}

/** What a list's row needs of the details: {now(i), get(i), keep}; kept for all rows once read, since it is little. */
export function briefStore(detail) {
  const held = Array.from({ length: detail.count }, (_, number) => detail.peek(number));
  const waiting = new Map();
  const keep = (number, { headline, form, why, about }) => {
    held[number] = { headline, form, why, about };
    waiting.delete(number);
  };
  const now = (i) => {
    const brief = held[Math.floor(i / detail.size)];
    const row = i % detail.size;
    return brief && { headline: brief.headline[row], form: brief.form[row], why: brief.why[row], about: brief.about[row] };
  };
  return {
    keep,
    now,
    async get(i) {
      const number = Math.floor(i / detail.size);
      if (held[number]) return now(i);
      if (!waiting.has(number)) waiting.set(number, detail.read(number).then((chunk) => keep(number, chunk)));
      await waiting.get(number);
      return now(i);
    },
  };
}

/** For each event the numbers of its claims, as a list column. */
export function claimsOfEvents(event, n) {
  const start = new Uint32Array(n + 1);
  for (const one of event) if (one >= 0) start[one + 1] += 1;
  for (let i = 0; i < n; i += 1) start[i + 1] += start[i];
  const next = start.slice(0, n);
  const item = new Int32Array(start[n]);
  event.forEach((one, i) => {
    if (one >= 0) item[next[one]++] = i;
  });
  return { start, item };
}

/** The model that the page works with, from its unpacked data. */
export function modelOf({ head, details, eventDetails }) {
  const claims = claimColumns(head.claims);
  const events = Object.assign({}, head.events, {
    claims: claimsOfEvents(claims.event, head.events.n),
    detail: chunkStore(eventDetails, head.chunk),
  });
  claims.detail = chunkStore(details, head.chunk);
  return {
    head,
    claims,
    events,
    lists: head.lists,
    families: head.families,
    sources: head.sources,
    shapes: head.shapes,
    documents: head.documents,
    claimAt: new Map(claims.id.map((id, i) => [id, i])),
    eventAt: new Map(events.id.map((id, i) => [id, i])),
  };
}
