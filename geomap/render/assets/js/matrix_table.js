/* The table "who says what": every cell is a button that opens its sentence below its row. */
import { button, el, said } from "./dom.js";
import { MOST_COLUMNS } from "./matrix.js";
import { sentenceNode, swatchOf } from "./quotes.js";
import { counted, heldIn, say } from "./words.js";

const MOST_SENTENCES = 4;
let panes = 0;

/** The claim whose source gives a column its family: one of the origin's own name, else its first. */
export function claimOfColumn(model, column) {
  const own = column.told.find((i) => model.sources[model.claims.source[i]].name === column.name);
  return own === undefined ? column.told[0] : own;
}

/** The head of a column: who, of which family, with how many copies. */
function columnHead(app, column) {
  const kept = claimOfColumn(app.model, column);
  return el("th", { scope: "col" }, el("div", { class: "gm-column" },
    kept === undefined ? null : swatchOf(app.model, kept),
    said("span", "gm-origin", column.name)),
  column.copies.length ? el("span", { class: "gm-meta" }, counted("+ {n} copy", "+ {n} copies", column.copies.length)) : null);
}

/** The line above the origins that says which of them are independent. */
function groupHead(columns) {
  const groups = [[say("independent"), columns.filter((one) => one.independent === true).length],
    [say("independence unknown"), columns.filter((one) => one.independent !== true).length]];
  return el("tr", { class: "gm-groups" }, el("td", {}), groups.filter(([, n]) => n).map(([words, n]) =>
    el("th", { scope: "colgroup", colspan: n }, words)));
}

/** What a cell shows of a value. */
function cellWords(one) {
  const inferred = one.sources.every((source) => heldIn("inferred: {why}", source.note) !== null);
  const year = one.sources.some((source) => heldIn("inferred: {why}", source.note) === say("the year, from the run's other documents on the strike") ||
    heldIn("inferred: {why}", source.note) === say("the year, from the document")); // the day is stated
  return [
    one.replaced ? [el("span", { class: "gm-unseen" }, say("replaced by the origin itself:") + " "), el("s", { dir: "auto" }, one.words)] : said("span", "", one.words),
    one.tag ? said("span", "gm-aside", one.tag) : null,
    one.differs ? el("span", { class: "gm-aside gm-alarm" }, say("differs")) : null,
    inferred ? el("span", { class: "gm-aside gm-inferred" }, year ? say("year inferred") : say("inferred")) : null,
  ];
}

/** What opens below a row for one value: a sentence for each claim that says so. */
function paneNode(app, details, column, name, one, beside) {
  const shown = one.sources.slice(0, MOST_SENTENCES);
  const others = one.sources.slice(MOST_SENTENCES);
  return el("div", { class: "gm-pane", role: "group", "aria-label": name + ", " + column.name },
    el("p", { class: "gm-pane-head" }, said("strong", "", column.name), said("span", "", " · " + name.replace("?", "") + ": " + one.words + (one.tag ? " (" + one.tag + ")" : ""))),
    one.differs && one.condition ? said("p", "gm-condition", say("Others say otherwise, {condition}.", { condition: one.condition })) : null,
    shown.map((source) => sentenceNode(app, details.get(source.claim), source, one.words, beside)),
    others.length ? el("p", { class: "gm-meta" }, say("Also in:") + " ", others.map((source, n) =>
      [n ? ", " : "", button("gm-link", say("claim {number}", { number: n + 1 }), () => app.open.claim(source.claim))])) : null);
}

/** A row of the table with the pane that its cells open. */
function rowNodes(app, details, columns, [key, name], single) {
  const id = "gm-pane-" + (panes += 1);
  const room = el("td", { colspan: columns.length + 1 });
  const pane = el("tr", { class: "gm-panerow", id, hidden: true }, room);
  const buttons = [];
  const toggle = (pressed, column, one) => {
    const closes = pressed.getAttribute("aria-expanded") === "true";
    for (const other of buttons) other.setAttribute("aria-expanded", String(other === pressed && !closes));
    pane.hidden = closes;
    room.replaceChildren(...(closes ? [] : [paneNode(app, details, column, name, one, single)]));
    if (closes) return;
    pane.scrollIntoView({ block: "nearest" });
    pressed.scrollIntoView({ block: "nearest" }); // where the pane is taller than the sheet
  };
  const cell = (column) => {
    const held = column.rows.get(key) || [];
    if (!held.length && key === "same") return el("td", { class: "gm-void" }, say("as stated"));
    if (!held.length) return el("td", { class: "gm-void" }, el("span", { "aria-hidden": "true" }, "—"), el("span", { class: "gm-unseen" }, say("not stated")));
    const differs = held.some((one) => one.differs);
    return el("td", { class: differs ? "gm-differs" : null }, held.map((one) => {
      const made = button("gm-cell", cellWords(one).flat(), () => toggle(made, column, one), { "aria-expanded": "false", "aria-controls": id });
      buttons.push(made);
      return made;
    }));
  };
  const row = el("tr", { "data-row": key }, el("th", { scope: "row" }, name), columns.map(cell));
  return [row, pane];
}

/** The table itself, of these columns. */
function tableNode(app, details, matrix, columns, caption) {
  const grouped = matrix.columns.length > 1;
  const rows = matrix.rows.filter(([key]) => columns.some((column) => column.rows.has(key)));
  return el("table", { class: "gm-matrix" + (grouped ? "" : " gm-two-columns") },
    el("caption", { class: "gm-unseen" }, caption),
    el("thead", { class: matrix.single ? "gm-unseen" : null }, grouped ? groupHead(columns) : null,
      el("tr", {}, el("td", {}), columns.map((column) => columnHead(app, column)))),
    el("tbody", {}, rows.map((row) => rowNodes(app, details, columns, row, matrix.single))));
}

/** The table in a box that scrolls sideways; more than six origins only when they are asked for. */
export function matrixNode(app, details, matrix, caption) {
  const box = el("div", { class: "gm-matrix-box", tabindex: "0", role: "region", "aria-label": caption });
  const few = matrix.columns.filter((column) => column.rank < MOST_COLUMNS);
  const hint = el("p", { class: "gm-hint" });
  const all = button("gm-small", "", () => show(true), { hidden: true });
  const tellWidth = () => {
    hint.textContent = box.scrollWidth > box.clientWidth + 2 ? say("More origins to the right: scroll the table sideways.") : "";
  };
  const show = (whole) => {
    const columns = whole ? matrix.columns : few;
    all.hidden = columns.length === matrix.columns.length;
    all.textContent = counted("Show the {n} origin", "Show all {n} origins", matrix.columns.length);
    box.replaceChildren(tableNode(app, details, matrix, columns, caption));
    if (whole) box.focus({ preventScroll: true });
    tellWidth();
  };
  show(matrix.columns.length <= MOST_COLUMNS);
  if (typeof ResizeObserver === "function") new ResizeObserver(tellWidth).observe(box);
  box.addEventListener("scroll", () => box.classList.toggle("gm-scrolled", box.scrollLeft > 2), { passive: true });
  return el("div", { class: "gm-matrix-part" }, hint, box, all);
}
