"""Strangers' text within snippets of HTML, Markdown and LaTeX: it stays text in each of them.

A snippet is pasted where we can't look: into a page that a generator of sites runs through its
templates, a CMS with shortcodes, a Markdown dialect, a report. So more is escaped than the language
itself asks for; that a reader of the snippet sees the same words is tested with pandoc.
"""

import re

# XML 1.0 allows no other control characters, no lone surrogates, and neither of the two last.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Marks that reorder what follows would reach into the markup around them.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile("[^\\S\xa0\u202f]+")  # but spaces that keep words together stay
# Each starts something in HTML itself, or in a template, a shortcode or Markdown around it.
_HTML = re.compile(r"[&<>\"'`{}\[\]*_$\\~^|#@]")
# What every Markdown lets escape by a backslash, and what only a character reference escapes in all
# of them; a reference also keeps generators of sites from seeing a tag of theirs.
_MARKDOWN = re.compile(r"[\\`*_\[\]#]|(?<=-)-|(?<=\.)\.|(?<=\+)\+|(?<=!)!")
_REFERRED = re.compile(r"[&<>{}|~$^@]|:(?![ /]|$)|(?<==)=")
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\`{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\symbol{34}",  # as a character it is a command of some languages' babel
}
_LATEX_SIGN = re.compile(r"[\\{}$&#%_^~`<>|\"]|(?<=-)-|(?<=')'|(?<=,),")  # or joined into another


class Html(str):
    """Words that are HTML already: a template of Jinja puts them in as they are."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the words as they are, as templates ask for them."""
        return self


def one_line(text: str, *, most: int | None = None) -> str:
    """Return the text on one line, with U+FFFD for what no file or page can hold safely.

    What is longer than `most` characters ends with "…".
    """
    cut = most is not None and len(text) > most
    held = _FORBIDDEN.sub("\ufffd", _SPACE.sub(" ", text[:most]))
    return _REORDERING.sub("\ufffd", held).strip() + ("…" if cut else "")


def html_text(text: str) -> str:
    """Return a line as HTML holds it, in an element or an attribute in quotes."""
    return _HTML.sub(_reference, text)


def markdown_text(text: str) -> str:
    """Return a line as Markdown of any dialect holds it where it does not begin a line."""
    return _REFERRED.sub(_reference, _MARKDOWN.sub(r"\\\g<0>", text))


def markdown_attribute(text: str) -> str:
    """Return a line as an attribute in quotes of pandoc's Markdown holds it."""
    return re.sub(r'[\\"&`{}]', r"\\\g<0>", text)


def latex_text(text: str) -> str:
    """Return a line as LaTeX holds it, also in a caption or in braces in an option."""
    return _LATEX_SIGN.sub(lambda sign: _LATEX.get(sign[0], f"{{}}{sign[0]}"), text)


def _reference(sign: re.Match[str]) -> str:
    named = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    return named.get(sign[0]) or f"&#{ord(sign[0])};"
