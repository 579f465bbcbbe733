"""Nobody killed, nobody hurt: "no casualties", "didn't cause any injuries", "all unharmed"."""

import re
from collections.abc import Iterator

from geomap.extract.english.casualties import Harm
from geomap.extract.english.told import Told
from geomap.model import Count

_OR_HARMED = r"\s+(?:or|nor)\s+(?:hurt|injured|killed|wounded|harmed)\b"
_NO_CASUALTIES = re.compile(
    r"(?:\b(?:no|without(?: any)?|not any|nor any|zero)\b"
    r"|(?:\bnot|n['’]t)\s+(?:\w+\s+){1,2}?(?:any|a single)\b"
    r"|(?:\bnot|n['’]t)\s+(?:inflict|cause|result in|lead to|suffer|sustain|report|record)(?=\s))"
    r"(?P<between>(?:(?!\b(?:but|no|other than|beyond|apart from|word|news|information|details?"
    r"|data|figures?|confirmation|clarity|comment|further|more|immediate(?:ly)?|initial"
    r"|independent(?:ly)?)\b)[^.;:]){0,50}?)"
    r"\b(?P<what>casualties|casualty|causalit(?:y|ies)|victims|injuries|injured|deaths|fatalities|dead|wounded"
    r"|loss of life|lives lost"
    r"|(?:one|body|people|persons?)\s+"
    r"(?:else\s+)?(?:was|were|had been|has been|have been|is|are|died|got)\s*"
    r"(?:(?:reported|reportedly|immediately|believed to be)\s+)?"
    r"(?P<verb>hurt|injured|killed|wounded|harmed|dead)?)(?!\w)"
    rf"(?P<either>{_OR_HARMED})?"
    r"(?!\s+(?:were|was|had been|have been)\s+(?:immediately|initially|yet)\b)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:hurt|harm)\w*\s+(?P<safe3>nobody|no[ -]one)\b"
    r"|\bkill\w*\s+(?P<died2>nobody|no[ -]one)\b(?!\s+(?:but|except|other)\b)"
    r"|\bnobody\s+(?:has\s+|had\s+)?(?P<died>died|perished)\b"
    r"|\bnobody\s+(?:was|were|had been|has been|is|got)\s+(?:\w+ly\s+)?"
    rf"(?P<verb2>hurt|injured|killed|wounded|harmed)\b(?P<either2>{_OR_HARMED})?"
    r"|\b(?:everyone|everybody|all (?:of )?(?:the|its|their)\s+\w+)\s+(?:was|were|is|are)\s+"
    r"(?P<safe>unharmed|unhurt|uninjured)\b|\bcrew\b[^.;]{0,20}\b(?:is|are|was|were)\s+"
    r"(?:all\s+)?(?P<safe2>unharmed|unhurt|uninjured)\b",
    re.IGNORECASE,
)


def none_hurt(told: Told) -> Iterator[tuple[Harm, Count]]:
    """Yield "no casualties", "nobody was hurt", "didn't cause any injuries" as none reported."""
    text = told.text
    for match in (*_NO_CASUALTIES.finditer(text), *_NOBODY.finditer(text)):
        end = match.end()
        while end > match.start() and text[end - 1].isspace():
            end -= 1
        if not told.holds(max(match.start(), end - 4), end):
            continue
        for role in _roles_of_none(match):
            yield (
                role,
                Count(
                    low=0,
                    high=0,
                    bound="none_reported",
                    text=text[match.start() : end],
                    start=match.start(),
                    end=end,
                ),
            )


def _roles_of_none(match: re.Match[str]) -> tuple[Harm, ...]:
    """Return who is told to be none: "no casualties" both, "no injuries" only the injured."""
    said = match.groupdict()
    verb = (said.get("verb") or said.get("verb2") or "").lower()
    what = (said.get("what") or "").lower()
    whole = any(said.get(name) for name in ("safe", "safe2", "safe3", "either", "either2"))
    if whole or verb in {"hurt", "harmed"}:
        return ("killed", "injured")
    if verb in {"killed", "dead"} or said.get("died") or said.get("died2") or what.endswith("died"):
        return ("killed",)
    if verb in {"injured", "wounded"}:
        return ("injured",)
    if what.startswith(("casualt", "causalit", "victim")):
        return ("killed", "injured")
    if what.startswith(("death", "fatalit", "dead", "loss", "lives")):
        return ("killed",)
    return ("injured",) if what.startswith(("injur", "wounded")) else ()
