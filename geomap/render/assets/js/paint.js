/* The picture of the marks: discs, glyphs and names of a view, laid out and then drawn. */
import { drawAreas } from "./areas.js";
import { pixelsPerMetre } from "./canvas.js";
import { drawGlyph, lookKey, reachOf } from "./glyphs.js";
import { aroundDot, asName, firstFree, makeRoom, NAME_STYLES, placeNames } from "./labels.js";
import { groupLook } from "./marks.js";
import { leaderOf } from "./tags.js";
import { crowdOf, fanOf, groupsOf, liveMarks, seenPlaces, thinned } from "./places.js";

const NAMED_FROM = 5; // the zoom from which the places of marks have their names
const PLACE_FONT = "700 13px ";
const MOST_NAMED = 60;
const MOST_TINY = 2; // families in a small ring
/** Ways to stand beside one's point, the nearest first. */
const ASIDE = [[0, 0], ...[16, 30, 46, 64].flatMap((far) => Array.from({ length: 8 }, (_, n) => [
  Math.round(far * Math.cos((n * Math.PI) / 4)), Math.round(far * Math.sin((n * Math.PI) / 4)),
]))];

/** A place's glyphs around its point: {spot, glyphs} with offsets from the point. */
function layPlace(scene, p, crowd) {
  const marks = liveMarks(scene.places, scene.tallied, p);
  const groups = groupsOf(marks, crowd.fan);
  const offsets = groups.length > 1 ? fanOf(scene.table, groups.length, crowd.scale) : [[0, 0]];
  const shape = scene.model.shapes[scene.places.shape[p]];
  const spot = { p, shape, exact: shape.level === "point", fanned: groups.length > 1, moved: false, reach: 0, glyph: 0, ways: offsets, family: -1 };
  const glyphs = groups.map((group, g) => {
    const look = scene.lookOf(group, crowd.words);
    const reach = reachOf(scene.table, look) * crowd.scale;
    const lift = spot.exact && !spot.fanned && crowd.words ? -(reach + 3 * crowd.scale) : 0;
    const [dx, dy] = [offsets[g][0], offsets[g][1] + lift];
    spot.reach = Math.max(spot.reach, Math.abs(dx) + reach, Math.abs(dy) + reach);
    spot.glyph = Math.max(spot.glyph, reach);
    if (g === 0 && look.parts.length) spot.family = look.parts[0][0];
    return { dx, dy, x: 0, y: 0, reach, look, marks: group, p };
  });
  return { spot, glyphs };
}

/** Where a place's glyphs stand free of weightier places' ones: at its point, else beside it. */
function standFree(glyphs, x, y, standing) {
  for (const [aside, down] of ASIDE) {
    const clash = glyphs.some((glyph) => standing.some((other) => (
      Math.hypot(other.x - x - aside - glyph.dx, other.y - y - down - glyph.dy) < 0.95 * (other.reach + glyph.reach)
    )));
    if (!clash) return [aside, down];
  }
  return [0, 0];
}

/** What is drawn of the frame's places: glyphs with their middle and reach, and the places' dots and discs. */
export function layOut(scene, frame) {
  const seen = seenPlaces(scene.places, scene.order, frame);
  const crowd = crowdOf(seen.inView, frame.zoom);
  const { drawn, under } = thinned(seen, frame, (p) => scene.chosenPlaces.has(p));
  const laid = { glyphs: [], spots: [], under, crowd };
  for (const i of drawn) {
    const { spot, glyphs } = layPlace(scene, seen.place[i], crowd);
    spot.x = seen.x[i];
    spot.y = seen.y[i];
    const [aside, down] = crowd.discs ? standFree(glyphs, spot.x, spot.y, laid.glyphs) : [0, 0];
    spot.moved = aside !== 0 || down !== 0;
    spot.midX = spot.x + aside;
    spot.midY = spot.y + down;
    for (const glyph of glyphs) {
      glyph.x = spot.midX + glyph.dx;
      glyph.y = spot.midY + glyph.dy;
      laid.glyphs.push(glyph);
    }
    laid.spots.push(spot);
  }
  laid.glyphs.reverse(); // the weightiest come last, on top
  laid.spots.reverse();
  return laid;
}

/** Takes the room of glyphs and names the places under them: [{text, x, y, box}…]. */
function namePlaces(laid, frame, room, measure) {
  for (const glyph of laid.glyphs) {
    const half = glyph.reach - 2; // a name beside it must not share its cells
    room.take([glyph.x - half, glyph.y - half, glyph.x + half, glyph.y + half]);
  }
  if (frame.zoom < NAMED_FROM || laid.spots.length > MOST_NAMED) return [];
  const out = [];
  for (const { midX: x, midY: y, fanned, reach, glyph, shape } of laid.spots.slice().reverse()) {
    const text = asName(shape.name, 40);
    const wide = measure(text) + 4;
    // A lone mark that stands above its dot reaches far up, but no farther aside than it is wide.
    const box = firstFree(room, aroundDot(x, y, wide, 16, (fanned ? reach : glyph) + 4), frame.view);
    if (box) out.push({ text, x, y, box });
  }
  return out;
}

/** The room of a frame with its glyphs and names in it: {room, names, placeNames}; chips find theirs in it later. */
export function layNames(scene, frame, laid) {
  const room = makeRoom(frame.wide, frame.high);
  for (const box of scene.blocked(frame)) room.take(box);
  const own = namePlaces(laid, frame, room, (text) => scene.measure(PLACE_FONT, text));
  const named = new Set(laid.spots.map((spot) => spot.shape.name));
  const near = (x, y) => laid.spots.some((spot) => Math.abs(spot.x - x) < 12 && Math.abs(spot.y - y) < 12);
  const few = laid.spots.length <= 4 * MOST_NAMED;
  const hidden = (one, x, y) => (one.kind === "town" ? few && (named.has(one.name) && near(x, y)) : scene.areaNames.has(one.name));
  const measure = ({ kind, text }) => scene.measure(NAME_STYLES[kind].font, text) + NAME_STYLES[kind].spacing * text.length;
  const towns = placeNames(scene.names.filter((one) => one.kind === "town"), frame, room, measure, hidden);
  return { room, own, names: towns, measure, hidden };
}

/** Names of areas, once chips have found their room. */
export function layAreaNames(scene, frame, laid) {
  const rest = scene.names.filter((one) => one.kind !== "town");
  laid.names.push(...placeNames(rest, frame, laid.room, laid.measure, laid.hidden));
}

/** Writes a text with a halo of the ground's colour, so that lines do not run through it. */
function drawText(ctx, text, x, y, color, halo) {
  ctx.strokeStyle = halo;
  ctx.lineWidth = 3;
  ctx.lineJoin = "round";
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

/** Draws the ground's names. */
function drawNames(ctx, names, scene) {
  const { theme } = scene;
  ctx.textBaseline = "middle";
  for (const { one, x, y, box } of names) {
    const style = NAME_STYLES[one.kind];
    ctx.font = style.font + scene.fontFamily;
    ctx.letterSpacing = style.spacing + "px";
    ctx.textAlign = "left";
    if (one.kind === "town") {
      ctx.beginPath();
      ctx.arc(x, y, 2, 0, 2 * Math.PI);
      ctx.fillStyle = theme.town;
      ctx.fill();
    }
    drawText(ctx, one.text, box[0] + 2, (box[1] + box[3]) / 2 + 0.5, theme[style.color], one.kind === "sea" ? theme.sea : theme.land);
  }
  ctx.letterSpacing = "0px";
}

/** A soft disc without an edge, at least as wide as its glyphs. */
function drawDisc(ctx, spot, frame, scene) {
  const least = spot.moved ? 8 : spot.fanned ? spot.glyph : spot.reach + 5;
  const metres = spot.shape.radius_m * pixelsPerMetre((spot.y + frame.top) / frame.scale, frame.zoom);
  const r = Math.max(least, metres);
  const color = scene.theme.family[spot.family] || scene.theme.area;
  const shade = ctx.createRadialGradient(spot.x, spot.y, 0, spot.x, spot.y, r);
  const clear = color + "00";
  const full = color + Math.round(255 * 1.8 * scene.table.sizes.disc).toString(16).padStart(2, "0");
  shade.addColorStop(0, full);
  shade.addColorStop(0.72, full);
  shade.addColorStop(1, clear);
  ctx.fillStyle = shade;
  ctx.beginPath();
  ctx.arc(spot.x, spot.y, r, 0, 2 * Math.PI);
  ctx.fill();
}

/** Draws what lies under a place's glyphs: its disc, the dot of a named site, the middle of a fan. */
function drawSpot(ctx, spot, frame, scene) {
  if (!spot.exact) drawDisc(ctx, spot, frame, scene);
  if (!spot.exact && !spot.fanned && !spot.moved) return;
  ctx.beginPath();
  for (const [dx, dy] of spot.ways) { // to each mark that stands beside the point
    ctx.moveTo(spot.x, spot.y);
    ctx.lineTo(spot.midX + dx, spot.midY + dy);
  }
  ctx.strokeStyle = scene.theme.soft;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(spot.x, spot.y, scene.table.sizes.dot * 1.2, 0, 2 * Math.PI);
  ctx.fillStyle = scene.theme.ink;
  ctx.fill();
}

/** Draws all marks of the frame as they were laid out. */
export function drawMarks(ctx, frame, laid, scene, placed) {
  drawAreas(ctx, frame, scene.areas, { sizes: scene.table.sizes, theme: scene.theme });
  drawNames(ctx, laid.names, scene);
  drawLeaders(ctx, placed, scene.theme);
  if (laid.crowd.discs) for (const spot of laid.spots) drawSpot(ctx, spot, frame, scene);
  for (const glyph of laid.glyphs) {
    if (glyph.marks.some((m) => scene.chosen.has(m))) drawHalo(ctx, glyph, scene.theme);
    drawMark(ctx, glyph, laid.crowd, scene);
  }
  ctx.font = PLACE_FONT + scene.fontFamily;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  for (const { text, box } of laid.own) drawText(ctx, text, box[0] + 2, (box[1] + box[3]) / 2 + 0.5, scene.theme.ink, scene.theme.land);
}

/** Draws one mark; small ones of a crowd from their sprite, since few of them differ. */
function drawMark(ctx, { look, x, y }, crowd, scene) {
  if (look.tiny) {
    const { canvas, half } = scene.sprites.get(look, crowd.scale);
    ctx.drawImage(canvas, x - half, y - half, 2 * half, 2 * half);
    return;
  }
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(crowd.scale, crowd.scale);
  drawGlyph(ctx, scene.table, look, scene.theme);
  ctx.restore();
}

/** Draws the ring of what is selected. */
function drawHalo(ctx, glyph, theme) {
  ctx.beginPath();
  ctx.arc(glyph.x, glyph.y, glyph.reach + 4, 0, 2 * Math.PI);
  ctx.fillStyle = theme.paper;
  ctx.fill();
  ctx.strokeStyle = theme.focus;
  ctx.lineWidth = 3;
  ctx.stroke();
}

/** Looks of groups of marks, kept until the claims shown change; those without words are small rings. */
export function lookStore(tallied, letters) {
  const held = new Map();
  return (group, words) => {
    const key = group[0] * 2 + (words ? 1 : 0);
    const known = group.length === 1 ? held.get(key) : null;
    if (known) return known;
    const look = groupLook(tallied, group, letters);
    if (!words) {
      // So small, no more can be told apart than which families speak.
      const parts = look.parts.slice().sort((a, b) => b[1] - a[1]).slice(0, MOST_TINY).map(([family]) => [family, 1]).sort((a, b) => a[0] - b[0]);
      Object.assign(look, { label: "", stack: false, tiny: true, several: true, parts });
      look.key = lookKey(look);
    }
    if (group.length === 1) held.set(key, look);
    return look;
  };
}

/** Draws the lines from tags that stand outside their areas. */
function drawLeaders(ctx, placed, theme) {
  ctx.strokeStyle = theme.soft;
  ctx.lineWidth = 1;
  for (const tag of placed) {
    if (!tag.moved) continue;
    const [[x1, y1], [x2, y2]] = leaderOf(tag);
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.stroke();
  }
}
