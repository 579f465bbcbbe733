import json
from pathlib import Path
from typing import Any

import pytest

from geomap.documents import Reading, read

POSTS: list[dict[str, Any]] = [
    {"id": 1, "type": "service", "action": "create_channel", "text": "Channel created"},
    {
        "id": 2,
        "type": "message",
        "date": "2024-05-08T01:30:00",
        "date_unixtime": "1715117400",
        "text": ["Drones over ", {"type": "bold", "text": "Examplegrad"}, ". Nobody was hurt."],
    },
    {"id": 3, "type": "message", "date": "2024-05-09T12:00:00", "text": "Two drones fell."},
    {"id": 4, "type": "message", "date": "2024-05-09T12:01:00", "photo": "p.jpg", "text": ""},
]


def export(tmp_path: Path, **fields: Any) -> Reading:
    chat = {"name": "Example Channel", "type": "public_channel", "id": 99, "messages": POSTS}
    (tmp_path / "result.json").write_text(json.dumps(chat | fields))
    return read(tmp_path)


def test_each_post_with_words_is_a_document(tmp_path: Path) -> None:
    reading = export(tmp_path)
    assert (reading.unread, reading.warnings) == ((), ())
    assert [(d.id, d.text, d.published) for d in reading.documents] == [
        ("99/2", "Drones over Examplegrad. Nobody was hurt.", "2024-05-07"),
        ("99/3", "Two drones fell.", "2024-05-09"),
    ]
    for document in reading.documents:
        assert (document.publisher, document.url) == ("Example Channel", None)
        assert document.known_from["publisher"] == "telegram"


def test_an_address_is_made_only_from_a_public_name_in_the_file(tmp_path: Path) -> None:
    reading = export(tmp_path, username="example_channel")
    assert reading.documents[0].url == "https://t.me/example_channel/2"
    assert export(tmp_path, username="x y").documents[0].url is None


def test_an_export_without_a_channel_s_number_gives_ids_from_content(tmp_path: Path) -> None:
    assert len(export(tmp_path, id=None).documents[0].id) == 16


def test_an_export_of_a_whole_account_gives_the_posts_of_all_chats(tmp_path: Path) -> None:
    chats = [{"name": f"C{n}", "id": n, "messages": POSTS} for n in (1, 2)]
    (tmp_path / "result.json").write_text(json.dumps({"chats": {"list": chats}}))
    assert [d.id for d in read(tmp_path).documents] == ["1/2", "1/3", "2/2", "2/3"]


@pytest.mark.parametrize("messages", [[], POSTS[:1]], ids=["none", "service"])
def test_an_export_without_words_is_named(tmp_path: Path, messages: list[Any]) -> None:
    (unread,) = export(tmp_path, messages=messages).unread
    assert unread.finding == "no post with words in the export"


def test_nonsense_among_the_posts_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    odd = {"id": 5, "type": "message", "date": "whenever", "text": ["\ud800x", 7, {"text": None}]}
    reading = export(tmp_path, messages=["x", odd, POSTS[2]])
    assert [d.text for d in reading.documents] == ["\ufffdx", "Two drones fell."]
    assert [unread.finding for unread in reading.unread] == ["message 1 is no object"]
    assert any('post 5: published is "whenever"' in warning for warning in reading.warnings)
    assert any("lone surrogates" in warning for warning in reading.warnings)


def test_a_post_tells_its_time_changes_forwards_and_what_it_answers(tmp_path: Path) -> None:
    edited = {"edited": "2024-05-08T01:40:00", "edited_unixtime": "1715118000"}
    forwarded = {"forwarded_from": "Other Channel", "forwarded_from_id": "channel77"}
    full = POSTS[1] | edited | forwarded | {"reply_to_message_id": 1}
    first, second = export(tmp_path, messages=[full, POSTS[2]]).documents
    assert first.posted_at == "2024-05-07T21:30:00+00:00"
    assert (first.edited, first.edited_at) == (True, "2024-05-07T21:40:00+00:00")
    assert (first.forwarded_from, first.forwarded_id) == ("Other Channel", "channel77")
    assert first.reply_to == "99/1"
    assert (second.posted_at, second.edited, second.forwarded_from) == (None, False, None)


def test_both_versions_of_a_post_in_two_exports_are_kept(tmp_path: Path) -> None:
    older = tmp_path / "1"
    newer = tmp_path / "2"
    older.mkdir()
    newer.mkdir()
    export(older)
    export(newer, messages=[POSTS[1] | {"text": "Drones over Othergrad.", "edited": "x"}])
    reading = read(tmp_path)
    found = [one for one in reading.documents if one.id.startswith("99/2")]
    assert [one.edited for one in found] == [False, True]
    assert found[1].text == "Drones over Othergrad."
    assert reading.unread == ()
    assert "post 99/2 stands there in two versions" in reading.warnings[0]
