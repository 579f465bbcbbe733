"""The dead, the injured and the missing in one speaker's words, with what a number counts."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from geomap.extract.english import lists
from geomap.extract.english.numbers import Quantity, quantities
from geomap.extract.english.told import Told
from geomap.model import CountPart

if TYPE_CHECKING:
    from spacy.tokens import Token

Harm = Literal["killed", "injured", "missing"]
HARMS: tuple[Harm, ...] = ("killed", "injured", "missing")

_PEOPLE = (
    r"people|woman|man|child|boy|girl|baby|infant|teenager|policeman|serviceman|worker|student"
    r"|journalist|pensioner|pilot|sailor|driver|persons?|civilians?|soldiers?|servicemen|servicemembers|troops|personnel|officers?"
    r"|men|women|children|residents?|workers?|others?|more|fighters?|militants?|generals?|passengers?"
    r"|guards?|employees|staff|boys?|girls?|adults|students|medics|rescuers|police(?:men)?"
    r"|conscripts|recruits|members|individuals|crew|sailors|victims|patients|journalists"
    r"|teenagers|minors|infants|babies|teachers|doctors|nurses|paramedics|firefighters|lives"
    r"|villagers|worshippers|pilgrims|displaced|refugees|prisoners|detainees|inmates|migrants"
    r"|insurgents|rebels|terrorists|gunmen|combatants|commanders|reservists|marines|cadets"
    r"|Palestinians|Israelis|Ukrainians|Russians|Syrians|Lebanese|Iranians|Yemenis|Sudanese"
    r"|nationals|citizens|foreigners|locals|shoppers|pupils|schoolchildren|family members"
    r"|relatives|pedestrians|farmers|drivers|volunteers|aid workers|peacekeepers|policemen"
    r"|pilots|crewmen|sons?|daughters?|brothers?|sisters?|siblings|parents|mothers?|fathers?"
    r"|wives|husbands|cousins|nephews|nieces|grandchildren|grandparents|jihadists|hostages"
    r"|settlers|monks|pastors|nuns|imams|tribesmen|herders|fishermen|traders|vendors|mourners"
    r"|guests|elders|clerics|bystanders|passers-by|motorists|contractors|officials|militiamen"
    r"|policewomen|servicewomen|toddlers|youths|teens|seafarers|crew members|diplomats|politicians"
)
# "A teacher", "two contractors": who is killed and is called so does it for a living.
_BY_TRADE = re.compile(r"[a-z]{2,20}(?:er|or|ist|man|woman|ian|cleric|imam|monk|medic)")
_NO_TRADE = frozenset({"power", "tiger", "water", "number", "motor", "floor", "door", "order"})
_IS_PEOPLE = re.compile(rf"(?:{_PEOPLE})", re.IGNORECASE)
_GAP = rf"(?:\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_PEOPLE})(?:\s+of\s+its\s+troops)?)?"
_PASSIVE = (
    r"(?:,\s+(?:including|among them)\b[^,]{1,60},(?:\s+(?:and|as well as)\s+\w+\s+\w+(?=\sw))?"
    r"|\s*(?:--|\N{EM DASH}|\N{EN DASH}|\()\s*(?:including|among them)\b[^-\N{EM DASH}\N{EN DASH})]"
    r"{1,60}(?:--|\N{EM DASH}|\N{EN DASH}|\)))?"
    r"(?:[\s,]+(?:were|was|are|is|have|has|been|had|being|also|reportedly|allegedly|left"
    r"|confirmed|reported|feared|now|later|there|presumed)){0,5}\s+"
)
_AFTER = rf"^(?:\s+of\s+(?:its|their|his|the|our)\s+[\w]+)?{_GAP}{_PASSIVE}"
_DEAD = (
    r"killed|dead|deaths?|died|fatalities|eliminated|dying|perished|martyred|fatally"
    r"|martyrs?|lost\s+(?:their|his|her)\s+li(?:ves|fe)|suffocated|asphyxiated|drowned"
    r"|(?:burn(?:ed|t)|crushed|bled|choked|buried)\s+(?:to\s+death|alive)"
)
_HURT = (
    r"injured|wounded|hurt|hospitali[sz]ed|injuries|maimed|(?:suffered|sustained|with|received)"
    r"\s+(?:[\w-]+\s+){0,3}?(?:injuries|wounds)|treated\s+for\s+(?:[\w-]+\s+){0,3}?"
    r"(?:injuries|wounds|burns)|(?:taken|rushed|admitted)\s+to\s+(?:a\s+)?hospitals?"
)
_AFTER_IT: dict[Harm, re.Pattern[str]] = {
    "killed": re.compile(rf"{_AFTER}(?:{_DEAD})\b(?!\s+(?:or|and/or)\s+(?:{_HURT}))"),
    "injured": re.compile(rf"{_AFTER}(?:{_HURT})\b"),
    "missing": re.compile(rf"{_AFTER}(?:missing|unaccounted\s+for)\b"),
}
_MORE = r"(?:another\s+|the\s+|an\s+additional\s+|the\s+lives\s+of\s+)?$"
# "Put the dead in the raid at 39", "the wounded numbered 20".
_PUTS = (
    r"(?:put|puts|putting|plac(?:ed?|es|ing)|estimat(?:ed?|es|ing))\s+(?:the\s+)?(?:number of\s+)?"
)
_PUT_AT = r"\b[^.;]{0,60}?\sat"
_NUMBERED = r"(?:now\s+)?(?:number(?:ed|s)?|total(?:l?ed|s)?|(?:stood|stands) at)"
_BEFORE_IT: dict[Harm, re.Pattern[str]] = {
    "killed": re.compile(
        r"\b(?:kill(?:ed|ing|s)?|martyr(?:ed|ing)|eliminat(?:ed|es|ing)"
        r"|elimination of|killing of|deaths? of"
        r"|dead(?: at)?|(?:claim|tak|cost)(?:ed|ing|es|s|en)|took|cost"
        r"|(?:(?<!injury )(?<!casualty )toll"
        r"|number of (?:dead|deaths|fatalities|(?:[\w-]+ ){0,2}killed))"
        r"(?:[^.;,]{0,60}?)\s(?:to|of|at|is|was|reached|hit|now|over)"
        rf"|{_PUTS}(?:dead|killed|deaths|fatalities){_PUT_AT}"
        rf"|(?:dead|deaths|fatalities)\s+{_NUMBERED})\s+" + _MORE
    ),
    "injured": re.compile(
        r"\b(?:injur(?:ed|ing|es|e)|wound(?:ed|ing|s)|hurt(?:ing)?|injuries to|wounding of"
        r"|number of (?:[\w-]+ ){0,2}(?:injured|wounded)(?:[^.;,]{0,60}?)\s(?:to|at|is|was|reached)"
        rf"|{_PUTS}(?:wounded|injured|hurt){_PUT_AT}|(?:wounded|injured)\s+{_NUMBERED})\s+" + _MORE
    ),
    "missing": re.compile(r"\b(?:missing)\s+(?:are|were)\s+$"),
}
# "17 bodies were recovered", "pulled nine bodies from the rubble", "the bodies of nine people".
_FOUND = (
    r"(?:recover(?:ed|s|ing)?|retriev(?:ed|es|ing)|pull(?:ed|s|ing)|found|finding|dug|removed"
    r"|removing|received|extracted|brought|taken|unearthed|uncovered|counted)"
)
_BODIES = r"(?:\s+(?!and\b|or\b)[\w-]+){0,2}?\s+(?:bodies|corpses)"
_BODIES_AFTER = re.compile(
    rf"^{_BODIES}(?:\s+(?:and|from|of|in|at|under|beneath|had|have|has)\s?[^.;:,]{{0,60}}?)?"
    rf"\s+(?:were|was|had been|have been|has been)\s+(?:\w+\s+){{0,2}}?{_FOUND}\b"
)
_BODIES_BEFORE = re.compile(rf"\b{_FOUND}\s+(?:out\s+)?(?:the\s+)?$")
_BODIES_OF = re.compile(rf"\b{_FOUND}\b[^.;:]{{0,60}}\b(?:bodies|corpses|remains) of\s+$")
_FAMILY_OF = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|wip(?:ed|ing) out|claimed)\s+(?:an?|the|one|another|whole|entire)\s"
    r"(?:[\w-]+\s){0,2}?(?:family|household) of\s+$"
)
_LIVES = re.compile(r"^\s+(?:\w+\s+|[\w-]+\s+(?:their|his|her)\s+)?li(?:ves|fe)\b")
_CLAIM_WORD = re.compile(r"\b(?:claim\w*|tak\w+|took|cost\w*)\s+" + _MORE)
_LEFT_BEFORE = re.compile(r"\b(?:left|leaving)\s+(?:another\s+|the\s+)?$")
# "16 civilians, five children among them"
_AMONG_AFTER = re.compile(
    r"^(?:\s+[\w-]+){1,3}(?:,?\s+and\s+(?:[\w-]+\s+){1,4}?|\s+)(?:being\s+|were\s+)?among\s+"
    r"(?:them\b|the\s+(?:dead|victims|killed|wounded|injured|casualties)\b)"
)
_LEFT_HURT = re.compile(
    rf"^{_GAP}\s+(?:(?:with\s+)?(?:\w+\s+)?(?:{_HURT})|in\s+(?:a\s+|the\s+)?"
    r"(?:hospitals?|intensive care|(?:critical|serious|grave) condition))\b"
)
# "Three people, including two children": the two are among the three.
_PART_OF_TOTAL = re.compile(
    r"(?:\binclud(?:ing|ed?s?)|\bamong (?:them|the \w+)(?: (?:were|was|are|is))?|\bsuch as)\s+"
    r"(?:(?:at least|also)\s+)?(?:(?:(?!--)[^,;.()\N{EM DASH}\N{EN DASH}]){1,40}?\s+and\s+)?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"^\s+of\s+(?:them|whom|(?:the|those)\s+(?:dead|victims|wounded|injured))\b")
_CLAUSE_END = re.compile(r"[;.]\s|,\s+(?:while|whereas|but|when|where)\b")
_TOLL_BEFORE = re.compile(
    r"\b(?:(?:bring|rais|tak|push)(?:ing|es|ed|en|s)?|brought|took)\s+(?P<whose>(?:the\s+|its\s+|their\s+)?"
    r"[^.;,]{0,60}?\b(?:toll|dead|deaths|fatalities|killed|number|total|tally|count)\b"
    r"[^.;,]{0,80}?)\b(?:to|past|above|over)\s+(?:at least\s+|more than\s+)?$"
)
# Deaths that a toll of one strike takes in later: "three died in hospital, raising it to 16".
_LATER_DEATHS = re.compile(
    r"\b(?:died|dies|succumb\w*|bod(?:y|ies)|corpses?|(?:pulled|dug) (?:from|out)|wounds|rubble)\b"
)
_OF_STRIKE = re.compile(
    r"\b(?:from|in|of)\s+(?:the|this|that|\w+['’]s)\s+(?:\w+\s){0,2}?"
    r"(?:strike|attack|airstrike|bombing|shelling|raid|blast|explosion)\b"
)
_JUST_KILLED = re.compile(r"\bkill(?:ed|ing|s)\b")
# Someone of rank falls for the news of it; how many died beside is not said.
RANKED = frozenset(
    """commander general leader chief head official minister colonel admiral captain major sheikh
    lieutenant brigadier deputy founder spokesman operative financier negotiator mayor governor
    president ambassador""".split()
)
KIN = frozenset(
    """son daughter mother father wife husband brother sister sibling parent grandmother
    grandfather grandson granddaughter grandchild aunt uncle cousin niece nephew bodyguard driver
    colleague cameraman child baby aide companion relative fiancee fiance toddler""".split()
)
PERSONS = RANKED | KIN
_ANIMALS = frozenset(
    """animal livestock cattle cow goat sheep horse donkey camel dog chicken pig bird fish head
    buffalo""".split()
)
_KILL = frozenset(
    "kill eliminate slay murder martyr execute neutralise neutralize liquidate".split()
)
_DIE = frozenset("die perish succumb".split())
_INJURE = frozenset("injure wound hurt maim hospitalise hospitalize".split())
_TROOPS = frozenset("troop soldier serviceman fighter personnel man militant officer".split())
_CLIMBS = frozenset({"conj", "appos", "nummod", "compound", "nmod", "attr", "dep"})
_REACH = 6
# Either is said, not which.
_EITHER = re.compile(r"\bkilled\s+(?:or|and/or)\s+(?:injur|wound|hurt)\w*\s+" + _MORE)


def harm(told: Told, quantity: Quantity) -> Harm | None:
    """Return whether the number counts killed, injured or missing people, or none of these."""
    text = told.text
    if _PART_OF_TOTAL.search(text[: quantity.start]) or _AMONG_AFTER.match(text[quantity.end :]):
        return None
    by_words = _by_words(text, quantity)
    noun = _counted(told.token_at(quantity.number_start, quantity.end))
    if by_words is not None:
        return by_words if _can_be_people(told, noun) else None
    return _by_parse(noun) if is_people(noun) or is_by_trade(noun.lemma_.lower()) else None


def is_toll(text: str, quantity: Quantity) -> bool:
    """Return whether the number is a toll: "four died in hospital, bringing the toll to 16"."""
    return _TOLL_BEFORE.search(text[: quantity.start]) is not None


def is_running_total(text: str, quantity: Quantity) -> bool:
    """Return whether the number sums up more than this strike: "killed four, bringing it to 240".

    What a strike kills at once adds to a sum of many; who dies later of it adds to its own toll.
    """
    match = _TOLL_BEFORE.search(text[: quantity.start])
    if match is None or _OF_STRIKE.search(match.group("whose")):
        return False
    before = text[: match.start()]
    if _LATER_DEATHS.search(before):
        return False
    return _JUST_KILLED.search(before) is not None or "total" in match.group("whose")


def named(told: Told, numbers: Sequence[tuple[str, Quantity]]) -> dict[str, tuple[CountPart, ...]]:
    """Return whom the words single out of a toll: "including three children", "two of them women".

    They are parts of the toll told last before them, as long as they fit into it.
    """
    text = told.text
    tolls = [(role, quantity) for role, quantity in numbers if role in HARMS]
    taken = {quantity.number_start for _, quantity in numbers}
    found: dict[str, list[CountPart]] = {}
    follows = False  # whether the last number was the toll or a part of it
    for one in sorted(quantities(text), key=lambda q: q.number_start):
        before = [toll for toll in tolls if toll[1].end <= one.start]
        if not before or one.number_start in taken:
            follows = one.number_start in {toll[1].number_start for toll in tolls}
            continue
        role, whole = before[-1]
        among = _is_among(told, one)
        mine = among or (follows and is_of_those(text, one))
        cut = _CLAUSE_END.search(text, whole.end, one.start) is not None
        fits = (one.low or 0) <= (whole.high or one.low or 0)
        follows = mine and fits and not cut and told.holds(one.number_start, one.end)
        if follows:
            found.setdefault(role, []).append(_part(one))
    return {role: tuple(parts) for role, parts in found.items()}


def _is_among(told: Told, quantity: Quantity) -> bool:
    """Return whether the words single these people out: "including three children"."""
    before, after = told.text[: quantity.start], told.text[quantity.end :]
    if _PART_OF_TOTAL.search(before) is None and _AMONG_AFTER.match(after) is None:
        return False
    return is_people(_counted(told.token_at(quantity.number_start, quantity.end)))


def is_of_those(text: str, quantity: Quantity) -> bool:
    """Return whether the number is of people told of before: "nine of them", "two of the dead"."""
    return _OF_THEM.match(text[quantity.end :]) is not None


def _part(one: Quantity) -> CountPart:
    return CountPart(
        low=one.low, high=one.high, bound=one.bound, text=one.text, start=one.start, end=one.end
    )


def _by_words(text: str, quantity: Quantity) -> Harm | None:
    after, before = text[quantity.end :], text[: quantity.start]
    if _EITHER.search(before):
        return None
    for role, pattern in _BEFORE_IT.items():
        if pattern.search(before):
            claims = _CLAIM_WORD.search(before) is not None
            return role if not claims or _LIVES.match(after) or "lives of" in before else None
    for role, pattern in _AFTER_IT.items():
        if pattern.search(after):
            return role
    if _is_of_bodies(before, after) or _FAMILY_OF.search(before):
        return "killed"
    if _LEFT_BEFORE.search(before) and _LEFT_HURT.match(after):
        return "injured"
    return None


def _is_of_bodies(before: str, after: str) -> bool:
    """Return whether the number counts bodies that were found after the strike."""
    if _BODIES_AFTER.match(after) or _BODIES_OF.search(before):
        return True
    return _BODIES_BEFORE.search(before) is not None and bool(re.match(_BODIES, after))


def _counted(number: "Token") -> "Token":
    """Return the noun that the number counts, or the number itself where it stands alone."""
    hangs = number.dep_ in {"nummod", "quantmod", "compound", "amod", "det"}
    return number.head if hangs and number.head.pos_ in {"NOUN", "PROPN", "NUM"} else number


def _can_be_people(told: Told, noun: "Token") -> bool:
    """Return whether the noun can be people: no weapon, no goats, nor "in 2022", "School 5"."""
    of = [x for y in noun.children if y.lower_ == "of" for x in y.children]
    if noun.i in told.weapon_tokens or any(x.lemma_.lower() in _ANIMALS for x in (noun, *of)):
        return False
    alone = noun.pos_ == "NUM"
    timed = (
        alone and noun.dep_ == "pobj" and noun.head.lower_ in {"in", "since", "by", "on", "until"}
    )
    return not timed


def is_people(noun: "Token") -> bool:
    """Return whether the noun is people, or a number that stands for them."""
    words = (noun.text, f"{noun.text}s") if noun.tag_ == "NN" else (noun.text,)
    return any(_IS_PEOPLE.fullmatch(word) for word in words) or (
        noun.pos_ == "NUM" and noun.dep_ in {"nsubj", "nsubjpass", "dobj"}
    )


def is_by_trade(lemma: str) -> bool:
    """Return whether a word is formed like a trade: "teacher", "contractor", "journalist"."""
    return lemma not in _NO_TRADE and _BY_TRADE.fullmatch(lemma) is not None


def _by_parse(noun: "Token") -> Harm | None:
    """Return what the predicate above does to the people: through "across the city", "and"."""
    node = noun
    for _ in range(_REACH):
        done = done_to(node)  # "the nine campers killed in the raid"
        if done is not None:
            return done
        edge, parent = node.dep_, node.head
        if parent == node:
            return None
        main = lists.accompanied(node)
        if main is not None:  # "killed a man along with his two sons"
            node = main
            continue
        if _are_lives_of(node):  # "claimed the lives of a nurse and two guards"
            return "killed"
        found = fate(parent, edge, noun)
        if found is not None:
            return found
        people = is_people(parent) or is_by_trade(parent.lemma_.lower()) or is_kin(parent)
        if edge not in _CLIMBS or not (parent.pos_ == "NUM" or people):
            return None
        node = parent
    return None


def fate(verb: "Token", edge: str, noun: "Token") -> Harm | None:
    """Return what the verb says was done to its object, or befell its subject, if it is harm."""
    lemma = verb.lemma_.lower()
    either = any(x.lower_ == "or" for x in verb.children)  # "killed or wounded"
    if edge == "pobj" or either:
        return "killed" if edge == "pobj" and _are_lives_of(noun) else None
    if edge == "nsubj" and _is_passive_of(verb, _KILL | _INJURE):
        edge = "nsubjpass"  # "a father and son killed by a rocket", of a headline
    if edge in {"dobj", "nsubjpass"}:
        lost = lemma == "lose" and noun.lemma_.lower() in _TROOPS
        if lost or lemma in _KILL:
            return "killed"
        return "injured" if lemma in _INJURE else None
    if edge != "nsubj":
        return None
    words = {x.lower_ for x in verb.children if x.dep_ in {"acomp", "attr", "oprd"}}
    if lemma in _DIE or (lemma == "be" and "dead" in words):
        return "killed"
    gone = lemma in {"be", "go", "remain"} and words & {"missing", "unaccounted"}
    return "missing" if gone else None


def _are_lives_of(noun: "Token") -> bool:
    """Return whether the noun's life was lost: "claimed the lives of a nurse"."""
    lives = noun.head.head
    taken = lives.head.lemma_.lower() in {"claim", "take", "cost"}
    return noun.head.lower_ == "of" and lives.lemma_.lower() == "life" and taken


def done_to(noun: "Token") -> Harm | None:
    """Return what a participle says was done to the people: "a father killed by a rocket"."""
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and _is_passive_of(child, _KILL | _INJURE):
            by = any(x.dep_ == "agent" or x.lower_ in {"in", "when"} for x in child.children)
            if by:
                return "killed" if child.lemma_.lower() in _KILL else "injured"
    return None


def _is_passive_of(verb: "Token", lemmas: frozenset[str]) -> bool:
    """Return whether the verb without "was" tells what was done: "killed by a rocket"."""
    bare = not any(x.dep_ in {"aux", "auxpass", "dobj"} for x in verb.children)
    return verb.tag_ in {"VBN", "VBD"} and verb.lemma_.lower() in lemmas and bare


def is_kin(noun: "Token") -> bool:
    """Return whether the noun is one person: "his wife", "a mayor"."""
    return noun.lemma_.lower() in PERSONS
