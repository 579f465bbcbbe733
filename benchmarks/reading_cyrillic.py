"""How fast Russian and Ukrainian are read for claims, beside looking every word up in pymorphy3.

    python benchmarks/reading_cyrillic.py [DOCS.jsonl]

The texts are the invented ones of tests/quality: reports of strikes, and texts that tell of none,
in equal parts of words (as of a day's news, of which less than half is on strikes); DOCS adds
documents of your own to the reports. Words per second of processor time, best of the turns; word
lists and gazetteer are warm. The peer looks up each word of the Russian reports, once with its
cache emptied for each turn.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pymorphy3  # type: ignore[import-untyped]

from geomap.documents import read
from geomap.extract import extract
from geomap.gazetteer import Gazetteer
from geomap.model import Document

QUALITY = Path(__file__).resolve().parents[1] / "tests" / "quality"
TURNS = 5


def processor_s(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that the work takes, all threads counted."""
    start = time.process_time()
    work()
    return time.process_time() - start


def words(documents: Iterable[Document]) -> int:
    """Return the number of words of the documents, as white space parts them."""
    return sum(len(one.text.split()) for one in documents)


def texts(language: str) -> tuple[list[Document], list[Document]]:
    """Return the invented reports of a language, and its texts that tell of no strike."""
    reports = list(read(QUALITY / f"sentences_{language}.jsonl").documents)
    lines = (QUALITY / "peace_ru_uk.jsonl").read_text(encoding="utf-8").splitlines()
    silent = {row["id"] for row in map(json.loads, lines) if not row["strikes"]}
    peace = [
        one
        for one in read(QUALITY / "peace_ru_uk.jsonl").documents
        if one.language == language and one.id in silent
    ]
    return reports, peace


def speed(documents: list[Document], gazetteer: Gazetteer) -> float:
    """Return words read per second of processor time, the best of the turns."""

    def ours() -> None:
        for _ in extract(documents, gazetteer=gazetteer):
            pass

    ours()
    return words(documents) / min(processor_s(ours) for _ in range(TURNS))


def main() -> None:
    """Print words per second for each language, and the peer's."""
    own = list(read(Path(sys.argv[1])).documents) if len(sys.argv) > 1 else []
    gazetteer = Gazetteer()
    for language in ("ru", "uk"):
        reports, peace = texts(language)
        reports += [one for one in own if one.language == language]
        mixed = [*reports, *(peace * (words(reports) // words(peace) + 1))]
        share = words(reports) / words(mixed)
        print(
            f"{language}: {words(reports)} words of reports: {speed(reports, gazetteer):.0f} words"
        )
        print(f"{language}: {share:.0%} reports, else none: {speed(mixed, gazetteer):.0f} words")
    forms = [word for one in texts("ru")[0] for word in one.text.split()]
    analyser = pymorphy3.MorphAnalyzer(lang="ru")
    peer = min(processor_s(lambda: [analyser.parse(word) for word in forms]) for _ in range(TURNS))
    print(f"pymorphy3's parse of each word: {len(forms) / peer:.0f} words")


if __name__ == "__main__":
    main()
