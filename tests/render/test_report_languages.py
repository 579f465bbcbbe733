"""The report in Russian and Ukrainian: no English of ours is left, strangers' words are whole."""

import html
import re
from dataclasses import replace

import pytest
from cyrillic import QUOTE, claims, latin, result

from geomap.export.changes import Earlier, changes
from geomap.messages import of
from geomap.render.report import report

in_both = pytest.mark.parametrize("lang", ["ru", "uk"])
# What stays as it is in every language: files, and the attribution that licences ask for.
_NAMES = ("work/changes.json", "sources.toml")


def _words(page: str) -> str:
    """Return what a reader of the page reads, without the credits."""
    body = re.sub(r'(?s)<style>.*?</style>|<p class="credits">.*?</p>|<[^>]{1,2000}>', " ", page)
    return " ".join(html.unescape(body).split())


@in_both
def test_no_english_is_left_in_the_report(lang: str) -> None:
    told = result(lang)
    fewer = tuple(one for one in told.claims if one.claimant.name != "Штаб")
    old = tuple(
        replace(one, counts={}, stance="claimed") if one.claimant.name == "Канал" else one
        for one in fewer
    )
    news = changes(Earlier(claims=old, events=()), told.claims, told.events, messages=of(lang))
    gone = changes(Earlier(claims=told.claims, events=told.events), fewer, (), messages=of(lang))
    for changed in (None, news, gone):
        assert latin(_words(report(told, changed=changed)), *_NAMES) == []


@in_both
def test_the_page_says_its_language(lang: str) -> None:
    assert f'<html lang="{lang}">' in report(result(lang))


@in_both
def test_quotes_and_names_stay_as_they_were_written(lang: str) -> None:
    words = _words(report(result(lang)))
    assert QUOTE in words
    assert "Губернатор Ёлкин" in words
    assert "Ёж & ёлка: <ночная> атака" in words


def test_numbers_take_the_forms_of_their_nouns() -> None:
    assert "8 утверждений, 8 документов, " in _words(report(result("ru")))
    assert "8 тверджень, 8 документів, " in _words(report(result("uk")))


def test_a_users_translation_stands_below_the_quote() -> None:
    words = _words(report(result("uk")))
    assert f"{QUOTE} Переклад користувача: Вночі над" in words


def test_english_is_the_language_unless_another_is_asked_for() -> None:
    assert '<html lang="en">' in report(result("en"))
    assert len(claims()) == len(result("en").claims)
