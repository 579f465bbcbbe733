"""Names that are persons' in a text: by titles, given names, initials, ages and what they do."""

import re
from collections.abc import Sequence

from geomap.gazetteer.beside import BESIDE_TOWNS, ORGANISED, TITLE_BEFORE
from geomap.gazetteer.countries import country_word
from geomap.gazetteer.names import not_places
from geomap.gazetteer.page import Page, is_locative, is_within
from geomap.gazetteer.values import Entry

# "Jerome T. Nakagawa"; "N.W. Rochester" has two letters and is a part of the town.
_INITIAL_BEFORE = re.compile(r"(?<![.\w])[A-Z]\.\s$")
_INITIAL_AFTER = re.compile(r"\s(?:[A-Z]\.\s?){1,2}[A-Z][\w'\u2019-]{1,30}")
_ONE_SPACE = frozenset({" ", "\u00a0"})
_INITIAL = re.compile(r"\s(?:[A-Z]\.\s?){1,2}")
# "Henry, 19, of": an age.
_AGE_AFTER = re.compile(r",\s\d{1,2}(?:,|\sof\s|-year)")
_SAYING = (
    "said|says|told|added|testified|replied|wrote|explained|recalled|noted|argued|tweeted|joked"
    "|insisted|admitted|asked|thinks|thought|believes|hopes"
)
_PERSON_AFTER = re.compile(
    rf"(?:,?\s(?:{_SAYING})\b|,?\swhos?e?\b|,?\sand\s(?:his|her)\b|\s(?:himself|herself)\b"
    r"|['\u2019]s\s(?:wife|husband|father|mother|brother|sister|son|daughter|widow|lawyer|attorney"
    r"|death|arrest|body|family)\b)"
)
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sgt|Lt|Col|Gen|Capt|Sen|Rep|Gov|Det|Cpl|Pvt|Prof|Rev|Sir|Lady|Lord|Maj)"
)
# A settlement smaller than this is less often meant than a person of its name.
LARGE = 100_000
LARGE_REGION = 1_000_000


def people(page: Page) -> frozenset[str]:
    """Return the surnames in the text: what stands after a given name, an initial or a title."""
    found = set()
    for at in range(len(page.words) - 1):
        if not page.is_kind(at, "given") and not _TITLE.fullmatch(page.words[at].text):
            continue
        following = _surname_after(page, at)
        if following is None or _is_area(page, following):
            continue
        surname = page.is_kind(following, "surname") or page.words[following].text in not_places()
        if surname or not _may_be_town(page, at):
            found.add(page.words[following].key)
    for at, word in enumerate(page.words):
        if at and _is_called(page, at):
            found.add(word.key)
        if _is_named(page, at) and _acts(page, at):
            found.add(word.key)
        before = page.before(at, 4)
        if before[-2:] == ". " and _INITIAL_BEFORE.search(before) and not _is_area(page, at):
            found.add(word.key)
    return frozenset(found)


def is_person(page: Page, first: int, last: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a name of one or two words is a person's where it stands."""
    if _is_area_among(entries):
        sure = any(one.place.country in page.countries for one in entries)
        return first == last and _in_full_name(page, first, sure=sure)
    before, end = page.before(first, 18), page.words[last].end
    if TITLE_BEFORE.search(before) or _INITIAL_BEFORE.search(before[-4:]):
        return True
    after = page.text[end : end + 24]
    if _AGE_AFTER.match(after):
        return not is_locative(page, first)
    if first != last:
        return False
    if _INITIAL_AFTER.match(after) and page.is_kind(first, "given"):
        return True
    return _is_name(page, first, entries, after)


def _acts(page: Page, at: int) -> bool:
    """Tell whether a name is said of someone who speaks or has a family, and of no country."""
    if not _PERSON_AFTER.match(page.text, page.words[at].end):
        return False
    return country_word(page.words[at].text) is None and not _is_area(page, at)


def _may_be_town(page: Page, at: int) -> bool:
    """Tell whether a given name is a large place's too: "Austin Energy", "Georgia Bureau"."""
    return any(one.population >= LARGE for one in page.entries(at, at))


def _is_called(page: Page, at: int) -> bool:
    """Tell whether a small place's name stands after an unknown name: "Dominick Trapani"."""
    entries = page.entries(at, at)
    if not entries or page.gaps[at - 1] not in _ONE_SPACE or page.is_followed(at):
        return False
    first = page.words[at - 1]
    if page.entries(at - 1, at - 1) or page.kinds.get(first.key) or page.entries(at - 1, at):
        return False
    if first.text.isupper() or first.text.casefold() in page.lower | ORGANISED | not_places():
        return False
    if first.text.casefold() in BESIDE_TOWNS or not first.text.isalpha():
        return False
    if country_word(first.text) or first.text.endswith(("ian", "ish", "ese")):
        return False
    return max(one.population for one in entries) < LARGE and not _is_area(page, at)


def _is_name(page: Page, at: int, entries: Sequence[Entry], after: str) -> bool:
    """Tell whether a word is a person's name by how the text uses it."""
    key = page.words[at].key
    if _in_full_name(page, at):
        return True
    if is_within(page, at) or key in page.trusted:
        return False
    if key in page.people:
        return True
    if not _is_named(page, at):
        return _is_first_name(page, at, entries)
    if after.startswith((", ", "-based")) and is_locative(page, at):
        return False
    return not _is_known_town(page, at, entries)


def _is_known_town(page: Page, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a name that is also a person's is a town's, since nothing says otherwise."""
    own = [one for one in entries if one.matched in {"primary", "alias"}]
    if page.countries and not any(one.place.country in page.countries for one in own):
        return False
    return max((one.population for one in own), default=0) >= LARGE or _is_body(page, at)


def _is_first_name(page: Page, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a small place's name has a surname after it that no list holds."""
    if not page.is_followed(at) or max(one.population for one in entries) >= LARGE:
        return False
    after = page.words[at + 1]
    if page.entries(at + 1, at + 1) or page.kinds.get(after.key) or not after.text.isalpha():
        return False
    known = ORGANISED | page.lower
    return not (
        after.text.casefold() in known or after.text in not_places() or after.text.isupper()
    )


def _is_body(page: Page, at: int) -> bool:
    """Tell whether what follows is a town's: "Houston police", "a Dallas man"."""
    return page.after(page.words[at].end)[1].casefold() in ORGANISED


def _is_named(page: Page, at: int) -> bool:
    return page.is_kind(at, "given") or page.is_kind(at, "surname")


def _in_full_name(page: Page, at: int, *, sure: bool = False) -> bool:
    """Tell whether a word is a given name with a surname after it, or a surname after one.

    With `sure` the surname must be one of the lists, as for the names of states.
    """
    word = page.words[at]
    following = _surname_after(page, at) if page.is_kind(at, "given") else None
    if following is not None and not _is_area(page, following):
        after = page.words[following]
        if page.gaps[at] not in _ONE_SPACE or _AGE_AFTER.match(page.text, after.end):
            return True  # "Virginia L. Lane", "Elizabeth Mills, 57,"
        body = after.text.casefold() in ORGANISED or page.after(after.end)[1] in ORGANISED
        named = page.is_kind(following, "surname") or after.text in not_places()
        if named or after.key in page.people:
            return not (body or page.is_kind(following, "common"))
        little = max((e.population for e in page.entries(following, following)), default=0) < LARGE
        if little and not (sure or body or page.kinds.get(after.key)):
            return not page.is_followed(following) and after.text.casefold() not in page.lower
    if at and page.gaps[at - 1] in _ONE_SPACE and page.is_kind(at - 1, "given"):
        return word.key in page.people and not page.begins_sentence(at)
    return False


def _surname_after(page: Page, at: int) -> int | None:
    """Return the word that follows as a surname: with initials between, after a space."""
    if at + 1 >= len(page.words):
        return None
    gap = page.gaps[at]
    following = page.words[at + 1]
    if len(following.text) < 2 or following.text.isupper() != page.words[at].text.isupper():  # noqa: PLR2004  # a letter
        return None
    titled = gap == ". " and _TITLE.fullmatch(page.words[at].text)
    if gap in _ONE_SPACE or titled or _INITIAL.fullmatch(gap):
        return at + 1
    return None


def _is_area_among(entries: Sequence[Entry]) -> bool:
    return any(
        one.place.level == "country"
        or (one.place.level == "region" and one.population >= LARGE_REGION)
        for one in entries
        if one.matched in {"primary", "alias"}
    )


def _is_area(page: Page, at: int) -> bool:
    """Tell whether a word alone is a country's or a large region's own name."""
    return _is_area_among(page.entries(at, at)[:3])
