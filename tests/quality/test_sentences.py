"""The gate: invented sentences of other wars, with their right answers."""

import json
from pathlib import Path
from typing import Any

import pytest
from builders import document
from floors import FLOORS
from scoring import COUNTS, Tally, judge

from geomap.extract import extract
from geomap.model import Block, Claim, Document

HERE = Path(__file__).parent
SLOTS = (
    *("claim", "claimant", "stance", "attacker", "date", "weapon"),
    *("counts", "casualties", "place", "chain", "whole"),
)
LEAST_DOCUMENTS = 100
LEAST_SILENT = 20


def answers() -> list[dict[str, Any]]:
    lines = (HERE / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def as_document(answer: dict[str, Any]) -> Document:
    text = answer["text"]
    return document(
        text,
        id=answer["id"],
        published=answer["published"],
        publisher=answer["publisher"],
        language="en",
        blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )


@pytest.fixture(scope="module")
def found() -> dict[str, list[Claim]]:
    """The claims that the extractor finds, by document; all are read in one go."""
    claims: dict[str, list[Claim]] = {answer["id"]: [] for answer in answers()}
    for claim in extract([as_document(answer) for answer in answers()]):
        claims[claim.document.id].append(claim)
    return claims


@pytest.fixture(scope="module")
def tally(found: dict[str, list[Claim]]) -> Tally:
    tally = Tally()
    for answer in answers():
        judge(tally, answer, found[answer["id"]])
    return tally


def test_the_answers_are_well_formed() -> None:
    rows = answers()
    assert len(rows) >= LEAST_DOCUMENTS
    assert len({row["id"] for row in rows}) == len(rows)
    assert sum(not row["claims"] for row in rows) >= LEAST_SILENT
    for row in rows:
        for claim in row["claims"]:
            assert set(claim["counts"]) <= set(COUNTS), row["id"]
            assert all(place["text"] in row["text"] for place in claim["places"]), row["id"]
            assert claim["date"] is None or claim["date"][0] <= claim["date"][1], row["id"]


@pytest.mark.parametrize("slot", SLOTS)
def test_no_slot_falls_below_its_floor(slot: str, tally: Tally) -> None:
    precision, recall = FLOORS["sentences"][slot]
    measured = (tally.precision(slot), tally.recall(slot))
    wrong = [line for line in tally.trouble if line.startswith(f"{slot}:")]
    print(f"{slot}: P {measured[0]:.3f} R {measured[1]:.3f}, floors {precision} {recall}")  # noqa: T201  # the figures for whoever measures
    assert measured[0] >= precision, "\n".join(wrong)
    assert measured[1] >= recall, "\n".join(wrong)


def test_what_is_no_claim_yields_none(found: dict[str, list[Claim]]) -> None:
    floor = FLOORS["no_claim"]["silent"]
    silent = [answer["id"] for answer in answers() if not answer["claims"]]
    talking = [name for name in silent if found[name]]
    share = 1 - len(talking) / len(silent)
    print(f"silent: {share:.3f}, floor {floor}")  # noqa: T201  # as above
    assert share >= floor, talking


def test_every_value_stands_in_its_sentence(found: dict[str, list[Claim]]) -> None:
    texts = {answer["id"]: answer["text"] for answer in answers()}
    for name, claims in found.items():
        for claim in claims:
            for quote in claim.quotes:
                assert texts[name][quote.start : quote.end] == quote.text
