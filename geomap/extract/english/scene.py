"""One parsed sentence with all that reading it needs: cues, voices, places, what came before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.extract.english.attribution import Cue
from geomap.extract.english.civil import Setting
from geomap.extract.english.memory import Memory
from geomap.extract.english.sentences import Sentence
from geomap.extract.statement import Speaker, Statement
from geomap.gazetteer import Gazetteer, Mention
from geomap.model import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Characters between two sentences of which the second may go on with the first's words.
CLOSE = 3


@dataclass(slots=True)
class State:
    """What reading one document carries along from sentence to sentence."""

    document: Document
    gazetteer: Gazetteer
    memory: Memory
    statements: list[Statement]
    setting: Setting = "armed"
    names_strike: bool = False  # not only dead and injured
    history_end: int | None = None  # of the last sentence that told of another age
    topic_is_strike: bool = False
    named: tuple[Mention, ...] = ()  # the places that the whole document names
    last_day: str | None = None  # of the strike that was told of last


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence as read: `voices` are the speakers by the token that heads their phrase."""

    state: State
    sentence: Sentence
    doc: "Doc"
    cues: tuple[Cue, ...]
    voices: dict[int, Speaker]
    mentions: tuple[Mention, ...]

    def span(self, start: int, end: int) -> Span:
        """Return characters of the sentence as characters of the document."""
        at = self.sentence.start
        return Span(start=at + start, end=at + end, text=self.sentence.text[start:end])

    @property
    def quote(self) -> Span:
        """The whole sentence."""
        return self.span(0, len(self.sentence.text))

    def last_statement(self) -> Statement | None:
        """Return the statement of the sentence right before, if it made one."""
        last = self.state.statements[-1] if self.state.statements else None
        if last is None or self.sentence.start - last.quote.end > CLOSE:
            return None
        return last
