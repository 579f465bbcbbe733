"""Who says what in one parsed sentence: reporting cues, their speakers and their content.

A cue is a reporting verb ("said"), or "according to". Its content is what hangs on it by
complement edges; the innermost cue whose content holds a word is that word's cue, the cues around
it are relays (the rules stand in research, `extraction.md` section 4). Words that hang on a cue
in any other way (its subject, "on Tuesday", "in a statement") belong to the telling and not to
what is told.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from geomap.extract.english import refusals
from geomap.extract.english.acts import act_in, is_blamed
from geomap.extract.english.asides import (
    according,
    citing_alone,
    inverted,
    is_anyone,
    is_claimed_by,
    is_nobody,
    none_of,
    reported_by,
    reviewer,
    signed,
)
from geomap.extract.english.complements import (
    after_semicolon,
    between_dashes,
    goes_on,
    headline_before,
    is_cited_before,
    is_quoted_before,
    is_trailing,
    of_statement,
)
from geomap.extract.english.cue import Cue
from geomap.extract.english.judging import denied_claims, denies_by_words, points_back
from geomap.extract.english.names import is_name
from geomap.extract.english.paths import path
from geomap.extract.english.phrases import (
    EVIDENCE,
    FINDINGS,
    WH,
    antecedent,
    nouns_above,
    subject,
)
from geomap.extract.english.relays import carriers, cited, is_cite, quoted, quoting
from geomap.extract.english.toll_words import gives_figure, told_number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Cue", "cues", "path"]

_CUES = "geomap.cues"  # where a parse keeps them
_CONTENT = frozenset({"ccomp", "xcomp", "pcomp", "oprd"})
# Prepositions that bring in what is told, by the verb's act or lemma.
_CONTENT_PREPOSITIONS = {
    "accuse": frozenset({"of", "for"}),
    "blame": frozenset({"for"}),
    "comment": frozenset({"on", "about"}),
    "point": frozenset({"to", "at"}),
    "describe": frozenset({"as"}),
    "confirm": frozenset({"as", "of"}),
    "quote": frozenset({"as"}),
    "cite": frozenset({"as"}),
    "claim": frozenset({"for"}),
    "report": frozenset({"on", "about"}),
    "tell": frozenset({"of", "about"}),
    "inform": frozenset({"of", "about"}),
    "speak": frozenset({"of", "about"}),
    "identify": frozenset({"in"}),
    "talk": frozenset({"of", "about"}),
    "hear": frozenset({"of"}),
    "warn": frozenset({"of"}),
    "complain": frozenset({"of", "about"}),
    "boast": frozenset({"of", "about"}),
    "brag": frozenset({"of", "about"}),
    "own": frozenset({"to"}),
    "confess": frozenset({"to"}),
    "admit": frozenset({"to"}),
    "fault": frozenset({"for"}),
    "charge": frozenset({"with"}),
    "suspect": frozenset({"of"}),
    "allude": frozenset({"to"}),
    "refer": frozenset({"to"}),
    "attest": frozenset({"to"}),
    "testify": frozenset({"to"}),
}
_SHOWS = frozenset("indicate suggest prove point demonstrate support".split())
_FIND_OBJECTS = frozenset({"evidence", "sign", "trace", "fragment", "debris"})
_ACTS_WITH_NOUN_CONTENT = frozenset(
    "say confirm deny verify comment accuse allege post show quote cite".split()
)


def cues(doc: "Doc") -> tuple[Cue, ...]:
    """Return the cues of a sentence in order of their words; found once for a parse."""
    if _CUES not in doc.user_data:
        doc.user_data[_CUES] = _found(doc)
    return cast("tuple[Cue, ...]", doc.user_data[_CUES])


def _found(doc: "Doc") -> tuple[Cue, ...]:
    found = [cue for token in doc for cue in _cue_of(token)]
    found += signed(doc)
    found += denied_claims(doc)
    inside = {cue.token for cue in found}
    kept = []
    for cue in found:
        token = doc[cue.token]
        governor = token.head
        # "it says shows …": the one who says vouches, not the video.
        shown_by_sayer = (
            cue.act == "show" and governor.i in inside and token.dep_ in {"ccomp", "xcomp"}
        )
        if not shown_by_sayer and not _is_evidence_told_of(doc, cue, found):
            kept.append(cue)
    return tuple(_joined(doc, kept))


def _is_evidence_told_of(doc: "Doc", cue: Cue, found: list[Cue]) -> bool:
    """Return whether somebody says what evidence shows: he vouches for it, not the evidence."""
    if cue.speaker is None or doc[cue.speaker].lemma_.lower() not in EVIDENCE | FINDINGS:
        return False
    shows = cue.act in {"show", "confirm", "verify"} or doc[cue.token].lemma_.lower() in _SHOWS
    checked = {i for other in found if other.act in {"verify", "confirm"} for i in other.content}
    if shows and doc[cue.token].dep_ == "acl" and cue.speaker in checked:
        return True  # "verified videos showing A": who verified them vouches
    return shows and any(cue.token in other.content for other in found if other is not cue)


def _joined(doc: "Doc", found: list[Cue]) -> Iterator[Cue]:
    """Yield the cues with "neither confirmed nor denied X" as one refusal to confirm X."""
    denials = {
        doc[cue.token].head.i: cue
        for cue in found
        if cue.act == "deny" and cue.negated and doc[cue.token].dep_ == "conj"
    }
    for cue in found:
        if cue.act == "deny" and denials.get(doc[cue.token].head.i) is cue:
            continue
        other = denials.get(cue.token)
        content = (*cue.content, other.token, *other.content) if other else cue.content
        yield replace(cue, content=content, form="refused" if other else cue.form)


def _cue_of(token: "Token") -> Iterator[Cue]:
    if token.lower_ == "according" or (token.lower_ == "per" and token.dep_ == "prep"):
        yield from according(token)
        return
    silent = _silence(token)
    if silent is not None:
        yield silent
        return
    act = act_in(token)
    if act is not None and (by := reported_by(token)) is not None:
        yield Cue(token=token.i, act=act, speaker=by.i, content=(), clause=token.head.i)
        return
    if act in {"say", "confirm"} and (after := inverted(token, act)) is not None:
        yield after
        return
    if act is None or (act == "cite" and token.tag_ == "VBG") or token.dep_ == "amod":
        if act == "cite":
            yield from citing_alone(token)
        return
    cue = _telling(token, act)
    if cue is not None:
        yield cue


def _silence(token: "Token") -> Cue | None:
    """Return the cue of a word by which somebody keeps silent, or None."""
    silent = refusals.silence(token)
    if silent is None:
        return None
    who, about, form = silent
    also = tuple(x.i for x in refusals.others(who))
    return Cue(
        token=token.i,
        act="comment",
        speaker=who.i,
        content=about,
        negated=True,
        form=form,
        others=also,
    )


def _telling(token: "Token", act: str) -> Cue | None:
    """Return the cue of a verb of telling, or None where it tells nothing."""
    content = tuple(_content(token, act))
    trailing = not content and is_trailing(token, act)
    content = (token.head.i,) if trailing else content
    speaker, relays = _speaker(token, act)
    if speaker is not None and is_nobody(speaker) and not any(_described(speaker)):
        speaker, act = None, "allege"  # "reports suggest that": nobody in particular
    if speaker is not None and is_claimed_by(token):
        return None  # "after a raid claimed by the rebels killed six": told by the narrator
    if act in {"confirm", "verify"} and is_anyone(speaker):
        speaker = None  # "by independent sources": by nobody
        content = (*content, *(x.i for i in content for x in none_of(token.doc[i])))
    if not _is_telling(token, act, speaker, content):
        return None
    speaker = reviewer(speaker) or speaker if speaker is not None else None
    negated = refusals.negated(token)
    form = refusals.form(token, act, denied=negated)
    if form is not None:
        content = tuple(i for i in content if not _is_only_named(token.doc[i]))
    admits = False
    if act == "deny" and negated and token.lemma_.lower() in {"dispute", "contest"}:
        act, form, negated, admits = "confirm", None, False, True  # "does not dispute it"
    around = _set_between(token).i
    aside = trailing or (token.dep_ == "parataxis" and content == (around,))
    after = after_semicolon(token) if speaker is not None and act in {"say", "tell"} else None
    cue = Cue(
        token=token.i,
        act="allege" if speaker is None and _is_impersonal(token) else act,
        speaker=speaker.i if speaker is not None else None,
        content=content if after is None else (*content, after),
        antecedents=tuple(_antecedents(token)),
        relays=tuple(relay.i for relay in relays),
        negated=negated,
        form=form,
        clause=(token.head.i if trailing else around) if aside else None,
        others=tuple(x.i for x in refusals.others(speaker)) if speaker is not None else (),
    )
    if admits:
        return replace(cue, back=points_back(token, "deny"))
    return cue if negated else _pointing_back(token, cue)


def _pointing_back(token: "Token", cue: Cue) -> Cue:
    """Return the cue, marked where its words only judge, blame or count what was told before."""
    if denies_by_words(token, cue.act, cue.content):
        return replace(cue, act="deny", back=True)
    back = points_back(token, cue.act) or gives_figure(token) or told_number(token) is not None
    return replace(cue, back=back or is_blamed(token, cue.act, cue.content))


def _speaker(token: "Token", act: str) -> "tuple[Token | None, list[Token]]":
    """Return who vouches by this verb, if the phrase can name anybody, and who passes it on."""
    speaker, relays = _chain(token, act)
    if speaker is not None and speaker.tag_ in WH:
        speaker = _before(speaker)
    if speaker is not None and not is_name(speaker.text):
        speaker = None
    return speaker, relays


def _is_only_named(head: "Token") -> bool:
    """Return whether what is not confirmed is only named: "on Loja", "these", "which"."""
    pronoun = head.lower_ in {"these", "those", "which", "them"} and not any(head.children)
    return pronoun or (head.dep_ == "prep" and refusals.only_names(head))


def _before(relative: "Token") -> "Token | None":
    """Return the noun before a relative pronoun that the parser hung on nothing.

    "The army, which denies A and which says B": the second means whom the first does.
    """
    for other in relative.doc[: relative.i]:
        if other.lower_ == relative.lower_ and other.head.dep_ == "relcl":
            return antecedent(other.head)
    nouns = [x for x in relative.doc[: relative.i] if x.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns else None


def _described(noun: "Token") -> "Iterator[Token]":
    """Yield the words that say whose or which reports they are: "media reports"."""
    for child in noun.children:
        if child.dep_ in {"compound", "poss", "nmod", "prep"} or child.lower_ in {"the", "its"}:
            yield child


def _is_impersonal(verb: "Token") -> bool:
    """Return whether nobody says it: "it has been claimed", "is said to have struck"."""
    subjects = [x for x in verb.children if x.dep_ == "nsubjpass"]
    told = any(x.dep_ == "xcomp" for x in verb.children)
    return any(x.lower_ == "it" or told for x in subjects)


def _chain(token: "Token", act: str) -> "tuple[Token | None, list[Token]]":
    """Return who vouches by this verb, and who passes it on, outermost first."""
    speaker = subject(token)
    relays: list[Token] = []
    quoter = token.head.head
    if token.dep_ == "pcomp" and quoter.lemma_.lower() in {"quote", "cite"}:
        who = subject(quoter)
        relays += [who] if who is not None else []
    told_by = quoted(token)
    if told_by is not None:  # "TASS quoted the ministry as saying"
        relays += [speaker] if speaker is not None else []
        speaker = told_by
    sources = cited(token)
    if sources:
        relays += [speaker] if speaker is not None else []
        relays += sources[:-1]
        speaker = sources[-1]
    relays += quoting(speaker) if speaker is not None else []
    return speaker, relays + carriers(token, act)


def _is_telling(
    token: "Token", act: str, speaker: "Token | None", content: tuple[int, ...]
) -> bool:
    """Return whether the verb tells something, by someone or in a way that tells who does not."""
    passive = any(child.dep_ == "nsubjpass" for child in token.children)
    if speaker is None and token.dep_ == "acl":
        return False
    if speaker is None and passive and not refusals.negated(token):
        return _is_impersonal(token) and bool(content)
    if act == "find" and not _finds_evidence(token):
        return False
    if act == "show" and (speaker is None or speaker.lemma_.lower() not in EVIDENCE):
        return False
    return bool(content) or act in {"confirm", "deny", "verify", "comment"}


def _content(verb: "Token", act: str) -> Iterator[int]:
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    prepositions = _CONTENT_PREPOSITIONS.get(verb.lemma_.lower(), frozenset())
    own = any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
    if verb.dep_ == "parataxis" and not own:
        yield _set_between(verb).i
    that = next((x for x in verb.children if x.lower_ == "that" and x.dep_ == "dobj"), None)
    if that is not None and that.i == verb.i + 1:  # "posted that": the parser lost the clause
        yield from (
            x.i for x in verb.children if x.dep_ in {"conj", "dep", "advcl"} and x.i > that.i
        )
    yield from headline_before(verb)
    if gives_figure(verb):
        yield from (x.i for x in verb.children if x.dep_ == "dobj" or x.lower_ in {"at", "of"})
        return
    inside = between_dashes(verb)
    for child in verb.children:
        dep = child.dep_
        if inside is not None and not inside[0] <= child.i <= inside[1]:
            continue  # "mortars – each side says it was the other's – killed 55"
        # "Peru said A; Quito says B": what stands before the semicolon is not Quito's.
        apart = own and child.i < verb.i and ";" in {x.text for x in verb.doc[child.i : verb.i]}
        complement = dep in _CONTENT and not is_cite(child) and not apart
        noun = dep in {"dobj", "attr"} and act in _ACTS_WITH_NOUN_CONTENT
        noun = noun and (verb.lemma_.lower() != "take" or child.lower_ == "responsibility")
        told = dep == "nsubjpass" and passive
        about = dep == "prep" and (child.lower_ in prepositions or act == "show")
        loose = dep == "dep" and child.pos_ in {"VERB", "AUX"}
        loose = loose or is_quoted_before(child, verb) or is_cited_before(child, verb)
        if complement or noun or told or about or loose or goes_on(child, verb):
            yield child.i
        elif dep == "prep" and child.lower_ in {"in", "on"}:
            yield from of_statement(child)


def _set_between(verb: "Token") -> "Token":
    """Return the clause in which ", the army said," is set, where the parser took a later one.

    "Jets hit the port, the army said, in reply to rockets fired at …": not only what was fired.
    """
    told = verb.head
    while told.i > verb.i and told.dep_ in {"advcl", "acl", "relcl"} and told.head.i < verb.i:
        told = told.head
    return told if told.pos_ in {"VERB", "AUX"} else verb.head


def _antecedents(verb: "Token") -> Iterator[int]:
    if verb.dep_ == "relcl":
        wh = [child for child in verb.children if child.tag_ in WH]
        if any(child.dep_ in {"dobj", "pobj", "mark"} for child in wh):
            yield _told_noun(verb).i


def _told_noun(verb: "Token") -> "Token":
    """Return the noun that "which experts have confirmed" speaks of: evidence where there is."""
    nouns = [verb.head, *nouns_above(verb.head)]
    shown = nouns[-1]
    while shown.dep_ in {"pobj", "prep"}:
        shown = shown.head
    nouns += [child for child in shown.children if child.dep_ == "dobj"]
    evidence = (x for x in nouns if x.lemma_.lower() in _FIND_OBJECTS | EVIDENCE)
    return next(evidence, verb.head)


def _finds_evidence(verb: "Token") -> bool:
    return any(child.dep_ == "ccomp" for child in verb.children)
