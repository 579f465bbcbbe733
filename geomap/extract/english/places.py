"""Places of a strike in one speaker's words: which mentions, in what role, how related."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geomap.extract.english.relations import Related, only_measures, related
from geomap.extract.english.roles import governor, is_origin, outside, role_of
from geomap.extract.english.siting import Standing, is_aim_of_struck, standing
from geomap.extract.english.told import Told
from geomap.extract.nesting import coarser
from geomap.gazetteer import Mention
from geomap.model import Role, What

_LONGEST_APPOSITION = 80  # characters between "Karachev" and "in Bryansk region"
# "Kotli, Mirpur and Muzaffarabad": the second is another place, whatever else bears its name.
_ANOTHER = re.compile(
    r"(?:,\s[A-Z][\w'\u2019-]{1,25}(?:\s[A-Z][\w'\u2019-]{1,25}){0,2}){0,6}"
    r",?\s+(?:and|or|as\s+well\s+as)\s+(?:(?:also\s+)?(?:in|on|over|at|near|around)\s+)?(?:the\s+)?"
    r"(?:(?:countryside|outskirts|suburbs|vicinity|area)\s+of\s+(?:the\s+)?)?"
    r"(?:(?:nearby|neighbou?ring|eastern|western|northern|southern)\s+)?"
    r"(?:(?:cit(?:y|ies)|towns?|villages?|regions?|provinces?|states?|ports?)\s+of\s+)?"
)
_NUMBER = r"(?:\d{1,4}|[Oo]ne|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|another)"
_COUNTED = re.compile(
    rf"[:\u2014\u2013-]\s(?:[^:;.]{{0,300}}\b)?{_NUMBER}\s"
    r"(?:(?!are\b|is\b|were\b|was\b|remain)[a-z]{2,12}\s){0,3}(?:over|in|across|near|above)\s(?:the\s)?(?:[a-z]{4,12}\s)?$"
)
# "Six in Goris, three in Sisian": what is counted apart is apart.
_ALSO = re.compile(
    rf",?\s(?:and\s)?{_NUMBER}\s(?:[a-z]{{2,12}}\s){{0,3}}(?:over|in|at|near|above)\b"
)
# "Eight died: five of them in Acre, two in Safed", but not "two are in hospital in".
_COUNTED_DEAD = re.compile(
    rf"[:\u2014\u2013-]\s(?:[^:;.]{{0,300}}\b)?{_NUMBER}\s"
    r"(?:of\s(?:them|these|those)\s|(?:others?|more|people|civilians|children|women|men|soldiers)\s)?"
    r"(?:in|at|near)\s(?:the\s(?:town|city|village)\sof\s)?$"
)
# "In retaliation for missiles fired at": what is answered was elsewhere, however it is parsed.
_IN_ANSWER = re.compile(
    r"\b(?:in\s(?:retaliation|response|revenge|reprisal|reply|answer)|retaliat(?:ing|ed|es?))\s"
    r"(?:for|to|against)\s[^,;:.]{0,120}$"
)
# "The Belgorod region, including in the town of".
_IN_IT = (
    r",?\s*(?:including\s+|notably\s+|mainly\s+)?(?:in|at)\s+(?:the\s+(?:[a-z]{4,10}\s+)of\s+)?"
    r"|,?\s*(?:including|notably|mainly)\s+(?:the\s+(?:[a-z]{4,10}\s+)of\s+)?"
)
_IN_NEXT = re.compile(
    r",?\s(?:(?:in|of|at|outside|near|on)\s)?[^,;:]{0,40}"
    r"|,\san?\s[^,;:]{2,30}\s(?:village|town|hamlet|settlement)\s(?:in|of)\s[^,;:]{0,30}"
)
_PART_OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?(?:[a-z]{4,12}\s+of\s+)?")
_ITS_PART = re.compile(r"['\u2019]s?\s+(?:[a-z]{4,15}\s+){0,2}")
# Between a coast and its sea, either first: "the Red Sea, about", "over the".
_NO_OTHER = re.compile(r",?\s*(?:(?:and\s+)?(?:in|over|of|on|above|about|some|just|the)\s+){0,3}")
_SEA_TOWN = re.compile(
    r"\s(?:[a-z]{3,12}\s){0,2}(?:ports?|cit(?:y|ies)|towns?|resorts?|villages?|harbou?rs?)\b"
)
_LONGEST_LINE = 80
_LINE = re.compile(
    r"\b[A-Z]\w{1,20}(?:\s?[-\u2010-\u2015]\s?[A-Z]\w{1,20}){1,3}\s(?:[a-z]{2,7}\s){0,2}pipelines?\b"
)
# What stands before and after the name that heads an entry: the hour, and the words of somebody.
_LONGEST_TAG = 24
_BEFORE_TAG = re.compile(r"(?:^|\n)\W{0,4}(?:\d{1,2}[:.]?\d{2}\s?(?:GMT|[ap]\.?m\.?)?\W{0,4})?$")
_AFTER_TAG = re.compile(r":\s{1,2}(?P<quote>[\"\u201c'\u2018])?")
_LISTED = re.compile(r"(?:,|,?\s(?:and|or))\s(?:the\s)?")
# Between a site's name and its town: " hospital in ", " primary school in the city of ".
_SITE_IN = re.compile(
    r"\s(?:[a-z-]{2,15}\s){0,3}(?:hospital|clinic|school|college|university|mosque|church|temple"
    r"|hotel|market|mall|factory|plant|refinery|depot|warehouse|barracks|base|camp|station|tower"
    r"|building|bakery|cent(?:re|er)|stadium|prison|bridge|shelter|cemetery|farm|quarter)s?,?\s"
    r"(?:in|at|near|outside)\s(?:the\s(?:[a-z]{4,12}\s){1,2}of\s)?"
)
# A quarter is in the town told of just before, unless its own words or another place part them.
_LONGEST_QUARTER = 120
_ELSEWHERE = re.compile(r"[.;]\s|\b(?:in|at|near|of|on)\s(?!the\b)[A-Z]")
_OF_ANOTHER = re.compile(r"(?:,|,?\s(?:of|in))\s(?:the\s)?(?:[a-z]{4,12}\s){0,2}(?:of\s)?[A-Z]")
_AIMED_VERBS = frozenset(
    {"launch", "fire", "shoot", "lob", "hurl", "unleash", "aim", "direct", "target"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A mention that the words make a place of the strike; offsets are in the sentence."""

    mention: Mention
    role: Role
    what: What | None
    related: Related | None = None
    within: tuple[Mention, ...] = ()


def within(mentions: Sequence[Mention], start: int, length: int) -> tuple[Mention, ...]:
    """Return the mentions between two offsets of a document, with offsets in that stretch.

    A name is read with its whole document: a country that is named elsewhere in it tells that
    Mekelle is the town in it.
    """
    return tuple(
        replace(one, start=one.start - start, end=one.end - start)
        for one in mentions
        if start <= one.start and one.end <= start + length
    )


def sites(told: Told, mentions: Sequence[Mention]) -> tuple[Site, ...]:
    """Return the places of the strike in the speaker's words, in order."""
    own = [m for m in mentions if told.holds(m.start, m.end) or _is_counted(told, m)]
    text = told.text
    how = {m: related(text, m, own) for m in own}
    named = [
        m
        for m in own
        if not any(one and m != other and _inside(m, one) for other, one in how.items())
        and not _only_describes(text, m)
        and not _is_tag(text, m)
        and not any(_is_site_in(text, m, town) for town in own)
        and not _names_a_line(text, m)
        and not only_measures(text, m, how[m], own)
    ]
    accepted = _accepted(told, [m for m in named if m.end - m.start > 1], own, how)
    found: list[Site] = []
    for mention in accepted:
        if any(
            (_lies_in(other, mention, told) and not _is_beside(how[mention]))
            or _lies_off(other, mention, how[other], text)
            for other in accepted
            if other != mention
        ):
            continue  # the finer place carries it
        within = tuple(
            m
            for m in named
            if m != mention
            and (_lies_in(mention, m, told) or _lies_off(mention, m, how[mention], text))
        )
        trigger = governor(told, told.token_at(mention.start, mention.end))
        role, what = role_of(told, mention, trigger, how[mention])
        aimed = (one := how[mention]) is not None and one.kind == "toward"
        site = Site(
            mention=mention, role=role, what=what, related=None if aimed else one, within=within
        )
        found.append(site)
    return tuple(_without_repeats(found))


def _accepted(
    told: Told,
    named: Sequence[Mention],
    own: Sequence[Mention],
    how: Mapping[Mention, Related | None],
) -> list[Mention]:
    """Return the places that stand, else those beside the strike, in order.

    A place beside it counts too where it may lie in the area that stands: the words go on to say
    where in it.
    """
    stand = {m: _standing(told, m, own, how[m]) for m in named}
    for group in _listed_units(told.text, named):
        if any(stand[m] == "stands" for m in group):
            stand |= dict.fromkeys(group, "stands")
    firm = [m for m in named if stand[m] == "stands"]
    targets = [m for m in firm if not is_origin(told, m, how[m])]
    return [
        m
        for m in named
        if m in firm or (stand[m] == "beside" and all(_is_area_of(one, m) for one in targets))
    ]


def _listed_units(text: str, named: Sequence[Mention]) -> list[list[Mention]]:
    """Return the lists of regions, which a parser may part: "Ilam, Fars and Yazd provinces"."""
    groups: list[list[Mention]] = []
    for before, one in pairwise(named):
        if not {before.level_hint, one.level_hint} <= {"region", "district"}:
            continue
        if _LISTED.fullmatch(text, before.end, one.start) is None:
            continue
        if groups and groups[-1][-1] == before:
            groups[-1].append(one)
        else:
            groups.append([before, one])
    return groups


def _is_site_in(text: str, name: Mention, town: Mention) -> bool:
    """Return whether a name is a site's in a town, and nothing that bears it is in that country.

    "The Amal hospital in Khan Younis" is in Khan Younis, wherever else there is an Amal.
    """
    if _SITE_IN.fullmatch(text, name.end, town.start) is None or not town.entries:
        return False
    place = town.entries[0].place
    return place.level == "settlement" and not any(
        one.place.country == place.country for one in name.entries
    )


def _is_counted(told: Told, mention: Mention) -> bool:
    """Return whether a list after a colon counts it: "34 were downed: 20 over Kursk, 9 over …"."""
    before = told.text[: mention.start]
    found, dead = _COUNTED.search(before), _COUNTED_DEAD.search(before)
    kinds = {"intercept", "attack", "launch", "damage"} if found else set[str]()
    start = max(one.start() for one in (found, dead) if one) if found or dead else 0
    kinds |= {"casualty"} if dead else set[str]()
    return any(t.kind in kinds and told.doc[t.token].idx < start for t in told.triggers)


def _is_area_of(area: Mention, mention: Mention) -> bool:
    if any(one.place.level == "country" for one in mention.entries[:1]):
        return False
    level = area.level_hint or (area.entries[0].place.level if area.entries else None)
    return level in {"country", "region", "district"} and coarser(area, mention)


def _standing(
    told: Told, mention: Mention, own: Sequence[Mention], how: Related | None
) -> Standing:
    """Return how firmly the mention, or the second place of its words, stands."""
    if _is_counted(told, mention):
        return "stands"
    moved_toward = how is not None and how.kind == "toward" and not _aimed(told, mention)
    if moved_toward or is_aim_of_struck(told, mention):
        return "no"  # a drone that moved toward a town was not there
    alone = standing(told, mention, own)
    if alone == "stands" and _IN_ANSWER.search(told.text[: mention.start]):
        return "beside"
    if alone == "stands" or how is None:
        return alone
    if _is_way_off(told, how) or _opens(told, mention, how):
        return "stands"
    other = how.other
    seconds = [standing(told, m, own) for m in own if other is not None and m.start == other.start]
    return "stands" if "stands" in seconds else ("beside" if "beside" in seconds else alone)


def _inside(mention: Mention, how: Related) -> bool:
    """Return whether the words that relate another place to the strike hold the mention."""
    return how.start <= mention.start < how.end


def _is_way_off(told: Told, how: Related) -> bool:
    """Return whether "37 km NW of" as a whole hangs on a strike, however its inside is parsed."""
    on_a_road = how.kind == "between" and not how.words.lower().startswith("between")
    if how.kind not in {"distance", "inside", "offshore", "inland"} and not on_a_road:
        return False
    node = outside(told, how)
    struck = {t.token for t in told.triggers}
    for _ in range(4):
        if node.lower_ == "from" or node.dep_ in {"nsubj", "agent"}:
            return False
        if node.i in struck:
            return True
        node = node.head
    return False


def _opens(told: Told, mention: Mention, how: Related) -> bool:
    """Return whether a sentence begins so: "South of X, a shell hit a farm"; the parser may err."""
    text = told.text
    first = told.doc[told.token_at(how.start, how.end).i].sent.start_char
    return (
        not text[first : how.start].strip(" \"\u201c'")
        and text[mention.end : mention.end + 1] == ","
        and any(told.doc[trigger.token].idx > mention.end for trigger in told.triggers)
    )


def _aimed(told: Told, mention: Mention) -> bool:
    """Return whether what went toward the place was fired at it."""
    node = told.token_at(mention.start, mention.end)
    while node.head != node:
        node = node.head
        if node.lemma_.lower() in _AIMED_VERBS:
            return True
        if node.pos_ == "VERB":
            return False
    return False


def _only_describes(text: str, mention: Mention) -> bool:
    """Return whether a sea only tells which port is meant: "the Black Sea port of Poti"."""
    of_sea = any(one.place.level == "sea" for one in mention.entries[:1])
    return of_sea and _SEA_TOWN.match(text, mention.end) is not None


def _names_a_line(text: str, mention: Mention) -> bool:
    """Return whether a name is but part of the name of a pipeline, which runs far."""
    low = max(0, mention.start - _LONGEST_LINE)
    return any(
        low + one.start() <= mention.start and mention.end <= low + one.end()
        for one in _LINE.finditer(text[low : mention.end + _LONGEST_LINE])
    )


def _is_tag(text: str, mention: Mention) -> bool:
    """Return whether a name only heads an entry: "1540 Moscow: \u201cWe …", "JIYEH: The smell"."""
    after = _AFTER_TAG.match(text, mention.end)
    before = text[max(0, mention.start - _LONGEST_TAG) : mention.start]
    if after is None or _BEFORE_TAG.search(before) is None:
        return False
    return mention.text.isupper() or after["quote"] is not None


def _without_repeats(found: list[Site]) -> list[Site]:
    seen: dict[tuple[str, Role], Site] = {}
    for site in found:
        seen.setdefault((site.mention.name, site.role), site)
    return list(seen.values())


def _is_beside(how: Related | None) -> bool:
    """Return whether the words put the strike beside a place: "and south of Khartoum"."""
    return how is not None and how.kind in {"bearing", "distance", "near"}


def _lies_off(coast: Mention, sea: Mention, how: Related | None, text: str) -> bool:
    """Return whether the words say where in a sea: "in the Red Sea, off Hodeidah"."""
    if how is None or how.kind not in {"offshore", "distance", "bearing"}:
        return False
    if not any(one.place.level == "sea" for one in sea.entries[:1]):
        return False
    if any(one.place.level in {"sea", "country"} for one in coast.entries[:1]):
        return False  # a country may have coasts of two seas
    between = text[sea.end : how.start] if sea.end <= how.start else text[coast.end : sea.start]
    return _NO_OTHER.fullmatch(between) is not None


def _lies_in(fine: Mention, coarse: Mention, told: Told) -> bool:
    """Return whether the words put the first place inside the second."""
    between = told.text[min(fine.end, coarse.end) : max(fine.start, coarse.start)]
    part = _PART_OF if fine.end <= coarse.start else _ITS_PART
    is_part = fine.level_hint == "district" and coarse.level_hint is None
    if (is_part and part.fullmatch(between)) or _is_its_quarter(fine, coarse, told.text):
        return True  # "Khartoum's Bahri district"
    if not coarser(coarse, fine) or _ANOTHER.fullmatch(between) or _ALSO.match(between):
        return False
    if not fine.entries and fine.end <= coarse.start and not _IN_NEXT.fullmatch(between):
        return False  # of a name that nothing bears the words alone tell where it lies
    low, high = min(fine.end, coarse.end), max(fine.start, coarse.start)
    if any(low <= told.doc[t.token].idx < high for t in told.triggers):
        return False
    if coarse.end <= fine.start:
        return re.fullmatch(rf"(?:['’]s)?\s*(?:[\w-]+\s+){{0,4}}|{_IN_IT}", between) is not None
    return len(between) <= _LONGEST_APPOSITION


def _is_its_quarter(fine: Mention, town: Mention, text: str) -> bool:
    """Return whether a quarter that no entry bears is the town's that was named before it."""
    if fine.level_hint != "district" or fine.start < town.end or not town.entries:
        return False
    place = town.entries[0].place
    if place.level != "settlement" or any(
        one.place.country == place.country for one in fine.entries
    ):
        return False
    between = text[town.end : fine.start]
    return (
        len(between) <= _LONGEST_QUARTER
        and _ANOTHER.fullmatch(between) is None
        and _ELSEWHERE.search(between) is None
        and _OF_ANOTHER.match(text, fine.end) is None
    )


def shifted(site: Site, offset: int) -> Site:
    """Return the site with offsets into the document."""
    move = {
        m: replace(m, start=m.start + offset, end=m.end + offset)
        for m in (site.mention, *site.within)
    }
    how = site.related
    if how is not None and how.other is not None:
        other = replace(how.other, start=how.other.start + offset, end=how.other.end + offset)
        how = replace(how, other=other)
    return replace(
        site,
        mention=move[site.mention],
        related=how,
        within=tuple(move[m] for m in site.within),
    )
