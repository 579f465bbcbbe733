"""The news agency that a text is credited to: its words are the agency's, whoever prints them."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources

HEAD, TAIL = 600, 200
"""Characters at a text's head and tail in which a credit may stand."""


def wires_of(documents: Iterable[str], *, texts: Mapping[str, str]) -> dict[str, str]:
    """Return for each document that credits one news agency that agency's name."""
    found = {}
    for document in documents:
        if (wire := credited(texts.get(document, ""))) is not None:
            found[document] = wire
    return found


def credited(text: str) -> str | None:
    """Return the agency that a text is credited to; None without a credit or with several.

    A credit is a dateline ("LIMA, May 3 (Reuters) -", "LIMA, 3 May. /TASS/."), a byline ("By
    The Associated Press", "Source: AFP") or what the text ends with. "Photo: Reuters" and "told
    Reuters" are none, nor is "Reuters contributed to this report".
    """
    patterns, names = _patterns()
    end = text.rstrip()[-TAIL:]
    hits = {
        names[hit.group("name").casefold()]
        for pattern, at_head in patterns
        for hit in pattern.finditer(text[:HEAD] if at_head else end)
    }
    return hits.pop() if len(hits) == 1 else None


def canonical(name: str) -> str:
    """Return the name under which an outlet's claims are put together."""
    return _patterns()[1].get(name.casefold(), name)


@functools.cache
def _patterns() -> tuple[tuple[tuple[re.Pattern[str], bool], ...], dict[str, str]]:
    """Return the forms of a credit, whether each stands at the head, and agencies by spelling."""
    text = resources.files(__package__).joinpath("wires.toml").read_text(encoding="utf-8")
    agencies: dict[str, list[str]] = tomllib.loads(text)["agencies"]
    names = {word.casefold(): name for name, words in agencies.items() for word in words}
    spelled = sorted((word for words in agencies.values() for word in words), key=len, reverse=True)
    name = f"(?P<name>{'|'.join(map(re.escape, spelled))})"
    dash = "[-\N{EN DASH}\N{EM DASH}]"
    source = "[Bb]y|[Ss]ource|[Cc]redit|Источник|Джерело"
    place = r"(?m)^[^\n!?(/]{0,60}"
    return (
        (re.compile(rf"{place}\(\s?{name}\s?\)\s?{dash}"), True),
        (re.compile(rf"{place}/\s?{name}\s?/\s?(?:{dash}|[.:])"), True),
        (re.compile(rf"(?m)^\s{{0,4}}(?:(?:{source})\s?:?\s)?{name}\s{{0,4}}$"), True),
        (re.compile(rf"[(\[]\s?{name}\s?[)\]]\.?$"), False),
        (re.compile(rf"(?m)^\s{{0,4}}(?:{dash}|©|(?:{source})\s?:?)\s?{name}\.?\s{{0,4}}$"), False),
    ), names
