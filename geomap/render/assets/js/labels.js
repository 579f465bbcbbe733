/* Room for words: which names stand where, so that none covers another, a mark or a chip; pure. */
import { cutAt } from "./text.js";

const NAME_CELL = 4; // px; a name takes whole cells

/** Styles of the ground's names by kind: font, colour of the theme, letterspacing, capitals. */
export const NAME_STYLES = {
  country: { font: "600 13px ", color: "region", spacing: 3, upper: true, high: 16 },
  sea: { font: "italic 400 13px ", color: "water", spacing: 0.6, upper: false, high: 16 },
  region: { font: "500 11px ", color: "region", spacing: 1, upper: true, high: 14 },
  town: { font: "400 12.5px ", color: "town", spacing: 0, upper: false, high: 15 },
  disputed: { font: "italic 400 11px ", color: "region", spacing: 0.2, upper: false, high: 13 },
};
const OUTSIDE_COST = 45; // px that a chip rather moves than have one corner outside its area
const BESIDE = 6; // a town's name begins so many px right of its dot

/** Sums of all cells left of and above each, so that a box of any size is asked with four of them. */
function sumsOf(taken, across, down) {
  const sums = new Uint32Array((across + 1) * (down + 1));
  for (let y = 0; y < down; y += 1) {
    let row = 0;
    for (let x = 0; x < across; x += 1) {
      row += taken[y * across + x];
      sums[(y + 1) * (across + 1) + x + 1] = sums[y * (across + 1) + x + 1] + row;
    }
  }
  return sums;
}

/** What of a picture so wide and high is taken: take(box), free(box); boxes are [left, top, right, bottom]. */
export function makeRoom(wide, high) {
  const across = Math.max(1, Math.ceil(wide / NAME_CELL));
  const down = Math.max(1, Math.ceil(high / NAME_CELL));
  const taken = new Uint8Array(across * down);
  let sums = null;
  const low = (value, most) => Math.min(most, Math.max(0, Math.floor(value / NAME_CELL)));
  const top = (value, most) => Math.min(most, Math.max(0, Math.ceil(value / NAME_CELL)));
  return {
    take(box) {
      sums = null;
      const [from, to] = [low(box[0], across), top(box[2], across)];
      if (to > from) for (let y = low(box[1], down); y < top(box[3], down); y += 1) taken.fill(1, y * across + from, y * across + to);
    },
    free(box) {
      const [from, to] = [low(box[0], across), top(box[2], across)];
      const end = top(box[3], down);
      for (let y = low(box[1], down); y < end; y += 1) for (let x = from; x < to; x += 1) if (taken[y * across + x]) return false;
      return true;
    },
    /** The same, faster where many boxes are asked before one is taken. */
    clear(box) {
      sums = sums || sumsOf(taken, across, down);
      const [x1, x2, y1, y2] = [low(box[0], across), top(box[2], across), low(box[1], down), top(box[3], down)];
      const at = (x, y) => sums[y * (across + 1) + x];
      return x2 <= x1 || y2 <= y1 || at(x2, y2) - at(x1, y2) - at(x2, y1) + at(x1, y1) === 0;
    },
  };
}

/** The text, cut where it is too long to be a name: a stranger's may be a book. */
export function asName(text, most = 60) {
  const name = String(text);
  return name.length > most ? cutAt(name, most - 1) + "…" : name;
}

/** Whether one box lies wholly in the other. */
export function within(box, view) {
  return box[0] >= view[0] && box[1] >= view[1] && box[2] <= view[2] && box[3] <= view[3];
}

/** The boxes that a name of this size may take around a dot: right of it, left, above, below. */
export function aroundDot(x, y, wide, high, gap) {
  const half = high / 2;
  return [
    [x + gap, y - half, x + gap + wide, y + half],
    [x - gap - wide, y - half, x - gap, y + half],
    [x - wide / 2, y - gap - high, x + wide / 2, y - gap],
    [x - wide / 2, y + gap, x + wide / 2, y + gap + high],
  ];
}

/** Whether the view's edge cuts the box: such a name would be read in part. */
function isCut(box, view) {
  const out = box[2] < view[0] || box[0] > view[2] || box[3] < view[1] || box[1] > view[3];
  return !out && !within(box, view);
}

/** Takes the first of the boxes that is free and whole, and returns it, or null. */
export function firstFree(room, boxes, view) {
  const found = boxes.find((box) => !isCut(box, view) && room.free(box));
  if (found) room.take(found);
  return found || null;
}

/** Ways to move a chip from its anchor, the nearest first; further up and down costs more than aside. */
export const WAYS = (() => {
  const out = [];
  for (let dx = -20; dx <= 20; dx += 1) for (let dy = -14; dy <= 14; dy += 1) out.push([dx * 14, dy * 11]);
  return out.sort((a, b) => Math.hypot(a[0], a[1] * 1.3) - Math.hypot(b[0], b[1] * 1.3) || a[0] - b[0] || a[1] - b[1]);
})();

/**
 * Where a chip of this size stands: {box, moved} in free room of the view, in its area as far as it
 * can (`inside(x, y)`), and at most `reach` px from its anchor if it leaves it; null if there is no room.
 */
export function chipSpot(room, view, anchor, size, reach, inside) {
  let best = null;
  for (const [dx, dy] of WAYS) {
    const away = Math.hypot(dx, dy);
    if (best && away > best.cost) break;
    const [x, y] = [anchor[0] + dx, anchor[1] + dy];
    const [w, h] = [size[0] / 2, size[1] / 2];
    const box = [x - w, y - h, x + w, y + h];
    if (!within(box, view) || !room.clear([box[0] - 3, box[1] - 3, box[2] + 3, box[3] + 3])) continue;
    const moved = !inside(x, y);
    if (moved && away > reach) continue;
    const out = [[-w, -h], [w, -h], [-w, h], [w, h]].filter(([cx, cy]) => !inside(x + cx, y + cy)).length;
    const cost = away + OUTSIDE_COST * (out + (moved ? 1 : 0));
    if (!best || cost < best.cost) best = { box, moved, cost };
  }
  return best;
}

/** The names of a view that have room: [{one, x, y, box}…]; takes their room. */
export function placeNames(list, frame, room, measure, hidden) {
  const out = [];
  for (const one of list) {
    if (one.zoom > frame.zoom + 0.01) break; // they come in the order of their zooms
    const x = one.x * frame.scale - frame.left;
    const y = one.y * frame.scale - frame.top;
    if (x < 0 || y < 0 || x > frame.wide || y > frame.high || hidden(one, x, y)) continue;
    const style = NAME_STYLES[one.kind];
    const wide = measure(one) + 4;
    if (one.kind === "town") {
      const box = room.free([x - 3, y - 3, x + 3, y + 3]) && firstFree(room, aroundDot(x, y, wide, style.high, BESIDE), frame.view);
      if (!box) continue;
      room.take([x - 3, y - 3, x + 3, y + 3]);
      out.push({ one, x, y, box });
    } else {
      const box = firstFree(room, [0, -16, 16].map((dy) => [x - wide / 2, y + dy - style.high / 2, x + wide / 2, y + dy + style.high / 2]), frame.view);
      if (box) out.push({ one, x, y, box });
    }
  }
  return out;
}

/** The ground's labels as records with their place in the world, in the order in which they are placed. */
export function namesOf(ground, worldX, worldY) {
  const { labels, kinds } = ground;
  return labels.name.map((name, i) => ({
    name, kind: kinds[labels.kind[i]], x: worldX(labels.lon[i]), y: worldY(labels.lat[i]), zoom: labels.zoom[i],
    text: NAME_STYLES[kinds[labels.kind[i]]].upper ? name.toUpperCase() : name,
  }));
}
