"""The tables of a gazetteer file, as the builder and `geomap gazetteer add` make them."""

from geomap.gazetteer.book import APPLICATION_ID, FORMAT

SCHEMA = f"""
PRAGMA page_size = 4096;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT};
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    n INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, level INTEGER NOT NULL,
    country TEXT, admin1 TEXT, admin2 INTEGER, lon INTEGER NOT NULL, lat INTEGER NOT NULL,
    population INTEGER NOT NULL, kind TEXT, feature TEXT, area INTEGER, radius INTEGER);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, matched INTEGER NOT NULL, lang TEXT,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sound (
    key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE shape (
    place INTEGER PRIMARY KEY, data BLOB NOT NULL, licence TEXT NOT NULL,
    approximate INTEGER NOT NULL);
CREATE TABLE ground (
    n INTEGER PRIMARY KEY, layer TEXT NOT NULL, detail INTEGER NOT NULL, code TEXT,
    west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL,
    data BLOB NOT NULL);
CREATE TABLE word (
    key TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (key, kind)) WITHOUT ROWID;
"""
INDEXES = """
CREATE UNIQUE INDEX place_ref ON place (ref) WHERE ref IS NOT NULL;
CREATE INDEX place_large ON place (population) WHERE population >= 15000;
CREATE INDEX place_area ON place (country, admin1) WHERE level BETWEEN 1 AND 2;
"""
