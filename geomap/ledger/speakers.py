"""Who vouches for a row, and through whom it came."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast, get_args
from urllib.parse import urlsplit

from geomap.extract.english import lexicon
from geomap.extract.english.names import actor
from geomap.gazetteer.countries import country, country_of
from geomap.ledger import cyrillic_words
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
_OF_A_STATE = frozenset({"ministry", "military", "official", "head_of_state", "intelligence"})
_PUBLISHER_OF = "publisher of "


class Speakers:
    """Rows to who says it and through whom, each by the name that the file first gives it.

    The words are the person's: "Médecins Sans Frontières" stays so, though geomap knows it by
    another name. Two ways to write one speaker are one name, else one source would count as two.
    """

    def __init__(self) -> None:
        self._shown: dict[str, str] = {}

    def claimant(self, row: Row) -> Claimant:
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
        if name is None or own or (publisher is not None and _same(name, publisher)):
            code = country_code(row, "source_country")
            return Claimant(name=publisher, kind="publisher", country=code)
        shown, guessed, code = self._known(name)
        if kind is None and guessed == "unnamed" and _is_channel(row, name):
            guessed = "social_media"
        return Claimant(
            name=shown, kind=kind or guessed, country=country_code(row, "source_country") or code
        )

    def chain(self, row: Row, speaker: Claimant) -> tuple[Link, ...]:
        """Return the way of the claim, the publisher first and who vouches for it last."""
        last = Link(name=speaker.name, kind=speaker.kind, country=speaker.country)
        if speaker.kind == "publisher":
            return (last,)
        first = Link(name=row.get("publisher"), kind="publisher")
        links = [first]
        for name in _between(row):
            link = self._link(name)
            repeats = any(_same(link.name, one.name) for one in (links[-1], last))
            if link.name is None or not repeats:
                links.append(link)
        return (*links, last)

    def _link(self, name: str) -> Link:
        if name.replace(" ", "_") in KINDS:
            return Link(name=None, kind=cast("Kind", name.replace(" ", "_")))
        shown, kind, code = self._known(name)
        return Link(name=shown, kind=kind, country=code)

    def _known(self, name: str) -> tuple[str, Kind, str | None]:
        """Return the name that is shown of somebody, with kind and country."""
        known, kind, code = _known(name)
        return self._shown.setdefault(known.casefold(), name), kind, code


def _between(row: Row) -> Iterator[str]:
    whole = row.get("chain")
    if whole is not None:
        yield from [one for one in _ARROWS.split(whole) if one][1:-1]
    yield from filter(None, _ARROWS.split(row.get("via") or ""))


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() == other.casefold()


@lru_cache(maxsize=20_000)
def _known(name: str) -> tuple[str, Kind, str | None]:
    """Return the name under which geomap knows somebody, or the very name; kind and country."""
    plain = _SHORT.sub("Ministry of Defence", name)
    listed = lexicon.actors().get(plain.casefold())
    found = actor(plain)
    kind = "social_media" if found.kind == "unnamed" and _HANDLE.match(name) else found.kind
    if listed is not None:
        return listed.name, cast("Kind", listed.kind), listed.country
    if (other := cyrillic_words.actor(name)) is not None:
        return other.name, cast("Kind", other.kind), other.country
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
    code = code or cyrillic_words.country(text)
    if code is not None:
        return code
    listed = lexicon.actors().get(text.casefold())
    if listed is None:
        _, kind, state = _known(text)
        return state if state and kind in _OF_A_STATE else text
    return listed.name if listed.kind == "armed_group" else listed.country or listed.name
