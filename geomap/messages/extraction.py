"""Which messages the code uses: found in its sources, for the files that translators edit.

Python says them with `term("…")`, `messages.text("…")` and `messages.count("…", "…", n)`, the
page's script with `say("…")` and `counted("…", "…", n)`, a Jinja template with `say("…")` or
`messages.text("…")`; always as plain strings, for only these can be found.
"""

import ast
import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_SAID = frozenset({"term", "text", "count"})
_STRING = r'"(?:[^"\\\n]|\\.){1,2000}"'
_SCRIPT = re.compile(rf"\b(say|counted|heldIn)\(\s*({_STRING})(?:,\s*({_STRING}))?")
_TEMPLATE = re.compile(rf"\b(?:messages\.text|say)\(\s*({_STRING})(?:,\s*({_STRING}))?")


class Message(NamedTuple):
    """A message of the code: its English text, that for many (plural messages), its context."""

    text: str
    many: str | None
    context: str
    file: str


@functools.cache
def messages_used() -> tuple[Message, ...]:
    """Return all messages that the package's sources use, each once, in the order of the files."""
    found: dict[tuple[str, str], Message] = {}
    for path in sorted(ROOT.rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        for message in _of_file(path, f"geomap/{name}"):
            found.setdefault((message.context, message.text), message)
    return tuple(found.values())


def script_messages(script: str) -> tuple[str, ...]:
    """Return the English texts that a script says, each once, in order."""
    return tuple(dict.fromkeys(found.text for found in _of_script(script, "")))


def _of_file(path: Path, name: str) -> Iterator[Message]:
    if path.suffix == ".py":
        yield from _of_python(path.read_text(encoding="utf-8"), name)
    elif path.suffix == ".js":
        yield from _of_script(path.read_text(encoding="utf-8"), name)
    elif path.suffix == ".html":
        for found in _TEMPLATE.finditer(path.read_text(encoding="utf-8")):
            yield Message(json.loads(found[1]), None, json.loads(found[2] or '""'), name)


def _of_python(source: str, name: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else None
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called not in _SAID or (isinstance(node.func, ast.Name) and called != "term"):
            continue
        strings = list(_leading_strings(node))
        context = _context(node) or ""
        if called == "count" and len(strings) >= 2:  # noqa: PLR2004  # "one", "many"
            yield Message(strings[0], strings[1], context, name)
        elif called != "count" and strings:
            yield Message(strings[0], None, context or "".join(strings[1:2]), name)


def _leading_strings(node: ast.Call) -> Iterator[str]:
    for argument in node.args:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            return
        yield argument.value


def _context(node: ast.Call) -> str | None:
    for keyword in node.keywords:
        if keyword.arg == "context" and isinstance(keyword.value, ast.Constant):
            return str(keyword.value.value)
    return None


def _of_script(script: str, name: str) -> Iterator[Message]:
    for found in _SCRIPT.finditer(script):
        many = json.loads(found[3]) if found[1] == "counted" and found[3] else None
        yield Message(json.loads(found[2]), many, "", name)
