"""Characters of a parsed sentence as its tokens."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Where a parse keeps its text and the offsets of its tokens.
_TEXT, _STARTS = "geomap.text", "geomap.starts"


def text_of(doc: "Doc") -> str:
    """Return the sentence; spaCy puts it together anew each time that it is asked."""
    if _TEXT not in doc.user_data:
        doc.user_data[_TEXT] = doc.text
    return cast("str", doc.user_data[_TEXT])


def tokens_between(doc: "Doc", start: int, end: int) -> list["Token"]:
    """Return the tokens that share a character with a stretch of the sentence, in order."""
    if _STARTS not in doc.user_data:
        doc.user_data[_STARTS] = [token.idx for token in doc]
    starts = doc.user_data[_STARTS]
    first = max(bisect_right(starts, start) - 1, 0)
    inside = [doc[i] for i in range(first, bisect_left(starts, end))]
    return [token for token in inside if token.idx + len(token.text) > start]
