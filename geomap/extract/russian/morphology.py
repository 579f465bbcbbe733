"""Russian words read by pymorphy3 (MIT) with its dictionary, OpenCorpora's."""

import functools
from typing import Any

from geomap.extract.russian import names
from geomap.extract.slavic.morphology import Case, Gender, Pos, Reading

_POS: dict[str, Pos] = {
    "NOUN": "noun",
    "ADJF": "adjective",
    "PRTF": "participle",
    "COMP": "adverb",
    "ADJS": "short",
    "PRTS": "short",
    "VERB": "verb",
    "INFN": "infinitive",
    "GRND": "gerund",
    "NUMR": "numeral",
    "NPRO": "pronoun",
    "PREP": "preposition",
    "CONJ": "conjunction",
    "PRCL": "particle",
    "ADVB": "adverb",
    "PRED": "adverb",
}
_CASES: dict[str, Case] = {
    "nomn": "nominative",
    "gent": "genitive",
    "gen2": "genitive",
    "datv": "dative",
    "accs": "accusative",
    "ablt": "instrumental",
    "loct": "locative",
    "loc2": "locative",
}
_GENDERS: dict[str, Gender] = {"masc": "masculine", "femn": "feminine", "neut": "neuter"}
_NAMES = ("Name", "Patr", "Surn")
_LETTERS_OF_ABBREVIATION = 2
_LONGEST_ABBREVIATION = 5  # what is longer is a headline in capitals


class RussianMorphology:
    """Russian morphology: a `Morphology`."""

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return the ways to read a word form, likeliest first."""
        return _readings(word)

    def nominative(self, words: tuple[str, ...], *, gender: Gender | None = None) -> str:
        """Return a person's name in the nominative; as written where its case cannot be told."""
        return names.nominative(words, gender=gender, parse=_analyser().parse)


@functools.lru_cache(maxsize=65_536)
def _readings(word: str) -> tuple[Reading, ...]:
    if word.isupper() and _LETTERS_OF_ABBREVIATION <= len(word) <= _LONGEST_ABBREVIATION:
        return (Reading(lemma=word.lower(), pos="noun"),)  # БПЛА, РСЗО, ВСУ: never declined
    found = dict.fromkeys(_reading(one, word) for one in _analyser().parse(word))
    return tuple(one for one in found if one is not None)


def _reading(parse: Any, word: str) -> Reading | None:  # noqa: ANN401  # pymorphy3 has no types
    tag = parse.tag
    pos = _POS.get(tag.POS)
    if pos is None:
        return None
    if pos == "noun" and word[:1].isupper() and any(one in tag for one in _NAMES):
        pos = "name"
    return Reading(
        lemma=parse.normal_form.replace("ё", "е"),
        pos=pos,
        case=_CASES.get(tag.case),
        plural=None if tag.number is None else tag.number == "plur",
        gender=_GENDERS.get(tag.gender),
        animate=None if tag.animacy is None else tag.animacy == "anim",
        future=tag.tense == "futr",
        past=tag.tense == "past" and tag.POS in {"VERB", "PRTS"},
    )


@functools.cache
def _analyser() -> Any:  # noqa: ANN401  # pymorphy3 has no types
    import pymorphy3  # type: ignore[import-untyped]

    return pymorphy3.MorphAnalyzer(lang="ru")
