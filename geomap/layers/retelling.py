"""A record's English sentences said in the reader's language.

Records are read by programs, and later by whoever speaks another language, so what they tell stays
English in them. A sentence is found by its pattern (`geomap.messages.sentences`) and said again
with its values; what fits no pattern, such as a person's own reason, stays as it stands.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from geomap.gazetteer.countries import country_of
from geomap.layers.field_words import field_words
from geomap.layers.language_names import language_told
from geomap.messages import ENGLISH, Messages, sentences
from geomap.messages.patterns import Patterns
from geomap.messages.vocabulary import QUANTITIES, QUANTITY, WEAPON

_JOINT = "; "
_CODE = re.compile(r"[A-Z]{2}")
_STANCE = "|".join(words.replace(" ", "_") for words in sentences.STANCES)
_SCOPES = {
    "country": "{low} (in the whole country)",
    "wave": "{low} (in the whole wave)",
}
_SCOPED = re.compile(rf"(?P<low>.{{1,60}}) \((?P<scope>{'|'.join(_SCOPES)})\)")
_QUANTITY = "|".join(sorted(QUANTITIES, key=len, reverse=True))
_NUMBER = r"\d[\d,]{0,20}"
# What a placeholder may stand for; any other is some words of the text or of a person.
_SHAPES = {
    "n": _NUMBER,
    "documents": _NUMBER,
    "people": _NUMBER,
    "km": r"[\d.,e+]{1,20}",
    "above": _NUMBER,
    "below": _NUMBER,
    "low": _NUMBER,
    "high": _NUMBER,
    "level": r"[a-z]{3,12}",
    "quantity": _QUANTITY,
    "stance_before": _STANCE,
    "stance_after": _STANCE,
    "claim": r"\S{1,100}",
    "number": r"[^\"]{1,200}",
    "counts": rf"(?:{_QUANTITY}) .{{1,400}}?",
}
_MOST_JOINED = 4
"""So many parts between semicolons may be one sentence of ours."""


@lru_cache(maxsize=8_192)
def retold(sentence: str, messages: Messages) -> str:
    """Return a sentence of a record in the language of the messages.

    Its parts, between semicolons, are said one by one; unknown ones stay as they are.
    """
    if messages is ENGLISH or not sentence:
        return sentence
    parts = sentence.split(_JOINT)
    told: list[str] = []
    start = 0
    while start < len(parts):
        # A sentence of our own may hold a semicolon too: the shortest that is known counts.
        for end in range(start + 1, min(start + _MOST_JOINED, len(parts)) + 1):
            words = _JOINT.join(parts[start:end])
            said = _said(words, sentences.SENTENCES, messages)
            if said is not None:
                break
        else:
            end, said = start + 1, parts[start]
        told.append(said)
        start = end
    return _JOINT.join(told)


def retold_all(told: Sequence[str], messages: Messages) -> tuple[str, ...]:
    """Return the sentences of a record in the language of the messages."""
    return tuple(retold(one, messages) for one in told)


def side_words(field: str, value: str, messages: Messages) -> str:
    """Return what a side of a relation says on a field: a number, names of weapons, a stance."""
    if messages is ENGLISH:
        return value
    return _SIDES.get(field, number_told)(value, messages)


def origin_words(name: str, messages: Messages) -> str:
    """Return the name of an event's origin: where nothing names it, what is said in its place."""
    if messages is ENGLISH:
        return name
    return _said(name, sentences.ORIGINS, messages) or name


def stance_word(stance: str, messages: Messages) -> str:
    """Return a stance as one word: "claimed", "not confirmed"."""
    return messages.text(stance.replace("_", " "), "stance")


def number_told(words: str, messages: Messages) -> str:
    """Return a number of a record, told in words ("at least 4"), in the messages' language."""
    found = _SCOPED.fullmatch(words)
    if found:
        inner = number_told(found["low"], messages)
        return messages.text(_SCOPES[found["scope"]], "number", low=inner)
    return _said(words, sentences.NUMBERS, messages, "number") or words


def _said(
    words: str, patterns: tuple[str, ...], messages: Messages, context: str = ""
) -> str | None:
    found = _compiled(patterns).find(words)
    if found is None:
        return None
    values = {name: _value(name, value, messages) for name, value in found.values.items()}
    return messages.text(found.template, context, **values)


@cache
def _compiled(templates: tuple[str, ...]) -> Patterns:
    return Patterns([(one, one) for one in templates], shapes=_SHAPES)


def _value(name: str, value: str, messages: Messages) -> str:
    teller = _TELLERS.get(name)
    return teller(value, messages) if teller else value


def _whole(value: str, messages: Messages) -> str:
    return messages.number(int(value.replace(",", "")))


def _as_it_is(value: str, _messages: Messages) -> str:
    return value


def _attacker(value: str, messages: Messages) -> str:
    return messages.country(value, value) if _CODE.fullmatch(value) else value


def _country(value: str, messages: Messages) -> str:
    code = country_of(value)
    return messages.country(code, value) if code else value


def _weapons(value: str, messages: Messages) -> str:
    return _listed(value, lambda one: messages.text(one, WEAPON))


def _fields(value: str, messages: Messages) -> str:
    return _listed(value, lambda one: field_words(one, messages=messages))


def _counts(value: str, messages: Messages) -> str:
    """Return "launched 6, killed about 8" in words."""
    return _listed(value, lambda one: _count(one, messages))


def _count(value: str, messages: Messages) -> str:
    quantity, _, number = value.partition(" ")
    if quantity not in QUANTITIES:
        return value
    return messages.text(
        "{quantity} {number}",
        "number",
        quantity=messages.text(quantity, QUANTITY),
        number=number_told(number, messages),
    )


def _quantity(value: str, messages: Messages) -> str:
    return messages.text(value, QUANTITY)


def _sums(value: str, messages: Messages) -> str:
    """Return sums such as "launched ≥ intercepted + hit; killed = sum of its parts"."""
    for template in sentences.SUMS:
        value = value.replace(template, messages.text(template, "sum"))

    def quantity(found: re.Match[str]) -> str:
        return messages.text(found[0], QUANTITY)

    return re.sub(rf"\b(?:{_QUANTITY})\b", quantity, value)


def _listed(value: str, say: Callable[[str], str]) -> str:
    return ", ".join(map(say, value.split(", ")))


_TELLERS: dict[str, Callable[[str, Messages], str]] = {
    "n": _whole,
    "people": _whole,
    "documents": _whole,
    "language": language_told,
    "above": _whole,
    "below": _whole,
    "low": _whole,
    "high": _whole,
    "level": lambda value, messages: messages.text(value, "level"),
    "country": _country,
    "countries": lambda value, messages: _listed(value, lambda one: _country(one, messages)),
    "weapons": _weapons,
    "fields": _fields,
    "number": number_told,
    "counts": _counts,
    "quantity": _quantity,
    "later": number_told,
    "stance_before": stance_word,
    "stance_after": stance_word,
    "sums": _sums,
    "why": retold,
}
_SIDES: dict[str, Callable[[str, Messages], str]] = {
    "stance": stance_word,
    "attacker": _attacker,
    "weapon": _weapons,
    "place": _as_it_is,
    "cause": lambda value, messages: messages.text(value, "cause"),
}
