# ruff: noqa: RUF001  # Cyrillic and typographic marks on purpose
# word lists read best as words
"""Where two sentences were printed without a space between (`fire.Ukraine`, `war.""Flight`)."""

import re
from collections.abc import Iterator

_LOWER = "a-zà-öø-ÿāăąćčďđēėęěğģīįıłļńňņōőœŕřśşšťţūůűųźżžа-яёіїєґў"
_UPPER = "A-ZÀ-ÖØ-ÞĀČĎĐĒĖĘĚŁŃŇŒŘŚŞŠŤŪŮŹŻŽА-ЯЁІЇЄҐЎ"
_CLOSERS = "\"”’'»)\\]"
_OPENERS = "\"“‘'«(„"
_GLUE = re.compile(
    rf"(?:(?<=[{_LOWER}0-9%{_CLOSERS}])|(?<=[{_UPPER}]{{2}}))"
    rf"(?P<marks>[.!?…]{{1,4}})(?P<closers>[{_CLOSERS}]{{0,2}})(?P<openers>[{_OPENERS}]{{0,2}})"
    rf"(?=[{_UPPER}](?:[{_LOWER}]|[\s'’.]|[{_UPPER}]))"
)
_TOKEN_BEFORE = re.compile(r"\S{1,200}\Z")
_WORD_BEFORE = re.compile(r"[^\W_]{1,40}\Z")
_WORD_AFTER = re.compile(r"[^\W_]{1,40}")
# Ends of addresses that no English sentence begins with ("In", "It", "To" and "By" could).
_DOMAIN_ENDS = frozenset("az com net org ru ua info tv eu uk gov рф укр".split())
_FILE_ENDS = frozenset("PDF JPG JPEG PNG GIF DOC DOCX XLS XLSX CSV TXT MP3 MP4 HTML XML".split())
_ABBREVIATIONS = frozenset(
    """st mt ft mr mrs ms dr prof gen lt col maj capt sgt brig adm cmdr cpl pvt rep sen gov pres
    no nos vs inc ltd co corp dept est fig jr sr rev hon msgr jan feb mar apr jun jul aug sep sept
    oct nov dec mon tue tues wed thu thur thurs fri sat sun op cit vol ch pp art
    ул им обл пос пгт ст пр просп д-р гр акад проф ген полк вул смт род див""".split()
)
_LIST_NUMBER = 3


def split_points(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets within text[start:end] at which a glued sentence begins, in order."""
    counted, straight = start, 0
    for match in _GLUE.finditer(text, start, end):
        if not _is_glue(text, start, match):
            continue
        quotes = match["closers"] + match["openers"]
        straight += text.count('"', counted, match.end("marks"))
        counted = match.end("marks")
        yield counted + _closing(quotes, is_open=straight % 2 == 1)


def _closing(quotes: str, *, is_open: bool) -> int:
    """Return how many of the marks between two sentences belong to the first."""
    if not quotes:
        return 0
    closed = 0
    for quote in quotes:
        if quote == '"':
            if not is_open:
                break
            is_open = False
        elif quote not in "”’'»)]":
            break
        closed += 1
    return closed


def _is_glue(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether the marks end a sentence: not an address, a file, initials, an abbreviation."""
    if match["marks"] != ".":
        return True
    left = text[max(start, match.start() - 200) : match.start()]
    token = found[0] if (found := _TOKEN_BEFORE.search(left)) else ""
    if "://" in token or "@" in token or token.lower().startswith(("www", "t.me/")):
        return False
    word = found[0] if (found := _WORD_BEFORE.search(left)) else ""
    after = found[0] if (found := _WORD_AFTER.match(text, match.end())) else ""
    if not word:
        return True
    if word.isdigit():
        return len(word) >= _LIST_NUMBER or len(token) < len(left.strip())
    is_name = word[0].isupper() and after.lower() in _DOMAIN_ENDS
    is_initial = token[-2:-1] == "." or len(word) == 1
    is_odd = word.lower() in _ABBREVIATIONS or after in _FILE_ENDS
    is_code = word.isupper() and not (after[1:2].islower() or len(after) == 1)
    return not (is_name or is_initial or is_odd or is_code)
