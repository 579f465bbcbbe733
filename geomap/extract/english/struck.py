"""Whether the words say that a thing was struck: object of a blow, place of a fire, an aim."""

from typing import TYPE_CHECKING

from geomap.extract.english.told import Told

if TYPE_CHECKING:
    from spacy.tokens import Token

_FURTHEST = 8
# What befalls a target, besides the triggers of a strike.
_BLOWS = frozenset(
    """fire blaze hit impact blow damage destruction burn ignite engulf flatten level demolish gut
    devastate wreck shatter pierce puncture rock shake rip tear collapse blast inferno destroy
    strike aim direct obliterate incinerate ruin cripple spark trigger breach penetrate
    attack bomb shell pound""".split()
)
# What a target itself does when it is struck.
_SUFFERS = frozenset("suffer sustain burn receive collapse explode ignite".split())
_TAKES = frozenset("take come catch lose get".split())
_HARM = frozenset(
    """hit damage fire attack strike shelling bombardment blow power bombing blast flame
    destruction casualty""".split()
)
_ABLAZE = frozenset("fire ablaze alight flames blaze".split())
_HOLDS = frozenset(
    "house use serve hold contain store shelter call know describe carry transport ferry".split()
)
_WHILE = frozenset("after before during since amid despite following until than".split())
_BEARINGS = frozenset(
    "north south east west northeast northwest southeast southwest km kilometre mile front".split()
)
_PEOPLE = frozenset(
    """staff child worker employee official director doctor patient driver passenger crew resident
    source guard student teacher owner manager spokesman spokesperson authority chief head
    mate captain inhabitant man woman boy girl police firefighter""".split()
)
_BODIES = frozenset({"troops", "soldier", "troop", "serviceman", "force", "personnel", "fighter"})
_CARRIERS = frozenset(
    """carry conduct launch make take occur happen hear report record continue inflict deliver deal
    thunder cause spark start trigger provoke find discover recover""".split()
)
_DROPS = frozenset("drop rain pour unleash send".split())
_GROUNDS = frozenset("territory premises ground grounds site roof compound yard".split())
_FALLING = frozenset("land fall explode crash impact detonate come".split())
_DEALS = frozenset({"cause", "deal", "deliver"})
_REACHES = frozenset("reach leave turn reduce disable affect disrupt halt knock cut plunge".split())


def is_struck(told: Told, noun: "Token") -> bool:
    """Return whether a target's noun is struck: an object, or where a blow or debris fell."""
    ways = (_is_struck_in_clause, _is_hit_on_its_ground, _is_flown_at)
    if _is_named_target(noun) or any(is_so(told, noun) for is_so in ways):
        return True
    node = _of_name(noun)
    for _ in range(_FURTHEST):
        parent = node.head
        if node.dep_ in {"nsubj", "csubj"}:
            return _suffers(parent)
        if parent == node or _leads_away(node, parent):
            return False
        if _is_blow(told, parent):
            return _takes_blow(told, node, parent, noun)
        if parent.pos_ in {"VERB", "AUX"} and not _passes(parent):
            return _is_carried(told, node, parent)
        node = parent
    return False


def _of_name(noun: "Token") -> "Token":
    """Return the name that a noun goes with where the parser cut them: "on Bhamo airfield"."""
    before = noun.nbor(-1) if noun.i > 0 else noun
    named = before.pos_ == "PROPN" and before.dep_ == "pobj"
    cut = noun.dep_ in {"npadvmod", "acl", "appos", "oprd"} and not any(noun.lefts)
    return before if named and cut else noun


def _is_trigger(told: Told, token: "Token") -> bool:
    return any(trigger.token == token.i for trigger in told.triggers)


def _is_blow(told: Told, token: "Token") -> bool:
    lemma = token.lemma_.lower()
    if _is_trigger(told, token):
        return True
    if lemma in _BLOWS:
        return token.i in told.tokens and not _is_denied(token)
    return _is_blow_with(told, token, lemma)


def _is_blow_with(told: Told, token: "Token", lemma: str) -> bool:
    """Return whether the words around make it a blow: "set on fire", "took out"."""
    if lemma == "set":
        return any(x.lower_ in _ABLAZE for x in token.subtree)
    if lemma == "target":
        return token.pos_ == "VERB"
    if lemma in _DROPS:
        sent = [x for x in token.children if x.dep_ in {"dobj", "nsubjpass"}]
        return any(x.i in told.weapon_tokens for one in sent for x in one.subtree)
    if lemma in {"take", "wipe"}:
        return any(x.dep_ == "prt" and x.lower_ == "out" for x in token.children)
    blown = any(x.dep_ == "prt" for x in token.children)
    return lemma == "blow" and (token.pos_ != "VERB" or blown)


def _is_denied(token: "Token") -> bool:
    no = any(x.lower_ in {"no", "without"} and x.i < token.i for x in token.children)
    return no or any(x.dep_ == "neg" for x in token.children)


def _takes_blow(told: Told, node: "Token", blow: "Token", noun: "Token") -> bool:
    """Return whether what hangs on a blow so takes it: no doer, and no victim of a killing."""
    if node.dep_ in {"agent", "advcl", "relcl", "conj", "ccomp", "nmod"} and node.pos_ == "VERB":
        return False
    if node.dep_ in {"agent", "npadvmod"} or (node == noun and node.dep_ == "poss"):
        return False
    kinds = {t.kind for t in told.triggers if t.token == blow.i}
    of = node.dep_ == "prep" and node.lower_ == "of"
    fired = of or (node == noun and node.dep_ in {"dobj", "nsubjpass"})
    if fired and kinds & {"launch", "use"}:
        return False  # what is fired is a weapon
    casualty = "casualty" in kinds
    if casualty and noun.lemma_.lower() == "hospital" and not any(noun.lefts):
        return False  # "died in hospital" tells where the wounded were treated
    return not (casualty and node == noun and noun.lemma_.lower() in _BODIES)


def _leads_away(node: "Token", parent: "Token") -> bool:
    """Return whether an edge on the way up takes the noun out of the strike."""
    word = node.lower_
    if node.dep_ in {"prep", "agent", "mark"}:
        near = word == "by" and node.dep_ == "prep" and parent.lemma_.lower() in _FALLING
        if word == "from" or (word == "by" and not near) or word in _WHILE:
            return True
        if word == "with" and parent.pos_ == "VERB":
            return True
        if word in {"of", "to"} and parent.lemma_.lower() in _BEARINGS:
            return True
    return node.dep_ == "compound" and parent.lemma_.lower() in _PEOPLE


def _passes(verb: "Token") -> bool:
    """Return whether a strike goes through a verb: "hit a school housing soldiers"."""
    return verb.dep_ in {"acl", "relcl", "amod"} and verb.lemma_.lower() in _HOLDS


def _is_carried(told: Told, node: "Token", verb: "Token") -> bool:
    """Return whether a verb only carries a strike: "strikes were carried out on depots"."""
    lemma = verb.lemma_.lower()
    around = [x for x in verb.children if x.dep_ in {"nsubj", "nsubjpass", "dobj"} and x != node]
    strikes = any(_is_blow(told, x) for x in around)
    if node.dep_ == "prep":
        if node.lower_ == "to" and lemma not in _DEALS:
            return False  # "the wounded were taken to hospital"
        return strikes and lemma in _CARRIERS
    doers = [x for x in around if x.dep_ == "nsubj"]
    armed = any(_is_trigger(told, x) or x.i in told.weapon_tokens for x in doers)
    return node.dep_ == "dobj" and armed and lemma in _REACHES


def _suffers(verb: "Token") -> bool:
    """Return whether the verb's subject is what is struck: "took a direct hit"."""
    lemma = verb.lemma_.lower()
    if _is_denied(verb):
        return False
    if lemma in _SUFFERS:
        return not any(x.dep_ == "dobj" and _is_denied(x) for x in verb.children)
    told_of = {x.lemma_.lower() for x in verb.subtree if x.dep_ in {"dobj", "pobj", "acomp"}}
    on_fire = lemma == "be" and _is_burning(verb)
    return on_fire or (lemma in _TAKES and bool(told_of & _HARM))


def _is_burning(verb: "Token") -> bool:
    """Return whether it "is ablaze", "on fire", "in flames" or "in ruins"."""
    if any(x.lower_ in {"ablaze", "alight"} for x in verb.children):
        return True
    ways = [x for x in verb.children if x.dep_ == "prep" and x.lower_ in {"on", "in"}]
    return any(x.lower_ in {"fire", "flames", "ruins"} for way in ways for x in way.children)


def _is_hit_on_its_ground(told: Told, noun: "Token") -> bool:
    """Return whether "the plant halted work after drones fell on its territory"."""
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    clauses = [x for x in noun.head.children if x.dep_ == "advcl" and _is_trigger(told, x)]
    owners = [x for clause in clauses for x in clause.subtree if x.dep_ == "poss"]
    return any(
        x.lower_ in {"its", "their"} and x.head.lemma_.lower() in _GROUNDS and x.head.dep_ == "pobj"
        for x in owners
    )


def _is_struck_in_clause(told: Told, noun: "Token") -> bool:
    """Return whether a clause on the noun strikes it: "the depot hit by drones", "where … hit"."""
    for verb in noun.children:
        if verb.dep_ not in {"acl", "relcl"} or not _is_blow(told, verb):
            continue
        if verb.dep_ == "acl":
            if verb.tag_ == "VBN":
                return True
            continue
        subjects = [x for x in verb.children if x.dep_ in {"nsubj", "nsubjpass"}]
        if not any(x.dep_ == "nsubj" and x.tag_ in {"WDT", "WP"} for x in subjects):
            return True
    return False


def _is_flown_at(told: Told, noun: "Token") -> bool:
    """Return whether a weapon was on its way there: "the drone was approaching the refinery"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() != "approach":
        return False
    flying = [x for x in verb.children if x.dep_ == "nsubj"]
    return any(x.i in told.weapon_tokens for one in flying for x in one.subtree)


def _is_named_target(noun: "Token") -> bool:
    """Return whether the words call it the target: "the target was a depot"."""
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ != "be" or _is_denied(verb):
        return False
    return any(x.dep_ == "nsubj" and x.lemma_.lower() == "target" for x in verb.children)
