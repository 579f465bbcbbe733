"""Numbers in running text with their bounds: "до 12", "не менее пятнадцати", "десятки", "один"."""

import re
from dataclasses import dataclass, replace

from geomap.extract.slavic.words import Hit, Sentence
from geomap.model import Bound

_DIGITS = re.compile(r"\d{1,3}(?:[\u00a0 ]\d{3})+|\d{1,7}")
_THOUSAND = 1_000
# "десятки", "сотни" say no number that could be added up.
_VAGUE = frozenset({"several", "dozens", "hundreds", "some"})
_NAMED = {"ten": 10, "dozen": 12, "half_hundred": 50, "one_and_half_hundred": 150}
_BOUNDS: dict[str, Bound] = {
    "at_most": "at_most",
    "at_least": "at_least",
    "more_than": "more_than",
    "less_than": "less_than",
    "about": "about",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of words `first` to `last`, its bound's words included.

    `low` and `high` are as the model has them: "more than 50" is 51 and up. `core` is the first
    word of the number itself.
    """

    first: int
    core: int
    last: int
    low: int | None
    high: int | None
    bound: Bound

    @property
    def exact(self) -> int | None:
        """The number where it is told as it is, also "about"."""
        return self.low if self.low == self.high else None


def numbers(sentence: Sentence) -> tuple[Number, ...]:
    """Return the numbers of a sentence that can count things, in order.

    Ordinals, years, hours, parts of names ("С-400", "30-мм") and numbers with a unit of measure
    after them are none.
    """
    found: list[Number] = []
    at = 0
    while at < len(sentence.words):
        read = _at(sentence, at)
        if read is None:
            at += 1
            continue
        value, last, vague = read
        if not _is_measured(sentence, last) and not _is_of_name(sentence, at):
            found.append(_bounded(sentence, at, last, value=None if vague else value))
        at = last + 1
    return tuple(_ranges(sentence, found))


def _at(sentence: Sentence, at: int) -> tuple[int, int, bool] | None:
    """Return the value, last word and vagueness of the number that begins at a word."""
    word = sentence.words[at]
    if word.kind == "number":
        if not _DIGITS.fullmatch(word.text):
            return None
        value = int(re.sub(r"\D", "", word.text))
        return _scaled(sentence, value, at)
    hit = _hit(sentence, at)
    if hit is None or hit.first != at:
        return None
    if hit.value in _VAGUE:
        return 0, _tens_after(sentence, hit.last), True
    return _in_words(sentence, hit)


def _tens_after(sentence: Sentence, last: int) -> int:
    """Return the last word of "несколько десятков"."""
    after = _hit(sentence, last + 1) if last + 1 < len(sentence.words) else None
    return after.last if after and after.value in _VAGUE else last


def _in_words(sentence: Sentence, hit: Hit) -> tuple[int, int, bool]:
    """Return the sum of "двадцать семь", "сто двадцать", "две тысячи сто"."""
    total, part, last = 0, _value(hit), hit.last
    while (after := _hit(sentence, last + 1)) is not None and after.first == last + 1:
        if after.value in _VAGUE:
            break
        value = _value(after)
        if value >= _THOUSAND:
            total, part = total + max(part, 1) * value, 0
        elif 0 < value < _step(part):
            part += value
        else:
            break
        last = after.last
    return total + part, last, False


def _step(part: int) -> int:
    """Return below what the next word must be: "двадцать" takes units, "сто" what is below 100."""
    if part >= 100 and part % 100 == 0:  # noqa: PLR2004  # the hundreds
        return 100
    tens = part % 100
    return 10 if tens >= 20 and tens % 10 == 0 else 0  # noqa: PLR2004  # the tens


def _scaled(sentence: Sentence, value: int, at: int) -> tuple[int, int, bool]:
    after = _hit(sentence, at + 1) if at + 1 < len(sentence.words) else None
    if after is not None and after.value.isdigit() and int(after.value) >= _THOUSAND:
        return value * int(after.value), after.last, False
    if after is not None and after.value == "ten":
        return value * 10, after.last, False
    return value, at, False


def _value(hit: Hit) -> int:
    return int(hit.value) if hit.value.isdigit() else _NAMED[hit.value]


def _hit(sentence: Sentence, at: int) -> Hit | None:
    return sentence.hit_at(at, "numbers") if at < len(sentence.words) else None


def _is_measured(sentence: Sentence, last: int) -> bool:
    """Return whether a unit, a month or an hour follows: no things are counted."""
    after = last + 1
    if after >= len(sentence.words):
        return False
    if sentence.words[after].text == "%":
        return True
    return sentence.is_term(after, "unit", "month", "hour_word", "year_word", "time_unit")


def _is_of_name(sentence: Sentence, at: int) -> bool:
    """Return whether the number belongs to a weapon's name or stands after "№", "в 3 часа"."""
    if sentence.hit_at(at, "weapons") is not None:
        return True
    return at > 0 and sentence.words[at - 1].text in {"№", "#"}


def _bounded(sentence: Sentence, core: int, last: int, *, value: int | None) -> Number:
    """Return the number with the words before it that bound it: "не менее чем"."""
    first = core
    bound: Bound = "exact"
    before = core - 1
    if before >= 0 and sentence.is_term(before, *_BOUNDS):
        hit = next(one for one in sentence.terms(*_BOUNDS) if one.holds(before))
        first, bound = hit.first, _BOUNDS[hit.value]
    after = next((one for one in sentence.terms("or_more") if one.first == last + 1), None)
    if after is not None:
        last, bound = after.last, "at_least"
    low, high = _range(value, bound)
    if value is None:
        bound = "several"
    return Number(first=first, core=core, last=last, low=low, high=high, bound=bound)


def _range(value: int | None, bound: Bound) -> tuple[int | None, int | None]:
    if value is None:
        return None, None
    low = {"at_most": None, "less_than": None, "more_than": value + 1}.get(bound, value)
    high = {"at_least": None, "more_than": None, "less_than": value - 1}.get(bound, value)
    return low, high


def _ranges(sentence: Sentence, found: list[Number]) -> list[Number]:
    """Return the numbers with "3–5" and "от трех до пяти" made one."""
    out: list[Number] = []
    for one in found:
        last = out[-1] if out else None
        if last is not None and _joins(sentence, last, one):
            first = last.first - (1 if sentence.is_term(last.first - 1, "from") else 0)
            out[-1] = replace(last, first=max(first, 0), last=one.last, high=one.low or one.high)
        else:
            out.append(one)
    return out


def _joins(sentence: Sentence, before: Number, one: Number) -> bool:
    if before.exact is None or (one.high or 0) <= before.exact or before.bound != "exact":
        return False
    if one.first == before.last + 1 and one.bound == "at_most":
        return sentence.is_term(before.first - 1, "from")
    dash = one.core == before.last + 2 and sentence.words[before.last + 1].text in "-\u2013\u2014"
    return dash and sentence.words[before.last + 1].start == sentence.words[before.last].end
