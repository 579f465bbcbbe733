"""What a document has spoken of so far: whom "the ministry" or "it" means, which missiles."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from geomap.extract.english.names import Actor, actor, demonym
from geomap.gazetteer import Mention
from geomap.gazetteer.countries import capital_names
from geomap.model import Kind, Span

_WORDS_OF_SOMEONE = frozenset({"statement", "post", "report", "message"})
Fits = Callable[[Actor], bool]

_PERSON_PRONOUNS = frozenset({"he", "she"})
_PLURAL_PRONOUNS = frozenset({"they", "we"})
_SINGLE_PRONOUNS = frozenset({"it"})
_DEFINITE = re.compile(r"^(?:the|this|that|its|their|both)\s+(?P<rest>.+)$", re.IGNORECASE)
# Nouns that point back to a speaker of a kind: "the broadcaster", "the official".
_HEADS: dict[str, tuple[Kind, ...]] = {
    "ministry": ("ministry",),
    "department": ("ministry",),
    "broadcaster": ("media",),
    "outlet": ("media",),
    "newspaper": ("media",),
    "publication": ("media",),
    "agency": ("media", "intelligence", "international_body"),
    "channel": ("social_media", "media"),
    "channels": ("social_media",),
    "official": ("official", "local_official"),
    "officials": ("official", "local_official"),
    "governor": ("local_official",),
    "mayor": ("local_official",),
    "president": ("head_of_state",),
    "minister": ("official",),
    "spokesman": ("official", "military"),
    "spokesperson": ("official", "military"),
    "spokeswoman": ("official", "military"),
    "military": ("military",),
    "command": ("military",),
    "reports": ("media",),
    "army": ("military",),
    "group": ("armed_group", "ngo"),
    "rebels": ("armed_group",),
    "militants": ("armed_group",),
    "source": ("unnamed",),
    "sources": ("unnamed",),
    "experts": ("expert",),
    "analysts": ("expert",),
    "witnesses": ("witness",),
    "residents": ("witness",),
    "watchdog": ("international_body",),
    "blogger": ("social_media",),
}
_LEVELS = {
    "region": "region",
    "oblast": "region",
    "province": "region",
    "governorate": "region",
    "state": "region",
    "area": None,
    "city": "settlement",
    "town": "settlement",
    "village": "settlement",
    "settlement": "settlement",
    "capital": "settlement",
    "country": "country",
    "sea": "sea",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A speaker with the phrase that named it."""

    actor: Actor
    span: Span


@dataclass(slots=True)
class Memory:
    """Speakers and places of one document in the order of their mention, latest last."""

    heard: list[Heard] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)

    def speaker(self, span: Span, *, beside: str = "", country: str | None = None) -> Heard:
        """Return whom a phrase means, and remember it.

        A pronoun or a definite phrase means the latest speaker that fits; where none does, the
        phrase stands for itself.
        """
        found = self._earlier(span.text)
        if found is None:
            who = actor(span.text, beside=beside)
            if who.country is None and country is not None and not who.named:
                who = _with_country(who, country)
            found = Heard(actor=who, span=span)
        self.heard.append(found)
        return found

    def place(self, noun: str) -> Mention | None:
        """Return the latest place that "the region", "the capital" or "there" can mean."""
        word = noun.lower()
        if word == "there":
            return self.places[-1] if self.places else None
        level = _LEVELS.get(word)
        for mention in reversed(self.places):
            if word == "capital" and mention.name not in capital_names():
                continue
            if level is None or level in {mention.level_hint, _first_level(mention)}:
                return mention
        return None

    def _earlier(self, text: str) -> Heard | None:
        word = text.strip().lower()
        if word in _PERSON_PRONOUNS:
            return self._latest(lambda who: who.person) or self._latest(_anyone)
        if word in _SINGLE_PRONOUNS:
            return self._latest(lambda who: not who.person)
        if word in _PLURAL_PRONOUNS:
            return self._latest(_anyone)
        definite = _DEFINITE.match(text.strip())
        if definite is None or _is_proper(definite.group("rest")):
            return None
        return self._meant(definite.group("rest").lower())

    def _meant(self, rest: str) -> Heard | None:
        """Return whom a definite phrase such as "the ministry" points back to."""
        head = rest.rsplit(maxsplit=1)[-1]
        if head in _WORDS_OF_SOMEONE:
            return self._latest(_anyone)
        kinds = _HEADS.get(head, ())
        named = self._latest(lambda who: _shares_words(who, rest))
        return named or self._latest(lambda who: who.kind in kinds)

    def _latest(self, fits: Fits) -> Heard | None:
        return next((one for one in reversed(self.heard) if fits(one.actor)), None)


def _anyone(who: Actor) -> bool:
    return bool(who)


def _first_level(mention: Mention) -> str | None:
    return mention.entries[0].place.level if mention.entries else None


def _is_proper(rest: str) -> bool:
    """Return whether the phrase names its own bearer: "the BBC", "the Russian ministry"."""
    words = rest.split()
    institutions = {"General", "Staff", "Command", "Ministry", "Ministry's", "Defense", "Defence"}
    capitals = [word for word in words if word[:1].isupper()]
    return bool(capitals) and not set(capitals) <= institutions


def _shares_words(who: Actor, rest: str) -> bool:
    name = re.sub(r"defence", "defense", who.name.lower())
    wanted = re.sub(r"defence", "defense", rest).split()
    return all(re.search(rf"\b{re.escape(word)}\b", name) for word in wanted)


def _with_country(who: Actor, country: str) -> Actor:
    return replace(who, name=f"{demonym(country)} {who.name}", country=country)
