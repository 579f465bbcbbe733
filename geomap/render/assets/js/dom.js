/* Elements: text reaches the page only as text. */
import { inkOn, safeColor } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element; options are attributes (`on…` functions are listeners), children are text or nodes. */
export function el(tag, options, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(options || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children.flat(3)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
  return node;
}

/** An element that holds a stranger's text, which sets its own direction. */
export function said(tag, name, text) {
  return el(tag, { class: name || null, dir: "auto" }, text === null || text === undefined ? "" : String(text));
}

/** An element of an SVG picture. */
export function vector(tag, options, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(options || {})) {
    if (value !== null && value !== undefined) node.setAttribute(key, String(value));
  }
  node.append(...children);
  return node;
}

/** A button of the class `name` with a label (text or nodes). */
export function button(name, label, act, options) {
  return el("button", Object.assign({ type: "button", class: name, onclick: act }, options), label);
}

/** A small rounded word beside a line. */
export function pill(name, text) {
  return el("span", { class: "gm-pill " + name }, text);
}

/** The value of a custom property of the page's style. */
export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** A family's letter on its colour, light and dark (base.css picks); it says nothing itself. */
export function swatch(family) {
  const { letter, color, dark } = family || { letter: "?", color: "" };
  const short = String(letter || "?").slice(0, 2);
  const node = el("span", { class: "gm-swatch" + (short.length > 1 ? " gm-two" : ""), "aria-hidden": "true" }, short);
  for (const [key, text] of [["light", color], ["dark", dark || color]]) {
    node.style.setProperty("--" + key, safeColor(text));
    node.style.setProperty("--on-" + key, inkOn(safeColor(text)));
  }
  return node;
}
