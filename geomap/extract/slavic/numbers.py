"""Numbers in running text with their bounds: "до 12", "не менее пятнадцати", "десятки", "один"."""

import re
from dataclasses import dataclass, replace

from geomap.extract.slavic.words import DASHES, Hit, Sentence
from geomap.model import Bound, Count

_DIGITS = re.compile(r"\d{1,3}(?:[\u00a0 ]\d{3})+|\d{1,7}")
# "14-ма", "273-х", "5-ю": a number with its case; "181-й", "2-я" are ordinals.
_WITH_CASE = re.compile(r"(\d{1,7})-(?:ма|та|м|х|ти|ми|мя|ю|ка|ьох|тьох|рьох|тьома|рьома)")
# "1,5 тысячи": a fraction that counts things only before a thousand.
_FRACTION = re.compile(r"(\d{1,4})[.,](\d{1,3})")
_THOUSAND = 1_000
_SEVERAL = "several"
# "Десятки", "сотни" say no number that could be added up; after a number they say how many.
_TIMES = {"dozens": 10, "ten": 10, "hundreds": 100, "dozen": 12}
_VAGUE = frozenset({_SEVERAL, "dozens", "hundreds", "some"})
_NAMED = {"ten": 10, "dozen": 12, "half_hundred": 50, "one_and_half_hundred": 150}
_ONE_AND_HALF = "one_and_half"
_BOUNDS: dict[str, Bound] = {
    "at_most": "at_most",
    "at_least": "at_least",
    "more_than": "more_than",
    "less_than": "less_than",
    "about": "about",
}
_MEASURES = ("unit", "month", "hour_word", "year_word", "time_unit")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """What is read at a word: a value, or None for "several"; its last word."""

    value: int | None
    last: int


def numbers(sentence: Sentence) -> tuple[Number, ...]:
    """Return the numbers of a sentence that can count things, in order.

    Ordinals, years, hours, days, parts of names ("С-400", "30-мм") and numbers with a unit of
    measure after them are none.
    """
    found: list[Number] = []
    named = {hit.first for hit in sentence.hits.get("numbers", ())}
    at = 0
    while at < len(sentence.words):
        may = at in named or sentence.words[at].text[0].isdigit()
        read = _value_at(sentence, at) if may else None
        if read is None:
            at = _behind(sentence, at)
            continue
        if not _is_measured(sentence, read.last) and not _is_of_name(sentence, at):
            found.append(_bounded(sentence, at, read))
        at = read.last + 1
    return tuple(_ranges(sentence, found))


def count_of(sentence: Sentence, number: Number) -> Count:
    """Return a number as the model has it, with its words; offsets are in the document."""
    span = sentence.span(number.first, number.last)
    return Count(
        low=number.low,
        high=number.high,
        bound=number.bound,
        text=span.text,
        start=span.start,
        end=span.end,
    )


def _value_at(sentence: Sentence, at: int) -> _Value | None:
    """Return the number that begins at a word, or None."""
    word = sentence.words[at]
    if match := _WITH_CASE.fullmatch(word.key):
        return _Value(value=int(match[1]), last=at)
    if word.kind == "number":
        if not _DIGITS.fullmatch(word.text):
            return _fraction(sentence, word.text, at)
        return _scaled(sentence, int(re.sub(r"\D", "", word.text)), at)
    hit = _hit(sentence, at)
    if hit is None or hit.first != at:
        return None
    if hit.value in _VAGUE:
        return _Value(value=None, last=_vague_to(sentence, hit.last))
    return _in_words(sentence, hit)


def _vague_to(sentence: Sentence, last: int) -> int:
    """Return the last word of "несколько десятков"."""
    after = _hit(sentence, last + 1)
    return after.last if after and after.value in {*_VAGUE, *_TIMES} else last


def _in_words(sentence: Sentence, hit: Hit) -> _Value | None:
    """Return the sum of "двадцать семь", "сто двадцать", "две тысячи сто"."""
    if hit.value == _ONE_AND_HALF:
        return _one_and_half(sentence, hit)
    total, part, last = 0, _value(hit), hit.last
    while (after := _hit(sentence, last + 1)) is not None and after.first == last + 1:
        if after.value in _TIMES:
            part, last = part * _TIMES[after.value], after.last
            break
        if not after.value.isdigit():
            break
        value = int(after.value)
        if value >= _THOUSAND:
            total, part = total + max(part, 1) * value, 0
        elif 0 < value < _step(part):
            part += value
        else:
            break
        last = after.last
    return _Value(value=total + part, last=last)


def _one_and_half(sentence: Sentence, hit: Hit) -> _Value | None:
    """Return the 15, 150 or 1,500 of "полтора десятка", "полторы тысячи"."""
    after = _hit(sentence, hit.last + 1)
    if after is None:
        return None
    step = _TIMES.get(after.value) or (int(after.value) if after.value.isdigit() else 0)
    return _Value(value=step * 3 // 2, last=after.last) if step > 1 else None


def _step(part: int) -> int:
    """Return below what the next word must be: "двадцать" takes units, "сто" what is below 100."""
    if not part:
        return _THOUSAND  # what comes after the thousands
    if part % 100 == 0:  # the hundreds
        return 100
    tens = part % 100
    return 10 if tens >= 20 and tens % 10 == 0 else 0  # noqa: PLR2004  # the tens


def _scaled(sentence: Sentence, value: int, at: int) -> _Value:
    """Return "40 тысяч" and "3 десятка" as one number."""
    if (scale := _thousands(sentence, at + 1)) is not None:
        return _Value(value=value * int(scale.value), last=scale.last)
    after = _hit(sentence, at + 1)
    if after is not None and after.value in _TIMES:
        return _Value(value=value * _TIMES[after.value], last=after.last)
    return _Value(value=value, last=at)


def _fraction(sentence: Sentence, text: str, at: int) -> _Value | None:
    """Return "1,5 тысячи" as 1,500; None for a fraction by itself, which counts no things."""
    found, after = _FRACTION.fullmatch(text), _thousands(sentence, at + 1)
    if found is None or after is None:
        return None
    scale = int(after.value)
    value = int(found[1]) * scale + int(found[2]) * scale // 10 ** len(found[2])
    return _Value(value=value, last=after.last)


def _thousands(sentence: Sentence, at: int) -> Hit | None:
    hit = _hit(sentence, at)
    return hit if hit and hit.value.isdigit() and int(hit.value) >= _THOUSAND else None


def _behind(sentence: Sentence, at: int) -> int:
    """Return the word to go on with behind one that is no number.

    The thousands of a number that cannot be read ("99999999 тысяч") are no number of their own.
    """
    word = sentence.words[at]
    unread = word.kind == "number" and ":" not in word.text
    scale = _thousands(sentence, at + 1) if unread else None
    return at + 1 if scale is None else scale.last + 1


def _value(hit: Hit) -> int:
    return int(hit.value) if hit.value.isdigit() else _NAMED[hit.value]


def _hit(sentence: Sentence, at: int) -> Hit | None:
    return sentence.hit_at(at, "numbers") if at < len(sentence.words) else None


def _is_measured(sentence: Sentence, last: int) -> bool:
    """Return whether a unit, a month or an hour follows: no things are counted.

    Of "с 7 до 9 утра", "8–9 октября" and "5 и 6 мая" both are measured.
    """
    after = last + 1
    if after >= len(sentence.words):
        return False
    if sentence.words[after].text == "%" or sentence.is_term(after, *_MEASURES):
        return True
    joins = sentence.words[after].text in DASHES or sentence.is_term(
        after, "and", "at_most", "each", "in"
    )
    if not joins or after + 1 >= len(sentence.words):
        return False
    other = _value_at(sentence, after + 1)
    if other is None or other.last + 1 >= len(sentence.words):
        return False
    return sentence.is_term(other.last + 1, "month", "hour_word", "year_word", "time_unit")


def _is_of_name(sentence: Sentence, at: int) -> bool:
    """Return whether the number belongs to a weapon's name or stands after "№"."""
    weapon = sentence.hit_at(at, "weapons")
    if weapon is not None and weapon.first < at:
        return True
    return at > 0 and sentence.words[at - 1].text in {"№", "#"}


def _bounded(sentence: Sentence, core: int, read: _Value) -> Number:
    """Return the number with the words before it that bound it: "не менее чем"."""
    first, last = core, read.last
    bound: Bound = "exact"
    before = core - 1
    if before >= 0 and sentence.is_term(before, *_BOUNDS) and not _is_reached(sentence, before):
        hit = next(one for one in sentence.terms(*_BOUNDS) if one.holds(before))
        first, bound = hit.first, _BOUNDS[hit.value]
    after = next((one for one in sentence.terms("or_more") if one.first == last + 1), None)
    if after is not None:
        last, bound = after.last, "at_least"
    low, high = _range(read.value, bound)
    if read.value is None:
        bound = "several"
    return Number(first=first, core=core, last=last, low=low, high=high, bound=bound)


def _is_reached(sentence: Sentence, at: int) -> bool:
    """Return whether "до" is where a number has got to: "возросло до 12", "число жертв – до 9"."""
    if not sentence.is_term(at, "at_most"):
        return False
    return any(sentence.is_term(index, "grew") for index in range(max(0, at - 4), at))


def _range(value: int | None, bound: Bound) -> tuple[int | None, int | None]:
    if value is None:
        return None, None
    low = {"at_most": None, "less_than": None, "more_than": value + 1}.get(bound, value)
    high = {"at_least": None, "more_than": None, "less_than": max(value - 1, 0)}.get(bound, value)
    return low, high


def _ranges(sentence: Sentence, found: list[Number]) -> list[Number]:
    """Return the numbers with "3–5" and "от трех до пяти" made one."""
    out: list[Number] = []
    for one in found:
        last = out[-1] if out else None
        if last is not None and _joins(sentence, last, one):
            out[-1] = replace(last, low=last.low, last=one.last, high=one.high, bound="exact")
        else:
            out.append(one)
    return out


def _joins(sentence: Sentence, before: Number, one: Number) -> bool:
    low, high = before.low, one.high
    if low is None or high is None or high <= low:
        return False
    if one.first == before.last + 1 and one.bound == "at_most" and before.bound == "at_least":
        return True
    if before.bound != "exact" or one.bound != "exact":
        return False
    dash = one.core == before.last + 2 and sentence.words[before.last + 1].text in DASHES
    return dash and sentence.words[before.last + 1].start == sentence.words[before.last].end
