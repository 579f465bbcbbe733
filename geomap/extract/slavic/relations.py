"""How a strike lay to a place, in the sentence's own words: "в 37 км северо-западнее"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geomap.extract.russian import wordings as russian
from geomap.extract.slavic.wordings import Wordings
from geomap.extract.ukrainian import wordings as ukrainian
from geomap.gazetteer import Mention
from geomap.model import Span
from geomap.spatial import PLACE, Kind, languages, read

_TABLES = {"ru": russian.WORDINGS, "uk": ukrainian.WORDINGS}
_ONLY_RUSSIAN = re.compile(r"[ыэёъ]", re.IGNORECASE)
_ONLY_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_LOOK_BACK = 160
_LOOK_ON = 120
_AREAS = frozenset({"region", "district", "country", "sea"})
_SPACES = re.compile(r"[ \t]*[\r\n]+\s*")
_LISTED = re.compile(r",\s+|,?\s+(?P<and>и|та|і|й|а\s+также|а\s+також)\s+")
# Between two areas that name one place from the small to the large: "в N районе M области".
_NESTED = re.compile(r",?\s+(?:[ву]\s+)?")
# Relations that a whole list of names may share: "возле Рыльска и Глушково".
_SHARED: frozenset[Kind] = frozenset({"distance", "bearing", "near", "outskirts", "part"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The words, with "…" for the place's name where it stands among them, and what they mean.

    They reach from `start` to `end` in the document, the name left out where it stands at an end.
    `other` is the second place that they name, which is no place of its own; offsets in the
    document.
    """

    words: str
    kind: Kind
    start: int
    end: int
    other: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A name in its sentence; all offsets are the sentence's until a `Related` is made."""

    text: str
    start: int
    end: int
    offset: int
    inside: tuple[Mention, ...]
    w: Wordings

    @property
    def mention(self) -> Mention | None:
        """The mention that stands there; None for "области" and the like."""
        return next((m for m in self.inside if m.start - self.offset == self.start), None)

    @property
    def later(self) -> tuple[Mention, ...]:
        return tuple(m for m in self.inside if m.start - self.offset >= self.end)

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - _LOOK_BACK) : self.start]

    @property
    def shift(self) -> int:
        """Where `before` begins."""
        return max(0, self.start - _LOOK_BACK)

    @property
    def level(self) -> str | None:
        return None if self.mention is None else _level(self.mention)

    @property
    def is_area(self) -> bool:
        return self.level in _AREAS

    def at(self, mention: Mention) -> tuple[int, int]:
        """Return where another mention stands in the sentence."""
        return mention.start - self.offset, mention.end - self.offset

    def made(self, start: int, end: int, other: tuple[int, int] | None = None) -> Related | None:
        """Return the words from `start` to `end`, with the place's name taken out of them."""
        if start >= self.end or end <= self.start:
            words = self.text[start:end].strip()
            words = f"{PLACE} {words}" if start >= self.end else words
        else:
            inner = self.text[self.end : end].rstrip()
            words = f"{self.text[start : self.start]}{PLACE}{inner}"
        plain = _SPACES.sub(" ", words)
        relation = read(plain)
        if relation is None:
            return None
        second = None
        if other is not None:
            text = self.text[other[0] : other[1]]
            second = Span(start=other[0] + self.offset, end=other[1] + self.offset, text=text)
        return Related(
            words=plain,
            kind=relation.kind,
            start=start + self.offset,
            end=end + self.offset,
            other=second,
        )


def related(  # noqa: PLR0913  # a name's place among the other names of its sentence
    sentence_text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    *,
    offset: int,
    language: str | None = None,
) -> Related | None:
    """Return how the words around a place's name relate the strike to it, None where none do.

    `start` and `end` are the name's offsets in the document, as those of the mentions are;
    `offset` is where the sentence begins in it. Without a language ("ru", "uk") the letters of
    the sentence tell it, else both are tried.
    """
    last = offset + len(sentence_text)
    inside = sorted(
        (m for m in mentions if offset <= m.start and m.end <= last), key=lambda m: m.start
    )
    for table in (_TABLES[language],) if language else _tables(sentence_text):
        spot = _Spot(
            text=sentence_text,
            start=start - offset,
            end=end - offset,
            offset=offset,
            inside=tuple(inside),
            w=table,
        )
        found = _alone(spot) or _shared(spot)
        if found is not None:
            return found
    return None


def _tables(text: str) -> tuple[Wordings, ...]:
    """Return the words of the language that the letters tell, of both where they tell none."""
    tables = tuple(_TABLES[one.code] for one in languages(text) if one.code in _TABLES)
    told = _ONLY_RUSSIAN.search(text) or _ONLY_UKRAINIAN.search(text)
    return tables[:1] if told else tables


def _alone(spot: _Spot) -> Related | None:
    window = spot.text[spot.shift : spot.start] + "\n" + spot.text[spot.end :][:_LOOK_ON]
    cues = {found.lastgroup for found in spot.w.cues.finditer(window)}
    if not cues:
        return None
    return (
        (_road(spot) if "road" in cues else None)
        or (_border_of(spot) if "border" in cues else None)
        or (_between(spot) if "between" in cues else None)
        or (_at_border(spot) if "border" in cues else None)
        or _plain(spot)
        or (_distance_after(spot) if "amount" in cues else None)
        or (_side(spot) if "plain" in cues else None)
    )


def _second(spot: _Spot, link: re.Pattern[str]) -> tuple[int, int] | None:
    """Return the name that a link joins to this one, a mention or any with a capital."""
    found = link.match(spot.text, spot.end)
    if found is None:
        return None
    for one in spot.later[:1]:
        at = spot.at(one)
        if at[0] == found.end():
            return at
    name = spot.w.name.match(spot.text, found.end())
    return name.span() if name else None


def _road(spot: _Spot) -> Related | None:
    """Return "на трассе … – Y", "на дороге из … в Y"."""
    found = spot.w.road_before.search(spot.before)
    second = _second(spot, spot.w.road_link) if found else None
    if found is None or second is None:
        return None
    return spot.made(spot.shift + found.start(), second[1], second)


def _border_of(spot: _Spot) -> Related | None:
    """Return "на границе … и Y", "в 40 км от границы с …"."""
    found = spot.w.border_of.search(spot.before)
    if found is None:
        zone = spot.w.zone.search(spot.before) if spot.is_area else None
        return spot.made(spot.shift + zone.start(), spot.start) if zone else None
    start = spot.shift + found.start()
    second = _second(spot, spot.w.border_link)
    if second is None:
        return spot.made(start, spot.shift + found.end("words"))
    return spot.made(start, second[1], second)


def _between(spot: _Spot) -> Related | None:
    found = spot.w.between_before.search(spot.before)
    if found is None or spot.level == "country":
        return None  # a war between two countries is no place
    if found["talks"] and spot.w.talks_word.fullmatch(found["talks"]):
        return None
    second = _second(spot, spot.w.pair_link)
    if second is None:
        return None
    return spot.made(spot.shift + found.start("words"), second[1], second)


def _at_border(spot: _Spot) -> Related | None:
    """Return "… на границе с Y" for an area; of a town it only says where that is."""
    if not spot.is_area:
        return None
    end = _end_of_areas(spot)
    found = spot.w.border_after.match(spot.text, end, end + _LOOK_ON)
    if found is not None and not _is_said_of_another(spot, found):
        if found["comma"] and found["closed"] and spot.w.on_the_line.match(found["words"]):
            return None  # it tells where the area lies
        if not found["with"]:
            return spot.made(found.start("words"), found.end("words"))
        name = found.span("with")
        whole = next((spot.at(m) for m in spot.later if spot.at(m)[0] == name[0]), name)
        return spot.made(found.start("words"), max(found.end("words"), whole[1]), whole)
    before = spot.w.border_before.search(spot.before)
    if before is None:
        return None
    other = None
    if before["with"]:
        other = (spot.shift + before.start("with"), spot.shift + before.end("with"))
    return spot.made(spot.shift + before.start("words"), spot.shift + before.end("words"), other)


def _end_of_areas(spot: _Spot) -> int:
    """Return where the areas end that go on from this one: "в N районе M области"."""
    end = spot.end
    for one in spot.later:
        start, last = spot.at(one)
        if _level(one) not in _AREAS or _NESTED.fullmatch(spot.text, end, start) is None:
            break
        end = last
    return end


def _is_said_of_another(spot: _Spot, found: re.Match[str]) -> bool:
    """Return whether the border is named by a place that follows: "на границе N области"."""
    gap = re.compile(r"\s+").match(spot.text, found.end("words"))
    return gap is not None and any(spot.at(one)[0] == gap.end() for one in spot.later)


def _plain(spot: _Spot) -> Related | None:
    w = spot.w
    found = w.before.search(spot.before)
    if found is None:
        return None
    words = found["words"]
    relation = read(words)
    if relation is None or _is_none(spot, words, relation.kind):
        return None
    if relation.kind == "part" and w.more_sides.search(spot.before[: found.start()]):
        return None
    start, end = spot.shift + found.start(), spot.shift + found.end("words")
    after = None
    if relation.kind == "bearing" and not spot.is_area and w.only_bearing.fullmatch(words):
        after = w.distance_after.match(spot.text, spot.end)
    if relation.kind == "distance" and relation.bearing is None:
        after = w.way_after.match(spot.text, spot.end)
    if after is not None:
        return spot.made(start, after.end())
    return spot.made(start, end)


def _is_none(spot: _Spot, words: str, kind: Kind) -> bool:
    """Return whether the words are no relation before such a name."""
    w, plain = spot.w, words.casefold()
    if re.fullmatch(w.by, plain):
        owns = w.has.match(spot.text, spot.end) is not None
        return owns or spot.is_area
    if kind == "part" and w.named_district.search(words):
        return True
    hint = spot.mention.level_hint if spot.mention else None
    if re.fullmatch(w.around, plain):  # "в районах Курской области": in its districts
        several = plain.endswith("ах")
        return hint in {"region", "district"} or (several and spot.is_area)
    return kind == "offshore" and spot.level == "sea" and re.search(w.coast, plain) is None


def _distance_after(spot: _Spot) -> Related | None:
    """Return "от … в 16 км к югу"."""
    found = spot.w.from_before.search(spot.before)
    after = spot.w.distance_after.match(spot.text, spot.end) if found else None
    if found is None or after is None:
        return None
    return spot.made(spot.shift + found.start(), after.end())


def _side(spot: _Spot) -> Related | None:
    """Return "западной" before "Брянщины"; before a town it has to be no part of a name."""
    found = spot.w.side.search(spot.before)
    if found is None or spot.w.more_sides.search(spot.before[: found.start()]):
        return None
    if not spot.is_area and not found["words"].islower():
        return None
    return spot.made(spot.shift + found.start(), spot.shift + found.end("words"))


def _shared(spot: _Spot) -> Related | None:
    """Return the words before a list of names for the names after its first: "возле N и M"."""
    at = next((n for n, one in enumerate(spot.inside) if one is spot.mention), None)
    chain = _chain(spot, at) if at else ()
    if not chain or chain[0] is spot.mention:
        return None
    start, end = spot.at(chain[0])
    first = replace(spot, start=start, end=end)
    found = None if spot.w.side.search(first.before) else _alone(first)
    if found is None or found.kind not in _SHARED or PLACE in found.words:
        return None
    return found


def _chain(spot: _Spot, at: int) -> tuple[Mention, ...]:
    """Return the list of names that a mention is in: joined by "и", or of three and more."""
    joins = [
        _LISTED.fullmatch(spot.text, spot.at(a)[1], spot.at(b)[0]) for a, b in pairwise(spot.inside)
    ]
    first = last = at
    while first > 0 and joins[first - 1] is not None:
        first -= 1
    while last < len(joins) and joins[last] is not None:
        last += 1
    links = [one for one in joins[first:last] if one is not None]
    several = re.search(r"\bрайонах\s", spot.text[: spot.at(spot.inside[first])[0]][-60:])
    if len(links) <= 1 and several is None and not any(one["and"] for one in links):
        return ()  # "под Курском, Рыльск …" goes on with something else
    return spot.inside[first : last + 1]


def _level(mention: Mention) -> str | None:
    return mention.level_hint or (mention.entries[0].place.level if mention.entries else None)


def is_second(one: Mention, others: Sequence[Related | None]) -> bool:
    """Return whether a mention is the second place of words that relate another to the strike."""
    return any(
        how is not None
        and how.other is not None
        and how.other.start < one.end
        and one.start < how.other.end
        for how in others
    )


def only_measures(
    sentence_text: str,
    one: Mention,
    how: Related | None,
    mentions: Sequence[Mention],
    *,
    offset: int,
) -> bool:
    """Return whether the place only says where another is: "в Рыльске, в 100 км от Курска".

    A country from which a distance is counted is no place of a strike where another is named.
    """
    if how is None or how.kind not in {"distance", "bearing", "border"}:
        return False
    relation = read(how.words)
    measured = relation is not None and relation.has_distance
    if _level(one) == "country" and measured:
        return True
    last = offset + len(sentence_text)
    inside = sorted(
        (m for m in mentions if offset <= m.start and m.end <= last), key=lambda m: m.start
    )
    after = next((m for m in inside if m.start >= max(one.end, how.end)), None)
    tables = _tables(sentence_text)
    if after is not None and measured and _level(after) not in _AREAS:
        gap = sentence_text[max(one.end, how.end) - offset : after.start - offset]
        if any(w.goes_on.fullmatch(gap) for w in tables):
            return True
    return _is_apposed(sentence_text, how.start, inside, offset=offset)


def _is_apposed(sentence_text: str, start: int, inside: Sequence[Mention], *, offset: int) -> bool:
    """Return whether words at an offset tell where the town before them lies."""
    end = start
    for before in reversed([m for m in inside if m.end <= start]):
        gap = sentence_text[before.end - offset : end - offset]
        patterns = [w.apposed for w in _TABLES.values()] if end == start else [_NESTED]
        if not any(one.fullmatch(gap) for one in patterns):
            return False
        if _level(before) not in _AREAS:
            return True
        end = before.start
    return False
