"""Units that a list leaves out: "11 over Belgorod region, eight over Bryansk, 29 over Voronezh".

The word for the unit holds for all places that the list counts, and for all that share a plural.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.gazetteer.beside import UNIT_OF
from geomap.gazetteer.hints import fits
from geomap.gazetteer.names import PLURAL_REGION_WORDS, REGION_WORDS, base, key
from geomap.gazetteer.page import Page
from geomap.gazetteer.values import Mention

if TYPE_CHECKING:
    from geomap.model import Level

_LIST = re.compile(r"\s{0,2}(?:,|,?\s(?:and|or)|&)\s{1,2}(?:the\s)?")
_AFTER = re.compile(r"[ \u00a0\n](\w{5,13})\b")
_LOOK_BACK = 30
_NUMBER = (
    r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}teen"
    r"|twenty|thirty|forty|fifty)"
)
# What stands between two places that a list counts: ", eight over the", " and one each above ".
_COUNTED = re.compile(
    rf"(?:[,;]|,?\s(?:and|plus))\s(?:and\s)?(?:another\s)?{_NUMBER}\s(?:more\s|each\s|others?\s)?"
    r"(?:[a-z]{3,12}\s){0,2}(?:over|in|above|across|on)\s(?:the\s)?"
)


def with_units(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, those of a list read as the units that it names once."""
    return _with_counted_units(page, _with_units_ahead(page, _with_shared_words(page, mentions)))


def _with_units_ahead(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Let the plural word of "the provinces of Aden and Taiz" hold for all names of the list."""
    out = list(mentions)
    for first, one in enumerate(mentions):
        ahead = UNIT_OF.search(page.text[max(0, one.start - _LOOK_BACK) : one.start])
        word = _plural(ahead["unit"].casefold()) if ahead else ""
        if ahead is None or not ahead[0].casefold().startswith(word):
            continue
        at = first + 1
        while at < len(out) and _LIST.fullmatch(page.text, out[at - 1].end, out[at].start):
            if out[at].level_hint is None:
                out[at] = _as_unit(page, out[at], end=out[at].end, word=word)
            at += 1
    return out


def _with_shared_words(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Let the plural word of "Kursk and Belgorod regions" hold for all names of the list."""
    out = list(mentions)
    for number, one in enumerate(mentions):
        after = _AFTER.match(page.text, one.end)
        if after is None or after[1].casefold() not in PLURAL_REGION_WORDS:
            continue
        group = [number]
        while group[-1] > 0 and _LIST.fullmatch(
            page.text, out[group[-1] - 1].end, out[group[-1]].start
        ):
            group.append(group[-1] - 1)
        for member in group:
            end = after.end() if member == number else out[member].end
            out[member] = _as_unit(page, out[member], end=end, word=after[1].casefold())
    return out


def _with_counted_units(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Let the word of "11 over Belgorod region" hold for the places that the list counts too."""
    out = list(mentions)
    for group in _counted(page, mentions):
        words = {word for at in group if (word := _unit_of(out[at]))}
        names = {base(key(out[at].name)) or key(out[at].name) for at in group if _unit_of(out[at])}
        if len(words) != 1:
            continue
        for at in group:
            if out[at].level_hint is None and key(out[at].name) not in names:
                out[at] = _of_that_unit(page, out[at], word=next(iter(words)))
    return out


def _counted(page: Page, mentions: Sequence[Mention]) -> list[list[int]]:
    """Return the lists of places with numbers of their own, each as the places of its mentions."""
    groups: list[list[int]] = []
    linked = False
    for at in range(1, len(mentions)):
        gap = mentions[at - 1].end, mentions[at].start
        counted = _COUNTED.fullmatch(page.text, *gap) is not None
        if counted or (linked and _LIST.fullmatch(page.text, *gap)):
            if not linked:
                groups.append([at - 1])
            groups[-1].append(at)
            linked = True
        else:
            linked = False
    return groups


def _unit_of(mention: Mention) -> str | None:
    """Return the word for its unit that a region's mention ends in, in the singular."""
    if mention.level_hint != "region":
        return None
    word = mention.text.rpartition(" ")[2].casefold()
    word = word if word in REGION_WORDS else _singular(word)
    return word if REGION_WORDS.get(word) == "region" else None


def _of_that_unit(page: Page, mention: Mention, *, word: str) -> Mention:
    """Return the mention as a region's, unless the town of its name is a region of its own."""
    unit = _as_unit(page, mention, end=mention.end, word=f"{word}s")
    regions = {one.place.admin1 for one in unit.entries if one.place.level == "region"}
    town = next((one.place for one in mention.entries if one.place.level == "settlement"), None)
    return mention if town is not None and town.admin1 not in regions else unit


def _as_unit(page: Page, mention: Mention, *, end: int, word: str) -> Mention:
    found = page.names.get(key(mention.name), [])
    single = _singular(word)
    small = [one for one in found if one.kind.casefold() == single]
    level: Level = "district" if any(one.place.level == "district" for one in small) else "region"
    entries = (
        tuple(one for one in found if fits(one, "region", single))
        if level == "region"
        else tuple(one for one in small if one.place.level == "district")
    )
    if not entries:
        return mention
    text = page.text[mention.start : end]
    return replace(mention, end=end, text=text, level_hint=level, entries=entries)


def _plural(word: str) -> str:
    return word.removesuffix("y") + "ies" if word.endswith("y") else f"{word}s"


def _singular(word: str) -> str:
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
