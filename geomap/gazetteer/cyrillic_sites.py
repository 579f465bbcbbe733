"""Airfields of Russian and Ukrainian texts by the names that the data hold with their word only.

Sources call an airfield "аэродром Шайковка", not Шайковка, and some by a Latin name alone.
"""
# ruff: noqa: RUF001  # Cyrillic letters are meant here, not their Latin likenesses

import re
from dataclasses import replace

from geomap.gazetteer.cyrillic_beside import AIR, before_word
from geomap.gazetteer.cyrillic_page import Sheet
from geomap.gazetteer.cyrillic_spelling import russian_forms
from geomap.gazetteer.page import Lookup
from geomap.gazetteer.transliteration import in_latin
from geomap.gazetteer.values import Entry

_WORDS = ("аэродром", "авиабаза", "аэропорт", "аеродром", "авіабаза", "аеропорт")
_LATIN_WORDS = ("", " airfield", " air base", " airport")
_AIR = re.compile("а[эе]ро(?:дром|порт)|ав[иі]абаз", re.IGNORECASE)


def with_airfields(sheet: Sheet, entries: Lookup) -> Sheet:
    """Return a text with the airfields that its names after a word for one may mean."""
    if not _AIR.search(sheet.text):
        return sheet
    keys: dict[str, list[str]] = {}
    forms = dict(sheet.forms)
    for first, lasts in sheet.spans.items():
        if before_word(sheet, first).kinds != AIR:
            continue
        for last in lasts:
            if sheet.language == "uk":
                others = russian_forms(tuple(forms[first, last]))
                forms[first, last] = (*forms[first, last], *others)
            for form in forms[first, last]:
                latin = in_latin(form.name)
                keys[form.key] = [
                    form.key,
                    *(f"{word} {form.key}" for word in _WORDS),
                    *(f"{one}{word}" for one in latin for word in _LATIN_WORDS),
                ]
    if not keys:
        return sheet
    found = entries({one for several in keys.values() for one in several})
    names = dict(sheet.names)
    for name, several in keys.items():
        held = {entry.place.id for entry in names.get(name, ())}
        sites = {
            entry.place.id: _by_base(entry)
            for one in several
            for entry in found.get(one, ())
            if entry.kind.casefold() in AIR and entry.place.id not in held
        }
        if sites:
            names[name] = (*names.get(name, ()), *sites.values())
    return replace(sheet, forms=forms, names=names)


def _by_base(entry: Entry) -> Entry:
    """Return an airfield's entry as by its name without a word, which counts beside one only."""
    return replace(entry, matched="base")
