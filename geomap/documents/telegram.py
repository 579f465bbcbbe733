"""Exports of Telegram Desktop (`result.json`): each post a document.

The export names a channel, seldom its public name; an address is made only from a public name
that the file holds. Times are in UTC, since the other time in the file is that of the machine
which made the export; its day stands where an old export has no other.
"""

import re
from collections.abc import Iterator
from typing import Any

from geomap.documents import dates
from geomap.documents.draft import Draft, Note, Parsed, UnreadableError
from geomap.documents.fields import Fields
from geomap.documents.metadata import without_surrogates

_USERNAME = re.compile(r"@?([A-Za-z]\w{3,31})")
_CHATS = ("chats", "left_chats")


def is_export(value: object) -> bool:
    """Tell whether a JSON value is an export of one chat or of an account."""
    if not isinstance(value, dict):
        return False
    if isinstance(value.get("messages"), list) and "text" not in value:
        return True
    return any(isinstance(value.get(key), dict) and "list" in value[key] for key in _CHATS)


def parsed(export: dict[str, Any]) -> Parsed:
    """Return the posts of an export; service messages and posts without words are passed over.

    Raises
    ------
    UnreadableError
        The export holds no post with words.
    """
    drafts: list[Draft] = []
    unread: list[Note] = []
    warnings: list[Note] = []
    for chat in _chats(export):
        for number, message in enumerate(chat["messages"], 1):
            found = _post(chat, message, number, warnings)
            if isinstance(found, Note):
                unread.append(found)
            elif found is not None:
                drafts.append(found)
    if not drafts and not unread:
        raise UnreadableError("no post with words in the export", "export the text messages too")
    return Parsed(drafts=tuple(drafts), unread=tuple(unread), warnings=tuple(warnings))


def _chats(export: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if isinstance(export.get("messages"), list):
        yield export
    for key in _CHATS:
        listed = export[key].get("list") if isinstance(export.get(key), dict) else None
        for chat in listed if isinstance(listed, list) else ():
            if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
                yield chat


def _post(
    chat: dict[str, Any], message: object, number: int, warnings: list[Note]
) -> Draft | Note | None:
    """Return the draft of a message, None for one without words, or what is wrong with it."""
    if not isinstance(message, dict):
        return Note(finding=f"message {number} is no object", remedy="export the channel anew")
    if message.get("type", "message") != "message":
        return None
    text, count = without_surrogates(_text(message.get("text", "")))
    if not text.strip():
        return None
    name = f"post {_number(message.get('id')) or number}"
    if count:
        finding = f"{name} holds lone surrogates; each became U+FFFD"
        warnings.append(Note(finding=finding, remedy="export the channel anew"))
    fields = _fields(chat, message)
    warnings.extend(
        Note(finding=f"{name}: {note.finding}", remedy=note.remedy) for note in fields.warnings
    )
    return Draft(text=text, known_from=fields.known_from, is_post=True, **fields.values)


def _fields(chat: dict[str, Any], message: dict[str, Any]) -> Fields:
    """Return what an export tells of a post besides its words."""
    fields = Fields(source="telegram")
    fields.take("publisher", chat.get("name"))
    posted = dates.moment_of_seconds(message.get("date_unixtime"))
    fields.take("posted_at", posted)
    fields.take("published", None if posted else message.get("date"))
    fields.take("edited", bool(message.get("edited") or message.get("edited_unixtime")))
    fields.take("edited_at", dates.moment_of_seconds(message.get("edited_unixtime")))
    fields.take("forwarded_from", message.get("forwarded_from"))
    fields.take("forwarded_id", message.get("forwarded_from_id"))
    post, channel = _number(message.get("id")), _number(chat.get("id"))
    answered = _number(message.get("reply_to_message_id"))
    if channel and post:
        fields.take("id", f"{channel}/{post}")
    if channel and answered:
        fields.take("reply_to", f"{channel}/{answered}")
    public = _USERNAME.fullmatch(str(chat.get("username") or ""))
    if public and post:
        fields.take("url", f"https://t.me/{public[1]}/{post}")
    return fields


def _number(value: object) -> str | None:
    good = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if good else None


def _text(value: object) -> str:
    """Return the words of a text that is a string or a list of strings and marked pieces."""
    if isinstance(value, str):
        return value
    pieces = value if isinstance(value, list) else []
    words = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(word for word in words if isinstance(word, str))
