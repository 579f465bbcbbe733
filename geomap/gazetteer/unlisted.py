"""Names that the words call a village, a camp or a valley, though nothing says which one.

"The village of Qwrtz", "the Abu Shouk displacement camp", "in Wadi Sarqa": a place that a text
names is not lost because no file has it, or because its spelling alone would not tell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.gazetteer.beside import LOCATIVE
from geomap.gazetteer.countries import country_word, is_seat
from geomap.gazetteer.names import key, not_places
from geomap.gazetteer.page import Page
from geomap.gazetteer.values import Entry, Mention
from geomap.model import Level

_WORD = r"[^\W\d_a-z][\w\u02bc]{1,25}(?:['\u2019](?!s\b)\w{1,15})?"
_JOINT = r"[ -](?:(?:al|el|as|ad|ar|ash|an|az|ed|bin|ibn|de|la)[ -])?"
_NAME = rf"{_WORD}(?:{_JOINT}(?:{_WORD}|[A-Z]\b)){{0,3}}"
_ARTICLE = r"(?:(?:al|el|ad|ar|as|ash|at|az)-)?"
_TOWNS = r"villages?|hamlets?|townships?|settlements|oasis"
_CAMPS = (
    r"(?:refugee|displacement|displaced\speople|displaced\spersons|IDPs?|internally\sdisplaced)"
    r"\scamps?"
)
_PARTS = r"neighbou?rhoods?|suburbs?|quarters?"
_LANDS = r"mountains?|hills|valley|desert|heights"
_AREA_SIDE = (
    r"(?:(?:central|(?:north|south)(?:ern|eastern|western|-?east(?:ern)?|-?west(?:ern)?)?"
    r"|eastern|western)\s)?"
)
_CALLED = re.compile(
    rf"(?P<list>(?:\b{_NAME},\s){{0,6}}\b{_NAME},?\sand\s)?\b(?P<name>{_NAME})\s"
    rf"(?P<kind>{_TOWNS}|{_CAMPS}|{_PARTS}|{_LANDS})\b"
)
_IN_LIST = re.compile(rf"\b(?P<name>{_NAME})(?=,?\s)")
_LISTED = re.compile(rf"(?:,|\sand)\s{_ARTICLE}(?P<name>{_NAME})\b")
_OF = re.compile(
    rf"\b(?P<kind>{_TOWNS}|towns?|settlement|{_CAMPS}|camp|{_PARTS})\sof\s{_ARTICLE}"
    rf"(?P<name>{_NAME})\b(?P<list>(?:,\s{_ARTICLE}{_NAME}\b){{0,6}},?\sand\s{_ARTICLE}{_NAME}\b)?"
)
# "At the Zamzam camp", "in the Tin Zaouatine area", but not "the Biden camp".
_CAMP = re.compile(
    rf"\b(?:in|at|on|near|inside|hit|struck|bombed|shelled|targeted|attacked)\sthe\s(?P<name>{_NAME})"
    r"\s(?:camp|area)\b"
)
# "Pazigyi, a village in", "at Dioura in central Mali".
_APPOSED = re.compile(
    rf"\b(?P<name>{_NAME}),\s(?:an?|the)\s(?:[\w-]{{2,20}}\s){{0,3}}(?:village|town|hamlet|settlement)\b"
)
_IN_AREA = re.compile(
    rf"\b(?:in|at|near|outside|around)\s(?P<name>{_NAME})(?=(?:\sin|,(?:\sin)?)\s(?:the\s)?{_AREA_SIDE}(?P<area>[A-Z]))"
)
_CAPITAL = re.compile(
    rf"\b(?:in|on|at|near|of|off|over|around|hit|struck|the)\s(?P<name>{_WORD}(?:{_JOINT}{_WORD}){{0,2}}"
    r"\s(?:Islands?|Village|Township|(?:Refugee\s)?Camp|Mountains?|Valley|Heights|Desert|Plateau))\b"
)
# Words of the land with which names begin; as given names ("Tal") they count only after "in".
_LAND = re.compile(
    r"\b(?P<name>(?:Wadi|Jabal|Jebel|Djebel|Tel|Tell|Tal|Khirbet|Kafr|Kfar|Ain|Ayn|Ein|Umm|Ras|Bir"
    rf"|Deir|Beit|Bayt|Qalat|Oued|Mount){_JOINT}{_WORD}(?:{_JOINT}{_WORD})?)\b"
)
# "The Qwombe plant", "at Qwombe oilfield": a site by a name that nothing bears, kept whole.
_SITE = re.compile(
    rf"(?:^|\b(?:the|at|in|near|on|of|nearby)\s)(?P<name>{_WORD}(?:{_JOINT}{_WORD}){{0,2}})\s"
    r"(?:(?:oil|fuel|gas|power|nuclear|military|air|naval|army|detention|research|brigade|border"
    r"|desalination|scientific|pumping|railway)\s){0,2}(?:refinery|plant|station|oilfield|gasfield"
    r"|field|gorge|dam|tunnel|depot|arsenal|airfield|airbase|airport|base|barracks|camp|centre"
    r"|center|hospital|crossing|junction|bridge|mine|terminal)\b"
)
# "In Qwombe,", "landed on Qwombe and", "the market of Qwombe.": nothing but a place stands so.
_IN = re.compile(
    rf"(?:\b[Ii]n|\bat|\b(?:landed|fell|rained\sdown|dropped|fired)\s(?:on|at)"
    rf"|\b(?:market|port|base|gorge|plain|crossing|junction|oasis|vicinity|outskirts)\sof)\s"
    rf"(?P<name>{_WORD}(?:{_JOINT}{_WORD})?|al-{_WORD})"
    r"(?=[,.;:)]|\s(?:and|on|in|with|by|during|after|before|overnight|early|late|which|where|killing"
    r"|wounding|injuring)\b)"
)
# "Air raids on Qwombe,", "warplanes bombed Qwombe;", "Qwombe, 5 km north of Tyre": from the air and
# by artillery places are struck, or bodies that are known.
_STRUCK = re.compile(
    r"\b(?i:air\s?strikes?|(?:air\s|bombing\s)?raids?|shelling|(?:air\s)?bombardments?|bombings?)\s"
    rf"(?:on|of)\s(?:nearby\s)?(?P<name>{_WORD}(?:{_JOINT}{_WORD})?|al-{_WORD})"
    r"(?=[,.;:)]|\s(?:and|on|in|with|by|during|after|before|overnight|early|late|which|where|that"
    r"|killed|wounded|injured|killing|wounding|injuring|left)\b)"
    rf"|\b(?:bombed|shelled|pounded|bombarded)\s(?:nearby\s)?(?P<object>{_WORD}(?:{_JOINT}{_WORD})?)"
    r"(?=[,.;:)]|\s(?:and|on|in|with|during|after|before|overnight|early|late|killing|wounding"
    r"|injuring)\b)"
)
_BEARING = re.compile(
    rf"(?<![Tt]he\s)\b(?P<name>{_WORD}(?:{_JOINT}{_WORD})?),\s(?:(?:about|some|around|just|roughly)\s)?"
    r"(?:[\d.,]{1,6}\s(?:km|kilomet(?:re|er)s|miles)\s)?(?:to\sthe\s)?"
    r"(?:north|south|east|west)(?:-?east|-?west)?\sof\s(?:the\s)?[A-Z]"
)
# Peoples and faiths, which are no names of villages; words for peoples of states are known.
_PEOPLES = frozenset(
    """Rohingya Kurdish Tuareg Druze Christian Shiite Shia Sunni Muslim Hindu Bedouin Arab Jewish
    Alawite Yazidi Uighur Uyghur Tatar Roma Fulani Dogon Hausa Masalit Tigrayan Pashtun Karen Kachin
    Orthodox Arabic English French Hebrew Persian Urdu Hindi African Asian
    European UN UNHCR UNRWA IDP""".split()
)


# Words with a capital that stand after "in" and "at" as places do.
_NO_PLACES = frozenset(
    """Operation Exercise Resolution Article Phase Annex Crisis Ramadan Eid Christmas Easter
    Nowruz Ashura Hajj Diwali Tabaski Tet Advent Parliament Congress Knesset Majlis Duma Rada
    Bundestag Islam Judaism Christianity Marxism Sharia Telegram Twitter Facebook Instagram YouTube
    WhatsApp Signal Skype Zoom TikTok Weibo Netflix Interpol Europol Reuters Interfax Tass Bloomberg
    Boeing Airbus Raytheon Lockheed Rosatom Gazprom Rosneft Lukoil Toyota Toyotas Hamas Hezbollah
    Fatah Taliban Houthi Houthis Wagner Airwars Bellingcat Oxfam Cholera Ebola Eurovision Starlink
    Swahili Pashto Dari Amharic Tigrinya Zulu Qassam Hellfire Boko Haram Shabaab Nusra Jihad Ahrar
    Jaysh Harakat Kataib Saraya Liwa Qaeda Qaida Ansarullah Allah Isis Daesh Hizbullah Talibans
    Janjaweed""".split()
)


def with_unlisted(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with those added that the words beside them make places."""
    out = list(mentions)
    for found in _found(page, mentions):
        shared = [one for one in out if found.start < one.end and one.start < found.end]
        if not shared or _is_longer(page, found, shared):
            out = [one for one in out if one not in shared]
            out.append(found)
    return sorted(out, key=lambda one: one.start)


def _is_longer(page: Page, found: Mention, shared: Sequence[Mention]) -> bool:
    """Tell whether all other mentions are but parts of a name: of Let Yet Kone no Kone is meant."""
    opens = re.search(r"(?:^|[.!?:\n]\s{0,2})[\"\u201c'\u2018]?$", page.text[: found.start][-4:])
    end = found.start + len(found.name)
    return opens is None and all(
        found.start < one.start and one.end <= end and one.entries for one in shared
    )


def _found(page: Page, mentions: Sequence[Mention]) -> Iterator[Mention]:
    yield from _called(page)
    yield from _of(page)
    for one in _APPOSED.finditer(page.text):
        yield from _mention(page, *one.span("name"), level="settlement")
    areas = {one.start for one in mentions if _is_area(one)}
    for one in _IN_AREA.finditer(page.text):
        if one.start("area") in areas and not _is_said(page, one["name"]):
            yield from _mention(page, *one.span("name"), level="settlement")
    for one in _CAPITAL.finditer(page.text):
        yield from _land(page, *one.span("name"))
    for one in _CAMP.finditer(page.text):
        yield from _mention(page, *one.span("name"), level="settlement")
    yield from _nowhere(page)
    for one in _LAND.finditer(page.text):
        before = page.text[max(0, one.start() - 16) : one.start()]
        if LOCATIVE.search(before) and not before.endswith(" to "):
            yield from _mention(page, *one.span("name"), level=None)


def _land(page: Page, start: int, end: int) -> Iterator[Mention]:
    """Yield the name of a land whole: no Golan nor an airfield is meant by Golan Heights."""
    for one in _mention(page, start, end, level=None):
        if not page.names.get(key(one.name)):
            yield replace(one, entries=())


def _nowhere(page: Page) -> Iterator[Mention]:
    """Yield names that nothing bears and that stand as only a place's do."""
    for pattern in (_SITE, _IN, _STRUCK, _BEARING):
        for found in pattern.finditer(page.text):
            group = found.lastgroup or "name"
            if not _may_be_place(page, found[group]):
                continue
            end = found.end() if pattern is _SITE else found.end(group)
            for one in _mention(page, *found.span(group), level=None, to=end):
                borne = page.names.get(key(one.name), ())
                by = {"base", "spelling"} if pattern in (_STRUCK, _BEARING) else {"base"}
                if pattern is _SITE or all(entry.matched in by for entry in borne):
                    yield one


def _may_be_place(page: Page, name: str) -> bool:
    """Tell whether a name that nothing bears may be a place's: no word, person or abbreviation."""
    words = [word for word in re.split(r"[ -]", name) if word[0].isupper()]
    return not any(
        word.isupper()
        or page.kinds.get(key(word))
        or word.casefold() in page.lower
        or word in not_places()
        or word in _PEOPLES | _NO_PLACES
        or country_word(word) is not None
        for word in words
    )


def _called(page: Page) -> Iterator[Mention]:
    """Yield the names before a word for what they are: "the Qwombe and Qwarbato townships"."""
    for one in _CALLED.finditer(page.text):
        level = _level(one["kind"])
        if level is None:
            yield from _land(page, one.start("name"), one.end())
            continue
        yield from _mention(page, *one.span("name"), level=level, to=one.end())
        if one["list"] and one["kind"].endswith("s"):
            for other in _IN_LIST.finditer(page.text, *one.span("list")):
                yield from _mention(page, *other.span("name"), level=level)


def _of(page: Page) -> Iterator[Mention]:
    """Yield the names after such a word: "the villages of Qwombe and Qwarbato"."""
    for one in _OF.finditer(page.text):
        level = _level(one["kind"])
        yield from _mention(page, *one.span("name"), level=level)
        if one["list"] and one["kind"].endswith("s"):
            for other in _LISTED.finditer(page.text, *one.span("list")):
                yield from _mention(page, *other.span("name"), level=level)


def _level(kind: str) -> Level | None:
    if re.fullmatch(_LANDS, kind):
        return None
    return "district" if re.fullmatch(_PARTS, kind) else "settlement"


def _is_area(mention: Mention) -> bool:
    return mention.level_hint in {"region", "district"} or any(
        one.place.level in {"region", "country", "district"} for one in mention.entries[:1]
    )


def _is_said(page: Page, name: str) -> bool:
    """Tell whether a name holds a word that is said of other things: "in Operation Dawn"."""
    return any(page.kinds.get(key(word)) for word in re.split(r"[ -]", name))


def _mention(
    page: Page, start: int, end: int, *, level: Level | None, to: int | None = None
) -> Iterator[Mention]:
    """Yield the mention of a name, words before it left out that are no part of it."""
    name = page.text[start:end]
    while name and _is_no_name(name.split(" ")[0]):
        _, _, name = name.partition(" ")
    start = end - len(name)
    if not name or is_seat(name) or key(name) in page.people or country_word(name) is not None:
        return
    past = end if to is None else to
    yield Mention(
        start=start,
        end=past,
        text=page.text[start:past],
        name=name,
        level_hint=level,
        entries=_entries(page, name),
    )


def _entries(page: Page, name: str) -> tuple[Entry, ...]:
    return tuple(
        one
        for one in page.names.get(key(name), ())
        if one.place.level in {"settlement", "district", "point"} and one.matched != "base"
    )


def _is_no_name(word: str) -> bool:
    """Tell whether a word before a name is no part of it: "Syrian", "The", "Kurdish-held"."""
    known = country_word(word)
    return (
        word in not_places()
        or word in _PEOPLES
        or (known is not None and known.kind == "adjective")
        or re.search(r"-[a-z]", word) is not None
    )
