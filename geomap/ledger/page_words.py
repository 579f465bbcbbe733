"""What a page says in another language than English, back in the words of a ledger.

A map's own buttons save what it shows. Its words follow message templates, by which they are found
again; what a person typed, or a text has, follows none and stays.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from geomap.gazetteer.countries import country
from geomap.ledger.columns import QUANTITIES
from geomap.messages import Messages, languages, of, sentences, term
from geomap.messages.patterns import Patterns
from geomap.messages.texts import ENGLISH
from geomap.messages.vocabulary import EFFECT, TARGET, WEAPON

_JOINT = "; "
_NUMBER = "number"
_ABOUT = "what a stance covers"
_NUMBERS = (
    term("{number} at {place}"),
    term("{number} in the whole country"),
    term("{number} in the whole wave of strikes"),
    term("about {range}"),
)
_DIGITS = r"\d{1,12}"
_SHAPES = dict.fromkeys(("low", "high", "above", "below"), _DIGITS)


def in_english(cells: Mapping[str, str], *, forms: Mapping[str, str]) -> dict[str, str]:
    """Return a row of a page's download with our words in English, whatever the page spoke.

    `forms` are the English words for the forms of a claim.
    """
    if all(value.isascii() for value in cells.values()):
        return dict(cells)
    read = [_cells(cells, of(language), forms) for language in languages()[1:]]
    return max(read, key=lambda one: sum(one[name] != cells[name] for name in cells))


def _cells(
    cells: Mapping[str, str], messages: Messages, forms: Mapping[str, str]
) -> dict[str, str]:
    """Return the row as if the page had spoken that language."""
    whole: dict[str, Callable[[str], str]] = {
        "form": lambda words: _forms(messages, tuple(forms)).get(words, words),
        "about": partial(_about, messages),
        "place": partial(_place, messages),
        "source": partial(_source, messages),
    }
    listed: dict[str, Callable[[str], str]] = {
        **dict.fromkeys(("weapon", "weapon_class"), partial(_word, WEAPON, messages)),
        "target": partial(_word, TARGET, messages),
        "effects": partial(_word, EFFECT, messages),
        "attacker": partial(_country, messages),
        "place_why": partial(_why, messages),
        **dict.fromkeys(QUANTITIES, partial(english_number, messages)),
    }
    told = dict(cells)
    for name in cells.keys() & whole.keys():
        told[name] = whole[name](cells[name])
    for name in cells.keys() & listed.keys():
        told[name] = _JOINT.join(map(listed[name], cells[name].split(_JOINT)))
    return told


def _word(context: str, messages: Messages, words: str) -> str:
    return _words(messages, context).get(words, words)


@cache
def _words(messages: Messages, context: str) -> dict[str, str]:
    """Return the English words of a closed list by those of the language."""
    return {said[0]: text for (held, text), said in messages.texts.items() if held == context}


@cache
def _forms(messages: Messages, forms: tuple[str, ...]) -> dict[str, str]:
    return {messages.text(one): one for one in forms}


def _about(messages: Messages, words: str) -> str:
    return ", ".join(_word(_ABOUT, messages, one) for one in words.split(", "))


@cache
def _countries(messages: Messages) -> dict[str, str]:
    """Return the English names of countries by those of the language."""
    return {name: one.name for code, name in messages.countries.items() if (one := country(code))}


def _country(messages: Messages, words: str) -> str:
    return _countries(messages).get(words, words)


def _place(messages: Messages, words: str) -> str:
    """Return "Торопец, Россия" with the country in English; a country alone, or a part of it."""
    names = _countries(messages)
    at = next((at for at in _starts(words) if words[at:] in names), None)
    return words if at is None else words[:at] + names[words[at:]]


def _starts(words: str) -> Iterator[int]:
    """Yield where words begin, the first first."""
    yield 0
    yield from (at + 1 for at, letter in enumerate(words) if letter == " ")


def _source(messages: Messages, words: str) -> str:
    found = _patterns(messages, sentences.ORIGINS, "").find(words)
    return ENGLISH.text(found.template, **found.values) if found else words


def english_number(messages: Messages, words: str) -> str:
    """Return a number in words, with its place or scope: "до 8 по всей стране"."""
    if found := _patterns(messages, _bounds(messages), _NUMBER).find(words):
        return ENGLISH.text(found.template, **found.values)
    if found := _patterns(messages, _NUMBERS, "").find(words):
        tellers = {"place": _place}
        values = {
            name: tellers.get(name, english_number)(messages, value)
            for name, value in found.values.items()
        }
        return ENGLISH.text(found.template, **values)
    return words


@cache
def _bounds(messages: Messages) -> tuple[str, ...]:
    return tuple(text for context, text in messages.texts if context == _NUMBER)


def _why(messages: Messages, words: str) -> str:
    found = _patterns(messages, sentences.SENTENCES, "").find(words)
    if found is None:
        return words
    values = {name: _value(messages, name, value) for name, value in found.values.items()}
    return ENGLISH.text(found.template, **values)


def _value(messages: Messages, name: str, value: str) -> str:
    match name:
        case "level":
            return _word("level", messages, value)
        case "country":
            return _country(messages, value)
        case "n" | "people":
            return value.replace(messages.group, ENGLISH.group)
        case "why":
            return _why(messages, value)
        case _:
            return value


@cache
def _patterns(messages: Messages, templates: tuple[str, ...], context: str) -> Patterns:
    return Patterns([(messages.text(one, context), one) for one in templates], shapes=_SHAPES)
