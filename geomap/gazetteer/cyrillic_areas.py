"""Regions, districts and seas that a Russian or Ukrainian text names with the word for them."""
# ruff: noqa: RUF001  # Cyrillic letters are meant here, not their Latin likenesses

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from geomap.gazetteer.cyrillic_page import Form, Sheet, is_head, is_modifier, unit
from geomap.gazetteer.cyrillic_spelling import russian_forms
from geomap.gazetteer.declension import nominatives, shared_heads
from geomap.gazetteer.names import key
from geomap.gazetteer.page import Lookup
from geomap.gazetteer.ranking import is_hamlet
from geomap.gazetteer.values import Entry, Mention
from geomap.model import Level

# Adjectives of places in the nominative: Рыльский, Куп'янська.
_ADJECTIVE = re.compile("(?:[сц]кий|[сц]кая|[сцз]ький|[сцз]ька|ый|ий|ая)$")
_PLACE_ADJECTIVE = re.compile("(?:[сц]кий|[сц]кая|[сцз]ький|[сцз]ька)$")
# "над Брянской – 16, над Смоленской – 7", where the word область was said before; and "в
# Изюмском — два", where район was.
_SHORT_OF = re.compile("[сцз]ь?к(?:ой|ою|ую|ій|ої|у|ом|ого|ому|им)$")
_SHORT_UNITS: tuple[tuple[Level, str, re.Pattern[str]], ...] = (
    ("region", "область", re.compile("[сцз]ь?к(?:ая|а)$")),
    ("district", "район", re.compile("[сцз]ь?кий$")),
)
_BEFORE_SHORT = re.compile(
    r"(?:\b(?:над|в|во|у|по|на|из|из-под|з|із|до|от|від|территори(?:ей|и|ю|ями|ях|й)|територі[а-яії]{1,3})"
    r"|(?P<listed>[,;]|\b(?:и|та|і|й)))\s{1,2}$",
    re.IGNORECASE,
)
_AND = frozenset({"и", "та", "і", "й"})
# "Удар по Смоленську" is one at the town.
_UKRAINIAN_TOWN = re.compile(r"\b(?:в|у|по)\s{1,2}[А-ЯІЇЄҐ][\w'’-]{1,40}ьку$", re.IGNORECASE)
_AFTER_SHORT = re.compile(r"\s{0,2}(?:[.,;:!?)»(]|[—–-]\s|\b(?:и|та|і|й)\b|\n|$)")
_SAYS_REGION = re.compile("област|регион|регіон|обл\\.", re.IGNORECASE)
_SEAS = re.compile(
    r"(?P<one>[А-ЯІЇЄҐ][а-яёіїєґ']{3,30}(?:ого|им|ым|ом|ому|ое|е))\s(?:и|та|і|й)\s"
    r"(?P<other>[А-ЯІЇЄҐ][а-яёіїєґ']{3,30}(?:ого|им|ым|ом|ому|ое|е))\s"
    r"(?P<unit>мор(?:ей|ями|ях|ям|я|ів))\b"
)
# "провинция Хомс", "штат Кассала": abroad the word for a unit stands before its name.
_UNIT_BEFORE = re.compile(
    r"\b(?:провинци[а-я]{1,3}|провінці[а-яії]{1,3}|мухафаз[а-яі]{1,3}|штат[а-яі]{0,3}"
    r"|губернаторств[а-яі]{1,3}|вилай?ят[а-яі]{0,3}|префектур[а-яі]{1,3})\s{1,2}$",
    re.IGNORECASE,
)
_LONGEST_UNIT = 24
_REGION_WORDS = re.compile("р[еэ]гион|регіон")


def areas(sheet: Sheet, *, entries: Lookup) -> list[Mention]:
    """Return the mentions of regions, districts and seas with a word for them, in order."""
    found = [*_lists(sheet, entries), *_seas(sheet, entries)]
    taken = [(one.start, one.end) for one in found]
    at = 0
    while at < len(sheet.tokens):
        mention = _unit_at(sheet, at, entries)
        if mention is None or _overlaps(mention.start, mention.end, taken):
            at += 1
            continue
        found.append(mention)
        while at < len(sheet.tokens) and sheet.tokens[at].start < mention.end:
            at += 1
    taken = [(one.start, one.end) for one in found]
    levels = {one.level_hint for one in found}
    if _SAYS_REGION.search(sheet.text):
        levels.add("region")
    found += [
        one
        for one in _shortened(sheet, entries, levels)
        if not _overlaps(one.start, one.end, taken)
    ]
    return sorted(found, key=lambda one: one.start)


def with_units_before(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions; a name after the word for a province is the province's."""
    return [_of_unit(text, one) for one in found]


def _of_unit(text: str, one: Mention) -> Mention:
    before = text[max(0, one.start - _LONGEST_UNIT) : one.start]
    if one.level_hint is not None or not _UNIT_BEFORE.search(before):
        return one
    regions = tuple(entry for entry in one.entries if entry.place.level == "region")
    return replace(one, level_hint="region", entries=regions) if regions else one


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < there and here < end for here, there in taken)


def _lists(sheet: Sheet, entries: Lookup) -> Iterator[Mention]:
    """Yield the members of "Брянской и Курской областями"."""
    for one in shared_heads(sheet.text):
        bare, _, word = one.name.rpartition(" ")
        level = unit(word) or "region"
        others = russian_forms((Form(one.name, "", ""),)) if sheet.language == "uk" else ()
        found = entries({key(one.name), key(bare), *(other.key for other in others)})
        yield _area(
            sheet, one.start, one.end, name=one.name, level=level,
            entries=_of(level, found.get(key(one.name), ()), found.get(key(bare), ()))
            or next((kept for o in others if (kept := _of(level, found.get(o.key, ()), ()))), ()),
        )  # fmt: skip


def _seas(sheet: Sheet, entries: Lookup) -> Iterator[Mention]:
    """Yield the members of "Чёрного и Азовского морей"."""
    for match in _SEAS.finditer(sheet.text):
        several = [
            (group, [f"{form} море" for form in nominatives(match[group], language=sheet.language)])
            for group in ("one", "other")
        ]
        names = entries({key(form) for _, forms in several for form in forms})
        for group, forms in several:
            name = next((form for form in forms if key(form) in names), None)
            if name is None:
                continue
            end = match.end() if group == "other" else match.end(group)
            seas = _of("sea", names[key(name)], ())
            if seas:
                yield _area(
                    sheet, match.start(group), end, name=name, level="sea", entries=seas
                )  # fmt: skip


def _unit_at(sheet: Sheet, first: int, entries: Lookup) -> Mention | None:
    """Return the unit whose name begins at a word: Рыльский район, Республика Крым."""
    for last in sheet.spans.get(first, ()):
        if last == first:
            continue
        level = unit(sheet.tokens[last].text)
        if level is None:
            if is_head(sheet.tokens[first].text) and (one := _headed(sheet, first, last)):
                return one
            continue
        if one := _named(sheet, first, last, level, entries):
            return one
    return None


def _named(sheet: Sheet, first: int, last: int, level: Level, entries: Lookup) -> Mention | None:
    forms = sheet.forms[first, last]
    start, end = sheet.tokens[first].start, sheet.tokens[last].end
    if sheet.tokens[last].text.casefold() == "обл" and sheet.text[end : end + 1] == ".":
        end += 1
    nominative = [one for one in forms if _PLACE_ADJECTIVE.search(one.name.split(" ")[0])]
    candidates = [(form, True) for form in (*nominative, *forms)]
    if level == "sea":  # the Black Sea before a lake Чорне
        candidates = [*((form, False) for form in forms), *candidates]
    for form, may_be_bare in candidates:
        one = form
        if _REGION_WORDS.match(sheet.tokens[last].text):
            one = _as_oblast(form)
        whole, bare = sheet.names.get(one.key, ()), sheet.names.get(one.bare, ())
        if one is not form:
            found = entries({one.key, one.bare})
            whole, bare = found.get(one.key, ()), found.get(one.bare, ())
        if kept := _of(level, whole, bare if may_be_bare else ()):
            return _area(sheet, start, end, name=one.name, level=kept[0].place.level, entries=kept)
    if level == "sea" or _REGION_WORDS.match(sheet.tokens[last].text):
        return None
    between = range(first + 1, last)
    if any(sheet.tokens[at].capital or not is_modifier(sheet.tokens[at].text) for at in between):
        return None
    adjective = forms[0].name.split(" ")[0]
    if not _PLACE_ADJECTIVE.search(adjective.casefold()) or sheet.tokens[first].text.isupper():
        return None
    return _area(sheet, start, end, name=forms[0].name, level=level, entries=())


def _headed(sheet: Sheet, first: int, last: int) -> Mention | None:
    """Return the region or sea whose word stands first: Республика Крым, море Лаптевых."""
    for form in sheet.forms[first, last]:
        kept = tuple(
            one
            for one in sheet.names.get(form.key, ())
            if one.place.level in {"region", "sea"} and one.matched not in {"base", "historic"}
        )
        if kept:
            start, end = sheet.tokens[first].start, sheet.tokens[last].end
            level = kept[0].place.level
            return _area(sheet, start, end, name=form.name, level=level, entries=kept)
    return None


def _shortened(sheet: Sheet, entries: Lookup, levels: Container[Level | None]) -> Iterator[Mention]:
    """Yield the units of a list that repeats the preposition but not the word область, район."""
    for at, token in enumerate(sheet.tokens):
        if not token.capital or not _SHORT_OF.search(token.text) or (at, at) not in sheet.forms:
            continue
        before = _BEFORE_SHORT.search(sheet.before(at, 16))
        if before is None or not _AFTER_SHORT.match(sheet.text, token.end):
            continue
        if before["listed"] and not _goes_on_with_units(sheet, at):
            continue
        if _UKRAINIAN_TOWN.search(sheet.text[max(0, token.start - 4) : token.end]):
            continue
        if mention := _short(sheet, at, entries, levels):
            yield mention


def _goes_on_with_units(sheet: Sheet, at: int) -> bool:
    """Tell whether a list goes on at a word that has so far been one of units, not of towns."""
    last = at - 2 if sheet.tokens[at - 1].text.casefold() in _AND else at - 1
    word = sheet.tokens[last].text if last >= 0 else ""
    return unit(word) is not None or bool(_SHORT_OF.search(word))


def _short(
    sheet: Sheet, at: int, entries: Lookup, levels: Container[Level | None]
) -> Mention | None:
    token = sheet.tokens[at]
    for level, word, ending in _SHORT_UNITS:
        for form in sheet.forms[at, at] if level in levels else ():
            if not ending.search(form.name):
                continue
            name = f"{form.name} {word}"
            whole = entries({key(name)}).get(key(name), ())
            if kept := _of(level, whole, sheet.names.get(form.key, ())):
                return _area(
                    sheet, token.start, token.end, name=name, level=level, entries=kept
                )  # fmt: skip
    return None


def _of(level: Level, whole: Sequence[Entry], bare: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries of a level: those of the whole name, else of the name without its word.

    An округ is a district or a region; a city has districts, and a region may be called one.
    """
    levels = {"region", "district"} if level == "district" else {level}
    named = tuple(
        one
        for one in whole
        if one.place.level in levels and not is_hamlet(one) and one.matched != "historic"
    )
    return named or tuple(one for one in bare if one.place.level == level and one.matched == "base")


def _as_oblast(form: Form) -> Form:
    """Return the region of "Курский регион": Курская область."""
    head = form.name.split(" ")[0]
    if head.endswith("кий"):
        head = f"{head[:-2]}{'а' if head.endswith('ький') else 'ая'}"
    return Form(f"{head} область", key(f"{head} область"), key(head))


def _area(  # noqa: PLR0913  # the parts of a mention
    sheet: Sheet, start: int, end: int, *, name: str, level: Level, entries: tuple[Entry, ...]
) -> Mention:
    return Mention(
        start=start,
        end=end,
        text=sheet.text[start:end],
        name=name,
        level_hint=level,
        entries=entries,
    )
