"""Whether a name with no word beside it is a place where it stands, and which places it may be.

What a single word may not be stands in `not_places.txt` and in the gazetteer's lists of ordinary
words and people's names; the words around decide where both are possible.
"""

import re
from collections.abc import Sequence

from geomap.gazetteer.beside import ARTICLE, BODIES, LANDFORMS, NOT_AFTER
from geomap.gazetteer.countries import country_word
from geomap.gazetteer.names import key, not_places
from geomap.gazetteer.page import Page, is_locative, is_within
from geomap.gazetteer.people import is_person
from geomap.gazetteer.ranking import is_hamlet
from geomap.gazetteer.values import Entry

# Another name of a place smaller than this is nearly always another place or none.
LEAST_FOR_ALTERNATE = 100_000
LEAST_FOR_SPELLING = 5_000
LARGE = 100_000
# So large that another spelling of the name is known anywhere: Kiev, Bombay.
RENOWNED = 1_000_000
# A village smaller than this is not meant by a name in ordinary words ("the Red Cross Society").
LEAST_FOR_WORDS, LEAST_AFTER_ARTICLE = 1_000, 20_000
_TOWN_WORDS = frozenset({"City", "Town", "Village", "Township"})
# "Springfield, Mo." and "Paris, TX": short forms of states count only after a town.
LONGEST_ABBREVIATION = 5
SHORT = 3
# What begins a longer name: of Fort Benning no Benning is meant.
_FORMS = frozenset(
    [
        "Fort",
        "Ft.",
        "Camp",
        "Mount",
        "Mt.",
        "Lake",
        "Cape",
        "Saint",
        "St.",
        "San",
        "Santa",
        "Point",
        "Loch",
    ]
)
# Words for a spring, head, valley, hill, well, house, gate … with which names of places begin:
# of Ain al-Asad no Ain is meant, of Ras Isa neither Ras nor Isa.
_GENERIC = frozenset(
    "Abu Ain Ayn Bab Bandar Bani Beit Beni Bet Bayt Bint Bir Burj Dar Deh Deir Dayr Dera El Al"
    " Ein Jabal Jebel Kafr Kfar Khan Khirbet Koh Ksar Lashkar Nahr Nur Oued Qalat Qasr Ras Shahr"
    " Sidi Tal Tang Tel Tell Umm Wad Wadi".split()
)
_NAME_GOES_ON = re.compile(r"[ -](?:(?:[ae][dlnrstz]|e|i|ibn|bin|ol|os)[ -])?[^\W\d_a-z]")
# Of the words for land those that mean it in lower case too, and no part of a town.
_SAID_OF_LAND = frozenset({"peninsula", "heights", "plateau", "desert", "mountains", "islands"})
_PREFIXES = frozenset({"Pro", "Anti", "Non", "Pan", "Ex", "Mid", "Trans", "Cross", "Inter", "Post"})
_CONTINENTAL = frozenset({"North", "South", "Latin", "Central", "Captain", "Mid", "Club"})
# "US-24": a road.
_NUMBER_AFTER = re.compile(r"-\d{1,3}\b")


def meant(
    page: Page, first: int, last: int, entries: Sequence[Entry], *, bodies: bool
) -> list[Entry]:
    """Return what a name without a word beside it may mean here; nothing if it is no place."""
    kept = _not_of_words(page, first, last, entries) if first < last else entries
    kept = _of_land(page, last, kept)
    far = first == last and not is_locative(page, first)
    kept = [one for one in kept if is_likely(one) and (not far or _is_near(page, first, one))]
    if any(one.area is not None for one in kept):
        said = _may_be_hamlet(page, first, last)
        kept = [
            one
            for one in kept
            if not is_hamlet(one) or (said and one.place.country in page.countries)
        ]
    if any(one.matched != "base" for one in kept):
        kept = [one for one in kept if one.matched != "base" or one.place.level == "region"]
    else:
        kept = [one for one in kept if _stands_alone(page, first, last, one)]
    if (
        not kept
        or _something_else(page, last, kept, bodies=bodies)
        or _of_larger(page, first, last)
    ):
        return []
    if first == last and (_ordinary(page, first, kept) or _in_compound(page, first, kept)):
        return []
    return [] if is_person(page, first, last, kept) else kept


def _of_land(page: Page, last: int, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries without the towns whose name is part of a land's: "Golan Heights".

    A region keeps its name ("Nineveh Plains"), and a country, save in that of a valley, which is
    called after a river.
    """
    _, word, _ = page.after(page.words[last].end)
    land = word.casefold()
    if land not in LANDFORMS or not (word[0].isupper() or land in _SAID_OF_LAND):
        return entries
    levels = {"region", "sea"} if land == "valley" else {"region", "sea", "country"}
    return [one for one in entries if one.place.level in levels]


def _is_near(page: Page, first: int, one: Entry) -> bool:
    """Tell whether a single word may be another name of a place: where its country is spoken of.

    A region's name in other words than its own is another name too.
    """
    if one.place.country in page.countries or _after_town(page, first):
        return True
    if one.matched in {"alternate", "spelling", "historic"}:
        return one.place.level == "country" or one.population >= RENOWNED
    short = page.words[first].text.isupper() and len(page.words[first].text) <= SHORT + 1
    if one.place.level != "region":
        return not short or one.matched != "alias"
    return page.words[first].key in key(one.place.name) and not short


def _stands_alone(page: Page, at: int, last: int, one: Entry) -> bool:
    """Tell whether a region or site may be meant by its name without the word for what it is."""
    if one.place.level == "region":
        own = page.words[at].key in key(one.place.name)
        return own and (one.place.country in page.countries or one.population >= LARGE)
    if one.place.level != "point" or one.place.country not in page.countries:
        return False
    return at == last and is_locative(page, at)


def is_common(page: Page, at: int) -> bool:
    """Tell whether a word is an ordinary one, or of those that are no place in the news."""
    return page.is_kind(at, "common") or page.words[at].text in not_places()


def _may_be_hamlet(page: Page, first: int, last: int) -> bool:
    """Tell whether a village that hardly anyone has heard of is said as places are."""
    if first == last and page.kinds.get(page.words[first].key):
        return False
    return page.gaps[last] == ", " or is_within(page, first)


def is_likely(entry: Entry) -> bool:
    """Tell whether a text may mean the entry without saying more."""
    if entry.matched == "alternate":
        return entry.population >= LEAST_FOR_ALTERNATE
    return True


def _ordinary(page: Page, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a single word is more likely no place."""
    word = page.words[at].text
    country = country_word(word)
    if country is not None and country.kind == "adjective":
        return True
    if len(word) <= LONGEST_ABBREVIATION and country is None and _after_town(page, at):
        return all(one.place.level != "region" for one in entries)
    if any(one.place.level in {"country", "sea"} for one in entries):
        # "US-supplied" is an adjective, "IN" no Indiana; "US" and "Chad" are countries.
        gap, after, _ = page.after(page.words[at].end)
        adjective = gap == "-" and not after[0].isupper()
        return adjective or (len(word) <= SHORT and country is None)
    if word.isupper() and len(word) <= SHORT + 1:  # AFU, NATO; DPR is a region's alias
        return len(word) < SHORT or not any(
            one.matched == "alias" or (one.population >= LARGE and one.matched == "primary")
            for one in entries
        )
    return _is_word(page, at, entries)


def _is_word(page: Page, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a word is one of those that begin sentences and headings, not a town's name."""
    word = page.words[at]
    if word.text in not_places() or len(word.text) < SHORT:
        return True
    if page.is_kind(at, "common"):
        return not (_is_place_in_spite(page, at, entries) or _is_renowned(page, at, entries))
    most = max(one.population for one in entries)
    if word.text.casefold() in page.lower and country_word(word.text) is None:
        return word.key not in page.trusted or most < LARGE
    spelled = all(one.matched == "spelling" for one in entries)
    return spelled and most < LEAST_FOR_SPELLING


def _in_compound(page: Page, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a word is half of a name with a hyphen that is no place: "Wal-Mart"."""
    before = at > 0 and page.gaps[at - 1] == "-" and len(page.words[at - 1].text) > 1  # R-Westfield
    if not before and page.gaps[at] != "-":
        return False
    if before and page.words[at - 1].text in _PREFIXES:
        return False
    own = [one for one in entries if one.matched in {"primary", "alias"}]
    other = at - 1 if before else at + 1
    known = any(one.matched in {"primary", "alias"} for one in page.entries(other, other))
    return not own or not (known or max(one.population for one in own) >= LARGE)


def _is_place_in_spite(page: Page, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether an ordinary word is a town's name here: "in Reading", not "Reading that"."""
    word = page.words[at]
    if word.key not in page.trusted or word.text.casefold() in page.lower:
        return False
    own = [one for one in entries if one.matched in {"primary", "alias"}]
    if not any(one.place.country in page.countries or one.population >= LARGE for one in own):
        return False
    return is_locative(page, at) or not page.begins_sentence(at)


def _is_renowned(page: Page, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether a large town's name with a capital inside a sentence says enough: Oxford."""
    if page.words[at].text.casefold() in page.lower or page.begins_sentence(at):
        return False
    return not page.is_followed(at) and any(
        one.population >= LARGE and one.matched in {"primary", "alias"} for one in entries
    )


def _not_of_words(page: Page, first: int, last: int, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without those whose name is said in ordinary words: "Black Hawk".

    Another name of a place in such words is never meant, a small town's own name not after
    an article, and a village's only as places are said.
    """
    words = page.words[first : last + 1]
    if all(word.text in not_places() for word in words):  # "the Middle East"
        return [one for one in entries if one.population >= LEAST_AFTER_ARTICLE]
    if not all(page.kinds.get(word.key) for word in words):
        return list(entries)
    if any(one.place.level != "settlement" for one in entries if one.matched != "base"):
        return list(entries)
    start = page.words[first].start
    if page.words[last].text in _TOWN_WORDS:
        return list(entries)
    if ARTICLE.search(page.text[max(0, start - 12) : start]):
        # "The New London Police" is the town's.
        least = LEAST_FOR_WORDS if page.is_followed(last) else LEAST_AFTER_ARTICLE
        return [one for one in entries if one.matched == "primary" and one.population >= least]
    own = [one for one in entries if one.matched in {"primary", "alias"}]
    said = is_locative(page, first) or page.gaps[last] == ", "
    return [one for one in own if said or one.population >= LEAST_FOR_WORDS]


def _after_town(page: Page, at: int) -> bool:
    """Tell whether a word stands after a name and a comma."""
    return at > 0 and page.gaps[at - 1] in {", ", ",  "}


def _something_else(page: Page, last: int, entries: Sequence[Entry], *, bodies: bool) -> bool:
    """Tell whether the next word makes the name that of a river, a street, a paper, a unit."""
    if any(one.place.level == "country" for one in entries) or not page.is_followed(last):
        return False
    after = page.words[last + 1].text.casefold()
    if any(one.place.level == "sea" for one in entries):
        return after == "fleet"
    return after in NOT_AFTER and not (bodies and after in BODIES)


def _of_larger(page: Page, first: int, last: int) -> bool:
    """Tell whether a name is part of a longer one: "United Russia", "US 24", "Ain al-Asad"."""
    if first and page.gaps[first - 1] in {" ", "-", " of "}:
        before = page.words[first - 1].text
        if page.gaps[first - 1] == " of ":
            return before == "Bank"
        if before in _FORMS or before in _GENERIC:
            return True
        if before == "United" or (before in _CONTINENTAL and page.words[first].text == "America"):
            return True
    end = page.words[last].end
    if first == last and page.words[first].text in _GENERIC and _NAME_GOES_ON.match(page.text, end):
        return True
    return bool(_NUMBER_AFTER.match(page.text, end))
