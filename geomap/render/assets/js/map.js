/* The map; a stand-in until it is written. */

/** The map's view: it follows the filters and what is selected. */
export function makeMap(app, main) {
  app.lookAt = () => main;
  return null;
}
