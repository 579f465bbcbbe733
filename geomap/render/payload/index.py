"""Numbers in place of names: the lists that the columns of the page's data point into."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, get_args

from geomap.layers.drawing import Drawing
from geomap.layers.fields import FIELDS
from geomap.layers.post_words import post_words
from geomap.layers.words import CONFIDENCE, FORMS, STANCES
from geomap.messages import term
from geomap.messages.vocabulary import KNOWN, TARGET, WEAPON
from geomap.model import Claim, Role, What

ROLES: tuple[str, ...] = get_args(Role)
WHATS: tuple[str, ...] = get_args(What)
LEVELS = (*CONFIDENCE, "not_compared")
LEVEL_WORDS = {**CONFIDENCE, "not_compared": term("not compared")}
_EPOCH = date(1970, 1, 1).toordinal()


class Numbered(dict[Any, int]):
    """Values in the order in which they were first asked for, each with its number."""

    def __missing__(self, key: object) -> int:
        """Return the next number, which is the value's from now on."""
        self[key] = number = len(self)
        return number


class Index:
    """What the columns of one page point into; filled while they are made."""

    def __init__(self, drawing: Drawing) -> None:
        self._sources = drawing.sources
        self._messages = drawing.messages
        self.families = {family.key: n for n, family in enumerate(drawing.families)}
        self.source = {claim: n for n, s in enumerate(drawing.sources) for claim in s.claims}
        self.claim = {claim.id: n for n, claim in enumerate(drawing.claims)}
        self.event = {event.id: n for n, event in enumerate(drawing.events)}
        self.shape = {shape.key: n for n, shape in enumerate(drawing.shapes)}
        self.stances = {key: n for n, key in enumerate(STANCES)}
        self.forms = {key: n for n, key in enumerate(FORMS)}
        self.roles = {key: n for n, key in enumerate(ROLES)}
        self.whats = {key: n for n, key in enumerate(WHATS)}
        self.levels = {key: n for n, key in enumerate(LEVELS)}
        self.weapons, self.targets, self.grades = Numbered(), Numbered(), Numbered()
        self.notes = Numbered()
        self.documents: dict[str, int] = {}
        self._references: list[Any] = []

    def document(self, claim: Claim) -> int:
        """Return the number of the claim's document."""
        reference = claim.document
        found = self.documents.get(reference.id)
        if found is None:
            found = self.documents[reference.id] = len(self._references)
            self._references.append(reference)
        return found

    def claims(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of those claims that the page holds."""
        known = self.claim
        return [known[one] for one in ids if one in known]

    def sources(self) -> list[dict[str, Any]]:
        """Return the sources as records."""
        return [{"name": s.name, "family": self.families[s.family]} for s in self._sources]

    def document_columns(self) -> dict[str, list[Any]]:
        """Return the documents that claims come from, field by field."""
        of = self._references
        return {
            "title": [one.title for one in of],
            "publisher": [one.publisher for one in of],
            "url": [one.url for one in of],
            "published": [one.published for one in of],
            "path": [one.path for one in of],
            "known": [
                [
                    *post_words(one, messages=self._messages),
                    *(self._known(*pair) for pair in one.known_from.items()),
                ]
                for one in of
            ],
        }

    def _known(self, name: str, how: str) -> str:
        """Return from what a fact on a document is known: "language: detected"."""
        say = self._messages.text
        return f"{say(name, KNOWN)}: {say(how, KNOWN)}"

    def lists(self) -> dict[str, list[Any]]:
        """Return the lists of words that numbers point into."""
        say = self._messages.text
        return {
            "stances": [(key, say(words)) for key, words in STANCES.items()],
            "forms": [say(words) for words in FORMS.values()],
            "roles": list(ROLES),
            "whats": list(WHATS),
            "notes": list(self.notes),
            "levels": [(key, say(LEVEL_WORDS[key])) for key in LEVELS],
            "grades": list(self.grades),
            "weapons": [
                (say(name, WEAPON), say(kind, WEAPON) if kind else None)
                for name, kind in self.weapons
            ],
            "targets": [say(kind, TARGET) for kind in self.targets],
            "fields": [(key, say(words)) for key, words in FIELDS],
        }


@cache
def day_number(day: str | None) -> int | None:
    """Return a day as days since 1970-01-01, or None."""
    return None if day is None else date.fromisoformat(day).toordinal() - _EPOCH
