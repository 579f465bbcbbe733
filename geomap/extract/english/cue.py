"""One reporting construction of a sentence: who tells, and which words are told."""

from dataclasses import dataclass

from geomap.model import Form


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting construction. All numbers are token indices in the sentence.

    `content` are the heads whose subtrees are told; `antecedents` are nouns before a relative
    clause that it speaks of as well ("debris, which experts have confirmed"); `speaker` is the
    head of the speaker's noun phrase, or None; `relays` are heads of phrases that pass it on,
    outermost first.
    """

    token: int
    act: str
    speaker: int | None
    content: tuple[int, ...]
    antecedents: tuple[int, ...] = ()
    relays: tuple[int, ...] = ()
    negated: bool = False
    form: Form | None = None
    clause: int | None = None  # "according to": the head of the clause that it covers
    others: tuple[int, ...] = ()  # "neither X nor Y confirmed": Y
    back: bool = False  # "rejected that account": of what was told before, whatever its words

    @property
    def refuses(self) -> bool:
        """Whether the speaker does not confirm what is told."""
        return self.form is not None
