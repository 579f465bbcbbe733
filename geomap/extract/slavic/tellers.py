"""Who is the subject of a verb of saying, and who was told."""

from collections.abc import Sequence

from geomap.extract.slavic.contents import phrase_at
from geomap.extract.slavic.morphology import Case
from geomap.extract.slavic.speakers import Phrase
from geomap.extract.slavic.words import DASHES, QUOTES, Hit, Sentence, Word

# Words between a verb and its speaker: "заявил в среду журналистам губернатор".
_REACH_RIGHT = 7
_REACH_LEFT = 12
_PRONOUNS = ("pronoun_he", "pronoun_she", "pronoun_they")
_PAPERS = frozenset({"media", "social_media"})
_BESIDE: frozenset[Case] = frozenset({"dative", "accusative", "locative"})


def subject(
    sentence: Sentence, phrases: Sequence[Phrase], hit: Hit
) -> tuple[tuple[Phrase, ...], str | None]:
    """Return the phrases that are the verb's subject, or the pronoun that stands for it."""
    own = [one for one in phrases if not _is_platform(sentence, one)]
    if _pronoun_follows(sentence, hit):
        return (), _pronoun(sentence, hit)
    right = _to_the_right(sentence, own, hit)
    left = _to_the_left(sentence, own, hit)
    if left is not None and right is not None and _is_told(sentence, left, right, hit):
        right = None  # "мешканка повідомила CNN": the channel was told
    if right is None and left is None:
        right = _to_the_right(sentence, phrases, hit)  # "сообщают в соцсетях"
        left = _to_the_left(sentence, phrases, hit)
    near = left is not None and not any(
        word.kind == "mark" or sentence.is_term(word.at, "and")
        for word in sentence.words[left.last + 1 : hit.first]
    )
    near = near and left is not None and hit.first - left.last <= 2  # noqa: PLR2004  # "не" between
    chosen = left if near else right or left
    if chosen is None:
        there = any(0 < abs(one.first - hit.first) <= 3 for one in sentence.terms("there"))  # noqa: PLR2004
        return (), "same" if there else _pronoun(sentence, hit)
    if chosen.again is not None:
        return (chosen,), chosen.again
    return (chosen, *coordinated(sentence, phrases, chosen)), None


def told_to(
    sentence: Sentence, phrases: Sequence[Phrase], hit: Hit, speakers: tuple[Phrase, ...]
) -> tuple[Phrase, ...]:
    """Return the paper that a speaker told: "сообщил агентству Reuters", "розповіла CNN"."""
    for phrase in phrases:
        before = phrase.first - 1
        near = 0 < phrase.first - hit.last <= _REACH_RIGHT or 0 < hit.first - phrase.last <= 3  # noqa: PLR2004
        free = before < 0 or not sentence.words[before].is_a("preposition")
        paper = phrase.speaker.kind in _PAPERS and phrase.again is None
        if paper and near and free and "dative" in phrase.cases and phrase not in speakers:
            between = sentence.words[hit.last + 1 : phrase.first]
            if not any(w.kind == "mark" and w.text not in QUOTES for w in between):
                return (phrase,) if speakers and speakers[0].speaker.kind not in _PAPERS else ()
    return ()


def coordinated(sentence: Sentence, phrases: Sequence[Phrase], first: Phrase) -> tuple[Phrase, ...]:
    """Return the other speakers of a list: "губернатор, а также ряд СМИ и каналов".

    A list ends with "и" or "а также": a comma alone joins nobody.
    """
    found: list[Phrase] = []
    closed, last = 0, first.last
    for after in phrases:
        if after.first <= last:
            continue
        between = sentence.words[last + 1 : after.first]
        if not between or not all(_may_join(sentence, word) for word in between):
            break
        last = after.last
        if sentence.is_term(after.first, "platform") and len(between) == 1:
            continue  # "губернатор в Telegram, а также …"
        told = sentence.hit_at(last + 1, "speech") is not None
        if told or not after.cases & first.cases:
            break
        found.append(after)
        if any(sentence.is_term(word.at, "and", "also") for word in between):
            closed = len(found)
    return tuple(found[:closed])


def _may_join(sentence: Sentence, word: Word) -> bool:
    return word.text == "," or sentence.is_term(word.at, "and", "also", "in", "platform")


def _pronoun_follows(sentence: Sentence, hit: Hit) -> bool:
    """Return whether the verb's subject is the pronoun right after it: "написал он"."""
    return sentence.is_term(hit.last + 1, *(f"{name}_subject" for name in _PRONOUNS))


def _is_told(sentence: Sentence, left: Phrase, right: Phrase, hit: Hit) -> bool:
    """Return whether the phrase after the verb is the paper to which the first one spoke."""
    paper = right.speaker.kind in _PAPERS and left.speaker.kind not in _PAPERS
    between = sentence.words[left.last + 1 : hit.first]
    return paper and not any(word.kind == "mark" for word in between)


def _to_the_right(sentence: Sentence, phrases: Sequence[Phrase], hit: Hit) -> Phrase | None:
    """Return the subject after the verb: "сообщил в среду губернатор"."""
    at = hit.last + 1
    limit = min(at + _REACH_RIGHT, len(sentence.words))
    while at < limit:
        word = sentence.words[at]
        phrase = phrase_at(phrases, at)
        if phrase is not None:
            after = phrase_at(phrases, phrase.last + 1)
            asked = phrase.speaker.kind in _PAPERS and after is not None and after.is_name
            if _can_speak(sentence, phrase, hit) and not asked:
                return phrase
            at = phrase.last + 1
            continue
        dated = sentence.is_term(at, "month", "year_word", "day_part")  # "сообщил 9 мая губернатор"
        if not dated and word.is_a("noun") and not word.cases & _BESIDE and word.cases:
            return None  # "вважають частиною програми Асада": another's phrase
        if (word.kind == "mark" and word.text not in QUOTES) or word.finite:
            return None
        if sentence.is_term(at, "that") or sentence.is_term(at, "about_what"):
            return None
        at += 1
    return None


def _to_the_left(sentence: Sentence, phrases: Sequence[Phrase], hit: Hit) -> Phrase | None:
    """Return the subject before the verb in its clause: "губернатор в среду сообщил"."""
    able: list[Phrase] = []
    for phrase in phrases:
        if phrase.last >= hit.first or hit.first - phrase.last > _REACH_LEFT:
            continue
        between = _without_relative(sentence, phrase.last + 1, hit.first)
        if any(_parts_clauses(sentence, at) for at in between):
            continue
        if any(sentence.words[at].text == "," for at in between) and _has_verb(sentence, phrase):
            continue
        if _can_speak(sentence, phrase, hit):
            able.append(phrase)
    certain = [one for one in able if "nominative" in one.cases]
    return next(iter(certain or able), None)


def _without_relative(sentence: Sentence, first: int, end: int) -> list[int]:
    """Return the words between without a relative clause: "обсерватория, что работает в …,"."""
    between = list(range(first, end))
    if len(between) < 3 or sentence.words[first].text != ",":  # noqa: PLR2004
        return between
    if not sentence.is_term(first + 1, "that", "which"):
        return between
    stop = next((at for at in between[2:] if sentence.words[at].text == ","), None)
    return between if stop is None else [at for at in between if at > stop]


def _has_verb(sentence: Sentence, phrase: Phrase) -> bool:
    """Return whether a phrase is the subject of a verb before it: "за ней стоит Иран, …"."""
    for at in range(phrase.first - 1, -1, -1):
        word = sentence.words[at]
        if word.kind == "mark" and word.text in {",", ":", ";"}:
            return False
        if word.finite and sentence.hit_at(at, "speech") is None:
            return True
    return False


def _is_platform(sentence: Sentence, phrase: Phrase) -> bool:
    return phrase.first == phrase.last and sentence.is_term(phrase.head, "platform")


def _parts_clauses(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if word.kind == "mark":
        return word.text in {":", ";"} or word.text in DASHES
    return word.finite and sentence.hit_at(at, "speech") is None


def _can_speak(sentence: Sentence, phrase: Phrase, hit: Hit) -> bool:
    """Return whether a phrase can be the subject of the verb: nominative, or "в Минобороны"."""
    if phrase.speaker.name == "video" and hit.value != "show":
        return False
    before = phrase.first - 1
    if before > 0 and sentence.words[before].text in QUOTES:
        before -= 1
    if before >= 0 and sentence.words[before].is_a("preposition") and not phrase.is_name:
        if not sentence.is_term(before, "in"):
            return False
        verb = sentence.words[hit.first]
        return any(one.plural for one in verb.readings) and "locative" in phrase.cases
    if before >= 0 and sentence.words[before].is_a("preposition"):
        return False
    return "nominative" in phrase.cases or phrase.first == 0


def _pronoun(sentence: Sentence, hit: Hit) -> str | None:
    """Return which pronoun is the verb's subject: "он добавил"."""
    for at in (*range(hit.first - 1, max(hit.first - 4, -1), -1), hit.last + 1, hit.last + 2):
        for name in _PRONOUNS:
            if sentence.is_term(at, f"{name}_subject"):
                return name
    return None
