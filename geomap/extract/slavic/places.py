"""Places of a strike in one speaker's words: which mentions count, in what role."""

from collections.abc import Sequence

from geomap.extract.nesting import coarser
from geomap.extract.slavic.told import Told, Trigger
from geomap.extract.slavic.words import Word
from geomap.extract.statement import Placed
from geomap.gazetteer import Mention
from geomap.model import Location, Role, Span, What

_LAUNCHES = frozenset({"launch", "attack"})
_WHATS: dict[str, What] = {
    "intercept": "interception",
    "repelled": "interception",
    "launch": "attack",
    "attack": "attack",
    "hit": "impact",
    "damage": "impact",
    "debris_fall": "debris_fell",
}
_NEAR = 5
_PERSONS = frozenset({"person"})


def placed(told: Told, mentions: Sequence[Mention], taken: frozenset[int]) -> tuple[Placed, ...]:
    """Return the places of the strike in the words, in order, with offsets in the document.

    `taken` are words that name a speaker, a weapon or a side, and no place of the strike.
    """
    own = [one for one in mentions if _is_told(told, one, taken)]
    kept = [one for one in own if _counts(told, one)]
    out: list[Placed] = []
    for one in kept:
        if any(_holds(told, one, other) for other in kept if other is not one):
            continue  # the finer place carries it
        within = tuple(
            Span(start=area.start, end=area.end, text=area.text)
            for area in own
            if area is not one and _holds(told, area, one)
        )
        role, what = _role(told, one)
        out.append(
            Placed(
                location=Location(
                    text=one.text, start=one.start, end=one.end, role=role, what=what, within=within
                ),
                mention=one,
            )
        )
    return tuple(_without_repeats(out))


def _without_repeats(found: Sequence[Placed]) -> list[Placed]:
    kept: dict[tuple[str, Role], Placed] = {}
    for one in found:
        name = one.mention.name if one.mention else one.location.text or ""
        kept.setdefault((name, one.location.role), one)
    return list(kept.values())


def _is_told(told: Told, mention: Mention, taken: frozenset[int]) -> bool:
    at = told.sentence.index_at(mention.start)
    return at is not None and told.holds(at) and at not in taken


def _counts(told: Told, mention: Mention) -> bool:
    """Return whether a mention is where something was struck, and not whose somebody is."""
    sentence = told.sentence
    at = sentence.index_at(mention.start)
    if at is None:
        return False
    before = _before(told, at)
    if before is not None and sentence.is_term(before.at, "from_side", "their", "headed_for"):
        return False
    if _is_country(mention):
        return _is_struck_country(told, at)
    if before is not None and before.is_a("noun") and sentence.hit_at(before.at, "roles", "actors"):
        return False  # "губернатор Брянской области" outside a speaker's phrase
    return not _is_peoples(told, before)


def _is_peoples(told: Told, before: Word | None) -> bool:
    """Return whether the place tells where somebody is from: "жители Белгорода"."""
    return before is not None and told.sentence.is_term(before.at, "dweller")


def _is_country(mention: Mention) -> bool:
    return bool(mention.entries) and mention.entries[0].place.level == "country"


def _is_struck_country(told: Told, at: int) -> bool:
    """Return whether a country is told as struck: "по территории Украины", "над Израилем"."""
    near = told.sentence.words[max(0, at - 3) : at]
    return any(told.sentence.is_term(word.at, "over", "at", "site_word", "in") for word in near)


def _before(told: Told, at: int) -> Word | None:
    """Return the word before a mention, its generic words passed over: "в городе N"."""
    for index in range(at - 1, max(at - 4, -1), -1):
        word = told.sentence.words[index]
        if word.kind == "mark":
            return None
        if told.sentence.is_term(index, "settlement_word"):
            continue
        return word
    return None


def _holds(told: Told, area: Mention, place: Mention) -> bool:
    """Return whether the first mention is an area that the words name around the second."""
    if area.name == place.name and area.level_hint == place.level_hint:
        return False
    level = area.level_hint or (area.entries[0].place.level if area.entries else None)
    if level not in {"district", "region", "country"}:
        return False
    return coarser(area, place)


def _role(told: Told, mention: Mention) -> tuple[Role, What | None]:
    """Return what the place is to the strike: struck, launched from, or where debris fell."""
    sentence = told.sentence
    at = sentence.index_at(mention.start) or 0
    trigger = _governor(told, at)
    near = [word for word in sentence.words[max(0, at - _NEAR) : at] if word.kind == "word"]
    comes_from = any(sentence.is_term(word.at, "from") for word in near[-3:])
    over = any(sentence.is_term(word.at, "over") for word in near)
    if comes_from and not over and any(t.kind in _LAUNCHES for t in told.triggers):
        return "launch", "launch"
    if _fell_there(told, at, trigger):
        return "debris", "debris_fell"
    if over and "intercept" in told.kinds:
        return "target", "interception"
    return "target", _WHATS.get(trigger.kind) if trigger else None


def _fell_there(told: Told, at: int, trigger: Trigger | None) -> bool:
    """Return whether debris fell on the place: "обломки упали на территорию завода в N"."""
    clause = told.clauses.get(at)
    debris = [hit for hit in told.terms("debris") if told.clauses.get(hit.first) == clause]
    fell = [one for one in told.triggers if one.kind == "debris_fall"]
    same = any(told.clauses.get(one.at) == clause for one in fell)
    del trigger
    return bool(debris) and same


def _governor(told: Told, at: int) -> Trigger | None:
    """Return the act nearest to a word in its clause, else the nearest of all."""
    clause = told.clauses.get(at)
    own = [one for one in told.triggers if told.clauses.get(one.at) == clause]
    return min(own or told.triggers, key=lambda one: abs(one.at - at), default=None)
