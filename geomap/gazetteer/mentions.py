"""Place names in running English text: longest match, no overlaps, ordinary words left out.

Names are found by the dictionary, so a name in two words is never cut short, and by case: a
name's first and last words begin with a capital. What may be no place is judged in `ordinary` and
`people`.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from geomap.gazetteer import demonyms
from geomap.gazetteer.beside import DATELINE, STATE_AFTER
from geomap.gazetteer.countries import country_word, is_seat, seats_begin
from geomap.gazetteer.elided import with_units
from geomap.gazetteer.hints import fits, hint
from geomap.gazetteer.listed import with_listed, with_states
from geomap.gazetteer.names import key, not_places
from geomap.gazetteer.ordinary import LARGE, LEAST_FOR_SPELLING, SHORT, is_common, is_likely, meant
from geomap.gazetteer.page import MOST_WORDS, Lookup, Page, Words, is_locative, is_within, read
from geomap.gazetteer.people import people
from geomap.gazetteer.ranking import is_hamlet
from geomap.gazetteer.site_names import sites_called
from geomap.gazetteer.titles import with_titles
from geomap.gazetteer.unlisted import with_unlisted
from geomap.gazetteer.values import Entry, Mention

_UNKNOWN_BEFORE = re.compile(r"\b(?:village|town|settlement|city)\sof\s$")
_ARTICLES = frozenset({"The", "A", "An", "This", "That", "Our", "Each", "Its"})
# "Odesa's port" is Odesa port, "the seaport of Odesa" the port of Odesa.
_OWNED_PORT = re.compile(r"(?<=\w)['\u2019]s(?=\s)|^(?i:sea)(?=port of )")
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
    mentions = with_units(page, with_states(text, mentions))
    if not scope.bodies:
        mentions = with_titles(page, with_unlisted(page, mentions), entries)
    return tuple(_with_villages_first(mentions))


def _at(page: Page, at: int, entries: Lookup, scope: Scope) -> Mention | None:
    """Return the mention that begins at a word, or None."""
    found = demonyms.territory(page, at, entries) or _site(page, at) or _longest(page, at, scope)
    if scope.people and (said := demonyms.said(page, at, entries)):
        return found if found and found.end > said.end else said
    return found or _unknown(page, at)


def _site(page: Page, at: int) -> Mention | None:
    """Return the mention of a site by its whole name, lower-case words included, or None."""
    if not (names := page.sites.get(at)):
        return None
    name = names[0]
    if any(page.words[last].end > name.end for last in page.borne.get(at, ())):
        return None
    text, entries = page.text[name.start : name.end], sites_called(page.names[name.key])
    point = all(one.place.level == "point" for one in entries)
    return Mention(
        start=name.start,
        end=name.end,
        text=text,
        name=_OWNED_PORT.sub("", text, count=1),
        level_hint="point" if point else None,
        entries=entries,
    )


def _past_institution(page: Page, at: int) -> int | None:
    """Return the word after "White House" or "Downing Street", which are no places here."""
    if page.words[at].key not in seats_begin():
        return None
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


def _listed(page: Page, start: int, end: int) -> Sequence[Entry] | None:
    """Return what a name in a list of places may mean; None for what is no place anywhere."""
    name = page.text[start:end]
    if (
        name in not_places()
        or (name.isupper() and len(name) <= SHORT)
        or key(name) in page.people
        or is_seat(name)
    ):
        return None
    found = page.names.get(key(name), [])
    kinds = [page.kinds.get(key(word)) for word in name.split()]
    known = country_word(name) is not None
    return [one for one in found if is_likely(one)] or (
        None if found or known or any(kinds) else []
    )


def _trusted(page: Page) -> frozenset[str]:
    """Return the single words that somewhere in the text stand as places do.

    Read after "in" or before a state they are places wherever they stand: one sense for a name
    in one document.
    """
    found = set()
    for at, word in enumerate(page.words):
        if word.key in found or not page.names.get(word.key) or word.text in not_places():
            continue
        if (page.gaps[at] == ", " and _is_state_after(page, at)) or (
            word.text.isupper() and page.begins_sentence(at) and DATELINE.match(page.text, word.end)
        ):
            found.add(word.key)
        elif page.is_followed(at) or word.key in page.people:
            continue
        elif is_within(page, at) or (is_locative(page, at) and word.key not in page.kinds):
            found.add(word.key)
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
    never = page.words[at].text in not_places()
    for last in page.borne.get(at, ()):
        if never and (last == at or _begins_longer(page, at, last)):
            continue
        entries = page.entries(at, last)
        if owned := page.owned.get((at, last)):
            if mention := _owned(page, at, last, page.names.get(owned, ())):
                return mention
            if not any(one.population >= LARGE for one in entries):
                return None  # "St. Mary's"
        if entries and (mention := _mention(page, at, last, entries, scope)):
            return mention
    return None


def _begins_longer(page: Page, at: int, last: int) -> bool:
    """Tell whether a longer name begins at the next word: "The Rock Hill school"."""
    return any(end > last for end in page.borne.get(at + 1, ()))


def _owned(page: Page, at: int, last: int, entries: Sequence[Entry]) -> Mention | None:
    """Return the mention of a name that ends in "'s": "St. John's", but not "St. Mary's"."""
    start, end = page.words[at].start, page.words[last].end + 2
    kept = tuple(one for one in entries if is_likely(one) and one.population >= LEAST_FOR_SPELLING)
    if not kept or page.text[end : end + 2].strip()[:1].isupper():
        return None
    name = page.text[start:end]
    return Mention(start=start, end=end, text=name, name=name, level_hint=None, entries=kept)


def _mention(
    page: Page, first: int, last: int, entries: Sequence[Entry], scope: Scope
) -> Mention | None:
    start = page.words[first].start
    name = page.text[start : page.words[last].end]
    if name in _ARTICLES or (first < last and _is_general(page, first, last)):
        return None
    level, end = hint(page, first, last, entries)
    word = page.text[page.words[last].end : end].strip().casefold()
    kept = [one for one in entries if fits(one, level, word)]
    if level is None:
        kept = meant(page, first, last, kept, bodies=scope.bodies)
        if not kept:
            return None
    elif not kept and first == last and is_common(page, first):
        return None
    return Mention(
        start=start,
        end=end,
        text=page.text[start:end],
        name=name,
        level_hint=level,
        entries=tuple(kept),
    )


def _is_general(page: Page, first: int, last: int) -> bool:
    """Tell whether a name is only an article and a word for a kind of place: "The City"."""
    return page.words[first].text in _ARTICLES and page.words[last].text in not_places()


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


def _with_villages_first(mentions: Sequence[Mention]) -> list[Mention]:
    """Put the villages of a name first that lie in a region or district that the text names."""
    named = {
        one.entries[0].place.admin1
        for one in mentions
        if one.entries and one.level_hint in {"region", "district"}
    } - {None}
    return [
        replace(one, entries=_first_in(one, named))
        if len(one.entries) > 1 and is_hamlet(one.entries[0])
        else one
        for one in mentions
    ]


def _first_in(mention: Mention, named: Container[str | None]) -> tuple[Entry, ...]:
    """Return a village's entries, those in the named regions first.

    Where none is in them, a village is meant that may be none of these.
    """
    entries = tuple(sorted(mention.entries, key=lambda one: one.place.admin1 not in named))
    known = entries[0].place.admin1 in named or not all(is_hamlet(one) for one in entries)
    return entries if known or mention.level_hint != "settlement" else ()
