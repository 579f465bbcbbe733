/* The panel beside the map: filters, strikes, claims; what is shown, in words; links and files of it. */
import { chipList, pickList, choiceRow, countWidth, sourceList, stanceList, targetItems, weaponGroups } from "./choices.js";
import { csvFile, geoJson, saveFile, shownRows } from "./download.js";
import { button, el } from "./dom.js";
import { isFiltered, noFilters } from "./filters.js";
import { makeAddress } from "./hash.js";
import { legend, makeSigns } from "./legend.js";
import { claimsTab, eventsTab } from "./rows.js";
import { shownDate } from "./text.js";
import { makeTimeline } from "./timeline.js";
import { counted, groupDigits, say } from "./words.js";

const TAB_NAMES = [["map", say("Map")], ["filters", say("Filters")], ["strikes", say("Strikes")], ["claims", say("Claims")]];

/** The search field, which looks while one types. */
function searchField(app) {
  let [timer, told, filters] = [0, "", app.state]; // told: what was last put into these filters from here
  const note = el("p", { class: "gm-note", role: "status" });
  const field = el("input", {
    type: "search", id: "gm-search", autocomplete: "off", placeholder: say("Words of quotes, places, sources"),
    onfocus: () => app.finder.begin(),
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        told = field.value;
        app.change((state) => { state.text = told; });
      }, 150);
    },
  });
  return {
    node: el("div", { class: "gm-part gm-search", role: "search" },
      el("label", { for: "gm-search", class: "gm-hidden" }, say("Search the claims")), field, note),
    update() {
      if (app.state.text !== told || app.state !== filters) { // by a link or "Clear filters": never while one types
        clearTimeout(timer);
        filters = app.state;
        field.value = told = app.state.text;
      }
      note.textContent = app.searching ? say("Searching…") : "";
    },
  };
}

/** The two switches: only contradictions, earlier strikes. */
function switches(app) {
  const rows = [
    [choiceRow({ id: "gm-contradicted", words: say("Only contradictions"), set: (on) => app.change((s) => { s.contradicted = on; }) }),
      () => app.state.contradicted, (counts) => counts.contradicted],
    [choiceRow({ id: "gm-earlier", words: say("Include earlier strikes"), set: (on) => app.change((s) => { s.background = on; }) }),
      () => app.state.background, (counts) => counts.background],
  ];
  return {
    node: el("div", { class: "gm-choices gm-switches", role: "group", "aria-label": say("More filters") }, rows.map(([row]) => row.node)),
    update() {
      for (const [row, on, count] of rows) row.show(on(), count(app.sifted.counts));
    },
  };
}

/** Every filter that these claims give a choice in, in the order of the panel. */
function filterParts(app, signs) {
  const { lists } = app.model;
  const [stances, more] = [stanceList(app, signs), switches(app)];
  const parts = [searchField(app), makeTimeline(app), {
    node: el("section", { class: "gm-part", "aria-labelledby": "gm-h-stance" }, el("h2", { id: "gm-h-stance" }, say("Stance")), stances.node, more.node),
    update() {
      stances.update();
      more.update();
    },
  }, sourceList(app)];
  if (lists.weapons.length) {
    parts.push(pickList(app, { id: "gm-weapon", title: say("Weapon"), groups: weaponGroups(app.model), chosen: (s) => s.weaponsOn, counts: (c) => c.weapons }));
  }
  if (lists.targets.length) {
    parts.push(pickList(app, { id: "gm-target", title: say("Target"), groups: [[null, targetItems(app.model)]], chosen: (s) => s.targetsOn, counts: (c) => c.targets }));
  }
  const used = new Set(app.model.claims.level);
  const levels = lists.levels.map(([, words], i) => [i, words.split(":")[0]]).filter(([i]) => used.has(i));
  if (levels.length > 1) parts.push(chipList(app, { id: "gm-h-confidence", title: say("Confidence"), items: levels, chosen: (s) => s.levelsOn, counts: (c) => c.levels }));
  if (lists.grades.length) {
    parts.push(chipList(app, { id: "gm-h-grade", title: say("Grade"), items: lists.grades.map((one, i) => [i, one]), chosen: (s) => s.gradesOn, counts: (c) => c.grades }));
  }
  return parts;
}

/** What is said when a file was handed over; a frame may refuse it without a word. */
export function savedWords(total, framed) {
  const saved = counted("{n} claim saved", "{n} claims saved", total);
  return framed ? saved + ". " + say("If nothing was saved, this frame does not allow downloads.") : saved;
}

/** The buttons that take away what is shown: a link, GeoJSON, CSV. */
function takeAway(app, address) {
  const told = el("span", { class: "gm-told", role: "status" });
  const field = el("input", { class: "gm-link-field", type: "text", readonly: true, "aria-label": say("Link to this view"), hidden: true });
  const tell = (text) => { told.textContent = text; };
  const byHand = (text) => {
    field.value = text;
    field.hidden = false;
    field.focus();
    field.select();
    tell(say("Copy the link from here"));
  };
  const copy = async () => {
    const text = address.link();
    field.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      tell(say("Link copied"));
    } catch (fault) {
      if (!(fault instanceof DOMException || fault instanceof TypeError)) throw fault; // refused, or no clipboard at all
      byHand(text);
    }
  };
  const save = async (ending, type, make) => {
    tell(say("Preparing…"));
    const rows = await shownRows(app);
    const { total } = app.sifted;
    const part = total === app.model.claims.n ? "" : "-" + total + "-of-" + app.model.claims.n;
    saveFile("claims" + part + "." + ending, type, make(rows));
    tell(savedWords(total, window.top !== window));
  };
  const { head } = app.model;
  return el("div", { class: "gm-take", role: "group", "aria-label": say("Take away what is shown") },
    button("gm-small", say("Copy link"), copy),
    button("gm-small", "GeoJSON", () => save("geojson", "application/geo+json", (rows) => geoJson(head, rows)), { "aria-label": say("Download GeoJSON") }),
    button("gm-small", "CSV", () => save("csv", "text/csv", (rows) => csvFile(head, rows)), { "aria-label": say("Download CSV") }), field, told);
}

/** What is shown, in words, and the way back to all of it. */
function statusLine(app) {
  const { head, claims } = app.model;
  const words = el("b", {});
  const until = head.as_of ? el("span", {}, say("as of {day}", { day: shownDate(head.as_of) })) : null;
  const clear = button("gm-small", say("Clear filters"), () => app.clear());
  return {
    node: el("div", { class: "gm-status" }, el("p", { class: "gm-status-words", role: "status" }, words, " ", until), clear),
    update() {
      const { total } = app.sifted;
      const shown = total === claims.n ? counted("{n} claim", "{n} claims", total)
        : counted("{part} of {n} claim", "{part} of {n} claims", claims.n, { part: groupDigits(total) });
      words.textContent = app.searching ? say("Searching…") : shown;
      clear.classList.toggle("gm-hushed", !isFiltered(app.state));
    },
  };
}

/** The tabs: {node, show(key), now(), panels}. */
function makeTabs(phone, changed) {
  const [tabs, panels] = [{}, {}];
  let now = "";
  const shown = () => Object.keys(tabs).filter((key) => key !== "map" || phone.matches);
  const show = (key) => {
    now = key === "map" && !phone.matches ? "filters" : key;
    for (const name of Object.keys(tabs)) {
      tabs[name].setAttribute("aria-selected", String(name === now));
      tabs[name].tabIndex = name === now ? 0 : -1;
      panels[name].hidden = name !== now;
    }
    document.documentElement.classList.toggle("gm-map-only", now === "map");
    changed(now);
  };
  const move = (event) => {
    const keys = shown();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = event.key === "Home" ? keys[0] : event.key === "End" ? keys[keys.length - 1] : step && keys[(keys.indexOf(now) + step + keys.length) % keys.length];
    if (!to) return;
    event.preventDefault();
    show(to);
    tabs[to].focus();
  };
  for (const [key, words] of TAB_NAMES) {
    tabs[key] = button("gm-tab", words, () => show(key), { id: "gm-tab-" + key, role: "tab", "aria-controls": "gm-panel-" + key, onkeydown: move });
    panels[key] = el("div", { id: "gm-panel-" + key, class: "gm-tabpanel", role: "tabpanel", "aria-labelledby": "gm-tab-" + key, tabindex: key === "map" ? null : -1 });
  }
  const node = el("div", { class: "gm-tabs", role: "tablist", "aria-label": say("Views") }, Object.values(tabs));
  return { node, panels, show, now: () => now };
}

/** The panel's view: it follows the filters, and makes what opens links and files. */
export function makePanel(app, main) {
  const phone = window.matchMedia("(max-width: 700px)");
  const home = () => (phone.matches ? "map" : "filters");
  const signs = makeSigns(app.model);
  const status = statusLine(app);
  const tabs = makeTabs(phone, changedTab);
  const parts = filterParts(app, signs);
  const lists = { strikes: eventsTab(app, tabs.panels.strikes), claims: claimsTab(app, tabs.panels.claims) };
  const address = makeAddress(app, { tab: tabs.now, home, showTab: tabs.show });
  app.clear = () => app.setFilters(noFilters());
  app.showTab = tabs.show;
  app.address = address;
  tabs.panels.filters.append(...parts.map((part) => part.node), legend(app.model, signs));
  const aside = el("aside", { class: "gm-panel", "aria-label": say("Filters and lists") }, tabs.node, status.node,
    Object.values(tabs.panels), takeAway(app, address));
  aside.style.setProperty("--gm-count", countWidth(app.model.claims.n));
  main.parentElement.prepend(aside);

  function changedTab(key) {
    if (lists && lists[key] && app.sifted) lists[key].update();
    if (address) address.soon();
  }
  for (const key of Object.keys(lists)) tabs.panels[key].addEventListener("scroll", () => requestAnimationFrame(lists[key].draw));
  phone.addEventListener("change", () => tabs.show(phone.matches ? "map" : tabs.now() === "map" ? "filters" : tabs.now()));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", signs.refresh);
  skipLink(tabs, lists);
  const view = {
    update() {
      status.update();
      for (const part of parts) part.update();
      if (lists[tabs.now()]) lists[tabs.now()].update();
      address.view.update();
    },
    select(selected) {
      if (lists[tabs.now()]) lists[tabs.now()].select(selected);
      address.view.select();
    },
  };
  tabs.show(home());
  app.add(view);
  return view;
}

/** Lets the page's first link lead to the list that the script has made. */
function skipLink(tabs, lists) {
  const link = document.querySelector(".gm-skip");
  if (!link) return;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    tabs.show("claims");
    lists.claims.first().focus();
  });
}
