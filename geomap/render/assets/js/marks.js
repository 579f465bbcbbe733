/* The marks: one for each strike at each place, with who says so there. The twin of layers/marks.py
   (which says why they count as they do), for the claims that a reader's filters leave; pure. */
import { ASSERTS, BACKGROUND, CONFIRMS, COPY, DENIES, DISPUTED, DRAWN, REVIEWED, UNKNOWN } from "./data.js";
import { counted, heldIn, say } from "./words.js";

const DEGREE_M = 111195;

/** Whether the shape is a country, and no part, border or coast of it. */
export function isCountryWide(shape) {
  return shape.level === "country" && heldIn("drawn as {shape}", shape.note) === null;
}

/** The form of what happened at a place, by role and what (-1: none), as an index into the table's forms. */
export function formsOf(table, lists) {
  const at = new Map(table.forms.map((form, i) => [form.key, i]));
  const ofRole = lists.roles.map((role) => at.get(table.roles[role]));
  const ofWhat = lists.whats.map((what) => at.get(table.whats[what]));
  const target = lists.roles.indexOf("target");
  return (role, what) => (what >= 0 && role === target ? ofWhat[what] : ofRole[role]);
}

/** The order that sorts keys (numbers below `most`), equal ones as they come in `order`. */
function sortedBy(key, most, order) {
  const next = new Uint32Array(most + 1);
  for (const i of order) next[key[i] + 1] += 1;
  for (let i = 0; i < most; i += 1) next[i + 1] += next[i];
  const out = new Uint32Array(order.length);
  for (const i of order) out[next[key[i]]++] = i;
  return out;
}

/** Each drawn claim at each of its places: columns of claim, shape, event and form. */
function entriesOf(model, formOf) {
  const { claims, shapes } = model;
  const wide = shapes.map(isCountryWide);
  const made = { claim: [], shape: [], slot: [], form: [], countries: new Map() };
  const { start, item } = claims.places;
  for (let i = 0; i < claims.n; i += 1) {
    if (!(claims.flags[i] & DRAWN)) continue;
    for (let at = start[i]; at < start[i + 1]; at += 3) {
      const shape = item[at];
      if (shape < 0) continue;
      if (wide[shape]) {
        if (!made.countries.has(shape)) made.countries.set(shape, new Set());
        made.countries.get(shape).add(i);
        continue;
      }
      made.claim.push(i);
      made.shape.push(shape);
      // A claim that is in no event makes a mark of its own, after those of events.
      made.slot.push(claims.event[i] >= 0 ? claims.event[i] : model.events.n + i);
      made.form.push(formOf(item[at + 1], item[at + 2]));
    }
  }
  return made;
}

/** How far (m) a spot lies from the middle of a coarser one that holds it; Infinity: it does not. */
function awayInside(fine, coarse) {
  const [lon, lat] = coarse.center;
  if (fine.center[0] === lon && fine.center[1] === lat) return 0;
  if (coarse.level === "point" || fine.level !== "point") return Infinity;
  const away = Math.hypot((fine.center[0] - lon) * Math.cos((lat * Math.PI) / 180), fine.center[1] - lat) * DEGREE_M;
  return away <= coarse.radius_m ? away : Infinity;
}

/** For those of one strike's discs whose spot a finer one of them shows, the nearest: a Map. */
export function finerOf(numbers, shapes) {
  const rank = (n) => (shapes[n].level === "point" ? 0 : 1);
  const order = Array.from(numbers).sort((a, b) => rank(a) - rank(b) || shapes[a].radius_m - shapes[b].radius_m || a - b);
  const found = new Map();
  order.forEach((n, at) => {
    let least = Infinity;
    for (const m of order.slice(0, at)) {
      if (found.has(m)) continue;
      const away = awayInside(shapes[m], shapes[n]);
      if (away < least || (away === least && away < Infinity && m < found.get(n))) {
        least = away;
        found.set(n, m);
      }
    }
  });
  return found;
}

/** Moves entries of a strike to its finer disc of the same spot: a strike is told once at a spot. */
function gather(raw, bySlot, shapes) {
  const home = raw.shape.slice();
  for (let from = 0, to = 0; from < bySlot.length; from = to) {
    const here = new Set();
    for (to = from; to < bySlot.length && raw.slot[bySlot[to]] === raw.slot[bySlot[from]]; to += 1) {
      const shape = raw.shape[bySlot[to]];
      if (shapes[shape].kind === "disc") here.add(shape);
    }
    if (here.size < 2) continue;
    const finer = finerOf(here, shapes);
    if (finer.size) for (let at = from; at < to; at += 1) home[bySlot[at]] = finer.get(raw.shape[bySlot[at]]) ?? home[bySlot[at]];
  }
  return home;
}

/** The marks of all claims, made once: {n, shape, event, start, claim, of, form, countries, ofShape}; `of`: each claim's own shape. */
export function indexMarks(model, formOf) {
  const raw = entriesOf(model, formOf);
  const total = raw.claim.length;
  const slots = model.events.n + model.claims.n;
  const bySlot = sortedBy(raw.slot, slots, Uint32Array.from({ length: total }, (_, i) => i));
  const home = gather(raw, bySlot, model.shapes);
  const order = sortedBy(home, model.shapes.length, bySlot);
  const index = {
    n: 0, shape: new Int32Array(total), event: new Int32Array(total), start: new Uint32Array(total + 1),
    claim: new Uint32Array(total), of: new Int32Array(total), form: new Uint8Array(total), countries: raw.countries,
    ofShape: new Uint32Array(model.shapes.length + 1), origin: new Int32Array(total), originKinds: 0,
  };
  const { claims } = model;
  let most = 0;
  for (let i = 0; i < claims.n; i += 1) if (claims.origin[i] >= most) most = claims.origin[i] + 1;
  index.originKinds = most + model.sources.length;
  order.forEach((from, at) => {
    const last = index.n - 1;
    const claim = raw.claim[from];
    if (last < 0 || home[from] !== index.shape[last] || raw.slot[from] !== raw.slot[order[at - 1]]) {
      index.shape[index.n] = home[from];
      index.event[index.n] = claims.event[claim];
      index.start[index.n] = at;
      index.ofShape[home[from] + 1] += 1;
      index.n += 1;
    }
    index.claim[at] = claim;
    index.of[at] = raw.shape[from];
    index.form[at] = raw.form[from];
    // Who is no origin of the event speaks for itself.
    index.origin[at] = claims.origin[claim] >= 0 ? claims.origin[claim] : most + claims.source[claim];
  });
  index.start[index.n] = total;
  for (let i = 0; i < model.shapes.length; i += 1) index.ofShape[i + 1] += index.ofShape[i];
  return index;
}

/** The claims of a mark that tell it: 1 asserting ones, 2 copies, 3 all that are there, 0 none shown. */
function voicesOf(index, flags, shown, from, to) {
  let kind = 0;
  for (let at = from; at < to; at += 1) {
    const claim = index.claim[at];
    if (!shown[claim]) continue;
    if (flags[claim] & ASSERTS) return 1;
    if (kind === 2) continue;
    kind = flags[claim] & COPY && !(flags[claim] & DENIES) ? 2 : 3;
  }
  return kind;
}

/** Whether the mark stands for a claim at one of these shapes. */
export function marksAny(index, m, shapes) {
  for (let at = index.start[m]; at < index.start[m + 1]; at += 1) if (shapes.has(index.of[at])) return true;
  return false;
}

/** What each mark shows of the shown claims, as columns; `live` is 0 where nothing is left of it. */
export function tally(index, model, shown) {
  const { claims, lists } = model;
  const { flags } = claims;
  const width = model.families.length;
  const family = Uint8Array.from(model.sources, (source) => source.family);
  const alleged = lists.stances.findIndex(([key]) => key === "alleged");
  const made = {
    live: new Uint8Array(index.n), origins: new Uint16Array(index.n), number: new Uint16Array(index.n),
    families: new Uint16Array(index.n * width), width, form: new Uint8Array(index.n), stance: new Uint8Array(index.n),
    disputed: new Uint8Array(index.n), background: new Uint8Array(index.n), reviewed: new Uint8Array(index.n),
  };
  const stamp = new Int32Array(index.originKinds).fill(-1);
  for (let m = 0; m < index.n; m += 1) {
    const from = index.start[m];
    const to = index.start[m + 1];
    const voices = voicesOf(index, flags, shown, from, to);
    if (!voices) continue;
    let every = ~0; // bits that all voices have
    let any = 0;
    let here = 0;
    let form = 255;
    let onlyAlleged = 1;
    let origins = 0;
    let known = 0;
    for (let at = from; at < to; at += 1) {
      const claim = index.claim[at];
      if (!shown[claim]) continue;
      const flag = flags[claim];
      here |= flag;
      if (voices === 1 && !(flag & ASSERTS)) continue;
      if (voices === 2 && (!(flag & COPY) || flag & DENIES)) continue;
      every &= flag;
      any |= flag;
      if (index.form[at] < form) form = index.form[at];
      if (claims.stance[claim] !== alleged) onlyAlleged = 0;
      if (stamp[index.origin[at]] === m) continue;
      stamp[index.origin[at]] = m;
      origins += 1;
      if (!(flag & UNKNOWN)) known += 1;
      made.families[m * width + family[claims.source[claim]]] += 1;
    }
    made.live[m] = 1;
    made.origins[m] = origins;
    made.number[m] = Math.max(1, known);
    made.form[m] = form;
    made.stance[m] = every & DENIES ? 3 : any & CONFIRMS ? 0 : onlyAlleged ? 2 : 1;
    made.disputed[m] = here & DISPUTED ? 1 : 0;
    made.background[m] = every & BACKGROUND ? 1 : 0;
    made.reviewed[m] = every & REVIEWED ? 1 : 0;
  }
  return made;
}

/** [shape, number of shown claims] of each country that only country-wide claims name. */
export function countryCounts(index, shown) {
  const out = [];
  for (const [shape, claims] of index.countries) {
    let n = 0;
    for (const claim of claims) n += shown[claim];
    if (n) out.push([shape, n]);
  }
  return out.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** [family, number of origins] of a mark, for those that have any. */
export function partsOf(tallied, m) {
  const out = [];
  for (let f = 0; f < tallied.width; f += 1) if (tallied.families[m * tallied.width + f]) out.push([f, tallied.families[m * tallied.width + f]]);
  return out;
}

/** What stands in the mark's middle: a family's letter for one origin, else the number, "+" if others may be more. */
export function labelOf(tallied, m, letters) {
  if (tallied.origins[m] === 1) return letters[partsOf(tallied, m)[0][0]] || "";
  return tallied.number[m] + (tallied.origins[m] > tallied.number[m] ? "+" : "");
}

/** How a mark looks (see glyphs.js); `stroke` counts in the table's strokes: confirmed, claimed, alleged, denied. */
export function lookOf(tallied, m, letters) {
  return {
    form: tallied.form[m], stroke: tallied.stance[m], parts: partsOf(tallied, m), label: labelOf(tallied, m, letters),
    several: tallied.origins[m] > 1, pale: Boolean(tallied.background[m]), disputed: Boolean(tallied.disputed[m]),
    filled: Boolean(tallied.reviewed[m]), stack: false,
  };
}

/** How several strikes at one place look as one: double-edged, with the number of strikes. */
export function stackLook(tallied, marks) {
  const sums = new Map();
  for (const m of marks) for (const [family, n] of partsOf(tallied, m)) sums.set(family, (sums.get(family) || 0) + n);
  const all = (test) => marks.every(test);
  const least = (column) => marks.reduce((low, m) => Math.min(low, column[m]), 255);
  return {
    form: least(tallied.form),
    stroke: Math.max(1, least(tallied.stance)), // that one of many is confirmed does not make them so
    parts: Array.from(sums).sort((a, b) => a[0] - b[0]), label: marks.length + "×", several: true, stack: true,
    pale: all((m) => tallied.background[m]), disputed: marks.some((m) => tallied.disputed[m]),
    filled: all((m) => tallied.reviewed[m]),
  };
}

/** How a group of marks looks: one by itself, several as a stack. */
export function groupLook(tallied, marks, letters) {
  return marks.length === 1 ? lookOf(tallied, marks[0], letters) : stackLook(tallied, marks);
}

/** "one origin", "3 independent origins", "2 independent origins and 1 more who may repeat them". */
export function originWords(tallied, m) {
  const denied = tallied.stance[m] === 3;
  if (tallied.origins[m] === 1) return denied ? say("one origin denies it") : say("one origin");
  const n = tallied.number[m];
  const others = tallied.origins[m] - n;
  const known = n === 1 ? say("1 origin") : counted("{n} independent origin", "{n} independent origins", n);
  if (others <= 0) return known;
  return n === 1 ? counted("{known} and {n} more who may repeat it", "{known} and {n} more who may repeat it", others, { known })
    : counted("{known} and {n} more who may repeat them", "{known} and {n} more who may repeat them", others, { known });
}
