"""Names that are persons' in a text: by titles, given names, initials, ages and what they do."""

import re
from collections.abc import Sequence

from geomap.gazetteer.beside import BESIDE_TOWNS, ORGANISED, TITLE_BEFORE
from geomap.gazetteer.countries import country_word
from geomap.gazetteer.names import not_places
from geomap.gazetteer.page import Page, is_locative
from geomap.gazetteer.values import Entry

# "Jerome T. Nakagawa"; "N.W. Rochester" has two letters and is a part of the town.
_INITIAL_BEFORE = re.compile(r"(?<![.\w])[A-Z]\.\s$")
_INITIAL_AFTER = re.compile(r"\s(?:[A-Z]\.\s?){1,2}[A-Z][\w'\u2019-]{1,30}")
_INITIAL = re.compile(r"\s(?:[A-Z]\.\s?){1,2}")
# "Henry, 19, of": an age.
_AGE_AFTER = re.compile(r",\s\d{1,2}(?:,|\sof\s|-year)")
_SAYING = (
    "said|says|told|added|testified|replied|wrote|explained|recalled|noted|argued|tweeted|joked"
    "|insisted|admitted|asked|thinks|thought|believes|hopes"
)
_SAYS_AFTER = re.compile(rf",?\s(?:{_SAYING})\b")
_SAYS_BEFORE = re.compile(rf"[,\u201d\"']\s(?:{_SAYING})\s$")
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sgt|Lt|Col|Gen|Capt|Sen|Rep|Gov|Det|Cpl|Pvt|Prof|Rev|Sir|Lady|Lord|Maj)"
)
# A settlement smaller than this is less often meant than a person of its name.
LARGE = 100_000
_SURE_AREAS = frozenset({"country", "region"})


def people(page: Page) -> frozenset[str]:
    """Return the surnames in the text: what stands after a given name, an initial or a title."""
    found = set()
    for at in range(len(page.words) - 1):
        if not page.is_kind(at, "given") and not _TITLE.fullmatch(page.words[at].text):
            continue
        following = _surname_after(page, at)
        if following is not None and not _is_area(page, following):
            found.add(page.words[following].text)
    for at, word in enumerate(page.words):
        if at and _is_called(page, at):
            found.add(word.text)
        before = page.before(at, 4)
        if before[-2:] == ". " and _INITIAL_BEFORE.search(before) and not _is_area(page, at):
            found.add(word.text)
    return frozenset(found)


def is_person(page: Page, first: int, last: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a name of one or two words is a person's where it stands."""
    if any(one.place.level == "country" and one.matched != "alternate" for one in entries):
        return first == last and _in_full_name(page, first)
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


def _is_called(page: Page, at: int) -> bool:
    """Tell whether a small place's name stands after an unknown name: "Dominick Trapani"."""
    entries = page.entries(at, at)
    if not entries or page.gaps[at - 1] not in {" ", "\u00a0"} or page.is_followed(at):
        return False
    first = page.words[at - 1]
    if page.entries(at - 1, at - 1) or page.kinds.get(first.key) or page.entries(at - 1, at):
        return False
    if first.text.isupper() or first.text.casefold() in page.lower | ORGANISED | not_places():
        return False
    if (
        first.text.casefold() in BESIDE_TOWNS
        or not first.text.isalpha()
        or page.begins_sentence(at - 1)
    ):
        return False
    if country_word(first.text) or first.text.endswith(("ian", "ish", "ese")):
        return False
    return max(one.population for one in entries) < LARGE and not _is_area(page, at)


def _is_name(page: Page, at: int, entries: Sequence[Entry], after: str) -> bool:
    word, locative = page.words[at], is_locative(page, at)
    named = page.is_kind(at, "given") or page.is_kind(at, "surname")
    if word.text in page.people and not (locative or word.text in page.trusted):
        return True
    if _in_full_name(page, at):
        return True
    if not named:
        return False
    if locative or word.text in page.trusted or after.startswith((", ", "-based")):
        return word.text in page.people and not locative
    if _SAYS_AFTER.match(after) or _SAYS_BEFORE.search(page.before(at, 20)):
        return country_word(word.text) is None
    if not any(one.place.country in page.countries for one in entries if _is_main(one, entries)):
        return True
    return max(one.population for one in entries) < LARGE


def _in_full_name(page: Page, at: int) -> bool:
    """Tell whether a word is a given name with a surname after it, or one between two names."""
    word = page.words[at]
    if page.is_kind(at, "given"):
        following = _surname_after(page, at)
        if following is not None and (
            page.is_kind(following, "surname")
            or page.words[following].text in page.people
            or not page.entries(following, following)
        ):
            text = page.words[following].text
            ends = page.words[following].end
            called = page.after(ends)[1]
            return not (
                text.casefold() in ORGANISED
                or page.is_kind(following, "common")
                or called in ORGANISED
                or _is_area(page, following)
            )
    if at and page.gaps[at - 1] in {" ", "\u00a0"} and page.is_kind(at - 1, "given"):
        return word.text in page.people and not page.begins_sentence(at)
    return False


def _surname_after(page: Page, at: int) -> int | None:
    """Return the word that follows as a surname: with initials between, after a space."""
    if at + 1 >= len(page.words):
        return None
    gap = page.gaps[at]
    following = page.words[at + 1]
    if len(following.text) < 2 or following.text.isupper() != page.words[at].text.isupper():  # noqa: PLR2004  # a letter
        return None
    if gap in {" ", "\u00a0", ". "} or _INITIAL.fullmatch(gap):
        return at + 1
    return None


def _is_area(page: Page, at: int) -> bool:
    """Tell whether a word alone is a country's or a large region's own name."""
    return any(
        one.place.level in _SURE_AREAS and one.matched in {"primary", "alias"}
        for one in page.entries(at, at)[:3]
    )


def _is_main(one: Entry, entries: Sequence[Entry]) -> bool:
    return one.population * 10 >= max(other.population for other in entries)
