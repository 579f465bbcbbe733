# Cyrillic on purpose
import re
from pathlib import Path

import pytest

from geomap.documents import Reading, read
from geomap.model import Document


def post(number: int | str, text: str, *, head: str = "", foot: str = "", **names: str) -> str:
    """Return a post as `t.me` writes one; everything in it is invented."""
    words = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>'
    when = names.get("when", "2031-05-06T22:30:05+00:00")
    mark = names.get("mark", "")
    return f"""
<div class="tgme_widget_message_wrap js-widget_message_wrap">
<div class="tgme_widget_message js-widget_message" data-post="example_channel/{number}">
 <div class="tgme_widget_message_bubble">
  <div class="tgme_widget_message_author accent_color">
   <a class="tgme_widget_message_owner_name" href="https://t.me/example_channel">
    <span dir="auto">Example <i class="emoji"><b>🟠</b></i></span></a></div>
  {head}{words if text else ""}{foot}
  <div class="tgme_widget_message_footer"><div class="tgme_widget_message_info">
   <span class="tgme_widget_message_views">1.2K</span>
   <span class="tgme_widget_message_meta">{mark}<a class="tgme_widget_message_date"
    href="https://t.me/example_channel/{number}"><time datetime="{when}">22:30</time></a>
   </span></div></div></div></div></div>"""


FORWARDED = """<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;
<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/other_channel/12">
<span dir="auto">Другой канал</span></a></div>"""
REPLY = """<a class="tgme_widget_message_reply" href="https://t.me/example_channel/41">
<div class="tgme_widget_message_author">Example</div>
<div class="tgme_widget_message_text js-message_reply_text">The post that it answers</div></a>"""
PREVIEW = """<a class="tgme_widget_message_link_preview" href="https://example.org/a">
<div class="link_preview_title">A headline</div>
<div class="tgme_widget_message_text">A summary</div></a>
<div class="tgme_widget_message_poll"><div>Who was it?</div></div>
<div class="message_media_not_supported_label">Please open Telegram to view this post</div>
<time class="message_video_duration">0:12</time>"""
TEXT = """<b>❗️Ночью</b> над областью<br/>сбит <a href="https://example.org">беспилотник</a>.<br><br>
<tg-emoji emoji-id="5"><i class="emoji" style="background:url('x.png')"><b>🟠</b></i></tg-emoji>
&laquo;Пожара нет&raquo;&nbsp;— <tg-spoiler>глава</tg-spoiler>
<script>alert(1)</script><img alt="🔥"><!-- no words -->"""


def page(*posts: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><main>{''.join(posts)}</main></body></html>"
    )


def saved(folder: Path, text: str, *, name: str = "saved.html", encoding: str = "utf-8") -> Reading:
    (folder / name).write_bytes(text.encode(encoding))
    return read(folder)


def test_each_post_of_a_page_is_a_document_with_address_time_and_channel(tmp_path: Path) -> None:
    reading = saved(tmp_path, page(post(42, "One."), post(43, "Two.")))
    assert (reading.unread, reading.warnings) == ((), ())
    first, second = reading.documents
    assert (first.id, first.text, second.text) == ("example_channel/42", "One.", "Two.")
    assert first.url == "https://t.me/example_channel/42"
    assert first.posted_at == "2031-05-06T22:30:05+00:00"
    assert (first.published, first.publisher) == ("2031-05-06", "Example 🟠")
    assert not first.edited
    assert first.known_from == dict.fromkeys(("published", "publisher", "url"), "telegram")


def test_a_time_of_another_zone_is_kept_in_utc(tmp_path: Path) -> None:
    (found,) = saved(tmp_path, page(post(1, "One.", when="2031-05-07T01:30:00+03:00"))).documents
    assert (found.posted_at, found.published) == ("2031-05-06T22:30:00+00:00", "2031-05-06")


def test_a_post_s_text_has_its_lines_and_emoji_and_no_markup(tmp_path: Path) -> None:
    (found,) = saved(tmp_path, page(post(1, TEXT))).documents
    assert found.text == ("❗️Ночью над областью\nсбит беспилотник.\n\n🟠 «Пожара нет» — глава 🔥")


def test_what_a_post_answers_shows_or_asks_is_not_its_text(tmp_path: Path) -> None:
    (found,) = saved(tmp_path, page(post(42, "One.", head=REPLY, foot=PREVIEW))).documents
    assert (found.text, found.reply_to) == ("One.", "example_channel/41")


def test_text_within_a_text_is_read_once(tmp_path: Path) -> None:
    inner = '<div class="tgme_widget_message_text js-message_text">One.</div>'
    (found,) = saved(tmp_path, page(post(1, inner))).documents
    assert found.text == "One."


def test_a_forwarded_post_tells_from_whom(tmp_path: Path) -> None:
    (found,) = saved(tmp_path, page(post(1, "One.", head=FORWARDED))).documents
    assert found.forwarded_from == "Другой канал"
    assert found.forwarded_url == "https://t.me/other_channel/12"
    hidden = re.sub(r'<a (class="tgme_widget_message_forwarded[^"]*")[^>]*>', r"<a \1>", FORWARDED)
    (found,) = saved(tmp_path, page(post(2, "One.", head=hidden))).documents
    assert (found.forwarded_from, found.forwarded_url) == ("Другой канал", None)


@pytest.mark.parametrize("mark", ["edited ", "изменено&nbsp;", "змінено, "])
def test_an_edited_post_says_so_though_not_when(tmp_path: Path, mark: str) -> None:
    (found,) = saved(tmp_path, page(post(1, "One.", mark=mark))).documents
    assert (found.edited, found.edited_at) == (True, None)


def test_posts_without_words_and_service_messages_are_passed_over(tmp_path: Path) -> None:
    service = post(3, "Channel photo updated").replace('js-widget_message"', 'service_message"')
    reading = saved(tmp_path, page(post(1, ""), post(2, "Two."), service))
    assert [one.id for one in reading.documents] == ["example_channel/2"]
    (unread,) = saved(tmp_path, page(post(1, ""))).unread
    assert unread.finding == "no post with words in the page"


def test_a_post_without_a_number_has_an_id_of_its_content_and_no_address(tmp_path: Path) -> None:
    text = page(post(1, "One.").replace(' data-post="example_channel/1"', ' data-post="x"'))
    (found,) = saved(tmp_path, text).documents
    assert (len(found.id), found.url, found.publisher) == (16, None, "Example 🟠")


def test_one_post_in_two_saved_pages_is_one_document(tmp_path: Path) -> None:
    saved(tmp_path, page(post(1, "One."), post(2, "Two.")), name="a.html")
    edited = post(2, "Two.", mark="edited ")
    reading = saved(tmp_path, page(edited, post(3, "Three.")), name="b.html")
    assert [(one.text, one.edited) for one in reading.documents] == [
        ("One.", False),
        ("Two.", True),
        ("Three.", False),
    ]
    assert reading.documents[1].other_paths == ("b.html",)
    assert (reading.unread, reading.warnings) == ((), ())


def test_both_versions_of_an_edited_post_are_kept_and_named(tmp_path: Path) -> None:
    saved(tmp_path, page(post(2, "Two drones.")), name="a.html")
    saved(tmp_path, page(post(2, "Three drones.", mark="edited ")), name="b.html")
    reading = saved(tmp_path, page(post(2, "Three drones.")), name="c.html")
    first, second = reading.documents
    assert (first.id, first.text) == ("example_channel/2", "Two drones.")
    assert (second.id, second.text) == (f"{first.id}~{second.sha256[:8]}", "Three drones.")
    assert second.other_paths == ("c.html",)
    (warning,) = reading.warnings
    assert warning.startswith("b.html: post example_channel/2 stands there in two versions")


def test_a_single_post_that_was_embedded_is_read_alike(tmp_path: Path) -> None:
    body = f'<body class="widget_frame_base tgme_widget body_widget_post">{post(7, "One.")}</body>'
    (found,) = saved(tmp_path, f"<html>{body}</html>").documents
    assert (found.id, found.text) == ("example_channel/7", "One.")


def test_a_page_in_windows_1251_is_read_by_its_letters(tmp_path: Path) -> None:
    text = page(post(1, "Взрыв в городе."), head='<meta charset="windows-1251">').replace("🟠", "")
    (found,) = saved(tmp_path, text, encoding="windows-1251").documents
    assert (found.text, found.language) == ("Взрыв в городе.", "ru")


def test_an_article_that_speaks_of_telegram_stays_an_article(tmp_path: Path) -> None:
    words = "<p>The channel said that a drone fell near the town at night, with no harm done.</p>"
    body = f'<article><h1>A night</h1>{words * 5}<div data-post="1">x</div></article>'
    (found,) = saved(tmp_path, f"<html><body>{body}</body></html>").documents
    assert "drone fell" in found.text
    assert found.posted_at is None


def message(number: int, text: str, **parts: str) -> str:
    """Return a message as Telegram Desktop exports one; everything in it is invented."""
    when = parts.get("when", "07.05.2031 01:30:05 UTC+03:00")
    words = f'<div class="text">\n{text}\n   </div>' if text else ""
    inside = parts.get("inside", words)
    return f"""
<div class="message default clearfix" id="message{number}">
 <div class="pull_left userpic_wrap"><div class="userpic"><div class="initials">E</div></div></div>
 <div class="body">
  <div class="pull_right date details" title="{when}">01:30 {parts.get("mark", "")}</div>
  <div class="from_name">Example Channel</div>{parts.get("head", "")}
  <div class="media_wrap clearfix"><div class="title bold">Photo</div></div>{inside}
 </div></div>"""


def exported(*messages: str) -> str:
    return f"""<!DOCTYPE html><html><head><title>Exported Data</title></head><body>
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Example Channel </div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">7 May 2031</div></div>
{"".join(messages)}</div></div></div></body></html>"""


def only(folder: Path, text: str) -> Document:
    (found,) = saved(folder, exported(text), name="messages.html").documents
    return found


def test_an_html_export_gives_its_posts(tmp_path: Path) -> None:
    found = only(tmp_path, message(7, "Ночью<br>сбит <strong>дрон</strong>."))
    assert (found.id, found.text) == ("Example Channel/7", "Ночью\nсбит дрон.")
    assert (found.publisher, found.url) == ("Example Channel", None)
    assert (found.posted_at, found.published) == ("2031-05-06T22:30:05+00:00", "2031-05-06")


def test_an_old_export_without_a_zone_gives_the_day_alone(tmp_path: Path) -> None:
    found = only(tmp_path, message(7, "One.", when="07.05.2031 01:30:05"))
    assert (found.posted_at, found.published) == (None, "2031-05-07")


def test_an_html_export_tells_of_forwards_answers_and_changes(tmp_path: Path) -> None:
    body = """<div class="pull_left forwarded userpic_wrap"></div><div class="forwarded body">
<div class="from_name">Other Channel <span class="date details" title="06.05.2031 10:00:00">
06.05.2031 10:00:00</span></div><div class="text">One.</div></div>"""
    reply = """<div class="reply_to details">In reply to
<a href="#go_to_message5" onclick="return GoToMessage(5)">this message</a></div>"""
    found = only(tmp_path, message(7, "", inside=body, head=reply, mark="edited"))
    assert (found.text, found.forwarded_from) == ("One.", "Other Channel")
    assert (found.reply_to, found.edited) == ("Example Channel/5", True)
    assert found.posted_at == "2031-05-06T22:30:05+00:00"


def test_an_export_without_words_is_named(tmp_path: Path) -> None:
    (unread,) = saved(tmp_path, exported(message(7, ""))).unread
    assert unread.finding == "no post with words in the page"


@pytest.mark.parametrize(
    "inside",
    [
        "<div>" * 9000 + "x",
        "<b>" * 300 + "deep" + "</b>" * 300,
        "<p" + " a" * 60_000 + ">x",
        "<!--",
    ],
    ids=["unclosed", "deep", "attributes", "comment"],
)
def test_a_hostile_page_is_read_as_far_as_it_goes(tmp_path: Path, inside: str) -> None:
    reading = saved(tmp_path, page(post(1, "One."), post(2, inside), post(3, "Three.")))
    assert reading.documents[0].text == "One."
    lost = reading.documents[-1].text != "Three."
    assert lost <= bool(reading.warnings or inside == "<!--")


def test_a_page_of_too_many_tags_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geomap.documents.telegram_pages.MAX_TAGS", 50)
    (unread,) = saved(tmp_path, page(*(post(n, "One.") for n in range(9)))).unread
    assert unread.finding == "over 50 tags"
