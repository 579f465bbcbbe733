"""Whether a document tells of armed strikes, or of crime, accidents, sport, trade, films, tests.

Words are weighed: those of a war ("rebels", "air strike") against those of a field of peace
("sentenced", "brakes", "coach"). One word decides nothing, as every war has its courts and fires.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geomap.extract.english import lexicon
from geomap.model import DateInterval

Setting = Literal["armed", "doubtful", "unsaid", "unarmed", "unreal"]

# "It was like an explosion", "felt as if a bomb had gone off", "a fear of bombs": nothing went off.
_SIMILE = re.compile(r"\b(?:like|as if|as though|feared|fears? of)\s[^.;:!?]{1,80}", re.IGNORECASE)
_BOMB = r"(?:bombs?|explosives|explosive devices?|grenades?|mines?)"
_WEAPON = (
    r"(?:missiles?|rockets?|drones?|UAVs?|shells|mortars?|munitions?|projectiles?|warheads?"
    rf"|torpedo(?:es)?|{_BOMB})"
)
# Acts that only war and terror know; a sentence that names one needs no other word.
_ACTS = (
    r"air[\s-]?(?:strikes?|raids?|assaults?|attacks?)|shelled|shelling|bombardments?"
    r"|suicide[\s-](?:bomb\w{0,4}|attack\w{0,3})|(?:car|truck|roadside|nail|parcel)[\s-]bomb\w{0,4}"
    r"|(?:missile|drone|rocket|mortar|bomb|artillery|UAV)s?[\s-](?:and[\s-]\w+[\s-])?"
    r"(?:attack|strike|fire|barrage|salvo|assault)\w{0,3}"
)
_ACT = re.compile(rf"\b(?:{_ACTS})\b", re.IGNORECASE)
# Who fights, and with what.
_WAR = re.compile(
    rf"\b(?:{_ACTS}|air[\s-]?defen[cs]es?|artillery|warplanes?|gunships?|warships?|rebels?"
    r"|militants?|insurgents?|insurgency|militias?|guerrillas?|separatists?|paramilitar(?:y|ies)"
    r"|jihadists?|junta|cartel|(?:cease-?|\bcease )fire|front[\s-]?lines?|invasion|hostilities"
    r"|IEDs?|improvised explosive devices?|kamikaze|glide bombs?|cluster (?:bombs?|munitions?)"
    r"|ballistic missiles?|cruise missiles?|shot down|interceptors?|armed (?:groups?|forces)"
    r"|liberation army|resistance forces)\b",
    re.IGNORECASE,
)
# What has a part in wars and out of them: an army also has courts, crashes and exercises.
_WEAK = re.compile(
    r"\b(?:army|navy|air force|naval|military|troops|soldiers|servicemen|barracks|air ?base"
    r"|airfield|(?:ministry of |minister of )?defen[cs]e|jets|bomb(?:ed|ing|ings|ers?)|battlefield"
    r"|war|terror(?:ists?|ism)|gunfire|claimed responsibility|occupied|occupation|escalation"
    r"|mobili[sz]ation|retaliat\w{1,5}|blockade|enemy|combat)\b",
    re.IGNORECASE,
)
_DONE = (
    r"(?:hit|struck|fired|landed|fell|killed|exploded|detonated|went off|go(?:ne)? off|dropped"
    r"|destroyed|damaged|wounded|injured|hurt|intercepted|downed|launched|planted|packed|thrown|hurled"
    r"|blew up|blown up|slammed|crashed|shot (?:\w+ ){0,4}down)"
)
_AT_WORK = re.compile(
    rf"\b{_WEAPON}\b[^.;!?]{{0,60}}\b{_DONE}\b|\b{_DONE}\b[^.;!?]{{0,60}}\b{_WEAPON}\b",
    re.IGNORECASE,
)
# Arms that hit something: "a missile hit", "was struck by two drones"; not "hit its target".
_STRUCK = (
    r"(?:hit|struck|attacked|killed|wounded|injured|damaged|destroyed|slammed into|ripped through"
    r"|landed (?:on|in|near)|fell (?:on|near)|exploded|went off)"
)
_STRIKES = re.compile(
    rf"\b{_WEAPON} (?:(?:has|had|have|also|then|later) ){{0,2}}{_STRUCK}\b"
    r"(?! (?:its|their|the|mock|all) (?:\w+ )?targets?)"
    r"|\b(?:hit|struck|attacked|killed|wounded|injured|hurt|damaged|destroyed|set on fire|bombed)"
    rf" (?:by|with|in|when) (?:[\w-]+ ){{0,4}}?{_WEAPON}\b",
    re.IGNORECASE,
)
_NOT_ARMS = re.compile(
    r"\b(?:(?:petrol|stink|bath|cherry|photo|time|tick(?:ing)?|fuel|smoke|paint|stun|coal|gold|copper"
    r"|diamond|iron|salt|delivery|fire)[\s-](?:bombs?|mines?|grenades?|drones?)"
    rf"|(?:{_BOMB}[^.;!?]{{0,80}}\b)?(?:failed|did not|didn[’']t) (?:to )?(?:explode|go off)"
    r"|\d+-(?:yard|metre|meter)s? (?:bomb|rocket|missile)|rocket (?:fuel|science|scientists?)"
    r"|bombshells?|(?:missile|rocket|bomb) of a (?:shot|goal|serve|free kick)"
    r"|shell casings?|bomb (?:threats?|squads?|disposal|hoax\w{0,2}|scares?|cyclones?)"
    r"|weather bombs?|bombed out of)\b",
    re.IGNORECASE,
)
# "In 1940", "78 years after": what is told of is history.
_OLD = re.compile(r"\b(?:1[0-8]\d\d|19[0-8]\d|\d{2,3} years (?:after|ago|since|on))\b")
_ATTACK = re.compile(
    r"\b(?:attack(?:s|ed|ers?)?|air|strikes?|struck|sabotage|blamed)\b", re.IGNORECASE
)
_BLAST = re.compile(r"\b(?:explo(?:sion|ded)|blast|detonat)\w{0,4}\b", re.IGNORECASE)
# What blows up or falls by itself, or breaks only computers.
_MISHAP = re.compile(
    r"\b(?:gas (?:leak|cylinder|canister|main|pipe|explosion)|boiler|firework|firecracker|methane"
    r"|(?:coal|gold|copper) mine|quarry|volcan|controlled explosion|oxygen cylinder|welding"
    r"|hacker|ransomware|cyber-?attack)\w{0,3}\b"
    r"|\b(?:helicopter|plane|jet|aircraft|airliner|bus|train)s?\s(?:\w+\s){0,2}?crash(?:ed|es)?\b",
    re.IGNORECASE,
)

_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_LONGEST_PHRASE = 4
_OLDEST = "1990"  # strikes before are history
_ENOUGH = 2
_OUTWEIGHS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How many different words of war, of armies, and of each field a text has."""

    war: int
    weak: int
    at_work: bool
    struck: bool
    old: bool
    blast: bool
    mishap: bool
    arms: bool
    civil: dict[str, int]
    unreal: dict[str, int]


def weigh(text: str) -> Weights:
    """Return how many different words of war and of the fields of peace a text has."""
    real = _NOT_ARMS.sub(" ", _SIMILE.sub(" ", text))
    phrases = _phrases(text)
    return Weights(
        war=_different(_WAR, real) + _different(_groups(), real),
        weak=_different(_WEAK, real),
        at_work=_AT_WORK.search(real) is not None,
        struck=names_strike(real),
        old=_OLD.search(text) is not None,
        blast=_BLAST.search(real) is not None and _ATTACK.search(real) is not None,
        mishap=_MISHAP.search(text) is not None,
        arms=lexicon.speaks_of_weapons(real),
        civil=_by_field(phrases, strikes="none"),
        unreal=_by_field(phrases, strikes="unreal"),
    )


def _different(field: re.Pattern[str], text: str) -> int:
    """Return how many different words of a field stand in a text; plurals are no other word."""
    return len({m.group().lower().rstrip("s") for m in field.finditer(text)})


def setting(text: str) -> Setting:
    """Return what a document tells of: strikes, peace ("unarmed"), or strikes on nobody ("unreal").

    In an unarmed one only what names its own weapon is a strike; in an unreal one nothing is. One
    with no more of war than armies or a blast is doubtful: its dead may be those of a fire. Where
    nothing is said of arms or of peace, a strike needs its weapon or its attacker.
    """
    weights = weigh(text)
    if _is_unreal(weights):
        return "unreal"
    if _is_unarmed(weights):
        return "unarmed"
    if weights.war or weights.at_work or weights.struck:
        return "armed"
    return "doubtful" if weights.arms or weights.blast or weights.weak else "unsaid"


def names_strike(text: str) -> bool:
    """Return whether words tell of arms that hit something, or name an act of war."""
    return _STRIKES.search(text) is not None or _ACT.search(text) is not None


def is_history(days: Sequence[DateInterval]) -> bool:
    """Return whether all days that are told lie in another age: "in 1944"."""
    latest = [day.latest or "" for day in days]  # "--03-07" where no year is known
    return bool(latest) and all(day[:1].isdigit() and day < _OLDEST for day in latest)


def _is_unreal(weights: Weights) -> bool:
    real = weights.war + (_ENOUGH if weights.struck else 0)
    for name, count in weights.unreal.items():
        if name == "memory":
            unreal = weights.old and count > real
        else:
            besides = _ENOUGH if name == "sport" and weights.at_work else 0
            unreal = count >= _ENOUGH and count > real + besides
        if unreal:
            return True
    return False


def _is_unarmed(weights: Weights) -> bool:
    most = max(weights.civil.values())
    if weights.war or weights.struck:
        return most >= _OUTWEIGHS * (weights.war + weights.at_work + weights.struck)
    if weights.at_work:  # a bomb that went off is a crime for the courts, and a strike
        most = max(count for name, count in weights.civil.items() if name != "crime")
        return most >= _ENOUGH and most > weights.weak
    if weights.mishap:
        return True
    civil = sum(weights.civil.values())
    if weights.blast or weights.weak:
        return civil > 0 and civil >= weights.weak
    return civil > 0


def _by_field(words: frozenset[str], *, strikes: str) -> dict[str, int]:
    """Return how many different words of each field stand among words; plurals are no other."""
    counts = {}
    single = [word for word in words if " " not in word]
    for name, listed, beginnings in _fields(strikes):
        found = words & listed
        found |= {word for word in single if word.startswith(beginnings)}
        counts[name] = len({word.rstrip("s") for word in found})
    return counts


@functools.cache
def _fields(strikes: str) -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    """Return the fields in which strikes are "none" or "unreal": words, beginnings ("arson*")."""
    found = []
    for row in lexicon.rows("fields"):
        if row["strikes"] == strikes:
            words = [word.lower().replace("-", " ") for word in row["words"].split("|")]
            beginnings = tuple(word[:-1] for word in words if word.endswith("*"))
            listed = frozenset(word for word in words if not word.endswith("*"))
            found.append((row["field"], listed, beginnings))
    return tuple(found)


def _phrases(text: str) -> frozenset[str]:
    """Return all runs of up to four words of a text, in lower case; a hyphen parts words."""
    words = _WORD.findall(text.lower())
    runs = set(words)
    for size in range(2, _LONGEST_PHRASE + 1):
        runs.update(map(" ".join, zip(*(words[i:] for i in range(size)), strict=False)))
    return frozenset(runs)


@functools.cache
def _groups() -> re.Pattern[str]:
    """Return a pattern of the names of armed groups."""
    groups = [
        name
        for row in lexicon.rows("actors")
        if row["kind"] == "armed_group"
        for name in (row["name"], *row["aliases"].split("|"))
        if name and name[0].isupper()
    ]
    parts = (re.escape(name) for name in sorted(groups, key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")
