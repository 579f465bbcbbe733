/* The small map in the corner that shows where the view lies. */
import { el } from "./dom.js";
import { decodeLine } from "./geo.js";
import { makeRoom } from "./labels.js";
import { say } from "./words.js";

const WIDE = 132;

/** [x, y] px of a place on the inset whose frame is [south, west, north, east]. */
export function insetPoint(frame, lon, lat) {
  const [south, west, north, east] = frame;
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDE / ((east - west) * narrow);
  return [(lon - west) * narrow * scale, (north - lat) * scale];
}

/** The view on the inset as [left, top, width, height], at least so large that it can be seen. */
export function insetBox(frame, [south, west, north, east]) {
  const high = insetPoint(frame, frame[3], frame[0])[1];
  const [x1, y1] = insetPoint(frame, west, north);
  const [x2, y2] = insetPoint(frame, east, south);
  const clip = (value, most) => Math.max(0, Math.min(most, value));
  const [left, top] = [clip(x1, WIDE - 6), clip(y1, high - 6)];
  return [left, top, Math.max(6, clip(x2, WIDE) - left), Math.max(6, clip(y2, high) - top)];
}

/** Draws the inset's ground and those of its names that have room. */
function drawInset(canvas, inset, theme, high, fontFamily) {
  const ratio = Math.max(1, window.devicePixelRatio || 1);
  canvas.width = WIDE * ratio;
  canvas.height = high * ratio;
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  ctx.fillStyle = theme.sea;
  ctx.fillRect(0, 0, WIDE, high);
  const trace = (texts, closed) => {
    ctx.beginPath();
    for (const text of texts) {
      const line = decodeLine(text, 10 ** inset.decimals);
      for (let i = 0; i < line.length; i += 2) {
        const [x, y] = insetPoint(inset.frame, line[i], line[i + 1]);
        if (i) ctx.lineTo(x, y);
        else ctx.moveTo(x, y);
      }
      if (closed) ctx.closePath();
    }
  };
  trace(inset.land, true);
  ctx.fillStyle = theme.land;
  ctx.fill("evenodd");
  trace(inset.frontiers, false);
  ctx.strokeStyle = theme.frontier;
  ctx.lineWidth = 0.6;
  ctx.stroke();
  const room = makeRoom(WIDE, high);
  ctx.font = "500 9.5px " + fontFamily;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = theme.soft;
  for (const [name, lon, lat] of inset.names || []) {
    const [x, y] = insetPoint(inset.frame, lon, lat);
    const half = ctx.measureText(name).width / 2;
    const box = [x - half, y - 6, x + half, y + 6];
    if (box[0] < 2 || box[2] > WIDE - 2 || box[1] < 2 || box[3] > high - 2 || !room.free(box)) continue;
    room.take(box);
    ctx.fillText(name, x, y);
  }
}

/** The inset on the map, or null where the page has none: {paint(theme), follow()}. */
export function makeInset(inset, map, fontFamily) {
  if (!inset) return null;
  const high = Math.round(insetPoint(inset.frame, inset.frame[3], inset.frame[0])[1]);
  const canvas = el("canvas", {});
  const view = el("span", { class: "gm-inset-view" });
  const node = el("div", { class: "gm-inset", role: "img", "aria-label": say("Where this view lies") }, canvas, view);
  canvas.style.setProperty("width", WIDE + "px");
  canvas.style.setProperty("height", high + "px");
  const control = L.control({ position: "bottomleft" });
  control.onAdd = () => node;
  control.addTo(map);
  return {
    paint: (theme) => drawInset(canvas, inset, theme, high, fontFamily),
    follow() {
      const bounds = map.getBounds();
      const box = insetBox(inset.frame, [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()]);
      ["left", "top", "width", "height"].forEach((side, i) => view.style.setProperty(side, box[i] + "px"));
    },
  };
}
