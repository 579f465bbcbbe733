"""The words that we know: an index of stems, asked by word form."""
# Cyrillic letters are meant here, not their Latin likenesses

import functools
from dataclasses import replace
from typing import NamedTuple, cast

from geomap.extract.slavic.morphology import Gender, Pos, Reading
from geomap.extract.ukrainian.conjugation import verb_pieces
from geomap.extract.ukrainian.declension import (
    CASES,
    Endings,
    Noun,
    Slot,
    adjective_piece,
    noun_pieces,
)
from geomap.extract.ukrainian.tables import rows

_LONGEST_ENDING = 10  # -тиметься
_ORDER: tuple[Pos, ...] = (
    "preposition",
    "conjunction",
    "pronoun",
    "numeral",
    "particle",
    "noun",
    "name",
    "participle",
    "adjective",
    "short",
    "verb",
    "infinitive",
    "gerund",
    "adverb",
)
_RANK = {pos: place for place, pos in enumerate(_ORDER)}
_ADVERB: Endings = {"о": (Slot(),)}  # офіційно
_WHOLE: Endings = {"": (Slot(),)}


class Entry(NamedTuple):
    """A stem's word and the endings it may have."""

    lemma: str
    pos: Pos
    gender: Gender | None
    animate: bool | None
    endings: Endings


Index = dict[str, list[Entry]]


def known(form: str) -> tuple[Reading, ...]:
    """Return the readings of a form in lower case; none for a word that no list has."""
    return found_in(words(), form) or _of_reflexive(form)


def _of_reflexive(form: str) -> tuple[Reading, ...]:
    """Return the readings by a verb that the list has without -ся: "стверджується"."""
    if not form.endswith(("ся", "сь")):
        return ()
    plain = form[:-2]
    found = found_in(words(), plain)
    if not found and plain.endswith(("еть", "єть")):
        found = found_in(words(), plain[:-2])
    return tuple(
        replace(one, lemma=f"{one.lemma}ся")
        for one in found
        if one.pos in {"verb", "infinitive", "gerund"}
    )


def found_in(index: Index, form: str) -> tuple[Reading, ...]:
    """Return the readings of a form by an index of stems."""
    found: dict[Reading, None] = {}
    for cut in range(len(form), max(0, len(form) - _LONGEST_ENDING) - 1, -1):
        for entry in index.get(form[:cut], ()):
            for slot in entry.endings.get(form[cut:], ()):
                found[_reading(entry, slot)] = None
    return tuple(sorted(found, key=_rank))


def _rank(one: Reading) -> float:
    """Return the place in the order; a verb in the past comes before a noun: "постраждала"."""
    return _RANK["noun"] - 0.5 if one.past and one.pos == "verb" else _RANK[one.pos]


def _reading(entry: Entry, slot: Slot) -> Reading:
    return Reading(
        lemma=entry.lemma,
        pos=entry.pos,
        case=slot.case,
        plural=slot.plural,
        gender=slot.gender or (None if slot.plural else entry.gender),
        animate=entry.animate,
        past=slot.past,
    )


@functools.cache
def words() -> Index:
    """Return the index of all words but names."""
    index: Index = {}
    _add_irregular(index)
    for row in rows("unchanging"):
        _add(index, row["lemma"], Entry(row["lemma"], cast("Pos", row["pos"]), None, None, _WHOLE))
    _add_nouns(index)
    for row in rows("adjectives"):
        lemma = row["lemma"]
        stem, endings = adjective_piece(lemma)
        _add(index, stem, Entry(lemma, "adjective", None, None, endings))
        if lemma.endswith("ий"):
            _add(index, stem, Entry(lemma[:-2] + "о", "adverb", None, None, _ADVERB))
    for row in rows("verbs"):
        lemma = row["lemma"]
        for pos, stem, endings in verb_pieces(lemma, row["third_person"], row["past"]):
            _add(index, stem, Entry(lemma, pos, None, None, endings))
    return index


def _add(index: Index, stem: str, entry: Entry) -> None:
    index.setdefault(stem, []).append(entry)


def _add_nouns(index: Index) -> None:
    for row in rows("nouns"):
        lemma, animate = row["lemma"], row["animate"] == "yes"
        if row["gender"] == "adjectival":
            stem, endings = adjective_piece(lemma)
            _add(index, stem, Entry(lemma, "noun", None, animate, endings))
            continue
        noun = Noun(lemma, row["gender"], animate, row["genitive"], row["plural_genitive"])
        gender = None if row["gender"] in {"plural", "common"} else cast("Gender", row["gender"])
        for stem, endings in noun_pieces(noun):
            _add(index, stem, Entry(lemma, "noun", gender, animate, endings))


def _add_irregular(index: Index) -> None:
    for row in rows("irregular"):
        gender = cast("Gender | None", row["gender"] or None)
        plural = None if not row["number"] else row["number"] == "plural"
        animate = True if row["animate"] else None
        for case in CASES:
            for form in filter(None, row[case].split("|")):
                endings: Endings = {"": (Slot(case, plural),)}
                entry = Entry(row["lemma"], cast("Pos", row["pos"]), gender, animate, endings)
                _add(index, form, entry)
