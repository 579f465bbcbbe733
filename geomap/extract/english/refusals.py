"""Who does not confirm, and in which words: "did not confirm", "kept silent", "no word from"."""

from typing import TYPE_CHECKING

from geomap.extract.english import lexicon
from geomap.extract.english.phrases import agent_of, subject
from geomap.model import Form

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGED_GOVERNORS = frozenset("refrain decline refuse fail avoid stop unable".split())
_SAYINGS = frozenset(
    "comment statement reaction response word reply remark confirmation acknowledgment "
    "acknowledgement".split()
)
_GIVES = frozenset("issue make give offer provide release publish have".split())
_ASKED = frozenset("request question query call email e-mail message inquiry enquiry".split())
_QUIET = frozenset(
    """silent quiet mum silence tight-lipped tightlipped noncommittal non-committal evasive
    unavailable unreachable""".split()
)
_QUIET_PLACES = frozenset(
    """front frontline line zone area street border region city town village gun sky night day
    sector situation campus road""".split()
)
_STAYS = frozenset({"remain", "keep", "stay", "be", "maintain", "fall", "go"})
# "Would not say whether", "declined to disclose if".
_TELLS = frozenset("say disclose reveal tell specify state clarify indicate divulge".split())
# "Was looking into the reports": neither yes nor no.
_LOOKS_INTO = {
    "look": frozenset({"into"}),
    "inquire": frozenset({"into"}),
    "investigate": frozenset(),
    "examine": frozenset(),
    "review": frozenset(),
    "check": frozenset(),
    "probe": frozenset(),
    "study": frozenset(),
    "assess": frozenset(),
}
_KEEPS_BACK = frozenset(
    {"draw", "reach", "make", "mention", "know", "discuss", "report", "register", "record"}
    | {*_TELLS, *_LOOKS_INTO}
)
_LOOKED_INTO = frozenset(
    """matter report claim allegation incident account information circumstance accusation
    it this""".split()
)
_HAPPENINGS = frozenset("incident attack strike explosion impact hit raid".split())
_CAN = frozenset({"could", "can", "cannot", "able", "unable", "ca"})
_NONE = frozenset({"neither", "nor"})
_SOURCES = frozenset({"from", "by"})


def negated(verb: "Token") -> bool:
    """Return whether a reporting verb is denied: "did not", "neither … nor", "refused to"."""
    node = verb
    while True:
        children = list(node.children)
        if any(child.dep_ == "neg" or child.lower_ in _NONE for child in children):
            return True
        if any(child.lower_ == "yet" and node.lemma_ == "have" for child in children):
            return True
        if node != verb and node.lemma_.lower() in _HEDGED_GOVERNORS:
            return True
        if node.dep_ == "conj" and any(x.lower_ == "nor" for x in node.head.children):
            return True
        if any(_is_nobody(child) for child in children):
            return True
        if node.dep_ == "xcomp" and node.head.lemma_ in {"have", "able", *_HEDGED_GOVERNORS}:
            node = node.head
        elif node.dep_ == "pcomp" and node.head.lower_ in {"from", "of", "short"}:
            node = node.head.head
        elif node.dep_ == "acomp" and node.lemma_ in {"able", "unable"}:
            node = node.head
        else:
            return node.lemma_.lower() in _HEDGED_GOVERNORS and node != verb


def form(verb: "Token", act: str, *, denied: bool) -> Form | None:
    """Return in which way the speaker does not confirm, None for all other acts."""
    plain: dict[str, Form] = {
        "comment": "no_comment",
        "verify": "could_not_verify",
        "deny": "refused",
    }
    if not denied or (act != "confirm" and act not in plain):
        return None
    if act in plain:
        return plain[act]
    children = [*verb.children, *verb.head.children]
    if verb.head.lemma_ in {"able", "unable"} or any(x.lower_ == "could" for x in verb.children):
        return "could_not_verify"
    silent = {"yet", "immediately", "officially", "publicly"}
    perfect = any(child.lemma_ == "have" for child in verb.children)
    noted = perfect or any(child.lower_ in silent for child in children)
    return "silence_noted" if noted else "refused"


def silence(token: "Token") -> "tuple[Token, tuple[int, ...], Form] | None":
    """Return who keeps silent by this word, about what (heads of the words), and in which form.

    "X has issued no statement on the strike", "X remained silent about it", "there was no word
    from X".
    """
    lemma = token.lemma_.lower()
    if lemma in _QUIET and _is_kept(token) and not _is_place(subject(token.head)):
        return _told(subject(token.head), [token, token.head], "silence_noted")
    if lemma in _SAYINGS and token.dep_ == "dobj" and token.head.lemma_.lower() in _GIVES:
        verb = token.head
        if negated(verb) or _is_no(token):
            return _told(subject(verb), [token, verb], "silence_noted")
    if lemma in _SAYINGS and token.dep_ in {"attr", "nsubj", "nsubjpass"} and _is_no(token):
        return _told(_from_whom(token), [token, token.head], "silence_noted")
    if lemma in {"respond", "reply", "react"} and token.tag_.startswith("VB") and negated(token):
        return _told(subject(token), [token], "no_comment")
    if lemma in {"answer", "return"} and token.tag_.startswith("VB") and negated(token):
        asked = [x for x in token.children if x.dep_ == "dobj" and x.lemma_.lower() in _ASKED]
        return _told(subject(token), asked, "no_comment") if asked else None
    return _unsaid(token, lemma) if lemma in _KEEPS_BACK and token.tag_[:2] == "VB" else None


def _is_place(noun: "Token | None") -> bool:
    """Return whether it is a front or a town that "fell quiet", and nobody who could speak."""
    return noun is not None and noun.lemma_.lower() in _QUIET_PLACES


def _is_kept(word: "Token") -> bool:
    """Return whether a word of silence is what somebody keeps: "remained silent"."""
    stays = word.dep_ in {"acomp", "oprd", "dobj", "attr"} and word.head.lemma_ in _STAYS
    return stays and not negated(word.head)


def _unsaid(verb: "Token", lemma: str) -> "tuple[Token, tuple[int, ...], Form] | None":
    """Return who keeps back by a verb: "would not say whether", "made no mention of it"."""
    objects = [x for x in verb.children if x.dep_ == "dobj"]
    if lemma in {"draw", "reach"} and negated(verb) and _is_passive(verb):
        who = next((x for x in verb.children if x.dep_ == "nsubjpass"), None)
        return _told(who, [verb], "no_comment")  # "would not be drawn", "could not be reached"
    if lemma in {"say", "disclose", "reveal"} and any(x.lower_ == "nothing" for x in objects):
        return _told(subject(verb), [verb, *objects], "silence_noted")
    mention = lemma == "make" and any(x.lower_ == "mention" and _is_no(x) for x in objects)
    if lemma in {"report", "register", "record"}:
        return _nothing_happened(verb, objects)
    if mention or (lemma == "mention" and negated(verb) and _is_passed_over(verb)):
        return _told(subject(verb), [], "silence_noted")
    if lemma in _LOOKS_INTO and verb.tag_ == "VBG":
        return _looking_into(verb, lemma, objects)
    return _not_told(verb, lemma) if negated(verb) else None


def _not_told(verb: "Token", lemma: str) -> "tuple[Token, tuple[int, ...], Form] | None":
    """Return who does not tell: "would not say whether", "could not tell", "may never be known"."""
    if lemma in _TELLS:
        asked = any(_is_whether(x) for x in verb.children)
        unable = _cannot(verb)
        told = any(x.dep_ in {"ccomp", "dobj", "xcomp"} for x in verb.children)
        if asked or (unable and lemma in {"say", "tell"} and not told):
            return _told(subject(verb), [], "could_not_verify" if unable else "refused")
    if lemma == "discuss":
        return _told(subject(verb), [], "refused")
    if lemma == "know" and _is_passive(verb) and verb.dep_ == "ccomp":
        what = [x for x in verb.children if x.dep_ in {"ccomp", "csubjpass", "csubj", "nsubjpass"}]
        never = any(x.lower_ == "never" for x in verb.children)
        if what and never:
            return _told(subject(verb.head), [], "no_data")
    return None


def _looking_into(
    verb: "Token", lemma: str, objects: "list[Token]"
) -> "tuple[Token, tuple[int, ...], Form] | None":
    """Return who "was looking into the matter"."""
    into = _LOOKS_INTO[lemma]
    nouns = [y for x in verb.children if x.lower_ in into for y in x.children] if into else objects
    is_it = any(x.lemma_.lower() in _LOOKED_INTO for x in nouns)
    going_on = any(x.dep_ == "aux" and x.lemma_ == "be" for x in verb.children)
    return _told(subject(verb), [], "refused") if is_it and going_on else None


def _nothing_happened(
    verb: "Token", objects: "list[Token]"
) -> "tuple[Token, tuple[int, ...], Form] | None":
    """Return who "did not report any incident", "reported no attacks"."""
    none = any(
        x.lemma_.lower() in _HAPPENINGS
        and (_is_no(x) or (negated(verb) and any(y.lower_ in {"any", "an"} for y in x.children)))
        for x in objects
    )
    return _told(subject(verb), [], "silence_noted") if none else None


def _is_passive(verb: "Token") -> bool:
    return any(x.dep_ in {"auxpass", "nsubjpass"} for x in verb.children)


def _is_whether(clause: "Token") -> bool:
    """Return whether a clause asks: "whether the base had been hit"."""
    return clause.dep_ in {"ccomp", "advcl", "xcomp"} and any(
        x.lower_ in {"whether", "if"} for x in clause.children
    )


def _is_passed_over(verb: "Token") -> bool:
    """Return whether a place or strike by name is what was not mentioned, and not who did it."""
    return any(
        x.dep_ == "dobj" and (x.pos_ == "PROPN" or any(y.lower_ == "the" for y in x.children))
        for x in verb.children
    )


def _cannot(verb: "Token") -> bool:
    """Return whether who says nothing was not able to: "could not tell", "was unable to say"."""
    around = [*verb.children, verb.head]
    return any(x.lower_ in _CAN or x.lemma_ in _CAN for x in around)


def others(speaker: "Token") -> "tuple[Token, ...]":
    """Return who else does not confirm: "neither the army nor the ministry"."""
    if not _is_neither(speaker):
        return ()
    return tuple(x for x in speaker.children if x.dep_ == "conj" and x.pos_ == "PROPN")


def _told(
    speaker: "Token | None", around: "list[Token]", kind: Form
) -> "tuple[Token, tuple[int, ...], Form] | None":
    if speaker is None or speaker.lower_ in {"there", "which", "who", "that", "nobody", "calls"}:
        return None
    about = tuple(
        child.i
        for word in around
        for child in word.children
        if child.dep_ == "prep"
        and child.lower_ in {"on", "about", "to", "regarding", "over"}
        # "to a request for comment" tells how one was asked, not about what
        and not any(x.dep_ == "pobj" and x.lemma_.lower() in _ASKED for x in child.children)
        and not only_names(child)
    )
    return speaker, about, kind


def only_names(preposition: "Token") -> bool:
    """Return whether "on Loja", "about the theatre", "on how bad it is" only says of what.

    A refusal on a strike by its place, or by what was struck, tells nothing more of it.
    """
    for child in preposition.children:
        if child.dep_ == "pcomp":
            return any(x.tag_ == "WRB" for x in child.children) or any(
                x.lower_ == "how" for x in child.subtree
            )
        if child.dep_ == "pobj":
            known = any(x.lower_ in {"the", "that", "this"} for x in child.children)
            plain = not any(x.dep_ in {"prep", "acl", "relcl"} for x in child.children)
            what = any(p.fullmatch(child.text) for _, p in lexicon.kinds("targets"))
            return plain and (child.pos_ == "PROPN" or (known and what))
    return False


def _is_neither(noun: "Token") -> bool:
    return any(child.lower_ == "neither" for child in noun.children)


def _is_nobody(subject_: "Token") -> bool:
    """Return whether a verb is denied by its subject: "neither side", "none of these figures"."""
    if subject_.dep_ == "nsubjpass":
        return subject_.lower_ == "none"
    return subject_.dep_ == "nsubj" and _is_neither(subject_)


def _is_no(noun: "Token") -> bool:
    return any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children)


def _from_whom(noun: "Token") -> "Token | None":
    """Return whose word it is that did not come: "no reaction from the army"."""
    for word in (noun, noun.head):
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ in _SOURCES:
                return next((x for x in child.children if x.dep_ == "pobj"), None)
    return agent_of(noun.head)
