"""What names of a Russian or Ukrainian text may mean besides what bears them as they are written.

A Ukrainian name may be the spelling of a Russian one, for few of Russia's and other countries'
places have a Ukrainian name in any source; and a region's name is its town's.
"""
# ruff: noqa: RUF001  # Cyrillic letters are meant here, not their Latin likenesses

import csv
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import resources

from geomap.gazetteer.cyrillic_beside import is_given, is_no_place
from geomap.gazetteer.cyrillic_page import WRITE_CYRILLIC, Form, Sheet
from geomap.gazetteer.names import key
from geomap.gazetteer.page import Lookup
from geomap.gazetteer.russian_spelling import russian_spellings
from geomap.gazetteer.values import Entry
from geomap.model import Place

# Of these a text in Russian or Ukrainian speaks without naming them, and names them anyhow.
NEIGHBOURS = frozenset({"RU", "UA", "BY"})
_WRITE_RUSSIAN = frozenset({"RU", "BY"})
# A Ukrainian name that only a smaller place bears may be the spelling of a Russian town's.
_SMALLER, _LEAST_TOWN = 15_000, 1_000
_CITY = 500_000
# Армянск, Армянська: a town in Crimea.
_TOWN = re.compile("армянсь?к(?:а|у|е|і|ом)?$")
_SHORTEST_BEGIN, _LONGEST_BEGIN = 4, 16
_MOST_RUSSIAN = 8  # nominatives of which Russian spellings are asked for


def with_spellings(sheet: Sheet, entries: Lookup) -> Sheet:
    """Return a text with the countries that it names, and with what else its names may mean."""
    sheet = replace(sheet, countries=_countries(sheet))
    if sheet.language == "uk":
        sheet = _with_russian_spellings(sheet, entries)
    return replace(sheet, names=_with_their_towns(sheet.names, entries))


@functools.lru_cache(maxsize=30_000)
def russian_forms(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Return how Russian may spell Ukrainian nominatives: of its towns few have another name.

    Кириши for Кіріші, Сызрань for Сизрань, Глушково for Глушкове.
    """
    found: dict[str, Form] = {}
    for form in forms[:_MOST_RUSSIAN]:
        for low in russian_spellings(form.name):
            name = _with_capitals(low, like=form.name)
            found.setdefault(name, Form(name, key(name), "", form.rank))
    return tuple(found.values())


def _with_capitals(name: str, *, like: str) -> str:
    """Return a name with capitals where words begin, but for words that another has without."""
    if like.isupper():
        return name.upper()
    parts = re.split("([ -])", name)
    models = re.split("([ -])", like)
    if len(parts) != len(models):
        return name.title()
    return "".join(
        part.capitalize() if model[:1].isupper() else part
        for part, model in zip(parts, models, strict=True)
    )


def _countries(sheet: Sheet) -> frozenset[str]:
    """Return the countries that a text speaks of, but for those that all such texts are about."""
    found = {
        entry.place.country or ""
        for (first, last), several in sheet.forms.items()
        if first == last
        for form in several
        for entry in sheet.names.get(form.key, ())[:1]
        if entry.place.level == "country" or (form.rank == 0 and _is_city(form, entry))
    }
    nations = _nations()
    for token in sheet.tokens:
        low = token.text[:_LONGEST_BEGIN].lower()
        for begins, country in nations.get(low[:_SHORTEST_BEGIN], ()):
            if low.startswith(begins) and not (token.capital and _TOWN.search(low)):
                found.add(country)
    if "IL" in found:  # whose news are Gaza's too
        found.add("PS")
    return frozenset(found - NEIGHBOURS - {""})


def _is_city(form: Form, entry: Entry) -> bool:
    """Tell whether a name is so large a city's abroad that it says what country a text is of."""
    own = entry.matched in {"primary", "alias"} and entry.place.country not in WRITE_CYRILLIC
    word = is_no_place(form.key) or is_given(form.key)
    return own and not word and entry.place.level == "settlement" and entry.population >= _CITY


@functools.cache
def _nations() -> dict[str, list[tuple[str, str]]]:
    """Return what the words for countries' own begin with and the country, by the first letters."""
    path = resources.files(__package__).joinpath("nations_cyrillic.csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    found: dict[str, list[tuple[str, str]]] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        for begins in row["begins"].split("|"):
            found.setdefault(begins[:_SHORTEST_BEGIN], []).append((begins, row["country"]))
    return found


def _with_their_towns(
    names: Mapping[str, Sequence[Entry]], entries: Lookup
) -> Mapping[str, Sequence[Entry]]:
    """Return the names, those of regions abroad with the towns that these have them from.

    Sources give few towns of Yemen a name in Cyrillic, though they give one to its regions.
    """
    alone = {
        name: one.place
        for name, several in names.items()
        if (one := several[0]).place.level == "region"
        and one.place.country not in WRITE_CYRILLIC
        and one.matched in {"primary", "spelling"}
        and not any(_is_own(other) for other in several)
    }
    if not alone:
        return names
    found = entries({key(place.name) for place in alone.values()})
    more = {
        name: _with_towns(names[name], place, found.get(key(place.name), ()))
        for name, place in alone.items()
    }
    return {**names, **more}


def _is_own(entry: Entry) -> bool:
    return entry.place.level == "settlement" and entry.matched != "alternate"


def _with_towns(entries: Sequence[Entry], region: Place, more: Sequence[Entry]) -> list[Entry]:
    """Return the entries of a region's name with the region's towns of its Latin name."""
    towns = {
        one.place.id: replace(one, matched="alias")
        for one in (*entries, *more)
        if one.place.level == "settlement" and one.place.admin1 == region.admin1
    }
    return [*(one for one in entries if one.place.id not in towns), *towns.values()]


def _with_russian_spellings(sheet: Sheet, entries: Lookup) -> Sheet:
    """Return a Ukrainian text with what its names may be in Russian, where little bears them.

    Of a name that something small bears only Russia's and Belarus' towns count: Климове is a
    village of Crimea too.
    """
    others: dict[tuple[int, int], tuple[Form, ...]] = {}
    held: dict[tuple[int, int], list[Entry]] = {}
    for span, several in sheet.forms.items():
        borne = [one for form in several for one in sheet.names.get(form.key, ())]
        named = any(one.bare in sheet.names for one in several)
        little = all(_is_little(one) for one in borne) and (borne or not named)
        if little or (sheet.countries and not any(_is_at_hand(one, sheet) for one in borne)):
            others[span], held[span] = russian_forms(tuple(several)), borne
    found = entries({one.key for several in others.values() for one in several})
    names, forms = dict(sheet.names), dict(sheet.forms)
    for span, several in others.items():
        for one in several:
            there = found.get(one.key, ())
            kept = [entry for entry in there if _is_spelt_there(entry, sheet, held[span])]
            if kept and one.key not in sheet.names:
                names[one.key] = kept
        if meant := [one for one in several if one.key in names]:
            forms[span] = (*forms[span], *meant)
    return replace(sheet, forms=forms, names=names)


def _is_at_hand(entry: Entry, sheet: Sheet) -> bool:
    """Tell whether a place lies in a country that a text names, or is a town of Ukraine."""
    if entry.place.country in sheet.countries:
        return True
    large = entry.population >= _SMALLER or entry.place.level == "region"
    return large and entry.place.country == "UA"


def _is_spelt_there(entry: Entry, sheet: Sheet, borne: Sequence[Entry]) -> bool:
    """Tell whether a Ukrainian name may mean what bears its Russian spelling."""
    country = entry.place.country
    if country == "UA":
        return False
    if not borne or country in sheet.countries:
        return True
    town = entry.population >= _LEAST_TOWN or entry.place.level == "district"
    return town and country in _WRITE_RUSSIAN and all(_is_little(one) for one in borne)


def _is_little(entry: Entry) -> bool:
    return (
        entry.place.level in {"settlement", "district"}
        and entry.population < _SMALLER
        and entry.matched != "base"
    )
