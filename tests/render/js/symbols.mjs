// The table of symbols as layers/symbols.py writes it, for tests; test_page_map.py holds it to that.
import { readFileSync } from "node:fs";

export const symbols = JSON.parse(readFileSync(new URL("./symbols.json", import.meta.url), "utf8"));
/** A plain mark of one origin. */
export const glyphShape = { form: 0, stroke: 1, several: false, pale: false, disputed: false, filled: false, stack: false, label: "RU", parts: [[0, 1]] };
