"""Which words of a sentence a verb or phrase of saying tells."""

from collections.abc import Sequence

from geomap.extract.slavic.speakers import Phrase
from geomap.extract.slavic.words import DASHES, QUOTES, Hit, Sentence


def content_of(sentence: Sentence, own: set[int]) -> frozenset[int]:
    """Return the words that a verb tells whose own words and speakers these are."""
    words = sentence.words
    start, end = min(own), max(own) + 1
    after = frozenset(range(end, len(words)))
    if sentence.is_term(end, "about_what"):
        return after
    if (that := that_after(sentence, end)) is not None:
        return frozenset(range(that + 1, len(words)))
    if end < len(words) and words[end].text == ":":
        return after - {end}
    if start > 0 and (_is_led(sentence, start, own) or _is_between(sentence, start, end)):
        return all_but(sentence, own)
    if sentence.is_term(start, "as") and not _after_which(sentence, start):
        return all_but(sentence, own)
    return after


def _is_between(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether the words stand between commas: "Ракета, утверждает штаб, выпущена с …"."""
    words = sentence.words
    return end + 1 < len(words) and words[start - 1].text == "," == words[end].text


def _after_which(sentence: Sentence, start: int) -> bool:
    """Return whether a relative stands before: "на котором, как полагают в Киеве, …"."""
    before = start - 1
    while before >= 0 and sentence.words[before].kind == "mark":
        before -= 1
    return sentence.is_term(before, "which")


def that_after(sentence: Sentence, end: int) -> int | None:
    """Return where "что" stands that begins what is said, at most a few words on."""
    for at in range(end, min(end + 12, len(sentence.words))):
        if sentence.is_term(at, "that"):
            return at
        if sentence.words[at].finite or sentence.words[at].text in {":", ";"}:
            return None
    return None


def _is_led(sentence: Sentence, start: int, own: set[int]) -> bool:
    """Return whether words come before that the verb tells: "…, сообщил", "…», — заявил"."""
    at = start - 1
    while at >= 0 and (sentence.words[at].text in DASHES or sentence.words[at].text in QUOTES):
        at -= 1
    comma = at >= 0 and sentence.words[at].text in {",", "…", "!", "?"}
    rest = [word for word in sentence.words[max(own) + 1 :] if word.kind != "mark"]
    if comma and not rest:
        return True  # "Пострадавших нет, сообщил мэр": without a verb of its own
    return (comma or at < start - 1 or not rest) and any(
        word.finite for word in sentence.words[:start]
    )


def about_this(sentence: Sentence, hit: Hit) -> Hit | None:
    """Return "об этом" beside the verb, which points back to the words before."""
    for one in sentence.terms("about_this"):
        between = sentence.words[one.last + 1 : hit.first]
        if hit.last < one.first <= hit.last + 3:
            return one
        if one.last < hit.first <= one.last + 8 and not any(word.finite for word in between):
            return one
    for one in sentence.terms("back_noun"):
        about = one.first > 0 and sentence.is_term(one.first - 1, "about_what")
        if about and one.first <= 2 and one.last < hit.first:  # noqa: PLR2004  # "О взрыве первым написал"
            return one
    return None


def led_here(sentence: Sentence, about: Hit) -> frozenset[int]:
    """Return the words before "— об этом рассказали", which point back inside one sentence."""
    before = sentence.words[: about.first]
    if len(before) < 4 or before[-1].kind != "mark":  # noqa: PLR2004  # too few to tell anything
        return frozenset()
    told = any(hit.last < about.first for hit in sentence.hits.get("strikes", ()))
    return frozenset(range(len(before) - 1)) if told else frozenset()


def relates(sentence: Sentence, hit: Hit) -> bool:
    """Return whether "которые" before the verb refers to data: "по данным, которые приводит"."""
    return hit.first > 0 and sentence.is_term(hit.first - 1, "which") and hit.first <= 8  # noqa: PLR2004


def ends_there(sentence: Sentence, own: set[int]) -> bool:
    """Return whether nothing but marks stands after the words."""
    return all(word.kind == "mark" for word in sentence.words[max(own) + 1 :])


def calls_false(sentence: Sentence, own: set[int]) -> bool:
    """Return whether the words told are called false: "назвал сообщения вымыслом"."""
    near = range(min(own) - 8, max(own) + 8)
    return any(hit.first in near for hit in sentence.terms("falsehood"))


def phrase_at(phrases: Sequence[Phrase], at: int) -> Phrase | None:
    """Return the speaker's phrase that holds a word, or None."""
    return next((one for one in phrases if one.holds(at)), None)


def all_but(sentence: Sentence, own: set[int]) -> frozenset[int]:
    """Return all words of a sentence but some."""
    return frozenset(range(len(sentence.words))) - own


def with_commas(sentence: Sentence, own: set[int]) -> frozenset[int]:
    """Return the words with the commas and dashes between and beside them."""
    whole = set(own)
    for at in sorted(own):
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(sentence.words):
                mark = sentence.words[beside]
                if mark.kind == "mark" and (mark.text == "," or mark.text in DASHES):
                    whole.add(beside)
    return frozenset(whole)
