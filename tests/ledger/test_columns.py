import re
from pathlib import Path

from geomap.export.columns import COLUMNS as EXPORTED
from geomap.ledger.columns import COLUMNS, header

PAGE = Path(__file__).parents[2] / "docs" / "claims-by-hand.md"


def test_the_page_lists_every_column_with_its_other_words() -> None:
    page = PAGE.read_text(encoding="utf-8")
    table = re.findall(r"^\| `(\w+)` \|([^|]*)\|", page, re.MULTILINE)
    told = {name: re.split(r"[;,] ?", others.partition(";")[0].strip()) for name, others in table}
    assert {name: [one for one in others if one] for name, others in told.items()} == {
        name: others.split() for name, others in COLUMNS.items()
    }


def test_names_are_known_in_any_case_and_with_blanks() -> None:
    found = header(["\ufeffWho", " Event Date ", "LATITUDE", "lng", "source-kind"])
    assert found.names == ("source", "date", "lat", "lon", "source_kind")


def test_the_name_itself_goes_before_another_word_for_it() -> None:
    found = header(["text", "quote"])
    assert found.names == (None, "quote")
    assert found.unknown == ("text",)


def test_two_other_words_for_one_column_are_told() -> None:
    assert header(["lat", "lon", "who", "speaker"]).twice == ("who", "speaker", "source")


def test_a_column_claim_holds_the_words_where_no_other_does() -> None:
    assert header(["source", "claim"]).names == ("source", "quote")
    assert header(["source", "quote", "claim"]).names == ("source", "quote", "claim")


def test_all_columns_of_geomaps_own_table_are_known() -> None:
    found = header(EXPORTED)
    assert (found.own, found.unknown, found.twice) == (True, (), None)


def test_what_geomap_makes_anew_is_passed_over_in_its_own_table_alone() -> None:
    assert header(["source", "quote", "mark"]).unknown == ("mark",)
