/* The ground: land, water and borders below the marks, and the small map that tells where this is. */
import { boxOfWorld, inFrame, toWorld, traceLine, worldX, worldY } from "./canvas.js";
import { decodeLine } from "./geo.js";

const EDGE_PX = 2;
const MOST_OFF = 5; // px that a coast beyond the frame may be wrong by

/** Lines with their boxes, as parts of the world. */
function placedLines(lines, scale) {
  return (lines || []).map((text) => {
    const line = toWorld(decodeLine(text, scale));
    return { line, box: boxOfWorld([line]) };
  });
}

/** [south, west, north, east] in degrees as [west, north, east, south] in parts of the world. */
function worldBox([south, west, north, east]) {
  return [worldX(west), worldY(north), worldX(east), worldY(south)];
}

/** The ground's lines, decoded once: {frame, land, lakes, borders, frontiers, disputed, far}. */
export function readGround(ground) {
  const scale = 10 ** ground.decimals;
  const read = { frame: worldBox(ground.frame) };
  for (const kind of ["land", "lakes", "borders", "frontiers", "disputed"]) read[kind] = placedLines(ground[kind], scale);
  const { far } = ground;
  read.far = far && { frame: worldBox(far.frame), step: far.step, land: placedLines(far.land, 10 ** far.decimals) };
  return read;
}

/** Whether the coarse outline beyond the frame is still right where a world is so many px wide; else paper is. */
export function farHolds(far, scale) {
  return Boolean(far) && (far.step * scale) / 360 <= MOST_OFF;
}

/** Adds those of the lines that the frame shows to a new path. */
function traceAll(ctx, frame, lines, closed) {
  ctx.beginPath();
  for (const { line, box } of lines) if (inFrame(frame, box)) traceLine(ctx, frame, line, closed);
}

/** The frame's pixels of a box of the world. */
function pixelBox(frame, box) {
  const [x, y] = [box[0] * frame.scale - frame.left, box[1] * frame.scale - frame.top];
  return [x, y, box[2] * frame.scale - frame.left - x, box[3] * frame.scale - frame.top - y];
}

/** Strokes the lines. */
function strokeLines(ctx, frame, lines, style) {
  traceAll(ctx, frame, lines, false);
  ctx.strokeStyle = style.color;
  ctx.lineWidth = style.width;
  ctx.setLineDash(style.dash || []);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Fills land (even-odd) with the shore around it; the shore stays inside the box that is known. */
function fillLand(ctx, frame, lines, color, edge) {
  traceAll(ctx, frame, lines, true);
  ctx.fillStyle = color;
  ctx.fill("evenodd");
  if (!edge) return;
  ctx.strokeStyle = edge;
  ctx.lineWidth = 1;
  ctx.stroke();
}

/** Draws all ground in the view; beyond the frame a coarse outline while it is right, else paper. */
export function drawGround(ctx, frame, ground, theme) {
  ctx.lineJoin = "round";
  ctx.lineCap = "butt";
  ctx.fillStyle = theme.sea;
  ctx.save();
  if (farHolds(ground.far, frame.scale)) {
    ctx.beginPath();
    ctx.rect(...pixelBox(frame, ground.far.frame));
    ctx.clip();
    ctx.fillRect(...pixelBox(frame, ground.far.frame));
    fillLand(ctx, frame, ground.far.land, theme.land, null);
  }
  ctx.restore();
  ctx.strokeStyle = theme.border;
  ctx.lineWidth = 1;
  ctx.strokeRect(...pixelBox(frame, ground.frame)); // beyond it nothing is known, or little
  ctx.save();
  ctx.beginPath();
  const [left, top, wide, high] = pixelBox(frame, ground.frame);
  ctx.rect(left + EDGE_PX, top + EDGE_PX, wide - 2 * EDGE_PX, high - 2 * EDGE_PX);
  ctx.clip(); // an edge on the frame is no coast
  ctx.fillStyle = theme.sea;
  ctx.fillRect(...pixelBox(frame, ground.frame));
  fillLand(ctx, frame, ground.land, theme.land, theme.shore);
  fillLand(ctx, frame, ground.lakes, theme.sea, theme.shore);
  strokeLines(ctx, frame, ground.borders, { color: theme.border, width: 1 });
  strokeLines(ctx, frame, ground.frontiers, { color: theme.frontier, width: 1.5 });
  strokeLines(ctx, frame, ground.disputed, { color: theme.frontier, width: 1.5, dash: [5, 4] });
  ctx.restore();
}
