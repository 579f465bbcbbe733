"""Place names in running English text: longest match, no overlaps, ordinary words left out.

Names are found by the dictionary, so a name in two words is never cut short, and by case: a
name's first and last words begin with a capital. What a single word may not be stands in
`not_places.txt` and in the gazetteer's lists of ordinary words and people's names.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geomap.gazetteer import demonyms
from geomap.gazetteer.beside import (
    ARTICLE,
    BODIES,
    NOT_AFTER,
    STATE_AFTER,
    TITLE_BEFORE,
)
from geomap.gazetteer.countries import country_word, is_seat
from geomap.gazetteer.hints import fits, hint
from geomap.gazetteer.listed import with_listed, with_states
from geomap.gazetteer.names import PLURAL_REGION_WORDS, key, not_places
from geomap.gazetteer.page import MOST_WORDS, Lookup, Page, Words, is_locative, read
from geomap.gazetteer.people import is_person, people
from geomap.gazetteer.values import Entry, Mention

# Another name of a place smaller than this is nearly always another place or none.
LEAST_FOR_ALTERNATE = 100_000
LEAST_FOR_SPELLING = 5_000
LARGE = 100_000
# A village smaller than this is not meant by a name in ordinary words ("the Red Cross Society").
LEAST_FOR_WORDS = 1_000
_TOWN_WORDS = frozenset({"City", "Town", "Village", "Township"})
# "Springfield, Mo." and "Paris, TX": short forms of states count only after a town.
LONGEST_ABBREVIATION = 5
SHORT = 3
_LIST = re.compile(r"\s{0,2}(?:,|,?\s(?:and|or)|&)\s{1,2}(?:the\s)?")
_UNKNOWN_BEFORE = re.compile(r"\b(?:village|town|settlement|city)\sof\s$")
_ONE_SPACE = frozenset({" ", "\u00a0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which names are asked for beside those of places.

    `people` are words for a place's people ("Israeli"), `bodies` places in the names of
    universities, hospitals and papers, where a reader of strikes would be misled.
    """

    people: bool = False
    bodies: bool = False


STRIKES = Scope()
ALL = Scope(people=True, bodies=True)


def find(
    text: str, *, entries: Lookup, words: Words, scope: Scope = STRIKES
) -> tuple[Mention, ...]:
    """Return the mentions of places in the text, in order.

    `entries` looks keys up, `words` tells ordinary words and people's names.
    """
    page = read(text, entries=entries, words=words)
    page = replace(page, people=people(page))
    page = replace(page, trusted=_trusted(page))
    mentions: list[Mention] = []
    at = 0
    while at < len(page.words):
        if (past := _past_institution(page, at)) is not None:
            at = past
            continue
        mention = _at(page, at, entries, scope)
        if mention is None:
            at += 1
            continue
        mentions.append(mention)
        while at < len(page.words) and page.words[at].start < mention.end:
            at += 1
    mentions = with_listed(text, mentions, named=lambda *span: _listed(page, *span))
    return tuple(_with_shared_region_words(page, with_states(text, mentions)))


def _at(page: Page, at: int, entries: Lookup, scope: Scope) -> Mention | None:
    """Return the mention that begins at a word, or None."""
    found = demonyms.territory(page, at, entries) or _longest(page, at, scope)
    if scope.people and (said := demonyms.said(page, at, entries)):
        return found if found and found.end > said.end else said
    return found or _unknown(page, at)


def _past_institution(page: Page, at: int) -> int | None:
    """Return the word after "White House" or "Downing Street", which are no places here."""
    for last in range(at + 1, min(at + MOST_WORDS, len(page.words))):
        if page.gaps[last - 1] not in _ONE_SPACE:
            return None
        one = page.text[page.words[at].start : page.words[last].end]
        if is_seat(one):
            # "White House, Tenn." is a town.
            state = page.gaps[last] == ", " and _names_state(page, last + 1)
            return None if state else last + 1
    return None


def _names_state(page: Page, at: int) -> bool:
    return any(one.place.level == "region" for one in page.entries(at, at))


def _listed(page: Page, start: int, end: int) -> Sequence[Entry]:
    """Return what a name in a list of places may mean; nothing for what is no place anywhere."""
    name = page.text[start:end]
    if name in not_places() or name in page.people or is_seat(name):
        return []
    return [one for one in page.names.get(key(name), []) if _likely(one)]


def _trusted(page: Page) -> frozenset[str]:
    """Return the single words that somewhere in the text stand as places do.

    Read after "in" or before a state they are places wherever they stand: one sense for a name
    in one document.
    """
    found = set()
    for at, word in enumerate(page.words):
        if word.text in found or not page.names.get(word.key) or word.text in not_places():
            continue
        if page.gaps[at] == ", " and _is_state_after(page, at):
            found.add(word.text)
        elif is_locative(page, at) and not page.is_followed(at) and word.text not in page.people:
            found.add(word.text)
    return frozenset(found)


def _is_state_after(page: Page, at: int) -> bool:
    following = page.words[at + 1]
    if STATE_AFTER.match(page.text, page.words[at].end):
        return True
    states = {one.place.country for one in page.entries(at + 1, at + 1) if _is_own_area(one)}
    return (
        bool(states)
        and following.text not in not_places()
        and any(one.place.country in states for one in page.entries(at, at))
    )


def _is_own_area(one: Entry) -> bool:
    return one.place.level in {"region", "country"} and one.matched in {"primary", "alias"}


def _longest(page: Page, at: int, scope: Scope) -> Mention | None:
    for last in range(min(at + MOST_WORDS, len(page.words)) - 1, at - 1, -1):
        if owned := page.owned.get((at, last)):
            return _owned(page, at, last, page.names.get(owned, ()))
        entries = page.entries(at, last)
        if entries and (mention := _mention(page, at, last, entries, scope)):
            return mention
    return None


def _owned(page: Page, at: int, last: int, entries: Sequence[Entry]) -> Mention | None:
    """Return the mention of a name that ends in "'s": "St. John's", but not "St. Mary's"."""
    start, end = page.words[at].start, page.words[last].end + 2
    kept = tuple(one for one in entries if _likely(one) and one.population >= LEAST_FOR_SPELLING)
    if not kept or page.text[end : end + 2].strip()[:1].isupper():
        return None
    name = page.text[start:end]
    return Mention(start=start, end=end, text=name, name=name, level_hint=None, entries=kept)


def _mention(
    page: Page, first: int, last: int, entries: Sequence[Entry], scope: Scope
) -> Mention | None:
    start = page.words[first].start
    name = page.text[start : page.words[last].end]
    level, end = hint(page, first, last, entries)
    word = page.text[page.words[last].end : end].strip().casefold()
    kept = [one for one in entries if fits(one, level, word)]
    if level is None:
        kept = _bare(page, first, last, kept, scope)
        if not kept:
            return None
    elif not kept and first == last and _is_common(page, first):
        return None
    return Mention(
        start=start,
        end=end,
        text=page.text[start:end],
        name=name,
        level_hint=level,
        entries=tuple(kept),
    )


def _bare(page: Page, first: int, last: int, entries: list[Entry], scope: Scope) -> list[Entry]:
    """Return what a name without a word beside it may mean here; nothing if it is no place."""
    kept = _not_of_words(page, first, last, entries) if first < last else entries
    kept = [one for one in kept if _likely(one)]
    if any(one.matched != "base" for one in kept):
        kept = [one for one in kept if one.matched != "base" or one.place.level == "region"]
    else:
        kept = [one for one in kept if one.place.level != "district"]
    if not kept or _something_else(page, last, kept, scope):
        return []
    if first == last and (_ordinary(page, first, kept) or _in_compound(page, first, kept)):
        return []
    return [] if is_person(page, first, last, kept) else kept


def _is_common(page: Page, at: int) -> bool:
    return page.is_kind(at, "common") or page.words[at].text in not_places()


def _likely(entry: Entry) -> bool:
    """Tell whether a text may mean the entry without saying more."""
    if entry.matched == "alternate":
        return entry.population >= LEAST_FOR_ALTERNATE
    return True


def _ordinary(page: Page, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a single word is more likely no place."""
    word = page.words[at].text
    country = country_word(word)
    if len(word) <= LONGEST_ABBREVIATION and _after_town(page, at):
        return all(one.place.level != "region" for one in entries)
    if any(one.place.level in {"country", "sea"} for one in entries):
        # "US-supplied" is an adjective, "IN" no Indiana; "US" and "Chad" are countries.
        gap, after, _ = page.after(page.words[at].end)
        adjective = gap == "-" and not after[0].isupper()
        return adjective or (len(word) <= SHORT and country is None)
    if word.isupper() and len(word) <= SHORT + 1:  # AFU, NATO; DPR is a region's alias
        return not any(one.matched == "alias" or one.population >= LARGE for one in entries)
    if word in not_places() or len(word) < SHORT:
        return True
    if page.is_kind(at, "common"):
        return not _is_place_in_spite(page, at, entries)
    if word.casefold() in page.lower and country is None:
        return word not in page.trusted or max(one.population for one in entries) < LARGE
    spelled = all(one.matched == "spelling" for one in entries)
    return spelled and max(one.population for one in entries) < LEAST_FOR_SPELLING


def _in_compound(page: Page, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a word is half of a name with a hyphen that is no place: "Wal-Mart"."""
    before = at > 0 and page.gaps[at - 1] == "-"
    if not before and page.gaps[at] != "-":
        return False
    own = [one for one in entries if one.matched in {"primary", "alias"}]
    other = at - 1 if before else at + 1
    known = any(one.matched in {"primary", "alias"} for one in page.entries(other, other))
    return not own or not (known or max(one.population for one in own) >= LARGE)


def _is_place_in_spite(page: Page, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether an ordinary word is a town's name here: "in Reading", not "Reading that"."""
    word = page.words[at].text
    if word not in page.trusted or word.casefold() in page.lower:
        return False
    own = [one for one in entries if one.matched in {"primary", "alias"}]
    if not any(one.place.country in page.countries or one.population >= LARGE for one in own):
        return False
    return is_locative(page, at) or not page.begins_sentence(at)


def _not_of_words(page: Page, first: int, last: int, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without those whose name is said in ordinary words: "Black Hawk".

    Another name of a place in such words is never meant, a small town's own name not after
    an article, and a village's only as places are said.
    """
    if not all(page.kinds.get(word.key) for word in page.words[first : last + 1]):
        return list(entries)
    if any(one.place.level != "settlement" for one in entries):
        return list(entries)
    start = page.words[first].start
    if page.words[last].text in _TOWN_WORDS:
        return list(entries)
    if ARTICLE.search(page.text[max(0, start - 12) : start]):
        # "The New London Police" is the town's.
        least = LEAST_FOR_WORDS if page.is_followed(last) else LARGE
        return [one for one in entries if one.matched == "primary" and one.population >= least]
    own = [one for one in entries if one.matched in {"primary", "alias"}]
    said = is_locative(page, first) or page.gaps[last] == ", "
    return [one for one in own if said or one.population >= LEAST_FOR_WORDS]


def _after_town(page: Page, at: int) -> bool:
    """Tell whether a word stands after a name and a comma."""
    return at > 0 and page.gaps[at - 1] in {", ", ",  "}


def _something_else(page: Page, last: int, entries: Sequence[Entry], scope: Scope) -> bool:
    """Tell whether the next word makes the name that of a river, a street, a paper, a unit."""
    if any(one.place.level == "country" for one in entries) or not page.is_followed(last):
        return False
    after = page.words[last + 1].text.casefold()
    if any(one.place.level == "sea" for one in entries):
        return after == "fleet"
    return after in NOT_AFTER and not (scope.bodies and after in BODIES)


def _unknown(page: Page, at: int) -> Mention | None:
    """Return a mention without entries for "the village of Maryino", which no entry bears."""
    if not _UNKNOWN_BEFORE.search(page.before(at)):
        return None
    last = at
    while last - at < MOST_WORDS and page.gaps[last] in {" ", "-"}:
        last += 1
    start, end = page.words[at].start, page.words[last].end
    text = page.text[start:end]
    return Mention(start=start, end=end, text=text, name=text, level_hint="settlement", entries=())


def _with_shared_region_words(page: Page, mentions: list[Mention]) -> list[Mention]:
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
            out[member] = _as_unit(page, out[member], end=end, word=after[1].casefold())
    return out


def _as_unit(page: Page, mention: Mention, *, end: int, word: str) -> Mention:
    found = page.names.get(key(mention.name), [])
    single = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    small = [one for one in found if one.kind.casefold() == single]
    level = "district" if any(one.place.level == "district" for one in small) else "region"
    entries = (
        tuple(one for one in found if fits(one, "region", single))
        if level == "region"
        else tuple(one for one in small if one.place.level == "district")
    )
    if not entries:
        return mention
    text = page.text[mention.start : end]
    return replace(mention, end=end, text=text, level_hint=level, entries=entries)
