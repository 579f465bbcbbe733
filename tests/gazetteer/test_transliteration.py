"""What the Latin spellings of one name have in common."""
# Cyrillic letters are meant here

import pytest

from geomap.gazetteer.transliteration import in_latin, shorter_keys, spelling_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jourin", "Jurin"),
        ("al-Mahruseh", "Al Mahrusah"),
        ("Djabalia", "Jabalia"),
        ("Tajoura", "Tājūrā\u2019"),
        ("Qalqilya", "Kalkilia"),
        ("Sheikh Miskeen", "Shaykh Miskin"),
        ("Mouadamiyeh", "Muadamiya"),
        ("Хан-Шейхун", "Khān Shaykhūn"),
        ("Джебалия", "Jabālyā"),
        ("Ісфаган", "Isfahan"),
        ("Маарет-эн-Нуман", "Maarrat an Numan"),
    ],
    ids=["ou", "article", "dj", "length", "q", "ei", "eh", "kh", "dzh", "Ukrainian", "words"],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Homs", "Hama"), ("Kobani", "Kabul"), ("Jindires", "Jenin")]
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other) or not spelling_key(one)


def test_a_short_name_has_no_key() -> None:
    assert spelling_key("Kas") == ""


def test_a_vowel_may_be_left_out() -> None:
    assert spelling_key("Dawadmi") in shorter_keys(spelling_key("Ad Dawadimi"))


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Довгинцеве", "dovhyntseve"),
        ("Шайковка", "shaykovka"),
        ("Єнакієве", "yenakiieve"),
        ("Усть-Луга", "ust luga"),
    ],
)
def test_a_cyrillic_name_is_written_in_latin_letters(name: str, spelt: str) -> None:
    assert spelt in in_latin(name)
