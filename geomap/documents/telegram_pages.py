"""Posts in saved pages: `t.me/s/<channel>`, single posts, and Telegram Desktop's HTML export.

What stands in a post without being its own words is left out: the post that it answers, previews
of links, polls, files. A page without posts is no page of Telegram, whatever it says.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from geomap.documents import dates
from geomap.documents.draft import Draft, Note, Parsed, UnreadableError
from geomap.documents.fields import Fields

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TAGS = 2_000_000  # of a page; so many are read in some seconds
_SIGN = re.compile(r"data-post=|tgme_widget_message_text|id=[\"']?message\d")
_POST = re.compile(r"[A-Za-z]\w{3,31}/\d{1,12}", re.ASCII)
_ADDRESS = re.compile(
    r"https?://(?:t|telegram)\.me/(?:s/)?(?P<post>[A-Za-z]\w{3,31}/\d{1,12})\b", re.ASCII
)
_EXPORTED_ID = re.compile(r"message(\d{1,12})", re.ASCII)
_ANSWERED = re.compile(r"#go_to_message(\d{1,12})", re.ASCII)
_EXPORTED_TIME = re.compile(
    r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4}) (?P<clock>\d\d:\d\d:\d\d)"
    r"(?P<utc> UTC(?P<zone>[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
# The mark of a change as Telegram writes it in English, Russian and Ukrainian.
_EDITED = re.compile(
    r"\b(?:edited|изменено|изменён|ред|отредактировано|змінено|редаговано|відредаговано)\b",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\n\f\xa0]{1,1000}")
_BLANK_LINES = re.compile(r"\n{3,10000}")
_BREAKING = frozenset("blockquote br dd div dl dt li ol p pre table td th tr ul".split())
_SILENT = frozenset("button canvas iframe noscript object script style svg template video".split())
_NOT_ITS_OWN = ("tgme_widget_message_reply", "tgme_widget_message_link_preview", "reply_to")


def may_be(page: str) -> bool:
    """Tell whether it is worth looking for posts in a page."""
    return _SIGN.search(page) is not None


def parsed(page: str, notes: tuple[Note, ...] = ()) -> Parsed | None:
    """Return the posts of a page, or None where there are none in it.

    Raises
    ------
    UnreadableError
        The page has posts, but none with words; or more tags than any page.
    """
    if page.count("<") > MAX_TAGS:
        raise UnreadableError(f"over {MAX_TAGS} tags", "save fewer posts at a time")
    root, faults = _tree(page)
    found = [(_of_web(post), _words_of_web(post)) for post in _having(root, "tgme_widget_message")]
    if not found and (history := _first(_having(root, "history"))) is not None:
        channel = _channel_of_export(root)
        posts = [one for one in _having(history, "default") if _EXPORTED_ID.fullmatch(_id(one))]
        found = [(_of_export(post, channel), _words_of_export(post)) for post in posts]
    if not found:
        return None
    drafts = [
        Draft(text=text, known_from=fields.known_from, is_post=True, **fields.values)
        for fields, text in found
        if text
    ]
    if not drafts:
        remedy = "save the page after its posts have loaded"
        raise UnreadableError("no post with words in the page", remedy)
    warnings = [note for fields, text in found if text for note in fields.warnings]
    return Parsed(drafts=tuple(drafts), warnings=(*notes, *faults, *warnings))


def _tree(page: str) -> tuple["HtmlElement", list[Note]]:
    """Return a page as a tree, and what its parser gave up on."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8")
    root = html.document_fromstring(page.encode(), parser=parser)
    if not any("depth" in entry.message for entry in parser.error_log):
        return root, []
    finding = "nested deeper than any page; what stands below was not read"
    return root, [Note(finding=finding, remedy="save the page anew")]


def _having(
    element: "HtmlElement", name: str, *, outside: Collection[str] = ()
) -> Iterator["HtmlElement"]:
    """Yield the outermost descendants of a class, in order, that stand `outside` other classes."""
    from lxml import etree

    walk = etree.iterwalk(element, events=("start",))
    for _, one in walk:
        classes = (one.get("class") or "").split() if one is not element else ()
        if name in classes:
            yield one
        if name in classes or any(each in classes for each in outside):
            walk.skip_subtree()


def _first(elements: Iterable["HtmlElement"]) -> "HtmlElement | None":
    return next(iter(elements), None)


def _id(element: "HtmlElement") -> str:
    return element.get("id") or ""


def _of_web(post: "HtmlElement") -> Fields:
    """Return what a post of `t.me` tells besides its words."""
    fields = Fields(source="telegram")
    number = _POST.fullmatch(post.get("data-post") or "")
    if number:
        fields.take("id", number[0])
        fields.take("url", f"https://t.me/{number[0]}")
    fields.take("publisher", _line(_first(_having(post, "tgme_widget_message_owner_name"))))
    dated = _having(post, "tgme_widget_message_date")
    times = (one.get("datetime") for part in dated for one in part.iter("time"))
    posted = next((found for one in times if one and (found := dates.moment(one))), None)
    fields.take("posted_at", posted)
    name = _first(_having(post, "tgme_widget_message_forwarded_from_name"))
    if name is not None:
        fields.take("forwarded_from", _line(name))
        fields.take("forwarded_url", name.get("href"))
    marks = (_line(one) for one in _having(post, "tgme_widget_message_meta"))
    fields.take("edited", any(_EDITED.search(one) for one in marks))
    reply = _first(_having(post, "tgme_widget_message_reply"))
    answered = _ADDRESS.match(reply.get("href") or "") if reply is not None else None
    fields.take("reply_to", answered and answered["post"])
    return fields


def _words_of_web(post: "HtmlElement") -> str:
    """Return a post's own words; those of a service message are none."""
    if "service_message" in (post.get("class") or "").split():
        return ""
    texts = _having(post, "tgme_widget_message_text", outside=_NOT_ITS_OWN)
    return "\n".join(map(_text, texts)).strip()


def _channel_of_export(root: "HtmlElement") -> str:
    header = _first(_having(root, "page_header"))
    return _line(_first(_having(header, "text"))) if header is not None else ""


def _of_export(post: "HtmlElement", channel: str) -> Fields:
    """Return what a message of an export tells besides its words."""
    fields = Fields(source="telegram")
    number = _EXPORTED_ID.fullmatch(_id(post))
    fields.take("publisher", channel)
    if channel and number:
        fields.take("id", f"{channel}/{number[1]}")
    date = _first(_having(post, "date"))
    if date is not None:
        _take_exported_time(fields, date)
        fields.take("edited", bool(_EDITED.search(_line(date))))
    body = next((one for one in _having(post, "forwarded") if "body" in one.get("class", "")), None)
    if body is not None:
        name = _first(_having(body, "from_name"))
        fields.take("forwarded_from", name.text if name is not None else None)
    links = (one.get("href") or "" for part in _having(post, "reply_to") for one in part.iter("a"))
    answered = next((found for one in links if (found := _ANSWERED.search(one))), None)
    if channel and answered:
        fields.take("reply_to", f"{channel}/{answered[1]}")
    return fields


def _words_of_export(post: "HtmlElement") -> str:
    return "\n".join(map(_text, _having(post, "text", outside=_NOT_ITS_OWN))).strip()


def _take_exported_time(fields: Fields, date: "HtmlElement") -> None:
    """Take the time of an export: with its zone, as exports since 2022 write it, or the day."""
    found = _EXPORTED_TIME.search(date.get("title") or "")
    if not found:
        return
    day = f"{found['year']}-{found['month']}-{found['day']}"
    zone = found["zone"] or "+00:00"
    posted = dates.moment(f"{day}T{found['clock']}{zone}") if found["utc"] else None
    fields.take("posted_at", posted)
    fields.take("published", None if posted else day)


def _line(element: "HtmlElement | None") -> str:
    """Return an element's words on one line."""
    return " ".join(_text(element).split()) if element is not None else ""


def _text(element: "HtmlElement") -> str:
    """Return an element's words: a line's end where the page breaks one, no other formatting."""
    from lxml import etree

    pieces: list[str] = []
    silent = 0
    for event, one in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        tag = one.tag if isinstance(one.tag, str) else ""
        inside = event == "start"
        if tag in _SILENT:
            silent += 1 if inside else -1
        if tag in _BREAKING and one is not element and (inside or tag != "br"):
            pieces.append("\n")
        if inside and tag == "img":
            pieces.append(one.get("alt") or "")  # an emoji as a picture
        words = one.text if inside else one.tail if one is not element else None
        if words and not silent:
            pieces.append(_SPACE.sub(" ", words))
    lines = "".join(pieces).split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()
