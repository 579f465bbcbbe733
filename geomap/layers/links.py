"""Links to the words of a source: only http and https, and straight to the quoted sentence."""

from urllib.parse import quote

from geomap.documents.publishers import is_web_address

# So many words of a quote's beginning and end find it; the browser takes what lies between.
_WORDS_AT_EITHER_END = 5


def link_to_words(url: str | None, words: str) -> str | None:
    """Return the address of words in a page, by a text fragment (`#:~:text=`), or None.

    Browsers that know no text fragments open the page at its top (WICG, "URL Fragment Text
    Directives"). A fragment of the address itself is kept before the directive.
    """
    if url is None or not is_web_address(url):
        return None
    found = words.split()
    if not found:
        return url
    if len(found) <= 2 * _WORDS_AT_EITHER_END:
        directive = _encoded(found)
    else:
        start, end = found[:_WORDS_AT_EITHER_END], found[-_WORDS_AT_EITHER_END:]
        directive = f"{_encoded(start)},{_encoded(end)}"
    base, hash_, fragment = url.partition("#")
    return f"{base}{hash_ or '#'}{fragment}:~:text={directive}"


def _encoded(words: list[str]) -> str:
    # "-" has a meaning of its own in a directive, and `quote` leaves it alone.
    return quote(" ".join(words), safe="").replace("-", "%2D")
