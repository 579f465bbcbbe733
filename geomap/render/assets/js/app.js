/* The page's state and those who show it: a change is sifted once and told to every view. */
import { readBlock, modelOf } from "./data.js";
import { sift, noFilters } from "./filters.js";

/** The page's one object: its model, filters and views; `open` and `select` are set by those who can. */
export function makeApp(model) {
  const views = [];
  const app = {
    model,
    state: noFilters(),
    matches: null, // which claims hold the searched words (Uint8Array), null for all
    sifted: null,
    /** What is looked at: {claim, event, shape}, each a number or null; views highlight it. */
    selected: { claim: null, event: null, shape: null },
    /** Adds a view: an object with update(), and select(selected) if it shows what is selected. */
    add(view) {
      if (view) views.push(view);
    },
    /** Changes the filters by a function of the state, and shows the result. */
    change(alter) {
      alter(app.state);
      app.update();
    },
    update() {
      app.sifted = sift(model, app.state, app.matches);
      for (const view of views) view.update();
    },
    select(selected) {
      app.selected = Object.assign({ claim: null, event: null, shape: null }, selected);
      for (const view of views) if (view.select) view.select(app.selected);
    },
    open: { claim() {}, event() {}, shape() {} },
    close() {},
  };
  app.sifted = sift(model, app.state, null);
  return app;
}

/** The app of the page's data block. */
export async function appOf(block) {
  return makeApp(modelOf(await readBlock(block)));
}
