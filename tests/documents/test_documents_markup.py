import pytest

from geomap.documents.markup import has_tags, words_of


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>One.</p><p>Two &amp; three.", "One.\nTwo & three."),
        ("One<br>two <b>bold</b>\n  words", "One\ntwo bold words"),
        ("a<!-- no > words -->b<!DOCTYPE x>c<?xml y?>d", "abcd"),
        ("<script>if (a < b) x</script>One<STYLE>p {}</style >two", "Onetwo"),
        ('<a title="a > b" href=x>One</a>', "One"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("<script>never closed", "never closed"),
        ("&lt;script&gt;{{7*7}}${x}", "<script>{{7*7}}${x}"),
        ("", ""),
    ],
)
def test_words_are_kept_and_markup_is_not(page: str, words: str) -> None:
    assert words_of(page) == words


@pytest.mark.parametrize(("text", "expected"), [("a < b", False), ("<br>", True), ("&amp;", True)])
def test_markup_is_told_from_words(text: str, *, expected: bool) -> None:
    assert has_tags(text) is expected
