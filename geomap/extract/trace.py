"""Why words were read as they were: decisions noted while a document is read.

Reading notes nothing unless somebody listens (`recording`), and is the same either way. A decision
names the rule that made it; `rules.RULES` says each in one sentence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from geomap.extract.rules import RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a rule made of some words: a value of its field, or (not `taken`) none.

    `start` and `end` are characters of the document; `cue` is the word that decided, if it is
    another one.
    """

    rule: str
    taken: bool
    start: int
    end: int
    text: str
    cue: str | None = None

    @property
    def field(self) -> str:
        """What the rule gives a value to: "count" of "count.measure"."""
        return self.rule.partition(".")[0]

    @property
    def why(self) -> str:
        """The rule in words, with the word that decided."""
        said = RULES[self.rule]
        return f"{said} ({self.cue!r})" if self.cue else said


@dataclass(slots=True)
class _Recorder:
    text: str
    offset: int = 0
    decisions: dict[Decision, None] = field(default_factory=dict)


_recorder: ContextVar[_Recorder | None] = ContextVar("geomap.trace", default=None)


@contextmanager
def recording(text: str) -> Iterator[list[Decision]]:
    """Yield a list that, after the block, holds each decision on the document's text once."""
    recorder, decisions = _Recorder(text), list[Decision]()
    token = _recorder.set(recorder)
    try:
        yield decisions
    finally:
        _recorder.reset(token)
        decisions += recorder.decisions


def is_on() -> bool:
    """Return whether somebody listens."""
    return _recorder.get() is not None


def at(offset: int) -> None:
    """Say where in the document the sentence begins to which the next notes' offsets refer."""
    recorder = _recorder.get()
    if recorder is not None:
        recorder.offset = offset


def took(rule: str, start: int, end: int, *, cue: str | None = None) -> None:
    """Note that a rule made a value of its field out of the characters."""
    _note(rule, start, end, cue=cue, taken=True)


def left(rule: str, start: int, end: int, *, cue: str | None = None) -> None:
    """Note that a rule made no value of its field out of the characters."""
    _note(rule, start, end, cue=cue, taken=False)


def _note(rule: str, start: int, end: int, *, cue: str | None, taken: bool) -> None:
    recorder = _recorder.get()
    if recorder is None:
        return
    start, end = start + recorder.offset, end + recorder.offset
    text = recorder.text[start:end]
    one = Decision(rule=rule, taken=taken, start=start, end=end, text=text, cue=cue)
    recorder.decisions[one] = None
