"""The page's own script and style: our files in `assets/`, joined into one text each."""

import functools
import re

from geomap.errors import OutputError
from geomap.layers.json_text import json_text
from geomap.messages import ENGLISH, Messages
from geomap.messages.extraction import script_messages
from geomap.messages.vocabulary import KIND, KINDS
from geomap.render.inline import own

FIRST = "start.js"
STYLES = ("base.css", "panel.css", "list.css", "sheet.css", "map.css", "still.css")
_IMPORT = re.compile(r'^import \{[^}]{1,2000}\} from "\./([a-z_]{1,40}\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|const|class)", re.MULTILINE)
_ANY_MODULE_WORD = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# What a reader of the sources needs and a page does not: comments of whole lines, indentation.
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/)){0,20000}\*/)[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


@functools.cache
def page_script() -> str:
    """Return the modules in the order in which they need each other, in one function.

    The browser runs a plain script: what `import` and `export` say is resolved here.
    """
    bodies = "".join(_plain(name) for name in modules())
    return f'(function () {{\n"use strict";\n{bodies}}})();\n'


@functools.cache
def page_style() -> str:
    """Return the style sheets one after the other."""
    return "".join(_slim(own(f"css/{name}")) for name in STYLES)


@functools.cache
def modules() -> tuple[str, ...]:
    """Return the names of the script's files, each after those that it imports."""
    found: list[str] = []
    under_way: list[str] = []

    def add(name: str) -> None:
        if name in under_way:
            raise OutputError(f"{name} imports itself through {', '.join(under_way)}")
        if name in found:
            return
        under_way.append(name)
        for needed in _IMPORT.findall(own(f"js/{name}")):
            add(needed)
        under_way.remove(name)
        found.append(name)

    add(FIRST)
    return tuple(found)


def script_words(messages: Messages) -> str:
    """Return the script's own words in a language, as JSON for a script element; "" for English."""
    if messages is ENGLISH:
        return ""
    used = script_messages("".join((*map(_plain, modules()), own("unpack.js"))))
    words = {
        "language": messages.language,
        "texts": {**_kinds(messages), **{text: messages.said(text) for text in used}},
        "plurals": messages.plurals,
        "group": messages.group,
        "months": messages.months,
        "bare": messages.bare_months,
    }
    return json_text(words).replace("<", "\\u003c")


def _kinds(messages: Messages) -> dict[str, str]:
    """Return the kinds of speakers, which the page's data hold by their keys."""
    return {kind: messages.text(kind, KIND) for kind in KINDS}


def _plain(name: str) -> str:
    """Return a module's text without its module words.

    Raises
    ------
    OutputError
        It has an import or export of another form than those that are resolved here.
    """
    text = _EXPORT.sub("", _IMPORT.sub("", own(f"js/{name}")))
    odd = _ANY_MODULE_WORD.search(text)
    if odd:
        raise OutputError(f"{name}: {odd[0]!r} is no form of import or export that is known here")
    return _slim(text)


def _slim(text: str) -> str:
    """Return the text without comments of whole lines, indentation and empty lines.

    No string or template of ours spans lines (a test looks), so none changes.
    """
    lines = _INDENT.sub("", _COMMENT.sub("", text)).splitlines()
    return "\n".join(line for line in lines if line) + "\n"
