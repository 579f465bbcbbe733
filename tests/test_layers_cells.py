"""What a claim says field by field: bound words, what is inferred and why, and where it stands."""

from dataclasses import replace
from typing import Any

import pytest
from builders import KARACHEV, claim, located

from geomap.layers.cells import Cell, cells, number_words, spot, utf16
from geomap.layers.fields import FIELDS
from geomap.model import Claim, Count, CountPart, DateInterval, Span, Target, Weapon
from geomap.pipeline import Result

QUOTE = "Ukraine fired about eight of the missiles at a depot on the night of November 19."


def at(words: str, text: str = QUOTE) -> dict[str, Any]:
    return {"text": words, "start": text.index(words), "end": text.index(words) + len(words)}


def told(text: str = QUOTE, **fields: Any) -> Claim:
    quotes = (Span(start=0, end=len(text), text=text),)
    usual: dict[str, Any] = {"weapons": (), "locations": (), "date": DateInterval()}
    return claim(quotes=quotes, **(usual | fields))


def of(one: Claim, key: str) -> list[Cell]:
    return [cell for cell in cells(one) if FIELDS[cell.row][0] == key]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(low=8, high=8, bound="about"), "about 8"),
        (Count(low=8, high=10, bound="about"), "about 8 to 10"),
        (Count(high=12, bound="at_most"), "up to 12"),
        (Count(low=4, bound="at_least"), "at least 4"),
        (Count(low=51, bound="more_than"), "more than 50"),
        (Count(high=11, bound="less_than"), "fewer than 12"),
        (Count(bound="several", text="dozens"), "dozens"),
        (Count(bound="all"), "all"),
        (Count(low=0, high=0, bound="none_reported"), "none reported"),
        (Count(low=38, high=38, scope="country"), "38 in the whole country"),
        (Count(low=3, high=3, scope="wave"), "3 in the whole wave of strikes"),
        (Count(low=6, high=6), "6"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_number_stands_with_its_bound(count: Count, words: str) -> None:
    assert number_words(count) == words
    (cell,) = of(told(counts={"launched": count}), "launched")
    assert cell.words == words


def test_no_number_of_the_seeds_is_bare_where_its_text_bounds_it(seed_result: Result) -> None:
    bounded = [
        (count, cell)
        for one in seed_result.claims
        for key, count in one.counts.items()
        for cell in of(one, key)
        if count.bound != "exact"
    ]
    assert {count.bound for count, _ in bounded} >= {"about", "at_most", "all"}
    assert not [cell for _, cell in bounded if cell.words.isdigit()]


def test_a_value_opens_its_words_in_its_quote() -> None:
    count = Count(low=8, high=8, bound="about", **at("about eight"))
    (cell,) = of(told(counts={"launched": count}), "launched")
    assert QUOTE[cell.at : cell.at + cell.length] == "about eight"
    assert (cell.quote, cell.note) == (0, None)


def test_offsets_count_as_javascript_does() -> None:
    text = "\N{ROCKET}\N{ROCKET} six at the base"
    quotes = [Span(start=100, end=100 + len(text), text=text)]
    said = Target(kind="base", text="base", start=100 + text.index("base"), end=100 + len(text))
    where = text.encode("utf-16-le")[2 * spot(quotes, said)[1] :].decode("utf-16-le")
    assert where == "base"
    assert utf16(text) == len(text) + 2


def test_words_outside_all_quotes_are_said_to_stand_elsewhere() -> None:
    (cell,) = of(
        told(targets=(Target(kind="depot", text="the arsenal", start=900, end=911),)), "target"
    )
    assert cell.quote == -1
    assert cell.note == "inferred: “the arsenal” stands in another sentence of the document"


def test_words_that_name_no_system_are_said_to_be_read_from_others() -> None:
    atacms = Weapon(name="ATACMS", weapon_class="ballistic missile", **at("missiles"))
    (cell,) = of(told(weapons=(atacms,)), "weapon")
    assert cell.words == "ATACMS — ballistic missile"
    assert cell.note == "inferred: “missiles” names no system; the document's other words do"


@pytest.mark.parametrize(
    "words", ["ATACMs", "Army Tactical Missile System"], ids=["its name", "its full name"]
)
def test_words_that_name_the_system_are_not_inferred(words: str) -> None:
    weapon = Weapon(name="ATACMS", weapon_class="ballistic missile", **at(words, words))
    (cell,) = of(told(words, weapons=(weapon,)), "weapon")
    assert cell.note is None


def test_a_weapon_without_words_says_where_it_comes_from() -> None:
    weapon = Weapon(name="ATACMS", weapon_class="ballistic missile", derived=True)
    (cell,) = of(told(weapons=(weapon,)), "weapon")
    assert cell.note == (
        "inferred: its words name no weapon; the last one that the document named before"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Ukraine fired eight missiles.",
        "Ukraine has reportedly launched six of them.",
        "Missiles fired by Ukraine hit a depot.",
        "The Armed Forces of Ukraine (AFU) reportedly struck a facility.",
        "Ukrainian forces, with the president's approval, launched six.",
        "A Ukrainian missile strike hit the region.",
        "Ukraine's attack on the depot went on.",
    ],
)
def test_who_is_named_as_the_doer_beside_the_deed_is_stated(words: str) -> None:
    (cell,) = of(told(words, attacker="UA"), "attacker")
    assert (cell.words, cell.note) == ("Ukraine", None)
    assert words[cell.at : cell.at + cell.length].startswith("Ukrain")


@pytest.mark.parametrize(
    "words",
    [
        "Ukraine said that eight were fired.",
        "Missiles at Ukraine struck a depot.",
        "The Ukraine attack killed two.",
        "A channel affiliated with the Ukrainian military posted a video of missiles fired.",
        "Ukraine was attacked.",
    ],
)
def test_who_struck_is_inferred_where_words_only_name_them(words: str) -> None:
    (cell,) = of(told(words, attacker="UA"), "attacker")
    assert (cell.words, (cell.note or "")[:27]) == ("Ukraine", "inferred: its words name “U")


def test_who_struck_without_any_word_is_inferred_from_the_rest() -> None:
    (cell,) = of(told("They fired six.", attacker="UA"), "attacker")
    assert (cell.quote, cell.note) == (-1, "inferred: from the text's other words")


def test_a_name_inside_another_word_names_nobody() -> None:
    (cell,) = of(told("Ukrainetown was hit.", attacker="UA"), "attacker")
    assert cell.quote == -1


def test_a_sum_says_what_it_was_added_up_from() -> None:
    parts = (
        CountPart(low=4, high=4, text="four", start=0, end=4, weapon="Buk"),
        CountPart(high=2, bound="at_most", text="two", start=5, end=8, weapon="S-300"),
    )
    summed = Count(high=6, bound="at_most", derived=True, parts=parts)
    (cell,) = of(told(counts={"intercepted": summed}), "intercepted")
    assert cell.words == "up to 6"
    assert cell.note == "inferred: added up from 4 (Buk), up to 2 (S-300)"
    given = replace(summed, derived=False, **at("about eight"))
    (cell,) = of(told(counts={"intercepted": given}), "intercepted")
    assert cell.note == "among them 4 (Buk), up to 2 (S-300)"


def test_a_number_of_one_place_names_it() -> None:
    there = {"intercepted": Count(low=6, high=6, **at("eight"))}
    (cell,) = of(told(locations=(located(KARACHEV, counts=there),)), "intercepted")
    assert cell.words == "6 at Karachev, Russia"
    assert cell.quote == 0


def test_a_value_for_several_places_together_says_so() -> None:
    (cell,) = of(told(targets=(Target(kind="depot", apportioned=False, **at("depot")),)), "target")
    assert cell.note == ("for several places or days together: which belongs to which is not said")


@pytest.mark.parametrize(
    ("date", "words", "note"),
    [
        (
            {"basis": "stated", "year_basis": "stated", "part_of_day": "night"},
            "at night",
            None,
        ),
        (
            {"basis": "stated", "year_basis": "document"},
            "",
            "inferred: the year, from the document",
        ),
        (
            {"basis": "weekday", "year_basis": "document"},
            "",
            "inferred: the weekday, counted back from publication",
        ),
        (
            {"basis": "context", "year_basis": "collection"},
            "",
            (
                "inferred: from the document's other words on the strike; "
                "the year, from the run's other documents on the strike"
            ),
        ),
        (
            {"basis": "stated", "year_basis": "stated", "apportioned": False},
            "",
            "the text names several days together",
        ),
    ],
    ids=["stated", "without its year", "a weekday", "in the context", "two days"],
)
def test_a_day_says_how_it_is_known(date: dict[str, Any], words: str, note: str | None) -> None:
    known = DateInterval(earliest="2024-11-18", latest="2024-11-19", **at("November 19"), **date)
    (cell,) = of(told(date=known), "when")
    assert (cell.words, cell.note) == (words, note)
    assert QUOTE[cell.at : cell.at + cell.length] == "November 19"


def test_no_day_in_the_text_is_no_stated_day() -> None:
    (cell,) = of(told(date=DateInterval(latest="2024-11-26", basis="document")), "when")
    assert cell.note == "inferred: no day is stated, so not after the publication"
    assert not of(told(date=DateInterval()), "when")


def test_a_day_without_a_year_keeps_its_words() -> None:
    (cell,) = of(told(date=DateInterval(basis="stated", **at("November 19"))), "when")
    assert cell.words == "“November 19”, in a year not known"


def test_every_cell_of_the_seeds_has_its_words_or_says_what_is_inferred(
    seed_result: Result,
) -> None:
    for one in seed_result.claims:
        for cell in cells(one):
            if cell.quote < 0:
                assert cell.note is not None, (one.id, cell)
                assert cell.note.startswith("inferred: "), (one.id, cell)
            else:
                quote = one.quotes[cell.quote].text.encode("utf-16-le")
                marked = quote[2 * cell.at : 2 * (cell.at + cell.length)].decode("utf-16-le")
                assert marked, (one.id, cell)
