"""Places that a text names by what they are: "the Yemeni capital", "the kingdom".

Only where the words tell one: a country with one capital, a second city that nobody disputes, the
only kingdom that the text speaks of. Beside the town's own name ("the Yemeni capital, Sanaa") they
name nothing more.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from geomap.gazetteer.countries import country, country_word
from geomap.gazetteer.names import key
from geomap.gazetteer.page import Lookup, Page
from geomap.gazetteer.values import Entry, Mention

# The second cities by people, where no other place is near them in number.
SECOND_CITIES: Mapping[str, str] = {
    "AM": "Gyumri",
    "AZ": "Ganja",
    "BF": "Bobo-Dioulasso",
    "CO": "Medellín",
    "EG": "Alexandria",
    "IR": "Mashhad",
    "KE": "Mombasa",
    "LB": "Tripoli",
    "LY": "Benghazi",
    "MM": "Mandalay",
    "RU": "Saint Petersburg",
    "SY": "Aleppo",
    "TR": "Ankara",
    "UA": "Kharkiv",
}
# Countries that are called so without their names.
_REALMS: Mapping[str, frozenset[str]] = {
    "kingdom": frozenset({"BH", "JO", "KH", "MA", "NP", "SA", "TH"}),
    "islamic republic": frozenset({"AF", "IR", "MR", "PK"}),
}
_REALM = re.compile(
    r"\b[Tt]he\s(?P<realm>[Kk]ingdom|Islamic\s[Rr]epublic)\b(?!\s(?:of|in)\b|['\u2019])"
)
_COUNTRY = r"(?:U\.[SK]\.|[A-Z]\w{1,20}(?:\s(?:and\s)?[A-Z]\w{1,20}){0,2})"
_TOWN = r"(?:(?P<capital>capital(?:\scity)?)|second(?:-|\s)(?:largest\s|biggest\s)?city)"
_NO_MONEY = (
    r"\b(?!\s(?:of|markets?|flows?|gains?|investment|controls?|punishment|spending|offen[cs]e)\b)"
)
_OWNED = re.compile(rf"\b(?P<country>{_COUNTRY})(?:['\u2019]s?)?\s{_TOWN}{_NO_MONEY}")
_OF = re.compile(rf"\b{_TOWN}\sof\s(?:the\s)?(?P<country>{_COUNTRY})\b")
# "Sanaa, the Yemeni capital", "the Yemeni capital, Sanaa", "the Yemeni capital Sanaa".
_BESIDE_LEFT = re.compile(r"(?:,\s|\s\(|\sis\s|\sin\s)?(?:the\s)?$")
_BESIDE_RIGHT = re.compile(r"(?:,?\s|\s\(|\sof\s)")


def with_titles(page: Page, mentions: Sequence[Mention], lookup: Lookup) -> list[Mention]:
    """Return the mentions with those added that name a town by what it is to its country."""
    out = list(mentions)
    for found in (*_found(page, lookup), *_realms(page, lookup)):
        out = [one for one in out if one.end <= found.start or found.end <= one.start]
        if not any(_is_beside(page.text, one, found) for one in out):
            out.append(found)
    return sorted(out, key=lambda one: one.start)


def realm(words: str, codes: Collection[str]) -> str | None:
    """Return the one of the countries that "the kingdom" or "the Islamic Republic" can mean."""
    called = _REALMS.get(re.sub(r"^the ", "", words.casefold()), frozenset())
    meant = called & set(codes)
    return next(iter(meant)) if len(meant) == 1 else None


def _realms(page: Page, lookup: Lookup) -> Iterator[Mention]:
    said = list(_REALM.finditer(page.text))
    known = (country_word(word.text) for word in page.words) if said else ()
    codes = {one.alpha2 for one in known if one is not None}
    for one in said:
        code = realm(one["realm"], codes)
        whole = country(code) if code else None
        borne = lookup({key(whole.name)}).get(key(whole.name), ()) if whole else ()
        entries = tuple(entry for entry in borne if entry.place.level == "country")
        if whole is not None and entries:
            start, end = one.span("realm")
            yield Mention(
                start=start,
                end=end,
                text=one["realm"],
                name=whole.name,
                level_hint="country",
                entries=entries[:1],
            )


def _found(page: Page, lookup: Lookup) -> Iterator[Mention]:
    if "capital" not in page.lower and "second" not in page.text:
        return
    for pattern in (_OWNED, _OF):
        for one in pattern.finditer(page.text):
            name = one["country"]
            while name and country_word(name) is None:
                _, _, name = name.partition(" ")
            town = _town(name, lookup, capital=one["capital"] is not None) if name else None
            if town is None:
                continue
            start = one.start() if pattern is _OF else one.end("country") - len(name)
            yield Mention(
                start=start,
                end=one.end(),
                text=page.text[start : one.end()],
                name=town.place.name,
                level_hint="settlement",
                entries=(town,),
            )


def _town(name: str, lookup: Lookup, *, capital: bool) -> Entry | None:
    """Return the capital or the second city of the country that a word stands for, or None."""
    word = country_word(name)
    if word is None or word.kind in {"capital", "seat"}:
        return None
    whole = country(word.alpha2)
    capitals = whole.capitals if whole else ()
    town = (capitals[0] if capitals else None) if capital else SECOND_CITIES.get(word.alpha2)
    if town is None:
        return None
    borne = lookup({key(town)}).get(key(town), ())
    fitting = [
        one for one in borne if one.place.country == word.alpha2 and one.place.level == "settlement"
    ]
    return max(fitting, key=lambda one: (one.population, one.place.id), default=None)


def _is_beside(text: str, mention: Mention, title: Mention) -> bool:
    """Tell whether the mention is the town's own name, beside its title or around it."""
    if not any(one.place.id == title.entries[0].place.id for one in mention.entries):
        return False
    if mention.end <= title.start:
        return _BESIDE_LEFT.fullmatch(text, mention.end, title.start) is not None
    return _BESIDE_RIGHT.fullmatch(text, title.end, mention.start) is not None
