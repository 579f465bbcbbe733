"""What a document has spoken of so far: whom "он", "ведомство" or "губернатор" means."""

from dataclasses import dataclass, field

from geomap.extract.slavic.speakers import Phrase
from geomap.extract.statement import Speaker
from geomap.model import Kind, Span

_PERSONS: frozenset[Kind] = frozenset(
    {"official", "local_official", "head_of_state", "military", "expert", "witness"}
)
_BODIES: frozenset[Kind] = frozenset(
    {"ministry", "military", "intelligence", "media", "international_body", "official",
     "local_official", "social_media", "ngo", "armed_group", "company"}
)  # fmt: skip


@dataclass(kw_only=True)
class Memory:
    """The speakers named so far, the latest last; `person` tells who is one."""

    speakers: list[tuple[Speaker, bool]] = field(default_factory=list)

    def keep(self, phrase: Phrase, speaker: Speaker) -> None:
        """Remember a speaker that a phrase named."""
        self.speakers.append((speaker, phrase.is_name))

    def person(self) -> Speaker | None:
        """Return the person named last."""
        return next((one for one, is_person in reversed(self.speakers) if is_person), None)

    def body(self) -> Speaker | None:
        """Return the body named last."""
        return next((one for one, is_person in reversed(self.speakers) if not is_person), None)

    def of_kind(self, kinds: frozenset[Kind]) -> Speaker | None:
        """Return the latest speaker of one of these kinds."""
        return next((one for one, _ in reversed(self.speakers) if one.kind in kinds), None)

    def by_surname(self, speaker: Speaker) -> Speaker | None:
        """Return the person named in full before, of whom only the surname stands here."""
        last = (speaker.name or "").rsplit(" ", 1)[-1]
        for one, is_person in reversed(self.speakers):
            words = (one.name or "").split()
            if is_person and len(words) > 1 and words[-1] == last:
                return one
        return None

    def again(self, pointing: str, phrase: Phrase | None, span: Span | None) -> Speaker | None:
        """Return whom a pronoun or a noun such as "ведомство" points back to."""
        del span
        if pointing in {"pronoun_he", "pronoun_she"}:
            return self.person() or self.body()
        if pointing == "pronoun_they":
            return self.body() or self.person()
        if phrase is None:
            return None
        kind = phrase.speaker.kind
        same = self.of_kind(frozenset({kind}))
        return same or (self.body() if kind in _BODIES else None)
