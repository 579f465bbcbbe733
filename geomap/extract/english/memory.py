"""What a document has spoken of so far: whom "the ministry" or "it" means, which missiles."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from geomap.extract.english import lexicon
from geomap.extract.english.bodies import Actor, demonym
from geomap.extract.english.names import actor
from geomap.gazetteer import Mention
from geomap.gazetteer.countries import capital_names, country_word
from geomap.gazetteer.countries import country as country_of
from geomap.model import Kind, Span

_WORDS_OF_SOMEONE = frozenset(
    "statement post report message note letter release bulletin communique dispatch tweet".split()
)

_PERSON_PRONOUNS = frozenset({"he", "she"})
_PLURAL_PRONOUNS = frozenset({"they", "we"})
_SINGLE_PRONOUNS = frozenset({"it"})
_DEFINITE = re.compile(
    r"^(?:the|this|that|its|their|both)\s+(?:same\s+)?(?P<rest>.+)$", re.IGNORECASE
)
# Nouns that point back to a speaker of a kind: "the broadcaster", "the official".
_HEADS: dict[str, tuple[Kind, ...]] = {
    "ministry": ("ministry",),
    "department": ("ministry",),
    "broadcaster": ("media",),
    "outlet": ("media",),
    "medium": ("media",),
    "paper": ("media",),
    "daily": ("media",),
    "station": ("media",),
    "site": ("media", "social_media"),
    "website": ("media",),
    "portal": ("media",),
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
    "spokesman": ("official", "military", "armed_group", "local_official"),
    "spokesperson": ("official", "military", "armed_group", "local_official"),
    "spokeswoman": ("official", "military", "armed_group", "local_official"),
    "military": ("military",),
    "command": ("military",),
    "reports": ("media",),
    "army": ("military",),
    "officer": ("official", "military"),
    "commander": ("military", "armed_group"),
    "general": ("military",),
    "leader": ("head_of_state", "armed_group", "local_official"),
    "coalition": ("military",),
    "movement": ("armed_group",),
    "militia": ("armed_group",),
    "monitor": ("ngo",),
    "organisation": ("ngo", "international_body"),
    "organization": ("ngo", "international_body"),
    "charity": ("ngo",),
    "network": ("ngo", "media"),
    "company": ("company",),
    "operator": ("company",),
    "firm": ("company",),
    "expert": ("expert",),
    "analyst": ("expert",),
    "witness": ("witness",),
    "resident": ("witness",),
    "doctor": ("witness",),
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
# Heads of which one person is meant, never a body of the same kind.
_PERSON_HEADS = frozenset(
    """official officials governor mayor president minister spokesman spokesperson spokeswoman
    officer commander general leader expert analyst witness resident doctor source""".split()
)
_PEOPLE = (_PERSON_HEADS - {"officials"}) | frozenset(
    """medic nurse surgeon director manager chief head envoy ambassador adviser aide lawmaker
    soldier pilot fighter villager survivor journalist reporter professor lawyer activist
    photographer correspondent cameraman cameraperson eyewitness teacher shopkeeper farmer mother
    father man woman boy girl student worker driver engineer priest imam elder chairman coordinator
    physician paramedic rescuer volunteer neighbour neighbor refugee councillor prosecutor judge
    person trader vendor herder chieftain official""".split()
)
# A nationality before these names the body itself: "the Syrian army".
_OWN_NAMES = frozenset({"military", "army", "command"})
# "The Iran-backed group", "the al-Qaeda-linked movement": whom it stands behind names nobody.
_BACKED = re.compile(
    r"(?:[\w.’'-]+-(?:backed|linked|led|aligned|allied|affiliated|run|based|armed|supported)\s)"
    r"(?:\w+\s)?(?P<head>group|movement|militia|militants|rebels|fighters|organi[sz]ation)$"
)
_SURNAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|General|Colonel|Governor|Mayor|President|Minister)\.? )?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+)"
)
_ITS = re.compile(
    r"(?:its|their) (?P<rest>.{0,40}\b(?:ministry|office|army|military|navy|air force|police"
    r"|government)\b.{0,40})",
    re.IGNORECASE,
)
# What an apposition adds is a name: "the minister, Ana Paz".
_NAMED = re.compile(r"(?:[A-Z][\w’'-]+\.? ){1,3}[A-Z][\w’'-]+$")
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


_GROUPS = frozenset({"group", "movement", "militia", "organisation", "organization"})
_ARMY = re.compile(r"\b[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?(?:'s|’s)? (?:army|military|troops)\b")
_ARMIES = {
    "army": _ARMY,
    "military": _ARMY,
    "command": re.compile(r"\b(?:[A-Z][\w.]{1,15} ){1,3}Command\b"),
    "coalition": re.compile(r"\b[A-Z][\w.]{1,20}-led (?:\w+ ){0,2}(?:[Cc]oalition|alliance)\b"),
}


@functools.cache
def _group_names() -> re.Pattern[str]:
    """Return the pattern of the armed groups that have a name of their own."""
    rows = lexicon.actors().items()
    names = {row.name for _, row in rows if row.kind == "armed_group" and not row.is_person}
    longest = sorted(names, key=len, reverse=True)
    singular = {one.removesuffix("s") for one in longest}
    words = sorted({*longest, *singular}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A speaker with the phrase that named it."""

    actor: Actor
    span: Span


Fits = Callable[[Heard], bool]


@dataclass(slots=True)
class Memory:
    """Speakers and places of one document in the order of their mention, latest last."""

    heard: list[Heard] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    text: str = ""  # of the document: who is named there and has not spoken yet

    def speaker(self, span: Span, *, beside: str = "", country: str | None = None) -> Heard:
        """Return whom a phrase means, and remember it.

        A pronoun or a definite phrase means the latest speaker that fits; where none does, the
        phrase stands for itself.
        """
        found = None if _NAMED.match(beside) else self._earlier(span.text) or self._named(span)
        if found is None:
            who = actor(self._with_owner(span.text), beside=beside)
            if who.country is None and country is not None and not who.named:
                who = _with_country(who, country)
            found = Heard(actor=who, span=span)
        self.heard.append(found)
        return found

    def _named(self, span: Span) -> Heard | None:
        """Return the army or armed group that the text named before "the army", "the group"."""
        definite = _DEFINITE.match(span.text.strip())
        if definite is None:
            return None
        rest = definite.group("rest")
        before = self.text[: span.start]
        backed = _BACKED.match(rest)
        if backed is not None or rest in _GROUPS:
            names = [x.group() for x in _group_names().finditer(before)]
        elif rest in _ARMIES:
            names = [x.group() for x in _ARMIES[rest].finditer(before)]
        else:
            return None
        found = (actor(name) for name in reversed(names))
        who = next((one for one in found if one.country or one.kind == "armed_group"), None)
        return Heard(actor=who, span=span) if who is not None else None

    def _with_owner(self, text: str) -> str:
        """Return "its army" as that of the state that spoke last: "Peru's army"."""
        own = _ITS.match(text)
        state = self._latest(lambda one: one.actor.country is not None) if own else None
        if own is None or state is None or state is not self._latest(_is_body):
            return text
        known = country_of(state.actor.country or "")
        return f"{known.name}'s {own['rest']}" if known is not None else text

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
            return self._latest(_is_someone) or self._latest(_anyone)
        if word in _SINGLE_PRONOUNS:
            return self._latest(_is_body)
        if word in _PLURAL_PRONOUNS:
            return self._latest(_anyone)
        definite = _DEFINITE.match(text.strip())
        if definite is None:
            return self._by_surname(text.strip())
        rest = definite.group("rest")
        backed = _BACKED.match(rest)
        if backed is not None:
            return self._latest(lambda one: one.actor.kind == "armed_group")
        return self._of_state(rest) if _is_proper(rest) else self._meant(rest.lower())

    def _by_surname(self, text: str) -> Heard | None:
        """Return the person heard before whose last name stands alone here: "Paz", "Mr Paz"."""
        surname = _SURNAME.fullmatch(text)
        if surname is None:
            return None
        return self._latest(
            lambda one: one.actor.person and one.actor.name.split()[1:][-1:] == [surname["name"]]
        )

    def _of_state(self, rest: str) -> Heard | None:
        """Return whom a phrase with a nationality points back to: "the Peruvian outlet"."""
        first, _, head = rest.partition(" ")
        state = country_word(first)
        if state is None or head in _OWN_NAMES or head not in _HEADS:
            return None
        kinds = _HEADS[head]
        return self._latest(
            lambda one: one.actor.country == state.alpha2 and one.actor.kind in kinds
        )

    def _meant(self, rest: str) -> Heard | None:
        """Return whom a definite phrase such as "the ministry" points back to."""
        head = rest.rsplit(maxsplit=1)[-1]
        if head in _WORDS_OF_SOMEONE:
            return self._latest(_anyone)
        kinds = _HEADS.get(head, ())
        one_person = head in _PERSON_HEADS
        named = self._latest(lambda one: _shares_words(one.actor, rest))
        found = named or self._latest(
            lambda one: (
                one.actor.kind in kinds
                and (not one_person or one.actor.person or not one.actor.named)
            )
        )
        return _body_of(found, rest) if found is not None and rest in _OWN_NAMES else found

    def _latest(self, fits: Fits) -> Heard | None:
        return next((one for one in reversed(self.heard) if fits(one)), None)


def _body_of(one: Heard, rest: str) -> Heard:
    """Return the army of a soldier or spokesman where "the army" follows his words, or the same."""
    if not one.actor.person or one.actor.country is None:
        return one
    return replace(one, actor=actor(f"{demonym(one.actor.country)} {rest}"))


def _is_body(one: Heard) -> bool:
    """Return whether "it" can mean the speaker: a body, no person, no "official" or "source"."""
    return not one.actor.person and _core_head(one.span.text).removesuffix("s") not in _PEOPLE


def _is_someone(one: Heard) -> bool:
    """Return whether "he" can mean the speaker: a person by name, or "an official", no plural."""
    return one.actor.person or _core_head(one.span.text) in _PEOPLE


def _core_head(text: str) -> str:
    """Return the noun of a phrase: "official" of "an official in the city"."""
    words = re.split(r"\s+(?:of|in|at|with|from|for|who)\s", text)[0].split()
    return words[-1].lower() if words else ""


def _anyone(one: Heard) -> bool:
    return bool(one)


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
