"""What is drawn: layers per source, honest shapes, labels clear of towns, words."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import shapely
from builders import BRYANSK, KARACHEV, MADE_BY, claim, located

from geomap.gazetteer import Gazetteer
from geomap.layers import drawing
from geomap.layers.drawing import Area, Disc, is_drawn, reach_of, why_not_drawn
from geomap.layers.families import families, family_key
from geomap.layers.method import method_line
from geomap.layers.words import (
    count_words,
    date_words,
    headline,
    independence_words,
    interval,
    shown_days,
    stance_words,
)
from geomap.model import (
    Claim,
    Claimant,
    Count,
    DateInterval,
    Event,
    Independence,
    Place,
    Target,
    Weapon,
)
from geomap.model.events import EventDate

RUSSIA = Place(
    id="geonames:2017370", name="Russia", level="country", country="RU", lon=100.0, lat=60.0
)

RED_SEA = Place(
    id="ne:marine_1159115521", name="Red Sea", level="sea", country=None, lon=40.4, lat=17.3
)


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    known = Gazetteer()
    yield known
    known.close()


def by(name: str, kind: str, country: str | None) -> Claimant:
    return Claimant(name=name, kind=kind, country=country)  # type: ignore[arg-type]  # cases


def test_a_place_that_many_claims_name_is_one_shape(gazetteer: Gazetteer) -> None:
    drawn = drawing([claim(1), claim(2), claim(3)], [], gazetteer=gazetteer)
    assert len(drawn.shapes) == 1
    assert set(drawn.shape_keys.values()) == {(drawn.shapes[0].key,)}


def test_a_region_is_an_area_without_a_centre(gazetteer: Gazetteer) -> None:
    (area,) = drawing([claim(1)], [], gazetteer=gazetteer).shapes
    assert isinstance(area, Area)
    assert not hasattr(area, "center")
    assert area.shape.area > 1


def test_a_settlement_is_a_disc_of_its_size(gazetteer: Gazetteer) -> None:
    there = located(KARACHEV, radius_m=2500.0)
    (disc,) = drawing([claim(1, locations=(there,))], [], gazetteer=gazetteer).shapes
    assert isinstance(disc, Disc)
    assert disc.radius_m == 2500.0


def test_the_western_part_is_a_shape_of_its_own(gazetteer: Gazetteer) -> None:
    west = claim(2, locations=(located(relation="western part of"),))
    whole, half = drawing([claim(1), west], [], gazetteer=gazetteer).shapes
    assert isinstance(whole, Area)
    assert isinstance(half, Area)
    assert half.shape.area == pytest.approx(whole.shape.area / 2, rel=0.2)
    assert half.shape.centroid.x < whole.shape.centroid.x


def test_a_regions_label_stands_inside_it_and_clear_of_its_capital(gazetteer: Gazetteer) -> None:
    (area,) = drawing([claim(1)], [], gazetteer=gazetteer).shapes
    assert isinstance(area, Area)
    label = shapely.Point(area.label)
    assert area.shape.contains(label)
    city = gazetteer.resolve("Bryansk", level="settlement").place
    assert city is not None
    assert label.distance(shapely.Point(city.lon, city.lat)) > 0.2


def test_a_country_alone_does_not_zoom_the_view_out(gazetteer: Gazetteer) -> None:
    far = claim(2, locations=(located(RUSSIA),))
    view = drawing([claim(1), far], [], gazetteer=gazetteer).view
    assert view is not None
    assert view[2] - view[0] < 10


def test_of_a_sea_the_view_shows_where_its_label_stands(gazetteer: Gazetteer) -> None:
    shown = drawing([claim(1), claim(2, locations=(located(RED_SEA),))], [], gazetteer=gazetteer)
    (sea,) = (shape for shape in shown.shapes if isinstance(shape, Area) and shape.level == "sea")
    assert shown.view is not None
    west, south, east, north = shown.view
    assert west <= sea.label[0] <= east
    assert south <= sea.label[1] <= north
    assert south > sea.shape.bounds[1]  # all of it need not be seen
    assert any(box[1] == sea.shape.bounds[1] for box in reach_of(shown))


def test_nothing_placed_gives_no_view(gazetteer: Gazetteer) -> None:
    assert drawing([claim(1, locations=())], [], gazetteer=gazetteer).view is None


def test_each_origin_is_a_layer_and_no_claim_is_lost(gazetteer: Gazetteer) -> None:
    claims = [claim(n, claimant=by(f"Speaker {n % 3}", "official", "PE")) for n in range(7)]
    drawn = drawing(claims, [], gazetteer=gazetteer)
    assert sorted(s.name for s in drawn.sources) == ["Speaker 0", "Speaker 1", "Speaker 2"]
    assert sorted(i for s in drawn.sources for i in s.claims) == sorted(c.id for c in claims)


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (claim(1), None),
        (claim(1, stance="not_confirmed"), "a refusal or silence is listed, not drawn"),
        (claim(1, locations=()), "the text names no place for it"),
        (claim(1, locations=(replace(located(None), why="no entry"),)), "no entry"),
    ],
)
def test_what_is_not_drawn_says_why(one: Claim, reason: str | None) -> None:
    assert is_drawn(one) is (reason is None)
    assert why_not_drawn(one) == reason


def test_families_are_the_sides_that_speak_most_of_any_war() -> None:
    speakers = [by("A", "ministry", "PE")] * 3 + [by("B", "military", "EC")] * 2
    others = [by("C", "official", code) for code in ("BO", "CL")] + [by("D", "media", "AR")]
    known = families([claim(n, claimant=who) for n, who in enumerate([*speakers, *others])])
    assert [f.name for f in known[:2]] == ["Peruvian officials", "Ecuadorian officials"]
    assert len({f.color for f in known}) == len(known)
    assert family_key(others[1], known) == "official-other"
    assert family_key(others[2], known) == "media"


def test_the_same_sides_have_the_same_colours_whoever_speaks_most() -> None:
    def colors(*codes: str) -> dict[str, str]:
        speakers = [by("A", "ministry", code) for code in codes]
        found = families([claim(n, claimant=who) for n, who in enumerate(speakers)])
        return {family.letter: family.color for family in found}

    assert colors("PE", "PE", "EC") == colors("EC", "EC", "PE")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(high=12, bound="at_most"), "up to 12"),
        (Count(low=4, bound="at_least"), "at least 4"),
        (Count(low=51, bound="more_than"), "more than 50"),
        (Count(high=19, bound="less_than"), "fewer than 20"),
        (Count(low=8, high=8, bound="about"), "about 8"),
        (Count(low=0, high=0, bound="none_reported"), "none reported"),
        (Count(bound="all", text="all"), "all"),
        (Count(bound="several", text="dozens of"), "dozens of"),
        (Count(bound="about", text="nearly 50"), "nearly 50"),
        (Count(low=38, high=38, scope="country"), "38 (country)"),
    ],
)
def test_numbers_keep_their_bounds_in_words(count: Count, words: str) -> None:
    assert count_words(count) == words


def test_no_day_stated_is_said_and_not_invented() -> None:
    words = date_words(DateInterval(latest="2031-05-04", basis="document"))
    assert words == "no day stated (not after 4 May 2031)"


def test_a_year_from_other_documents_is_said() -> None:
    night = DateInterval(
        earliest="2031-05-03",
        latest="2031-05-04",
        text="the night of May 4",
        basis="stated",
        year_basis="collection",
    )
    assert date_words(night).startswith("3–4 May 2031 (“the night of May 4”")
    assert "year taken from other documents" in date_words(night)


def test_one_day_is_not_printed_twice() -> None:
    assert interval("2031-05-04", "2031-05-04") == "2031-05-04"


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-11-19", "2024-11-19", "19 Nov 2024"),
        ("2024-11-18", "2024-11-19", "18–19 Nov 2024"),
        ("2024-11-30", "2024-12-02", "30 Nov – 2 Dec 2024"),
        ("2024-12-31", "2025-01-01", "31 Dec 2024 – 1 Jan 2025"),
        ("2024-11", "2024-11", "Nov 2024"),
        ("2024-11", "2024-12", "Nov – Dec 2024"),
        ("2024", "2024", "2024"),
        ("2024", "2025", "2024 – 2025"),
        (None, "2024-11-05", "5 Nov 2024"),
        ("--11-19", "--11-20", "19–20 Nov"),
        ("last week", None, "last week"),
        ("2024-13-01", None, "2024-13-01"),
        (None, None, "no day known"),
    ],
)
def test_days_are_shown_as_readers_write_them(
    earliest: str | None, latest: str | None, words: str
) -> None:
    assert shown_days(earliest, latest) == words


def test_a_headline_says_only_what_the_claim_holds() -> None:
    assert headline(claim(1)) == "ATACMS — Bryansk Oblast"
    assert headline(claim(1, weapons=(), locations=())) == "a strike"


def test_a_place_that_missiles_only_came_from_is_no_place_of_the_strike() -> None:
    launched = located(RUSSIA, role="launch")
    assert headline(claim(1, locations=(launched,))) == "ATACMS — launched from Russia"
    debris = located(KARACHEV, role="debris")
    assert headline(claim(1, locations=(debris,))) == "ATACMS — debris at Karachev"


def test_what_no_words_of_the_claims_quotes_say_is_marked_as_inferred() -> None:
    elsewhere = Target(kind="military facility", text="a military site", start=900, end=915)
    pointed = located(coref=True)
    told = headline(claim(1, weapons=(), targets=(elsewhere,), locations=(pointed,)))
    assert told == "military facility (inferred) — Bryansk Oblast (inferred)"


def test_a_system_that_the_claims_own_words_do_not_name_is_inferred() -> None:
    missiles = Weapon(name="ATACMS", text="the missiles", start=0, end=12)
    assert headline(claim(1, weapons=(missiles,))) == "ATACMS (inferred) — Bryansk Oblast"
    long_name = replace(missiles, text="Army Tactical Missile System")
    assert headline(claim(1, weapons=(long_name,))) == "ATACMS — Bryansk Oblast"


def test_what_a_person_gave_without_any_words_is_not_inferred() -> None:
    given = located(start=None, end=None)
    assert headline(claim(1, locations=(given,))) == "ATACMS — Bryansk Oblast"


def test_a_stance_on_the_weapon_alone_says_so() -> None:
    only = claim(1, stance="confirmed", about=("weapon",))
    assert stance_words(only) == "confirmed, as the text says (the weapon only)"
    assert stance_words(claim(1, about=("occurrence", "cause"))) == "claimed"
    assert stance_words(claim(1, stance="not_confirmed", form="refused")) == "refused to confirm"


@pytest.mark.parametrize(
    ("origins", "sides", "unknown", "words"),
    [
        (3, 1, 6, "3 independent origins of 1 side, and 6 of unknown independence"),
        (1, 0, 0, "1 independent origin"),
        (0, 0, 1, "1 origin, independence unknown"),
        (0, 0, 4, "4 origins, their independence unknown"),
        (0, 0, 0, "no origin asserts it"),
    ],
)
def test_origins_are_counted_apart_and_none_is_called_zero(
    origins: int, sides: int, unknown: int, words: str
) -> None:
    counted = Independence(origins=origins, sides=sides, unknown=unknown)
    event = Event(
        id="e", claims=(), date=EventDate(earliest=None, latest=None), independence=counted
    )
    assert independence_words(event) == words


@pytest.mark.parametrize(
    ("extractors", "words"),
    [
        (["by hand", "by hand"], "; given by hand, not machine-read, 0 of 2 claims reviewed"),
        (["test/1", "by hand"], "; machine-read, but 1 claim given by hand, 0 of 2"),
        (["geomap table"], "; machine-read and taken from a table that may have been edited since"),
    ],
    ids=["all by hand", "some by hand", "a table of geomap's"],
)
def test_the_method_line_says_who_read_the_claims(extractors: list[str], words: str) -> None:
    claims = [claim(n, made_by=replace(MADE_BY, extractor=one)) for n, one in enumerate(extractors)]
    assert words in method_line(claims)


def test_the_method_line_counts_origins_documents_and_what_is_not_placed() -> None:
    line = method_line([claim(1), claim(2, locations=())], documents=5, until="2031-05-04")
    assert "2 origins said in 5 documents up to 4 May 2031" in line
    assert "1 not placed" in line
    assert "machine-read, 0 of 2 claims reviewed" in line
    assert BRYANSK.level == "region"
