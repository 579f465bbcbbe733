"""A claim's words with its cues marked: each in brackets with its kind, and in a colour."""

import os
from collections.abc import Callable, Iterable
from typing import TextIO

from geomap.cli.terminal import printable
from geomap.model import Claim, Span

Cue = tuple[int, int, str]
# What stands for a cue in the printed sentence: made of its words and its kind.
Paint = Callable[[str, str], str]

# Colours of the terminal's own palette, which its user has chosen to be readable.
_COLOURS = {
    "who": 36,
    "how sure": 33,
    "what": 35,
    "when": 32,
    "how many": 31,
    "where": 34,
}
_GROUPS = {
    **dict.fromkeys(["speaker", "relay", "verb"], "who"),
    "hedge": "how sure",
    **dict.fromkeys(["weapon", "target's kind", "effect", "attacker"], "what"),
    "date": "when",
    **dict.fromkeys(["target", "launch", "debris", "within"], "where"),
}


def bracketed(text: str, kind: str) -> str:
    """Return a cue as plain words: `[claimed|verb]`."""
    return f"[{printable(text)}|{kind}]"


def coloured(text: str, kind: str) -> str:
    """Return a cue in brackets and in the colour of what it tells of."""
    colour = _COLOURS[_group(kind)]
    return f"\x1b[{colour}m[\x1b[1m{printable(text)}\x1b[22m|{kind}]\x1b[0m"


def legend() -> str:
    """Return the line that says what the colours mean."""
    return "  ".join(f"\x1b[{colour}m{group}\x1b[0m" for group, colour in _COLOURS.items())


def paint_for(stream: TextIO, *, wish: str) -> Paint:
    """Return how to mark cues on a stream; the wish is always, never or auto.

    With auto a terminal gets colours, unless the environment says NO_COLOR (no-color.org) or its
    terminal is "dumb".
    """
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb" or not stream.isatty()
    return bracketed if wish == "never" or (wish == "auto" and plain) else coloured


def marked(quote: Span, marks: Iterable[Cue], text: str, paint: Paint = bracketed) -> str:
    """Return the quote in one line, safe for a terminal, with each cue painted.

    Of cues that cross, the longer one is kept.
    """
    inside = [cue for cue in marks if quote.start <= cue[0] < cue[1] <= quote.end]
    kept: list[Cue] = []
    for start, end, kind in sorted(inside, key=lambda cue: (cue[0] - cue[1], cue)):
        same = next((cue for cue in kept if cue[:2] == (start, end)), None)
        if same:
            kept.remove(same)
            kept.append((start, end, f"{same[2]}, {kind}"))
        elif all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, kind))
    parts, at = [], quote.start
    for start, end, kind in sorted(kept):
        parts += [printable(text[at:start]), paint(text[start:end], kind)]
        at = end
    return " ".join("".join([*parts, printable(text[at : quote.end])]).split())


def cues(claim: Claim) -> list[Cue]:
    """Return all characters that values of the claim rest on, with the kind of value."""
    found: list[tuple[int | None, int | None, str]] = [
        (claim.claimant.start, claim.claimant.end, "speaker"),
        (claim.date.start, claim.date.end, "date"),
    ]
    for link in claim.chain:
        speaks = link.start == claim.claimant.start
        found.append((link.start, link.end, "speaker" if speaks else "relay"))
        if link.verb:
            found.append((link.verb.start, link.verb.end, "verb"))
    found += [(hedge.start, hedge.end, "hedge") for hedge in claim.hedges]
    found += [(weapon.start, weapon.end, "weapon") for weapon in claim.weapons]
    found += [(target.start, target.end, "target's kind") for target in claim.targets]
    found += [(effect.start, effect.end, "effect") for effect in claim.effects]
    found += [(count.start, count.end, name) for name, count in claim.counts.items()]
    for place in claim.locations:
        found.append((place.start, place.end, place.role))
        found += [(count.start, count.end, name) for name, count in place.counts.items()]
        found += [(span.start, span.end, "within") for span in place.within]
    known = [(start, end, kind) for start, end, kind in found if start is not None and end]
    return list(dict.fromkeys(known))


def _group(kind: str) -> str:
    """Return what a kind tells of; whatever is not named above is a number."""
    return _GROUPS.get(kind.split(", ", maxsplit=1)[0], "how many")
