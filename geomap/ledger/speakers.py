"""Who vouches for a row, and through whom it came."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast, get_args
from urllib.parse import urlsplit

from geomap.extract.english import lexicon
from geomap.extract.english.names import actor
from geomap.gazetteer.countries import country, country_of
from geomap.ledger.cells import country_code, one_of
from geomap.ledger.values import Row
from geomap.model import Claimant, Kind, Link

KINDS: tuple[str, ...] = get_args(Kind)
_OTHER_KINDS = {
    "government": "official",
    "army": "military",
    "agency": "media",
    "news": "media",
    "channel": "social_media",
    "telegram": "social_media",
    "resident": "witness",
}
_ARROWS = re.compile(r"\s*(?:→|->|>|;|\|)\s*")
_SHORT = re.compile(r"\bMoD\b")
_HANDLE = re.compile(r"@\w|(?:https?://)?(?:t\.me|x\.com|twitter\.com|vk\.com)/")
_CHANNELS = frozenset({"t.me", "x.com", "twitter.com", "vk.com", "facebook.com", "instagram.com"})
_PUBLISHER_OF = "publisher of "


def claimant(row: Row) -> Claimant:
    """Return who says it: the source, else the publisher.

    Raises
    ------
    RowError
        The row names neither, or a kind that there is not.
    """
    name, publisher = row.get("source"), row.get("publisher")
    kind = cast("Kind | None", one_of(row, "source_kind", KINDS, _OTHER_KINDS))
    if name is None and publisher is None:
        raise row.error("source", "is empty", "say who claims it, or who published it")
    own = kind == "publisher" and (name or "").startswith(_PUBLISHER_OF)
    if name is None or own or (publisher is not None and name.casefold() == publisher.casefold()):
        code = country_code(row, "source_country")
        return Claimant(name=publisher, kind="publisher", country=code)
    known, guessed, code = _known(name)
    if kind is None and guessed == "unnamed" and _is_channel(row, name):
        guessed = "social_media"
    return Claimant(
        name=known, kind=kind or guessed, country=country_code(row, "source_country") or code
    )


def chain(row: Row, speaker: Claimant) -> tuple[Link, ...]:
    """Return the way of the claim, the publisher first and who vouches for it last."""
    names = list(_between(row, speaker))
    last = Link(name=speaker.name, kind=speaker.kind, country=speaker.country)
    if speaker.kind == "publisher":
        return (last,)
    first = Link(name=row.get("publisher"), kind="publisher")
    return (first, *map(_link, names), last)


def _between(row: Row, speaker: Claimant) -> Iterator[str]:
    whole = row.get("chain")
    if whole is not None:
        yield from [one for one in _ARROWS.split(whole) if one][1:-1]
    for one in _ARROWS.split(row.get("via") or ""):
        if one and one != speaker.name:
            yield one


def _link(name: str) -> Link:
    if name.replace(" ", "_") in KINDS:
        return Link(name=None, kind=cast("Kind", name.replace(" ", "_")))
    known, kind, code = _known(name)
    return Link(name=known, kind=kind, country=code)


@lru_cache(maxsize=20_000)
def _known(name: str) -> tuple[str, Kind, str | None]:
    """Return the name under which geomap knows somebody, or the very name; kind and country."""
    plain = _SHORT.sub("Ministry of Defence", name)
    listed = lexicon.actors().get(plain.casefold())
    found = actor(plain)
    kind = "social_media" if found.kind == "unnamed" and _HANDLE.match(name) else found.kind
    if listed is not None:
        return listed.name, cast("Kind", listed.kind), listed.country
    same = plain != name and found.named and kind != "unnamed"
    return found.name if same else name, kind, found.country


def _is_channel(row: Row, name: str) -> bool:
    """Return whether a source of unknown kind speaks where anybody can: the link goes there."""
    try:
        host = urlsplit(row.get("url") or "").hostname or ""
    except ValueError:
        return False
    return host.removeprefix("www.") in _CHANNELS and name[:1].isupper()


def attacker(text: str) -> str:
    """Return the code of the country, or the group's name, that an attacker's cell means."""
    code = text.upper() if country(text.upper()) else country_of(text)
    if code is not None:
        return code
    listed = lexicon.actors().get(text.casefold())
    if listed is None:
        return text
    return listed.name if listed.kind == "armed_group" else listed.country or listed.name
