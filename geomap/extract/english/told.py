"""The words of one sentence that one speaker tells, and the triggers among them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.extract.english import lexicon
from geomap.extract.english.offsets import text_of, tokens_between
from geomap.extract.english.triggers import Trigger, unreal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# What a weapon word only describes, besides targets: "munitions experts", "missile alert".
_PEOPLE_OF_WEAPONS = frozenset(
    """expert analyst specialist operator pilot maker manufacturer developer company alert warning
    alarm siren threat program programme unit crew force forces defence defense shelter""".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """One speaker's words in a sentence: `tokens` and the triggers among them."""

    doc: "Doc"
    tokens: frozenset[int]
    triggers: tuple[Trigger, ...]
    weapon_tokens: frozenset[int]
    refusals: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The whole sentence."""
        return text_of(self.doc)

    def holds(self, start: int, end: int) -> bool:
        """Return whether characters of the sentence are all this speaker's, and told as real."""
        inside = tokens_between(self.doc, start, end)
        return (
            bool(inside)
            and all(t.i in self.tokens for t in inside)
            and not unreal(inside[-1], refusals=self.refusals)
        )

    @property
    def happened(self) -> bool:
        """Whether any trigger is told as having happened, and not as not having happened."""
        return any(not trigger.negated or trigger.kind == "casualty" for trigger in self.triggers)

    def token_at(self, start: int, end: int) -> "Token":
        """Return the syntactic head of the characters."""
        inside = tokens_between(self.doc, start, end)
        ids = {t.i for t in inside}
        return next((t for t in inside if t.head.i not in ids), inside[-1])


def is_part_of_target(head: "Token") -> bool:
    """Return whether a weapon word only names a target: "missile base", "drone factory"."""
    following = head.head if head.dep_ in {"compound", "amod", "nmod"} else None
    if following is None or following.i < head.i:
        return False
    if following.lemma_.lower() in _PEOPLE_OF_WEAPONS:
        return True
    return any(pattern.fullmatch(following.text) for _, pattern in lexicon.kinds("targets"))
