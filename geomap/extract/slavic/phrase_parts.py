"""The words that belong to a phrase for a speaker: its office, body, place and name."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.extract.slavic.language import adjective_of
from geomap.extract.slavic.morphology import Pos
from geomap.extract.slavic.words import Hit, Sentence
from geomap.gazetteer import Mention
from geomap.model import Kind

# What points back to one named before, and of which kind that is.
AGAIN: dict[str, Kind] = {
    "again_ministry": "ministry",
    "again_media": "media",
    "again_person": "official",
    "again_military": "military",
    "again_body": "official",
}
_OPENING, _CLOSING = "«\"“„'", "»\"”“'"
_LONGEST_QUOTE = 6
_LONGEST = 16
_MOST_ADJECTIVES = 3
_SHORTEST_NAME = 3
_NEVER_INSIDE: tuple[Pos, ...] = ("preposition", "conjunction", "pronoun")
_LISTS = ("actors", "persons", "bodies", "roles")


@dataclass(kw_only=True)
class Parts:
    """What a phrase is made of: `first` to before `at`, and the phrases of the lexica in it."""

    first: int
    at: int
    head: int | None = None
    actors: list[Hit] = field(default_factory=list)
    persons: list[Hit] = field(default_factory=list)
    roles: list[Hit] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    countries: list[Hit] = field(default_factory=list)
    states: list[Hit] = field(default_factory=list)
    bodies: list[Hit] = field(default_factory=list)
    inside_source: bool = False
    several: bool = False

    def of(self, name: str) -> list[Hit]:
        """Return the phrases of one list."""
        lists = {
            "actors": self.actors,
            "persons": self.persons,
            "bodies": self.bodies,
            "roles": self.roles,
        }
        return lists[name]


def starts(sentence: Sentence) -> list[int]:
    """Return the words at which a noun for a speaker can stand first, in order."""
    found = {hit.first for name in (*_LISTS, "countries") for hit in sentence.hits.get(name, ())}
    found |= {hit.first for hit in sentence.terms(*AGAIN, "voice_of")}
    found |= {word.at for word in sentence.words if word.capital and word.is_a("name")}
    return sorted(found)


def parts_at(
    sentence: Sentence, start: int, mentions: Sequence[Mention], *, after: int
) -> Parts | None:
    """Return the parts of a speaker's phrase whose noun is a word, or None.

    Adjectives before it are taken in, as far as the word `after`.
    """
    if not _begins(sentence, start, mentions):
        return None
    first, several = start, False
    while first > after and _leads(sentence, first - 1):
        first -= 1
        several = several or sentence.is_term(first, "quantity")
    if start - first > _MOST_ADJECTIVES:
        return None
    parts = Parts(first=first, at=start, several=several)
    if sentence.is_term(start, "voice_of"):
        parts.head, parts.at = start, start + 1
    parts.countries += [
        hit for at in range(first, start) if (hit := sentence.hit_at(at, "countries"))
    ]
    while parts.at < len(sentence.words) and parts.at - first < _LONGEST:
        if not _take(sentence, parts, mentions):
            break
    _take_office_before(sentence, parts)
    parts.countries += [
        hit
        for at in range(parts.first, parts.at)
        if (hit := sentence.hit_at(at, "countries")) and hit not in parts.countries
    ]
    return parts if parts.head is not None else None


def _take_office_before(sentence: Sentence, parts: Parts) -> None:
    """Take in an office that no list has: "секретарь Совбеза", "полковниця індійських військ"."""
    before = parts.first - 1
    if parts.head is None or before < 0:
        return
    word, head = sentence.words[before], sentence.words[parts.head]
    if (
        word.is_a("preposition")
        or not head.cases
        or "nominative" in head.cases
        or word.kind != "word"
    ):
        return
    person = any(
        one.pos == "noun" and one.case == "nominative" and one.animate is not False
        for one in word.readings
    )
    if person and sentence.hit_at(before, "strikes", "weapons", "targets", "speech") is None:
        parts.first = parts.head = before


def _leads(sentence: Sentence, at: int) -> bool:
    return _only_describes(sentence, at) or sentence.is_term(at, "quantity")


def _only_describes(sentence: Sentence, at: int) -> bool:
    """Return whether a word is an adjective before the noun: "российские", "местные"."""
    word = sentence.words[at]
    if word.kind != "word" or sentence.hit_at(at, "actors", "persons", "speech") is not None:
        return False
    if word.is_a("conjunction") or word.is_a("preposition") or sentence.is_term(at, "by_words"):
        return False
    if _noun_hit(sentence, at, "roles") is not None:
        return False
    return adjective_of(sentence.words, at) and not word.finite


def _begins(sentence: Sentence, at: int, mentions: Sequence[Mention]) -> bool:
    if sentence.words[at].is_a("preposition"):
        return False
    if sentence.is_term(at, *AGAIN) and not _qualifies(sentence, at):
        return True
    if sentence.is_term(at, "voice_of"):
        return at + 1 < len(sentence.words) and sentence.hit_at(at + 1, "roles") is not None
    if _is_state(sentence, at):
        return True
    if any(_noun_hit(sentence, at, name) for name in ("actors", "bodies", "persons", "roles")):
        return True
    return _is_person(sentence, at, mentions)


def _is_state(sentence: Sentence, at: int) -> bool:
    """Return whether a country or its capital stands there by name: "Тегеран", "Україна"."""
    hit = sentence.hit_at(at, "countries")
    if hit is None or hit.first != at or not sentence.words[at].capital:
        return False
    last = sentence.words[hit.last]
    return not last.is_a("adjective") and (
        hit.last > hit.first or last.is_a("noun") or not last.readings or last.is_a("name")
    )


def _noun_hit(sentence: Sentence, at: int, name: str) -> Hit | None:
    """Return the phrase of a list that begins at a word, if it is no adjective of a noun."""
    hit = sentence.hit_at(at, name)
    if hit is None or hit.first != at:
        return None
    single = name != "persons" and hit.first == hit.last
    return None if single and _qualifies(sentence, at) else hit


def _qualifies(sentence: Sentence, at: int) -> bool:
    """Return whether a word is the adjective of the noun after it: "военная часть"."""
    after = at + 1
    if after >= len(sentence.words) or not adjective_of(sentence.words, at):
        return False
    following = sentence.words[after]
    agrees = following.is_a("noun") and bool(following.cases & sentence.words[at].cases)
    return agrees and not following.capital


def _is_person(sentence: Sentence, at: int, mentions: Sequence[Mention]) -> bool:
    """Return whether a name of a person begins here: a given name with a surname after it."""
    word = sentence.words[at]
    if not (word.capital and word.is_a("name")) or at + 1 >= len(sentence.words):
        return False
    after = sentence.words[at + 1]
    here = any(one.start <= word.start < one.end for one in mentions)
    return after.kind == "word" and after.capital and not here and after.start == word.end + 1


def _take(sentence: Sentence, parts: Parts, mentions: Sequence[Mention]) -> bool:
    """Take the next part into the phrase; False where it ends."""
    word = sentence.words[parts.at]
    if word.kind == "mark":
        return _take_quoted(sentence, parts)
    if (longest := _longest(sentence, parts.at)) is not None and not word.finite:
        return _take_listed(sentence, parts, *longest)
    if parts.head is None and _is_state(sentence, parts.at):
        _take_state(sentence, parts)
        return False  # a state by its name is a phrase of its own
    place = _place_at(word.start, mentions) if parts.head is not None else None
    if place is not None and not word.is_a("preposition"):
        _take_place(sentence, parts, place)
    elif word.capital and word.kind == "word" and _is_name_word(sentence, parts, parts.at):
        parts.names.append(parts.at)
        parts.head = parts.at if parts.head is None else parts.head
        parts.at += 1
    elif parts.head is None:
        return _take_again(sentence, parts)
    else:
        return _take_more(sentence, parts, mentions)
    return True


def _take_listed(sentence: Sentence, parts: Parts, name: str, hit: Hit) -> bool:
    """Take an office, a body or a person of the lists, if it can belong to what is there."""
    if parts.head is not None and not _may_follow(sentence, parts, hit.first):
        return False
    parts.of(name).append(hit)
    parts.head = hit.first if parts.head is None else parts.head
    parts.at = hit.last + 1
    return True


def _take_state(sentence: Sentence, parts: Parts) -> None:
    parts.states += [one for one in sentence.hits["countries"] if one.first == parts.at]
    parts.countries += parts.states
    parts.head, parts.at = parts.at, parts.states[0].last + 1


def _take_place(sentence: Sentence, parts: Parts, place: Mention) -> None:
    parts.places.append(place)
    while parts.at < len(sentence.words) and sentence.words[parts.at].start < place.end:
        parts.at += 1


def _take_again(sentence: Sentence, parts: Parts) -> bool:
    """Take a noun that only points back: "ведомство", "чиновник"."""
    if not sentence.is_term(parts.at, *AGAIN):
        return False
    parts.head, parts.at = parts.at, parts.at + 1
    return True


def _take_more(sentence: Sentence, parts: Parts, mentions: Sequence[Mention]) -> bool:
    """Take what may stand inside: "в Минобороны" after a source, a country, a genitive."""
    word = sentence.words[parts.at]
    if sentence.is_term(parts.at, "in") and _looks_into(sentence, parts, mentions):
        parts.at += 1
        return True
    if word.finite or any(word.is_a(pos) for pos in _NEVER_INSIDE):
        return False
    if (state := sentence.hit_at(parts.at, "countries")) is not None:
        parts.countries.append(state)
        parts.at = state.last + 1
        return True
    genitive = "genitive" in word.cases
    if genitive and (word.is_a("noun") or adjective_of(sentence.words, parts.at)):
        parts.at += 1
        return True
    return False


def _place_at(start: int, mentions: Sequence[Mention]) -> Mention | None:
    return next((one for one in mentions if one.start <= start < one.end), None)


def _longest(sentence: Sentence, at: int) -> tuple[str, Hit] | None:
    """Return the longest phrase of a speaker that begins at a word, with its list."""
    found = [(name, hit) for name in _LISTS if (hit := _noun_hit(sentence, at, name)) is not None]
    return max(found, key=lambda one: one[1].last, default=None)


def _may_follow(sentence: Sentence, parts: Parts, at: int) -> bool:
    """Return whether another noun can belong to the same phrase: its genitive, or a name."""
    if sentence.hit_at(at, "persons"):
        return True
    word = sentence.words[at]
    return "genitive" in word.cases or not word.cases or parts.inside_source


def _is_name_word(sentence: Sentence, parts: Parts, at: int) -> bool:
    word = sentence.words[at]
    if word.is_a("preposition") and len(word.text) < _SHORTEST_NAME:  # "В", "По"
        return False
    if parts.names or word.is_a("name"):
        return True
    return parts.head is not None and sentence.hit_at(at, "speech") is None


def _looks_into(sentence: Sentence, parts: Parts, mentions: Sequence[Mention]) -> bool:
    """Return whether "источник в Минобороны", "власти в Газе" goes on with its place or body."""
    after = parts.at + 1
    if after >= len(sentence.words) or not (parts.roles or parts.bodies):
        return False
    source = any(sentence.is_term(hit.first, "source_in") for hit in parts.roles)
    if source and sentence.hit_at(after, "actors", "bodies", "roles", "countries") is not None:
        parts.inside_source = True
        return True
    start = sentence.words[after].start
    return bool(parts.bodies) and any(one.start <= start < one.end for one in mentions)


def _take_quoted(sentence: Sentence, parts: Parts) -> bool:
    """Take «Апостроф» after "издание", or as a name by itself before a verb."""
    at = parts.at
    mark = sentence.words[at].text
    if mark not in _OPENING or parts.head is None or parts.quoted:
        return False
    for end in range(at + 2, min(at + 2 + _LONGEST_QUOTE, len(sentence.words))):
        if sentence.words[end].text in _CLOSING:
            span = sentence.span(at + 1, end - 1)
            parts.quoted.append(span.text)
            for one in range(at + 1, end):
                hit = sentence.hit_at(one, "actors")
                parts.actors += [hit] if hit and hit.first == one else []
            parts.at = end + 1
            return True
    return False
