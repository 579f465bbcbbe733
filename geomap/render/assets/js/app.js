/* The page's state and those who show it: a change is sifted once and told to every view. */
import { briefStore, readBlock, modelOf } from "./data.js";
import { sift, noFilters } from "./filters.js";
import { makeFinder } from "./search.js";

/** The page's one object: its model, filters and views; `open` and `close` are set by the sheet. */
export function makeApp(model) {
  const views = [];
  let looked = ""; // the text that `matches` belong to
  const app = {
    model,
    state: noFilters(),
    matches: null, // which claims hold the searched words (Uint8Array), null for all
    searching: false, // whether the words are still being read
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
    /** Puts the filters in place of those that are set. */
    setFilters(state) {
      app.state = state;
      app.update();
    },
    update() {
      if (app.state.text !== looked || app.searching) {
        const found = app.finder.find(app.state.text);
        app.searching = found.busy;
        app.matches = found.matches;
        looked = app.state.text;
      }
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
  app.briefs = briefStore(model.claims.detail);
  app.finder = makeFinder(model, () => app.update(), app.briefs.keep);
  app.sifted = sift(model, app.state, null);
  return app;
}

/** The app of the page's data block. */
export async function appOf(block) {
  return makeApp(modelOf(await readBlock(block)));
}
