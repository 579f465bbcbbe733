"""Publishers that are bodies themselves: what a ministry's own channel says, the ministry says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from geomap.extract.context import is_state
from geomap.extract.english import lexicon
from geomap.extract.english.bodies import state_body
from geomap.extract.english.names import Actor, actor
from geomap.extract.slavic.language import Language
from geomap.extract.slavic.speakers import phrases
from geomap.extract.slavic.words import Hit, Sentence
from geomap.extract.statement import Speaker
from geomap.gazetteer.countries import country_word
from geomap.model import Kind

# Those who pass on what others say stay publishers, and so does whom nobody knows.
_PASSING_ON: frozenset[Kind] = frozenset({"media", "social_media", "publisher", "unnamed"})
_LONGEST = 120
_APART = re.compile(r"\s+[/|•·]\s+|\s*[()\[\]]\s*")
_ORNAMENT = re.compile(r"^[^\w«\"“]+|[^\w»\"”.]+$")
_OFFICE = r"(?:Ministry of \w+(?: \w+)?|\w+ Ministry)"
_MINISTRIES = (
    re.compile(rf"(?P<state>.{{2,60}}?)(?:['’]s?)? {_OFFICE}"),
    re.compile(rf"{_OFFICE} of (?:the )?(?P<state>.{{2,60}})"),
)
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")


@lru_cache(maxsize=4096)
def body_called(name: str) -> Speaker | None:
    """Return the body or person that a publisher's or channel's name names, None for all others.

    The whole name has to name it, or one of the names that it joins ("Повітряні Сили / Air
    Force of the Armed Forces of Ukraine"): a fan page's name only begins with it.
    """
    for part in _APART.split(name[:_LONGEST]):
        words = _ORNAMENT.sub("", part)
        for found in (*_listed(words), *_in_cyrillic(words)):
            if found.kind not in _PASSING_ON and not is_state(found):
                return found
    return None


def _listed(words: str) -> Iterator[Speaker]:
    bare = words.removeprefix("The ")
    row = lexicon.actors().get(bare.lower()) or state_body(bare) or _ministry(bare)
    if row is not None:
        kind: Kind = row.kind  # type: ignore[assignment]  # the lists' kinds are the model's: a test
        yield Speaker(name=row.name, kind=kind, country=row.country)


def _ministry(words: str) -> Actor | None:
    found = (one.fullmatch(words) for one in _MINISTRIES)
    of_a_state = any(one is not None and country_word(one["state"]) for one in found)
    return actor(words) if of_a_state else None


def _in_cyrillic(words: str) -> list[Speaker]:
    """Return whom the words name in Russian or Ukrainian, first whom the lists have by all of them.

    Few letters tell the two languages apart: "Генеральний штаб ЗСУ" has none of them.
    """
    listed: list[Speaker] = []
    others: list[Speaker] = []
    for language in _languages() if _CYRILLIC.search(words) else ():
        read = language.words(words, 0)
        hits = language.lexicon.find(read)
        sentence = Sentence(
            text=words, start=0, end=len(words), block=0, kind="paragraph", words=read, hits=hits
        )
        for phrase in phrases(sentence, (), language):
            whole = phrase.first == 0 and phrase.last == len(read) - 1
            if not (whole and phrase.speaker.named and phrase.speaker.country) or phrase.again:
                continue
            speaker = replace(phrase.speaker, span=None)
            rows = [hit for some in hits.values() for hit in some if _names(hit, speaker)]
            if any(hit.first == 0 and hit.last == phrase.last for hit in rows):
                listed.append(speaker)
            elif not phrase.is_name or (rows and not read[0].is_a("adjective")):
                others.append(speaker)  # "Angry Gladkov" is a fan of his, or none
    return [*listed, *others]


def _names(hit: Hit, speaker: Speaker) -> bool:
    return hit.row.get("name") == speaker.name


def _languages() -> tuple[Language, ...]:
    # Their dictionaries are loaded by whoever needs them.
    from geomap.extract.russian.language import RUSSIAN
    from geomap.extract.ukrainian.language import UKRAINIAN

    return RUSSIAN, UKRAINIAN
