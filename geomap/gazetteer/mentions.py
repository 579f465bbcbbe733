"""Place names in running English text: longest match, no overlaps, ordinary words left out.

Names are found by the dictionary, so a name in two words is never cut short, and by case: a
name's first and last words begin with a capital. What a single word may not be stands in
`not_places.txt` and in the gazetteer's lists of ordinary words and people's names.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from geomap.gazetteer.beside import (
    ARTICLE,
    LOCATIVE,
    NOT_AFTER,
    TERRITORY,
    TITLE_BEFORE,
    TOWN_BEFORE,
    UNIT_OF,
)
from geomap.gazetteer.countries import country_word, is_seat
from geomap.gazetteer.listed import with_listed, with_states
from geomap.gazetteer.names import PLURAL_REGION_WORDS, REGION_WORDS, base, key, not_places
from geomap.gazetteer.values import Entry, Mention
from geomap.model import Level

MOST_WORDS = 5
# Another name of a place smaller than this is nearly always another place or none.
LEAST_FOR_ALTERNATE = 100_000
LEAST_FOR_SPELLING = 5_000
LARGE = 100_000
# A village smaller than this is not meant by a name in ordinary words ("the Red Cross Society").
LEAST_FOR_WORDS = 1_000
_TOWN_WORDS = frozenset({"City", "Town", "Village", "Township"})
# "Springfield, Mo." and "Paris, TX": short forms of states count only after a town.
LONGEST_ABBREVIATION = 5
# A word: letters with inner apostrophes; "U.S." and "St." keep their full stops; "'s" stays out.
_WORD = re.compile(
    r"(?:\b[A-Z]\.){2,5}|\bW\. ?Va\.|\b(?:St|Ste|Mt|Ft)\.(?=\s[A-Z])"
    r"|(?<![^\W\d_]['\u2019])[^\W\d_]+(?:['\u2019\u02bc`](?!s\b)[^\W\d_]+)*"
)
_JOIN = re.compile(r"(?:['\u2019]s)?[ \u00a0]|[-\u2010\u2011]|\n(?!\n)|")
_SPACE = re.compile(r"[ \u00a0]|[ ]?\n")
_LIST = re.compile(r"\s{0,2}(?:,|,?\s(?:and|or)|&)\s{1,2}(?:the\s)?")
_NAMELESS: frozenset[str] = frozenset()

Lookup = Callable[[Iterable[str]], Mapping[str, list[Entry]]]
Words = Callable[[Iterable[str]], Mapping[str, frozenset[str]]]
Area = Callable[[str], Entry | None]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    capital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A text with its words and what is known of them."""

    text: str
    words: list[_Word]
    lower: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    names: Mapping[str, list[Entry]]
    people: frozenset[str]

    def gap(self, at: int) -> str:
        """Return the characters between a word and the next one."""
        if at < 0 or at + 1 >= len(self.words):
            return "\n\n"
        return self.text[self.words[at].end : self.words[at + 1].start]

    def is_kind(self, at: int, kind: str) -> bool:
        """Tell whether a word is of a kind of the lists of words."""
        return kind in self.kinds.get(key(self.words[at].text), _NAMELESS)


def find(text: str, *, entries: Lookup, words: Words, area: Area) -> tuple[Mention, ...]:
    """Return the mentions of places in the text, in order.

    `entries` looks keys up, `words` tells ordinary words and people's names, `area` gives a
    country's entry by its code.
    """
    page, spans = _read(text, entries=entries, words=words)
    mentions: list[Mention] = []
    at = 0
    while at < len(page.words):
        if (past := _past_institution(page, at)) is not None:
            at = past
            continue
        mention = _territory(page, at, area) or _longest(page, at, spans) or _unknown(page, at)
        if mention is None:
            at += 1
            continue
        mentions.append(mention)
        while at < len(page.words) and page.words[at].start < mention.end:
            at += 1
    mentions = with_listed(text, mentions, named=lambda *span: _listed(page, *span))
    return tuple(_with_shared_region_words(page, with_states(text, mentions)))


def _past_institution(page: _Page, at: int) -> int | None:
    """Return the word after "White House" or "Downing Street", which are no places here."""
    for last in range(at + 1, min(at + MOST_WORDS, len(page.words))):
        if page.gap(last - 1) not in {" ", "\u00a0"}:
            return None
        one = page.text[page.words[at].start : page.words[last].end]
        if is_seat(one):
            # "White House, Tenn." is a town.
            state = page.gap(last) == ", " and _names_state(page, last + 1)
            return None if state else last + 1
    return None


def _names_state(page: _Page, at: int) -> bool:
    found = page.names.get(key(page.words[at].text), [])
    return any(one.place.level == "region" for one in found)


def _listed(page: _Page, start: int, end: int) -> list[Entry]:
    """Return what a name in a list of places may mean; nothing for what is no place anywhere."""
    name = page.text[start:end]
    if name in not_places() or name in page.people or is_seat(name):
        return []
    return [one for one in page.names.get(key(name), []) if _likely(one)]


def _read(text: str, *, entries: Lookup, words: Words) -> tuple[_Page, dict[tuple[int, int], str]]:
    all_words = [_Word(m.start(), m.end(), m[0], m[0][0].isupper()) for m in _WORD.finditer(text)]
    spans: dict[tuple[int, int], str] = {}
    for first, word in enumerate(all_words):
        if not word.capital:
            continue
        for last in range(first, min(first + MOST_WORDS, len(all_words))):
            if last > first and not _joined(text, all_words[last - 1], all_words[last]):
                break
            if all_words[last].capital and (one := key(text[word.start : all_words[last].end])):
                spans[first, last] = one
    kinds = words({one for (first, last), one in spans.items() if first == last})
    page = _Page(
        text=text,
        words=all_words,
        lower=frozenset(word.text for word in all_words if not word.capital),
        kinds=kinds,
        names=entries(set(spans.values())),
        people=frozenset(),
    )
    return replace(page, people=_people(page)), spans


def _joined(text: str, one: _Word, following: _Word) -> bool:
    gap = text[one.end : following.start]
    if one.text.endswith(".") and "\n" in gap:
        return False
    return bool(_JOIN.fullmatch(gap))


def _people(page: _Page) -> frozenset[str]:
    """Return the surnames in the text: what follows a given name, or a title and a name."""
    found = set()
    for at in range(len(page.words) - 1):
        following = page.words[at + 1]
        if page.gap(at) == " " and following.capital and page.is_kind(at, "given"):
            place = page.names.get(key(following.text), [])
            if not any(one.place.level == "country" for one in place):
                found.add(following.text)
    return frozenset(found)


def _longest(page: _Page, at: int, spans: Mapping[tuple[int, int], str]) -> Mention | None:
    for last in range(min(at + MOST_WORDS, len(page.words)) - 1, at - 1, -1):
        entries = page.names.get(spans.get((at, last), ""))
        if entries and (mention := _mention(page, at, last, entries)):
            return mention
    return None


def _mention(page: _Page, first: int, last: int, entries: list[Entry]) -> Mention | None:
    start, end = page.words[first].start, page.words[last].end
    name = page.text[start:end]
    hint, end = _hint(page, first, last, entries)
    kept = [one for one in entries if hint is None or one.place.level == hint]
    if hint is None and first < last:
        kept = _not_of_words(page, first, last, kept)
    if not kept and first == last and (page.is_kind(first, "common") or name in not_places()):
        return None
    if hint is None:
        kept = [one for one in kept if _likely(one)]
        if not kept or _something_else(page, last, kept):
            return None
        if first == last and (_ordinary(page, first, kept) or _person(page, first, kept)):
            return None
    return Mention(
        start=start,
        end=end,
        text=page.text[start:end],
        name=name,
        level_hint=hint,
        entries=tuple(kept),
    )


def _hint(page: _Page, first: int, last: int, entries: list[Entry]) -> tuple[Level | None, int]:
    """Return the level that the words around ask for, and where the mention ends."""
    start, end = page.words[first].start, page.words[last].end
    before = page.text[max(0, start - 40) : start]
    levels = {one.place.level for one in entries if one.matched != "alternate"}
    if _SPACE.fullmatch(page.gap(last)) or page.gap(last) == "-":
        after = page.words[last + 1]
        word = after.text.casefold()
        level = REGION_WORDS.get(word)
        if level and levels - {"country", "sea"} and not _has_its_word(page, first, last, entries):
            if level == "district" and _is_unit(entries, word):
                level = "region"
            if level != "region" or "region" in levels or word != "state":
                return ("region" if level == "region" else "district"), after.end
        if word == "city" and "settlement" in levels:
            return "settlement", (after.end if after.capital else end)
    if "region" in levels and _has_its_word(page, first, last, entries):
        return "region", end
    if TOWN_BEFORE.search(before) and "settlement" in levels:
        return "settlement", end
    if UNIT_OF.search(before) and "region" in levels:
        return "region", end
    return None, end


def _has_its_word(page: _Page, first: int, last: int, entries: list[Entry]) -> bool:
    """Tell whether the name holds its region word already ("Kursk Oblast")."""
    name = key(page.text[page.words[first].start : page.words[last].end])
    return base(name) != name and any(one.place.level == "region" for one in entries)


def _is_unit(entries: list[Entry], word: str) -> bool:
    return any(one.place.level == "region" and one.kind.casefold() == word for one in entries)


def _likely(entry: Entry) -> bool:
    """Tell whether a text may mean the entry without saying more."""
    return entry.matched != "alternate" or entry.population >= LEAST_FOR_ALTERNATE


def _ordinary(page: _Page, at: int, entries: list[Entry]) -> bool:
    """Tell whether a single word is more likely no place."""
    word = page.words[at].text
    country = country_word(word)
    if len(word) <= LONGEST_ABBREVIATION and _after_town(page, at):
        return all(one.place.level != "region" for one in entries)
    if any(one.place.level in {"country", "sea"} for one in entries):
        # "US-supplied" is an adjective, "IN" no Indiana; "US" and "Chad" are countries.
        adjective = page.gap(at) == "-" and not page.words[at + 1].capital
        return adjective or (len(word) <= 3 and country is None)  # noqa: PLR2004
    if word.isupper() and len(word) <= 4:  # noqa: PLR2004  # AFU, NATO; DPR is a region's alias
        return not any(one.matched == "alias" or one.population >= LARGE for one in entries)
    if word in not_places() or len(word) <= 2 or page.is_kind(at, "common"):  # noqa: PLR2004
        return True
    if word.casefold() in page.lower and country is None:
        return True
    spelled = all(one.matched == "spelling" for one in entries)
    return spelled and max(one.population for one in entries) < LEAST_FOR_SPELLING


def _not_of_words(page: _Page, first: int, last: int, entries: list[Entry]) -> list[Entry]:
    """Return the entries without those whose name is said in ordinary words: "Black Hawk".

    Another name of a place in such words is never meant, a small town's own name not after
    an article, and a village's only as places are said.
    """
    if not all(page.kinds.get(key(word.text)) for word in page.words[first : last + 1]):
        return entries
    if any(one.place.level != "settlement" for one in entries):
        return entries
    start = page.words[first].start
    if page.words[last].text in _TOWN_WORDS:
        return entries
    if ARTICLE.search(page.text[max(0, start - 12) : start]):
        # "The New London Police" is the town's.
        longer = page.gap(last) == " " and page.words[last + 1].capital
        least = LEAST_FOR_WORDS if longer else LARGE
        return [one for one in entries if one.matched == "primary" and one.population >= least]
    own = [one for one in entries if one.matched in {"primary", "alias"}]
    before = page.text[max(0, start - 14) : start]
    said = LOCATIVE.search(before) or page.gap(last) == ", "
    return [one for one in own if said or one.population >= LEAST_FOR_WORDS]


def _after_town(page: _Page, at: int) -> bool:
    """Tell whether a word stands after a name and a comma."""
    return (
        at > 0 and page.words[at - 1].capital and bool(re.fullmatch(r", {1,2}", page.gap(at - 1)))
    )


def _something_else(page: _Page, last: int, entries: list[Entry]) -> bool:
    """Tell whether the next word makes the name that of a river, a street, a paper, a unit."""
    if page.gap(last) != " " or any(one.place.level == "country" for one in entries):
        return False
    after = page.words[last + 1]
    if any(one.place.level == "sea" for one in entries):
        return after.text.casefold() == "fleet"
    return after.capital and after.text.casefold() in NOT_AFTER


def _person(page: _Page, at: int, entries: list[Entry]) -> bool:
    """Tell whether a settlement's name is a person's here."""
    if any(one.place.level != "settlement" and one.matched != "base" for one in entries):
        return False
    word = page.words[at]
    if TITLE_BEFORE.search(page.text[max(0, word.start - 16) : word.start]):
        return True
    if word.text in page.people:
        return True
    if page.gap(at) == " " and page.words[at + 1].capital and page.is_kind(at, "given"):
        following = page.words[at + 1]
        if page.is_kind(at + 1, "surname") or following.text in not_places() | page.people:
            return True
    large = max(one.population for one in entries) >= LEAST_FOR_ALTERNATE
    if large or not (page.is_kind(at, "surname") or page.is_kind(at, "given")):
        return False
    before = page.text[max(0, word.start - 14) : word.start]
    return not (LOCATIVE.search(before) or page.text[word.end : word.end + 2] == ", ")


def _territory(page: _Page, at: int, area: Area) -> Mention | None:
    """Return a mention of a country in "Russian territory"."""
    word = page.words[at]
    if not word.capital or page.gap(at) not in {" ", "\u00a0"}:
        return None
    after = page.words[at + 1]
    found = country_word(word.text) if after.text.casefold() in TERRITORY else None
    entry = area(found.alpha2) if found and found.kind == "adjective" else None
    if entry is None:
        return None
    text = page.text[word.start : after.end]
    return Mention(
        start=word.start,
        end=after.end,
        text=text,
        name=entry.place.name,
        level_hint="country",
        entries=(entry,),
    )


def _unknown(page: _Page, at: int) -> Mention | None:
    """Return a mention without entries for "the village of Maryino", which no entry bears."""
    word = page.words[at]
    if not word.capital:
        return None
    before = page.text[max(0, word.start - 40) : word.start]
    if not re.search(r"\b(?:village|town|settlement|city)\sof\s$", before):
        return None
    last = at
    while last - at < MOST_WORDS and page.gap(last) in {" ", "-"} and page.words[last + 1].capital:
        last += 1
    text = page.text[word.start : page.words[last].end]
    return Mention(
        start=word.start,
        end=page.words[last].end,
        text=text,
        name=text,
        level_hint="settlement",
        entries=(),
    )


def _with_shared_region_words(page: _Page, mentions: list[Mention]) -> list[Mention]:
    """Let the plural word of "Kursk and Belgorod regions" hold for all names of the list."""
    out = list(mentions)
    for number, one in enumerate(mentions):
        after = re.match(r"[ \u00a0\n](\w{5,13})\b", page.text[one.end : one.end + 16])
        if after is None or after[1].casefold() not in PLURAL_REGION_WORDS:
            continue
        group = [number]
        while group[-1] > 0 and _LIST.fullmatch(
            page.text, out[group[-1] - 1].end, out[group[-1]].start
        ):
            group.append(group[-1] - 1)
        for member in group:
            end = one.end + after.end() if member == number else out[member].end
            out[member] = _as_region(page, out[member], end=end)
    return out


def _as_region(page: _Page, mention: Mention, *, end: int) -> Mention:
    found = page.names.get(key(mention.name), [])
    entries = tuple(one for one in found if one.place.level == "region")
    if not entries:
        return mention
    text = page.text[mention.start : end]
    return replace(mention, end=end, text=text, level_hint="region", entries=entries)
