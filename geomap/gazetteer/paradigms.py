"""What one inflected word of Russian or Ukrainian may come from, by the rows of `paradigms.csv`."""
# ruff: noqa: RUF001, RUF002  # Cyrillic letters are meant here, not their Latin likenesses

import csv
import functools
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Literal

Language = Literal["ru", "uk"]
BOTH: tuple[Language, ...] = ("ru", "uk")
CASES = ("genitive", "dative", "accusative", "instrumental", "locative")
# Words for units, which decline as others do but are surely what they look like.
UNITS = frozenset(
    "область край район округ республика республіка громада воеводство воєводство штат "
    "провинция провінція губернаторство мухафаза губерния губернія".split()
)
_LONGEST_WORD = 60
_SHORTEST_STEM = 2
_LONGEST_ENDING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Paradigm:
    """One way to decline: a row of `paradigms.csv` without the cases' endings."""

    rank: int
    kind: str
    gender: str
    nominative: str
    change: str
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of an inflected word: what it may come from, in which case and gender."""

    form: str
    rank: int
    kind: str
    gender: str
    case: str


@functools.lru_cache(maxsize=4096)
def readings(word: str, *, languages: tuple[Language, ...] = BOTH) -> tuple[Reading, ...]:
    """Return the ways to read a word as an inflected one, likeliest first."""
    if not _SHORTEST_STEM < len(word) <= _LONGEST_WORD:
        return ()
    found: list[Reading] = []
    table = _endings()
    lengths = range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM) + 1)
    for language, length in itertools.product(languages, lengths):
        ending = word[len(word) - length :]
        stem = word[: len(word) - length]
        for paradigm, case in table.get((language, ending.casefold()), ()):
            if paradigm.after.search(stem):
                found += _readings(stem, paradigm, case)
    found.sort(key=lambda one: one.rank)
    units = [one for one in found if one.form.casefold() in UNITS]
    return tuple(units or found)


def _readings(stem: str, paradigm: Paradigm, case: str) -> Iterator[Reading]:
    stems = [stem]
    for change in paradigm.change.split():
        stems = [new for old in stems for new in _CHANGES[change](old)]
    for one in stems:
        yield Reading(
            form=one + paradigm.nominative,
            rank=paradigm.rank,
            kind=paradigm.kind,
            gender=paradigm.gender,
            case=case,
        )


@functools.cache
def _endings() -> dict[tuple[str, str], list[tuple[Paradigm, str]]]:
    """Return the paradigms and cases that a language's endings may stand for."""
    path = resources.files(__package__).joinpath("paradigms.csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    table: dict[tuple[str, str], list[tuple[Paradigm, str]]] = {}
    ranks = {"ru": itertools.count(), "uk": itertools.count()}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        paradigm = Paradigm(
            rank=next(ranks[row["language"]]),
            kind=row["kind"],
            gender=row["gender"],
            nominative=row["nominative"].replace("-", ""),
            change=row["change"],
            after=re.compile(f"(?:{row['after']})$", re.IGNORECASE),
        )
        for case in CASES:
            for ending in filter(None, row[case].split("|")):
                key = row["language"], ending.replace("-", "")
                table.setdefault(key, []).append((paradigm, case))
    return table


def _opened(stem: str) -> Iterator[str]:
    """Yield the stem with the vowel that the nominative has before its last consonant."""
    head, last = stem[:-1], stem[-1]
    soft = head.endswith(("ь", "й"))
    bare = head.removesuffix("ь")
    if last == "к":
        if not soft:
            yield f"{bare}ок"
        if soft or head.endswith(("ж", "ч", "ш")):
            yield f"{bare}ек"
    elif last == "в":
        yield f"{head}ов"
    elif last == "л":
        yield f"{bare}{'ё' if not soft else 'е'}л"
    else:
        yield f"{bare}е{last}"


def _shut(stem: str) -> Iterator[str]:
    """Yield the stem without the vowel that only the genitive plural has."""
    head, last = stem[:-2], stem[-1]
    if last == "к" and stem[-2] == "е":
        yield f"{head}{'й' if head.endswith(tuple('аеиіоуыюя')) else 'ь'}{last}"
    yield f"{head}{last}"


_RAISED = re.compile("([оеє])([бвгджзклмнпрстфхцчшщ]|ст)$")


def _raised(stem: str) -> Iterator[str]:
    """Yield the stem with the і or ї that Ukrainian has in a closed syllable."""
    yield _RAISED.sub(lambda one: ("ї" if one[1] == "є" else "і") + one[2], stem)


def _lowered(stem: str) -> Iterator[str]:
    """Yield the stem with the о that Ukrainian has where no і is asked for."""
    yield f"{stem[:-2]}о{stem[-1]}"


def _single(stem: str) -> Iterator[str]:
    """Yield the stem with one consonant for its last two."""
    yield stem[:-1]


def _softened(stem: str) -> Iterator[str]:
    """Yield the stem with the consonant that Ukrainian softens before і."""
    hard = {"з": "г", "ц": "к", "с": "х"}.get(stem[-1:])
    if hard:  # a capital within a word is left as it is
        yield stem[:-1] + hard


_CHANGES: dict[str, Callable[[str], Iterator[str]]] = {
    "opened": _opened,
    "shut": _shut,
    "raised": _raised,
    "lowered": _lowered,
    "single": _single,
    "softened": _softened,
}
