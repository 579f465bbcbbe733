"""Words for the people and things of a place: "Israeli", "Russians", "Texan", "Londoners".

Those of countries stand in `countries.csv`, those of some regions and cities in `demonyms.csv`.
"""

import csv
import functools
import re
from dataclasses import dataclass
from importlib import resources

from geomap.gazetteer.countries import country, country_word
from geomap.gazetteer.names import key
from geomap.gazetteer.page import Lookup, Page
from geomap.gazetteer.values import Entry, Mention
from geomap.model import Level

MOST_WORDS = 3
_LEVELS: dict[str, Level] = {"region": "region", "settlement": "settlement"}
TERRITORY = frozenset({"territory", "soil", "airspace", "territories"})
_SPACE = frozenset({" ", "\u00a0", "-"})
# "He spoke in English", "an English teacher": a language, which is no place.
_LANGUAGE_BEFORE = re.compile(
    r"\b(?:in|into|speaks?|spoke|speaking|spoken|fluent|learn(?:s|ed|ing)?|teach(?:es|ing)?|taught"
    r"|native|broken)\s$"
)
_LANGUAGE_AFTER = re.compile(
    r"[ -](?:language|speaking|speakers?|class(?:es)?|teachers?|lessons?|translation|word)\b",
    re.IGNORECASE,
)
_SENTENCE_GOES_ON = re.compile(r"\s[a-z]")
# "African-American", "Native American": a people of the country, not said of a place.
_PEOPLE_BEFORE = re.compile(r"\b(?:African|Native|Asian|Latin|Pan)[ -]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonym:
    """What a word stands for: a place by its name, country and level."""

    place: str
    country: str
    level: Level


def demonym(word: str) -> Demonym | None:
    """Return what an adjective or a people's name stands for, or None."""
    table = _table()
    if own := table.get(word) or table.get(word.removesuffix("s")):
        return own
    known = country_word(word)
    if known is not None:
        whole = country(known.alpha2) if known.kind == "adjective" else None
        return Demonym(place=whole.name, country=whole.alpha2, level="country") if whole else None
    return None


def territory(page: Page, at: int, lookup: Lookup) -> Mention | None:
    """Return a mention of a country in "Russian territory"."""
    if page.words[at].text not in _firsts():
        return None
    after = page.text[page.words[at].end : page.words[at].end + 60]
    if not any(word in after for word in ("territor", "soil", "airspace", "Territor", "Soil")):
        return None
    for last in range(at, min(at + MOST_WORDS, len(page.words))):
        gap, word, end = page.after(page.words[last].end)
        text = page.text[page.words[at].start : page.words[last].end]
        found = country_word(text)
        if gap in _SPACE and word.casefold() in TERRITORY and found and found.kind == "adjective":
            return _mention(page, at, end, demonym(text), lookup)
        if page.gaps[last] not in _SPACE:
            break
    return None


def said(page: Page, at: int, lookup: Lookup) -> Mention | None:
    """Return a mention of the place that a word for its people stands for, or None."""
    if page.words[at].text not in _firsts():
        return None
    for last in range(min(at + MOST_WORDS, len(page.words)) - 1, at - 1, -1):
        if any(page.gaps[one] not in {" ", "\u00a0"} for one in range(at, last)):
            continue
        end = page.words[last].end
        found = demonym(page.text[page.words[at].start : end])
        if found and not _is_language(page, at, end) and page.words[last].key not in page.people:
            return _mention(page, at, end, found, lookup)
    return None


def _is_language(page: Page, at: int, end: int) -> bool:
    before = page.before(at, 16)
    if _PEOPLE_BEFORE.search(before) or _LANGUAGE_AFTER.match(page.text, end):
        return True
    goes_on = _SENTENCE_GOES_ON.match(page.text, end) or page.text[end : end + 1] == "-"
    return bool(_LANGUAGE_BEFORE.search(before)) and not goes_on and not page.is_followed(at)


def _mention(
    page: Page, at: int, end: int, found: Demonym | None, lookup: Lookup
) -> Mention | None:
    entry = entry_of(found, lookup) if found else None
    if entry is None or found is None:
        return None
    start = page.words[at].start
    return Mention(
        start=start,
        end=end,
        text=page.text[start:end],
        name=found.place,
        level_hint=entry.place.level,
        entries=(entry,),
    )


def entry_of(found: Demonym, lookup: Lookup) -> Entry | None:
    """Return the entry of the place that a demonym stands for, or None."""
    name = key(found.place)
    entries = lookup({name}).get(name, ())
    fitting = [
        one
        for one in entries
        if one.place.country == found.country and one.place.level == found.level
    ]
    return max(fitting, key=lambda one: (one.population, one.place.id), default=None)


@functools.cache
def _table() -> dict[str, Demonym]:
    text = resources.files(__package__).joinpath("demonyms.csv").read_text(encoding="utf-8")
    return {
        row["word"]: Demonym(
            place=row["place"], country=row["country"], level=_LEVELS[row["level"]]
        )
        for row in csv.DictReader(text.splitlines())
    }


@functools.cache
def _firsts() -> frozenset[str]:
    """Return the first words of all demonyms, so that other words are passed at once."""
    from geomap.gazetteer.countries import countries

    words = {word for one in countries() for word in one.adjectives} | set(_table())
    firsts = {word.split()[0] for word in words}
    return frozenset(
        {form for one in firsts for form in (one, f"{one}s", one.upper(), f"{one.upper()}S")}
    )
