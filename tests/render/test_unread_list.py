from builders import document

from geomap.layers.language_names import language_name
from geomap.layers.post_words import post_words
from geomap.messages import of
from geomap.model import Document, PlaceMention
from geomap.render.unread_list import MOST_PLACES, unread

POSTED = {"posted_at": "2031-05-06T22:30:05+00:00", "published": "2031-05-06"}


def named(text: str, name: str) -> PlaceMention:
    return PlaceMention(start=0, end=len(text), text=text, name=name, place="x:1")


def bulgarian(**fields: object) -> Document:
    return document("Взрив край Белгород.", language="bg", unread=True, **fields)


def test_an_unread_document_is_listed_with_its_language_its_words_and_its_places() -> None:
    mentions = (named("Белгород", "Belgorod"), named("Sofia", "Sofia"), named("Sofia", "Sofia"))
    one = bulgarian(publisher="Channel", mentions=mentions, **POSTED)
    (found,) = unread([document("Read."), one])
    assert found.source == "Channel, posted 6 May 2031, 22:30 UTC"
    assert (found.language, found.code) == ("Bulgarian", "bg")
    assert found.places == ("Белгород (Belgorod)", "Sofia")
    assert found.beginning == "Взрив край Белгород."


def test_a_document_without_a_name_goes_by_its_path() -> None:
    (found,) = unread([bulgarian(path="a/b.txt")])
    assert (found.source, found.places, found.more) == ("a/b.txt", (), 0)


def test_more_places_than_anyone_reads_are_counted() -> None:
    mentions = tuple(named(f"P{n}", f"P{n}") for n in range(MOST_PLACES + 3))
    (found,) = unread([bulgarian(mentions=mentions)])
    assert (len(found.places), found.more) == (MOST_PLACES, 3)


def test_a_long_text_is_cut_and_says_so() -> None:
    (found,) = unread([document("Word. " * 200, unread=True)])
    assert found.beginning.endswith("…")


def test_a_post_tells_when_it_was_put_up_whose_it_is_and_that_it_changed() -> None:
    post = document(forwarded_from="Other", edited=True, **POSTED)
    assert post_words(post) == ["posted 6 May 2031, 22:30 UTC", "forwarded from Other", "edited"]
    again = document(edited=True, edited_at="2031-05-07T00:10:00+00:00")
    assert post_words(again) == ["edited 7 May 2031, 00:10 UTC"]
    assert post_words(document()) == []


def test_a_language_has_its_name_in_each_language() -> None:
    assert language_name("bg") == "Bulgarian"
    assert language_name("bg", messages=of("uk")) == "болгарська"
    assert language_name("xx") == "'xx'"
