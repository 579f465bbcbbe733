import pytest
from invented import claims, one


def days(text: str, published: str | None = "2026-03-11") -> tuple[str | None, str | None, str]:
    date = one(text, published=published).date
    return date.earliest, date.latest, date.basis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lima said that rockets hit Talara on Monday.", ("2026-03-09", "2026-03-09", "weekday")),
        ("Rockets hit Talara on Monday, Lima said.", ("2026-03-09", "2026-03-09", "weekday")),
        ("Lima said on Monday that rockets hit Talara.", ("2026-03-08", "2026-03-09", "statement")),
        (
            "Lima said on Monday that rockets hit Talara on March 3.",
            ("2026-03-03", "2026-03-03", "stated"),
        ),
        ("Rockets hit Talara overnight, Lima said.", ("2026-03-10", "2026-03-11", "relative")),
        ("Rockets hit Talara, Lima said.", (None, "2026-03-11", "document")),
        (
            "Lima said on Tuesday that drones hit a depot in Loja overnight.",
            ("2026-03-09", "2026-03-10", "relative"),
        ),
        (
            "Quito said on Monday that rockets struck Piura in the early hours.",
            ("2026-03-09", "2026-03-09", "relative"),
        ),
        (
            "Rockets hit a depot in Talara, officials said last week.",
            ("2026-03-02", "2026-03-08", "statement"),
        ),
        (
            "Lima claimed responsibility on Tuesday for a missile strike on a base in Loja.",
            ("2026-03-09", "2026-03-10", "statement"),
        ),
        (
            "Drones struck a refinery in Talara on Monday after Quito lifted a ban on Saturday.",
            ("2026-03-09", "2026-03-09", "weekday"),
        ),
        (
            "After Quito lifted a ban on Saturday, drones struck a refinery in Talara on Monday.",
            ("2026-03-09", "2026-03-09", "weekday"),
        ),
        (
            "The mayor visited the hospital in Talara hit by rockets on Sunday.",
            ("2026-03-08", "2026-03-08", "weekday"),
        ),
    ],
)
def test_a_day_belongs_to_the_verb_it_hangs_on(
    text: str, expected: tuple[str | None, str | None, str]
) -> None:
    assert days(text) == expected


def test_a_document_without_a_date_dates_nothing() -> None:
    text = "Rockets hit Talara on Monday."
    assert days(text, published=None) == (None, None, "document")


def test_a_day_without_a_year_waits_for_one() -> None:
    claim = one("Rockets hit Talara on March 3.", published=None)
    assert (claim.date.earliest, claim.date.latest) == ("--03-03", "--03-03")
    assert claim.date.year_basis is None


@pytest.mark.parametrize("published", ["2026", "2026-03"])
def test_a_year_alone_gives_no_latest_day(published: str) -> None:
    assert days("Rockets hit Talara.", published=published) == (None, None, "document")


def test_two_days_of_one_list_are_two_strikes() -> None:
    found = claims("Ecuador fired rockets at Talara on Saturday and again on Monday, Lima said.")
    assert [each.date.earliest for each in found] == ["2026-03-07", "2026-03-09"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two days later, drones struck a depot in Piura.", ("2026-03-05", "2026-03-05")),
        ("The following night shells fell on Loja.", ("2026-03-03", "2026-03-04")),
        ("The previous night shells fell on Loja.", ("2026-03-02", "2026-03-03")),
        ("The next day a rocket hit Loja.", ("2026-03-04", "2026-03-04")),
        (
            "The strike came a day after another strike on a dam in Loja.",
            ("2026-03-02", "2026-03-02"),
        ),
        ("A week later, a drone hit Loja.", ("2026-03-07", "2026-03-11")),
    ],
)
def test_days_are_counted_from_the_strike_told_of_last(
    text: str, expected: tuple[str, str]
) -> None:
    _, found = claims("Rockets hit a refinery in Talara on March 3.", text)
    assert (found.date.earliest, found.date.latest) == expected


def test_the_day_after_something_else_dates_no_strike() -> None:
    _, found = claims(
        "Rockets hit a refinery in Talara on March 3.",
        "A drone struck Loja two days after the minister resigned, Quito said.",
    )
    assert found.date.earliest is None


def test_since_the_day_when_they_struck_is_that_day() -> None:
    (found,) = claims(
        "The two sides have traded fire since March 2, when drones struck a depot in Loja."
    )
    assert (found.date.earliest, found.date.latest) == ("2026-03-02", "2026-03-02")


def test_a_strike_of_the_previous_week_is_another_strike() -> None:
    first, second = claims(
        "Rockets killed ten soldiers in Loja. In the previous week rockets destroyed a hotel in"
        " Loja where officers stayed."
    )
    assert first.date.basis == "document"
    assert (second.date.earliest, second.date.latest) == ("2026-03-04", "2026-03-10")
