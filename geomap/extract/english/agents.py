"""Who did it: the side that the words name as striking, and never who only made the weapon."""

import re
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon, names
from geomap.extract.english.mood import STRIKES
from geomap.extract.english.told import Told
from geomap.gazetteer.countries import country_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from geomap.extract.statement import Placed

_STRIKING = frozenset({"launch", "attack", "use"})
_HARMING = frozenset({"damage", "casualty"})
_OWNING = frozenset("claim take accept admit acknowledge deny reject disclaim assume".split())
_BLAMING = frozenset("accuse blame suspect".split())
# Whose subject strikes: "carried out raids", but not "suffered", "faced", "condemned raids".
_DEALING = frozenset(
    """carry conduct launch perform stage mount unleash order make continue resume intensify step
    deliver deal inflict execute repeat expand escalate do fire lead undertake begin start rain
    direct plan renew send""".split()
)
_CLAIMING = frozenset("carry conduct launch perform stage mount claim order unleash fire".split())
_BODIES = frozenset(
    """forces force army military troops navy command units staff corps fleet brigade side jets
    warplanes planes helicopters aviation artillery bombers gunships aircraft coalition gunners
    fighters""".split()
)
# Who suffers a strike or tells of it: their nationality is no attacker's.
_VICTIMS = frozenset(
    """national citizen man woman boy girl child civilian person people resident journalist
    reporter worker sailor seafarer passenger family doctor driver farmer teenager refugee
    migrant tourist student aid official minister ministry media police leader""".split()
)
# Of a state's people, but not its side.
_NON_STATE = frozenset(
    """rebel insurgent separatist militant guerrilla group movement militia jihadist extremist
    terrorist gunman""".split()
)
_PLATFORMS = frozenset(
    """submarine warship destroyer frigate ship bomber jet warplane aircraft plane helicopter
    drone carrier corvette""".split()
)
# A state that only made, gave, backs or once held what the words name.
_RELATED = re.compile(
    r"(?:\b(?:Saudi|South|North|United)\s)?[\w.’']{1,40}\s?-\s?(?:made|supplied|provided|built"
    r"|manufactured|produced|donated|given|designed|backed|sponsored|funded|armed|trained|aligned"
    r"|allied|affiliated|occupied|held|controlled|run|annexed|origin|era|style|type|language"
    r"|born|installed|supported)\b|\b(?:anti|pro)\s?-\s?[\w.]{1,40}|\bformer\s[\w.]{1,40}",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?P<whose>(?:[\w’'-]{1,30}\s){1,5})(?:spokes\w{1,8}|leader|commander|official|adviser|advisor"
    r"|chief|head|member|minister|fighter)s?,?\s{0,2}$"
)
_LED = re.compile(r"\s?-\s?led\b")
_NO_ACTORS = frozenset("war conflict invasion ceasefire crisis truce talks sanctions".split())
_MOST_WORDS = 5
_FIRES = frozenset("fire launch drop bomb shell strafe".split())
# Sides of a war that are no state, besides armed groups.
_SIDES = frozenset({"NATO", "LNA", "GNA"})
_OWN = frozenset({"its", "their", "our", "his", "her", "my"})
_OF = re.compile(r"\s?['’]s\b")
_HOME = frozenset("junta regime government".split())
_ANSWERS = frozenset("response retaliation reprisal revenge answer respond retaliate".split())
_THINGS = frozenset("weapon munition projectile fire warhead debris fragment".split())
_HELD = re.compile(
    r"\b(?:from|in)\b[^,;.]{0,60}?\b(?P<who>[A-Z][\w’']+)[\s-](?:controlled|held|run|occupied)\b"
)


def attacker(told: Told) -> str | None:
    """Return who attacked: a country's alpha-2 code or a group's name, if the words say so."""
    for noun in doers(told):
        who = side(noun)
        if who is not None:
            return who
        if _is_teller(noun):  # "it had fired on the town after Peruvian strikes"
            return None
    return _holder(told)


def _is_teller(noun: "Token") -> bool:
    """Return whether "it", "its forces" struck: who is told of beside it is another."""
    own = [x.lower_ for x in noun.children if x.dep_ == "poss"]
    plain = noun.dep_ == "nsubj" and noun.lower_ in {"it", "we"}
    return plain or (noun.lower_ in _BODIES and bool({"its", "our"} & set(own)))


def has_agent(told: Told) -> bool:
    """Return whether the words name who did it, of any side: "the army used Turkish drones"."""
    return any(noun.dep_ in {"nsubj", "pobj", "dobj"} for noun in doers(told))


def attacker_is_speaker(told: Told, *, is_group: bool = False) -> bool:
    """Return whether the speaker tells of its own strike: "it had fired", "its drones hit".

    `is_group` tells that an armed group speaks: then "the group" is the speaker as well.
    """
    return any(_is_own(noun, is_group=is_group) for noun in (*doers(told), *_armed(told)))


def _is_own(noun: "Token", *, is_group: bool) -> bool:
    own = {"it", "they", "we"}
    if noun.lower_ in own or (is_group and _is_the_group(noun)):
        return True
    of = [y for x in noun.children if x.lower_ == "of" for y in x.children]  # "one of its pilots"
    whose = [x for one in (noun, *of) for x in one.children if x.dep_ == "poss"]
    return any(x.lower_ in _OWN or (is_group and _is_the_group(x)) for x in whose)


def _is_the_group(noun: "Token") -> bool:
    the = any(x.lower_ == "the" for x in noun.children)
    return the and noun.lower_ in {"group", "movement", "militia", "organisation", "organization"}


def _armed(told: Told) -> "Iterator[Token]":
    """Yield the weapons that strike, or that a strike is made with: "its drones hit"."""
    for trigger in told.triggers:
        verb = told.doc[trigger.token]
        for child in verb.children:
            if trigger.kind == "intercept" or verb.pos_ != "VERB":
                continue
            sent = trigger.kind == "launch" and child.dep_ == "nsubjpass"
            if child.dep_ == "nsubj" or (sent and child.i in told.weapon_tokens):
                yield child


def side(noun: "Token") -> str | None:
    """Return the country code or the group that a noun phrase stands for."""
    if noun.lemma_.lower() in _NO_ACTORS or _is_ruled_out(noun):
        return None
    inner = [
        x
        for x in noun.subtree
        if x.i <= noun.i and x.dep_ != "relcl" and (x.dep_ != "punct" or x.text == "-")
    ]
    text = _LED.sub("", _RELATED.sub(" ", " ".join(x.text for x in inner)))
    if noun.lemma_.lower() in _VICTIMS:
        return None
    found = _listed(text) or _listed(noun.text) or _group_in(text)
    if found is None:
        found = names.country_in(text)
        fighters = noun.lemma_.lower() in {"militant", "gunman"}
        if noun.lemma_.lower() in _NON_STATE and not (fighters and found == "PS"):
            return None  # "Peruvian rebels" are not Peru
    if found is None and noun.lower_ in _BODIES:
        of = [x for x in noun.children if x.dep_ == "prep" and x.lower_ == "of"]
        words = _LED.sub("", " ".join(x.text for one in of for x in one.subtree))
        found = _group_in(words) or names.country_in(words)
    return found


def _group_in(text: str) -> str | None:
    """Return the armed group that some of the words name: "Boko Haram fighters"."""
    plain = re.sub(r"s\s?['’](?=\s|$)", "s", text.replace(" - ", "-").replace(" ’s", " 's"))
    joined, bare = plain.replace(" 's", "'s").split(), _OF.sub("", plain).split()
    return _group_of_words(joined) or _group_of_words(bare)


def _group_of_words(words: list[str]) -> str | None:
    for size in range(_MOST_WORDS, 0, -1):
        for start in range(len(words) - size + 1):
            row = lexicon.actors().get(" ".join(words[start : start + size]).lower())
            if row is not None and _is_group(row) and words[start][:1].isupper():
                return row.name
    return None


def _is_group(row: lexicon.ActorRow) -> bool:
    stateless = row.kind == "military" and row.country is None
    group = row.kind == "armed_group" and not row.is_person
    return group or stateless or row.name in _SIDES


def home_side(told: Told, placed: "Iterable[Placed]") -> str | None:
    """Return the state whose own junta or government struck: that in which its targets lie.

    "Government forces shelled Homs" tells of a war within one state; "the army" may be any's.
    """
    targets = [one.mention for one in placed if one.mention and one.location.role == "target"]
    entries = [entry for mention in targets for entry in mention.entries]
    # A site on a border can be listed under the neighbour; towns are not.
    states = {entry.place.country for entry in entries if entry.place.level != "point"}
    if len(states) > 1:  # of a name that several states bear, the state that the words name
        said = {word.alpha2 for token in told.doc if (word := country_word(token.text))}
        states &= said
    nouns = (*doers(told), *_armed(told))
    owners = [x for noun in nouns for x in (noun, *noun.children) if x.lower_ in _HOME]
    own = any(x.lower_ != "government" or x in nouns or _forces(x.head) for x in owners)
    return states.pop() if own and len(states) == 1 else None


def _forces(noun: "Token") -> bool:
    return noun.lower_ in _BODIES | {"drones", "drone", "artillery", "helicopters", "soldiers"}


def group_of(name: str, words: str) -> str:
    """Return the armed group of a speaker: its own name, or the one its title names."""
    return listed_group(name, words) or name


def listed_group(name: str, words: str, *, before: str = "") -> str | None:
    """Return the listed group that a speaker is or speaks for, by its name or title, or None.

    `before` are the words before the name: "a Houthi military spokesman, Omar Nasr".
    """
    title = _TITLED.search(before)
    for text in (name, words, title["whose"] if title else ""):
        found = _group_in(text)
        if found is not None:
            return found
    return None


def _listed(text: str) -> str | None:
    row = lexicon.actors().get(re.sub(r"^(?:the|a)\s+", "", text.lower()))
    if row is None:
        return None
    return row.name if _is_group(row) else row.country


def _is_ruled_out(noun: "Token") -> bool:
    """Return whether the words say that it was not this one: "not Peru"."""
    return noun.left_edge.i > 0 and noun.left_edge.nbor(-1).lower_ == "not"


def _holder(told: Told) -> str | None:
    """Return who holds the ground that weapons came from: "launched from Houthi-held areas"."""
    if not any(t.kind in {"launch", "intercept"} for t in told.triggers):
        return None
    for match in _HELD.finditer(told.text):
        verb = told.token_at(match.start(), match.start() + 4).head
        came = verb.lemma_.lower() in {"launch", "fire", "come", "originate"}
        if came and told.holds(match.start("who"), match.end("who")):
            return _listed(match["who"]) or names.country_in(match["who"])
    return None


def doers(told: Told) -> "Iterator[Token]":
    """Yield the nouns that can name who did it, those of strikes before those of their harm."""
    answered = [t for t in told.triggers if _is_answered(told.doc[t.token])]
    meant = [t for t in told.triggers if t not in answered] or told.triggers
    for trigger in meant:
        if trigger.kind in _STRIKING:
            yield from _agents(told.doc[trigger.token], told)
        if trigger.kind == "explosion":
            yield from _blamed(told.doc[trigger.token])
    for trigger in answered:
        yield from _blamed(told.doc[trigger.token])
    for trigger in meant:
        token = told.doc[trigger.token]
        if trigger.kind in _HARMING and token.pos_ == "VERB" and token.lemma_ != "die":
            yield from _subjects(token, told)


def _is_answered(token: "Token") -> bool:
    """Return whether words tell of a strike only as what another answers: "in response to"."""
    return any(
        x.lower_ in {"to", "for"} and x.dep_ == "prep" and x.head.lemma_.lower() in _ANSWERS
        for x in token.ancestors
    )


def _agents(token: "Token", told: Told) -> "Iterator[Token]":
    noun = token.pos_ in {"NOUN", "PROPN"}
    for child in token.children:
        if noun and child.dep_ in {"amod", "poss", "compound"} and not _is_where(child):
            yield child
        if child.dep_ == "prep" and child.lower_ == "by":
            yield from _objects(child, told)
        if child.dep_ == "prep" and child.lower_ == "from":
            from_what = [x for x in child.children if x.dep_ == "pobj"]
            yield from (x for x in from_what if noun and x.lower_ in _BODIES)
            yield from (x for x in from_what if not noun and x.lemma_ in _PLATFORMS)
        if noun and child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in _CLAIMING:
            yield from _subjects(child, told)
    if noun:
        yield from _blamed(token)
    # Who shoots a missile down did not fire it.
    downed = {t.token for t in told.triggers if t.kind == "intercept"}
    dealt = noun and token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_ in _DEALING
    verb: Token | None = token.head if dealt else token
    while verb is not None and verb.i in told.tokens:
        yield from _subjects(verb, told)
        own = any(x.dep_ in {"nsubj", "agent"} for x in verb.children)
        clause = verb.dep_ == "advcl" and (own or any(x.tag_ == "WRB" for x in verb.children))
        shared = verb.dep_ in {"xcomp", "advcl", "conj"} and verb.head.i not in downed
        struck = any(t.token == verb.head.i for t in told.triggers)
        apart = clause or (verb.dep_ == "conj" and own and not struck)
        verb = verb.head if shared and not apart and verb.head != verb else None


def _is_where(child: "Token") -> bool:
    """Return whether a name before a strike's noun is where it was: "the Kyiv strike"."""
    word = country_word(child.text)
    return child.dep_ != "poss" and word is not None and word.kind in {"capital", "seat"}


def _subjects(verb: "Token", told: Told) -> "Iterator[Token]":
    for child in verb.children:
        if child.lemma_.lower() in STRIKES:
            continue  # whose strike it is, its own words say
        if child.dep_ == "nsubj" and child.i not in told.weapon_tokens:
            yield from _meant(child, verb)
        elif child.dep_ == "nsubj" and verb.lemma_.lower() in _FIRES:  # "a Thai jet dropped"
            own = [x for x in child.children if x.i not in told.weapon_tokens]
            yield from (x for x in own if x.dep_ in {"amod", "poss", "compound"})
            of = [x for x in own if x.lower_ == "of"]  # "planes of the Chadian army dropped"
            yield from (y for x in of for y in x.children if y.dep_ == "pobj")
        if child.dep_ == "agent":
            yield from _objects(child, told)
    if verb.tag_ == "VBG" and verb.head.lemma_.lower() in _OWNING:  # "denied shelling"
        yield from (x for x in verb.head.children if x.dep_ == "nsubj")
    named = verb if verb.dep_ == "pcomp" else verb.head  # "accused Peru of launching drones"
    if named.dep_ in {"pcomp", "pobj"} and verb.dep_ in {"pcomp", "amod"}:
        accused = named.head.head
        if accused.lemma_ in _BLAMING:
            yield from (x for x in accused.children if x.dep_ in {"dobj", "nsubjpass"})
        elif accused.head.lemma_ in _BLAMING and accused.dep_ in {"dobj", "nsubjpass"}:
            yield accused


def _meant(subject: "Token", verb: "Token") -> "Iterator[Token]":
    """Yield the subject, or whom "that" or "which" means: "it was Peru's fire that hit"."""
    if subject.tag_ not in {"WDT", "WP"}:
        yield subject
    elif verb.dep_ == "relcl":
        cleft = [x for x in verb.head.children if x.dep_ == "attr"]
        for noun in [*cleft, verb.head]:
            yield from (x for x in noun.children if x.dep_ in {"amod", "poss", "compound"})
            if noun.lemma_.lower() not in _THINGS:
                yield noun


def _objects(preposition: "Token", told: Told) -> "Iterator[Token]":
    """Yield what "by" names, but for weapons: their nationality may be their maker's."""
    for noun in preposition.children:
        if noun.dep_ == "pobj" and noun.i not in told.weapon_tokens:
            yield noun


def _blamed(noun: "Token") -> "Iterator[Token]":
    """Yield who is blamed for a strike, or claims or denies it: "denied responsibility for"."""
    preposition = noun.head
    if noun.dep_ == "pobj" and preposition.lower_ in {"for", "of", "behind", "in"}:
        above = preposition.head
        if above.lemma_.lower() in _BLAMING:
            yield from (x for x in above.children if x.dep_ in {"dobj", "nsubjpass"})
        if above.head.lemma_.lower() in _BLAMING and above.dep_ in {"dobj", "nsubjpass"}:
            yield above
        if above.lower_ == "responsible":
            about = [*above.children, *above.head.children]
            yield from (x for x in about if x.dep_ in {"nsubj", "nsubjpass", "dobj"})
        named = {"responsibility", "involvement", "blame", "credit"}
        if above.lemma_.lower() in named and above.head.lemma_.lower() in _OWNING:
            yield from (x for x in above.head.children if x.dep_ == "nsubj")
        if above.lemma_ == "be" and preposition.lower_ == "behind":
            yield from (x for x in above.children if x.dep_ == "nsubj")
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() == "claim":  # "Islamic State claimed the attack"
        yield from (x for x in verb.children if x.dep_ == "nsubj")
    clauses = [x for x in noun.children if x.dep_ in {"acl", "relcl"}]
    for one in clauses:  # "an attack claimed by the group"
        by = [x for x in one.children if x.dep_ == "agent" and one.lemma_.lower() == "claim"]
        yield from (x for way in by for x in way.children if x.dep_ == "pobj")
    for one in [verb, *clauses] if noun.dep_ in {"nsubjpass", "dobj"} else clauses:
        said = {"blame": "on", "attribute": "to", "pin": "on"}.get(one.lemma_.lower())
        to = [x for x in one.children if x.dep_ == "prep" and x.lower_ == said]
        yield from (x for way in to for x in way.children if x.dep_ == "pobj")
