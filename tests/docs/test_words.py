"""The words that the interface never uses of its own: judgements, and a side's names for the other.

What a source says is shown as it says it; these are our own words: labels, messages, legends.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from geomap.layers.symbols import FORM_OF_WHAT, FORMS
from geomap.layers.words import count_words
from geomap.model import Count

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "geomap"
# They hold the words of texts and tables that they read; what they tell the user is told by others.
READERS = ("extract", "documents", "gazetteer", "ledger", "spatial", "toponyms.py")
ASSETS = PACKAGE / "render" / "assets"

# Words of one side for itself, the other or their dead, of many wars; in the docs as they are here.
PROPAGANDA = tuple(
    "special military operation|anti-terrorist operation|denazification|demilitarization of|"
    "kyiv regime|kiev regime|terrorist regime|zionist entity|zionist regime|puppet government|"
    "orcs|rashists|ruscists|ukronazis|nazis|khokhols|moskals|banderites|bandits|vermin|"
    "mercenaries|terrorists|infidels|crusaders|martyr|martyrs|martyred|heroes|heroic|"
    "liberated|liberation of|liberators|occupiers|invaders|neutralised|neutralized|eliminated|"
    "liquidated|mopped up|cleansed|human shields|collateral damage|surgical strike|"
    "retaliation strike|act of retribution|barbaric|cowardly|heinous|glorious|so-called".split("|")
)
# Where "confirmed" and "verified" are not ours, with the reason.
NOT_OURS = {
    r"\A(not_)?confirmed\Z": "the key of a stance, never shown by itself",
    r"confirmed, as the text says": "says whose word it is",
    r"\bhad not confirmed\b": "a silence, told of a source",
    r"\bnot confirmed\b": "the stance of a source that does not confirm",
    r"not confirmed facts": "the method line: we confirm nothing",
    r"nothing is confirmed by": "the same",
}
JUDGING = re.compile(r"\b(?:un)?(?:confirmed|verified|debunked|proven|fake|hoax)\b", re.IGNORECASE)
ZERO = re.compile(
    r"\b(?:casualties|killed|injured|dead|deaths|missing)\W{1,3}0\b|"
    r"(?<![\d.])0 (?:casualties|killed|injured|dead|deaths|missing)\b",
    re.IGNORECASE,
)
INTERCEPTED = re.compile(
    r"\bhits?\b[^.;|]{0,60}\bintercept|\bintercept\w*\b[^.;|]{0,60}\bhits?\b|"
    r"\bhits?\b[^.;|]{0,40}\bshot down\b",
    re.IGNORECASE,
)
TERMS = re.compile(rf"\b(?:{'|'.join(map(re.escape, PROPAGANDA))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of the interface, and where it stands."""

    path: str
    line: int
    words: str


def of_python(source: str, path: str) -> Iterator[Text]:
    """Yield the strings of a module but its docstrings; of f-strings what is fixed."""
    tree = ast.parse(source)
    bare = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            fixed = (
                str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
            )
            yield Text(path=path, line=node.lineno, words="".join(fixed))
    for node in ast.walk(tree):
        known = id(node) in bare | inside
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not known:
            yield Text(path=path, line=node.lineno, words=node.value)


_SCRIPT = re.compile(
    r"/\*.*?\*/|(?<![:\\])//[^\n]*|"
    r"(?P<text>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)",
    re.DOTALL,
)


def of_script(source: str, path: str) -> Iterator[Text]:
    """Yield the strings of a script; of template strings what is fixed."""
    for found in _SCRIPT.finditer(source):
        if found["text"]:
            words = re.sub(r"\$\{[^{}]*\}", "…", found["text"][1:-1])
            yield Text(path=path, line=source.count("\n", 0, found.start()) + 1, words=words)


def of_page(source: str, path: str) -> Iterator[Text]:
    """Yield the words of a page between its tags, and those in its attributes."""
    plain = re.sub(r"<!--.*?-->", "", source, flags=re.DOTALL)
    for number, line in enumerate(plain.splitlines(), 1):
        yield Text(path=path, line=number, words=line)


@cache
def interface() -> list[Text]:
    """Return every text of the interface."""
    found: list[Text] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] not in READERS:
            found += of_python(path.read_text("utf-8"), str(path.relative_to(ROOT)))
    for path in sorted(ASSETS.rglob("*.js")):
        found += of_script(path.read_text("utf-8"), str(path.relative_to(ROOT)))
    for path in sorted(ASSETS.rglob("*.html")):
        found += of_page(path.read_text("utf-8"), str(path.relative_to(ROOT)))
    return found


def faults(texts: list[Text]) -> list[str]:
    """Return the texts that judge, hurt or mislead, with the word."""
    bad = []
    for text in texts:
        words = text.words
        for allowed in NOT_OURS:
            words = re.sub(allowed, "", words, flags=re.IGNORECASE)
        bad += [
            f"{text.path}:{text.line}: {found[0]!r} in {text.words[:120]!r}"
            for rule in (JUDGING, ZERO, INTERCEPTED, TERMS)
            if (found := rule.search(words))
        ]
    return bad


def test_the_interface_does_not_judge_nor_take_sides() -> None:
    assert faults(interface()) == []


def test_the_texts_of_the_interface_are_found() -> None:
    texts = interface()
    words = {text.words for text in texts}
    assert len(texts) > 2_000
    assert {"confirmed, as the text says", "refused to confirm", "none reported"} <= words
    assert any(text.path.endswith(".js") and "Not confirmed" in text.words for text in texts)


@pytest.mark.parametrize("allowed", NOT_OURS)
def test_each_exception_is_still_needed(allowed: str) -> None:
    assert any(re.search(allowed, text.words, re.IGNORECASE) for text in interface())


def test_an_interception_is_drawn_and_called_otherwise_than_a_strike() -> None:
    words = {form.key: form.words for form in FORMS}
    assert FORM_OF_WHAT["interception"] != FORM_OF_WHAT["impact"]
    assert words[FORM_OF_WHAT["interception"]] == "intercepted over"


def test_what_nobody_reported_is_no_zero(seed_output: Path) -> None:
    nothing = Count(low=0, high=0, bound="none_reported", text="No casualties", start=0, end=13)
    assert count_words(nothing) == "none reported"
    report = re.sub(r"<[^>]*>", " ", (seed_output / "report.html").read_text("utf-8"))
    assert "none reported" in report
    assert not ZERO.search(report)


def test_the_docs_name_the_words_that_are_never_used() -> None:
    page = " ".join((ROOT / "docs" / "data.md").read_text("utf-8").casefold().split())
    assert [word for word in PROPAGANDA if word not in page] == []


@pytest.mark.parametrize(
    "planted",
    [
        "verified",
        "Confirmed strikes",
        "This claim is confirmed",
        "6 claims verified by geomap",
        "casualties: 0",
        "0 killed",
        "intercepted (hit)",
        "a hit: five were intercepted",
        "Liberated towns",
        "struck by the terrorist regime",
        "targets neutralised",
    ],
)
def test_a_planted_word_is_found(planted: str) -> None:
    path = "planted"
    assert faults(list(of_python(f"LABEL = {planted!r}\n", path)))
    assert faults(list(of_python(f"def f(n):\n    return f'{{n}} {planted}'\n", path)))
    assert faults(list(of_script(f'const label = "{planted}"; // fine\n', path)))
    assert faults(list(of_page(f"<p title='x'>{planted}</p>\n", path)))


@pytest.mark.parametrize(
    "fine",
    [
        "confirmed, as the text says",
        "not confirmed",
        "not_confirmed",
        "has not confirmed",
        "Claims, not confirmed facts.",
        "none reported",
        "10 killed",
        "hit",
    ],
)
def test_what_tells_of_a_source_may_be_said(fine: str) -> None:
    assert faults(list(of_python(f"LABEL = {fine!r}\n", "fine"))) == []


def test_comments_and_docstrings_are_no_texts() -> None:
    assert list(of_python('"""Verified."""\n# verified\n', "x")) == []
    assert list(of_script("/** verified */ // verified\n", "x")) == []
    assert [text.words for text in of_script("a('https://x.org') // b 'c'", "x")] == [
        "https://x.org"
    ]
