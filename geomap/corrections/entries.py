"""One entry as its file has it to a correction, or what is wrong with it."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, get_args

from geomap.corrections.rules import ACTIONS, LISTS, NUMBERS, RULES, WHO
from geomap.corrections.values import Action, Correction
from geomap.model import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)
COUNTRY = re.compile(r"[A-Z]{2}")
MOST_CHARACTERS = 10_000
_CLAIM_ID = re.compile(r"[0-9a-f]{12}")
_EVENT_ID = re.compile(r"e-[0-9a-f]{8}")
_ADMIRALTY = re.compile(r"[A-F][1-6]")
_LEAST_REDACTED = 2
_LIMITS = {"lon": 180.0, "lat": 90.0}
Tell = Callable[[str, str, str], None]
"""Called with a key, a finding and a remedy."""


class Telling:
    """Tells faults, and counts them."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._count = 0

    def __call__(self, key: str, finding: str, remedy: str) -> None:
        """Tell a fault."""
        self._count += 1
        self._tell(key, finding, remedy)

    def told(self) -> bool:
        """Return whether there was a fault."""
        return self._count > 0


def correction_of(raw: Mapping[str, Any], *, file: str, line: int, tell: Tell) -> Correction | None:
    """Return the correction that an entry asks for, or None after telling what is wrong with it."""
    fault = Telling(tell)
    action = raw.get("action")
    if action not in ACTIONS:
        finding = "there is no action" if action is None else f"no such action: {_shown(action)}"
        fault("action", finding, f"write one of {', '.join(ACTIONS)}")
        return None
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in RULES[action].known:
            known = ", ".join(RULES[action].known)
            fault(key, f"{_shown(key)} is no key of {action!r}", f"it takes {known}")
        elif key != "action":
            values[key] = _value(key, value, fault)
    if fault.told():
        return None
    _check(action, values, fault)
    if fault.told():
        return None
    return Correction(file=file, line=line, action=action, **values)


def _value(key: str, value: Any, fault: Tell) -> Any:  # noqa: ANN401  # whatever TOML may hold
    """Return a key's value in its own type, or None after telling that it has another."""
    if key in NUMBERS:
        return _number(key, value, fault)
    if key in LISTS:
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            return tuple(dict.fromkeys(value))
        fault(key, f"{key} is no list of ids", f'write {key} = ["…", "…"]')
        return None
    if key == "at" and isinstance(value, date | datetime | time):
        return value.isoformat()
    if not isinstance(value, str):
        fault(key, f"{key} is no text", f'write {key} = "…"')
    elif not value.strip():
        needed = key in ("by", "at", "reason")
        fault(key, f"{key} is empty", "fill it in" + ("" if needed else ", or leave the key out"))
    elif len(value) > MOST_CHARACTERS:
        fault(key, f"{key} has over {MOST_CHARACTERS} characters", "name the start of it only")
    return value


def _number(key: str, value: Any, fault: Tell) -> float | None:  # noqa: ANN401  # as above
    number = float(value) if type(value) in (int, float) else None
    if number is None or not math.isfinite(number):
        fault(key, f"{key} is no number", f"write degrees, such as {key} = 36.25")
        return None
    if abs(number) > _LIMITS[key]:
        other = "; are lon and lat swapped?" if key == "lat" else ""
        fault(key, f"{key} is {number:g}{other}", f"degrees go to {_LIMITS[key]:g} either way")
        return None
    return number


def _check(action: Action, values: Mapping[str, Any], fault: Tell) -> None:
    """Tell what an entry lacks, and values that are none."""
    rule = RULES[action]
    if not any(key in values for key in rule.selects):
        fault("action", f"{action!r} does not say of what", f"give {' or '.join(rule.selects)}")
    if "claim" in values and "quote" in values:
        fault("quote", "claim and quote both say which claim is meant", "keep one of them")
    for key in (*rule.needs, *WHO):
        if key not in values:
            fault("action", f"there is no {key}", f'write {key} = "…"')
    if action == "place":
        _check_place(values, fault)
    if action == "merge" and len([*values.get("claims", ()), *values.get("events", ())]) < 2:  # noqa: PLR2004  # to merge takes two
        fault("claims", "one alone can't be merged", "name at least two claims or events")
    if len(values.get("text", "###").strip().rstrip("*")) < _LEAST_REDACTED:
        fault("text", "one character would be blotted out everywhere", "give the whole span")
    _check_forms(values, fault)


def _check_forms(values: Mapping[str, Any], fault: Tell) -> None:
    """Tell ids, codes and kinds that are none."""
    for key, pattern, example in (
        ("claim", _CLAIM_ID, "12 digits and letters from a to f, as in claims.jsonl"),
        ("code", _ADMIRALTY, "a letter from A to F and a digit from 1 to 6, such as B2"),
        ("country", COUNTRY, "two capital letters (ISO 3166-1), such as UA"),
    ):
        if key in values and not pattern.fullmatch(values[key]):
            fault(key, f"{key} is {_shown(values[key])}", f"write {example}")
    for key, pattern in (("claims", _CLAIM_ID), ("events", _EVENT_ID)):
        for one in values.get(key, ()):
            if not pattern.fullmatch(one):
                fault(key, f"{_shown(one)} is no id", f"copy the ids from {key}.jsonl")
    if "kind" in values and values["kind"] not in KINDS:
        fault("kind", f"no such kind: {_shown(values['kind'])}", f"write one of {', '.join(KINDS)}")


def _check_place(values: Mapping[str, Any], fault: Tell) -> None:
    if ("lon" in values) != ("lat" in values):
        fault("lon", "lon and lat go together", "give both")
    elif "to" not in values and "lon" not in values:
        fault("action", "there is no place to put it", "give to (an id or a name), or lon and lat")
    if "region" in values and ("to" not in values or "lon" in values):
        fault("region", "region goes with a name in to", "leave it out")


def _shown(value: object) -> str:
    """Return a value as a message may hold it, cut short."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004  # a part of a line
