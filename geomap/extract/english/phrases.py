"""Noun phrases and subjects in a parse: who a verb's subject is, and how far a phrase goes."""

from typing import TYPE_CHECKING

from geomap.extract.english import lexicon
from geomap.extract.english.repairs import marked_subject, speaker_before
from geomap.gazetteer.countries import country_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
WH = frozenset({"WDT", "WP", "WRB", "WP$"})
EVIDENCE = frozenset(
    "image photo picture video footage clip post photograph screenshot recording imagery".split()
)
# What is found or measured: it vouches for nothing, who tells of it does.
FINDINGS = frozenset(
    "analysis evidence datum data assessment circumstance sign indication trace radar".split()
)
_SHOWS = frozenset("show publish release present share post display produce find issue".split())
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Nouns after which stands the name of what they are.
_NAMED_KINDS = frozenset(
    "agency channel outlet newspaper broadcaster website site portal magazine daily group".split()
)
_LONGEST_NAME = 4
_CALLS = frozenset({"call", "style", "name", "term", "know", "dub"})
# What "by" tells the author of, in a speaker's phrase.
_PAPERS = frozenset(
    "report investigation analysis assessment tally count statement study inquiry".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TELLS = frozenset({"say", "tell", "post", "confirm"})
# What calls itself by a name: "a militia calling itself the Dawn Brigades".
_SELF = frozenset({"itself", "themselves", "himself", "herself"})
_PLURAL_VERBS = frozenset({"were", "are", "have"})
_SINGULAR_PRONOUNS = frozenset({"it", "he", "she"})


def subject(verb: "Token") -> "Token | None":
    """Return the head of a verb's subject, through conjunction, control and relative clauses.

    Of a passive verb it is the agent ("reported by X"), or None.
    """
    found = _subject(verb)
    if act_of(verb) in _TELLS and verb.tag_ != "VBG":
        return speaker_before(verb, found)
    return found


def _subject(verb: "Token") -> "Token | None":
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if subjects:
        child = subjects[0]
        if child.dep_ == "nsubjpass":
            return agent_of(verb)
        if child.tag_ in WH and verb.dep_ == "relcl":
            return antecedent(verb)
        named = subjects[-1].pos_ == "PROPN" and subjects[-1].i == child.i + 1
        # "Peru: Two killed in raid, army says": the words before the colon head the line.
        named = named or any(x.text == ":" for x in verb.doc[child.i : subjects[-1].i])
        return subjects[-1] if named else child  # "the state news agency SANA"
    main = _main_verb_taken_for_participle(verb) or _added_to(verb)
    marked = marked_subject(verb)
    if marked is not None or main is not None:
        return marked or subject(main or verb)
    agent = agent_of(verb)
    if agent is not None or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        # "Several outlets reported …": the parser took the verb for a participle.
        outlets = agent is None and verb.head.dep_ == "ROOT" and act_of(verb) is not None
        return verb.head if outlets else agent
    found = _shared_subject(verb)
    return _agreeing(verb, found) if found is not None else None


def _added_to(verb: "Token") -> "Token | None":
    """Return the reporting verb that "…, adding that" goes on with, past what it tells.

    "The army says its crews downed five, adding that none fell": the army adds, not the crews.
    """
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or act_of(verb) != "say":
        return None
    told = verb.head
    while act_of(told) is None and told.dep_ in {"ccomp", "conj", "xcomp"}:
        told = told.head
    return told if told is not verb.head and act_of(told) is not None else None


def _shared_subject(verb: "Token") -> "Token | None":
    """Return the subject that a verb without one takes from the verb it hangs on."""
    if verb.dep_ in {"conj", "advcl", "xcomp", "parataxis", "dep", "acomp"} and verb.head != verb:
        return subject(verb.head) if verb.head.pos_ in {"VERB", "AUX", "ADJ"} else None
    if verb.dep_ == "pcomp" and verb.head.head != verb.head:
        governor = verb.head.head
        if governor.lemma_.lower() in {"quote", "cite"}:  # "quoted a source as saying"
            told = {"dobj", "nsubjpass"}  # or "a source was quoted by … as saying"
            return next((x for x in governor.children if x.dep_ in told), None)
        return subject(governor)
    if verb.dep_ == "acl":
        found = verb.head.lemma_.lower() in FINDINGS and verb.head.dep_ == "dobj"
        return (subject(verb.head.head) if found else None) or verb.head
    if verb.dep_ == "relcl":
        return antecedent(verb)
    return None


def _main_verb_taken_for_participle(verb: "Token") -> "Token | None":
    """Return the participle that the parser took for the main verb in its stead.

    "X, responding to questions, refused …": the comma before "refused" and a root without
    any auxiliary give it away.
    """
    root = next((token for token in verb.doc if token.head == token), verb)
    aux = any(child.dep_ in {"aux", "auxpass"} for child in root.children)
    after_comma = verb.i > 0 and verb.nbor(-1).text == ","
    garden_path = root.tag_ == "VBG" and not aux and verb.tag_ in {"VBD", "VBN"} and after_comma
    return root if garden_path and verb.dep_ in {"acl", "advcl", "conj", "dep"} else None


def _agreeing(verb: "Token", found: "Token") -> "Token":
    """Return a plural noun before the verb where "it … were" shows the wrong one was shared."""
    finite = next((x for x in (verb, verb.head, verb.head.head) if x.lower_ in _PLURAL_VERBS), None)
    if finite is None or found.lower_ not in _SINGULAR_PRONOUNS:
        return found
    plural = [
        token
        for token in verb.doc[found.i : verb.i]
        if token.tag_ in {"NNS", "NNPS"} and any(x.dep_ == "relcl" for x in token.children)
    ]
    return plural[-1] if plural else found


def antecedent(verb: "Token") -> "Token":
    """Return the noun that a relative clause speaks of, by number and kind."""
    candidates = [verb.head, *nouns_above(verb.head)]
    if verb.tag_ == "VBP":
        plural = [noun for noun in candidates if noun.tag_ in {"NNS", "NNPS"}]
        candidates = plural or candidates
    if verb.tag_ == "VBZ" and verb.head.tag_ in {"NNS", "NNPS"}:
        candidates = [*_owners(verb), *candidates]  # "the statements of the army, which says"
    evidence = [noun for noun in candidates if noun.lemma_.lower() in EVIDENCE]
    if evidence and act_of(verb) in {"show", "say"}:
        return evidence[0]
    return candidates[0]


def _owners(verb: "Token") -> "Iterator[Token]":
    """Yield whose papers the relative clause of a singular verb stands after."""
    for of in verb.head.children:
        if of.lower_ in {"of", "by", "from"} and of.i < verb.i:
            yield from (x for x in of.children if x.dep_ == "pobj" and x.tag_ in {"NN", "NNP"})


def phrase(head: "Token") -> str:
    """Return the noun phrase of a head without relative clauses and appositions."""
    tokens = _phrase_tokens(head)
    first, last = tokens[0], tokens[-1]
    text: str = head.doc[first.i : last.i + 1].text
    return text.strip(" ,")


def phrase_span(head: "Token") -> tuple[int, int]:
    """Return the characters of that noun phrase in the sentence."""
    tokens = _phrase_tokens(head)
    start = tokens[0].idx
    return start, start + len(phrase(head))


def meant_here(pronoun: "Token") -> "Token":
    """Return whom "it" means in "the army showed pictures of what it said were fragments".

    Another token, or a pronoun that follows a comma ("…, it said"), stands for itself.
    """
    doc = pronoun.doc
    if pronoun.lower_ not in {"it", "they"} or pronoun.i == 0 or doc[pronoun.i - 1].is_punct:
        return pronoun
    if pronoun.head.dep_ == "advcl" and doc[pronoun.i - 1].dep_ == "mark":
        return pronoun
    subjects = [x for x in doc[: pronoun.i] if x.dep_ == "nsubj" and x.pos_ != "PRON"]
    shows = [x for x in subjects if x.head.lemma_.lower() in _SHOWS]
    return shows[-1] if shows else pronoun


def apposition(head: "Token") -> str:
    """Return what an apposition to the noun adds, or an empty text."""
    names = [x for x in head.children if x.dep_ == "appos" and x.pos_ == "PROPN"]
    if names and names[0].i > head.i and head.pos_ != "PROPN":  # "the mayor, Ana Paz"
        return " ".join(token.text for token in names[0].subtree)
    parts = [child.subtree for child in head.children if child.dep_ in {"appos", "relcl"}]
    return " ".join(token.text for part in parts for token in part)


def _phrase_tokens(head: "Token") -> "list[Token]":
    left = {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "case"}
    right = {"prep", "acl", "nmod", "amod"}
    kept = [head]
    for child in head.children:
        after = child.i > head.i
        name = child.dep_ == "appos" and child.pos_ == "PROPN"
        if (name and child.left_edge.i == head.i + 1) or (not after and child.dep_ in left):
            kept.extend(child.subtree)
        elif after and child.dep_ in right and _belongs(child):
            kept.extend(token for token in child.subtree if not _relative(token, head))
        elif name and _is_name_in_quotes(child):
            kept.extend(child.subtree)
    kept += _name_after(head)
    kept = sorted(set(kept), key=lambda token: token.i)
    run = [kept[0]]
    for token in kept[1:]:
        gap = head.doc[run[-1].i + 1 : token.i]
        if any(not between.is_punct or between.text in {";", ":"} for between in gap):
            if token.i > head.i:
                break
            run = []
        run.append(token)
    run = _after_dash(run, head)
    return run if head in run else [head]


def _after_dash(run: "list[Token]", head: "Token") -> "list[Token]":
    """Return the words after a headline's dash: "… hit in the dam -officials"."""
    for n, token in reversed(list(enumerate(run))):
        dash = token.i > 0 and token.nbor(-1).whitespace_ and token.text[0] in "-–—"
        if dash and token.i <= head.i:
            return run[n + 1 :] if len(token.text) == 1 else run[n:]
    return run


def _name_after(head: "Token") -> "Iterator[Token]":
    """Yield the name right after what it is: "state news agency IRNA", which parsers tear off."""
    called = [x for x in head.children if x.dep_ == "acl" and x.lemma_.lower() in _CALLS]
    if called:
        yield from _own_name(called[0])
        return
    if head.lemma_.lower() not in _NAMED_KINDS:
        return
    after = head.doc[head.i + 1 : head.i + 1 + _LONGEST_NAME]
    if head.text == "Channel" and len(after) > 0 and after[0].like_num:
        yield after[0]  # "Channel 9"
        return
    for token in after:
        if not token.text[0].isupper() or token.lower_ in _DAYS or token.text == "I":
            return
        yield token


def _own_name(verb: "Token") -> "Iterator[Token]":
    """Yield the words of "calling itself the Dawn Brigades", which parsers tear apart."""
    after = verb.doc[verb.i + 1 : verb.i + 3 + 2 * _LONGEST_NAME]
    if verb.lemma_.lower() == "call" and not any(x.lower_ in _SELF for x in after[:1]):
        return
    yield verb
    for token in after:
        name = token.text[0].isupper() or token.text == "-" or token.text.lower() in {"al", "el"}
        if not name and token.lower_ not in {"the", "of", "as", "for", *_SELF}:
            return
        yield token


def _belongs(child: "Token") -> bool:
    if child.dep_ == "prep" and child.lower_ == "by":
        return child.head.lemma_.lower() in _PAPERS
    if child.dep_ == "prep":
        if child.lower_ == "without":  # "Doctors Without Borders"
            return child.text[0].isupper() or child.head.pos_ == "PROPN"
        if child.head.pos_ == "PROPN" and country_word(child.head.text) is not None:
            return False  # "no confirmation from Oman of the raid": a state is all its name
        return child.lower_ in {"of", "in", "at", "with", "from", "for"}
    # "affiliated with …", "close to …"
    tells = any(x.dep_ == "ccomp" for x in child.children)  # "outlets reported that": no part of it
    return (
        child.tag_ in {"VBN", "JJ"} and any(x.dep_ == "prep" for x in child.children) and not tells
    )


def _relative(token: "Token", head: "Token") -> bool:
    while token.i not in {head.i, token.head.i}:
        if token.dep_ in {"relcl", "appos"}:
            return True
        token = token.head
    return False


def _is_name_in_quotes(child: "Token") -> bool:
    before = child.doc[child.left_edge.i - 1] if child.left_edge.i else None
    return before is not None and before.text in {'"', "“", "'", "‘"}


def nouns_above(noun: "Token") -> "Iterator[Token]":
    """Yield the nouns that a noun hangs on through prepositions and participles, nearest first."""
    node = noun
    while node.dep_ in {"pobj", "prep", "acl", "conj", "compound", "appos"} and node.head != node:
        node = node.head
        if node.pos_ in _NOUNS:
            yield node


def agent_of(verb: "Token") -> "Token | None":
    """Return the head of "by X" on a passive verb, or None."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def act_of(token: "Token") -> str | None:
    """Return what a reporting verb does (say, confirm, deny, …), None for other words."""
    if token.pos_ not in {"VERB", "AUX"} and not token.tag_.startswith("VB"):
        return None
    return lexicon.speech_acts().get(token.lemma_.lower())
