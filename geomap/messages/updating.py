"""The message files brought up to date with the code: `python -m geomap.messages`."""

import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.messages.extraction import Message, messages_used

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

FOLDER = Path(__file__).parent
TEMPLATE = "messages.pot"
_WIDTH = 98
_HEAD = "Texts of geomap's outputs: pages, pictures, tables."
# Days and versions in a file would make each run write another one.
_VOLATILE = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator'
    r'|Language-Team|Report-Msgid-Bugs-To|Project-Id-Version): .*"\n',
    re.MULTILINE,
)


def update(folder: Path = FOLDER) -> dict[str, int]:
    """Write the template and each language's file anew; return how many messages lack a text.

    Texts stay, messages that the code no longer uses go, new ones come with an empty text.
    """
    from babel.messages.pofile import read_po

    used = messages_used()
    (folder / TEMPLATE).write_bytes(_written(_catalog(used, None, None)))
    missing = {}
    for path in sorted(folder.glob("*.po")):
        old = read_po(io.BytesIO(path.read_bytes()), locale=path.stem)
        made = _catalog(used, path.stem, old)
        path.write_bytes(_written(made))
        missing[path.stem] = sum(bool(one.id) and not _is_said(one.string) for one in made)
    return missing


def _is_said(string: str | Iterable[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else all(string or ("",))


def _catalog(used: Iterable[Message], locale: str | None, old: "Catalog | None") -> "Catalog":
    from babel.messages.catalog import Catalog

    made = Catalog(locale=locale, header_comment=f"# {_HEAD}", fuzzy=False)
    for one in used:
        context = one.context or None
        key = (one.text, one.many) if one.many else one.text
        before = old.get(one.text, context) if old is not None else None
        string = before.string if before and bool(before.pluralizable) == bool(one.many) else ""
        if one.many and not string:
            string = ("",) * made.num_plurals
        notes = before.user_comments if before else ()
        made.add(key, string, [(one.file, 0)], context=context, user_comments=notes)
    return made


def _written(catalog: "Catalog") -> bytes:
    from babel.messages.pofile import write_po

    held = io.BytesIO()
    write_po(held, catalog, width=_WIDTH, include_lineno=False, sort_by_file=False)
    return _VOLATILE.sub("", held.getvalue().decode("utf-8")).encode("utf-8")
