"""How a strike lay to a place, in the sentence's own words: "37 km NW of", "between … and Y"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extract.english import wordings
from geomap.gazetteer import Mention
from geomap.gazetteer.countries import country_word
from geomap.model import Span
from geomap.spatial import PLACE, Kind, read

_LOOK_BACK = 160
_LOOK_ON = 120
_AREAS = frozenset({"region", "district", "country", "sea"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The words, with "…" for the place's name where it stands among them, and what they mean.

    They reach from `start` to `end` in the sentence. `other` is the second place that they name,
    with its offsets in the sentence.
    """

    words: str
    kind: Kind
    start: int
    end: int
    other: Span | None = None


def related(text: str, mention: Mention, mentions: Sequence[Mention]) -> Related | None:
    """Return how the words around the mention relate the strike to it."""
    before = text[max(0, mention.start - _LOOK_BACK) : mention.start]
    offset = mention.start - len(before)
    after = text[mention.end : mention.end + _LOOK_ON]
    return (
        _dashed(text, before, offset, mention, mentions)
        or _pair(text, before, offset, mention, mentions)
        or _own_border(before, offset, after, mention)
        or _at_border(before, offset, after, mention, mentions)
        or _after(before, offset, after, mention)
        or _side(before, offset, mention)
        or _plain(before, offset)
    )


def _dashed(
    text: str, before: str, offset: int, mention: Mention, mentions: Sequence[Mention]
) -> Related | None:
    """Return "on the …-Israel border", "on the …-Dilling road"."""
    second = next((one for one in mentions if one.start >= mention.end), None)
    if second is None or not wordings.DASH.fullmatch(text, mention.end, second.start):
        return None
    last = wordings.DASHED.match(text, second.end)
    if last is None:
        return None
    lead = wordings.BEFORE_DASHED.search(before)
    start = offset + lead.start() if lead else mention.start
    other = Span(start=second.start, end=second.end, text=text[second.start : second.end])
    words = f"{text[start : mention.start]}{PLACE}{text[mention.end : last.end()]}"
    return _made(words, start, last.end(), other=other)


def _pair(
    text: str, before: str, offset: int, mention: Mention, mentions: Sequence[Mention]
) -> Related | None:
    """Return "between … and Y", "on the border between … and Y", "on the road from … to Y"."""
    border = wordings.BORDER_OF.search(before)
    road = None if border else wordings.ROAD.search(before)
    found = border or road or wordings.BETWEEN.search(before)
    if found is None:
        return None
    start = offset + found.start()
    second = next((one for one in mentions if one.start >= mention.end), None)
    link = wordings.TO if road else wordings.AND
    joined = second and link.fullmatch(text, mention.end, second.start)
    if second is None or not joined:
        return _made(found["words"], start, offset + found.end("words")) if border else None
    if not border and _is_country(mention) and _is_country(second):
        return None  # "the war between Russia and Ukraine" is no place
    other = Span(start=second.start, end=second.end, text=text[second.start : second.end])
    words = f"{found['words']} {PLACE}{text[mention.end : second.end]}"
    return _made(words, start, second.end, other=other)


def _own_border(before: str, offset: int, after: str, mention: Mention) -> Related | None:
    """Return "on the … border" for a country."""
    its, to = wordings.OWN_BORDER.match(after), wordings.TO_BORDER.search(before)
    if its is None or to is None or not _is_country(mention):
        return None
    words = f"{before[to.start() :]}{PLACE}{its[0]}"
    return _made(words, offset + to.start(), mention.end + its.end())


def _at_border(
    before: str, offset: int, after: str, mention: Mention, mentions: Sequence[Mention]
) -> Related | None:
    """Return "… on the border with Ukraine" for an area; of a town it only says where that is."""
    if not _is_area(mention):
        return None
    its, to = wordings.BORDER_ITS.match(after), wordings.TO_BORDER.search(before)
    if its is not None and to is not None:
        words, start = f"{to['words']} {PLACE}{its['words']}", offset + to.start()
        other = _neighbour(its, mention.end, mention, mentions)
        return _made(words, start, mention.end + its.end(), other=other)
    found = wordings.BORDER_AFTER.match(after)
    if found is not None:
        if found["comma"] and found["closed"] and wordings.ON_THE_LINE.match(found["words"]):
            return None  # "Kursk region, on the border with Ukraine, …" tells where the region lies
        at, words = mention.end, f"{PLACE} {found['words']}"
    else:
        found = wordings.BORDER_BEFORE.search(before)
        if found is None:
            return None
        at, words = offset, found["words"]
    other = _neighbour(found, at, mention, mentions)
    return _made(words, at + found.start("words"), at + found.end("words"), other=other)


def _neighbour(
    found: re.Match[str], offset: int, mention: Mention, mentions: Sequence[Mention]
) -> Span | None:
    """Return the neighbour that the border is named by: "the Russia-Ukraine border" of Kursk."""
    group = "with" if found["with"] else "of"
    if not found[group]:
        return None
    own = mention.entries[0].place.country if mention.entries else None
    start = offset + found.start(group)
    for part in re.finditer(r"[^-]+", found[group]):
        at, end = start + part.start(), start + part.end()
        word = country_word(part[0])
        if word is not None and word.alpha2 == own and group == "of":
            continue
        if word is not None or any(one.start <= at < one.end for one in mentions):
            return Span(start=at, end=end, text=part[0])
    return None


def _after(before: str, offset: int, after: str, mention: Mention) -> Related | None:
    """Return "… about 30 km inland", "off …'s southern coast", "…'s southern suburbs"."""
    end = mention.end
    inland = wordings.INLAND_AFTER.match(after) if _is_area(mention) else None
    if inland is not None:
        return _made(f"{PLACE} {inland['words']}", end + inland.start("words"), end + inland.end())
    coast, off = wordings.COAST_AFTER.match(after), wordings.OFF.search(before)
    if coast is not None and off is not None:
        words = f"{off['words']} {PLACE}{coast[0]}"
        return _made(words, offset + off.start(), end + coast.end())
    part = wordings.PART_AFTER.match(after)
    if part is not None:
        return _made(f"{PLACE}{part['words']}", end, end + part.end())
    front = wordings.DIRECTION_AFTER.match(after)
    return _made(f"{PLACE} {front['words']}", end, end + front.end()) if front else None


def _side(before: str, offset: int, mention: Mention) -> Related | None:
    found = wordings.SIDE.search(before)
    if found is None or wordings.DESCRIBED.search(before[: found.start()]):
        return None
    if not (_is_area(mention) or mention.entries):
        return None
    start, end = offset + found.start(), offset + found.end("words")
    return _made(f"{found['words'].lower()} part of", start, end)


def _plain(before: str, offset: int) -> Related | None:
    found = wordings.BEFORE.search(before)
    if found is None:
        return None
    return _made(found["words"], offset + found.start(), offset + found.end("words"))


def _made(words: str, start: int, end: int, *, other: Span | None = None) -> Related | None:
    plain = re.sub(r"\s+", " ", words).strip()
    relation = read(plain)
    if relation is None:
        return None
    return Related(words=plain, kind=relation.kind, start=start, end=end, other=other)


def _is_area(mention: Mention) -> bool:
    level = mention.level_hint or (mention.entries[0].place.level if mention.entries else None)
    return level in _AREAS


def _is_country(mention: Mention) -> bool:
    return bool(mention.entries) and mention.entries[0].place.level == "country"


def only_measures(
    text: str, one: Mention, how: Related | None, mentions: Sequence[Mention]
) -> bool:
    """Return whether the place only says where another is: "Kupiansk, 100 km east of Kharkiv".

    A country from which a distance is counted never is the place: "a town 110 km from Ukraine".
    """
    if how is None or how.kind not in {"distance", "bearing"}:
        return False
    if _is_country(one) and how.kind == "distance" and re.search(r"\b(?:from|of)$", how.words):
        return True
    end = how.start
    for before in reversed([m for m in mentions if m.end <= how.start and m.entries]):
        pattern = wordings.APPOSED if end == how.start else wordings.IN_AREA
        if not pattern.fullmatch(text, before.end, end):
            return False
        if not _is_area(before):
            return True
        end = before.start
    return False
