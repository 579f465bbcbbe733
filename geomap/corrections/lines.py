"""On which line a table or key of a TOML file stands: tomllib does not tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*(?P<name>[A-Za-z0-9_-]{1,100})[ \t]*\]\]")
_TABLE = re.compile(r"[ \t]*\[")
_KEY = re.compile(r"[ \t]*\"?(?P<name>[A-Za-z0-9_-]{1,100})\"?[ \t]*=")
_QUOTES = ('"""', "'''", '"', "'")


@dataclass(slots=True, kw_only=True)
class Table:
    """A `[[name]]` with the line of its header and of each key below it."""

    line: int
    keys: dict[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """Return the line of a key; the header's where the key has no line of its own."""
        return self.keys.get(key, self.line)


def tables(text: str, name: str) -> list[Table]:
    """Return the tables `[[name]]` of a text that is TOML, in order."""
    found: list[Table] = []
    current: Table | None = None
    for number, line in _starts(text):
        if header := _HEADER.match(line):
            current = Table(line=number) if header["name"] == name else None
            if current is not None:
                found.append(current)
        elif _TABLE.match(line):
            current = None
        elif current is not None and (key := _KEY.match(line)):
            current.keys.setdefault(key["name"], number)
    return found


def _starts(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that begins outside strings and arrays, with its number from 1."""
    closing, depth = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if not closing and depth <= 0:
            yield number, line
            # A header's brackets are none of an array.
            depth = 0
            if _HEADER.match(line) or _TABLE.match(line):
                continue
        closing, depth = _after(line, closing, depth)


def _after(line: str, closing: str, depth: int) -> tuple[str, int]:
    """Return the quotes that are still open at the end of a line, and how many brackets."""
    at = 0
    while at < len(line):
        if closing:
            if line[at] == "\\" and closing[0] == '"':
                at += 2
            elif line.startswith(closing, at):
                at += len(closing)
                closing = ""
            else:
                at += 1
            continue
        if line[at] == "#":
            break
        opening = next((quotes for quotes in _QUOTES if line.startswith(quotes, at)), "")
        closing = opening
        depth += (line[at] in "[{") - (line[at] in "]}")
        at += len(opening) or 1
    return (closing if len(closing) > 1 else ""), depth
