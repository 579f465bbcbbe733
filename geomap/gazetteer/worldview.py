"""Points of view on the borders of countries, as Natural Earth knows them.

A view only says how the borders of the base map are drawn: solid, dashed or not at all. Places,
codes and the shapes of claims stay keyed on ISO 3166 in every view.
"""

import json
from typing import Literal

from geomap.errors import UnknownViewError
from geomap.gazetteer.countries import country
from geomap.messages import ENGLISH, Messages

ISO = "iso"
DE_FACTO = "natural-earth"
Style = Literal["international", "disputed", ""]


def checked(view: str, known: tuple[str, ...]) -> str:
    """Return the view's code in lower case.

    Raises
    ------
    UnknownViewError
        It is none of the known ones.
    """
    code = view.strip().lower()
    if code not in known:
        raise UnknownViewError(
            f"{view!r} is no view of borders that Natural Earth knows; take {', '.join(known)}"
        )
    return code


def style(classes: str, view: str) -> Style:
    """Return how a line is drawn in the view; `classes` is the JSON of its row."""
    by_view: dict[str, Style] = json.loads(classes)
    return by_view.get(view, by_view[DE_FACTO])


def is_left_open(classes: str, view: str) -> bool:
    """Return whether ISO's view has no word on a line that Natural Earth itself draws.

    Some part countries with codes of their own, as Kosovo and Western Sahara have.
    """
    own = json.loads(classes)[DE_FACTO]
    return view == ISO and bool(own) and not style(classes, view)


def told(view: str, *, messages: Messages = ENGLISH) -> str:
    """Return the words by which a map says whose borders it draws."""
    if view == ISO:
        whose = messages.text("as ISO 3166 has them (Crimea in Ukraine)")
    elif view == DE_FACTO:
        whose = messages.text("its own view of who holds the ground")
    else:
        known = country(view.upper())
        name = messages.country(view.upper(), known.name if known else view.upper())
        whose = messages.text("the view of {country}", country=name)
    return messages.text(
        "Boundaries: Natural Earth, {whose}; no endorsement. Dashed: disputed.", whose=whose
    )
