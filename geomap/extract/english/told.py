"""The words of one sentence that one speaker tells, and the triggers among them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from geomap.extract.english import lexicon
from geomap.extract.english.triggers import Trigger, unreal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# Where a parse keeps its text and the offsets of its tokens.
_TEXT, _STARTS = "geomap.text", "geomap.starts"

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
        """The whole sentence; spaCy puts it together anew each time that it is asked."""
        if _TEXT not in self.doc.user_data:
            self.doc.user_data[_TEXT] = self.doc.text
        return cast("str", self.doc.user_data[_TEXT])

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


def tokens_between(doc: "Doc", start: int, end: int) -> list["Token"]:
    """Return the tokens that share a character with a stretch of the sentence, in order."""
    if _STARTS not in doc.user_data:
        doc.user_data[_STARTS] = [token.idx for token in doc]
    starts = doc.user_data[_STARTS]
    first = max(bisect_right(starts, start) - 1, 0)
    inside = [doc[i] for i in range(first, bisect_left(starts, end))]
    return [token for token in inside if token.idx + len(token.text) > start]


def is_part_of_target(head: "Token") -> bool:
    """Return whether a weapon word only names a target: "missile base", "drone factory"."""
    following = head.head if head.dep_ in {"compound", "amod", "nmod"} else None
    if following is None or following.i < head.i:
        return False
    if following.lemma_.lower() in _PEOPLE_OF_WEAPONS:
        return True
    return any(pattern.fullmatch(following.text) for _, pattern in lexicon.kinds("targets"))
