import pytest
from invented import claims, one

from geomap.extract.days import gap, span
from geomap.model import DateInterval


def last_day(*paragraphs: str) -> tuple[str | None, str]:
    date = claims(*paragraphs)[-1].date
    return date.earliest, date.basis


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Rockets hit a depot in Talara on Monday, Lima said.",
            "Quito said it shot down four drones over Loja.",
        ),
        (
            "Lima said on Monday that rockets hit a depot in Talara.",
            "Drones struck a bridge in Piura, the publisher has learned.",
        ),
        (
            "Since February 1, Ecuador has fired rockets at a base in Talara, Lima said.",
            "Quito said six rockets had hit Talara.",
        ),
    ],
    ids=["other weapon and place", "only the telling's day", "a campaign's days"],
)
def test_a_claim_takes_no_day_of_another_strike(first: str, second: str) -> None:
    assert last_day(first, "The war began years ago. " * 30, second) == (None, "document")


def test_the_hospital_was_hit_on_its_day_whoever_is_blamed() -> None:
    first = "Peruvian BrahMos missiles hit a hospital in Loja on Monday, Quito said."
    second = "Lima said that an Ecuadorian Patriot missile hit the hospital."
    assert last_day(first, second) == ("2026-03-09", "context")


def test_a_stated_day_stands_before_that_of_the_telling_of_another() -> None:
    first = "On March 7 missiles hit a barracks in Loja, killing nine, Quito said."
    second = "Lima said on Monday that its missiles hit a barracks in Loja."
    assert last_day(first, second) == ("2026-03-07", "context")


def test_the_length_of_an_interval_and_the_days_between_two() -> None:
    one = DateInterval(earliest="2026-03-01", latest="2026-03-03", basis="stated")
    other = DateInterval(earliest="2026-03-05", latest="2026-03-05", basis="stated")
    assert (span(one), span(other)) == (3, 1)
    assert (gap(one, other), gap(one, one)) == (2, 0)
    assert span(DateInterval(latest="2026-03-05", basis="document")) == 0


def test_the_day_of_the_attack_told_in_a_sentence_of_its_own_is_its_day() -> None:
    claim = one(
        "A missile hit a market in Mandalay, killing six.",
        "The attack took place on Sunday evening.",
    )
    assert (claim.date.earliest, claim.date.basis) == ("2026-03-08", "weekday")
    assert len(claim.quotes) == 2


def test_the_day_of_another_s_strike_is_told_by_the_publisher() -> None:
    claim = one(
        "A missile hit a market in Mandalay, the rebels said.",
        "The strike happened at dawn on Tuesday.",
    )
    assert (claim.date.earliest, claim.date.basis) == ("2026-03-10", "context")


def test_a_day_of_the_telling_is_not_lent_to_what_was_told_before() -> None:
    first, _ = claims(
        "Rockets hit a depot in Talara.",
        "Lima said on Monday that rockets hit a depot in Talara.",
    )
    assert first.date.basis == "document"


def test_a_day_that_the_document_states_stands_for_the_telling_s() -> None:
    found = claims(
        "The junta admitted on Monday that a missile struck a school in Sagaing Region.",
        "Six people died in the town of Monywa in Sagaing Region on Sunday, when a missile hit.",
    )
    assert {(each.date.earliest, each.date.latest) for each in found} == {
        ("2026-03-08", "2026-03-08")
    }


def test_words_right_after_on_the_same_side_s_strikes_are_of_the_same_day() -> None:
    found = claims(
        "Saudi air strikes hit a detention centre in Saada on Friday, officials said.",
        "In Hodeidah, another Saudi strike killed three children, doctors said.",
    )
    assert [each.date.earliest for each in found] == ["2026-03-06", "2026-03-06"]


@pytest.mark.parametrize(
    "text",
    [
        "In Hodeidah, Saudi strikes earlier killed three children, doctors said.",
        "In Tacna, a Peruvian strike killed three children, doctors said.",
    ],
    ids=["another time", "another side"],
)
def test_of_another_time_or_side_they_take_no_day(text: str) -> None:
    found = claims("Saudi air strikes hit a centre in Saada on Friday, officials said.", text)
    assert found[-1].date.earliest is None


def test_earlier_without_a_day_is_another_strike_of_no_day() -> None:
    found = claims(
        "A missile hit a depot in Tacna on Monday. Earlier, Ecuador's army fired Scud missiles at"
        " Peru for the first time."
    )
    assert [each.date.earliest for each in found] == ["2026-03-09", None]


def test_words_after_a_strike_of_no_day_take_none_from_a_strike_elsewhere() -> None:
    found = claims(
        "A bomb hit a market in El Fasher on Monday, a war monitor said.",
        "In Omdurman, shelling hit a hospital, wounding five, medics said.",
        "Nurses said the ward was destroyed by a shell.",
    )
    assert found[-1].date.earliest is None
