/* Where the page begins: the only file that does something when it is read. */
import { appOf } from "./app.js";
import { makeMap } from "./map.js";
import { makePanel } from "./panel.js";
import { makeSheet } from "./sheet.js";

/** Reads the data and shows it; runs once, after the first frame, so that the still picture is seen at once. */
async function start() {
  const block = document.getElementById("geomap-data");
  const main = document.getElementById("gm-main");
  if (!block || !main || main.dataset.started) return;
  main.dataset.started = "yes";
  const app = await appOf(block.textContent);
  block.textContent = ""; // the page holds it as columns from here on
  makePanel(app, main);
  makeSheet(app, main);
  makeMap(app, main);
  document.documentElement.classList.add("gm-ready");
  app.update();
}

if (typeof document !== "undefined") requestAnimationFrame(() => setTimeout(start, 0));
