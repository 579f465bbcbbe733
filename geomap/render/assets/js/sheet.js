/* The sheet at the map's side: one strike, one claim or one place at a time, with a way back. */
import { claimLead, claimNodes, isDrawnClaim, shapeNodes } from "./claim_sheet.js";
import { button, el } from "./dom.js";
import { claimsOfEvent, eventLead, eventNodes, tellHidden } from "./event_sheet.js";
import { say } from "./words.js";

const SHEET_NARROW = 700; // below this width the sheet comes from below, as in sheet.css

/** The details of these claims, unpacked: a Map by number. */
async function detailsOf(model, claims) {
  const found = await Promise.all(Array.from(claims, (i) => model.claims.detail.get(i)));
  return new Map(Array.from(claims, (i, n) => [i, found[n]]));
}

/** The title of the sheet of claim i: who claims, or does not confirm. */
function titleOfClaim(model, i) {
  const { name } = model.sources[model.claims.source[i]];
  const silent = model.lists.stances[model.claims.stance[i]][0] === "not_confirmed";
  return silent ? say("No confirmation by {name}", { name }) : say("A claim by {name}", { name });
}

/** What each kind of sheet shows: its title, what is there at once, and what must be unpacked. */
function sheetKinds(app) {
  const { model } = app;
  return {
    event: (e) => ({
      title: model.events.title[e],
      lead: eventLead(model, e),
      selected: { event: e },
      hidden: !Array.from(claimsOfEvent(model, e)).some((i) => isDrawnClaim(model, i)),
      load: async () => {
        const [detail, details] = await Promise.all([model.events.detail.get(e), detailsOf(model, claimsOfEvent(model, e))]);
        return eventNodes(app, e, detail, details);
      },
    }),
    claim: (i) => ({
      title: titleOfClaim(model, i),
      lead: claimLead(app, i),
      selected: { claim: i, event: model.claims.event[i] >= 0 ? model.claims.event[i] : null },
      hidden: !isDrawnClaim(model, i),
      load: async () => claimNodes(app, i, await model.claims.detail.get(i)),
    }),
    shape: (k, events) => ({
      title: model.shapes[k].name,
      lead: null,
      selected: { shape: k },
      load: async () => shapeNodes(app, k, events),
    }),
  };
}

/** Puts the text where it can be pasted from; where that is not allowed, shows it to be copied by hand. */
async function copyText(text, status) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = say("Link copied.");
  } catch (fault) {
    if (!(fault instanceof DOMException || fault instanceof TypeError)) throw fault;
    const field = el("input", { class: "gm-linkfield", readonly: true, "aria-label": say("Link to this sheet") });
    field.value = text;
    status.replaceChildren(say("Copy this link:") + " ", field);
    field.select();
  }
}

/** The sheet's parts: the box with its bar, title and body. */
function sheetFrame(act) {
  const title = el("h2", { class: "gm-sheet-title", id: "gm-sheet-title", tabindex: "-1", dir: "auto" });
  const status = el("p", { class: "gm-sheet-status", role: "status" });
  const body = el("div", { class: "gm-sheet-body" });
  const back = button("gm-small", say("‹ Back"), act.back);
  const onMap = button("gm-small", say("Show on the map"), act.onMap);
  const box = el("div", { class: "gm-sheet", role: "dialog", "aria-modal": "false", "aria-labelledby": "gm-sheet-title", hidden: true },
    el("div", { class: "gm-sheet-bar" }, back, onMap, button("gm-small", say("Copy link"), act.copy),
      button("gm-close", el("span", { "aria-hidden": "true" }, "×"), act.close, { "aria-label": say("Close the sheet") })),
    title, status, body);
  return { box, title, status, body, back, onMap };
}

/** Shows one sheet at a time: {show(what, canGoBack, again), stop()}; a late answer never overwrites a later question. */
function sheetPresenter(app, kinds, frame) {
  const { box } = frame;
  let turn = 0;
  const fill = (nodes) => {
    frame.status.textContent = "";
    frame.body.append(...nodes);
    const columns = box.querySelectorAll("thead tr:last-child th").length;
    box.style.setProperty("--gm-sheet-width", columns > 2 ? "640px" : columns === 2 ? "540px" : "440px");
  };
  const head = (shown) => {
    frame.title.textContent = shown.title;
    frame.onMap.hidden = Boolean(shown.hidden);
    frame.status.textContent = say("Unpacking …");
    frame.body.replaceChildren(...(shown.lead ? [shown.lead] : []));
    box.hidden = false;
    box.scrollTop = 0;
    frame.title.tabIndex = frame.title.scrollHeight > frame.title.clientHeight + 2 ? 0 : -1; // a very long one is scrolled by keys
  };
  const show = ([kind, ...rest], canGoBack, again) => {
    const shown = kinds[kind](...rest);
    const mine = (turn += 1);
    frame.back.hidden = !canGoBack;
    head(shown);
    document.documentElement.classList.add("gm-sheet-open");
    if (!again) {
      frame.title.focus({ preventScroll: true });
      app.select(shown.selected);
    }
    shown.load().then((nodes) => {
      if (mine === turn) fill(nodes); // else something else was opened meanwhile
    }, (fault) => {
      if (mine === turn) frame.status.textContent = say("The details cannot be unpacked: this page is damaged ({fault}).", { fault: fault.message });
    });
  };
  return { show, stop: () => { turn += 1; } };
}

/** Lets Escape close the sheet (but not while a field outside it is typed in), and a place's list follow the filters. */
function followPage(app, box, refresh) {
  document.addEventListener("keydown", (press) => {
    const types = press.target instanceof HTMLInputElement && !box.contains(press.target);
    if (press.key === "Escape" && !press.defaultPrevented && !types) app.close();
  });
  app.add({ update: refresh });
}

/** Makes the sheet, which opens what the lists and the map ask for (`app.open`); returns no view of its own. */
export function makeSheet(app, main) {
  const kinds = sheetKinds(app);
  const trail = []; // [kind, …arguments] of what was opened, the newest last
  let opener = null;
  const last = () => trail[trail.length - 1];
  const frame = sheetFrame({
    back: () => {
      trail.pop();
      presenter.show(last(), trail.length > 1);
    },
    onMap: () => app.lookAt(kinds[last()[0]](...last().slice(1)).selected, window.innerWidth <= SHEET_NARROW),
    copy: () => copyText(app.address ? app.address.link() : location.href, frame.status),
    close: () => app.close(),
  });
  const { box } = frame;
  const presenter = sheetPresenter(app, kinds, frame);
  const open = (...what) => {
    if (box.hidden) {
      opener = document.activeElement;
      trail.length = 0;
    }
    if (!last() || last()[0] !== what[0] || last()[1] !== what[1]) trail.push(what);
    presenter.show(what, trail.length > 1);
  };
  app.open = { claim: (i) => open("claim", i), event: (e) => open("event", e), shape: (k, events) => open("shape", k, events || null) };
  app.close = () => {
    if (box.hidden) return;
    presenter.stop();
    box.hidden = true;
    document.documentElement.classList.remove("gm-sheet-open");
    app.select({});
    const target = opener && opener.isConnected && opener !== document.body ? opener : document.getElementById("map_geomap");
    if (target) target.focus({ preventScroll: true });
  };
  followPage(app, box, () => {
    if (box.hidden) return;
    const [kind, n] = last();
    const filtered = kind === "event" && box.querySelector(".gm-filtered");
    if (kind === "shape") presenter.show(last(), trail.length > 1, true);
    if (filtered) tellHidden(app, n, filtered);
  });
  main.append(box);
}
