"""What "the facility" or "the building" means: the target that the document named before."""

import re
from collections.abc import Iterable
from dataclasses import replace

from geomap.extract.english import lexicon
from geomap.extract.statement import Statement
from geomap.model import Target

# Characters before the words in which what they mean can be named without being struck there.
_CLOSE = 600
_UNSPECIFIED = "unspecified target"
_ANY_BUILDING = "civilian infrastructure"
_BUILDINGS = frozenset(
    {
        "command post",
        "factory",
        "government building",
        "hospital",
        "hotel",
        "market",
        "religious building",
        "residential building",
        "school",
        "troop quarters",
        "warehouse",
    }
)
# What no "facility" or "site" is.
_MOVING = frozenset({"military equipment", "ship", "tank", "troops", "vehicle", "warship"})
_BARE = frozenset({"target", "targets", "object", "objects", "location", "position", "positions"})
_BODY = re.compile(r"[A-Z]\w{2,20} (?:for|of) (?:the )?[A-Z]")
_POINTING = frozenset({"the", "this", "that"})


def with_known_targets(statements: Iterable[Statement], text: str) -> tuple[Statement, ...]:
    """Return the statements with "the facility" given the kind of what it means in the text.

    That is the latest target that fits, or what the words right before name: "the hospital's
    director said that rockets hit the facility".
    """
    found: list[Statement] = []
    named: list[Target] = []
    for statement in statements:
        targets = tuple(_known(target, named, text) for target in statement.targets)
        named += [one for one in targets if one.kind not in {_UNSPECIFIED, _ANY_BUILDING}]
        found.append(replace(statement, targets=targets))
    return tuple(found)


def _known(target: Target, named: list[Target], text: str) -> Target:
    fitting = _fitting(target)
    if not fitting:
        return target
    kinds = [one.kind for one in named if one.kind in fitting] or _named_before(
        text, target.start or 0, fitting, noun=(target.text or "").split()[-1]
    )
    return replace(target, kind=kinds[-1]) if kinds else target


def _fitting(target: Target) -> frozenset[str]:
    """Return the kinds that a definite bare noun can mean; none for any other words."""
    words = (target.text or "").lower().split()
    if len(words) != len(("the", "facility")) or words[0] not in _POINTING:
        return frozenset()
    if target.kind == _UNSPECIFIED and words[1] not in _BARE:
        every = {kind for kind, _ in lexicon.kinds("targets")}
        return frozenset(every - _MOVING - {_UNSPECIFIED, _ANY_BUILDING})
    if target.kind == _ANY_BUILDING and words[1] == "building":
        return _BUILDINGS
    return frozenset()


def _named_before(text: str, end: int, fitting: frozenset[str], *, noun: str) -> list[str]:
    """Return the kinds that the characters right before name, in the order of their words.

    Words that end with the same noun are meant before others: "the facility" is a "nuclear
    facility". A body's name is no building: "the Institute for Security Studies".
    """
    start = max(0, end - _CLOSE)
    found = [
        (match.group().lower().endswith(noun.lower()), match.end(), kind)
        for kind, pattern in lexicon.kinds("targets")
        if kind in fitting
        for match in pattern.finditer(text[start:end])
        if not _BODY.match(text[start:end], match.start())
    ]
    return [kind for _, _, kind in sorted(found)]
