"""What a picture shows, in words, for who can't see it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.layers.drawing import Area, Drawing, is_drawn
from geomap.layers.marks import Mark, Marks, marks
from geomap.layers.words import shown_day
from geomap.messages import Messages, term
from geomap.render.still.chips import chip_lines
from geomap.render.still.differing import Differing, differing, spoken
from geomap.render.still.lettering import clean

MOST = 1_500
_MOST_TITLE, _MOST_NAME, _MOST_METHOD = 200, 80, 700
_MOST_COUNTRIES = 5
_MOST_DIFFERING = 2
_CLAIMS = term("Claims, not confirmed facts; the list of claims says the same in words.")


def alt_text(drawing: Drawing, *, title: str, as_of: str | None, method: str = "") -> str:
    """Return what the picture shows, in words: at most about 1,500 characters.

    The places come in the order of what is most told of them, contradicted ones first; those that
    find no room are counted. It ends with the method line, if there is one.
    """
    return f"{shortened(title, _MOST_TITLE)}{told_of(drawing, marks(drawing), as_of, method)}"


def told_of(drawing: Drawing, found: Marks, as_of: str | None, method: str = "") -> str:
    """Return what follows the title: ", as of 26 Nov 2024: a map of ..."."""
    messages = drawing.messages
    places: dict[int, list[Mark]] = {}
    for mark in found.marks:
        places.setdefault(mark.shape, []).append(mark)
    shown = shown_day(as_of, messages=messages) if as_of else ""
    day = f", {messages.text('as of {day}', day=shown)}" if shown else ""
    last = shortened(method, _MOST_METHOD) or messages.text(_CLAIMS)
    wide = _country_wide(drawing, found)
    if not places:
        words = f"{day}: {_why_bare(drawing, found)}."
        return " ".join(part for part in (words, wide, method and last) if part)
    strikes = {mark.claims if mark.event is None else mark.event for mark in found.marks}
    first = f"{day}: {_lead(found.marks, len(strikes), len(places), messages)}. "
    left = MOST - _MOST_TITLE - len(first) - len(wide) - len(last) - 30
    told = _places(drawing, sorted(places.items(), key=_weight), left)
    return f"{first}{told} {wide}{' ' if wide else ''}{last}"


def _lead(found: Sequence[Mark], strikes: int, places: int, messages: Messages) -> str:
    """Return what there is a map of: "a map of 3 strikes claimed at 2 places"."""
    where = messages.count("at {n} place", "at {n} places", places)
    denied = [mark.stance == "denied" for mark in found]
    if all(denied):
        return messages.count(
            "a map of {n} strike only denied {at_places}",
            "a map of {n} strikes only denied {at_places}",
            strikes,
            at_places=where,
        )
    if any(denied):
        return messages.count(
            "a map of {n} strike claimed or denied {at_places}",
            "a map of {n} strikes claimed or denied {at_places}",
            strikes,
            at_places=where,
        )
    return messages.count(
        "a map of {n} strike claimed {at_places}",
        "a map of {n} strikes claimed {at_places}",
        strikes,
        at_places=where,
    )


def _why_bare(drawing: Drawing, found: Marks) -> str:
    """Return that there is no mark, and why, where one reason holds for all claims."""
    if not drawing.claims:
        return drawing.messages.text("a map without marks, as there are no claims")
    if found.country_wide or any(is_drawn(claim) for claim in drawing.claims):
        return drawing.messages.text("a map without marks")
    return drawing.messages.text("a map without marks, as no claim could be placed")


def _places(drawing: Drawing, places: Sequence[tuple[int, list[Mark]]], left: int) -> str:
    """Return the places in words; where not all have room, only the first say who differs."""
    known = differing(drawing)
    told = _fitting(drawing, places, [known] * len(places), left)
    if len(told) < len(places):
        bare = replace(known, relations=((),) * len(known.relations))
        first = [known if n < _MOST_DIFFERING else bare for n in range(len(places))]
        told = _fitting(drawing, places, first, left)
    rest = len(places) - len(told)
    if rest:
        told.append(drawing.messages.count("and {n} more place", "and {n} more places", rest))
    return f"{'; '.join(told)}."


def _fitting(
    drawing: Drawing,
    places: Sequence[tuple[int, list[Mark]]],
    known: Sequence[Differing],
    left: int,
) -> list[str]:
    """Return the first places in so many characters, at least one."""
    told: list[str] = []
    for (shape, here), differs in zip(places, known, strict=True):
        words = _told(drawing, differs, shape, here)
        left -= len(words) + 2
        if left < 0 and told:
            break
        told.append(words)
    return told


def _weight(place: tuple[int, list[Mark]]) -> tuple[int, int, int, int]:
    shape, here = place
    disputed = any(mark.disputed for mark in here)
    return -disputed, -max(mark.origins for mark in here), -len(here), shape


def _told(drawing: Drawing, known: Differing, shape: int, here: Sequence[Mark]) -> str:
    place = drawing.shapes[shape]
    name = shortened(place.name, _MOST_NAME)
    before = chip_lines(place, messages=drawing.messages)[0] if isinstance(place, Area) else ""
    where = f"{before} {name}" if before else name
    where = where[0].upper() + where[1:]
    return f"{where}: {', '.join(_facts(drawing, known, here))}"


def _facts(drawing: Drawing, known: Differing, here: Sequence[Mark]) -> Iterator[str]:
    messages = drawing.messages
    if len(here) > 1:
        yield messages.count("{n} strike", "{n} strikes", len(here))
    told = sorted({family for mark in here for family, _ in mark.families})
    who = ", ".join(spoken(drawing.families[n], messages) for n in told)
    yield f"{_origins(here, messages)} ({who})"
    if any(mark.disputed for mark in here):
        yield f"{messages.text('contradicted')}{known.words(here)}"
    if all(mark.stance == "denied" for mark in here):
        yield messages.text("denied or withdrawn only")
    elif all(mark.stance == "alleged" for mark in here):
        yield messages.text("alleged only")
    if all(mark.background for mark in here):
        yield messages.text("an earlier strike")


def _origins(here: Sequence[Mark], messages: Messages) -> str:
    """Return how many origins tell the strikes of a place: of several those of each."""
    numbers = {mark.number for mark in here}
    least, most = min(numbers), max(numbers)
    if any(mark.more for mark in here):
        known = messages.count(
            "{n} or more independent origins", "{n} or more independent origins", most
        )
    else:
        known = messages.count("{n} independent origin", "{n} independent origins", most)
    if len(here) == 1:
        return known
    if least == most:
        return messages.text("each told by {origins}", origins=known)
    return messages.text("told by {least} to {origins} each", least=least, origins=known)


def _country_wide(drawing: Drawing, found: Marks) -> str:
    messages = drawing.messages
    wide = sorted(found.country_wide, key=lambda pair: (-pair[1], pair[0]))
    told = []
    for shape, many in wide[:_MOST_COUNTRIES]:
        name = shortened(drawing.shapes[shape].name, _MOST_NAME)
        told.append(f"{name} {messages.count('{n} claim', '{n} claims', many)}")
    rest = len(wide) - len(told)
    told += [messages.text("{n} more", n=rest)] if rest else []
    if not told:
        return ""
    return messages.text(
        "Without a mark, as only a country is named: {countries}.", countries=", ".join(told)
    )


def shortened(text: str, most: int) -> str:
    """Return the text on one line, ended with "…" where it is longer than so many characters."""
    whole = clean(text)
    return whole if len(whole) <= most else f"{whole[: most - 1].rstrip()}…"
