"""What the ending of a word that no list has tells of it: adjectives, verbs, then nouns."""

import functools
import re
from collections.abc import Iterator
from typing import cast

from geomap.extract.slavic.morphology import Case, Gender, Pos, Reading
from geomap.extract.ukrainian.declension import Slot, adjective_endings
from geomap.extract.ukrainian.tables import rows

_MOST = 12  # readings of one word
# Before these an ending is an adjective's, whatever it is.
_ADJECTIVAL_STEM = re.compile(
    r"(?:[бвгґджзклмпрстфхцчшщй]н|[сцз]ьк|альн|ичн|ічн|ивн|йн|енн|ован|уван|льн|лив)$"
)
# Elsewhere only these are: "нового", "новому", "нових".
_ADJECTIVAL = frozenset({"ого", "ому", "ої", "ий", "их", "ими", "ього", "ьому", "ьої", "іх", "іми"})
_UNMISTAKABLE = ("ого", "ому", "ої", "ий", "ських", "ським", "ськими")
_SHORTEST_STEM = 2


def guesses(form: str) -> tuple[Reading, ...]:
    """Return the readings that the ending allows, likeliest first."""
    adjectives = tuple(_adjectives(form))
    if adjectives and form.endswith(_UNMISTAKABLE):
        return tuple(dict.fromkeys(adjectives))
    return tuple(dict.fromkeys((*adjectives, *_by_ending(form))))[:_MOST]


def _adjectives(form: str) -> Iterator[Reading]:
    hard = adjective_endings("hard")
    for cut in range(max(_SHORTEST_STEM, len(form) - 3), len(form)):
        stem, ending = form[:cut], form[cut:]
        for slot in hard.get(ending, ()):
            if ending in _ADJECTIVAL or _ADJECTIVAL_STEM.search(stem):
                yield _adjective(f"{stem}ий", slot)


def _adjective(lemma: str, slot: Slot) -> Reading:
    return Reading(
        lemma=lemma, pos="adjective", case=slot.case, plural=slot.plural, gender=slot.gender
    )


def _by_ending(form: str) -> Iterator[Reading]:
    """Yield the readings of the longest ending in the table."""
    table = _table()
    for cut in range(_SHORTEST_STEM, len(form) + 1):
        readings = table.get(form[cut:])
        if readings:
            for one, lemma in readings:
                yield Reading(
                    lemma=form[:cut] + lemma,
                    pos=one.pos,
                    case=one.case,
                    plural=one.plural,
                    gender=one.gender,
                    past=one.past,
                )
            return


@functools.cache
def _table() -> dict[str, list[tuple[Reading, str]]]:
    found: dict[str, list[tuple[Reading, str]]] = {}
    for row in rows("guesses"):
        reading = Reading(
            lemma=row["lemma"],
            pos=cast("Pos", row["pos"]),
            case=cast("Case | None", row["case"] or None),
            plural=row["number"] == "plural" if row["number"] else None,
            gender=cast("Gender | None", row["gender"] or None),
            past=row["past"] == "yes",
        )
        found.setdefault(row["ending"], []).append((reading, row["lemma"]))
    return found
