/* The lists: the twin of the map, a button for each claim and each strike.

   Every row is a button in the order of the page, so Tab alone walks through all of them; arrows, Page, Home and End
   are quicker. Above 500 rows only those near the eye exist: the row that has the focus and its neighbours always do,
   so that Tab finds its way on, and aria-setsize and aria-posinset tell where one is. */
import { el } from "./dom.js";

const ALL_UP_TO = 500;
const SPARE = 6; // rows kept above and below what is seen

/** The rows that must exist: those seen, some more, and those around the one that has the focus. */
export function rowsNeeded(top, bottom, high, n, focus) {
  const from = Math.max(0, Math.floor(top / high) - SPARE);
  const to = Math.min(n, Math.ceil(bottom / high) + SPARE);
  const rows = [];
  const near = focus < 0 ? [] : [focus - 1, focus, focus + 1].filter((row) => row >= 0 && row < n);
  for (const row of near) if (row < from) rows.push(row);
  for (let row = from; row < to; row += 1) rows.push(row);
  for (const row of near) if (row >= Math.max(from, to)) rows.push(row);
  return rows;
}

/** The row that a key goes to from `row`, null for a key that goes nowhere. */
export function rowOfKey(key, row, n) {
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
  if (key === "Home") return 0;
  if (key === "End") return n - 1;
  return key in steps ? Math.max(0, Math.min(n - 1, row + steps[key])) : null;
}

/** A list of buttons inside a box that scrolls: {node, set(items), draw(), mark()}; `kind` is {label, high, row(item), isNow(item)}. */
export function buttonList(scroller, kind) {
  const list = el("ul", { class: "gm-rows", "aria-label": kind.label, onkeydown: pressed });
  const held = new Map(); // row -> li
  let items = [];
  let virtual = false;

  function made(row) {
    const node = el("li", virtual ? { "aria-setsize": items.length, "aria-posinset": row + 1 } : {}, kind.row(items[row]));
    node.dataset.row = row;
    if (virtual) node.style.setProperty("top", row * kind.high + "px");
    return node;
  }

  function focusRow() {
    const node = document.activeElement && document.activeElement.closest("li[data-row]");
    return node && list.contains(node) ? Number(node.dataset.row) : -1;
  }

  function draw() {
    const top = virtual ? scroller.scrollTop - list.offsetTop : 0;
    const rows = virtual ? rowsNeeded(top, top + scroller.clientHeight, kind.high, items.length, focusRow()) : items.keys();
    const wanted = new Set(rows);
    for (const [row, node] of held) {
      if (wanted.has(row)) continue;
      node.remove();
      held.delete(row);
    }
    let before = list.firstChild;
    for (const row of wanted) {
      let node = held.get(row);
      if (!node) {
        node = made(row);
        held.set(row, node);
        list.insertBefore(node, before);
      } else before = node.nextSibling;
    }
  }

  function goTo(row) {
    if (virtual) {
      const top = list.offsetTop + row * kind.high;
      const { scrollTop, clientHeight } = scroller;
      if (top < scrollTop || top + kind.high > scrollTop + clientHeight) scroller.scrollTop = top - clientHeight / 3;
      draw();
    }
    held.get(row).querySelector("button").focus({ preventScroll: virtual });
  }

  function pressed(event) {
    const row = focusRow();
    const next = row < 0 || event.ctrlKey || event.metaKey || event.altKey ? null : rowOfKey(event.key, row, items.length);
    if (next === null) return;
    event.preventDefault();
    if (next !== row) goTo(next);
  }

  return {
    node: list,
    /** Shows these items; a row that has the focus keeps it if its item is still there. */
    set(next) {
      const at = focusRow();
      const kept = at >= 0 ? next.indexOf(items[at]) : -1;
      items = next;
      virtual = items.length > ALL_UP_TO;
      held.clear();
      list.replaceChildren();
      list.classList.toggle("gm-virtual", virtual);
      list.style.setProperty("height", virtual ? items.length * kind.high + "px" : "auto");
      draw();
      this.mark();
      if (kept >= 0) goTo(kept);
    },
    draw() {
      if (virtual) draw();
    },
    /** Marks the rows whose item is looked at. */
    mark() {
      for (const [row, node] of held) {
        const one = node.querySelector("button");
        if (kind.isNow(items[row])) one.setAttribute("aria-current", "true");
        else one.removeAttribute("aria-current");
      }
    },
    /** The row of an item, brought into view and focused. */
    focus: (item) => {
      const row = items.indexOf(item);
      if (row >= 0) goTo(row);
    },
  };
}
