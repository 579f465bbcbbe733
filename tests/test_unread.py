# Cyrillic on purpose
from dataclasses import dataclass
from typing import Any

import pytest

import geomap
from geomap.documents.draft import Draft
from geomap.documents.metadata import finished
from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.unread import is_unread, remarks, unread_languages, with_mentions

ENGLISH = "The governor said that three drones were shot down over the region at night."
BULGARIAN = (
    "Министърът на отбраната заяви, че дронът е паднал край Харков. "
    "Самолетът е бил свален над Белгород, съобщиха от летището."
)


@dataclass(frozen=True)
class Reads:
    """An extractor of some languages, as far as it is asked here."""

    languages: frozenset[str]
    name: str = "test"
    version: str = "1"

    def read(self, document: Document, *, gazetteer: Gazetteer) -> Any:
        raise AssertionError((document, gazetteer))


IN_ENGLISH = (Reads(frozenset({"en"})),)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def document(*paragraphs: str) -> Document:
    return finished(Draft(text="\n\n".join(paragraphs)), path="x.txt")


def test_a_document_in_a_language_without_an_extractor_is_named_by_its_language() -> None:
    found = document(BULGARIAN)
    assert is_unread(found)
    assert remarks([found]) == ["1 document in Bulgarian was not read for claims: no extractor"]
    assert remarks([found, document(BULGARIAN, "12:40")]) == [
        "2 documents in Bulgarian were not read for claims: no extractor"
    ]


def test_paragraphs_in_another_language_of_a_read_document_are_named_too() -> None:
    found = document(ENGLISH * 2, BULGARIAN)
    assert not is_unread(found, IN_ENGLISH)
    assert [len(blocks) for blocks in unread_languages(found, IN_ENGLISH).values()] == [1]
    assert remarks([found, found], IN_ENGLISH) == [
        "2 paragraphs in Bulgarian, in 2 documents, were not read for claims: no extractor"
    ]


def test_what_is_read_or_can_t_be_told_is_not_named() -> None:
    assert remarks([document(ENGLISH), document("12:40")], IN_ENGLISH) == []
    assert remarks([document(BULGARIAN)], (*IN_ENGLISH, Reads(frozenset({"bg"})))) == []


def test_an_unread_document_lists_the_places_that_it_names(gazetteer: Gazetteer) -> None:
    unread, read = with_mentions([document(BULGARIAN), document(ENGLISH)], gazetteer)
    assert [(one.text, one.name) for one in unread.mentions] == [
        ("Харков", "Kharkiv"),
        ("Белгород", "Belgorod"),
    ]
    for one in unread.mentions:
        assert unread.text[one.start : one.end] == one.text
        assert gazetteer.place(one.place).name == one.name
    assert read.mentions == ()


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت وزارة الدفاع إسقاط طائرات مسيرة فوق المدينة",
        "משרד הביטחון הודיע על יירוט מעל העיר",
        "国防部表示在城市上空击落无人机",
        "თავდაცვის სამინისტრომ განაცხადა დრონების შესახებ",
    ],
    ids=["Arabic", "Hebrew", "Chinese", "Georgian"],
)
def test_in_other_scripts_no_place_is_made_up(text: str, gazetteer: Gazetteer) -> None:
    (found,) = with_mentions([document(text)], gazetteer)
    assert is_unread(found)
    assert found.mentions == ()


def test_no_german_noun_is_a_village(gazetteer: Gazetteer) -> None:
    text = "Am Ende der Nacht war die Lage im Osten ruhig, sagte der Sprecher in der Ukraine. " * 2
    (found,) = with_mentions([document(text)], gazetteer)
    assert found.language == "de"
    assert {one.text for one in found.mentions} == {"Ukraine"}


def test_an_unread_document_makes_no_claim_and_no_row(gazetteer: Gazetteer) -> None:
    result = geomap.run([document(BULGARIAN)], gazetteer=gazetteer)
    assert (result.claims, result.events) == ((), ())
    assert [one.name for one in result.documents[0].mentions] == ["Kharkiv", "Belgorod"]
    assert "Bulgarian" in result.notes[0]
