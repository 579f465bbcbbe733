"""People told of without a numeral: "a woman", "a couple and their son", "another", "as many"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract.english import lists
from geomap.extract.english.casualties import (
    KIN,
    RANKED,
    Harm,
    done_to,
    fate,
    is_by_trade,
    is_people,
)
from geomap.extract.english.numbers import is_ordinal, number, ordinal
from geomap.extract.english.told import Told
from geomap.gazetteer.countries import country_word
from geomap.model import Count, CountPart

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDINARY = frozenset(
    """woman man child boy girl person civilian soldier worker resident serviceman teenager
    pensioner driver infant baby toddler nurse doctor medic paramedic journalist policeman
    firefighter student guard farmer pilot fisherman sailor villager""".split()
)
_COUPLE = frozenset({"couple"})
_AS_MANY = re.compile(
    r"(?<!twice )(?<!times )(?<!half )"
    r"(?:\b(?P<done>kill|injur|wound|hurt)\w{0,4}\s+)?"
    r"\b(?P<words>as many|the same number)\b(?!\s+(?:as|of)\b)"
    r"(?:\s+(?:others?|people|more))?(?:\s+(?:were|was))?"
    r"(?:\s+(?P<befell>killed|dead|injured|wounded|hurt)\b)?",
    re.IGNORECASE,
)
_KIN_NAMES = "|".join(sorted(KIN | {"guard", "bodyguard", "fighter", "neighbour", "friend"}))
_ONE_KIN = rf"(?:(?:his|her|an?|of|[a-z]{{3,5}}|\d)\s+){{0,3}}(?:{_KIN_NAMES})s?\b"
_WITH_KIN = re.compile(
    r"\b(?:kill(?:ed|ing|s)|assassinat(?:ed|ing))\s+(?P<who>[A-Z][\w'’-]{1,20}(?:\s+[A-Z][\w'’-]{1,20}){1,3})"
    r"(?:,\s+[^,;.]{3,60},|\s)\s*(?:along|together)\s+with\s+"
    rf"(?P<kin>(?:(?:two|three|four|five|six|seven|eight|nine|\d)\s+of\s+)?(?:his|her)\s+{_ONE_KIN}(?:(?:,\s+|,?\s+and\s+){_ONE_KIN}){{0,4}})"
)
_KIN_WORD = re.compile(
    rf"(?:(?P<many>two|three|four|five|six|seven|eight|nine|\d)\s+)?(?:of\s+)?(?:[a-z]{{3,6}}\s+)?"
    rf"\b(?P<kin>(?:{_KIN_NAMES})s?)\b"
)
_OTHER: dict[Harm, Harm] = {"killed": "injured", "injured": "killed"}
_SOME = 2


def victims(told: Told) -> Iterator[tuple[Harm, Count]]:
    """Yield the people told of without a numeral: "killed a commander", "a woman was wounded".

    Of several in one list the sum, in the list's words: "killed a couple and their son".
    """
    for noun in told.doc:
        if noun.i not in told.tokens or noun.tag_ not in {"NN", "NNP", "NNS"}:
            continue
        opens = lists.first(noun) == noun
        role = (fate(noun.head, noun.dep_, noun) or _done_to_all(noun)) if opens else None
        if role is None or any(x.dep_ == "neg" for x in noun.head.children):
            continue
        listed = tuple(lists.members(noun))
        each = [_person(told, one) for one in listed]
        known = [one for one in each if one is not None]
        if len(known) == len(listed) and (len(listed) > 1 or noun.tag_ != "NNS"):
            yield role, known[0] if len(known) == 1 else _listed(told, known)
    yield from _with_kin(told)


def _done_to_all(noun: "Token") -> Harm | None:
    """Return what was done to a list: a parse hangs "killed by a rocket" on its last noun."""
    return next((done for one in lists.members(noun) if (done := done_to(one))), None)


def _with_kin(told: Told) -> Iterator[tuple[Harm, Count]]:
    """Yield the dead of "killed Juan Paz, the minister, along with his wife and two sons".

    A parse may give the name to the verb of saying at the end of the sentence.
    """
    for match in _WITH_KIN.finditer(told.text):
        start, end = match.start("who"), match.end()
        some = [
            number(word.group("many") or "a") or 1
            if not word.group("kin").endswith("s") or word.group("many")
            else _SOME
            for word in _KIN_WORD.finditer(match.group("kin"))
        ]
        if some and told.holds(match.start(), match.start("who")):
            low = 1 + sum(some)
            words = told.text[start:end]
            yield "killed", Count(low=low, bound="at_least", text=words, start=start, end=end)


def further(told: Told, found: Mapping[str, Count]) -> Iterator[tuple[Harm, Count]]:
    """Yield what words count by those told of before: "injured a third", "wounded as many".

    "Two died at once and a third in hospital" are three dead; "injured a third" is one injured.
    """
    yield from _as_many(told, found)
    for token in told.doc:
        det = next((x for x in token.children if x.lower_ in {"a", "an"}), None)
        share = any(x.lower_ == "of" for x in token.children)  # "a sixth of the people"
        nth = is_ordinal(token.lower_) and det is not None and not share
        if token.i not in told.tokens or not (nth or token.lower_ == "another"):
            continue
        role = _fate_alone(token)
        if role is None:
            continue
        start = det.idx if det is not None else token.idx
        one = _one(told, start, token.idx + len(token.text), exact=True)
        before = found.get(role)
        if before is None:
            yield role, one
        elif nth and before.low == before.high == ordinal(token.lower_) - 1:
            yield role, _sum([before, one])


def person(told: Told, noun: "Token") -> Count | None:
    """Return one person of a list, without a numeral: "a woman", "her son", "a Bolivian"."""
    return _person(told, noun) if noun.tag_ != "CD" else None


def _is_ordinary(lemma: str) -> bool:
    return lemma in _ORDINARY or (lemma not in RANKED and is_by_trade(lemma))


def _person(told: Told, noun: "Token") -> Count | None:
    """Return how many a noun without a numeral is: one, a couple, or an unknown number of kin."""
    lemma, start, end = noun.lemma_.lower(), noun.left_edge.idx, noun.idx + len(noun.text)
    if not told.holds(noun.idx, end) or not _is_definite(noun):
        return None
    if _is_of_nation(noun):
        return _one(told, start, end, exact=True)
    words = told.text[start:end]
    owned = any(x.dep_ == "poss" for x in noun.children)
    if noun.tag_ == "NNS":
        some = owned and lemma != "life" and (lemma in KIN or is_people(noun))
        several = Count(low=_SOME, bound="at_least", text=words, start=start, end=end)
        return several if some else None
    if lemma in _COUPLE and not any(x.lower_ == "of" for x in noun.children):
        return Count(low=2, high=2, bound="exact", text=words, start=start, end=end)
    if _is_ordinary(lemma) or (lemma in KIN and (owned or _is_one(noun))):
        return _one(told, start, end, exact=True)
    ranked = lemma in RANKED or _is_titled(noun) or _is_named_person(noun)
    return _one(told, noun.idx, end, exact=False) if ranked else None


def _one(told: Told, start: int, end: int, *, exact: bool) -> Count:
    return Count(
        low=1,
        high=1 if exact else None,
        bound="exact" if exact else "at_least",
        text=told.text[start:end],
        start=start,
        end=end,
    )


def _listed(told: Told, several: list[Count]) -> Count:
    starts = [one.start for one in several if one.start is not None]
    ends = [one.end for one in several if one.end is not None]
    return lists.in_words(_sum(several), told.text, min(starts), max(ends))


def _sum(several: list[Count]) -> Count:
    low = sum(one.low or 0 for one in several)
    is_open = any(one.high is None for one in several)
    return Count(
        low=low,
        high=None if is_open else low,
        bound="at_least" if is_open else "exact",
        derived=True,
        parts=tuple(
            CountPart(
                low=one.low,
                high=one.high,
                bound=one.bound,
                text=one.text,
                start=one.start,
                end=one.end,
            )
            for one in several
        ),
    )


def _as_many(told: Told, found: Mapping[str, Count]) -> Iterator[tuple[Harm, Count]]:
    """Yield "killed three and wounded as many": as many injured as were killed."""
    for match in _AS_MANY.finditer(told.text):
        verb = (match.group("done") or match.group("befell") or "").lower()
        if not verb:
            continue
        role: Harm = "killed" if verb.startswith(("kill", "dead")) else "injured"
        other = found.get(_OTHER[role])
        start, end = match.span("words")
        if other is None or role in found or not told.holds(start, end):
            continue
        yield role, replace(other, text=match.group("words"), start=start, end=end, parts=())


def _fate_alone(token: "Token") -> Harm | None:
    """Return what befell "another" or "a third"; "another injured" leaves out the "was"."""
    found = fate(token.head, token.dep_, token)
    verb = token.head
    if found is None and token.dep_ == "nsubj" and verb.tag_ in {"VBN", "VBD"}:
        acts = any(x.dep_ in {"dobj", "conj"} for x in verb.children)
        return None if acts else fate(verb, "nsubjpass", token)
    return found


def _is_one(noun: "Token") -> bool:
    """Return whether "a" stands before the noun or opens its list: "a mother and son"."""
    while True:
        if any(x.lower_ in {"a", "an", "another"} for x in noun.children):
            return True
        if noun.dep_ != "conj" or noun.head == noun:
            return False
        noun = noun.head


def _is_of_nation(noun: "Token") -> bool:
    """Return whether the noun is one of a nation: "two Chileans and a Bolivian"."""
    if noun.tag_ == "NNS" or not any(x.lower_ in {"a", "an", "another"} for x in noun.children):
        return False
    word = country_word(noun.text)
    return word is not None and word.kind == "adjective"


def _is_named_person(noun: "Token") -> bool:
    """Return whether a name is a person's by what is added: "Juan Paz, the minister"."""
    if noun.tag_ != "NNP":
        return False
    if any(x.dep_ == "appos" and _is_rank(x.lemma_.lower()) for x in noun.children):
        return True
    beside = (x for x in noun.doc if x.dep_ == "pobj" and lists.accompanied(x) == noun)
    return any(y.lower_ in {"his", "her"} for x in beside for y in x.children)


def _is_rank(lemma: str) -> bool:
    return lemma in RANKED or _is_ordinary(lemma)


def _is_titled(noun: "Token") -> bool:
    return noun.tag_ == "NNP" and any(
        x.dep_ == "compound" and x.lemma_.lower().rstrip(".") in RANKED for x in noun.children
    )


def _is_definite(noun: "Token") -> bool:
    if any(x.dep_ == "nummod" or x.lower_ in {"no", "any", "every"} for x in noun.children):
        return False
    joined = noun.dep_ == "conj" and noun.tag_ == "NN" and _is_one(noun)
    return (
        joined
        or noun.tag_ == "NNP"
        or any(
            x.dep_ == "poss" or (x.dep_ == "det" and x.lower_ in {"a", "an", "the", "another"})
            for x in noun.children
        )
    )
