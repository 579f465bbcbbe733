"""Place names in running Russian and Ukrainian text: found in every case, and rightly placed."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from carriers import COLUMNS, NEAR_M, Name, carriers, filled, names, outcomes, traps, turns
from floors import FLOORS

from geomap.gazetteer import Gazetteer
from geomap.geometry import distance_between_m

LANGUAGES = ("ru", "uk")
DEV = Path(__file__).parents[3] / "shared" / "corpus" / "dev"
# Every carrier takes each so-manieth name, other carriers other ones: all names in all cases.
STRIDE = 4
LEAST_ASKED = {"places": 1_200, "airfields": 70, "regions": 150, "abroad": 900}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def measured(
    gazetteer: Gazetteer, known: list[Name], sentences: list[str]
) -> tuple[Counter[str], list[str]]:
    """Return how many names of each column are asked for, found and right, and the misses."""
    count: Counter[str] = Counter()
    misses: list[str] = []
    for number, sentence in enumerate(sentences):
        for turn in range(number % STRIDE, turns(sentence, known), STRIDE):
            text, carried = filled(sentence, known, turn=turn)
            for one in outcomes(gazetteer, text, carried):
                count[one.column] += 1
                count[f"{one.column} found"] += one.found
                count[f"{one.column} right"] += one.right
                if not one.right:
                    misses.append(f"{one.said} in {text}")
    return count, misses


def hold(
    figures: Counter[str], column: str, *, language: str, group: str, misses: list[str]
) -> None:
    """Hold the shares of a column against their floors."""
    asked = figures[column]
    assert asked >= LEAST_ASKED[group]
    for what in ("found", "right"):
        share, floor = figures[f"{column} {what}"] / asked, FLOORS["carriers"][f"{group} {what}"]
        print(f"{language} {group}, {what}: {share:.3f} of {asked}, floor {floor}")  # noqa: T201  # the figure for whoever measures
        assert share >= floor, misses


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_found_and_placed_in_all_cases(gazetteer: Gazetteer, language: str) -> None:
    sentences = carriers(language)
    assert len(sentences) == 100
    figures, misses = measured(gazetteer, names(language), sentences)
    for column in ("places", "airfields", "regions"):
        hold(figures, column, language=language, group=column, misses=misses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_towns_of_other_wars_are_found_where_their_country_is_named(
    gazetteer: Gazetteer, language: str
) -> None:
    sentences = [one for one in carriers(language) if "{town" in one and "{home" not in one]
    known = names(language, "declined_abroad")
    assert len(known) >= 60
    figures, misses = measured(gazetteer, known, sentences)
    hold(figures, "places", language=language, group="abroad", misses=misses)


@pytest.mark.parametrize(
    ("group", "files", "least"),
    [("ordinary", ("traps_ru.txt", "traps_uk.txt"), 100), ("hard", ("traps_hard.txt",), 70)],
    ids=["ordinary", "hard"],
)
def test_hardly_a_place_is_found_where_there_is_none(
    gazetteer: Gazetteer, group: str, files: tuple[str, ...], least: int
) -> None:
    asked = [one for file in files for one in traps(file)]
    wrong = [f"{found.text} in {one}" for one in asked for found in gazetteer.mentions(one)[:1]]
    share, floor = 1 - len(wrong) / len(asked), FLOORS["carriers"][f"silent {group}"]
    print(f"without a place, {group}: {share:.3f} of {len(asked)}, floor {floor}")  # noqa: T201  # the figure for whoever measures
    assert len(asked) >= least
    assert share >= floor, wrong


@pytest.mark.skipif(
    not DEV.is_dir(), reason="NO COLUMNS WERE COMPARED: ../shared/corpus is not there"
)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("column", ["places", "airfields", "regions"])
def test_every_name_of_the_reference_columns_is_carried(language: str, column: str) -> None:
    known = {
        (one.nominative, one.iso): one for one in names(language) if COLUMNS.get(one.kind) == column
    }
    with (DEV / f"{column}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert len(rows) >= 25
    for row in rows:
        for name in row[language].split("|"):
            one = known[name, row["iso"]]
            if row.get("lon"):
                assert one.lon is not None
                assert one.lat is not None
                there = float(row["lon"]), float(row["lat"])
                assert distance_between_m(one.lon, one.lat, *there) < NEAR_M[column] / 5
