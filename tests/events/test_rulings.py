from dataclasses import replace

from builders import KARACHEV, claim, located

from geomap.events import group
from geomap.model import Claim, DateInterval, Edit


def ruling(action: str, *claims: str, reason: str = "same depot") -> Edit:
    return Edit(action=action, claims=claims, by="Ana", at="2026-11-20", reason=reason)  # type: ignore[arg-type]  # tests name real actions


def on(number: int, day: str, *edits: Edit) -> Claim:
    days = DateInterval(earliest=day, latest=day, basis="stated")
    return claim(number, date=days, locations=(located(KARACHEV),), edits=edits)


def strikes(*claims: Claim) -> set[frozenset[str]]:
    return {frozenset(event.claims) for event in group(claims, texts={}).events}


A, B, C = (f"{number:012x}" for number in (1, 2, 3))


def test_claims_that_a_person_puts_together_are_one_strike() -> None:
    apart = [on(1, "2024-05-01"), on(2, "2024-05-09"), on(3, "2024-05-09")]
    assert strikes(*apart) == {frozenset({A}), frozenset({B, C})}
    merge = ruling("merge", A, B)
    joined = [replace(apart[0], edits=(merge,)), replace(apart[1], edits=(merge,)), apart[2]]
    assert strikes(*joined) == {frozenset({A, B, C})}
    grouped = group(joined, texts={})
    why = {member.claim: member.why for member in grouped.events[0].membership}
    assert why[B].startswith("put together by a person (Ana, 2026-11-20): same depot; ")
    assert all(one.event == grouped.events[0].id for one in grouped.claims)


def test_a_claim_that_a_person_sets_apart_is_a_strike_of_its_own() -> None:
    split = ruling("split", B)
    claims = [on(1, "2024-05-01"), on(2, "2024-05-01", split), on(3, "2024-05-01")]
    assert strikes(*claims) == {frozenset({A, C}), frozenset({B})}


def test_a_claim_is_moved_by_a_split_and_a_merge_in_either_order() -> None:
    split, merge = ruling("split", B), ruling("merge", B, C)
    for edits in ((split, merge), (merge, split)):
        claims = [on(1, "2024-05-01"), on(2, "2024-05-01", *edits), on(3, "2024-05-09", merge)]
        assert strikes(*claims) == {frozenset({A}), frozenset({B, C})}


def test_a_claim_in_no_strike_can_be_put_into_one() -> None:
    silent = claim(2, stance="not_confirmed", locations=(), date=DateInterval())
    first = on(1, "2024-05-01")
    assert strikes(first, silent) == {frozenset({A})}
    merge = ruling("merge", A, B)
    grouped = group([replace(first, edits=(merge,)), replace(silent, edits=(merge,))], texts={})
    assert [set(event.claims) for event in grouped.events] == [{A, B}]
    assert grouped.alone == {}


def test_rulings_on_claims_that_are_gone_change_nothing() -> None:
    claims = [on(1, "2024-05-01", ruling("merge", A, "f" * 12)), on(2, "2024-05-09")]
    assert strikes(*claims) == {frozenset({A}), frozenset({B})}


def test_the_order_of_the_claims_changes_no_ruling() -> None:
    merge, split = ruling("merge", A, B), ruling("split", C)
    claims = [on(1, "2024-05-01", merge), on(2, "2024-05-09", merge), on(3, "2024-05-09", split)]
    one, two = group(claims, texts={}), group(claims[::-1], texts={})
    assert one.events == two.events
    assert one.claims == two.claims[::-1]


def test_grouping_again_what_was_written_gives_the_same_strikes() -> None:
    merge = ruling("merge", A, B)
    first = group([on(1, "2024-05-01", merge), on(2, "2024-05-09", merge)], texts={})
    assert group(first.claims, texts={}).events == first.events
