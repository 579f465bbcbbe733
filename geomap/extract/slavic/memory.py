"""What a document has spoken of so far: whom "он", "ведомство" or "губернатор" means."""

from dataclasses import dataclass, field

from geomap.extract.slavic.speakers import Phrase
from geomap.extract.statement import Speaker
from geomap.model import Kind

# Of whom any person in office may be called so.
_ANYBODY = frozenset({"official", "spokesperson", "media", "Telegram channel", "military"})
_BODIES: frozenset[Kind] = frozenset(
    {
        *("ministry", "official", "local_official", "military", "intelligence"),
        *("armed_group", "international_body", "ngo", "company"),
    }
)
_PAPERS: frozenset[Kind] = frozenset({"media", "social_media"})
_POINTS: dict[str, frozenset[Kind]] = {
    "again_media": frozenset({"media", "social_media"}),
    "again_person": frozenset(
        {"official", "local_official", "head_of_state", "military", "expert"}
    ),
    "again_military": frozenset({"military"}),
}


@dataclass(kw_only=True)
class Memory:
    """The speakers named so far, the latest last; `person` tells who is one."""

    speakers: list[tuple[Speaker, bool]] = field(default_factory=list)
    roles: dict[str, Speaker] = field(default_factory=dict)

    def keep(self, phrase: Phrase, speaker: Speaker) -> None:
        """Remember a speaker that a phrase named."""
        self.speakers.append((speaker, phrase.is_name))
        if phrase.role is not None:
            self.roles[phrase.role] = speaker

    def person(self) -> Speaker | None:
        """Return the person named last."""
        return next((one for one, is_person in reversed(self.speakers) if is_person), None)

    def body(self) -> Speaker | None:
        """Return the body named last: no person, no paper, nobody unnamed."""
        return next(
            (
                one
                for one, is_person in reversed(self.speakers)
                if not is_person and one.kind in _BODIES
            ),
            None,
        )

    def anybody(self) -> Speaker | None:
        """Return who was named last, papers aside: "мешканці"."""
        return next((one for one, _ in reversed(self.speakers) if one.kind not in _PAPERS), None)

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

    def again(self, pointing: str, phrase: Phrase | None) -> Speaker | None:
        """Return whom a pronoun or a noun such as "ведомство" points back to."""
        if pointing in {"pronoun_he", "pronoun_she"}:
            return self.person() or self.body() or self.anybody()
        if pointing == "pronoun_they":
            return self.body() or self.person() or self.anybody()
        if pointing == "again_body":
            return self.body()
        if pointing == "again_ministry":
            return self.of_kind(frozenset({"ministry"})) or self.body()
        return self._by_noun(pointing, phrase) if phrase is not None else None

    def _by_noun(self, pointing: str, phrase: Phrase) -> Speaker | None:
        """Return whom "губернатор", "издание", "Минобороны" without more mean."""
        if pointing == "bare_body":
            return self.namesake(phrase.speaker)
        if phrase.role is not None and phrase.role in self.roles:
            return self.roles[phrase.role]
        if phrase.role is not None and phrase.role not in _ANYBODY:
            return None
        return self.of_kind(_POINTS.get(pointing, frozenset({phrase.speaker.kind})))

    def namesake(self, speaker: Speaker) -> Speaker | None:
        """Return the body of the same office named before, of whichever country."""
        office = speaker.name or ""
        for one, _ in reversed(self.speakers):
            if one.kind == speaker.kind and (one.name or "").endswith(office):
                return one
        return None
