"""Links to the words of a source: only http and https, and straight to the quoted sentence."""

from urllib.parse import quote, urlsplit, urlunsplit

# So many words of a quote's beginning and end find it; the browser takes what lies between.
_WORDS_AT_EITHER_END = 5


def safe_url(url: str | None) -> str | None:
    """Return the address if a page may link to it (http or https, with a host), else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    return urlunsplit(parts)


def link_to_words(url: str | None, words: str) -> str | None:
    """Return the address of words in a page, by a text fragment (`#:~:text=`), or None.

    Browsers that know no text fragments open the page at its top (WICG, "URL Fragment Text
    Directives"). A fragment of the address itself is kept before the directive.
    """
    address = safe_url(url)
    found = words.split()
    if address is None or not found:
        return address
    if len(found) <= 2 * _WORDS_AT_EITHER_END:
        directive = _encoded(found)
    else:
        start, end = found[:_WORDS_AT_EITHER_END], found[-_WORDS_AT_EITHER_END:]
        directive = f"{_encoded(start)},{_encoded(end)}"
    base, hash_, fragment = address.partition("#")
    return f"{base}{hash_ or '#'}{fragment}:~:text={directive}"


def _encoded(words: list[str]) -> str:
    # "-" has a meaning of its own in a directive, and `quote` leaves it alone.
    return quote(" ".join(words), safe="").replace("-", "%2D")
