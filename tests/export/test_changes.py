"""What changed since the last run."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import claim, exactly

from geomap.codec import dump_lines
from geomap.events import group
from geomap.export.changes import Earlier, changes, earlier
from geomap.model import Claim


def said(number: int, launched: int, country: str = "RU") -> Claim:
    base = claim(number, counts={"launched": exactly(launched)})
    return replace(base, claimant=replace(base.claimant, country=country))


def run(*claims: Claim) -> Earlier:
    grouped = group(claims)
    return Earlier(claims=grouped.claims, events=grouped.events)


def told(before: Earlier | None, after: Earlier) -> dict[str, Any]:
    return changes(before, after.claims, after.events)


def test_of_a_first_run_all_is_new_and_said_so() -> None:
    found = told(None, run(said(1, 6)))
    assert found["since_last_run"] is False
    assert [one["id"] for one in found["new_claims"]] == [f"{1:012x}"]
    assert len(found["new_strikes"]) == 1


def test_nothing_changes_when_nothing_is_added() -> None:
    same = run(said(1, 6), said(2, 9, "UA"))
    found = told(same, same)
    assert found.pop("since_last_run") is True
    assert found.pop("schema") == "geomap.changes/1"
    assert not any(found.values())


def test_a_claim_that_contradicts_an_old_one_is_a_new_contradiction() -> None:
    found = told(run(said(1, 6)), run(said(1, 6), said(2, 9, "UA")))
    assert [one["field"] for one in found["new_contradictions"]] == ["launched"]
    sides = found["new_contradictions"][0]["sides"]
    assert sorted(side["says"] for side in sides) == ["6", "9"]
    assert found["new_contradictions"][0]["days"] == "2024-11-19"
    assert found["new_strikes"] == []


def test_a_contradiction_that_went_is_settled() -> None:
    found = told(run(said(1, 6), said(2, 9, "UA")), run(said(1, 6), said(2, 6, "UA")))
    assert [one["field"] for one in found["settled_contradictions"]] == ["launched"]
    assert found["new_contradictions"] == []
    assert [one["fields"] for one in found["changed_claims"]] == [["counts"]]


def test_a_number_that_its_origin_corrected_is_told_with_the_old_value_first() -> None:
    first = replace(said(1, 6), document=replace(said(1, 6).document, published="2024-11-20"))
    later = replace(said(2, 9), document=replace(said(2, 9).document, published="2024-11-21"))
    later = replace(later, claimant=first.claimant)
    found = told(run(first), run(first, later))
    (one,) = found["superseded"]
    assert [side["says"] for side in one["sides"]] == ["6", "9"]


def test_a_strike_keeps_its_news_when_an_earlier_document_renames_it() -> None:
    later = replace(said(2, 6), document=replace(said(2, 6).document, published="2024-11-21"))
    first = replace(said(1, 6), document=replace(said(1, 6).document, published="2024-11-20"))
    before, after = run(later), run(later, first)
    assert before.events[0].id != after.events[0].id
    found = told(before, after)
    assert found["new_strikes"] == []
    assert found["gone_strikes"] == []
    assert found["renamed_strikes"] == [{"from": before.events[0].id, "to": after.events[0].id}]


def test_what_is_gone_is_told() -> None:
    found = told(run(said(1, 6)), run())
    assert [one["id"] for one in found["gone_claims"]] == [f"{1:012x}"]
    assert len(found["gone_strikes"]) == 1


@pytest.mark.parametrize("text", ["", "not json\n", '{"schema": "geomap.claim/9"}\n'])
def test_an_earlier_run_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "claims.jsonl").write_text(text or "broken")
    (tmp_path / "events.jsonl").write_text("")
    assert earlier(tmp_path) is None
    assert earlier(tmp_path / "nowhere") is None


def test_an_earlier_run_is_read_back(tmp_path: Path) -> None:
    one = run(said(1, 6))
    (tmp_path / "claims.jsonl").write_text(dump_lines(one.claims))
    (tmp_path / "events.jsonl").write_text(dump_lines(one.events))
    assert earlier(tmp_path) == one
