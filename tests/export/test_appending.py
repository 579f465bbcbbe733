import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import KARACHEV, claim, event, located, material, shapes

from geomap.errors import OutputError
from geomap.export.geopackage import geopackage
from geomap.export.material import Material
from geomap.export.material import material as made_of
from geomap.model import (
    Claim,
    Claimant,
    Event,
    Relation,
    Side,
)

if TYPE_CHECKING:
    from geomap.pipeline import Result

TOWN = (located(KARACHEV, radius_m=2500.0),)
Keep = Callable[[bytes], Path]


def run(*claims: Claim, events: Iterable[Event] = ()) -> Material:
    return material(claims, events, shape_of=shapes())


def against(one: str, other: str) -> Relation:
    sides = (
        Side(origin="A", value="6", claims=(one,)),
        Side(origin="B", value="8", claims=(other,)),
    )
    return Relation(field="launched", sides=sides)


@pytest.fixture
def kept(tmp_path: Path) -> Keep:
    """Return what puts bytes into a file of their own."""
    names = iter(range(100))

    def keep(content: bytes) -> Path:
        path = tmp_path / f"{next(names)} ü#?.gpkg"
        path.write_bytes(content)
        return path

    return keep


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        return base.execute(query).fetchall()


def change(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as base:
        for statement in statements:
            base.execute(statement)
        base.commit()
    return path


def seeds_of(result: "Result", *numbers: int) -> Material:
    """Return what the seeds of these numbers alone give."""
    from geomap.pipeline import from_claims

    documents = [one for n, one in enumerate(result.documents) if n in numbers]
    ids = {one.id for one in documents}
    claims = [one for one in result.claims if one.document.id in ids]
    part = from_claims(claims, gazetteer=result.gazetteer, documents=documents)
    return made_of(part.claims, part.events, documents=documents, gazetteer=result.gazetteer)


def test_the_same_run_again_gives_the_same_bytes(seed_result: "Result", kept: Keep) -> None:
    seeds = seeds_of(seed_result, *range(5))
    once = geopackage(seeds)
    assert geopackage(seeds, onto=kept(once)) == once


def test_a_second_run_added_twice_gives_the_same_bytes_as_once(
    seed_result: "Result", kept: Keep
) -> None:
    first, second = seeds_of(seed_result, 0, 1, 3), seeds_of(seed_result, 2, 3, 4)
    once = geopackage(second, onto=kept(geopackage(first)))
    assert geopackage(second, onto=kept(once)) == once


def test_runs_of_other_documents_give_every_row_of_both(seed_result: "Result", kept: Keep) -> None:
    first, second = seeds_of(seed_result, 0, 2), seeds_of(seed_result, 1, 3, 4)
    one, two = kept(geopackage(first)), kept(geopackage(second))
    both = kept(geopackage(second, onto=one))
    for table in ("documents", "claims", "claims_points", "claims_areas", "unplaced"):
        key = {"documents": "document", "claims": "claim"}.get(table, "id")
        query = f"SELECT {key} FROM {table}"  # noqa: S608  # our names
        assert sorted(rows(both, query)) == sorted(rows(one, query) + rows(two, query))
    shapes = "SELECT shape FROM places"
    assert set(rows(both, shapes)) == {*rows(one, shapes), *rows(two, shapes)}
    told = rows(both, "SELECT source, claims FROM sources")
    held = "SELECT source, count(*) FROM claims GROUP BY source"
    assert sorted(told) == sorted(rows(both, held))


def test_the_method_line_tells_of_both_runs(seed_result: "Result", kept: Keep) -> None:
    whole = seeds_of(seed_result, *range(5))
    first, second = seeds_of(seed_result, 0, 2), seeds_of(seed_result, 1, 3, 4)
    both = kept(geopackage(second, onto=kept(geopackage(first))))
    about = dict(rows(both, "SELECT name, value FROM about"))
    assert about["method"] == whole.method
    assert (about["as_of"], about["credits"]) == (whole.as_of, whole.credit)


def test_a_document_read_anew_replaces_all_that_it_said(kept: Keep) -> None:
    paper = claim(1).document
    first = run(claim(1, document=paper), claim(2, document=paper, locations=TOWN), claim(3))
    second = run(claim(4, document=paper))
    both = kept(geopackage(second, onto=kept(geopackage(first))))
    assert rows(both, "SELECT claim FROM claims") == [(claim(3).id,), (claim(4).id,)]
    assert rows(both, "SELECT count(*) FROM claims_points") == [(0,)]
    assert rows(both, "SELECT place FROM places") == [("Bryansk Oblast",)]  # the town is gone
    assert rows(both, "SELECT name FROM sources") == [("Speaker 3",), ("Speaker 4",)]


def test_a_place_found_later_moves_its_claim_to_another_table(kept: Keep) -> None:
    file = kept(geopackage(run(claim(1, locations=()), claim(2))))
    both = kept(geopackage(run(claim(1, locations=TOWN)), onto=file))
    assert rows(both, "SELECT count(*) FROM unplaced") == [(0,)]
    assert rows(both, "SELECT claim FROM claims_points") == [(claim(1).id,)]


def test_an_event_without_claims_and_its_relations_go(kept: Keep) -> None:
    one, two = claim(1, event="e-1"), claim(2, event="e-1")
    split = event(one.id, two.id, contradictions=(against(one.id, two.id),))
    file = kept(geopackage(run(one, two, events=(split,))))
    assert rows(file, "SELECT count(*) FROM relation_claims") == [(2,)]
    again = [replace(each, event=name) for each, name in ((one, "e-8"), (two, "e-9"))]
    events = (event(one.id, id="e-8"), event(two.id, id="e-9"))
    both = kept(geopackage(run(*again, events=events), onto=file))
    assert rows(both, "SELECT event FROM events ORDER BY event") == [("e-8",), ("e-9",)]
    for table in ("relations", "relation_sides", "relation_claims"):
        assert rows(both, f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608  # our names
    assert rows(both, "SELECT DISTINCT disputed FROM claims") == [(0,)]


def test_an_event_of_both_runs_does_not_say_how_many_origins_tell_it(kept: Keep) -> None:
    one, two, three = (claim(n, event="e-1") for n in (1, 2, 3))
    first = event(one.id, two.id, contradictions=(against(one.id, two.id),))
    file = kept(geopackage(run(one, two, events=(first,))))
    second = event(three.id, facets={"place": "one_origin"})
    both = kept(geopackage(run(three, events=(second,)), onto=file))
    told = rows(both, "SELECT claims, independent_origins, facet_place, disputed FROM events")
    assert told == [(f"{one.id}; {two.id}; {three.id}", None, None, 1)]
    assert rows(both, "SELECT contradictions FROM events") == [("launched: 6 (A) / 8 (B)",)]
    disputed = rows(both, "SELECT claim FROM claims_areas WHERE disputed ORDER BY claim")
    assert disputed == [(one.id,), (two.id,)]


def test_colours_go_by_the_sides_of_both_runs(kept: Keep) -> None:
    def spoken(number: int, country: str) -> Claim:
        return claim(number, claimant=Claimant(name=country, kind="official", country=country))

    first = run(*(spoken(n, code) for n, code in enumerate(("RU", "RU", "UA", "UA", "US"))))
    second = run(*(spoken(10 + n, code) for n, code in enumerate(("IL", "IL", "IL"))))
    both = kept(geopackage(second, onto=kept(geopackage(first))))
    families = dict(rows(both, "SELECT name, family FROM sources"))
    assert families == {
        "RU": "official-RU",
        "UA": "official-UA",
        "IL": "official-IL",
        "US": "official-other",
    }
    shown = rows(both, "SELECT DISTINCT origin, family FROM claims_areas")
    assert dict(shown) == families


def test_what_others_saved_as_styles_stays(kept: Keep) -> None:
    own = (
        "INSERT INTO layer_styles (f_table_name, f_geometry_column, styleName, styleQML, "
        "useAsDefault, owner) VALUES ('claims_points', 'geom', 'mine', '<qgis/>', 1, 'me')"
    )
    off = "UPDATE layer_styles SET useAsDefault = 0 WHERE styleName = 'claims_points'"
    file = change(kept(geopackage(run(claim(1)))), own, off)
    both = kept(geopackage(run(claim(2)), onto=file))
    query = (
        "SELECT styleName, useAsDefault FROM layer_styles "
        "WHERE f_table_name = 'claims_points' ORDER BY id"
    )
    assert rows(both, query) == [("claims_points", 0), ("mine", 1)]


def test_a_file_that_is_not_there_yet_is_begun(tmp_path: Path) -> None:
    assert geopackage(run(claim(1)), onto=tmp_path / "no.gpkg") == geopackage(run(claim(1)))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE my_layer (fid INTEGER PRIMARY KEY)",
        "ALTER TABLE claims_points ADD COLUMN note TEXT",
        "UPDATE about SET value = 'geomap.tables/0' WHERE name = 'schema'",
        "PRAGMA application_id = 0",
        "DROP TABLE about",
        "DROP TABLE relation_claims",
        "UPDATE places SET geom = x'4750000103'",
    ],
    ids=["a table", "a column", "a version", "no GeoPackage", "not ours", "a table lost", "damage"],
)
def test_a_file_with_what_would_be_lost_is_refused(kept: Keep, statement: str) -> None:
    drop = [f"DROP TRIGGER rtree_places_geom_update{n}" for n in (1, 2, 3, 4)]
    file = change(kept(geopackage(run(claim(1)))), *drop, statement)
    before = file.read_bytes()
    with pytest.raises(OutputError, match=r"\.gpkg: .*; "):
        geopackage(run(claim(2)), onto=file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(4096)])
def test_what_is_no_geopackage_is_refused(kept: Keep, content: bytes) -> None:
    with pytest.raises(OutputError, match="name a file that geomap wrote"):
        geopackage(run(claim(1)), onto=kept(content))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        geopackage(run(claim(1)), onto=tmp_path)
