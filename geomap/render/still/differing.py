"""Who contradicts whom about what, in few words, for who can't see the picture's rings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geomap.layers.drawing import Drawing
from geomap.layers.families import Family
from geomap.layers.field_words import field_words
from geomap.layers.marks import Mark
from geomap.messages import ENGLISH, Messages
from geomap.model import Relation

_MOST_FIELDS, _MOST_FAMILIES = 2, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """What contradictions are told of: each event's relations, each claim's family and denials."""

    relations: tuple[tuple[Relation, ...], ...]
    families: Mapping[str, str]
    denying: frozenset[str]
    messages: Messages = ENGLISH

    def words(self, here: Sequence[Mark]) -> str:
        """Return who differs in what on the marks of a place: " (denied by ...)"; "" if unknown."""
        found = [one for mark in here for one in self._of(mark)]
        if all(mark.stance == "denied" for mark in here):
            return self._against(found)
        told = [self._denied(found), self._differ([r for r in found if not self._denials(r)])]
        words = "; ".join(part for part in told if part)
        return f" ({words})" if words else ""

    def _of(self, mark: Mark) -> Iterator[Relation]:
        """Yield the contradictions that a claim of the mark has a part in."""
        own = set(mark.claims)
        for relation in self.relations[mark.event] if mark.event is not None else ():
            if any(own & set(side.claims) for side in relation.sides):
                yield relation

    def _denials(self, relation: Relation) -> list[str]:
        if relation.field != "stance":
            return []
        return [one for side in relation.sides for one in side.claims if one in self.denying]

    def _against(self, found: Sequence[Relation]) -> str:
        """Return against whom a mark of denials alone stands."""
        claims = (claim for one in found for side in one.sides for claim in side.claims)
        who = self._who(claim for claim in claims if claim not in self.denying)
        told = joined(who, most=_MOST_FAMILIES, messages=self.messages)
        return f" ({self.messages.text('against {whom}', whom=told)})" if who else ""

    def _denied(self, found: Sequence[Relation]) -> str:
        who = self._who(claim for relation in found for claim in self._denials(relation))
        told = joined(who, most=_MOST_FAMILIES, messages=self.messages)
        return self.messages.text("denied by {whom}", whom=told) if who else ""

    def _differ(self, found: Sequence[Relation]) -> str:
        who = self._who(c for one in found for side in one.sides for c in side.claims)
        if not who:
            return ""
        messages = self.messages
        fields = dict.fromkeys(field_words(one.field, messages=messages) for one in found)
        return messages.text(
            "{who} differ: {what}",
            who=joined(who, most=_MOST_FAMILIES, messages=messages),
            what=joined(list(fields), most=_MOST_FIELDS, messages=messages),
        )

    def _who(self, claims: Iterator[str]) -> list[str]:
        """Return the families of the claims: a person who speaks stays unnamed."""
        return list(dict.fromkeys(self.families[claim] for claim in claims))


def differing(drawing: Drawing) -> Differing:
    """Return what the contradictions of a drawing are told with."""
    names = {family.key: spoken(family, drawing.messages) for family in drawing.families}
    relations = tuple(event.contradictions for event in drawing.events)
    held = {c for every in relations for one in every for side in one.sides for c in side.claims}
    return Differing(
        relations=relations,
        families={
            claim: names[source.family]
            for source in drawing.sources
            for claim in source.claims
            if claim in held
        },
        denying=frozenset(c.id for c in drawing.claims if c.id in held and c.stance == "denied"),
        messages=drawing.messages,
    )


def spoken(family: Family, messages: Messages = ENGLISH) -> str:
    """Return a family's name as it stands in a list with commas."""
    return family.name.replace(", ", f" {messages.text('or', 'between kinds of sources')} ")


def joined(words: Sequence[str], *, most: int, messages: Messages = ENGLISH) -> str:
    """Return the words with commas between them, in so many places: "and 2 more" for the rest."""
    if len(words) <= most:
        return ", ".join(words)
    first, rest = ", ".join(words[:most]), len(words) - most
    return messages.text("{names} and {n} more", names=first, n=rest)
