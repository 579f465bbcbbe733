"""What the claims of one document say of places, taken together, and of the sense of one name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geomap.gazetteer import Gazetteer, Mention
from geomap.gazetteer.context import Evidence
from geomap.gazetteer.countries import country_word
from geomap.gazetteer.jointly import Asked, Scene
from geomap.gazetteer.names import base, key
from geomap.gazetteer.publisher import written_from
from geomap.model import Claim, Level
from geomap.resolve.reading import read

# A town with more is meant by its bare name, whatever the document says of its region.
LARGE, METROPOLIS = 500_000, 700_000
# Names of towns by which everybody means the land around them: "rockets fired from Gaza".
_LANDS = frozenset({"gaza"})
_LINKS = frozenset({2, 5})  # characters of ", " and of " and "
# What a claimant or an attacker of a country says of where the places are: little.
INVOLVED = 0.1
# "The city of Kursk", "Kursk city", "Kursk, the regional capital": the town, not its region.
_TOWN = re.compile(
    r"\b(?:city|town|village|settlement)\sof\s(\w[\w'\u2019-]{2,40})"
    r"|\b(\w[\w'\u2019-]{2,40})(?:\scity\b(?!\sof)"
    r"|,\s(?:the\s|an?\s)?(?:[\w'\u2019-]{1,30}\s){0,2}(?:capital|city)\b)"
)


_BETWEEN = "\n\n"
_CAPITAL_WORD = re.compile(r"\b[A-Z][\w.'\u2019-]{1,25}")
_PAIR = re.compile(r"\b([A-Z]\w{2,15})\s(?=([A-Z]\w{2,15}))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the claims of one document say of places, taken together."""

    gazetteer: Gazetteer
    scene: Scene
    region_names: frozenset[str]
    town_names: frozenset[str]
    said: Mapping[str, tuple[Mention, ...]]
    written: Mapping[tuple[int, int], Mention]
    words: frozenset[str]
    sides: frozenset[str]


def surroundings(claims: Sequence[Claim], gazetteer: Gazetteer) -> Surroundings:
    """Return what one document's claims say of places."""
    texts = [
        text
        for claim in claims
        for location in claim.locations
        for text in (location.text, *(span.text for span in location.within))
        if text
    ]
    quotes = [quote.text for claim in claims for quote in claim.quotes]
    by_quote = _said_in(quotes, gazetteer)
    written = _declined(claims, by_quote)
    known = {one.text for one in written.values()}
    named = [x for text in dict.fromkeys(texts) if text not in known for x in read(text, gazetteer)]
    said = [one for found in by_quote.values() for one in found]
    asked = [one for one in (*named, *said) if one.level_hint == "region" and one.entries]
    scene = Scene(
        [(Asked(one.name, one.level_hint, None), one.entries) for one in (*named, *said)],
        known=_known(claims),
        unions=gazetteer.unions,
    )
    return Surroundings(
        gazetteer=gazetteer,
        scene=scene,
        region_names=frozenset(base(key(one.name)) or key(one.name) for one in asked),
        town_names=frozenset(
            key(one[1] or one[2]) for quote in quotes for one in _TOWN.finditer(quote)
        ),
        said=by_quote,
        written=written,
        words=_countries_said(claims),
        sides=frozenset(_sides(claims)),
    )


def _said_in(quotes: Sequence[str], gazetteer: Gazetteer) -> dict[str, tuple[Mention, ...]]:
    """Return what each sentence names; those that are not in Latin letters are read together.

    A town abroad that Russian spells in its own way is known by the country that another sentence
    names.
    """
    each = dict.fromkeys(quotes)
    found = {quote: gazetteer.mentions(quote) for quote in each if _is_latin(quote)}
    declined = [quote for quote in each if quote not in found]
    starts, at = {}, 0
    for quote in declined:
        starts[quote] = at
        at += len(quote) + len(_BETWEEN)
    named = gazetteer.mentions(_BETWEEN.join(declined)) if declined else ()
    for quote, start in starts.items():
        end = start + len(quote)
        inside = [one for one in named if start <= one.start and one.end <= end]
        found[quote] = tuple(
            replace(one, start=one.start - start, end=one.end - start) for one in inside
        )
    return found


def _declined(
    claims: Sequence[Claim], said: Mapping[str, tuple[Mention, ...]]
) -> dict[tuple[int, int], Mention]:
    """Return by offsets in the document what its sentences name in letters that are not Latin.

    There a name stands in some case, or shares its word for a region ("Курской и Брянской
    областями"): by itself it can be another's.
    """
    return {
        (quote.start + one.start, quote.start + one.end): one
        for claim in claims
        for quote in claim.quotes
        for one in said[quote.text]
        if one.text[:1].isalpha() and not one.text.isascii() and not _is_latin(one.text)
    }


def _is_latin(text: str) -> bool:
    return all(not letter.isalpha() or letter < "\u0370" for letter in text)


def _countries_said(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the countries for which the claims' sentences and the title have any word."""
    texts = {quote.text for one in claims for quote in one.quotes} | {claims[0].document.title}
    words = {word[0] for text in texts for word in _CAPITAL_WORD.finditer(text or "")}
    pairs = {f"{two[1]} {two[2]}" for text in texts for two in _PAIR.finditer(text or "")}
    return frozenset(
        known.alpha2 for word in (*words, *pairs) if (known := country_word(word)) is not None
    )


def _sides(claims: Sequence[Claim]) -> list[str]:
    """Return the countries that speak or strike."""
    codes = {code for one in claims for code in (one.attacker, one.claimant.country)}
    return sorted(code for code in codes if code is not None)


def _known(claims: Sequence[Claim]) -> Evidence:
    """Return the countries of the publisher, the claimants and the attackers, as weak evidence."""
    document = claims[0].document
    found = dict(written_from(document.publisher, document.url).countries)
    for code in _sides(claims):
        found[code] = found.get(code, 0.0) + INVOLVED
    return Evidence(countries=found)


def level_asked(
    mention: Mention, beside: Iterable[Mention], *, around: Surroundings
) -> tuple[Level | None, str | None]:
    """Return the level that the text asks for, and the reason where it is not the name itself."""
    if mention.level_hint is not None:
        return mention.level_hint, None
    name, beside = key(mention.name), tuple(beside)
    if name in _LANDS and name not in around.town_names and not _is_among_towns(mention, beside):
        return "region", f"{mention.name} alone is the land, not the town"
    if name not in around.region_names or name in around.town_names:
        return None, None
    if not any(one.place.level == "region" for one in mention.entries) or _is_apart(mention):
        return None, None
    if any(one.level_hint == "region" and base(key(one.name)) == name for one in beside):
        return None, None  # "Kharkiv, Kharkiv region": the town
    return "region", "the document speaks of the region by that name"


def _is_among_towns(mention: Mention, said: Iterable[Mention]) -> bool:
    """Tell whether the name stands in a list of towns: "Gaza, Khan Younis and Rafah"."""
    found = tuple(said)
    own = [one for one in found if one.name == mention.name]
    towns = [one for one in found if any(x.place.level == "settlement" for x in one.entries[:1])]
    return any(
        max(town.start - one.end, one.start - town.end) in _LINKS
        for one in own
        for town in towns
        if town.name != one.name
    )


def _is_apart(mention: Mention) -> bool:
    """Tell whether the town by a name is not the region's, or so large that it is meant alone.

    Kyiv does not lie in Kyiv Oblast, nor Moscow in Moscow Oblast.
    """
    regions = {one.place.admin1 for one in mention.entries if one.place.level == "region"}
    towns = [one for one in mention.entries if one.place.level == "settlement"]
    largest = max(towns, key=lambda one: one.population, default=None)
    return largest is not None and (
        largest.population >= METROPOLIS
        or (largest.population >= LARGE and largest.place.admin1 not in regions)
    )
