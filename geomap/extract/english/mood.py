"""Whether words are told as having happened: not planned, possible, practised, or a habit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

STRIKES = frozenset(
    """strike attack airstrike air-strike bombardment bombing raid barrage shelling salvo volley
    onslaught launch use""".split()
)
# What makes its complement something that need not have happened.
_UNREAL = frozenset(
    """allow permit authorize authorise approve let enable grant permission approval authorization
    authorisation greenlight light ban prohibit restriction threaten threat warn warning vow promise
    plan intend intention want wish hope urge call ask demand request consider decide decision
    discuss discussion prepare preparation ability capable capability able right doctrine
    possibility potential risk fear prevent avoid deter stop seek try attempt ready readiness
    willing willingness expect expectation likely need agree agreement pledge oppose limit
    threshold policy option offer suggest proposal designed design aim unclear lift invite supply
    provide require refuse decline train practice practise exercise drill simulate rehearse
    justify deserve support debate legality""".split()
)
_MODALS = frozenset(
    {
        "would",
        "could",
        "may",
        "might",
        "will",
        "shall",
        "can",
        "should",
        "must",
        "wo",
        "ca",
        "'ll",
        "’ll",
        "’d",
        "'d",
    }
)
_POSSIBLE = frozenset({"may", "might", "could"})
_EXERCISES = frozenset("exercise drill manoeuvre maneuver rehearsal simulation wargame".split())
# "test-fired", "a test launch", "a training flight"
_TRIED = frozenset("test trial practice training mock".split())
_TRIALS = frozenset("test trial".split())
_FLIGHTS = frozenset("flight mission session sortie run exercise drill".split())
# "The war, which began after the attack": what opened a war is its history.
_OPENINGS = frozenset("begin start erupt break trigger spark ignite prompt provoke follow".split())
_WARS = frozenset("war campaign offensive conflict invasion fighting hostilities".split())
_WORKS = frozenset(
    "documentary novel book exhibition museum memoir painting drama thriller textbook".split()
)
_STATES = frozenset({"be", "become", "remain", "constitute"})
_OLDEST_YEAR = 1990  # strikes before are history
_OCCASIONS = frozenset({"time", "case", "instance", "occasion"})
_HABITS = frozenset(
    "often regularly routinely frequently usually typically sometimes constantly".split()
)
_PERMITS = frozenset("restriction ban limit prohibition permission approval restraint".split())
_ENABLED = frozenset({"design", "capable", "able", "build", "intend"})
_UNREAL_MARKS = frozenset({"if", "unless", "whether", "lest"})
_FACTIVE_INFINITIVES = frozenset(
    """use manage continue begin start help appear seem claim fire launch deploy report say believe
    know think allege find proceed go show purport confirm join""".split()
)
_GENERIC_DETERMINERS = frozenset({"any", "every", "each", "such", "no"})
_UNREAL_ADJECTIVES = frozenset(
    "future possible potential further imminent planned nuclear retaliatory eventual".split()
)
_ANSWERS = frozenset("thank praise condemn credit punish blame commend congratulate".split())
_PRESUPPOSED_MARKS = frozenset(
    {"after", "as", "since", "when", "while", "because", "although", "though", "before"}
)


_JUDGED = "geomap.judged"  # where a parse keeps what its words' own mood is


def unreal(token: "Token", *, refusals: frozenset[int] = frozenset()) -> bool:
    """Return whether the token stands where nothing need have happened.

    What somebody "declined to confirm" is judged by its own words: declining is no plan.
    """
    node, below = token, None
    while True:
        if node.i in refusals:
            return False
        governed = below is not None and _is_governed(node, below)
        if governed or _is_unreal_itself(node):
            return True
        # "would mark the first time that …" tells of it no more than "would" does.
        relative = node.dep_ == "relcl" and node.head.lemma_.lower() not in _OCCASIONS
        if node.head == node or relative or _presupposed(node):
            return False
        below, node = node, node.head


def _is_unreal_itself(node: "Token") -> bool:
    """Return whether a word's own mood, mark or determiner makes it something not told as done.

    Asked of the words above every value, so each word is judged once.
    """
    known: dict[int, bool] = node.doc.user_data.setdefault(_JUDGED, {})
    if node.i not in known:
        known[node.i] = _judged(node)
    return known[node.i]


def _judged(node: "Token") -> bool:
    modal = _has_modal(node) and not is_possible(node)
    marked = any(x.dep_ == "mark" and x.lower_ in _UNREAL_MARKS for x in node.children)
    infinitive = _is_bare_infinitive(node) and not _factive(node)
    practised = node.dep_ == "relcl" and node.head.lemma_.lower() in _EXERCISES
    if practised or modal or marked or infinitive or _is_trial(node):
        return True
    return _unreal_noun(node) or _is_habit(node) or _in_exercise(node) or _is_history(node)


def _is_trial(node: "Token") -> bool:
    """Return whether it was only tried: "test-fired", "a test launch", "a test of a missile"."""
    if node.lemma_.lower() in _TRIALS and node.pos_ == "NOUN":
        return any(x.dep_ == "prep" and x.lower_ == "of" for x in node.children)
    return any(
        x.lower_ in _TRIED and x.dep_ in {"compound", "npadvmod", "amod", "advmod", "nmod"}
        for x in node.lefts
        if node.pos_ == "VERB" or node.lemma_.lower() in STRIKES
    )


def _is_history(node: "Token") -> bool:
    """Return whether it is told as what opened a war, or as of another age: "in 1944"."""
    years = [x.text for x in node.children if x.pos_ == "NUM" and len(x.text) == len("1944")]
    if node.lemma_.lower() in STRIKES and any(x.isdigit() and int(x) < _OLDEST_YEAR for x in years):
        return True
    edge = node.head
    if node.dep_ != "pobj" or edge.lower_ not in {"after", "by", "with", "from"}:
        return False
    verb = edge.head
    if verb.lemma_.lower() not in _OPENINGS or node.lemma_.lower() not in STRIKES:
        return False
    subjects = {x.lemma_.lower() for x in verb.children if x.dep_ in {"nsubj", "nsubjpass"}}
    clause = verb.dep_ in {"relcl", "acl"} and verb.head.lemma_.lower() in _WARS
    return clause or bool(subjects & _WARS)


def _in_exercise(node: "Token") -> bool:
    """Return whether it was done in training: "fired rockets during a drill"."""
    return any(
        noun.dep_ == "pobj" and _is_exercise(noun)
        for child in node.children
        if child.dep_ == "prep" and child.lower_ in {"in", "during", "at", "as"}
        for noun in child.subtree
        if child in {noun.head, noun.head.head.head}
    )


def _is_exercise(noun: "Token") -> bool:
    lemma = noun.lemma_.lower()
    tried = any(x.lower_ in _TRIED for x in noun.lefts)
    return lemma in _EXERCISES or lemma in _TRIALS or (tried and lemma in _FLIGHTS)


def _is_habit(node: "Token") -> bool:
    """Return whether a verb tells what is done again and again, and of no one strike.

    "Has often hit", "have been attacking ships for months", "strikes are carried out against".
    """
    if not node.tag_.startswith("VB"):
        return False
    children = list(node.children)
    if any(x.dep_ == "advmod" and x.lower_ in _HABITS for x in children):
        return True
    aux = {x.lower_ for x in children if x.dep_ in {"aux", "auxpass"}}
    perfect = bool(aux & {"has", "have"})
    if perfect and any(x.dep_ == "prep" and _is_long(x) for x in children):
        return True
    subjects = [x for x in children if x.dep_ == "nsubjpass" and x.tag_ == "NNS"]
    plural = any(not any(y.pos_ == "NUM" or y.dep_ == "det" for y in x.children) for x in subjects)
    return plural and "are" in aux and "being" not in aux


def _is_long(preposition: "Token") -> bool:
    """Return whether a phrase speaks of a whole war or of many months."""
    if preposition.lower_ not in {"for", "throughout", "during", "in", "over"}:
        return False
    words = {x.lemma_.lower() for x in preposition.subtree}
    spans = bool(words & {"month", "year", "decade"}) and preposition.lower_ == "for"
    return spans or (bool(words & {"war", "conflict"}) and not words & {"first", "time"})


def _has_modal(node: "Token") -> bool:
    return any(x.dep_ == "aux" and x.lower_ in _MODALS for x in node.children)


def is_possible(node: "Token") -> bool:
    """Return whether the verb is "may have been hit": possible, but told of the past."""
    aux = {x.lower_ for x in node.children if x.dep_ in {"aux", "auxpass"}}
    return bool(aux & _POSSIBLE) and bool(aux & {"have", "'ve"})


def _unreal_noun(node: "Token") -> bool:
    if node.pos_ != "NOUN":
        return False
    children = list(node.children)
    generic = any(x.dep_ == "det" and x.lower_ in _GENERIC_DETERMINERS for x in children)
    such = any(x.lower_ == "such" for x in children)
    unreal_adjective = any(x.lower_ in _UNREAL_ADJECTIVES for x in children)
    attack_noun = node.lemma_.lower() in STRIKES
    if attack_noun and _is_way_of_life(node):
        return True
    return attack_noun and (generic or such or unreal_adjective)


def _is_way_of_life(noun: "Token") -> bool:
    """Return whether strikes in general are spoken of: "drone strikes have become routine"."""
    verb = noun.head
    if noun.tag_ != "NNS" or noun.dep_ != "nsubj" or verb.lemma_.lower() not in _STATES:
        return False
    some = any(x.dep_ in {"det", "nummod", "poss"} for x in noun.children)
    past = verb.tag_ == "VBD" or any(x.lower_ == "had" for x in verb.children)
    return not some and not past


def _is_bare_infinitive(node: "Token") -> bool:
    return node.tag_ == "VB" and any(x.dep_ == "aux" and x.lower_ == "to" for x in node.children)


def _factive(node: "Token") -> bool:
    """Return whether "to strike" hangs on a verb that says it was done ("used … to strike")."""
    head = node.head
    if node.dep_ not in {"xcomp", "advcl", "ccomp", "acl", "relcl", "conj"} or head == node:
        return False
    return head.lemma_.lower() in _FACTIVE_INFINITIVES


def _is_governed(node: "Token", below: "Token") -> bool:
    """Return whether a word makes what hangs on it something that need not have happened."""
    works = (x.lemma_.lower() in _WORKS for x in node.children if x.dep_ == "nsubj")
    if node.pos_ == "VERB" and below.dep_ in {"ccomp", "dobj", "advcl"} and any(works):
        return True  # "the novel tells how jets bombed"
    # "Reports suggest that drones were used" tells of the past, "suggested striking" does not.
    evidence = node.lemma_.lower() == "suggest" and below.dep_ == "ccomp" and _is_past(below)
    if node.lemma_.lower() in _UNREAL and not evidence and _governs(node, below):
        return True
    # "lifted its restrictions on the army using rockets"
    permits = any(x.dep_ == "dobj" and x.lemma_.lower() in _PERMITS for x in node.children)
    return permits and below.dep_ == "advcl" and below.tag_ == "VBG"


def _governs(node: "Token", below: "Token") -> bool:
    """Return whether what hangs below is what the word permits, plans or threatens."""
    lemma = node.lemma_.lower()
    if lemma == "aim" and node.tag_ == "VBN" and below.lower_ == "at":
        return False  # "its missile was aimed at a depot": it was fired
    if below.dep_ == "advcl" and below.tag_ == "VBG" and lemma in _ENABLED:
        return True  # "are designed for strikes, targeting depots"
    return (
        below.dep_ in {"xcomp", "ccomp", "acl", "pcomp", "prep", "dobj", "advcl", "oprd", "attr"}
        and (below.dep_ != "advcl" or below.tag_ == "VB")
        and not (
            below.dep_ == "prep"
            and below.lower_ in {"after", "following", "since", "with", "by", "on"}
            and node.pos_ == "VERB"
        )
    )


def _is_past(verb: "Token") -> bool:
    aux = {x.lower_ for x in verb.children if x.dep_ in {"aux", "auxpass"}}
    return verb.tag_ == "VBD" or bool(aux & {"was", "were", "had", "has", "have"})


def _presupposed(node: "Token") -> bool:
    """Return whether the clause is told as a fact beside the main one ("after Ukraine struck")."""
    if node.dep_ == "pcomp" and node.head.lower_ == "for":
        return node.head.head.lemma_.lower() in _ANSWERS  # "we should thank them for downing it"
    return node.dep_ == "advcl" and any(
        x.dep_ in {"mark", "advmod"} and x.lower_ in _PRESUPPOSED_MARKS for x in node.children
    )
