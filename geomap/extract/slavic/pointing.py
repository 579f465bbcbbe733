"""Places that words point back to: "в этом регионе", "над городом", "там"; districts of a town."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import Hit, Word
from geomap.extract.statement import Placed
from geomap.gazetteer import Mention
from geomap.model import Level, Location, Role, Span, What

if TYPE_CHECKING:
    from geomap.extract.slavic.scene import Scene

_LEVELS: dict[str, Level] = {
    "back_region": "region",
    "back_town": "settlement",
    "back_district": "district",
    "back_country": "country",
}
_THERE = "back_there"
# Characters after which words no longer go on about the place struck before.
_NEAR = 600
_KNOWN = ("actors", "persons", "weapons", "countries", "bodies", "roles", "terms", "numbers")
_SITES = frozenset({"airfield", "airport", "military base", "naval base", "port"})
_GOES_ON = frozenset({"verb", "short", "preposition", "conjunction", "adverb", "particle"})


def with_places_back(scene: "Scene", told: Told, located: Sequence[Placed]) -> tuple[Placed, ...]:
    """Return the places, and where none was struck the one that the words point back to.

    The place that is pointed back to stands by its own words, marked as a coreference. A district
    that may be a town's lies in the town told before.
    """
    kept = tuple(_in_its_town(scene, one) for one in located)
    if any(one.location.role != "launch" for one in kept):
        return kept
    back = _back(scene, told)
    return (*kept, back) if back is not None else kept


def is_elsewhere(scene: "Scene", told: Told) -> bool:
    """Return whether the words put the strike at a place that nobody knows: "по базе Тель-Зарух".

    Then what was told before of other places is not on this strike.
    """
    mentioned = {word.at for m in scene.mentions for word in _words_of(told, m)}
    named = {at for one in scene.phrases for at in range(one.first, one.last + 1)}
    return any(
        word.at not in mentioned | named and _is_unknown_place(told, word) for word in told.words
    )


def _words_of(told: Told, mention: Mention) -> list[Word]:
    return [w for w in told.sentence.words if mention.start <= w.start and w.end <= mention.end]


def _is_unknown_place(told: Told, word: Word) -> bool:
    """Return whether a capital word after a preposition or "базе", "селе" is in no list."""
    sentence = told.sentence
    if not word.capital or word.kind != "word" or word.at == 0 or word.text.isupper():
        return False
    if any(sentence.hit_at(word.at, name) for name in _KNOWN):
        return False
    before = sentence.words[word.at - 1]
    led = before.is_a("preposition") and sentence.is_term(before.at, "in", "at", "over")
    site = sentence.hit_at(before.at, "targets")
    called = sentence.is_term(before.at, "land", "settlement_word") or (
        site is not None and site.value in _SITES and site.last == before.at
    )
    if called and before.at > 0 and sentence.is_term(before.at - 1, "from"):
        return False  # "из района Лесного": where it was fired from
    cases = word.cases & {"locative", "dative", "accusative", "genitive", "instrumental"}
    return (led and (bool(cases) or not word.cases)) or called


def _back(scene: "Scene", told: Told) -> Placed | None:
    for hit in told.terms(*_LEVELS, _THERE):
        if hit.value != _THERE and not _points(told, hit):
            continue
        level = _LEVELS.get(hit.value)
        before = _before(scene, told.sentence.words[hit.first].start, seats=level is not None)
        mention = next((m for m in reversed(before) if level is None or _is_of(m, level)), None)
        if mention is not None:
            return _placed(told, mention)
    return None


def _points(told: Told, hit: Hit) -> bool:
    """Return whether nothing tells which: "в области", but not "в области Мары" or "энергетики"."""
    sentence = told.sentence
    before = sentence.words[hit.first - 1] if hit.first else None
    if before is None or before.kind != "word":
        return False
    this = sentence.is_term(before.at, "this")
    in_it = sentence.is_term(before.at, "in", "over", "at") and before.is_a("preposition")
    if not (this or in_it):
        return False
    after = sentence.words[hit.last + 1] if hit.last + 1 < len(sentence.words) else None
    return after is None or after.kind == "mark" or _goes_on(after)


def _goes_on(word: Word) -> bool:
    """Return whether a word begins another phrase, so that none of it belongs to a noun before."""
    first = word.readings[0] if word.readings else None
    if first is None or word.capital:
        return False
    return first.pos in _GOES_ON or not word.cases & {"genitive"}


def _before(scene: "Scene", end: int, *, seats: bool) -> list[Mention]:
    """Return the mentions before a character, the likeliest meant last.

    Those that this sentence names are meant before those that were struck last, and those before
    any other. By "там" no speaker's seat is meant.
    """
    document = [one for one in scene.state.mentions if one.end <= scene.sentence.start]
    struck = [
        one.mention
        for statement in scene.state.statements
        if scene.sentence.start - statement.quote.end <= _NEAR
        and statement.stance != "not_confirmed"
        for one in statement.places
        if one.mention is not None and one.location.role != "launch"
    ]
    here = [one for one in scene.mentions if one.end <= end]
    if not seats:
        spoken = {
            index
            for cue in scene.cues
            for one in (*cue.speakers, *cue.sources)
            for index in range(one.first, one.last + 1)
        }
        here = [one for one in here if scene.sentence.index_at(one.start) not in spoken]
        document = []
    return [*document, *struck, *here]


def _is_of(mention: Mention, level: Level) -> bool:
    own = mention.level_hint or (mention.entries[0].place.level if mention.entries else None)
    return own == level


def _placed(told: Told, mention: Mention) -> Placed:
    role, what = _role(told)
    return Placed(
        location=Location(
            text=mention.text,
            start=mention.start,
            end=mention.end,
            role=role,
            what=what,
            coref=True,
        ),
        mention=mention,
    )


def _role(told: Told) -> tuple[Role, What | None]:
    if "debris_fall" in told.kinds and any(told.terms("debris")):
        return "debris", "debris_fell"
    if "intercept" in told.kinds:
        return "target", "interception"
    return "target", None


def _in_its_town(scene: "Scene", one: Placed) -> Placed:
    """Return a place; of a district that may be a town's, as one in the town told last."""
    mention = one.mention
    if mention is None or mention.level_hint != "district" or one.location.within:
        return one
    towns = [m for m in _before(scene, mention.start, seats=True) if _is_town(m)]
    if not towns:
        return one
    town = towns[-1]
    if _is_said_of_main_town(scene, mention):
        town = max(towns, key=lambda m: m.entries[0].population)
    region = town.entries[0].place.admin1
    fits = not mention.entries or any(e.place.admin1 == region for e in mention.entries)
    if not fits and not _is_said_of_main_town(scene, mention):
        return one
    span = Span(start=town.start, end=town.end, text=town.text)
    known = mention if mention.entries else replace(mention, entries=town.entries)
    return replace(one, location=replace(one.location, within=(span,)), mention=known)


def _is_town(mention: Mention) -> bool:
    return bool(mention.entries) and _is_of(mention, "settlement")


def _is_said_of_main_town(scene: "Scene", mention: Mention) -> bool:
    """Return whether words after a district say whose it is: "районе областного центра"."""
    at = scene.sentence.index_at(mention.end - 1)
    if at is None:
        return False
    near = range(at + 1, min(at + 3, len(scene.sentence.words)))
    return any(scene.sentence.is_term(index, "main_town") for index in near)
