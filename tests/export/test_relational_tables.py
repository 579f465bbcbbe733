from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shapely
from builders import BRYANSK, CHUKOTKA, KARACHEV, claim, event, located, material, shapes
from shapely.geometry import box

from geomap.export.material import Material
from geomap.export.material import material as made_of
from geomap.export.rows import Cell
from geomap.export.tables import Filled, tables
from geomap.geometry import distance_between_m
from geomap.model import (
    Claim,
    DerivedCopy,
    Event,
    Relation,
    Side,
)

if TYPE_CHECKING:
    from geomap.pipeline import Result

PYTHON = {"text": (str,), "integer": (int,), "real": (int, float), "boolean": (bool,)}


def filled(*claims: Claim, events: tuple[Event, ...] = ()) -> dict[str, Filled]:
    return tables(material(claims, events, shape_of=shapes()))


def column(table: Filled, name: str) -> list[Cell]:
    at = table.table.names.index(name)
    return [row[at] for row in table.rows]


def faults(found: dict[str, Filled]) -> list[str]:
    """Return what in the rows breaks the schema: widths, types, nulls, keys, foreign keys."""
    told = []
    keys: dict[tuple[str, tuple[str, ...]], set[tuple[Cell, ...]]] = {}
    for name, one in found.items():
        table, rows = one.table, list(one.rows)
        for row in rows:
            for each, cell in zip(table.columns, row, strict=True):
                fits = each.nullable if cell is None else type(cell) in PYTHON[each.type]
                told += [] if fits else [f"{name}.{each.name}: {cell!r}"]
        held = [tuple(row[table.names.index(c)] for c in table.key) for row in rows]
        told += [f"{name}: {key} twice" for key, n in Counter(held).items() if n > 1]
        keys[name, table.key] = set(held)
        for foreign in table.foreign_keys:
            known = keys[foreign.table, foreign.references]  # KeyError: not before us
            for row in rows:
                key = tuple(row[table.names.index(c)] for c in foreign.columns)
                told += [] if None in key or key in known else [f"{name}: {key} leads nowhere"]
    return told


@pytest.fixture(scope="module")
def seeds(seed_result: "Result") -> Material:
    result = seed_result
    return made_of(
        result.claims, result.events, documents=result.documents, gazetteer=result.gazetteer
    )


def test_the_tables_of_the_seeds_keep_their_schema(seeds: Material) -> None:
    assert faults(tables(seeds)) == []


def test_each_claim_and_location_is_in_exactly_one_table(seeds: Material) -> None:
    found = tables(seeds)
    ids = [
        i
        for name in ("claims_points", "claims_areas", "unplaced")
        for i in column(found[name], "id")
    ]
    assert sorted(map(str, ids)) == sorted(row.id for row in seeds.rows)
    assert column(found["claims"], "claim") == [one.id for one in seeds.claims]
    assert column(found["documents"], "document") == [one.id for one in seeds.documents]


def test_a_claim_leads_to_its_event_and_the_event_to_its_claims(seeds: Material) -> None:
    found = tables(seeds)
    pairs = set(
        zip(
            column(found["memberships"], "event"),
            column(found["memberships"], "claim"),
            strict=True,
        )
    )
    told = {(event.id, claim) for event in seeds.events for claim in event.claims}
    assert pairs == told
    own = set(zip(column(found["claims"], "event"), column(found["claims"], "claim"), strict=True))
    assert pairs == {pair for pair in own if pair[0]}


def test_the_same_material_gives_the_same_rows_again(seeds: Material) -> None:
    one, two = tables(seeds), tables(seeds)
    for name, table in one.items():
        assert list(table.rows) == list(table.rows) == list(two[name].rows)


def test_an_area_has_no_point_in_any_column() -> None:
    found = filled(claim(1), claim(2, locations=(located(KARACHEV, radius_m=2500.0),)))
    assert not {"lon", "lat"} & set(found["claims_areas"].table.names)
    assert not {"lon", "lat"} & set(found["events"].table.names)
    assert column(found["claims_points"], "lon") == [KARACHEV.lon]


def test_a_place_that_many_claims_name_is_drawn_once() -> None:
    found = filled(*(claim(number) for number in range(1, 50)))
    (outline,) = found["places"].geometries or ()
    assert outline is not None
    assert outline.equals(box(32, 52, 35, 54))
    assert outline.geom_type == "MultiPolygon"
    assert set(column(found["claims_areas"], "shape")) == set(column(found["places"], "shape"))


def test_a_part_of_a_place_and_another_radius_are_shapes_of_their_own() -> None:
    ways = [
        located(KARACHEV, radius_m=2500.0),
        located(KARACHEV, radius_m=4000.0),
        located(KARACHEV, radius_m=2500.0, relation="north of …"),
        located(BRYANSK),
    ]
    found = filled(claim(1, locations=tuple(ways)), claim(2, locations=tuple(reversed(ways))))
    assert len(set(column(found["places"], "shape"))) == 4
    assert len(column(found["claims_points"], "id")) == 4
    assert len(column(found["claims_areas"], "id")) == 4


def test_a_settlements_place_is_the_disc_of_its_radius() -> None:
    found = filled(claim(1, locations=(located(KARACHEV, radius_m=2500.0),)))
    (disc,) = found["places"].geometries or ()
    assert disc is not None
    for lon, lat in shapely.get_coordinates(disc):
        away = distance_between_m(KARACHEV.lon, KARACHEV.lat, lon, lat)
        assert away == pytest.approx(2500.0, rel=1e-6)


def test_a_shape_over_the_antimeridian_is_cut_there() -> None:
    (cut,) = filled(claim(1, locations=(located(CHUKOTKA),)))["places"].geometries or ()
    assert cut is not None
    assert cut.equals(shapely.union(box(170, 62, 180, 69), box(-180, 62, -170, 69)))


def test_a_claim_without_a_place_says_why() -> None:
    found = filled(claim(1, locations=()), claim(2, locations=(located(None, why="two so named"),)))
    assert column(found["unplaced"], "reason") == ["the text names no place for it", "two so named"]
    assert column(found["claims"], "placed") == [0, 0]


def test_a_refusal_is_listed_at_its_place_and_not_drawn() -> None:
    found = filled(claim(1, stance="not_confirmed", form="refused"), claim(2))
    assert column(found["claims_areas"], "drawn") == [False, True]
    assert column(found["claims"], "why_not_drawn") == [
        "a refusal or silence is listed, not drawn",
        None,
    ]


def test_sides_of_a_contradiction_lead_to_their_claims() -> None:
    one, two, three = claim(1), claim(2), claim(3)
    sides = (
        Side(origin="A", value="6", claims=(one.id, three.id)),
        Side(origin="B", value="about 8", claims=(two.id,)),
    )
    found = filled(
        *(claim(n, event="e-1") for n in (1, 2, 3)),
        events=(
            event(
                one.id,
                two.id,
                three.id,
                contradictions=(Relation(field="launched", sides=sides),),
                derived_copies=(DerivedCopy(claim=three.id, of=one.id, why="the same words"),),
            ),
        ),
    )
    assert faults(found) == []
    assert column(found["relations"], "kind") == ["contradiction", "copy"]
    (said, copied) = column(found["relations"], "relation")
    assert list(found["relation_claims"].rows) == [
        (said, 1, one.id),
        (said, 1, three.id),
        (said, 2, two.id),
        (copied, 1, one.id),
        (copied, 2, three.id),
    ]
    assert column(found["claims"], "disputed") == [True, True, True]


def test_an_event_that_nothing_tells_of_leads_nowhere() -> None:
    found = filled(claim(1, event="e-gone"))
    assert column(found["claims"], "event") == column(found["claims_areas"], "event") == [None]


def test_sources_count_their_claims() -> None:
    speaker = claim(1).claimant
    found = filled(claim(1), claim(2, claimant=speaker), claim(3))
    assert column(found["sources"], "name") == ["Speaker 1", "Speaker 3"]
    assert column(found["sources"], "claims") == [2, 1]
    assert column(found["sources"], "family") == ["official-RU", "official-RU"]


def test_what_no_database_can_hold_is_replaced() -> None:
    document = claim(1).document
    hostile = "a\x00b\ud800c\u2028d\ne\U0001f680\u202e"
    found = filled(claim(1, document=type(document)(id="d1", path="p", title=hostile, sha256="0")))
    assert column(found["documents"], "title") == ["a\ufffdb\ufffdc\u2028d\ne\U0001f680\u202e"]
    assert column(found["claims_areas"], "title") == column(found["documents"], "title")


def test_nothing_makes_empty_tables() -> None:
    assert [name for name, table in filled().items() if list(table.rows)] == ["about"]


def test_claims_and_events_that_share_an_id_stay_apart() -> None:
    one, two, three = claim(1, event="e-1"), claim(2, event="e-1"), claim(3)
    found = filled(one, two, three, three, events=(event(one.id), event(two.id)))
    assert faults(found) == []
    assert column(found["events"], "event") == ["e-1", "e-1~2"]
    assert column(found["claims"], "event") == ["e-1", "e-1~2", None, None]
    assert column(found["claims_areas"], "claim")[2:] == [three.id, f"{three.id}~2"]
    assert list(found["memberships"].rows) == [
        ("e-1", one.id, "stated", "it says so"),
        ("e-1~2", two.id, "stated", "it says so"),
    ]


def test_ids_that_no_database_can_hold_do_not_become_one() -> None:
    def hostile(n: int) -> Claim:
        paper = claim(n).document
        broken = replace(paper, id=f"d{chr(n)}")
        places = ((located(),), (), (located(KARACHEV, radius_m=1000.0),))[n]
        return claim(n, id=f"c{chr(n)}\ud800", document=broken, event="e-1", locations=places)

    claims = [hostile(n) for n in range(3)]
    agreed = Side(origin="A", value="6", claims=(claims[0].id, claims[1].id))
    told = event(
        *(one.id for one in claims), agreements=(Relation(field="launched", sides=(agreed,)),)
    )
    found = filled(*claims, events=(told,))
    assert faults(found) == []
    assert [len(list(found[name].rows)) for name in ("documents", "claims", "memberships")] == [
        3
    ] * 3
    assert len(list(found["relation_claims"].rows)) == 2
