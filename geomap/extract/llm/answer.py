"""What the model is asked for: the fields of a claim in words of the text, and the JSON Schema.

Fields bear the names that they have in the claim, and closed lists are the claim's own, so that
the schema follows the model of `geomap.model`. Numbers, offsets, names and coordinates are never
asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from geomap.errors import ServerError
from geomap.model import Form, Quantity, Role, Stance

MOST_CLAIMS = 60  # of one piece of text; more is no reading but a loop
_FENCE = re.compile(r"\s*```(?:json)?\s*\n(?P<inside>.*)\n\s*```\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkInWords:
    """A speaker of the chain: the words that name it, and the verb by which it tells."""

    text: str
    verb: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountInWords:
    """A number with its qualifier ("at least four"), and what it counts."""

    quantity: Quantity
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationInWords:
    """A place's name, and its role in the strike."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimInWords:
    """A claim as the model gives it: every string is copied from the text."""

    quotes: tuple[str, ...]
    chain: tuple[LinkInWords, ...]
    stance: Stance
    form: Form | None
    hedges: tuple[str, ...]
    attacker: str | None
    weapons: tuple[str, ...]
    targets: tuple[str, ...]
    effects: tuple[str, ...]
    date: str | None
    counts: tuple[CountInWords, ...]
    locations: tuple[LocationInWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """All claims of a piece of text."""

    claims: tuple[ClaimInWords, ...]


def schema() -> dict[str, Any]:
    """Return the JSON Schema of an answer, closed as `strict` asks: all keys, and no others."""
    definitions = msgspec.json.schema(_Answer)["$defs"]
    for definition in definitions.values():
        definition["required"] = list(definition["properties"])
        definition["additionalProperties"] = False
    root = definitions.pop(_Answer.__name__)
    # Its root must be an object itself, and each closed list say its type: some servers insist.
    whole: dict[str, Any] = _typed({**root, "title": "claims", "$defs": definitions})
    return whole


def _typed(part: Any) -> Any:  # noqa: ANN401  # walks any JSON
    if isinstance(part, list):
        return [_typed(one) for one in part]
    if not isinstance(part, dict):
        return part
    walked = {name: _typed(one) for name, one in part.items()}
    return {"type": "string", **walked} if "enum" in walked else walked


def parsed(content: str) -> tuple[tuple[ClaimInWords, ...], int]:
    """Return the claims of an answer, and how many of it were not such as was asked for.

    Raises
    ------
    ServerError
        It is no JSON object with a list `claims`.
    """
    fenced = _FENCE.fullmatch(content)
    inside = fenced["inside"] if fenced else content
    try:
        data = msgspec.json.decode(inside.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise ServerError(
            f"the model's answer is no JSON ({error}); it may be cut off, or the server may not "
            "know response_format json_schema"
        ) from error
    given = data.get("claims") if isinstance(data, dict) else None
    if not isinstance(given, list):
        raise ServerError(
            "the model's answer holds no list of claims; the server may not know "
            "response_format json_schema"
        )
    return _claims(given)


def _claims(given: Sequence[object]) -> tuple[tuple[ClaimInWords, ...], int]:
    found, wrong = [], max(0, len(given) - MOST_CLAIMS)
    for one in given[:MOST_CLAIMS]:
        try:
            found.append(msgspec.convert(one, ClaimInWords))
        except (msgspec.ValidationError, RecursionError):
            wrong += 1
    return tuple(found), wrong
