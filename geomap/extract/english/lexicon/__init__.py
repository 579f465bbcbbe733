"""The English word lists: data with a source column, compiled into patterns once."""

import csv
import functools
import re
from dataclasses import dataclass
from importlib import resources

_ARMED = re.compile(
    r"\b(?:air[\s-]?(?:strikes?|raids?|defen[cs]e)|shell(?:ed|ing)|bombard\w{0,6}|warheads?"
    r"|artillery|armed (?:attack|group|forces)|army|navy|air force|naval|military|troops|soldiers"
    r"|barracks|air ?base|airfield|front ?line|warship|(?:ministry of |minister of )?defen[cs]e"
    r"|warplanes?|jets|gunships?|bomb(?:ed|ing|ings|s)|rebels?|militants?|insurgents?|militia)\b",
    re.IGNORECASE,
)
_BLAST = re.compile(r"\b(?:explo(?:sion|ded)|blast|detonat)\w{0,4}\b", re.IGNORECASE)
_PEACEFUL_BLAST = re.compile(
    r"\b(?:gas (?:leak|cylinder|canister|main|pipe)|boiler|firework|controlled explosion|quarry"
    r"|mine shaft|coal mine|volcan|transformer)\w{0,3}\b",
    re.IGNORECASE,
)
# Classes that stand in peaceful texts as well.
_CIVIL_TOO = frozenset({"aircraft", "helicopter", "balloon", "tank"})
_MAX_GAP = r"[\s\u00a0-]{1,3}"
# "Emad, Noor and Qadr-H missiles": the word that tells what they are follows a list.
_LIST = (
    r"(?:\s{0,2}(?:,|/|and|or)\s{0,2}[\w'’-]{1,30}){1,6}\s"
    r"(?:(?:ballistic|cruise|hypersonic|attack|guided)\s)?(?:missiles|rockets|drones|UAVs|bombs)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponRow:
    """A weapon: its system's name (null for a class word), family, class and supplier.

    A name that is also a town's, a person's or a word's does not stand `alone` for the weapon:
    "Fattah" does not, "a Fattah missile" does.
    """

    name: str | None
    family: str
    weapon_class: str
    supplier: str | None
    aliases: tuple[str, ...]
    alone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An organisation or person with the names that texts use."""

    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    is_person: bool = False


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a list by its file name without suffix."""
    text = resources.files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@functools.cache
def weapons() -> tuple[WeaponRow, ...]:
    """Return all weapons, systems before classes."""
    return tuple(
        WeaponRow(
            name=row["name"] or None,
            family=row["family"],
            weapon_class=row["class"],
            supplier=row["supplier"] or None,
            aliases=tuple(filter(None, (row["name"], *row["aliases"].split("|")))),
            alone=row["alone"] != "no",
        )
        for row in rows("weapons")
    )


@functools.cache
def actors() -> dict[str, ActorRow]:
    """Return organisations and persons by each of their names, lower case."""
    found: dict[str, ActorRow] = {}
    bodies = [(row, False) for row in rows("actors")]
    for row, is_person in (*bodies, *((row, True) for row in rows("persons"))):
        aliases = tuple(filter(None, (row["name"], *row["aliases"].split("|"))))
        actor = ActorRow(
            name=row["name"],
            kind=row["kind"],
            country=row["country"] or None,
            aliases=aliases,
            is_person=is_person,
        )
        for alias in aliases:
            found.setdefault(alias.lower(), actor)
    return found


@functools.cache
def kinds(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds of a list (targets, effects) with the pattern of each one's words."""
    return tuple((row["kind"], words(_with_plurals(row["aliases"]))) for row in rows(name))


def _with_plurals(aliases: str) -> list[str]:
    """Return the phrases with the plural of each: "pumping station", "pumping stations"."""
    phrases = aliases.split("|")
    ending = {"s": "", "y": "ies", "h": "es", "x": "es"}
    plurals = [
        phrase[:-1] + "ies"
        if phrase[-1] == "y" and phrase[-2] not in "aeiou"
        else phrase + ("s" if phrase[-1] == "y" else ending.get(phrase[-1], "s"))
        for phrase in phrases
        if phrase[-1].islower()
    ]
    return list(dict.fromkeys([*phrases, *plurals]))


@functools.cache
def hedge_pattern() -> re.Pattern[str]:
    """Return the pattern of all hedges."""
    return words([row["text"] for row in rows("hedges")])


@functools.cache
def speech_acts() -> dict[str, str]:
    """Return what each reporting verb does (say, confirm, deny, …), by its lemma."""
    return {row["lemma"]: row["act"] for row in rows("speech")}


def words(phrases: list[str], *, ignore_case: bool = True) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as whole words, the longest first."""
    wanted = {phrase.lower() if ignore_case else phrase for phrase in phrases}
    body = _by_initial(wanted, ignore_case=ignore_case)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w])", re.IGNORECASE if ignore_case else 0)


def phrase_pattern(phrase: str) -> str:
    """Return the pattern of one phrase, open to line ends, hyphens and both apostrophes."""
    parts = (re.escape(part).replace("'", "['’]") for part in phrase.split())
    return _MAX_GAP.join(parts)


@functools.cache
def weapon_pattern() -> re.Pattern[str]:
    """Return the pattern of all weapon words, of systems with the class word that follows."""
    return re.compile(f"{named_weapon_pattern().pattern}|{class_pattern().pattern}")


@functools.cache
def named_weapon_pattern() -> re.Pattern[str]:
    """Return the pattern of weapon systems with what follows them ("ATACMS missiles")."""
    free, bound = _names(bound=False), _names(bound=True)
    tail = rf"{_MAX_GAP}(?:{class_pattern().pattern})"
    body = rf"(?:{free})(?![\w]|-\d)(?:{tail})?|(?:{bound})(?:{tail}|(?={_LIST}))"
    return re.compile(rf"(?<![\w-])(?:{body})")


def _names(*, bound: bool) -> str:
    """Return the pattern of systems' names, of those that need a word like "missile" or not."""
    names = {
        alias
        for row in weapons()
        if row.name
        for alias in row.aliases
        if bound == _is_bound(row, alias)
    }
    return _by_initial(names)


def _by_initial(phrases: set[str], *, ignore_case: bool = False) -> str:
    """Return the pattern of phrases grouped by their first character, the longest first in each.

    A word then is tried against the few phrases that begin like it, and not against hundreds.
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda x: (-len(x), x)):
        first = re.escape(phrase[0])
        initial = f"[{phrase[0]}{phrase[0].upper()}]" if ignore_case else first
        groups.setdefault(initial, []).append(phrase_pattern(phrase)[len(first) :])
    flag = "i" if ignore_case else ""
    return "|".join(f"{x}(?{flag}:{'|'.join(rest)})" for x, rest in sorted(groups.items()))


def _is_bound(row: WeaponRow, alias: str) -> bool:
    return not row.alone and re.search(r"[\d ]|-[A-Z]", alias) is None


@functools.cache
def class_pattern() -> re.Pattern[str]:
    """Return the pattern of class words, the longest first, with an upper or lower initial."""
    aliases = {alias for row in weapons() if not row.name for alias in row.aliases}
    lower = {alias for alias in aliases if alias.islower()}
    body = f"{_by_initial(aliases - lower)}|{_by_initial(lower, ignore_case=True)}"
    return re.compile(rf"(?<![\w])(?:{body})(?![\w])")


def speaks_of_weapons(text: str) -> bool:
    """Return whether a document names any weapon or armed attack at all.

    Without one "strike", "hit" and "killed" tell of dockers, teams and crashes. An explosion
    counts, unless the text names gas, fireworks or the like as its cause.
    """
    if _ARMED.search(text) is not None:
        return True
    if _BLAST.search(text) is not None and _PEACEFUL_BLAST.search(text) is None:
        return True
    found = (weapon_of(match.group()) for match in weapon_pattern().finditer(text))
    return any(row is not None and row.weapon_class not in _CIVIL_TOO for row in found)


def weapon_of(text: str) -> WeaponRow | None:
    """Return the weapon that a matched text names, the system before its class."""
    return _weapon_table().get(_key(text)) or _longest(text)


def _longest(text: str) -> WeaponRow | None:
    named = named_weapon_pattern().match(text)
    if named is None:
        return None
    words_of = text.split()
    for size in range(len(words_of), 0, -1):
        row = _weapon_table().get(_key(" ".join(words_of[:size])))
        if row is not None:
            return row
    return None


@functools.cache
def _weapon_table() -> dict[str, WeaponRow]:
    return {_key(alias): row for row in reversed(weapons()) for alias in row.aliases}


def _key(text: str) -> str:
    return re.sub(r"[\s\u00a0-]+", " ", text.replace("’", "'")).lower()
