/* Where the page begins: the only file that does something when it is read. */
import { appOf } from "./app.js";
import { makeMap } from "./map.js";
import { makePanel } from "./panel.js";
import { makeSheet } from "./sheet.js";
import { say } from "./words.js";

const NO_FRAME_MS = 400; // a page in a hidden tab gets no frame

/** Reads the data and shows it; runs once, after the first frame, so that the still picture is seen at once. */
async function start() {
  const block = document.getElementById("geomap-data");
  const main = document.getElementById("gm-main");
  if (!block || !main || main.dataset.started) return;
  main.dataset.started = "yes";
  const classes = document.documentElement.classList;
  try {
    const app = await appOf(block.textContent);
    classes.add("gm-ready"); // the map must have its room before it is made
    makePanel(app, main);
    makeSheet(app, main);
    makeMap(app, main);
    app.update();
    app.address.read();
    app.finder.prepare();
    block.textContent = ""; // the page holds it as columns from here on
  } catch (fault) {
    classes.remove("gm-ready");
    tellFault(main, fault);
    throw fault;
  }
}

/** Says above the picture and the list why there is no more than these. */
function tellFault(main, fault) {
  const line = document.createElement("p");
  line.className = "gm-fault";
  line.textContent = say("The page's script stopped ({fault}), so here are the picture and the list only.", { fault: String(fault && fault.message) });
  main.before(line);
  for (const panel of document.querySelectorAll(".gm-panel")) panel.remove();
}

/** Starts after the first frame, or soon after if none comes. */
function begin() {
  requestAnimationFrame(() => setTimeout(start, 0));
  setTimeout(start, NO_FRAME_MS);
}

if (typeof document !== "undefined") begin();
