/* The panel beside the map: filters, strikes, claims; what is shown, in words. */
import { el } from "./dom.js";
import { plural } from "./text.js";

/** The panel's view: it follows the filters. */
export function makePanel(app, main) {
  const status = el("p", { class: "gm-status", role: "status" });
  main.prepend(el("aside", { class: "gm-panel", "aria-label": "Filters and lists" }, status));
  const view = {
    update() {
      status.textContent = app.sifted.total + " of " + plural(app.model.claims.n, "claim") + " shown";
    },
  };
  app.add(view);
  return view;
}
