# Cyrillic and typographic marks on purpose
import hashlib

import pytest

from geomap.documents import languages, publishers
from geomap.documents.draft import Draft
from geomap.documents.metadata import content_id, finished

BODY = "The governor of the region said that three drones had been shot down during the night. "


def test_the_id_hashes_the_five_given_values_unambiguously() -> None:
    draft = Draft(text="é", title="T", published="2024")
    data = b"2:\xc3\xa9,1:T,-,-,4:2024,"
    assert content_id(draft) == hashlib.sha256(data).hexdigest()[:16]


def test_values_that_run_together_have_ids_of_their_own() -> None:
    drafts = [
        Draft(text="ab"), Draft(text="a", title="b"), Draft(text="a", publisher="b"),
        Draft(text="a", title="b,"), Draft(text="a,1:b"), Draft(text="ab", title="-"),
    ]  # fmt: skip
    assert len({content_id(draft) for draft in drafts}) == len(drafts)


@pytest.mark.parametrize(
    ("text", "published", "source"),
    [
        (f"A headline of the day\nPublished May 7, 2024\n{BODY}", "2024-05-07", "text"),
        (f"A headline of the day\n{BODY}\nUpdated: May 8, 2024", "2024-05-08", "text (update)"),
        (f"WASHINGTON, May 7, 2024 (AP) — {BODY}", "2024-05-07", "text"),
        (f"A headline of the day\n\n{BODY * 20}\nPublished May 7, 2024", "2024-05-07", "text"),
        (f"On May 7, 2024, the depot burned. {BODY}", None, None),
        (f"{BODY}\nThe strike of May 7, 2024\n{BODY}", None, None),
        (f"KYIV, May 7 (Reuters) - {BODY}", None, None),
        (f"May 7, 2024\n{BODY}\nMay 9, 2024\n{BODY}", None, None),
    ],
)
def test_the_day_of_publication_is_that_of_a_stamp(
    text: str, published: str | None, source: str | None
) -> None:
    document = finished(Draft(text=text), path="x.txt")
    assert document.published == published
    assert document.known_from.get("published") == source


def test_metadata_go_before_address_and_address_before_text() -> None:
    text = f"May 7, 2024\n{BODY}\nExample.Az"
    url = "https://www.news.example.org/2024/05/08/x"
    assert finished(Draft(text=text), path="x").publisher == "Example.Az"
    document = finished(Draft(text=text, url=url), path="x")
    assert (document.published, document.publisher) == ("2024-05-08", "Example.Az")
    document = finished(Draft(text=BODY, url=url), path="x")
    assert (document.publisher, document.known_from["publisher"]) == ("news.example.org", "url")
    document = finished(Draft(text=text, url=url, published="2024", publisher="P"), path="x")
    assert (document.published, document.publisher) == ("2024", "P")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.org/a", "example.org"),
        ("https://t.me/example_channel/12", "example_channel"),
        ("https://t.me/s/example_channel", "example_channel"),
        ("https://t.me/+abc", None),
        ("https://x.com/someone/status/1", None),
        ("https://m.facebook.com/x", None),
        ("https://127.0.0.1/x", None),
        ("https://intranet/x", None),
    ],
)
def test_a_host_names_the_publisher_but_a_platform_does_not(url: str, expected: str | None) -> None:
    assert publishers.in_url(url) == expected


@pytest.mark.parametrize(
    "text",
    [f"{BODY}\nexample", "Example.Az", f"KYIV, Nov 19 (Reuters) - {BODY}", f"{BODY}\nthe U.S."],
)
def test_a_text_without_a_signature_names_no_publisher(text: str) -> None:
    assert publishers.in_text(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY * 2, "en"),
        ("Губернатор сообщил, что ночью над районом были сбиты три беспилотника.", "ru"),
        ("Вночі над містом збили п’ять безпілотників, є влучання в об’єкт.", "uk"),
        ("Le ministère a déclaré que trois drones avaient été abattus pendant la nuit.", "fr"),
        ("Взрывы в Ыксе", "ru"),
        ("Їдуть пожежники", "uk"),
        ("Kursk", None),
        ("12:30 !!!", None),
        ("", None),
        ("Storm Shadow over the town — взрывы в городе, сообщают каналы и жители", "ru"),
        ("Storm Shadow over the town — пожар в городе, сказал нам один житель", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, expected: str | None) -> None:
    assert languages.detect(text) == expected


def test_plain_english_is_told_without_the_classifier(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_model() -> None:
        raise AssertionError("the classifier was asked")

    monkeypatch.setattr(languages, "_identifier", no_model)
    text = "The governor said that a drone fell on the roof of a depot in the north of the town. "
    assert languages.detect(text * 3) == "en"
    with pytest.raises(AssertionError, match="was asked"):
        languages.detect("Le gouverneur a dit qu'un drone est tombé sur le toit du dépôt. " * 4)


def test_the_title_stands_for_the_first_line_only_if_it_is_a_headline() -> None:
    assert finished(Draft(text=BODY), path="x").title is None
    assert finished(Draft(text=f"Night raid\n\n{BODY}"), path="x").title == "Night raid"
