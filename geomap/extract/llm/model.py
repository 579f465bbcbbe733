"""A language model behind a server, as an extractor: pieces out, words back, statements made."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from geomap.errors import UsageError
from geomap.extract.english.sentences import sentences, worth_parsing
from geomap.extract.llm.answer import ClaimInWords, parsed
from geomap.extract.llm.asking import pieces, request
from geomap.extract.llm.cache import Cache, key
from geomap.extract.llm.server import Server
from geomap.extract.llm.support import Ground
from geomap.extract.statement import Statement
from geomap.gazetteer import Gazetteer
from geomap.model import Document, Span

_LONGEST_NAME = 100


@dataclass(slots=True, kw_only=True)
class LanguageModel:
    """A model that a server of the user's runs: an `Extractor`, meant to be a second reader.

    `model` is the name by which the server knows it. `dropped` counts what was dropped of its
    answers, by the reason, since it was made.
    """

    server: Server
    model: str
    cache: Cache = field(default_factory=lambda: Cache(None))
    version: str = "1"
    languages: frozenset[str] = frozenset({"en"})
    dropped: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        if (
            not self.model.strip()
            or len(self.model) > _LONGEST_NAME
            or not self.model.isprintable()
        ):
            raise UsageError(
                f"--llm-model {self.model!r}: give the name that the server has for it"
            )

    @property
    def name(self) -> str:
        """`llm:` and the model's name."""
        return f"llm:{self.model}"

    def read(self, document: Document, *, gazetteer: Gazetteer) -> Iterable[Statement]:
        """Return the statements that the text backs, in order.

        Raises
        ------
        ServerError
            The server did not answer as it was asked to.
        """
        cut = sentences(document)
        found: list[Statement] = []
        for piece in pieces(document):
            inside = [one for one in cut if piece.start <= one.start < piece.end]
            ground = Ground(
                text=document.text,
                sentences=inside,
                published=document.published,
                gazetteer=gazetteer,
                dropped=self.dropped,
            )
            if not any(worth_parsing(one.text) for one in inside):
                continue  # no word of strikes: nothing that a claim could be made of
            for claim in self._claims(piece, document.published):
                found += ground.statements(claim)
        return found

    def _claims(self, piece: Span, published: str | None) -> tuple[ClaimInWords, ...]:
        body = request(self.model, piece, published=published)
        asked = key(self.server.url, body)
        answer = self.cache.get(asked)
        given = answer if answer is not None else self.server.ask(body)
        claims, wrong = parsed(given)
        if answer is None:
            self.cache.put(asked, given)  # only what could be read
        if wrong:
            self.dropped["claim not in the form that was asked for"] += wrong
        return claims
