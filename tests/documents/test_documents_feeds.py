import pytest

from geomap.documents import feeds
from geomap.documents.draft import Draft, UnreadableError

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Wire</title><language>en-us</language>
<item><title>Depot hit &amp; burned</title><link>https://example.org/2024/05/07/depot</link>
<pubDate>Tue, 07 May 2024 23:15:00 -0500</pubDate>
<description>&lt;p&gt;Three drones fell.&lt;/p&gt;&lt;p&gt;{second}&lt;/p&gt;</description></item>
<item><title>Only a headline</title><pubDate>soon</pubDate></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Blog</title><entry>
<title>Night raid</title><id>urn:1</id><link href="https://e.org/x"/>
<published>2024-05-07T01:00:00+03:00</published><updated>2024-05-09T00:00:00Z</updated>
<summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>The first paragraph.</p><p>The second.</p></div></content></entry></feed>"""


def drafts(data: bytes) -> list[Draft]:
    return [found for found in feeds.parsed(data).drafts if isinstance(found, Draft)]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
def test_each_entry_of_rss_is_a_document(encoding: str) -> None:
    second = "Никто не пострадал."
    data = RSS.format(encoding=encoding, second=second).encode(encoding)
    first, bare = drafts(data)
    assert first.text == f"Three drones fell.\n{second}"
    assert (first.title, first.publisher) == ("Depot hit & burned", "Example Wire")
    assert (first.url, first.published) == ("https://example.org/2024/05/07/depot", "2024-05-07")
    assert first.language == "en"
    assert set(first.known_from.values()) == {"feed"}
    assert (bare.text, bare.published) == ("Only a headline", None)


def test_a_date_that_is_none_is_told_with_its_entry() -> None:
    (warning,) = feeds.parsed(RSS.format(encoding="utf-8", second="x").encode()).warnings
    assert warning.finding == 'entry 2: published is "soon"'


def test_each_entry_of_atom_is_a_document_with_its_whole_content() -> None:
    (entry,) = drafts(ATOM)
    assert entry.text == "The first paragraph.\nThe second."
    assert (entry.publisher, entry.published) == ("Example Blog", "2024-05-07")


def test_hostile_markup_loses_no_word_of_the_entry() -> None:
    second = "a &amp;lt; b {{7*7}}&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;${alert(1)} end"
    page = RSS.replace("{encoding}", "utf-8").replace("{second}", second)
    (first, _) = drafts(page.encode())
    assert first.text.endswith("a < b {{7*7}}${alert(1)} end")


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss/>', "DOCTYPE or entities"),
        (b'<rss><!ENTITY a SYSTEM "file:///etc/passwd"></rss>', "DOCTYPE or entities"),
        ('<!DOCTYPE x><rss version="2.0"/>'.encode("utf-16"), "DOCTYPE or entities"),
        (b"<rss><chan", "broken XML"),
        (b'<?xml version="1.0"?><kml><Document/></kml>', "no RSS or Atom feed"),
        (b'<rss version="2.0"><channel><item/></channel></rss>', "no entry with words"),
        (b'<rss version="2.0"><channel>' + b"<item>" * 20_000, "no entry|broken"),
        (b"\x00\x01\x02" * 50, "binary"),
        (b"", "empty"),
    ],
    ids=["bomb", "file", "utf-16", "cut", "kml", "bare", "deep", "binary", "empty"],
)
def test_what_is_no_feed_is_refused(data: bytes, finding: str) -> None:
    with pytest.raises(UnreadableError, match=finding):
        feeds.parsed(data)


def test_a_word_about_a_doctype_inside_an_entry_is_no_doctype() -> None:
    data = ATOM.replace(b"Short.", b"<![CDATA[<!DOCTYPE html> is a tag]]>")
    assert drafts(data)


def test_a_feed_cut_short_gives_its_entries_and_a_warning() -> None:
    parsed = feeds.parsed(RSS.format(encoding="utf-8", second="x").encode()[:-120])
    assert parsed.drafts
    assert "broken XML" in parsed.warnings[0].finding
