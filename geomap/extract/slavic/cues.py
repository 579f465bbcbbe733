"""Who says which words of a sentence: verbs of saying, "по словам", "со ссылкой на", headlines.

Each cue has the words that it tells; a word inside the words of two cues is told by the inner one
through the outer one. Russian and Ukrainian papers put the speaker after the verb ("сообщил
губернатор"), before it ("губернатор сообщил"), or in the locative ("в Минобороны заявили").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geomap.extract.slavic.morphology import Case
from geomap.extract.slavic.speakers import Phrase
from geomap.extract.slavic.words import Hit, Sentence, Word
from geomap.model import Form

# Words between a verb and its speaker: "заявил в среду журналистам губернатор".
_REACH_RIGHT = 7
_REACH_LEFT = 12
_ABOUT = frozenset({"о", "об", "обо", "про"})
_AS = frozenset({"как", "як"})
_DASHES = frozenset({"\u2014", "\u2013", "-"})
_QUOTES = frozenset('«»"“”„')
_HE, _SHE, _THEY = "pronoun_he", "pronoun_she", "pronoun_they"
_PRONOUNS = {_HE: frozenset({"он", "він"}), _SHE: frozenset({"она", "вона"})}
_BY = frozenset({"по", "за", "со", "с", "зі", "з"})
_PRONOUNS_PLURAL = frozenset({"они", "вони"})
_PICTURES = frozenset({"video", "public page"})
# Verbs that tell only with "что": "обнаружили и уничтожили" tells nothing.
_NEED_THAT = frozenset({"find", "show", "verify"})
_PAPERS = frozenset({"media", "social_media"})
_BESIDE: frozenset[Case] = frozenset({"dative", "accusative", "locative"})
_NOBODY_SAYS = frozenset(
    {"сообщаться", "отмечаться", "утверждаться", "повідомлятися", "зазначатися"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb or phrase of saying: its own words, its speakers, and the words that it tells.

    `sources` are those whom they cite, `relays` those to whom they said it.
    `again` is the pronoun or noun that points back to the speaker where there is no phrase.
    `back` holds for "об этом сообщил": what was told before is told by this speaker.
    """

    own: frozenset[int]
    at: int
    act: str
    speakers: tuple[Phrase, ...] = ()
    sources: tuple[Phrase, ...] = ()
    relays: tuple[Phrase, ...] = ()
    again: str | None = None
    content: frozenset[int] = frozenset()
    back: bool = False
    negated: bool = False
    form: Form | None = None

    @property
    def silent(self) -> bool:
        """Whether it tells that somebody does not confirm."""
        return self.form is not None

    @property
    def width(self) -> int:
        """How many words it tells; the fewer, the further inside it stands."""
        return len(self.content)


def cues(sentence: Sentence, phrases: Sequence[Phrase]) -> tuple[Cue, ...]:
    """Return the cues of a sentence in the order of their words."""
    found: list[Cue] = [*_colons(sentence, phrases)]
    taken: set[int] = set()
    for hit in sentence.terms("by_words"):
        if (cue := _by_words(sentence, phrases, hit)) is not None:
            found.append(cue)
            taken |= cue.own
    if (cue := _his_words(sentence)) is not None:
        found.append(cue)
        taken |= cue.own
    for hit in sentence.terms("passive_say"):
        if hit.first not in taken and (cue := _passive(sentence, phrases, hit)) is not None:
            found.append(cue)
            taken |= cue.own
    for hit in sentence.hits.get("speech", ()):
        if hit.first in taken:
            continue
        if (cue := _verb(sentence, phrases, hit)) is not None:
            found.append(cue)
            taken |= cue.own
    found = _with_sources(sentence, phrases, found)
    return tuple(sorted(_apart(sentence, _trimmed(sentence, found)), key=lambda cue: cue.at))


def path(at: int, found: Sequence[Cue]) -> tuple[Cue, ...] | None:
    """Return the cues that tell a word, innermost first; None for words that only tell."""
    if any(at in cue.own for cue in found):
        return None
    telling = [cue for cue in found if at in cue.content]
    return tuple(sorted(telling, key=_depth))


def _depth(cue: Cue) -> tuple[int, bool]:
    kinds = {one.speaker.kind for one in cue.speakers}
    return cue.width, bool(kinds & {"media", "social_media"})


def _tells_first(sentence: Sentence, cue: Cue, inner: Cue) -> bool:
    """Return whether a cue has told something of its own before the next one begins.

    "A said that X, and B said that Y" are two; "A says that B said that Y" is one in the other.
    """
    between = [at for at in cue.content if at < min(inner.own)]
    return bool(inner.speakers) and any(sentence.words[at].finite for at in between)


def _trimmed(sentence: Sentence, found: Sequence[Cue]) -> list[Cue]:
    """Return the cues without the words of other cues among those they tell."""
    own = frozenset(at for cue in found for at in cue.own)
    out = []
    for cue in found:
        later = [x for x in found if x is not cue and x.at > cue.at and cue.at in x.content]
        content = cue.content - own
        for inner in found:
            if inner.at > cue.at and inner.at in cue.content and _tells_first(sentence, cue, inner):
                content = frozenset(at for at in content if at < min(inner.own))
        for outer in later:
            if outer.content and max(outer.content) < outer.at:  # ", пишет ТАСС" ends the words
                content = frozenset(at for at in content if at < min(outer.own))
        out.append(replace(cue, content=content))
    return out


def _apart(sentence: Sentence, found: Sequence[Cue]) -> list[Cue]:
    """Return the cues without the parts of the sentence, by semicolons, that others tell."""
    stops = [word.at for word in sentence.words if word.text == ";"]
    if not stops:
        return list(found)

    def part(at: int) -> int:
        return sum(stop < at for stop in stops)

    told = {part(cue.at) for cue in found}
    return [
        replace(
            cue,
            content=frozenset(
                at for at in cue.content if part(at) == part(cue.at) or part(at) not in told
            ),
        )
        for cue in found
    ]


def _colons(sentence: Sentence, phrases: Sequence[Phrase]) -> Iterator[Cue]:
    """Yield the cue of "Минобороны: …" and of "… — Генштаб" in a headline."""
    words = sentence.words
    for phrase in phrases:
        after = phrase.last + 1
        if after < len(words) and words[after].text in _QUOTES:
            after += 1
        if phrase.speaker.name in _PICTURES:
            continue
        begins = all(w.kind == "mark" for w in words[: phrase.first]) or (
            phrase.first <= 2 and all(w.is_a("noun") for w in words[: phrase.first])  # noqa: PLR2004
        )
        if after + 1 < len(words) and sentence.is_term(after, "in"):
            after += 2 if sentence.is_term(after + 1, "platform") else 0
        if begins and after < len(words) and words[after].text == ":" and after + 1 < len(words):
            yield Cue(
                own=frozenset(range(after + 1)),
                at=phrase.head,
                act="say",
                speakers=(phrase,),
                content=frozenset(range(after + 1, len(words))),
            )
        ends = phrase.last >= len(words) - 1 - (words[-1].kind == "mark")
        if ends and sentence.kind == "title" and phrase.first > 1:
            mark = words[phrase.first - 1]
            if mark.text in _DASHES and mark.start > words[phrase.first - 2].end:
                yield Cue(
                    own=frozenset(range(phrase.first - 1, len(words))),
                    at=phrase.head,
                    act="say",
                    speakers=(phrase,),
                    content=frozenset(range(phrase.first - 1)),
                )


def _by_words(sentence: Sentence, phrases: Sequence[Phrase], hit: Hit) -> Cue | None:
    """Return the cue of "по словам губернатора", "за даними Генштабу", "по его словам"."""
    after = hit.last + 1
    phrase = _at(phrases, after)
    own = set(range(hit.first, hit.last + 1))
    while phrase is None and after < hit.last + 4 and _is_genitive(sentence, after):
        own.add(after)
        after += 1
        phrase = _at(phrases, after)
    if phrase is None:
        after = hit.last + 1
        if after >= len(sentence.words) or sentence.words[after].text != ",":
            return None
        return Cue(
            own=_with_commas(sentence, own),
            at=hit.first,
            act="say",
            again="same",
            content=_all_but(sentence, own),
        )
    speakers = (phrase, *_coordinated(sentence, phrases, phrase))
    for one in speakers:
        own |= set(range(one.first, one.last + 1))
    return Cue(
        own=_with_commas(sentence, own),
        at=hit.first,
        act="say",
        speakers=speakers,
        content=_all_but(sentence, own),
    )


def _is_genitive(sentence: Sentence, at: int) -> bool:
    """Return whether a noun or its adjective may stand between: "из данных спутников НАСА"."""
    return at < len(sentence.words) and "genitive" in sentence.words[at].cases


def _relates(sentence: Sentence, hit: Hit) -> bool:
    """Return whether "которые" before the verb refers to data: "по данным, которые приводит"."""
    return hit.first > 0 and sentence.is_term(hit.first - 1, "which") and hit.first <= 8  # noqa: PLR2004


def _led_here(sentence: Sentence, about: Hit) -> frozenset[int]:
    """Return the words before "— об этом рассказали", which point back inside one sentence."""
    before = sentence.words[: about.first]
    if len(before) < 4 or before[-1].kind != "mark":  # noqa: PLR2004  # too few to tell anything
        return frozenset()
    told = any(hit.last < about.first for hit in sentence.hits.get("strikes", ()))
    return frozenset(range(len(before) - 1)) if told else frozenset()


def _ends_there(sentence: Sentence, own: set[int]) -> bool:
    return all(word.kind == "mark" for word in sentence.words[max(own) + 1 :])


def _calls_false(sentence: Sentence, own: set[int]) -> bool:
    """Return whether the words told are called false: "назвал сообщения вымыслом"."""
    near = range(min(own) - 8, max(own) + 8)
    return any(hit.first in near for hit in sentence.terms("falsehood"))


def _his_words(sentence: Sentence) -> Cue | None:
    """Return the cue of "по его словам", "за її словами"."""
    for hit in sentence.terms("his_words"):
        at = hit.first
        if at == 0 or at + 1 >= len(sentence.words):
            continue
        if sentence.words[at - 1].key in _BY and sentence.is_term(at + 1, "by_noun"):
            own = {at - 1, at, at + 1}
            which = "pronoun_they" if sentence.is_term(at, "their_words") else "pronoun_he"
            return Cue(
                own=_with_commas(sentence, own),
                at=at - 1,
                act="say",
                again=which,
                content=_all_but(sentence, own),
            )
    return None


def _passive(sentence: Sentence, phrases: Sequence[Phrase], hit: Hit) -> Cue | None:
    """Return the cue of "говорится в сообщении ведомства", "повідомляється у зведенні Генштабу"."""
    own = {*range(hit.first, hit.last + 1)}
    noun = next(
        (
            one
            for one in sentence.terms("say_noun")
            if -6 < one.first - hit.last <= 4 or one.last == hit.first - 1  # noqa: PLR2004
        ),
        None,
    )
    speakers: tuple[Phrase, ...] = ()
    again: str | None = "same"
    if noun is not None:
        own |= set(range(min(noun.first, hit.first), max(noun.last, hit.last) + 1))
        phrase = _at(phrases, noun.last + 1) or _at(phrases, noun.first)
        if phrase is not None:
            speakers, again = (phrase,), None
            own |= set(range(phrase.first, phrase.last + 1))
    if (in_ := min(own) - 1) >= 0 and sentence.is_term(in_, "in"):
        own.add(in_)
    about = _about_this(sentence, hit)
    content = _content(sentence, own, back=about is not None)
    if about is not None:
        own |= set(range(about.first, about.last + 1))
        speakers = (*speakers, *(_coordinated(sentence, phrases, speakers[0]) if speakers else ()))
    return Cue(
        back=about is not None,
        own=_with_commas(sentence, own),
        at=hit.first,
        act=hit.value if hit.list == "speech" else "say",
        speakers=speakers,
        again=again,
        content=content,
    )


def _verb(sentence: Sentence, phrases: Sequence[Phrase], hit: Hit) -> Cue | None:
    """Return the cue of a finite verb of saying, or None."""
    word = sentence.words[hit.first]
    if not any(one.pos in {"verb", "short"} for one in word.readings):
        return None
    if _is_impersonal_form(word):
        return _passive(sentence, phrases, hit)
    negated = hit.first > 0 and sentence.is_term(hit.first - 1, "not")
    own = {*range(hit.first, hit.last + 1)}
    if negated:
        own.add(hit.first - 1)
    about = _about_this(sentence, hit)
    if about is not None:
        own |= set(range(about.first, about.last + 1))
    speakers, again = _speakers(sentence, phrases, hit)
    for one in speakers:
        own |= set(range(one.first, one.last + 1))
    if hit.first > 0 and sentence.words[hit.first - 1].key in _AS:
        own.add(hit.first - 1)
    if speakers and min(one.first for one in speakers) > 0:
        before = min(min(one.first for one in speakers), hit.first) - 1
        if sentence.words[before].key in _AS:
            own.add(before)
    if not speakers and again is None and not _is_impersonal(sentence, hit):
        return None
    back = about is not None
    content = _content(sentence, own, back=back)
    act = hit.value
    if act == "give" and not back:
        led = frozenset(range(min(own)))
        told = any(one.first in led for one in sentence.hits.get("strikes", ()))
        told = told or any(one.first in led for one in sentence.terms("killed", "injured"))
        if _relates(sentence, hit):
            content = _all_but(sentence, own | set(range(hit.first)))
        elif told and speakers and speakers[0].first > hit.last:
            content = led - own
        else:
            return None
    if about is not None and (led := _led_here(sentence, about)):
        back, content = False, led
    if act in {"confirm", "deny"} and speakers and _ends_there(sentence, own):
        content = frozenset(range(speakers[0].last + 1, hit.first)) - own
    if act == "say" and _calls_false(sentence, own):
        act, content = "deny", _all_but(sentence, own)
    if hit.value == "cite":
        content = _all_but(sentence, own)  # "…, на яких посилається AFP"
    if hit.value in _NEED_THAT and _that_after(sentence, max(own) + 1) is None:
        return None
    return Cue(
        own=_with_commas(sentence, own),
        at=hit.first,
        act=act,
        speakers=speakers,
        relays=_told_to(sentence, phrases, hit, speakers),
        again=again,
        content=content,
        back=back,
        negated=negated,
    )


def _told_to(
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
            if not any(w.kind == "mark" and w.text not in _QUOTES for w in between):
                return (phrase,) if speakers and speakers[0].speaker.kind not in _PAPERS else ()
    return ()


def _is_impersonal_form(word: Word) -> bool:
    """Return whether the verb is "сказано", "повідомлено": its doer never stands as subject."""
    return bool(word.readings) and all(
        one.pos == "short" and one.gender in {"neuter", None} and not one.plural
        for one in word.readings[:1]
    )


def _is_impersonal(sentence: Sentence, hit: Hit) -> bool:
    """Return whether nobody is named on purpose: "сообщается, что"."""
    return not sentence.words[hit.first].keys.isdisjoint(_NOBODY_SAYS)


def _about_this(sentence: Sentence, hit: Hit) -> Hit | None:
    """Return "об этом" beside the verb, which points back to the words before."""
    for one in sentence.terms("about_this"):
        between = sentence.words[one.last + 1 : hit.first]
        if hit.last < one.first <= hit.last + 3:
            return one
        if one.last < hit.first <= one.last + 8 and not any(word.finite for word in between):
            return one
    for one in sentence.terms("back_noun"):
        about = one.first > 0 and sentence.words[one.first - 1].key in _ABOUT
        if about and one.first <= 2 and one.last < hit.first:  # noqa: PLR2004  # "О взрыве первым написал"
            return one
    return None


def _speakers(
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
    return (chosen, *_coordinated(sentence, phrases, chosen)), None


def _pronoun_follows(sentence: Sentence, hit: Hit) -> bool:
    """Return whether the verb's subject is the pronoun right after it: "написал он"."""
    after = hit.last + 1
    if after >= len(sentence.words):
        return False
    key = sentence.words[after].key
    return key in _PRONOUNS_PLURAL or any(key in words for words in _PRONOUNS.values())


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
        phrase = _at(phrases, at)
        if phrase is not None:
            after = _at(phrases, phrase.last + 1)
            asked = phrase.speaker.kind in _PAPERS and after is not None and after.is_name
            if _can_speak(sentence, phrase, hit) and not asked:
                return phrase
            at = phrase.last + 1
            continue
        if word.is_a("noun") and not word.cases & _BESIDE and word.cases:
            return None  # "вважають частиною програми Асада": another's phrase
        if (word.kind == "mark" and word.text not in _QUOTES) or word.finite:
            return None
        if sentence.is_term(at, "that") or word.key in _ABOUT:
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
        return word.text in {":", ";"} or word.text in _DASHES
    return word.finite and sentence.hit_at(at, "speech") is None


def _can_speak(sentence: Sentence, phrase: Phrase, hit: Hit) -> bool:
    """Return whether a phrase can be the subject of the verb: nominative, or "в Минобороны"."""
    if phrase.speaker.name == "video" and hit.value != "show":
        return False
    before = phrase.first - 1
    if before > 0 and sentence.words[before].text in _QUOTES:
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
        if 0 <= at < len(sentence.words):
            key = sentence.words[at].key
            for name, words in _PRONOUNS.items():
                if key in words:
                    return name
            if key in _PRONOUNS_PLURAL:
                return _THEY
    return None


def _coordinated(
    sentence: Sentence, phrases: Sequence[Phrase], first: Phrase
) -> tuple[Phrase, ...]:
    """Return the other speakers of a list: "губернатор, а также ряд СМИ и каналов"."""
    out: list[Phrase] = []
    last = first.last
    while True:
        after = next((one for one in phrases if one.first > last), None)
        if after is None:
            return tuple(out)
        between = sentence.words[last + 1 : after.first]
        joins = any(word.text == "," or sentence.is_term(word.at, "and") for word in between)
        joins = joins and all(
            word.text == "," or sentence.is_term(word.at, "and", "also", "in", "platform")
            for word in between
        )
        if not joins and sentence.is_term(after.first, "platform"):
            last = after.last
            continue
        if not joins or not after.cases & first.cases:
            return tuple(out)
        if after.last + 1 < len(sentence.words) and sentence.hit_at(after.last + 1, "speech"):
            return tuple(out)
        out.append(after)
        last = after.last


def _content(sentence: Sentence, own: set[int], *, back: bool) -> frozenset[int]:
    """Return the words that the verb tells."""
    words = sentence.words
    if back:
        return frozenset()
    end = max(at for at in own) + 1
    start = min(own)
    if (that := _that_after(sentence, end)) is not None:
        return frozenset(range(that + 1, len(words)))
    if end < len(words) and words[end].text == ":":
        return frozenset(range(end + 1, len(words)))
    if end < len(words) and words[end].key in _ABOUT:
        return frozenset(range(end, len(words)))
    if start > 0 and _is_led(sentence, start, own):
        return _all_but(sentence, own)
    if words[start].key in _AS:
        before = start - 1
        while before >= 0 and words[before].kind == "mark":
            before -= 1
        if before >= 0 and sentence.is_term(before, "which"):
            return frozenset(range(end, len(words)))  # "на котором, как полагают в Киеве, …"
        return _all_but(sentence, own)
    return frozenset(range(end, len(words)))


def _that_after(sentence: Sentence, end: int) -> int | None:
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
    while at >= 0 and (sentence.words[at].text in _DASHES or sentence.words[at].text in _QUOTES):
        at -= 1
    comma = at >= 0 and sentence.words[at].text in {",", "…", "!", "?"}
    rest = [word for word in sentence.words[max(own) + 1 :] if word.kind != "mark"]
    return (comma or at < start - 1 or not rest) and any(
        word.finite for word in sentence.words[:start]
    )


def _with_sources(sentence: Sentence, phrases: Sequence[Phrase], found: Sequence[Cue]) -> list[Cue]:
    """Return the cues with whom they cite: "пишет Astra со ссылкой на жителей"."""
    out = list(found)
    for hit in sentence.terms("citing"):
        phrase = _at(phrases, hit.last + 1)
        if phrase is None:
            continue
        sources = (phrase, *_coordinated(sentence, phrases, phrase))
        own = {*range(hit.first, hit.last + 1)}
        for one in sources:
            own |= set(range(one.first, one.last + 1))
        near = [cue for cue in out if cue.act != "" and not cue.sources]
        if near:
            host = min(near, key=lambda cue: abs(cue.at - hit.first))
            whole = replace(host, own=_with_commas(sentence, set(host.own) | own), sources=sources)
            out[out.index(host)] = replace(whole, content=whole.content - whole.own)
        else:
            out.append(
                Cue(
                    own=_with_commas(sentence, own),
                    at=hit.first,
                    act="say",
                    speakers=sources,
                    content=_all_but(sentence, own),
                )
            )
    return out


def _at(phrases: Sequence[Phrase], at: int) -> Phrase | None:
    return next((one for one in phrases if one.holds(at)), None)


def _all_but(sentence: Sentence, own: set[int]) -> frozenset[int]:
    return frozenset(range(len(sentence.words))) - own


def _with_commas(sentence: Sentence, own: set[int]) -> frozenset[int]:
    """Return the words with the commas and dashes between and beside them."""
    whole = set(own)
    for at in sorted(own):
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(sentence.words):
                mark = sentence.words[beside]
                if mark.kind == "mark" and (mark.text == "," or mark.text in _DASHES):
                    whole.add(beside)
    return frozenset(whole)
