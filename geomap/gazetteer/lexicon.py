"""What the files say of each key, ranked and remembered, since a text's names come again."""

from collections.abc import Iterable, Mapping, Sequence

from geomap.gazetteer.ranking import ranked
from geomap.gazetteer.store import Store
from geomap.gazetteer.values import Entry

# An entry with its place takes about 500 bytes; a key that nothing bears about 100.
MOST_ENTRIES = 60_000
MOST_KEYS = 200_000
_NO_KINDS: frozenset[str] = frozenset()


class Lexicon:
    """The names and words of the open files; each key is asked for once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names: dict[str, tuple[Entry, ...]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._held = 0

    def entries(self, keys: Iterable[str]) -> Mapping[str, Sequence[Entry]]:
        """Return what bears each key, likeliest first; keys that nothing bears are left out."""
        wanted = set(keys)
        self._make_room()
        if missing := [key for key in wanted if key not in self._names]:
            self._learn(missing)
        return {key: found for key in wanted if (found := self._names[key])}

    def entry_of(self, key: str) -> Sequence[Entry]:
        """Return what bears a key, likeliest first."""
        found = self._names.get(key)
        if found is None:
            self._make_room()
            found = self._names[key] = self._ranked(self._store.bearing(key))
        return found

    def words(self, keys: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Return those of the keys that are ordinary words or people's names, with the kinds."""
        wanted = set(keys)
        if len(self._words) > MOST_KEYS:
            self._words = {}
        if missing := [key for key in wanted if key not in self._words]:
            found = self._store.words(missing)
            self._words.update({key: found.get(key, _NO_KINDS) for key in missing})
        return {key: kinds for key in wanted if (kinds := self._words[key])}

    def _learn(self, missing: list[str]) -> None:
        found = self._store.entries(missing)
        for key in missing:
            self._names[key] = self._ranked(found.get(key, ()))

    def _ranked(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        self._held += len(entries)
        return ranked(entries) if len(entries) > 1 else tuple(entries)

    def _make_room(self) -> None:
        if self._held > MOST_ENTRIES or len(self._names) > MOST_KEYS:
            self._names, self._held = {}, 0
