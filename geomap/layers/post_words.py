"""What is known of a post besides its words: when it was put up, whose it was, that it changed."""

from geomap.layers.words import shown_day
from geomap.messages import ENGLISH, Messages
from geomap.model import Document, DocumentRef

_DAY, _CLOCK = slice(0, 10), slice(11, 16)


def post_words(document: Document | DocumentRef, *, messages: Messages = ENGLISH) -> list[str]:
    """Return what a post tells of itself, each in some words; nothing for what is no post.

    Times are in UTC and say so.
    """
    told = []
    if posted := document.posted_at:
        told.append(messages.text("posted {time}", time=_time(posted, messages)))
    if document.forwarded_from:
        told.append(messages.text("forwarded from {name}", name=document.forwarded_from))
    if document.edited_at:
        told.append(messages.text("edited {time}", time=_time(document.edited_at, messages)))
    elif document.edited:
        told.append(messages.text("edited", "a post"))
    return told


def _time(moment: str, messages: Messages) -> str:
    day = shown_day(moment[_DAY], messages=messages)
    return messages.text("{day}, {clock} UTC", day=day, clock=moment[_CLOCK])
