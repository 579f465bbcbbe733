# word lists read best as words
"""Who published a text, where its address or its own stamp says so.

A wire's credit in a dateline ("KYIV, Nov 19 (Reuters) -") names whose words they are, not who
published them here, and is left to the reading of the text.
"""

import ipaddress
import re
from urllib.parse import urlsplit

from geomap.documents.boilerplate import is_signature, leading_stamp

# Hosts on which others publish: their names say nothing about the publisher.
PLATFORMS = frozenset(
    """facebook.com x.com twitter.com youtube.com youtu.be instagram.com tiktok.com vk.com ok.ru
    reddit.com medium.com substack.com linkedin.com whatsapp.com threads.net bsky.app rumble.com
    web.archive.org archive.org archive.ph archive.is archive.today news.google.com google.com
    bing.com msn.com flipboard.com livejournal.com blogspot.com wordpress.com telegra.ph
    docs.google.com drive.google.com github.com localhost""".split()
)
TELEGRAM = frozenset({"t.me", "telegram.me", "telegram.dog"})
_CHANNEL = re.compile(r"/(?:s/)?([A-Za-z]\w{3,31})(?:/\d{1,12})?/?")


def in_text(text: str) -> str | None:
    """Return the publisher of a machine's stamp at the head, or of a signature at the tail."""
    stamp = leading_stamp(text)
    if stamp and stamp.name:
        return stamp.name
    last = text[-300:].rstrip().splitlines()[-1:]
    line = last[0].strip() if last else ""
    return line if len(line) < len(text.strip()) and is_signature(line) else None


def in_url(url: str) -> str | None:
    """Return the host of an address without "www.", or a Telegram channel's name."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower().removeprefix("www.")
    if host in TELEGRAM:
        channel = _CHANNEL.fullmatch(parts.path)
        return channel[1] if channel and channel[1] not in {"joinchat", "addlist"} else None
    if "." not in host or any(host == name or host.endswith(f".{name}") for name in PLATFORMS):
        return None
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host
    return None


def is_web_address(url: str) -> bool:
    """Tell whether a text is an address that a page may safely link to."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not _has_space(url)


def _has_space(url: str) -> bool:
    return any(char.isspace() or not char.isprintable() for char in url)
