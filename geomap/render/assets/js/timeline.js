/* The days of the strikes: bars, a brush by mouse, touch and keys, and two date fields that say the same. */
import { binsOf } from "./filters.js";
import { el, vector } from "./dom.js";
import { dayOf, isoDay, shownDay, shownDays } from "./text.js";
import { counted, groupDigits, say } from "./words.js";

const MOST_BARS = 120;
const HIGH = 48;

/** The counts of bins put together so that at most `most` bars come out: {bars, each (bins a bar)}. */
export function barsOf(counts, most) {
  const each = Math.max(1, Math.ceil(counts.length / most));
  const bars = [];
  for (let i = 0; i < counts.length; i += each) {
    let top = 0;
    for (let k = i; k < Math.min(counts.length, i + each); k += 1) top = Math.max(top, counts[k]);
    bars.push(top);
  }
  return { bars, each };
}

/** A path of bars in a room `bars.length` wide and `HIGH` high; a claim is never less than a pixel. */
export function barPath(bars, top) {
  let d = "";
  bars.forEach((n, i) => {
    if (!n) return;
    const high = Math.max(1.5, (HIGH * n) / top);
    d += "M" + (i + 0.1).toFixed(2) + " " + HIGH + "v" + (-high).toFixed(1) + "h0.8v" + high.toFixed(1) + "z";
  });
  return d;
}

/** The span as it is kept: inside the claims' days, in order, null where it reaches their end. */
export function spanIn([from, to], first, last) {
  const clamp = (day) => Math.max(first, Math.min(last, day));
  let [low, high] = [from === null ? first : clamp(from), to === null ? last : clamp(to)];
  if (low > high) [low, high] = [high, low];
  return [low === first ? null : low, high === last ? null : high];
}

/** Where a key moves a handle that stands at `day`; null for a key that moves none. */
export function movedDay(key, day, low, high) {
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7 };
  if (key === "Home") return low;
  if (key === "End") return high;
  return key in steps ? Math.max(low, Math.min(high, day + steps[key])) : null;
}

/** What the brush does with claims that name no day: those published before its days cannot lie in them. */
export function undatedWords(n) {
  return n ? counted("{n} claim names no day: it stays unless published before the days chosen.", "{n} claims name no day: they stay unless published before the days chosen.", n) : "";
}

/** The bars with their handles and fields: {node, update()}; null where no claim has a day. */
export function makeTimeline(app) {
  const bins = binsOf(app.model.claims);
  const undated = undatedWords(bins.undated);
  const [first, last] = [bins.start, bins.start + bins.n * bins.size - 1];
  const head = el("h2", { id: "gm-h-days" }, say("Day of the strike"));
  const section = (...nodes) => el("section", { class: "gm-part", "aria-labelledby": "gm-h-days" }, nodes,
    undated ? el("p", { class: "gm-note" }, undated) : null);
  if (!bins.n) return { node: section(head, el("p", { class: "gm-note" }, say("No claim names a day."))), update() {} };
  if (first === last) return { node: section(head, el("p", { class: "gm-note" }, say("All claims are of {day}.", { day: shownDay(first) }))), update() {} };
  const set = (span) => app.change((state) => { state.span = spanIn(span, first, last); });
  const now = () => [app.state.span[0] === null ? first : app.state.span[0], app.state.span[1] === null ? last : app.state.span[1]];
  const plot = makePlot(app, bins, { first, last, now, set });
  const fields = makeFields(first, last, now, set);
  return {
    node: section(el("div", { class: "gm-part-head" }, head, fields.all), plot.node, fields.node),
    update() {
      plot.update();
      fields.update();
    },
  };
}

/** Two date fields that show and set the span. */
function makeFields(first, last, now, set) {
  const all = el("button", { type: "button", class: "gm-small", onclick: () => set([null, null]) }, say("all days"));
  const fields = [say("From day"), say("To day")].map((words, i) => el("input", {
    type: "date", min: isoDay(first), max: isoDay(last), "aria-label": words,
    onchange: (event) => {
      const span = now();
      span[i] = dayOf(event.target.value);
      set(span);
    },
  }));
  return {
    all,
    node: el("div", { class: "gm-days" }, fields[0], el("span", { "aria-hidden": "true" }, "–"), fields[1]),
    update() {
      now().forEach((day, i) => {
        if (fields[i].value !== isoDay(day)) fields[i].value = isoDay(day);
      });
      all.classList.toggle("gm-hushed", now()[0] === first && now()[1] === last);
    },
  };
}

/** The bars, pale for all claims and dark for those shown: {node, update(), words(day)}. */
function makeBars(app, bins, { first, last }) {
  const whole = barsOf(app.sifted.counts.days, MOST_BARS);
  const top = Math.max(1, ...whole.bars);
  const size = whole.each * bins.size; // days a bar; the last bar may reach past the last day
  const dark = vector("path", { class: "gm-bars-shown" });
  let shown = whole.bars;
  return {
    node: vector("svg", { viewBox: "0 0 " + (bins.n * bins.size) / size + " " + HIGH, preserveAspectRatio: "none", "aria-hidden": "true" },
      vector("path", { class: "gm-bars-all", d: barPath(whole.bars, top) }), dark),
    update() {
      shown = barsOf(app.sifted.counts.days, MOST_BARS).bars;
      dark.setAttribute("d", barPath(shown, top));
    },
    words(day) {
      const bar = Math.floor((day - first) / size);
      const low = first + bar * size;
      return shownDays(low, Math.min(last, low + size - 1)) + ": " + (size > 1 ? say("{n} a day at most", { n: groupDigits(shown[bar]) }) : counted("{n} claim", "{n} claims", shown[bar]));
    },
  };
}

/** The two ends of the span, which keys move: {nodes, update(part)}; part tells where a day lies, in percent. */
function makeHandles({ first, last, now, set }) {
  const pressed = (event, i) => {
    const span = now();
    const day = movedDay(event.key, span[i], i ? span[0] : first, i ? last : span[1]);
    if (day === null) return;
    event.preventDefault();
    span[i] = day;
    set(span);
  };
  const nodes = [say("First day shown"), say("Last day shown")].map((label, i) => el("div", {
    class: "gm-handle", role: "slider", tabindex: 0, "aria-label": label, "aria-orientation": "horizontal",
    onkeydown: (event) => pressed(event, i),
  }));
  return {
    nodes,
    update(part) {
      const [from, to] = now();
      [[from, part(from), first, to], [to, part(to + 1), from, last]].forEach(([day, left, low, high], i) => {
        nodes[i].style.setProperty("left", left + "%");
        const values = { valuemin: low, valuemax: high, valuenow: day, valuetext: shownDay(day) };
        for (const [key, value] of Object.entries(values)) nodes[i].setAttribute("aria-" + key, value);
      });
    },
  };
}

/** The bars under a brush with two handles, and what they say in words. */
function makePlot(app, bins, room) {
  const days = bins.n * bins.size;
  const bars = makeBars(app, bins, room);
  const handles = makeHandles(room);
  const shades = [el("div", { class: "gm-shade" }), el("div", { class: "gm-shade" })];
  const words = el("p", { class: "gm-bar-words" });
  const box = el("div", { class: "gm-plot" }, bars.node, shades, handles.nodes);
  const part = (day) => (100 * (day - room.first)) / days;
  const tell = (day) => { words.textContent = day === null ? shownDays(...room.now()) : bars.words(day); };
  brush(box, Object.assign({ days, tell }, room));
  return {
    node: el("div", { class: "gm-timeline" }, box, words),
    update() {
      const [from, to] = room.now();
      bars.update();
      handles.update(part);
      shades[0].style.setProperty("width", part(from) + "%");
      shades[1].style.setProperty("width", 100 - part(to + 1) + "%");
      tell(null);
    },
  };
}

/** Lets a pointer draw a span, pull one of its ends, or move it; a click picks one day. */
function brush(box, { first, last, days, now, set, tell }) {
  let grip = null;
  const dayAt = (event) => {
    const { left, width } = box.getBoundingClientRect();
    return Math.max(first, Math.min(last, first + Math.floor(((event.clientX - left) / width) * days)));
  };
  box.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const [from, to] = now();
    const day = dayAt(event);
    const handle = Array.from(box.querySelectorAll(".gm-handle")).indexOf(event.target);
    const inside = handle < 0 && day >= from && day <= to && (from !== first || to !== last);
    grip = handle >= 0 ? { fixed: handle ? from : to } : inside ? { day, from, to, moved: false } : { fixed: day };
    box.setPointerCapture(event.pointerId);
    if (handle < 0) event.preventDefault();
  });
  box.addEventListener("pointermove", (event) => {
    const day = dayAt(event);
    if (!grip) return tell(day);
    if ("fixed" in grip) return set([Math.min(grip.fixed, day), Math.max(grip.fixed, day)]);
    const step = Math.max(first - grip.from, Math.min(last - grip.to, day - grip.day));
    grip.moved = grip.moved || step !== 0;
    return set([grip.from + step, grip.to + step]);
  });
  box.addEventListener("pointerup", (event) => {
    if (grip && !grip.moved && !event.target.classList.contains("gm-handle")) {
      const day = dayAt(event);
      if (!("fixed" in grip) || grip.fixed === day) set([day, day]);
    }
    grip = null;
  });
  box.addEventListener("pointercancel", () => { grip = null; });
  box.addEventListener("pointerleave", () => tell(null));
  box.addEventListener("dblclick", () => set([null, null]));
}
