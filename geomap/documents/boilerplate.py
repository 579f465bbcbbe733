# ruff: noqa: RUF001  # Cyrillic and typographic marks on purpose
# word lists read best as words
"""Lines that a page's furniture leaves in a text: icons, share bars, advertisements, navigation.

The rules look at form (no sentence, no letters, words of an interface), not at the lines of
particular sites. A line that could be a sentence about a strike is never taken.
"""

import re
from dataclasses import dataclass

from geomap.documents import dates

MAX_LINE = 200
MAX_NAV_WORDS = 5
MIN_ICON_WORDS = 6
ICON_SHARE = 0.4

_LEADING = re.compile(
    r"\s{0,20}(?:date:?\s{1,3})?(?P<day>\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?)?"
    r"(?:\s{0,3}\((?P<name>[A-Z][^()\n]{1,40})\))?(?P<bar>\s{1,3}[+−–↺↻\-\s\d]{1,20}\bpx)?(?=\s)",
    re.IGNORECASE,
)
_ICON = re.compile(
    r"icon|chevron|caret|hamburger|spinner|svg|glyph|button|toggle|dropdown", re.IGNORECASE
)
_SHARE_BAR = re.compile(r"(?:[+−–↺↻\-\s\d]{1,30}|A[+-])(?:px|pt)?", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,3}:\d\d(?::\d\d)?(?:\s?[/|]\s?\d{1,3}:\d\d(?::\d\d)?)?")
_ONLY_LINKS = re.compile(r"(?:[-*+•|]?\s?!?\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)[\s|•·,]{0,5}){1,20}")
_LINK_TARGET = re.compile(r"\[[^\]\n]{1,100}\]:\s?\S{1,500}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,2000}", re.IGNORECASE)
_NAME = r"[A-ZА-ЯІЇЄҐ][\w.'’-]{0,30}"
_BYLINE = re.compile(
    rf"(?:By|Автор:?|Written by|Reporting by|Editing by) {_NAME}"
    rf"(?:(?:, | and | with | for | и | та | ){_NAME}){{0,5}}"
)
# A whole line of one of these is furniture; `…` stands for "and more of the same line".
_PHRASES = (
    "advertise?ment|advertising|реклама",
    "(?:sponsored|promoted)(?: content| post)?",
    "(?:story|article) continues (?:below|after).{0,60}",
    "(?:share|tweet|pin|email|print|copy link|bookmark|save|listen|comments?|reply|like)",
    r"share (?:(?:on|via|this|article)\b|the (?:article|story|page|post|link)\b).{0,100}",
    r"(?:поделиться|поширити|поділитися)\b.{0,60}",
    r"follow us\b.{0,120}|(?:like|find|join) us (?:on|in|at|via)\b.{0,100}",
    r"follow [\w.' -]{2,40} on (?:facebook|twitter|x|telegram|instagram|google|whatsapp)\b.{0,60}",
    r"(?:subscribe|sign (?:up|in)|log in|register)\b(?: (?:to|for|now|here|with|today)\b.{0,120})?",
    r"join (?:our|the) (?:telegram|whatsapp|newsletter|channel|community).{0,100}",
    r"(?:get|download) (?:our|the) (?:app|newsletter|free).{0,100}",
    r"(?:подпис(?:ывайтесь|аться|ывайся)|подпиш(?:ись|итесь))\b.{0,120}",
    r"(?:підпис(?:уйтесь|атися|атись|уйся)|підпиш(?:ись|іться))\b.{0,120}",
    r"leave a (?:review|comment|reply|response).{0,40}",
    r"(?:add|post|write|view|show|hide|load|see|no) (?:a |all |more )?(?:comments?|replies)",
    r"\d{1,6} (?:comments?|shares?|views?|likes?|min(?:ute)?s? read)",
    r"(?:read|see|watch) (?:more|also|next|full story)\b.{0,160}",
    r"(?:also read|more on this|up next|(?:next|previous) article)(?: ?[:|].{0,160})?",
    r"(?:latest|top) (?:news|stories)|you may also like|recommended(?: for you)?|trending(?: now)?",
    r"related(?: (?:articles?|news|stories|posts?|topics?|content))?(?: ?[:|].{0,160})?",
    r"most (?:read|popular|viewed)",
    r"(?:читайте|смотрите|дивіться|читай) (?:также|еще|ещё|також|далі|далее|на)\b.{0,160}",
    r"чита(?:ть|ти) (?:на|далее|далі|также|також|полностью)\b.{0,80}",
    r"(?:войти|увійти|вход|регистрация|реєстрація)(?: в почту| через .{0,40})?",
    r"(?:we|this (?:site|website)) uses? cookies\b.{0,160}",
    r"(?:accept|reject|manage|allow) (?:all )?cookies.{0,40}",
    r"cookie (?:policy|settings|preferences)",
    r"(?:privacy policy|terms (?:of|and) (?:use|service|conditions)|contact us|about us).{0,40}",
    r"(?:©|\(c\)|copyright\b).{0,160}|.{0,80}\ball rights reserved\b.{0,40}",
    r"(?:skip|back|go|scroll) to (?:main |the )?(?:content|top|home|navigation|homepage).{0,20}",
    r"(?:photo|image) credit: ?.{1,60}",
    r"podcasts?|live ?blogs?|photo galler(?:y|ies)|newsletters?",
    r"(?:tags?|topics?|теги?):.{0,160}",
)
_PHRASE = re.compile(
    r"[\W_]{0,6}(?:" + "|".join(f"(?:{phrase})" for phrase in _PHRASES) + r")[\W_]{0,6}",
    re.IGNORECASE,
)
NAVIGATION = frozenset(
    """home homepage news newsroom newsline line latest breaking live world in politics business
    economy sport sports culture society opinion opinions analysis video videos photo photos gallery
    category categories menu search sections section more topics tags tag contact about us help
    login account international national local regional region europe asia africa americas
    middle east us uk ukraine russia war army military defence defense tech technology science
    health lifestyle entertainment weather podcasts podcast newsletters newsletter archive rss
    главная новости общество политика мир экономика спорт культура происшествия армия видео фото
    головна новини суспільство політика світ економіка війна події""".split()
)
_CAMEL = re.compile(r"[A-ZА-ЯІЇЄҐ]?[a-zа-яёіїєґ]{1,30}|[A-ZА-ЯІЇЄҐ]{1,30}")
SIGNATURE = re.compile(r"[A-Z][\w-]{1,30}(?:\.[A-Za-z][\w-]{1,20}){0,1}\.(?P<tld>[A-Za-z]{2,5})")
DOMAIN_ENDS = frozenset(
    """az by ua ru com net org info news media tv eu uk us de fr pl il tr ge am md lt lv ee kz uz
    cz sk ro bg rs fi se no dk nl be it es pt gr ir iq sy ye lb live press today agency""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingStamp:
    """A machine's stamp before the first sentence: " date 2024-11-24 (MENAFN) "."""

    end: int
    day: str
    name: str | None


def leading_stamp(text: str) -> LeadingStamp | None:
    """Return the stamp at the very start of a text, or None; `end` is behind its last mark."""
    match = _LEADING.match(text)
    if not match:
        return None
    day = dates.given(match["day"])
    return LeadingStamp(end=match.end(), day=day, name=match["name"]) if day else None


def is_furniture(line: str) -> bool:
    """Tell whether a trimmed line is furniture wherever in a text it stands."""
    if not any(char.isalpha() for char in line):
        return True
    if len(line) > MAX_LINE:
        return _is_icons(line)
    return bool(
        _SHARE_BAR.fullmatch(line)
        or _CLOCK.fullmatch(line)
        or _ADDRESS.fullmatch(line)
        or _ONLY_LINKS.fullmatch(line)
        or _LINK_TARGET.fullmatch(line)
        or _PHRASE.fullmatch(line)
        or _is_icons(line)
    )


def is_edge_furniture(line: str) -> bool:
    """Tell whether a trimmed line is furniture if it stands at the head or tail of an article."""
    return bool(
        dates.stamp(line) or is_navigation(line) or _BYLINE.fullmatch(line) or is_signature(line)
    )


def is_navigation(line: str) -> bool:
    """Tell whether a line holds nothing but words of a site's menu ("In World", "NewsSociety")."""
    if len(line) > MAX_LINE or any(char in ".,;:!?" or char.isdigit() for char in line):
        return False
    words = [word.lower() for word in _CAMEL.findall(line)]
    letters = sum(char.isalpha() for char in line)
    return (
        0 < len(words) <= MAX_NAV_WORDS
        and sum(map(len, words)) == letters
        and all(word in NAVIGATION for word in words)
    )


def is_signature(line: str) -> bool:
    """Tell whether a line is a site's name with which it signs ("News.Az")."""
    match = SIGNATURE.fullmatch(line)
    return bool(match and match["tld"].lower() in DOMAIN_ENDS)


def _is_icons(line: str) -> bool:
    """Tell whether a line is a page's icons read aloud."""
    if any(mark in line for mark in (". ", "! ", "? ")):
        return False
    words = line.split()
    if len(words) < MIN_ICON_WORDS:
        return False
    return sum(bool(_ICON.search(word)) for word in words) >= ICON_SHARE * len(words)
