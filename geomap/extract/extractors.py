"""What reads documents for claims: the Protocol, the built-in readers, those of others by name.

A package registers an extractor of its own under the entry point group `geomap.extractors`
(docs/extractors.md has a whole example). None of them is imported unless the user names it.
"""

import functools
from collections.abc import Iterable, Sequence
from importlib import metadata
from typing import Protocol, runtime_checkable

from geomap.errors import UsageError
from geomap.extract.english.extractor import EnglishRules
from geomap.extract.russian.extractor import RussianRules
from geomap.extract.statement import Statement
from geomap.extract.ukrainian.extractor import UkrainianRules
from geomap.gazetteer import Gazetteer
from geomap.model import Document

GROUP = "geomap.extractors"
_LETTERS_OF_LANGUAGE = 2


@runtime_checkable
class Extractor(Protocol):
    """A reader of documents for claims.

    `name` and `version` stand in each claim's `made_by.extractor` as `name/version`. `languages`
    are those that it reads, in two letters (ISO 639-1); a document whose language is not known is
    offered to every extractor.
    """

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def version(self) -> str:
        """Its version, changed whenever it can read the same text otherwise."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages that it reads."""

    def read(self, document: Document, *, gazetteer: Gazetteer) -> Iterable[Statement] | None:
        """Return what the document says on strikes, in order; None if it is not its kind.

        A document that one extractor returns None for goes to the next. Claims are made of the
        statements by `geomap.extract.assembly`, the same for all.
        """


@functools.cache
def built_in() -> dict[str, Extractor]:
    """Return geomap's own readers by the name that `--extractor` takes, in the order of asking."""
    return {"english": EnglishRules(), "russian": RussianRules(), "ukrainian": UkrainianRules()}


def reads(extractor: Extractor, document: Document) -> bool:
    """Return whether a document is in a language of the extractor's, or in none that is known."""
    language = document.language
    return language is None or language[:_LETTERS_OF_LANGUAGE] in extractor.languages


def installed() -> tuple[str, ...]:
    """Return the names that `named` knows: the built-in ones, then those of other packages."""
    others = {point.name for point in metadata.entry_points(group=GROUP)}
    return (*built_in(), *sorted(others - set(built_in())))


def named(names: Sequence[str]) -> tuple[Extractor, ...]:
    """Return the extractors of these names, in order; a package's own is imported only now.

    Raises
    ------
    UsageError
        No such extractor is installed, or what its package registered is none.
    """
    return tuple(_named(name) for name in dict.fromkeys(names))


def _named(name: str) -> Extractor:
    if name in built_in():
        return built_in()[name]
    points = sorted(metadata.entry_points(group=GROUP, name=name), key=lambda one: one.value)
    if not points:
        known = ", ".join(installed())
        raise UsageError(
            f"no extractor {name!r} is installed; name one of {known}, or install the package "
            f"that registers it (entry point group {GROUP})"
        )
    if len(points) > 1:
        origins = ", ".join(one.value for one in points)
        raise UsageError(f"several extractors are called {name!r} ({origins}); uninstall one")
    return _loaded(points[0])


def _loaded(point: metadata.EntryPoint) -> Extractor:
    """Return what a package registered: an extractor, or a class or function that gives one."""
    try:
        found = point.load()
    except (ImportError, AttributeError) as error:
        raise UsageError(
            f"extractor {point.name!r} ({point.value}) can't be imported: {error}; "
            "reinstall its package"
        ) from error
    made = found if isinstance(found, Extractor) and not isinstance(found, type) else found()
    if fault := _fault(made):
        whose = f"extractor {point.name!r} ({point.value})"
        raise UsageError(f"{whose} {fault}; see docs/extractors.md")
    extractor: Extractor = made
    return extractor


def _fault(made: object) -> str | None:
    """Return what keeps an object from being an extractor, or None."""
    if not isinstance(made, Extractor):
        lacking = [x for x in ("name", "version", "languages", "read") if not hasattr(made, x)]
        return f"is no extractor: it has no {', '.join(lacking)}"
    for field in ("name", "version"):
        value = getattr(made, field)
        if not isinstance(value, str) or not value:
            return f"has the {field} {value!r}, which is no word"
    languages: object = made.languages
    if not isinstance(languages, frozenset) or not all(map(_is_code, languages)):
        return "has languages that are no frozenset of two-letter codes"
    return None


def _is_code(language: object) -> bool:
    return isinstance(language, str) and len(language) == _LETTERS_OF_LANGUAGE
