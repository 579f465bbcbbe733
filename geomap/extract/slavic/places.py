"""Places of a strike in one speaker's words: which mentions count, in what role, how related."""

from collections.abc import Sequence

from geomap.extract.nesting import coarser
from geomap.extract.slavic.relations import Related, is_second, only_measures, related
from geomap.extract.slavic.standing import Spot, is_struck_place, spots
from geomap.extract.slavic.told import Told, Trigger
from geomap.extract.slavic.words import Word
from geomap.extract.statement import Placed
from geomap.gazetteer import Mention
from geomap.model import Location, Role, SecondPlace, Span, What

_LAUNCHES = frozenset({"launch", "attack", "hit"})
_WHATS: dict[str, What] = {
    "intercept": "interception",
    "repelled": "interception",
    "launch": "attack",
    "attack": "attack",
    "hit": "impact",
    "damage": "impact",
    "debris_fall": "debris_fell",
}
# Words between two names of a list: "и по городу".
_LISTED = 4
_AREAS = frozenset({"district", "region", "country"})


def placed(
    told: Told, mentions: Sequence[Mention], taken: frozenset[int], *, silent: bool = False
) -> tuple[Placed, ...]:
    """Return the places of the strike in the words, in order, with offsets in the document.

    `taken` are words that name a speaker, a weapon or a side, and no place of the strike. `silent`
    tells that somebody passes over a place: then the places of that clause count, else no such.
    """
    how = {one: _related(told, one, mentions) for one in mentions if _is_told(told, one)}
    begins = {one: words.start for one, words in how.items() if words is not None}
    here = [one for one in spots(told, tuple(how), begins) if one.first not in taken]
    passed = _passed_over(told)
    here = [one for one in here if (told.clauses.get(one.first) in passed) == silent or not passed]
    named = [one for one in here if not is_second(one.mention, tuple(how.values()))]
    named = _without_unknown_districts(named)
    kept = [one for one in named if _counts(told, one, how[one.mention], mentions)]
    out = [
        _as_placed(one, _areas(told, one, named), how[one.mention], _role(told, one))
        for one in kept
        if not any(
            _holds(one.mention, other.mention) and not _are_listed(told, one, other)
            for other in kept
            if other is not one
        )
    ]
    return tuple(_without_repeats(out))


def _without_unknown_districts(named: Sequence[Spot]) -> list[Spot]:
    """Return the names but for a district that no data hold, of a region that is named after it.

    "В N районе M края горел завод в K": the region tells as much of where K is.
    """
    towns = [
        one
        for one in named
        if one.mention.entries and one.mention.entries[0].place.level in {"settlement", "point"}
    ]
    ends = {one.mention.start - 1 for one in named if one.mention.level_hint == "region"}
    return [
        one
        for one in named
        if not towns
        or one.mention.entries
        or one.mention.level_hint != "district"
        or one.mention.end not in ends
    ]


def _is_told(told: Told, mention: Mention) -> bool:
    at = told.sentence.index_at(mention.start)
    return at is not None and told.holds(at)


def _passed_over(told: Told) -> set[int | None]:
    """Return the clauses that say what somebody did not mention: "но область не упомянуло"."""
    sentence = told.sentence
    return {
        told.clauses.get(verb.first)
        for verb in told.terms("comment", "mention")
        if verb.first > 0 and sentence.is_term(verb.first - 1, "not")
    }


def _related(told: Told, mention: Mention, mentions: Sequence[Mention]) -> Related | None:
    sentence = told.sentence
    inside = [one for one in mentions if sentence.start <= one.start < sentence.end]
    return related(sentence.text, mention.start, mention.end, inside, offset=sentence.start)


def _counts(told: Told, spot: Spot, how: Related | None, mentions: Sequence[Mention]) -> bool:
    """Return whether a mention is where something was struck, fired or fell."""
    sentence = told.sentence
    if only_measures(sentence.text, spot.mention, how, mentions, offset=sentence.start):
        return False
    if how is not None and how.kind == "near" and _is_known_before(told, how.start, mentions):
        return False
    if not is_struck_place(told, spot):
        return False
    return not _is_country(spot.mention) or _is_struck_country(told, spot)


def _is_known_before(told: Told, start: int, mentions: Sequence[Mention]) -> bool:
    """Return whether words only tell where the place before them lies: "Гагарин под Смоленском"."""
    text = told.sentence.text
    offset = told.sentence.start
    return any(
        one.entries
        and one.end <= start
        and not text[one.end - offset : start - offset].strip(" (,")
        for one in mentions
    )


def _is_country(mention: Mention) -> bool:
    return bool(mention.entries) and mention.entries[0].place.level == "country"


def _is_struck_country(told: Told, spot: Spot) -> bool:
    """Return whether a country is told as struck or fired from: "по Израилю", "над Украиной"."""
    if spot.way == "none":
        return True  # what was attacked by its bare name: the rest is no struck place
    clause = told.clauses.get(spot.first)
    return any(told.clauses.get(one.at) == clause for one in told.triggers)


def _holds(area: Mention, place: Mention) -> bool:
    """Return whether the first mention is an area that may lie around the second."""
    if area.name == place.name and area.level_hint == place.level_hint:
        return False
    level = area.level_hint or (area.entries[0].place.level if area.entries else None)
    if _is_part_of_town(area, place):
        return False
    if _is_part_of_town(place, area):
        return True
    if level == "region" and place.entries and place.entries[0].place.level == "region":
        return False  # "Сумщина, Харківщина"
    if level == "settlement" and place.entries and place.entries[0].place.level == "point":
        return _is_its_town(area, place)
    return level in _AREAS and coarser(area, place)


def _is_its_town(town: Mention, site: Mention) -> bool:
    """Return whether a site can be one of a town: a plant and its town share their region."""
    regions = {(one.place.country, one.place.admin1) for one in town.entries[:1]}
    first = site.entries[0].place
    return site.level_hint is None and (first.country, first.admin1) in regions


def _is_part_of_town(district: Mention, town: Mention) -> bool:
    """Return whether a town's name follows a district's at once: "Подольский район Киева"."""
    follows = district.level_hint == "district" and town.start - district.end == 1
    if not follows or town.level_hint not in {None, "settlement"} or not town.entries:
        return False
    return town.entries[0].place.level == "settlement"


def _areas(told: Told, spot: Spot, named: Sequence[Spot]) -> list[Mention]:
    """Return what the words name around a place; who attacks it is no such area."""
    return [
        one.mention
        for one in named
        if one is not spot
        and _holds(one.mention, spot.mention)
        and not _are_listed(told, one, spot)
        and (not _is_country(one.mention) or is_struck_place(told, one))
    ]


def _are_listed(told: Told, one: Spot, other: Spot) -> bool:
    """Return whether two names are told apart by "и": "по Рафаху и сектору Газа"."""
    first, second = sorted((one, other), key=lambda spot: spot.first)
    between = told.between(first.last, second.first)
    near = len(between) <= _LISTED
    return near and any(told.sentence.is_term(word.at, "and") for word in between)


def _as_placed(
    spot: Spot,
    areas: Sequence[Mention],
    how: Related | None,
    role: tuple[Role, What | None],
) -> Placed:
    mention = spot.mention
    other = how.other if how else None
    return Placed(
        location=Location(
            text=mention.text,
            start=mention.start,
            end=mention.end,
            role=role[0],
            what=role[1],
            relation=how.words if how else None,
            other=SecondPlace(text=other.text, start=other.start, end=other.end) if other else None,
            within=tuple(Span(start=one.start, end=one.end, text=one.text) for one in areas),
        ),
        mention=mention,
    )


def _without_repeats(found: Sequence[Placed]) -> list[Placed]:
    kept: dict[tuple[str, Role], Placed] = {}
    for one in found:
        name = one.mention.name if one.mention else one.location.text or ""
        kept.setdefault((name, one.location.role), one)
    return list(kept.values())


def _role(told: Told, spot: Spot) -> tuple[Role, What | None]:
    """Return what the place is to the strike: struck, launched from, or where debris fell."""
    trigger = _governor(told, spot.first)
    if _is_launch_place(told, spot):
        return "launch", "launch"
    if _fell_there(told, spot.first):
        return "debris", "debris_fell"
    if spot.way == "over" and "intercept" in told.kinds:
        return "target", "interception"
    return "target", _WHATS.get(trigger.kind) if trigger else None


def _is_launch_place(told: Told, spot: Spot) -> bool:
    if spot.way in {"from", "from_side"}:
        return bool(told.kinds & _LAUNCHES)
    return spot.way == "none" and _heads_launches(told, spot)


def _heads_launches(told: Told, spot: Spot) -> bool:
    """Return whether the place is in a list of where from: "Направления пусков: Курск, Орёл"."""
    sentence = told.sentence
    for hit in told.terms("from_there"):  # "Курск и Орёл, оттуда запускали дроны"
        if hit.first > spot.last and told.kinds & _LAUNCHES:
            return not any(word.finite for word in told.between(spot.last, hit.first))
    for hit in told.terms("launch_site"):  # "с направлений: Курск, Орёл"
        came = hit.first > 0 and sentence.is_term(hit.first - 1, "from")
        if came and hit.last < spot.first and told.kinds & _LAUNCHES:
            between = told.between(hit.last, spot.first)
            return between[:1] != () and between[0].text == ":" and not _ends_list(between)
    for one in told.triggers:
        if one.kind != "launch" or one.is_verb or one.at >= spot.first:
            continue
        where = one.at > 0 and sentence.is_term(one.at - 1, "direction_of", "soil", "launch_site")
        between = told.between(one.last, spot.first)
        if where and not any(word.finite for word in between):
            return True
    return False


def _ends_list(between: Sequence[Word]) -> bool:
    return any(word.finite or word.text == ";" for word in between)


def _fell_there(told: Told, at: int) -> bool:
    """Return whether debris fell on the place: "обломки упали на территорию завода в N"."""
    clause = told.clauses.get(at)
    debris = [hit for hit in told.terms("debris") if told.clauses.get(hit.first) == clause]
    fell = [one for one in told.triggers if one.kind == "debris_fall"]
    return bool(debris) and any(told.clauses.get(one.at) == clause for one in fell)


def _governor(told: Told, at: int) -> Trigger | None:
    """Return the act nearest to a word in its clause, else the nearest of all."""
    clause = told.clauses.get(at)
    own = [one for one in told.triggers if told.clauses.get(one.at) == clause]
    return min(
        own or told.triggers,
        key=lambda one: (abs(one.at - at), one.kind not in {"intercept", "repelled"}),
        default=None,
    )
