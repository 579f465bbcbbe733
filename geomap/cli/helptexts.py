"""What the help of each command says of its options."""

SUMMARY = """\
Map what sources claim about strikes: who says it, through whom, how surely, where, and who
disagrees. Nothing is fetched from the network; nothing is confirmed by the map.
"""
STATUS = """\
exit status: 0 done (inputs that could not be read are named on stderr), 1 no input could be read,
2 wrong usage, 3 done, but --strict found doubt or an unread input

--json: run, check, places and gazetteer take it; extract, resolve, events and toponyms always
print JSON lines
"""
LEVELS = ("point", "settlement", "district", "region", "country", "sea")
CLAIMS = "claims as JSON lines (default: standard input)"
MAPPED = (
    "claims as JSON lines, or a .csv or .geojson with the columns of docs/claims-by-hand.md "
    "(default: standard input)"
)
INTO = (
    "the file to write (default: the one of GEOMAP_GAZETTEER, else gazetteer.sqlite in the user's "
    "data folder)"
)
QUIET = (
    "no words and no progress bar on stderr: only errors, inputs that could not be read, and what "
    "--strict counts"
)
SHAPES = (
    "core leaves out all data under the ODbL: districts, villages known by their district only, "
    "finer borders (default: all)"
)
WORLDVIEW = (
    "whose borders of countries the map draws: iso (default), natural-earth, or a country's code "
    "such as ua, us, in (geomap gazetteer info lists them)"
)
TILES = (
    "a layer of online tiles under the map (https://…/{z}/{x}/{y}.png): whoever views the map then "
    "tells that host which area is looked at"
)
TILES_ATTRIBUTION = "whom the tiles are credited to, as their terms ask; needed with --tiles"
ONLINE = (
    "ask this geocoder (nominatim, photon, pelias, or any that geopy knows) on the network, as the "
    "last resort, for names that the gazetteer does not know; its answers are marked"
)
USER_AGENT = "who asks, as the services demand it: a name and an address to write to"
ONLINE_CACHE = "file that keeps the answers of --online (default: in the user's cache folder)"
EXTRACTOR = (
    "read with this extractor instead of geomap's own (english, or what a package installs); given "
    "again: the next is asked for what the one before does not read"
)
LLM_URL = (
    "a server of yours that speaks as OpenAI's do (http://localhost:11434/v1): its model reads "
    "beside the rules, and the documents' text is sent there; its key in GEOMAP_LLM_KEY"
)
LLM_MODEL = "the name by which that server knows the model"
LLM_TIMEOUT = "how long that server may take for one answer (default: 120)"
LLM_CACHE = "file that keeps the model's answers (default: in the user's cache folder)"
CORRECTIONS = (
    "this file of corrections (.toml or .csv) instead of those beside the inputs; may be given "
    "again; none: no corrections at all"
)
SOURCES = "this sources.toml instead of those beside the inputs; none: none"
DOCUMENTS = "work/documents.jsonl of a run: the texts, by which copies are found"
TO = "write the tables into a PostGIS database instead (postgresql://user@host/name)"
DB_SCHEMA = "schema of the database that holds the tables (default: geomap)"
FORMULAS = "leave a CSV's cells as they are, also those that a spreadsheet would run as a formula"
BOM = "begin a CSV with a byte order mark, by which Excel knows UTF-8"
WKT = "all: write outlines of areas into a CSV too, not only points (default: points)"
APPEND = "put the claims into an existing GeoPackage of geomap's instead of writing it anew"
SIZE = "what a picture is for (default: page)"
LANG = "language of pages, pictures and their words: en (default), ru, uk (docs/languages.md)"
BASE_URL = (
    "where the folder will be published (https://…): embed.html then has whole addresses, and "
    "oembed.json is written"
)
SIZES = ("column", "page", "slide", "social", "square")
EXPORTED = (
    "file to write: .geojson, .geojsons, .geojsonl, .gpkg, .kml, .kmz, .csv, .parquet, .fgb, "
    ".jsonl or .jsonld"
)
