import dataclasses
import inspect

import pytest
from builders import BRYANSK, claim

from geomap import model

RECORDS = [
    value
    for _, value in inspect.getmembers(model, inspect.isclass)
    if dataclasses.is_dataclass(value) and value.__module__.startswith("geomap.model.")
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_value_is_frozen_slotted_and_keyword_only(record: type) -> None:
    parameters = record.__dataclass_params__  # type: ignore[attr-defined]  # what dataclass keeps
    assert parameters.frozen
    assert "__slots__" in vars(record)
    assert all(field.kw_only for field in dataclasses.fields(record))


def test_a_claim_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim().stance = "denied"  # type: ignore[misc]  # the very thing that must fail


def test_what_is_not_said_is_null_and_not_a_default() -> None:
    date = model.DateInterval()
    assert (date.earliest, date.latest, date.text, date.year_basis) == (None, None, None, None)
    count = model.Count(bound="all")
    assert (count.low, count.high) == (None, None)
    place = model.Location(role="target")
    assert (place.place, place.probability, place.radius_m) == (None, None, None)


def test_a_place_has_longitude_before_latitude() -> None:
    names = [field.name for field in dataclasses.fields(model.Place)]
    assert names.index("lon") == names.index("lat") - 1
    assert BRYANSK.lon < BRYANSK.lat
