// The files that a page's buttons save, without the page: its data on stdin, both files out.
import { readFileSync } from "node:fs";
import { modelOf, readBlock } from "../../geomap/render/assets/js/data.js";
import { csvFile, geoJson, shownRows } from "../../geomap/render/assets/js/download.js";

const model = modelOf(await readBlock(readFileSync(0, "utf8")));
const rows = await shownRows({ model, sifted: { shown: new Uint8Array(model.claims.n).fill(1) } });
process.stdout.write(JSON.stringify({ csv: csvFile(model.head, rows), geojson: geoJson(model.head, rows) }));
