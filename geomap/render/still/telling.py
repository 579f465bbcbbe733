"""What a picture shows, in words, for who can't see it."""

from collections.abc import Iterator, Sequence

from geomap.layers.drawing import Area, Drawing
from geomap.layers.marks import Mark, Marks, marks
from geomap.layers.words import counted, shown_day
from geomap.render.still.chips import chip_lines
from geomap.render.still.lettering import clean

MOST = 1_500
_MOST_TITLE, _MOST_NAME, _MOST_METHOD = 200, 80, 700
_MOST_COUNTRIES = 5
_CLAIMS = "Claims, not confirmed facts; the list of claims says the same in words."


def alt_text(drawing: Drawing, *, title: str, as_of: str | None, method: str = "") -> str:
    """Return what the picture shows, in words: at most about 1,500 characters.

    The places come in the order of what is most told of them, contradicted ones first; those that
    find no room are counted. It ends with the method line, if there is one.
    """
    return f"{shortened(title, _MOST_TITLE)}{told_of(drawing, marks(drawing), as_of, method)}"


def told_of(drawing: Drawing, found: Marks, as_of: str | None, method: str = "") -> str:
    """Return what follows the title: ", as of 26 Nov 2024: a map of ..."."""
    places: dict[int, list[Mark]] = {}
    for mark in found.marks:
        places.setdefault(mark.shape, []).append(mark)
    day = f", as of {shown_day(as_of)}" if as_of else ""
    last = shortened(method, _MOST_METHOD) or _CLAIMS
    wide = _country_wide(drawing, found)
    if not places:
        words = f"{day}: a map without marks, as no claim could be placed."
        return " ".join(part for part in (words, wide, method and last) if part)
    strikes = {mark.claims if mark.event is None else mark.event for mark in found.marks}
    first = (
        f"{day}: a map of {counted(len(strikes), 'strike')} claimed at "
        f"{counted(len(places), 'place')}. "
    )
    left = MOST - _MOST_TITLE - len(first) - len(wide) - len(last) - 30
    told = _places(drawing, sorted(places.items(), key=_weight), left)
    return f"{first}{told} {wide}{' ' if wide else ''}{last}"


def _places(drawing: Drawing, places: Sequence[tuple[int, list[Mark]]], left: int) -> str:
    told: list[str] = []
    for shape, here in places:
        words = _told(drawing, shape, here)
        left -= len(words) + 2
        if left < 0 and told:
            break
        told.append(words)
    rest = len(places) - len(told)
    more = f"; and {counted(rest, 'more place')}" if rest else ""
    return f"{'; '.join(told)}{more}."


def _weight(place: tuple[int, list[Mark]]) -> tuple[int, int, int, int]:
    shape, here = place
    disputed = any(mark.disputed for mark in here)
    return -disputed, -max(mark.origins for mark in here), -len(here), shape


def _told(drawing: Drawing, shape: int, here: Sequence[Mark]) -> str:
    place = drawing.shapes[shape]
    name = shortened(place.name, _MOST_NAME)
    where = f"{chip_lines(place)[0]} {name}" if isinstance(place, Area) else name
    where = where[0].upper() + where[1:]
    return f"{where}: {', '.join(_facts(drawing, here))}"


def _facts(drawing: Drawing, here: Sequence[Mark]) -> Iterator[str]:
    if len(here) > 1:
        yield f"{len(here)} strikes"
    known = max(mark.number for mark in here)
    more = " or more" if any(mark.more for mark in here) else ""
    told = sorted({family for mark in here for family, _ in mark.families})
    who = ", ".join(drawing.families[n].name for n in told)
    yield f"{known}{more} independent origin{'' if known == 1 and not more else 's'} ({who})"
    if any(mark.disputed for mark in here):
        yield "contradicted"
    if all(mark.stance == "denied" for mark in here):
        yield "denied or withdrawn only"
    elif all(mark.stance == "alleged" for mark in here):
        yield "alleged only"
    if all(mark.background for mark in here):
        yield "an earlier strike"


def _country_wide(drawing: Drawing, found: Marks) -> str:
    wide = sorted(found.country_wide, key=lambda pair: (-pair[1], pair[0]))
    told = [
        f"{shortened(drawing.shapes[shape].name, _MOST_NAME)} {counted(many, 'claim')}"
        for shape, many in wide[:_MOST_COUNTRIES]
    ]
    rest = len(wide) - len(told)
    told += [f"{rest} more"] if rest else []
    return f"Without a mark, as only a country is named: {', '.join(told)}." if told else ""


def shortened(text: str, most: int) -> str:
    """Return the text on one line, ended with "…" where it is longer than so many characters."""
    whole = clean(text)
    return whole if len(whole) <= most else f"{whole[: most - 1].rstrip()}…"
