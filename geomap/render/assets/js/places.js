/* Where marks stand in a view: places with their marks, fanned out, stacked or thinned; pure. */

const MOST_FANNED = 4;
const THIN_CELL = 3; // px: of marks that share a cell one is drawn
const FEW = 150; // places in view up to which glyphs have their full size
const MANY = 350; // from here on marks are small rings without words
const FAN_FROM = 5.5; // the zoom from which strikes at one place stand around it; before, it would look like far apart
const MOST_WEIGHT = 255;

/** The places of the marks that have a spot, each spot once: {n, x, y, shape, start, mark, of}. */
export function placesOf(index, shapes, toX, toY) {
  const at = new Map();
  const lists = [];
  for (let m = 0; m < index.n; m += 1) {
    const shape = shapes[index.shape[m]];
    if (shape.kind !== "disc") continue;
    const key = shape.center[0] + " " + shape.center[1];
    if (!at.has(key)) {
      at.set(key, lists.length);
      lists.push([]);
    }
    lists[at.get(key)].push(m);
  }
  const places = {
    n: lists.length, x: new Float64Array(lists.length), y: new Float64Array(lists.length), shape: new Int32Array(lists.length), marks: lists,
    of: new Int32Array(index.n).fill(-1),
  };
  lists.forEach((marks, p) => {
    const shape = index.shape[marks[0]];
    places.shape[p] = shape;
    places.x[p] = toX(shapes[shape].center[0]);
    places.y[p] = toY(shapes[shape].center[1]);
    for (const m of marks) places.of[m] = p;
  });
  return places;
}

/** The places with anything to show, the weightiest first: contradictions, then many origins. */
export function ranked(places, tallied) {
  const weight = new Int16Array(places.n).fill(-1);
  for (let p = 0; p < places.n; p += 1) {
    for (const m of places.marks[p]) {
      if (!tallied.live[m]) continue;
      const one = tallied.disputed[m] ? MOST_WEIGHT : Math.min(MOST_WEIGHT - 1, 2 * tallied.number[m] + (tallied.background[m] ? 0 : 1));
      if (one > weight[p]) weight[p] = one;
    }
  }
  const next = new Uint32Array(MOST_WEIGHT + 2);
  let total = 0;
  for (let p = 0; p < places.n; p += 1) {
    if (weight[p] < 0) continue;
    next[MOST_WEIGHT - weight[p] + 1] += 1;
    total += 1;
  }
  for (let i = 1; i < next.length; i += 1) next[i] += next[i - 1];
  const order = new Uint32Array(total);
  for (let p = 0; p < places.n; p += 1) if (weight[p] >= 0) order[next[MOST_WEIGHT - weight[p]]++] = p;
  return order;
}

/** How large glyphs are where so many places are in view: {scale, words, fan, discs}. */
export function crowdOf(inView, zoom) {
  if (inView > MANY) return { scale: 0.45, words: false, fan: false, discs: false };
  if (inView > FEW) return { scale: 0.85, words: true, fan: false, discs: false };
  return { scale: 1 + 0.15 * Math.max(0, Math.min(3, Math.floor((zoom - 4) / 1.5))), words: true, fan: zoom >= FAN_FROM, discs: true };
}

/** Offsets [dx, dy] of so many marks around their place, from the table's fan. */
export function fanOf(table, many, scale) {
  const fan = table.fan[many];
  if (!fan) return [[0, 0]];
  return fan[1].map((turn) => {
    const angle = (turn * Math.PI) / 180;
    return [Math.cos(angle) * fan[0] * scale, Math.sin(angle) * fan[0] * scale];
  });
}

/** The places that the frame shows, as [place, x, y], the weightiest first, and how many lie in the view itself. */
export function seenPlaces(places, order, frame) {
  const { scale, left, top } = frame;
  const margin = 30;
  const place = new Uint32Array(order.length);
  const x = new Float32Array(order.length);
  const y = new Float32Array(order.length);
  let n = 0;
  let inView = 0;
  for (let i = 0; i < order.length; i += 1) {
    const p = order[i];
    const px = places.x[p] * scale - left;
    const py = places.y[p] * scale - top;
    if (px < -margin || py < -margin || px > frame.wide + margin || py > frame.high + margin) continue;
    place[n] = p;
    x[n] = px;
    y[n] = py;
    n += 1;
    if (px >= frame.view[0] && py >= frame.view[1] && px <= frame.view[2] && py <= frame.view[3]) inView += 1;
  }
  return { n, place, x, y, inView };
}

/** Which of the seen places are drawn: one a cell, those `kept` always; and how many of the view lie under others. */
export function thinned(seen, frame, kept) {
  const across = Math.ceil((frame.wide + 60) / THIN_CELL) + 1;
  const taken = new Uint8Array(across * (Math.ceil((frame.high + 60) / THIN_CELL) + 1));
  const drawn = [];
  let under = 0;
  for (let i = 0; i < seen.n; i += 1) {
    const [x, y] = [seen.x[i], seen.y[i]];
    const cell = Math.floor((y + 30) / THIN_CELL) * across + Math.floor((x + 30) / THIN_CELL);
    if (taken[cell] && !kept(seen.place[i])) {
      if (x >= frame.view[0] && y >= frame.view[1] && x <= frame.view[2] && y <= frame.view[3]) under += 1;
      continue;
    }
    taken[cell] = 1;
    drawn.push(i);
  }
  return { drawn, under };
}

/** The marks that are left of a place's. */
export function liveMarks(places, tallied, p) {
  return places.marks[p].filter((m) => tallied.live[m]);
}

/** A place's marks as groups: each by itself if they may fan out and are few, else all as one. */
export function groupsOf(marks, fan) {
  if (marks.length === 1) return [marks];
  return fan && marks.length <= MOST_FANNED ? marks.map((m) => [m]) : [marks];
}

/** The topmost drawn mark at the point, or null; `drawn` are {x, y, reach}, the last one on top. */
export function markAt(drawn, x, y) {
  for (let i = drawn.length - 1; i >= 0; i -= 1) {
    const one = drawn[i];
    const reach = Math.max(8, one.reach);
    if ((one.x - x) ** 2 + (one.y - y) ** 2 <= reach * reach) return one;
  }
  return null;
}
