"""Phrases in a sentence that can name who speaks, and the speaker that each one means."""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extract.canonical import canonical
from geomap.extract.slavic.language import Language
from geomap.extract.slavic.morphology import Case, Gender
from geomap.extract.slavic.phrase_parts import AGAIN, Parts, parts_at, starts
from geomap.extract.slavic.romanised import romanised
from geomap.extract.slavic.words import Hit, Sentence
from geomap.extract.statement import Speaker
from geomap.gazetteer import Mention
from geomap.gazetteer.countries import country
from geomap.model import Kind

_PRESS = frozenset({"media", "social_media"})
_ALL_CASES: frozenset[Case] = frozenset(
    {"nominative", "genitive", "dative", "accusative", "instrumental", "locative"}
)
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


def phrases(
    sentence: Sentence, mentions: Sequence[Mention], language: Language
) -> tuple[Phrase, ...]:
    """Return the phrases that name a speaker, in order; none overlaps another."""
    found: list[Phrase] = []
    end = 0
    for start in starts(sentence):
        if start < end:
            continue
        parts = parts_at(sentence, start, mentions, after=end)
        if parts is None:
            continue
        if (phrase := _phrase(sentence, parts, language)) is not None:
            found.append(phrase)
        end = max(parts.at, start + 1)
    return tuple(found)


def _phrase(sentence: Sentence, parts: Parts, language: Language) -> Phrase | None:
    head = parts.head
    if head is None:
        return None
    last = parts.at - 1
    word = sentence.words[head]
    again = next((hit.value for hit in sentence.terms(*AGAIN) if hit.holds(head)), None)
    alone = not (parts.names or parts.persons or parts.actors or parts.quoted or parts.places)
    if parts.bodies and alone and not parts.countries:
        again = "bare_body"
    speaker = _speaker(sentence, parts, language, last)
    if speaker is None and again is not None:
        span = sentence.span(parts.first, last)
        speaker = Speaker(name=None, kind=AGAIN[again], span=span, named=False)
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


def _may_be_subject(sentence: Sentence, parts: Parts) -> bool:
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


def _speaker(sentence: Sentence, parts: Parts, language: Language, last: int) -> Speaker | None:
    """Return whom the parts of a phrase mean, None for words that only point back."""
    span, nation = sentence.span(parts.first, last), _nation(parts)
    listed = (*parts.persons[:1], *parts.actors[:1])
    if parts.inside_source or (not parts.persons and _is_source(sentence, parts)):
        return Speaker(
            name=_source_name(parts, nation), kind="unnamed", country=nation, span=span, named=False
        )
    if parts.names and not parts.persons and (made := _person(sentence, parts, language)):
        return Speaker(name=made[0], kind=made[1], country=nation, span=span)
    if listed:
        row = listed[0].row
        name, kind, nation = row["name"], _kind(row["kind"]), row["country"] or nation
    elif parts.bodies:
        name, kind = _body(parts, nation)
    elif parts.roles:
        return _by_role(sentence, parts, nation, language, last)
    elif parts.states and (state := country(parts.states[0].value)) is not None:
        name, kind, nation = state.name, _kind("official"), state.alpha2
    else:
        return None
    return Speaker(name=name, kind=kind, country=nation, span=span)


def _body(parts: Parts, nation: str | None) -> tuple[str, Kind]:
    """Return the name of a state's body, or of a region's: "власти Белгородской области"."""
    row = parts.bodies[0].row
    english, kind = row["english"], _kind(row["kind"])
    place = _place_name(parts.places[0]) if parts.places and not _is_of_state(parts) else None
    if place is None or kind != "official":
        return of_state(english, nation), kind
    office = "authorities" if english == "government" else english
    return f"{place} {office}", "local_official"


def _kind(text: str) -> Kind:
    kind: Kind = text  # type: ignore[assignment]  # the lexica's kinds are the model's: a test
    return kind


def _nation(parts: Parts) -> str | None:
    for hit in parts.countries:
        return hit.value
    for hit in (*parts.persons, *parts.actors):
        if hit.row.get("country"):
            return hit.row["country"]
    for mention in parts.places:
        if mention.entries:
            return mention.entries[0].place.country
    return None


def _is_source(sentence: Sentence, parts: Parts) -> bool:
    return any(sentence.is_term(hit.first, "source_in") for hit in parts.roles)


def _source_name(parts: Parts, nation: str | None) -> str:
    bodies = [hit.row["name"] for hit in parts.actors if hit.row["kind"] not in _PRESS]
    if bodies:
        return f"source in the {bodies[0]}"
    known = country(nation) if nation else None
    return f"{known.adjectives[0]} source" if known and known.adjectives else "source"


def _person(sentence: Sentence, parts: Parts, language: Language) -> tuple[str, Kind] | None:
    """Return the canonical name of a person or channel whom no list has, and the role's kind.

    Private persons have no name here: they go by their role.
    """
    words = tuple(sentence.words[at].text for at in _last_run(parts.names))
    role = parts.roles[0] if parts.roles else None
    kind = _kind(role.row["kind"]) if role else None
    if kind == "witness" or (len(words) == 1 and role is None):
        return None
    if kind in _PRESS:
        return romanised(" ".join(words), language.code), kind
    if _is_oblique(sentence, parts):
        gender = _gender(sentence, parts)
        words = tuple(language.morphology.nominative(words, gender=gender).split(" "))
    name = romanised(" ".join(words), language.code)
    return name, kind or ("military" if parts.actors else "official")


def _gender(sentence: Sentence, parts: Parts) -> Gender | None:
    """Return the gender that the office has, where names of both could stand there."""
    if parts.head is None or parts.head in parts.names:
        return None
    return next((one.gender for one in sentence.words[parts.head].readings if one.gender), None)


def _last_run(names: Sequence[int]) -> list[int]:
    """Return the words of the name itself: the last that stand together, three at most."""
    run = [names[-1]]
    for at in reversed(names[:-1]):
        if at != run[0] - 1:
            break
        run.insert(0, at)
    return run[-3:]


def _is_oblique(sentence: Sentence, parts: Parts) -> bool:
    """Return whether the name stands in another case: "по словам главы региона Игоря Рудени"."""
    head = parts.head if parts.head is not None else parts.first
    if head not in parts.names:
        one_person = [one.case for one in sentence.words[head].readings if not one.plural]
        cases = one_person or sentence.words[head].cases  # "голови" is of one, or several
        return bool(cases) and "nominative" not in cases
    before = parts.first - 1
    return before >= 0 and (
        sentence.words[before].is_a("preposition") or sentence.is_term(before, "by_words")
    )


def _by_role(
    sentence: Sentence, parts: Parts, nation: str | None, language: Language, last: int
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


def _is_of_state(parts: Parts) -> bool:
    return bool(parts.places and parts.places[0].entries) and (
        parts.places[0].entries[0].place.level == "country"
    )


def _place_name(mention: Mention) -> str | None:
    return mention.entries[0].place.name if mention.entries else None
