"""Phrases in a sentence that can name who speaks, and the speaker that each one means."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.extract.canonical import canonical
from geomap.extract.slavic.language import Language, adjective_of
from geomap.extract.slavic.morphology import Case, Pos
from geomap.extract.slavic.romanised import romanised
from geomap.extract.slavic.words import Hit, Sentence
from geomap.extract.statement import Speaker
from geomap.gazetteer import Mention
from geomap.gazetteer.countries import country
from geomap.model import Kind

_OPENING, _CLOSING = "«\"“„'", "»\"”“'"
_LONGEST_QUOTE = 6
_LONGEST = 16
_AGAIN: dict[str, Kind] = {
    "again_ministry": "ministry",
    "again_media": "media",
    "again_person": "official",
    "again_military": "military",
    "again_body": "official",
}
_ALL_CASES: frozenset[Case] = frozenset(
    {"nominative", "genitive", "dative", "accusative", "instrumental", "locative"}
)
_PERSON_KINDS = frozenset({"official", "local_official", "head_of_state", "military", "expert"})
_NEVER_INSIDE: tuple[Pos, ...] = ("preposition", "conjunction", "pronoun")
_PRESS = frozenset({"media", "social_media"})
_OF_PLACE = frozenset({"local_official", "official", "witness"})
# Of whom a nationality makes another body: "украинские власти" are Ukraine's.
_OFFICE_WORDS = frozenset({"official", "military", "ministry", "intelligence", "media", "expert"})


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """Words `first` to `last` that name a speaker; `head` is its first noun.

    `again` holds for words that only point back to one named before ("ведомство", "он").
    """

    first: int
    last: int
    head: int
    speaker: Speaker
    cases: frozenset[Case]
    plural: bool
    again: str | None = None
    is_name: bool = False
    role: str | None = None

    def holds(self, at: int) -> bool:
        """Return whether a word is one of the phrase's."""
        return self.first <= at <= self.last


@dataclass(kw_only=True)
class _Parts:
    """What a phrase is made of while it is read."""

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


def phrases(
    sentence: Sentence, mentions: Sequence[Mention], language: Language
) -> tuple[Phrase, ...]:
    """Return the phrases that name a speaker, in order; none overlaps another."""
    found: list[Phrase] = []
    at = 0
    while at < len(sentence.words):
        parts = _read(sentence, at, mentions)
        if parts is None:
            at += 1
            continue
        if (phrase := _phrase(sentence, parts, language)) is not None:
            found.append(phrase)
        at = max(parts.at, at + 1)
    return tuple(found)


def _read(sentence: Sentence, first: int, mentions: Sequence[Mention]) -> _Parts | None:
    """Return the parts of a speaker's phrase that begins at a word, or None."""
    start, several = first, False
    while start < len(sentence.words) and (
        _only_describes(sentence, start) or sentence.is_term(start, "quantity")
    ):
        several = several or sentence.is_term(start, "quantity")
        start += 1
    if start - first > 3 or start >= len(sentence.words) or not _begins(sentence, start, mentions):  # noqa: PLR2004  # adjectives before one noun
        return None
    parts = _Parts(first=first, at=start, several=several)
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


def _take_office_before(sentence: Sentence, parts: _Parts) -> None:
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
    if sentence.is_term(at, *_AGAIN):
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
    word = sentence.words[hit.last]
    after = hit.last + 1
    if (
        name != "persons"
        and hit.first == hit.last
        and after < len(sentence.words)
        and adjective_of(sentence.words, hit.last)
    ):
        following = sentence.words[after]
        agrees = following.is_a("noun") and bool(following.cases & word.cases)
        if agrees and not following.capital:
            return None  # "военная часть" is no "военный"
    return hit


def _is_person(sentence: Sentence, at: int, mentions: Sequence[Mention]) -> bool:
    """Return whether a name of a person begins here: a given name with a surname after it."""
    word = sentence.words[at]
    if not (word.capital and word.is_a("name")) or at + 1 >= len(sentence.words):
        return False
    after = sentence.words[at + 1]
    here = any(one.start <= word.start < one.end for one in mentions)
    return after.kind == "word" and after.capital and not here and after.start == word.end + 1


def _take(sentence: Sentence, parts: _Parts, mentions: Sequence[Mention]) -> bool:  # noqa: C901, PLR0911  # one branch for each sort of part
    """Take the next part into the phrase; False where it ends."""
    at = parts.at
    word = sentence.words[at]
    if word.kind == "mark":
        return _take_quoted(sentence, parts) or _take_bracket(sentence, parts)
    if (longest := _longest(sentence, at)) is not None:
        name, hit = longest
        held = {
            "actors": parts.actors,
            "bodies": parts.bodies,
            "persons": parts.persons,
            "roles": parts.roles,
        }[name]
        if not sentence.words[at].finite:
            if parts.head is not None and not _may_follow(sentence, parts, at):
                return False
            held.append(hit)
            parts.head = hit.first if parts.head is None else parts.head
            parts.at = hit.last + 1
            return True
    if parts.head is None and _is_state(sentence, at):
        parts.states += [one for one in sentence.hits["countries"] if one.first == at]
        parts.countries += parts.states
        parts.head, parts.at = at, parts.states[0].last + 1
        return False  # a state by its name is a phrase of its own
    mention = next((one for one in mentions if one.start <= word.start < one.end), None)
    if mention is not None and parts.head is not None and not word.is_a("preposition"):
        parts.places.append(mention)
        while parts.at < len(sentence.words) and sentence.words[parts.at].start < mention.end:
            parts.at += 1
        return True
    if word.capital and word.kind == "word" and _is_name_word(sentence, parts, at):
        parts.names.append(at)
        parts.head = at if parts.head is None else parts.head
        parts.at += 1
        return True
    if parts.head is None:
        if not sentence.is_term(at, *_AGAIN):
            return False
        parts.head, parts.at = at, at + 1
        return True
    if sentence.is_term(at, "in") and _looks_into(sentence, parts, mentions):
        parts.at += 1
        return True
    if word.finite or any(word.is_a(pos) for pos in _NEVER_INSIDE):
        return False
    if (country_hit := sentence.hit_at(at, "countries")) is not None:
        parts.countries.append(country_hit)
        parts.at = country_hit.last + 1
        return True
    if word.is_a("noun", "genitive") or (
        adjective_of(sentence.words, at) and "genitive" in word.cases
    ):
        parts.at += 1
        return True
    return False


def _longest(sentence: Sentence, at: int) -> tuple[str, Hit] | None:
    """Return the longest phrase of a speaker that begins at a word, with its list."""
    found = [
        (name, hit)
        for name in ("actors", "persons", "bodies", "roles")
        if (hit := _noun_hit(sentence, at, name)) is not None
    ]
    return max(found, key=lambda one: one[1].last, default=None)


def _may_follow(sentence: Sentence, parts: _Parts, at: int) -> bool:
    """Return whether another noun can belong to the same phrase: its genitive, or a name."""
    if sentence.hit_at(at, "persons"):
        return True
    word = sentence.words[at]
    return "genitive" in word.cases or not word.cases or parts.inside_source


def _is_name_word(sentence: Sentence, parts: _Parts, at: int) -> bool:
    word = sentence.words[at]
    if word.is_a("preposition") and len(word.text) < 3:  # noqa: PLR2004  # "В", "По"
        return False
    if parts.names or word.is_a("name"):
        return True
    return parts.head is not None and sentence.hit_at(at, "speech") is None


def _looks_into(sentence: Sentence, parts: _Parts, mentions: Sequence[Mention]) -> bool:
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


def _take_quoted(sentence: Sentence, parts: _Parts) -> bool:
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


def _take_bracket(sentence: Sentence, parts: _Parts) -> bool:
    return False


def _phrase(sentence: Sentence, parts: _Parts, language: Language) -> Phrase | None:
    head = parts.head
    if head is None:
        return None
    last = parts.at - 1
    word = sentence.words[head]
    again = next((hit.value for hit in sentence.terms(*_AGAIN) if hit.holds(head)), None)
    alone = not (parts.names or parts.persons or parts.actors or parts.quoted or parts.places)
    if parts.bodies and alone and not parts.countries:
        again = "bare_body"
    speaker = _speaker(sentence, parts, language, last)
    if speaker is None and again is not None:
        span = sentence.span(parts.first, last)
        speaker = Speaker(name=None, kind=_AGAIN[again], span=span, named=False)
    if speaker is None:
        return None
    cases = word.cases or _ALL_CASES
    if _may_be_subject(sentence, parts):
        cases |= {"nominative"}
    return Phrase(
        first=parts.first,
        last=last,
        head=head,
        speaker=speaker,
        cases=cases,
        plural=any(one.plural for one in word.readings if one.case == "nominative"),
        again=again if again and alone and not parts.countries else None,
        is_name=bool(parts.names or parts.persons),
        role=parts.roles[0].row["english"] if parts.roles else None,
    )


def _may_be_subject(sentence: Sentence, parts: _Parts) -> bool:
    """Return whether a phrase can be a nominative by more than the reading of its head.

    So can a count of somebody ("ряд каналов"), a name that has that form ("голова Кобзар"), and
    what stands just as the lists have it ("Баку", "Хезболла").
    """
    before = parts.first - 1
    if parts.several:
        return True
    if before >= 0 and sentence.words[before].is_a("preposition"):
        return False
    if parts.names and sentence.words[parts.names[0]].is_a("name", "nominative"):
        return True
    listed = (*parts.states, *parts.actors, *parts.persons)
    return any(_stands_as_listed(sentence, hit) for hit in listed if hit.first == parts.head)


def _stands_as_listed(sentence: Sentence, hit: Hit) -> bool:
    text = " ".join(sentence.words[at].key for at in range(hit.first, hit.last + 1))
    return text in {one.lower() for one in hit.row.get("words", "").split("|")}


def _speaker(sentence: Sentence, parts: _Parts, language: Language, last: int) -> Speaker | None:
    span = sentence.span(parts.first, last)
    nation = _nation(parts)
    if parts.persons:
        row = parts.persons[0].row
        return Speaker(
            name=row["name"], kind=_kind(row["kind"]), country=row["country"] or nation, span=span
        )
    if parts.inside_source or _is_source(sentence, parts):
        return Speaker(
            name=_source_name(parts, nation), kind="unnamed", country=nation, span=span, named=False
        )
    if parts.names and (made := _person(sentence, parts, language, nation)) is not None:
        return Speaker(name=made[0], kind=made[1], country=nation, span=span)
    if parts.actors:
        row = parts.actors[0].row
        return Speaker(
            name=row["name"], kind=_kind(row["kind"]), country=row["country"] or nation, span=span
        )
    if parts.bodies:
        row = parts.bodies[0].row
        name = of_state(row["english"], nation)
        return Speaker(name=name, kind=_kind(row["kind"]), country=nation, span=span)
    if parts.roles:
        return _by_role(sentence, parts, nation, language, last)
    if parts.states and (state := country(parts.states[0].value)) is not None:
        return Speaker(name=state.name, kind="official", country=state.alpha2, span=span)
    return None


def _kind(text: str) -> Kind:
    kind: Kind = text  # type: ignore[assignment]  # the lexica's kinds are the model's: a test
    return kind


def _nation(parts: _Parts) -> str | None:
    for hit in parts.countries:
        return hit.value
    for hit in (*parts.persons, *parts.actors):
        if hit.row.get("country"):
            return hit.row["country"]
    for mention in parts.places:
        if mention.entries:
            return mention.entries[0].place.country
    return None


def _is_source(sentence: Sentence, parts: _Parts) -> bool:
    return any(sentence.is_term(hit.first, "source_in") for hit in parts.roles)


def _source_name(parts: _Parts, nation: str | None) -> str:
    bodies = [hit.row["name"] for hit in parts.actors if hit.row["kind"] not in _PRESS]
    if bodies:
        return f"source in the {bodies[0]}"
    known = country(nation) if nation else None
    return f"{known.adjectives[0]} source" if known and known.adjectives else "source"


def _person(
    sentence: Sentence, parts: _Parts, language: Language, nation: str | None
) -> tuple[str, Kind] | None:
    """Return the canonical name of a person whom no list has, and the kind of the role."""
    words = tuple(sentence.words[at].text for at in _last_run(parts.names))
    role = parts.roles[0] if parts.roles else None
    if len(words) == 1 and role is None:
        return None
    channel = role is not None and role.row["kind"] in {"social_media", "media"}
    if channel:
        return romanised(" ".join(words), language.code), _kind(
            role.row["kind"]
        ) if role else "media"
    if _is_oblique(sentence, parts):
        words = tuple(language.morphology.nominative(words).split(" "))
    name = romanised(" ".join(words), language.code)
    kind = _kind(role.row["kind"]) if role else ("military" if parts.actors else "official")
    return name, kind


def _last_run(names: Sequence[int]) -> list[int]:
    """Return the words of the name itself: the last that stand together, three at most."""
    run = [names[-1]]
    for at in reversed(names[:-1]):
        if at != run[0] - 1:
            break
        run.insert(0, at)
    return run[-3:]


def _is_oblique(sentence: Sentence, parts: _Parts) -> bool:
    """Return whether the name stands in another case: "по словам главы региона Игоря Рудени"."""
    head = parts.head if parts.head is not None else parts.first
    if head not in parts.names:
        cases = sentence.words[head].cases
        return bool(cases) and "nominative" not in cases
    before = parts.first - 1
    return before >= 0 and (
        sentence.words[before].is_a("preposition") or sentence.is_term(before, "by_words")
    )


def _by_role(
    sentence: Sentence, parts: _Parts, nation: str | None, language: Language, last: int
) -> Speaker:
    row = parts.roles[0].row
    english, kind = row["english"], _kind(row["kind"])
    span = sentence.span(parts.first, last)
    named = False
    if parts.quoted:
        english, named = romanised(parts.quoted[0], language.code), True
    elif (
        parts.places
        and kind in _OF_PLACE
        and not _is_of_state(parts)
        and (place := _place_name(parts.places[0]))
    ):
        english = f"{place} {english[:1].lower()}{english[1:]}"
        named = kind != "witness"
    elif nation and (parts.countries or _is_of_state(parts)) and kind in _OFFICE_WORDS:
        known = country(nation)
        adjective = known.adjectives[0] if known and known.adjectives else ""
        english = f"{adjective} {english[:1].lower()}{english[1:]}".strip()
    return Speaker(name=english, kind=kind, country=nation, span=span, named=named)


def of_state(office: str, state: str | None) -> str:
    """Return a state's office by its English name: "Russian Ministry of Defence"."""
    known = country(state) if state else None
    adjective = known.adjectives[0] if known and known.adjectives else ""
    return canonical(f"{adjective} {office}".strip())


def _is_of_state(parts: _Parts) -> bool:
    return bool(parts.places and parts.places[0].entries) and (
        parts.places[0].entries[0].place.level == "country"
    )


def _place_name(mention: Mention) -> str | None:
    return mention.entries[0].place.name if mention.entries else None
