"""What is known while a document, and one sentence of it, is read."""

from dataclasses import dataclass, field

from geomap.extract.slavic.cues import Cue
from geomap.extract.slavic.language import Language
from geomap.extract.slavic.memory import Memory
from geomap.extract.slavic.speakers import Phrase
from geomap.extract.slavic.words import Sentence
from geomap.extract.statement import Speaker, Statement
from geomap.gazetteer import Mention
from geomap.model import DateInterval, Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The day that a line without a claim names for those under it: "Обстановка за 8 октября:"."""

    block: int
    day: DateInterval


@dataclass(kw_only=True)
class State:
    """What is known while a document is read.

    `carried` are the starts of sentences whose speaker is the one before's; `last_chain` is whose
    words the next sentence may go on with.
    """

    document: Document
    language: Language
    mentions: tuple[Mention, ...]
    memory: Memory
    statements: list[Statement] = field(default_factory=list)
    carried: set[int] = field(default_factory=set)
    last_day: str | None = None
    heading: Heading | None = None
    last_chain: tuple[Speaker, ...] = ()


@dataclass(kw_only=True)
class Scene:
    """One sentence while it is read."""

    state: State
    sentence: Sentence
    phrases: tuple[Phrase, ...]
    cues: tuple[Cue, ...]
    mentions: tuple[Mention, ...]

    @property
    def quote(self) -> Span:
        """The whole sentence."""
        one = self.sentence
        return Span(start=one.start, end=one.end, text=one.text)
