/* Areas: each outline once, one sparse hatch in one direction for all, so that neighbours do not shimmer. */
import { inFrame, toWorld, traceLine, worldX, worldY } from "./canvas.js";
import { decodeLine } from "./geo.js";
import { isCountryWide } from "./marks.js";

const [ACROSS, DOWN] = [28, 20]; // points of a view that are tried for one in an area

/** Areas by their shape's number, each made once: {box, anchor, size, rings…} in parts of the world. */
export function areaStore(model) {
  const held = new Map();
  return (k) => {
    if (!held.has(k)) held.set(k, makeArea(model, k));
    return held.get(k);
  };
}

/** An area whose rings are read when they are first needed. */
function makeArea(model, k) {
  const shape = model.shapes[k];
  const [south, west, north, east] = shape.box;
  const box = [worldX(west), worldY(north), worldX(east), worldY(south)];
  let rings = null;
  return {
    shape: k, box, anchor: [worldX(shape.label[0]), worldY(shape.label[1])], size: (box[2] - box[0]) * (box[3] - box[1]),
    hatched: !isCountryWide(shape) && shape.level !== "sea", // these would drown all else
    get rings() {
      const scale = 10 ** (shape.decimals ?? model.head.ground.decimals);
      rings = rings || shape.rings.map((text) => toWorld(decodeLine(text, scale)));
      return rings;
    },
  };
}

/** Whether the point, in parts of the world, lies in the area (even-odd). */
export function areaHolds(area, x, y) {
  if (x < area.box[0] || x > area.box[2] || y < area.box[1] || y > area.box[3]) return false;
  let inside = false;
  for (const ring of area.rings) {
    for (let i = 0, j = ring.length - 2; i + 1 < ring.length; j = i, i += 2) {
      const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/** The point of the area, in parts of the world, that lies nearest to the middle of a box of the world; null: none. */
export function pointIn(area, [west, north, east, south]) {
  const [x, y] = [(west + east) / 2, (north + south) / 2];
  let best = null;
  for (let i = 0; i < ACROSS; i += 1) {
    for (let j = 0; j < DOWN; j += 1) {
      const [px, py] = [west + ((east - west) * (i + 0.5)) / ACROSS, north + ((south - north) * (j + 0.5)) / DOWN];
      const away = Math.hypot(px - x, py - y);
      if ((!best || away < best.away) && areaHolds(area, px, py)) best = { away, x: px, y: py };
    }
  }
  return best && [best.x, best.y];
}

/** The smallest of the areas that holds the point, or null. */
export function areaAt(areas, x, y) {
  let found = null;
  for (const area of areas) if ((!found || area.size < found.size) && areaHolds(area, x, y)) found = area;
  return found;
}

/** Adds the area's rings to a new path. */
function traceArea(ctx, frame, area) {
  ctx.beginPath();
  for (const ring of area.rings) traceLine(ctx, frame, ring, true);
}

/** A pattern of lines at 45 degrees, `gap` px apart. */
function hatchPattern(ctx, theme, sizes, ratio) {
  const side = Math.round(sizes.hatch_gap * Math.SQRT2); // along the edge of lines that run aslant
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(side * ratio);
  const pen = tile.getContext("2d");
  pen.scale(tile.width / side, tile.width / side);
  pen.strokeStyle = theme.area;
  pen.globalAlpha = 0.7;
  pen.lineWidth = sizes.hatch_width;
  pen.beginPath();
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift - 2, side + 2);
    pen.lineTo(shift + side + 2, -2);
  }
  pen.stroke();
  return { side, pattern: ctx.createPattern(tile, "repeat"), scale: side / tile.width };
}

/** Draws the areas that the frame shows: {area, look: "plain" | "chosen" | "outline"}. */
export function drawAreas(ctx, frame, list, style) {
  const { sizes, theme } = style;
  ctx.lineJoin = "round";
  const seen = list.filter(({ area }) => inFrame(frame, area.box));
  const { side, pattern, scale } = hatchPattern(ctx, theme, sizes, frame.ratio);
  ctx.fillStyle = pattern;
  for (const { area, look } of seen) {
    if (!area.hatched || look === "outline") continue;
    traceArea(ctx, frame, area);
    ctx.save();
    // Counted from the layer's own corner: a pan and every other area find the same lines.
    ctx.translate(-(frame.min.x % side), -(frame.min.y % side));
    ctx.scale(scale, scale);
    ctx.fill("evenodd");
    ctx.restore();
  }
  for (const { area, look } of seen) {
    traceArea(ctx, frame, area);
    ctx.strokeStyle = look === "plain" ? theme.area : theme.ink;
    ctx.lineWidth = look === "plain" ? sizes.area_width : 2 * sizes.area_width;
    ctx.stroke();
  }
}
