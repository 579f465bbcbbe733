/* The event sheet; a stand-in until it is written. */

/** The sheet's view: it opens what the lists and the map ask for. */
export function makeSheet(app, main) {
  app.close = () => main;
  return null;
}
