// Draws marks with the page's own script and tells each line that it draws, as JSON.
// Standard input: {symbols, families: [colours], marks: [{form, stance, family, pale, disputed}]}.
import { readFileSync } from "node:fs";
import { drawGlyph, symbolTable } from "../../geomap/render/assets/js/glyphs.js";

/** A pen that writes down its lines: points, or the radius of a whole circle. */
function recorder() {
  const lines = [];
  let points = [], radius = null, dash = [];
  const nothing = () => {};
  return {
    lines, globalAlpha: 1, save: nothing, restore: nothing, translate: nothing, fill: nothing, fillText: nothing, closePath: nothing,
    beginPath() { points = []; radius = null; },
    moveTo(x, y) { points.push([x, y]); },
    lineTo(x, y) { points.push([x, y]); },
    arc(x, y, r) { radius = r; },
    setLineDash(given) { dash = given; },
    stroke() { lines.push({ color: this.strokeStyle, width: this.lineWidth, alpha: this.globalAlpha, dash, radius, points }); },
  };
}

const { symbols, families, marks } = JSON.parse(readFileSync(0, "utf8"));
const table = symbolTable(symbols);
const theme = { ink: "ink", paper: "paper", soft: "soft", alarm: symbols.colors.alarm[0], area: symbols.colors.area[0], family: families };
const drawn = marks.map((mark) => {
  const pen = recorder();
  drawGlyph(pen, table, {
    form: table.forms.findIndex((one) => one.key === mark.form),
    stroke: table.strokes.findIndex((one) => one.stance === mark.stance),
    several: false, filled: false, stack: false, tiny: false, label: "X",
    pale: mark.pale, disputed: mark.disputed, parts: [[mark.family, 1]],
  }, theme);
  return pen.lines;
});
process.stdout.write(JSON.stringify(drawn));
