"""Numbers in running English with their bounds: "up to 12", "about eight", "the sixth"."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from geomap.model import Bound

# Every slot asks for the numbers of the same few sentences.
_KEPT = 64

_UNITS = dict(
    zip(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        ).split(),
        range(20),
        strict=True,
    )
)
_TENS = {
    word: 10 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_DOZEN = 12
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)

_SMALL = "|".join(_UNITS)
_ROUND = rf"(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(list(_UNITS)[1:10])})\b)?"
_BELOW_100 = rf"(?:{_ROUND}|(?:{_SMALL}))"
_BELOW_1000 = rf"(?:{_BELOW_100}\s+hundred(?:\s+(?:and\s+)?{_BELOW_100})?|{_BELOW_100})"
_IN_WORDS = (
    rf"(?:(?:{_BELOW_1000}|an?\s+hundred)\s+(?:thousand|million)(?:\s+(?:and\s+)?{_BELOW_1000})?"
    rf"|{_BELOW_1000}|a\s+(?:hundred|thousand))"
)
# "several dozen" names no twelve; "one-way" and "six-hour" count nothing that stands alone.
_NOT_SEVERAL = r"(?<!several )(?<!few )(?<!many )"
_NOT_IN_COMPOUND = r"(?![\w/]|[.,:]\d|-\d|-[a-z]|\s*%)"
_DIGITS = r"\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,9}(?!\d)"
_NUMBER = (
    rf"(?:{_DIGITS})(?:\s+(?:thousand|million))?"
    rf"|(?:a\s+|half\s+a\s+|(?:{_SMALL})\s+)?{_NOT_SEVERAL}dozen(?!s)"
    rf"|a\s+(?:pair|couple)(?=\s+of\b)|a\s+single|{_IN_WORDS}"
)
# "Talked about 60 dead": the 60 are no estimate.
_NOT_TALK = r"(?<!talk )(?<!talks )(?<!talked )(?<!talking )(?<!speaks )(?<!spoke )"
_DEGREE = r"(?:far|well|just|slightly|a little|considerably|significantly|much|many)\s+"
_BOUNDS: tuple[tuple[str, Bound], ...] = (
    (r"up to|as many as|at most|no more than|not more than|a maximum of", "at_most"),
    (r"at least|no fewer than|no less than|not less than|a minimum of|as few as", "at_least"),
    (
        rf"[“\"]?(?:{_DEGREE})?(?:more[”\"]? than|over|above|upwards of|in excess of|exceeding)",
        "more_than",
    ),
    (rf"[“\"]?(?:{_DEGREE})?(?:(?:less|fewer)[”\"]? than|under|below)", "less_than"),
    (rf"{_NOT_TALK}about|around|approximately|roughly|some|an estimated|estimated|circa", "about"),
    (r"nearly|almost|close to", "about"),
    (r"just|only|exactly|a total of|all|the", "exact"),
)
_QUALIFIER = "|".join(f"(?P<q{i}>{words})" for i, (words, _) in enumerate(_BOUNDS))
_QUANTITY = re.compile(
    rf"(?<![\w.,:/-])(?:(?:{_QUALIFIER})\s+)?(?P<number>{_NUMBER}){_NOT_IN_COMPOUND}"
    r"(?P<open>\s+or\s+(?:more|so)\b|\+)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"(?<![\w.,:/-])(?:between\s+(?P<low>{_NUMBER})\s+and"
    rf"|(?<!from )(?P<low2>{_NUMBER})\s?(?:to|or|-|–))\s?(?P<high>{_NUMBER}){_NOT_IN_COMPOUND}",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:(?:several|a few|many)\s+(?:dozens?|hundreds?|thousands?)|several|multiple|numerous"
    r"|(?<!as )(?<!so )(?<!too )(?<!how )many|an? (?:\w+ )?number of|a series of"
    r"|dozens|scores|hundreds|thousands|some|a few|various|most)\b(?:\s+of)?",
    re.IGNORECASE,
)
_NEAR = frozenset({"nearly", "almost", "close to"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its bound; `start`, `end` and `text` take in the qualifier."""

    low: int | None
    high: int | None
    bound: Bound
    text: str
    start: int
    end: int
    number_start: int


@functools.lru_cache(maxsize=_KEPT)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of a text in order; what they count is for the parse to say."""
    return tuple(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    ranges = list(_ranges(text))
    for match in _QUANTITY.finditer(text):
        value = number(match.group("number"))
        inside = any(r.start <= match.start("number") < r.end for r in ranges)
        if value is None or inside:
            continue
        bound = _bound_of(match)
        if match.group("open") is not None:
            bound = "about" if match.group("open").endswith("so") else "at_least"
        start = match.start("number") if bound == "exact" else match.start()
        word = text[match.start() : match.start("number")].strip().lower()
        low, high = _range(value, bound) if word not in _NEAR else (None, None)
        yield Quantity(
            low=low,
            high=high,
            bound=bound,
            text=text[start : match.end()],
            start=start,
            end=match.end(),
            number_start=match.start("number"),
        )
    yield from ranges


def _ranges(text: str) -> Iterator[Quantity]:
    """Yield "between 10 and 15", "10 to 15", "10-15": a low and a high end, both of the text."""
    for match in _BETWEEN.finditer(text):
        low, high = number(match.group("low") or match.group("low2")), number(match.group("high"))
        if low is not None and high is not None and low < high:
            yield Quantity(
                low=low,
                high=high,
                bound="about",
                text=match.group(),
                start=match.start(),
                end=match.end(),
                number_start=match.start("low" if match.group("low") else "low2"),
            )


@functools.lru_cache(maxsize=_KEPT)
def vague(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of words that are no numerals: "several", "dozens of", "both"."""
    return tuple(_vague(text))


def _vague(text: str) -> Iterator[Quantity]:
    for match in _SEVERAL.finditer(text):
        yield Quantity(
            low=None,
            high=None,
            bound="several",
            text=match.group(),
            start=match.start(),
            end=match.end(),
            number_start=match.start(),
        )
    for both in re.finditer(r"\bboth\b", text, re.IGNORECASE):
        yield Quantity(
            low=2,
            high=2,
            bound="exact",
            text=both.group(),
            start=both.start(),
            end=both.end(),
            number_start=both.start(),
        )


def number(text: str) -> int | None:
    """Return the whole number that digits or words name, or None."""
    words = re.sub(r"[\s-]+", " ", text.lower().replace(",", "")).strip().split()
    if words[:1] == ["a"] and words[1:] in (["pair"], ["couple"], ["single"]):
        return 1 if words[1] == "single" else 2
    if "dozen" in words:
        before = [word for word in words if word not in {"a", "dozen"}]
        if before == ["half"]:
            return _DOZEN // 2
        times = number(" ".join(before)) if before else 1
        return times * _DOZEN if times is not None else None
    total = current = 0
    for word in words:
        if word in {"a", "and"}:
            current = current or (1 if word == "a" else current)
        elif word.isdigit():
            current += int(word)
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
        elif word == "hundred":
            current = (current or 1) * _SCALES[word]
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0
        else:
            return None
    return total + current if words else None


def is_ordinal(word: str) -> bool:
    """Return whether the word is an ordinal up to the twelfth ("the sixth")."""
    return word.lower() in _ORDINALS


def ordinal(word: str) -> int:
    """Return the number of an ordinal up to the twelfth: "third" is 3."""
    return _ORDINALS.index(word.lower()) + 1


def _bound_of(match: re.Match[str]) -> Bound:
    for i, (_, bound) in enumerate(_BOUNDS):
        if match.group(f"q{i}") is not None:
            return bound
    return "exact"


def _range(value: int, bound: Bound) -> tuple[int | None, int | None]:
    match bound:
        case "at_most":
            return None, value
        case "at_least":
            return value, None
        case "more_than":
            return value + 1, None
        case "less_than":
            return None, value - 1
        case _:
            return value, value
