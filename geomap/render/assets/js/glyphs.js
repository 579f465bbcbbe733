/* A mark's drawing from the table of symbols (layers/symbols.py): form, stretches by family, rings, bar. */
import { el, css } from "./dom.js";
import { safeColor } from "./text.js";

const ARC_STEP = 7.5 / 360; // a stretch of a circle turns by at most so much from corner to corner
const MOST_SPRITES = 3000;

/** The table of symbols as the script works with it. */
export function symbolTable(symbols) {
  const forms = symbols.forms.map(([key, words, corners, scale, dy]) => ({ key, words, corners, scale, dy }));
  const strokes = symbols.strokes.map(([stance, words, dash, ring, bar]) => ({
    stance, words, dash, ring: Boolean(ring), bar: Boolean(bar),
  }));
  return Object.assign({}, symbols, { forms, strokes });
}

/** The points [x, y] along a form's outline between two parts of its length; the twin of symbols.stretch. */
export function stretch(corners, start, end) {
  if (!corners.length) {
    const steps = Math.max(1, Math.ceil((end - start) / ARC_STEP - 1e-9));
    return Array.from({ length: steps + 1 }, (_, n) => {
      const angle = 2 * Math.PI * (start + ((end - start) * n) / steps);
      return [Math.sin(angle), -Math.cos(angle)];
    });
  }
  const line = corners.concat([corners[0]]);
  const far = [0];
  for (let i = 1; i < line.length; i += 1) far.push(far[i - 1] + Math.hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]));
  const whole = far[far.length - 1];
  const at = (length) => {
    const i = Math.min(line.length - 1, Math.max(1, far.findIndex((one) => length <= one)));
    const part = (length - far[i - 1]) / (far[i] - far[i - 1]);
    return [line[i - 1][0] + (line[i][0] - line[i - 1][0]) * part, line[i - 1][1] + (line[i][1] - line[i - 1][1]) * part];
  };
  const inner = line.filter((_, i) => far[i] > start * whole && far[i] < end * whole);
  return [at(start * whole), ...inner, at(end * whole)];
}

/** The length of a form's outline in units of its radius. */
export function outlineLength(corners) {
  if (!corners.length) return 2 * Math.PI;
  return corners.reduce((sum, [x, y], i) => {
    const [toX, toY] = corners[(i + 1) % corners.length];
    return sum + Math.hypot(toX - x, toY - y);
  }, 0);
}

/** A look's radius, stroke and text size in px; marks of several origins are larger, so that numbers fit. */
export function measures(table, look) {
  const kind = look.several ? "several" : "one";
  const { sizes } = table;
  return { radius: sizes["radius_" + kind], stroke: sizes["stroke_" + kind], text: sizes["text_" + kind] };
}

/** How far a look reaches from its middle, in px: its outermost ring. */
export function reachOf(table, look) {
  const { sizes } = table;
  const { radius, stroke } = measures(table, look);
  const r = radius * table.forms[look.form].scale;
  let reach = r + stroke / 2;
  if (table.strokes[look.stroke].ring) reach = Math.max(reach, r + stroke / 2 + sizes.ring_off + sizes.ring_width);
  if (look.stack) reach += sizes.stack_off;
  if (look.disputed) reach = Math.max(reach, r + stroke / 2 + sizes.alarm_off + sizes.alarm_width);
  return reach;
}

/** The colour with six digits, so that its opacity can follow. */
function longHex(color) {
  return color.length === 4 ? "#" + color.slice(1).replace(/./g, "$&$&") : color;
}

/** What the style says now: ink, paper and the like, and each family's colour. */
export function themeOf(model) {
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const { colors } = model.head.symbols;
  const theme = { dark };
  for (const name of ["ink", "paper", "soft", "land", "focus", "sea", "shore", "border", "frontier", "town", "region", "water"]) {
    theme[name] = css("--gm-" + name);
  }
  theme.alarm = safeColor(colors.alarm[dark ? 1 : 0]);
  theme.area = longHex(safeColor(colors.area[dark ? 1 : 0]));
  theme.family = model.families.map((one) => longHex(safeColor(dark ? one.dark || one.color : one.color)));
  return theme;
}

/** Adds the points to the path, `r` px a unit. */
function tracePoints(ctx, points, r) {
  ctx.beginPath();
  points.forEach(([x, y], i) => (i ? ctx.lineTo(x * r, y * r) : ctx.moveTo(x * r, y * r)));
}

/** Strokes each family's stretch of the outline; parts are [family, number of origins]. */
function drawStretches(ctx, corners, r, look, style) {
  const whole = look.parts.reduce((sum, part) => sum + part[1], 0) || 1;
  const gap = look.parts.length > 1 ? style.gap / (outlineLength(corners) * r) / 2 : 0;
  let start = 0;
  for (const [family, number] of look.parts) {
    const end = start + number / whole;
    tracePoints(ctx, stretch(corners, start + gap, Math.max(start + gap, end - gap)), r);
    if (look.parts.length === 1) ctx.closePath();
    ctx.strokeStyle = style.theme.family[family] || style.theme.soft;
    ctx.stroke();
    start = end;
  }
}

/** Writes the number or the letter into the mark. */
function drawLabel(ctx, table, look, theme) {
  const { text } = measures(table, look);
  const size = text * Math.min(1, 2.6 / look.label.length);
  ctx.font = "700 " + size + "px system-ui, sans-serif";
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  const y = table.forms[look.form].dy * measures(table, look).radius + size * 0.36;
  ctx.fillStyle = look.pale ? theme.soft : theme.ink;
  ctx.fillText(look.label, 0, y);
}

/** Strikes the mark through, rising to the right; a thin edge of paper keeps its letter legible. */
function drawBar(ctx, far, width, theme) {
  const reach = far / Math.SQRT2;
  for (const [wide, color] of [[width + 1.6, theme.paper], [width, theme.ink]]) {
    ctx.beginPath();
    ctx.moveTo(-reach, reach);
    ctx.lineTo(reach, -reach);
    ctx.lineWidth = wide;
    ctx.strokeStyle = color;
    ctx.stroke();
  }
}

/** A dashed or plain ring around the mark. */
function drawRing(ctx, r, width, color, dash) {
  ctx.beginPath();
  ctx.arc(0, 0, r, 0, 2 * Math.PI);
  ctx.setLineDash(dash);
  ctx.lineWidth = width;
  ctx.strokeStyle = color;
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Draws a mark around the canvas's origin. */
export function drawGlyph(ctx, table, look, theme) {
  const { sizes } = table;
  const { radius, stroke } = measures(table, look);
  const form = table.forms[look.form];
  const line = table.strokes[look.stroke];
  const r = radius * form.scale;
  const first = theme.family[look.parts.length ? look.parts[0][0] : -1] || theme.soft;
  ctx.lineJoin = "round";
  if (look.stack) {
    ctx.save();
    ctx.translate(sizes.stack_off, -sizes.stack_off);
    tracePoints(ctx, stretch(form.corners, 0, 1), r);
    ctx.closePath();
    ctx.fillStyle = theme.paper;
    ctx.fill();
    ctx.lineWidth = stroke * 0.5;
    ctx.strokeStyle = theme.soft;
    ctx.stroke();
    ctx.restore();
  }
  tracePoints(ctx, stretch(form.corners, 0, 1), r + stroke / 2);
  ctx.fillStyle = theme.paper;
  ctx.fill();
  if (look.filled) {
    ctx.globalAlpha = sizes.fill;
    ctx.fillStyle = first;
    ctx.fill();
    ctx.globalAlpha = 1;
  }
  ctx.lineWidth = stroke;
  ctx.globalAlpha = look.pale ? sizes.pale : 1;
  ctx.setLineDash(line.dash);
  drawStretches(ctx, form.corners, r, look, { gap: sizes.gap, theme });
  ctx.setLineDash([]);
  if (line.ring) drawRing(ctx, r + stroke / 2 + sizes.ring_off, sizes.ring_width, first, []);
  ctx.globalAlpha = 1;
  drawLabel(ctx, table, look, theme);
  if (line.bar) drawBar(ctx, radius * sizes.bar_reach, sizes.bar_width, theme);
  if (look.disputed) drawRing(ctx, r + stroke / 2 + (look.tiny ? 2 : sizes.alarm_off), sizes.alarm_width, theme.alarm, look.tiny ? [] : table.alarm_dash);
}

/** A look in one word, so that equal looks share one sprite. */
export function lookKey(look) {
  return [look.form, look.stroke, look.several, look.pale, look.disputed, look.filled, look.stack, look.tiny, look.label, look.parts].join("|");
}

/** A canvas that holds the glyph, `scale` times as large; its middle is the mark's. */
export function glyphCanvas(table, look, theme, scale, ratio) {
  const half = Math.ceil((reachOf(table, look) + 1) * scale);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.round(2 * half * ratio);
  const ctx = canvas.getContext("2d");
  ctx.setTransform(ratio * scale, 0, 0, ratio * scale, half * ratio, half * ratio);
  drawGlyph(ctx, table, look, theme);
  return { canvas, half };
}

/** Glyphs that are drawn once a look: get(look, scale) gives {canvas, half}; clear() after the theme changed. */
export function spriteStore(table, theme, ratio) {
  const held = new Map();
  return {
    get(look, scale) {
      const key = scale + "|" + (look.key || lookKey(look));
      let sprite = held.get(key);
      if (!sprite) {
        if (held.size > MOST_SPRITES) held.clear();
        sprite = glyphCanvas(table, look, theme, scale, ratio);
        held.set(key, sprite);
      }
      return sprite;
    },
  };
}

/** An element that shows the glyph beside words; it says nothing itself. */
export function glyphNode(table, look, theme, scale) {
  const ratio = Math.max(2, window.devicePixelRatio || 1); // sharp in print too
  const { canvas, half } = glyphCanvas(table, look, theme, scale, ratio);
  canvas.style.setProperty("width", 2 * half + "px");
  canvas.style.setProperty("height", 2 * half + "px");
  return el("span", { class: "gm-glyph", "aria-hidden": "true" }, canvas);
}
