"""How fast English is read for claims, beside spaCy's whole pipeline on the same words.

    python benchmarks/reading.py [WAR.jsonl] [OTHER.jsonl]

WAR holds documents on strikes, OTHER any news (defaults: the development corpus and its local
news). OTHER's documents are added until one sentence in three is worth parsing, which is what a
day's news looks like; the same documents then go to `extract` and to `nlp(text)` with the same
model, all its parts, in this process, in turns. Words per second of processor time, best of the
turns; models, word lists and gazetteer are warm.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from geomap.documents import read
from geomap.extract import extract
from geomap.extract.english import parser
from geomap.extract.english.sentences import sentences, worth_parsing
from geomap.gazetteer import Gazetteer
from geomap.model import Document

DEV = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "dev"
SHARE = 1 / 3
TURNS = 5


def news(war: list[Document], other: list[Document]) -> tuple[list[Document], float]:
    """Return documents of which about a third of the sentences are parsed, and that share."""
    chosen, all_of_it, parsed = [], 0, 0
    for document in [*war, *other]:
        if document not in war and parsed <= SHARE * all_of_it:
            break
        cut = sentences(document)
        chosen.append(document)
        all_of_it += len(cut)
        parsed += sum(worth_parsing(sentence.text) for sentence in cut)
    return chosen, parsed / all_of_it


def processor_s(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that the work takes, all threads counted."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print words per second of both readers and their ratio."""
    import spacy

    paths = [Path(argument) for argument in sys.argv[1:3]]
    war_path, other_path = paths + [DEV / "docs.jsonl", DEV / "lgl.jsonl"][len(paths) :]
    war = [one for one in read(war_path).documents if one.language == "en"]
    documents, share = news(war, list(read(other_path).documents))
    words = sum(len(document.text.split()) for document in documents)
    gazetteer, plain = Gazetteer(), spacy.load(parser.model_folder())
    texts = [document.text for document in documents]

    def ours() -> None:
        for _ in extract(documents, gazetteer=gazetteer):
            pass

    def peer() -> None:
        for text in texts:
            plain(text)

    ours()  # warms the word lists
    turns = [(processor_s(ours), processor_s(peer)) for _ in range(TURNS)]
    mine, theirs = (words / min(times) for times in zip(*turns, strict=True))
    print(f"{len(documents)} documents, {words} words, {share:.0%} of the sentences parsed")
    print(f"geomap's extract        {mine:8.0f} words per processor second")
    print(f"nlp(text), all parts    {theirs:8.0f}")
    print(f"ratio                   {mine / theirs:8.2f}")


if __name__ == "__main__":
    main()
