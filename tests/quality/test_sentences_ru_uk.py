"""The gate for Russian and Ukrainian: invented reports and posts of many wars, with answers."""

import json
from pathlib import Path
from typing import Any

import pytest
from builders import document
from floors import FLOORS
from scoring import COUNTS, Tally, judge

from geomap.extract import extract
from geomap.model import Block, Claim, Document, Span, Value

HERE = Path(__file__).parent
LANGUAGES = ("ru", "uk")
SLOTS = (
    *("claim", "claimant", "stance", "attacker", "date", "weapon"),
    *("counts", "parts", "casualties", "place", "relation", "chain", "whole"),
)
LEAST_DOCUMENTS = 40


def answers(language: str) -> list[dict[str, Any]]:
    lines = (HERE / f"sentences_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def as_document(answer: dict[str, Any], language: str) -> Document:
    text = answer["text"]
    return document(
        text,
        id=answer["id"],
        published=answer["published"],
        publisher=answer["publisher"],
        language=language,
        blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )


@pytest.fixture(scope="module")
def found() -> dict[str, list[Claim]]:
    """The claims that the extractors find, by document; both languages are read in one go."""
    rows = [(row, language) for language in LANGUAGES for row in answers(language)]
    claims: dict[str, list[Claim]] = {row["id"]: [] for row, _ in rows}
    for claim in extract([as_document(row, language) for row, language in rows]):
        claims[claim.document.id].append(claim)
    return claims


@pytest.fixture(scope="module")
def tallies(found: dict[str, list[Claim]]) -> dict[str, Tally]:
    made = {language: Tally() for language in LANGUAGES}
    for language, tally in made.items():
        for answer in answers(language):
            judge(tally, answer, found[answer["id"]])
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_are_well_formed(language: str) -> None:
    rows = answers(language)
    assert len(rows) >= LEAST_DOCUMENTS
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        for claim in row["claims"]:
            assert set(claim["counts"]) <= set(COUNTS), row["id"]
            assert all(place["text"] in row["text"] for place in claim["places"]), row["id"]
            assert claim["date"] is None or claim["date"][0] <= claim["date"][1], row["id"]


@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_slot_falls_below_its_floor(language: str, slot: str, tallies: dict[str, Tally]) -> None:
    tally = tallies[language]
    precision, recall = FLOORS[f"sentences_{language}"][slot]
    measured = (tally.precision(slot), tally.recall(slot))
    wrong = [line for line in tally.trouble if line.startswith(f"{slot}:")]
    print(f"{language} {slot}: P {measured[0]:.3f} R {measured[1]:.3f}, {precision} {recall}")  # noqa: T201  # the figures for whoever measures
    assert measured[0] >= precision, "\n".join(wrong)
    assert measured[1] >= recall, "\n".join(wrong)


def test_every_value_stands_in_its_text(found: dict[str, list[Claim]]) -> None:
    texts = {row["id"]: row["text"] for language in LANGUAGES for row in answers(language)}
    for name, claims in found.items():
        for claim in claims:
            values: list[Span | Value] = [*claim.quotes, *claim.locations]
            values += [*claim.weapons, *claim.targets, *claim.counts.values()]
            for value in values:
                if value.text is not None:
                    assert texts[name][value.start : value.end] == value.text, name
