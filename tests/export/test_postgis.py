import argparse
import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shapely
from builders import BRYANSK, KARACHEV, claim, document, located, material
from postgres import Server, running
from psycopg import errors, sql
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from geomap.cli import database
from geomap.errors import OutputError, UsageError
from geomap.export import postgis_server
from geomap.export.appending import appended
from geomap.export.material import Material
from geomap.export.postgis import to_postgis
from geomap.export.tables import SCHEMA, TABLES, Filled, tables
from geomap.layers.method import method_line, title_of
from geomap.model import (
    Claim,
    Claimant,
    DocumentRef,
    Event,
    EventDate,
    EventLocation,
    Independence,
    Location,
    Membership,
    Place,
    Relation,
    Side,
)

if TYPE_CHECKING:
    from geomap.result import Result

KURSK = Place(
    id="geonames:538555",
    name="Kursk Oblast",
    level="region",
    country="RU",
    admin1="RU-KRS",
    lon=36.2,
    lat=51.7,
)
OUTLINES = {BRYANSK.id: box(32, 52, 35, 54), KURSK.id: box(34, 50.5, 38.5, 52.5)}
# What breaks files elsewhere: quotes, COPY's own marks, other people's languages, letters beyond
# the first plane, marks that turn the direction of writing; and what no text of a database holds.
HOSTILE = [
    "'; DROP SCHEMA public CASCADE; --",
    "\\.",
    "\\N",
    "\\x00\\t\\n",
    "a\tb\r\nc\n\\.\nd",
    "%s %(name)s {0} {{}} $1 $$ :x",
    '"',
    "</script>]]>=HYPERLINK(1)",
    "Карачев \u2028 \u202e \U0001f680",
    "",
    " ",
    "e\u0301\u0000\ud800x",
    "\ufeff\ufffe",
    "x" * 1_000_000,
]


DOCS = Path(__file__).parents[2] / "docs"
LAYERS = ("claims_points", "claims_areas", "events", "places")
ABOUT = "CREATE TABLE geomap.about AS SELECT 'schema'::text AS name, 'VERSION'::text AS value"
SECRET = "s3kr1t"  # noqa: S105  # of the test's own


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as found:
        found.make("geomap")
        with found.connect("geomap") as connection:
            connection.execute("CREATE EXTENSION postgis")
        yield found


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    """The address of a database with PostGIS and without any schema of ours."""
    yield server.url("geomap")
    with server.connect("geomap") as connection:
        for (name,) in connection.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' "
            "AND nspname NOT IN ('public', 'information_schema')"
        ).fetchall():
            connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(str(name))))


@pytest.fixture(scope="module")
def seeds(seed_result: "Result") -> Material:
    return seed_result.material()


def shape_of(location: Location | EventLocation) -> BaseGeometry | None:
    place = location.place
    if place is None:
        return None
    return OUTLINES.get(place.id, Point(place.lon, place.lat))


def event(*claims: Claim, name: str = "e-1", place: Place = BRYANSK, **fields: Any) -> Event:
    ids = tuple(one.id for one in claims)
    return Event(
        id=name,
        claims=ids,
        date=EventDate(earliest="2024-11-18", latest="2024-11-19"),
        location=EventLocation(place=place, claim=ids[0]),
        independence=Independence(origins=2, sides=1, unknown=0),
        membership=tuple(Membership(claim=i, basis="stated", why="it says so") for i in ids),
        **fields,
    )


def contradiction(*claims: Claim) -> Relation:
    sides = tuple(
        Side(origin=str(one.claimant.name), value=str(n), claims=(one.id,))
        for n, one in enumerate(claims, 5)
    )
    return Relation(field="counts.launched", sides=sides)


def run_of(claims: Iterable[Claim], *events: Event, **fields: Any) -> Material:
    """Return a run's material; each claim's event is the one that holds it."""
    of = {i: one.id for one in events for i in one.claims}
    every = [replace(one, event=of.get(one.id)) for one in claims]
    read = len({one.document.id for one in every}) or len(fields.get("documents", ())) or None
    words = {"title": title_of(events), "method": method_line(every, documents=read)}
    return material(every, events, shape_of=shape_of, **(words | fields))


def run_a() -> Material:
    """Two documents that contradict each other about Bryansk, and one on Kursk and Karachev."""
    one, two = claim(1), claim(2)
    three = claim(3, locations=(located(KURSK), located(KARACHEV, radius_m=900.0)))
    return run_of(
        (one, two, three),
        event(one, two, contradictions=(contradiction(one, two),)),
        event(three, name="e-3", place=KURSK),
    )


def rows_of(server: Server, name: str, schema: str = "geomap") -> list[tuple[Any, ...]]:
    """Return all that a table or view holds, sorted."""
    with server.connect("geomap") as connection:
        asked = sql.SQL("SELECT t::text FROM {} t ORDER BY 1")
        return connection.execute(asked.format(sql.Identifier(schema, name))).fetchall()


def dump(server: Server, schema: str = "geomap") -> dict[str, list[tuple[Any, ...]]]:
    """Return each row of each table with the transaction that wrote it."""
    with server.connect("geomap") as connection:
        names = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r'",
            (schema,),
        ).fetchall()
        asked = sql.SQL("SELECT xmin, t::text FROM {} t ORDER BY 2")
        return {
            str(name): connection.execute(
                asked.format(sql.Identifier(schema, str(name)))
            ).fetchall()
            for (name,) in names
        }


def told(server: Server, table: Filled, schema: str = "geomap") -> list[tuple[Any, ...]]:
    """Return the cells that the database has for a table, in the order of its key."""
    with server.connect("geomap") as connection:
        names = sql.SQL(", ").join(map(sql.Identifier, table.table.names))
        asked = sql.SQL("SELECT {} FROM {}")
        target = sql.Identifier(schema, table.table.name)
        return by_key(table, connection.execute(asked.format(names, target)).fetchall())


def by_key(table: Filled, rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    at = [table.table.names.index(name) for name in table.table.key]
    return sorted(rows, key=lambda row: [row[number] for number in at])


def asked(server: Server, words: str) -> list[tuple[Any, ...]]:
    with server.connect("geomap") as connection:
        return connection.execute(words.encode()).fetchall()


def told_column(table: Filled, name: str) -> list[Any]:
    at = table.table.names.index(name)
    return [row[at] for row in table.rows]


def shapes_of(server: Server, name: str, key: str) -> dict[Any, BaseGeometry]:
    """Return what the database says of the geometries of a layer."""
    words = sql.SQL("SELECT {}, ST_AsEWKB(geom) FROM {}")
    target = sql.Identifier("geomap", name)
    with server.connect("geomap") as connection:
        found = connection.execute(words.format(sql.Identifier(key), target)).fetchall()
    return {identity: shapely.from_wkb(bytes(data)) for identity, data in found}


def column(server: Server, words: str) -> list[Any]:
    return [row[0] for row in asked(server, words)]


def test_every_table_holds_the_rows_of_the_seeds(server: Server, url: str, seeds: Material) -> None:
    written = to_postgis(seeds, url)
    made = tables(seeds)
    assert written == {name: len(list(table.rows)) for name, table in made.items()}
    assert written["claims"] == len(seeds.claims) > 20
    for table in made.values():
        assert told(server, table) == by_key(table, table.rows)


def test_shapes_are_those_of_the_tables_to_the_last_bit(
    server: Server, url: str, seeds: Material
) -> None:
    to_postgis(seeds, url)
    made = tables(seeds)
    outlines = dict(
        zip((row[0] for row in made["places"].rows), made["places"].geometries or (), strict=True)
    )
    for name, key in (("places", "shape"), ("claims_points", "id")):
        wanted = dict(
            zip((row[0] for row in made[name].rows), made[name].geometries or (), strict=True)
        )
        found = shapes_of(server, name, key)
        assert found.keys() == wanted.keys() != set()
        for identity, geometry in found.items():
            assert shapely.get_srid(geometry) == 4326
            assert shapely.equals_identical(shapely.set_srid(wanted[identity], 4326), geometry)
    for name, key in (("claims_areas", "id"), ("events", "event")):
        shape = dict(zip(*(told_column(made[name], one) for one in (key, "shape")), strict=True))
        found = shapes_of(server, name, key)
        assert found.keys() == shape.keys() != set()
        for identity, geometry in found.items():
            outline = shapely.set_srid(outlines[shape[identity]], 4326)
            assert shapely.equals_identical(outline, geometry)


def test_layers_have_a_type_a_reference_system_and_an_index(server: Server, url: str) -> None:
    to_postgis(run_a(), url)
    layers = asked(
        server,
        "SELECT f_table_name, type, srid FROM geometry_columns WHERE f_table_schema = 'geomap'",
    )
    assert sorted(layers) == [
        ("claims_areas", "MULTIPOLYGON", 4326),
        ("claims_points", "POINT", 4326),
        ("events", "MULTIPOLYGON", 4326),
        ("places", "MULTIPOLYGON", 4326),
    ]
    indexed = "SELECT tablename FROM pg_indexes WHERE schemaname = 'geomap' AND indexdef ~ 'gist'"
    assert sorted(column(server, indexed)) == ["claims_points", "places"]


def test_an_area_has_no_point_anywhere(server: Server, url: str, seeds: Material) -> None:
    to_postgis(seeds, url)
    names = column(
        server,
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_schema = 'geomap' AND table_name LIKE 'claims_areas%'",
    )
    assert "geom" in names
    assert not {"lon", "lat"} & set(names)


def test_the_same_run_again_writes_no_row(server: Server, url: str, seeds: Material) -> None:
    to_postgis(seeds, url)
    before = dump(server)
    assert set(to_postgis(seeds, url).values()) == {0}
    assert dump(server) == before
    assert sum(map(len, before.values())) > 100


def test_a_document_read_anew_replaces_its_claims_and_leaves_no_orphan(
    server: Server, url: str
) -> None:
    to_postgis(run_a(), url)
    told_anew = claim(31, document=claim(3).document, claimant=claim(3).claimant)
    to_postgis(run_of((told_anew,), event(told_anew, name="e-31")), url)
    kept = [claim(1).id, claim(2).id, told_anew.id]
    assert column(server, "SELECT claim FROM geomap.claims ORDER BY 1") == kept
    assert column(server, "SELECT claim FROM geomap.claims_areas ORDER BY 1") == kept
    assert column(server, "SELECT claim FROM geomap.claims_points") == []
    assert column(server, "SELECT event FROM geomap.events ORDER BY 1") == ["e-1", "e-31"]
    assert column(server, "SELECT place FROM geomap.places") == [BRYANSK.name]
    assert len(column(server, "SELECT document FROM geomap.documents")) == 3
    assert column(server, "SELECT kind FROM geomap.relations") == ["contradiction"]


def test_a_claim_that_lost_a_place_keeps_its_other_rows(server: Server, url: str) -> None:
    to_postgis(run_a(), url)
    assert column(server, "SELECT id FROM geomap.claims_points") == [f"{claim(3).id}-1"]
    less = claim(3, locations=(located(KURSK),))
    to_postgis(run_of((less,), event(less, name="e-3", place=KURSK)), url)
    assert column(server, "SELECT id FROM geomap.claims_points") == []
    ids = [f"{claim(number).id}-0" for number in (1, 2, 3)]
    assert column(server, "SELECT id FROM geomap.claims_areas ORDER BY 1") == ids
    places = column(server, "SELECT place FROM geomap.places ORDER BY 1")
    assert places == [BRYANSK.name, KURSK.name]


def test_a_relation_to_a_claim_that_is_gone_goes(server: Server, url: str) -> None:
    to_postgis(run_a(), url)
    assert (
        column(server, "SELECT disputed FROM geomap.claims_areas WHERE event = 'e-1'") == [True] * 2
    )
    assert column(server, "SELECT disputed FROM geomap.events WHERE event = 'e-1'") == [True]
    to_postgis(run_of((), documents=(document(id="d2", path="d2.txt"),)), url)
    assert column(server, "SELECT claim FROM geomap.claims ORDER BY 1") == [
        claim(1).id,
        claim(3).id,
    ]
    for name in ("relations", "relation_sides", "relation_claims"):
        assert rows_of(server, name) == []
    assert column(server, "SELECT disputed FROM geomap.claims_areas WHERE event = 'e-1'") == [False]
    assert asked(server, "SELECT claims, disputed FROM geomap.events WHERE event = 'e-1'") == [
        (claim(1).id, False)
    ]
    assert column(server, "SELECT name FROM geomap.sources ORDER BY 1") == [
        "Speaker 1",
        "Speaker 3",
    ]


def test_sources_count_the_claims_of_all_runs(server: Server, url: str) -> None:
    speaker = claim(1).claimant
    to_postgis(run_of((claim(1),)), url)
    to_postgis(run_of((claim(2, claimant=speaker), claim(3, claimant=speaker))), url)
    assert asked(server, "SELECT name, claims FROM geomap.sources") == [("Speaker 1", 3)]
    to_postgis(run_of((), documents=(document(id="d3", path="d3.txt"),)), url)
    assert asked(server, "SELECT name, claims FROM geomap.sources") == [("Speaker 1", 2)]


def test_two_runs_stand_together_as_in_a_geopackage(
    server: Server, url: str, seeds: Material
) -> None:
    later = claim(
        9,
        claimant=Claimant(
            name="Ministry", kind="ministry", country="UA", text="it", start=0, end=2
        ),
        locations=(located(None), located(KARACHEV)),
    )
    second = run_of((later,), event(later, name="e-9"))
    to_postgis(seeds, url)
    to_postgis(second, url)
    both = appended(tables(seeds), tables(second))
    assert set(both) == {table.name for table in TABLES}
    for table in both.values():
        assert told(server, table) == by_key(table, table.rows)


def test_a_run_that_fails_halfway_leaves_what_was_there(server: Server, url: str) -> None:
    to_postgis(run_a(), url)
    with server.connect("geomap") as connection:
        connection.execute(
            "CREATE FUNCTION geomap.no() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$"
        )
        connection.execute(
            "CREATE TRIGGER no BEFORE INSERT OR UPDATE ON geomap.about "
            "FOR EACH ROW EXECUTE FUNCTION geomap.no()"
        )
    before = dump(server)
    with pytest.raises(OutputError, match="the disk is full; nothing was written"):
        to_postgis(run_of((claim(3), claim(4))), url)
    assert dump(server) == before


def test_a_first_run_that_fails_leaves_no_schema(server: Server, url: str) -> None:
    wide = claim(1, document=DocumentRef(id="d" * 10_000_000, path="d.txt", sha256="0" * 64))
    with pytest.raises(OutputError, match="nothing was written"):
        to_postgis(run_of((wide,)), url)
    assert column(server, "SELECT nspname FROM pg_namespace WHERE nspname = 'geomap'") == []


def test_foreign_keys_are_real(server: Server, url: str) -> None:
    to_postgis(run_a(), url)
    for words in (
        "DELETE FROM geomap.claims WHERE event = 'e-1'",
        "DELETE FROM geomap.places",
        "UPDATE geomap.relation_claims SET side = 7",
    ):
        with server.connect("geomap") as one, pytest.raises(errors.ForeignKeyViolation):
            one.execute(words.encode())
    count = "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND condeferred"
    wanted = sum(len(table.foreign_keys) for table in TABLES)
    assert column(server, f"{count} AND connamespace = 'geomap'::regnamespace") == [wanted]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("CREATE TABLE geomap.mine (id int)", "holds other things"),
        ("CREATE TABLE geomap.about (id int)", "holds other things"),
        (
            ABOUT.replace("VERSION", "geomap.tables/0"),
            r"another version \(geomap.tables/0\)",
        ),
        (ABOUT.replace("VERSION", SCHEMA), "not as this version makes them"),
    ],
    ids=["somebody's", "somebody's about", "older", "half"],
)
def test_a_schema_that_is_not_ours_is_left_alone(
    server: Server, url: str, words: str, reason: str
) -> None:
    with server.connect("geomap") as connection:
        connection.execute("CREATE SCHEMA geomap")
        connection.execute(words.encode())
    before = dump(server)
    with pytest.raises(OutputError, match=f"{reason}.*--schema"):
        to_postgis(run_a(), url)
    assert dump(server) == before


def test_an_empty_schema_and_one_with_a_hostile_name_are_filled(server: Server, url: str) -> None:
    name = 'x"; DROP SCHEMA public; --%s{}'
    with server.connect("geomap") as connection:
        connection.execute("CREATE SCHEMA geomap")
    for schema in ("geomap", name):
        to_postgis(run_a(), url, schema=schema)
        assert set(to_postgis(run_a(), url, schema=schema).values()) == {0}
        assert len(rows_of(server, "claims_areas", schema)) == 3


def test_nothing_else_in_the_database_is_touched(server: Server, url: str) -> None:
    others = (
        "SELECT c.oid, c.relname, c.relnamespace FROM pg_class c JOIN pg_namespace n "
        "ON n.oid = c.relnamespace WHERE n.nspname NOT IN ('geomap', 'pg_toast') ORDER BY 1"
    )
    before = asked(server, others)
    to_postgis(run_a(), url)
    to_postgis(run_a(), url)
    assert asked(server, others) == before


@pytest.mark.parametrize("schema", ["", "pg_catalog", "information_schema", "a\0b", "x" * 64])
def test_a_name_that_no_schema_can_have_is_refused(schema: str) -> None:
    with pytest.raises(UsageError, match="can't be the name of a schema"):
        to_postgis(run_a(), "postgresql://u@nowhere.invalid/db", schema=schema)


def test_tables_say_what_they_hold(server: Server, url: str) -> None:
    to_postgis(run_a(), url)
    for table in TABLES:
        words = f"SELECT obj_description('geomap.{table.name}'::regclass)"
        assert column(server, words) == [f"{table.title}. {table.description}"]
    assert "geomap.tables/" in column(
        server, "SELECT obj_description('geomap'::regnamespace, 'pg_namespace')"
    )[0]  # fmt: skip
    about = dict(asked(server, "SELECT name, value FROM geomap.about"))
    assert about["method"]
    assert about["credits"] == "Made with invented data."


def test_hostile_texts_lose_no_row_and_no_letter(server: Server, url: str) -> None:
    claims = []
    for number in range(1000):
        text = HOSTILE[13 if number == 13 else number % 13]
        speaker = Claimant(name=f"{text}{number}", kind="media", text="it", start=0, end=2)
        ref = DocumentRef(id=f"d{number}", path=f"{text}", sha256="0" * 64, title=text)
        places = (located(None, text=text), located(KARACHEV, why=text), located())
        claims.append(claim(number, claimant=speaker, document=ref, locations=places))
    made = run_of(claims)
    written = to_postgis(made, url)
    assert [written[n] for n in ("claims_points", "claims_areas", "unplaced")] == [1000] * 3
    for table in tables(made).values():
        assert told(server, table) == by_key(table, table.rows)
    titles = dict(asked(server, "SELECT document, title FROM geomap.documents"))
    assert titles["d0"] == HOSTILE[0]
    assert titles["d11"] == "e\u0301\ufffd\ufffdx"
    assert titles["d13"] == HOSTILE[13]
    assert set(to_postgis(made, url).values()) == {0}


def test_runs_at_the_same_time_queue(server: Server, url: str) -> None:
    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    runs = [run_of((claim(number),)) for number in (1, 2, 3)]
    with ThreadPoolExecutor(3) as pool, server.connect("geomap") as holder:
        holder.execute("SELECT pg_advisory_lock(hashtextextended('geomap', 0))")
        at_work = [pool.submit(to_postgis, run, url) for run in runs]
        until = time.monotonic() + 30
        while column(server, waiting) != [3] and time.monotonic() < until:
            time.sleep(0.01)
        assert column(server, waiting) == [3]
        assert column(server, "SELECT 1 FROM pg_namespace WHERE nspname = 'geomap'") == []
        holder.execute("SELECT pg_advisory_unlock_all()")
        assert [one.result(timeout=30)["claims"] for one in at_work] == [1, 1, 1]
    assert len(rows_of(server, "claims")) == 3
    assert column(server, "SELECT claims::int FROM geomap.sources") == [1, 1, 1]


def test_a_database_without_postgis_gets_it_or_the_remedy(server: Server) -> None:
    plain = server.make("plain")
    with server.connect("plain") as connection:
        connection.execute("DROP ROLE IF EXISTS somebody")
        connection.execute("CREATE ROLE somebody LOGIN")
    with pytest.raises(OutputError, match=r"no PostGIS in it: .*CREATE EXTENSION postgis"):
        to_postgis(run_a(), server.url("plain", user="somebody"))
    to_postgis(run_a(), plain)
    with pytest.raises(OutputError, match=r"permission denied.*nothing was written.*GRANT"):
        to_postgis(run_a(), server.url("plain", user="somebody"), schema="other")
    with pytest.raises(OutputError, match=r"permission denied.*nothing was written.*GRANT"):
        to_postgis(run_a(), server.url("plain", user="somebody"))


def test_postgis_may_stand_in_a_schema_of_its_own(server: Server) -> None:
    hosted = server.make("hosted")
    with server.connect("hosted") as connection:
        connection.execute("CREATE SCHEMA extensions")
        connection.execute("CREATE EXTENSION postgis SCHEMA extensions")
    assert to_postgis(run_a(), hosted)["claims_areas"] == 3
    assert set(to_postgis(run_a(), hosted).values()) == {0}


def test_a_database_that_cannot_hold_all_letters_is_refused(server: Server) -> None:
    options = "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
    latin = server.make("latin", options=options)
    with pytest.raises(OutputError, match=r"LATIN1, not UTF8; .*CREATE DATABASE"):
        to_postgis(run_a(), latin)


@pytest.mark.parametrize(
    ("url", "error", "shown"),
    [
        (f"postgresql://u:{SECRET}@/db?host=/nowhere", OutputError, "postgresql://u@/db: no conn"),
        (f"postgresql:///db?host=/nowhere&user=u&password={SECRET}", OutputError, "//u@/db"),
        (f"postgresql://u:a{SECRET}@b{SECRET}@host/db", UsageError, "%40"),
        (f"postgresql://u:a/{SECRET}@host/db", UsageError, "%2F"),
        (f"postgresql://u:a?{SECRET}@host/db", UsageError, "%3F"),
        (f"postgresql://u:{SECRET}/db", UsageError, "can't be read"),
        (f"postgresql://u:%zz{SECRET}@host/db", UsageError, "can't be read"),
        (f"postgresql://u@host/db?passwort={SECRET}", UsageError, "can't be read"),
        (f"postgres:u:{SECRET}@host/db", UsageError, "write postgresql://"),
        (f"host=h password={SECRET}", UsageError, "write postgresql://"),
    ],
    ids=["in the URL", "as a parameter", "@", "/", "?", "no server", "%", "typo", "form", "dsn"],
)
def test_no_message_shows_the_password(url: str, error: type[Exception], shown: str) -> None:
    with pytest.raises(error) as raised:
        to_postgis(run_a(), url)
    assert shown in str(raised.value)
    assert SECRET not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__ or raised.value.__context__ is None
    assert SECRET not in repr(postgis_server.Address(shown="", parts={"password": SECRET}))


def test_a_server_that_repeats_the_password_is_not_quoted(server: Server) -> None:
    url = f"postgresql://{SECRET}-user:{SECRET}@/db?host={server.socket}"
    with pytest.raises(OutputError, match="the server's words hold the password"):
        to_postgis(run_a(), url)


def test_without_psycopg_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgis_server, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r"pip install 'geomap\[postgis\]'"):
        to_postgis(run_a(), "postgresql:///db")


def test_the_command_tells_what_it_wrote_without_the_password(
    server: Server, url: str, seed_result: "Result"
) -> None:
    secret = url.replace("postgres@", f"postgres:{SECRET}@")
    options = argparse.Namespace(to=secret, schema="mine")
    database.check(options)
    told = database.write(options, seed_result)
    assert re.fullmatch(r"postgresql://postgres@/geomap, schema mine \(\d+ rows written\)", told)
    told = database.write(options, seed_result)
    assert told == "postgresql://postgres@/geomap, schema mine (nothing has changed)"
    assert len(rows_of(server, "claims", "mine")) == 27


def test_the_command_refuses_before_it_reads_anything() -> None:
    for to, schema in (("postgresql://u:a@b@c/db", "geomap"), ("postgresql:///db", "pg_x")):
        with pytest.raises(UsageError):
            database.check(argparse.Namespace(to=to, schema=schema))


def test_gdal_reads_every_layer(server: Server, url: str, seeds: Material) -> None:
    ogrinfo = shutil.which("ogrinfo")
    if not ogrinfo:
        pytest.skip("no ogrinfo: apt install gdal-bin")
    written = to_postgis(seeds, url)
    address = f"PG:host={server.socket} user=postgres dbname=geomap schemas=geomap"
    kinds = {"claims_points": "Point", **dict.fromkeys(LAYERS[1:], "Multi Polygon")}
    layers = (*LAYERS, "unplaced")
    done = subprocess.run(  # noqa: S603  # fixed argv
        [ogrinfo, "-ro", "-so", address, *layers], capture_output=True, text=True, check=True
    )
    told = done.stdout.split("\nLayer name: ")[1:]
    assert [text.splitlines()[0] for text in told] == list(layers)
    for name, text in zip(layers, told, strict=True):
        assert f"\nFeature Count: {written[name]}\n" in text
        assert f"\nGeometry: {kinds.get(name, 'None')}\n" in text
        assert ('ID["EPSG",4326]]' in text) == (name in LAYERS)


def test_the_questions_of_the_docs_are_answered(server: Server, url: str, seeds: Material) -> None:
    to_postgis(seeds, url)
    page = (DOCS / "postgis.md").read_text(encoding="utf-8")
    told, covering, why = (
        asked(server, words) for words in re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    )
    sides = sum(len(one.sides) for event in seeds.events for one in event.contradictions)
    assert len(told) == sides > 0
    assert {row[3] for row in covering} >= {"Bryansk Oblast"}
    assert sum(row[1] for row in why) == len(rows_of(server, "unplaced")) > 0
    assert all(f"`{table.name}`" in page for table in TABLES)
