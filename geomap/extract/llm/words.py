"""Where words that a model copied stand in a text."""

from geomap.model import Span

# One for one, so that offsets stay: how models rewrite what they copy.
_SAME = str.maketrans("‘’“”\u00a0\u202f\n\t–—", "''\"\"    --")


def find(text: str, words: str, start: int, end: int, *, last: bool = False) -> Span | None:
    """Return where words stand between two offsets, whole words only, as the text has them.

    Quotation marks, dashes and blanks may differ, one for one; nothing else may.
    """
    wanted = words.strip().translate(_SAME)
    if not wanted or len(wanted) > end - start:
        return None
    area = text[start:end].translate(_SAME)
    at = area.rfind(wanted) if last else area.find(wanted)
    while at >= 0:
        stop = at + len(wanted)
        if not _splits_word(area, at) and not _splits_word(area, stop):
            return Span(start=start + at, end=start + stop, text=text[start + at : start + stop])
        at = area.rfind(wanted, 0, stop - 1) if last else area.find(wanted, at + 1)
    return None


def _splits_word(text: str, at: int) -> bool:
    """Return whether an offset lies within a word or a number: "4" is not in "14"."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
