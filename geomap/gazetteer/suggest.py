"""Names that a misspelt one may have meant: for people to choose from, never taken silently."""

from collections.abc import Iterable

from geomap.gazetteer.names import key
from geomap.gazetteer.sound import sound_key

# Jaro-Winkler likeness of two keys, 0 to 1. Of 2,000 towns' names with a letter dropped, changed or
# moved, 99 % were at least this like the right one; of pairs of towns, fewer than 1 in 1,000.
LEAST_LIKE = 0.87


def did_you_mean(name: str, names: Iterable[str], *, limit: int = 5) -> tuple[str, ...]:
    """Return the likest of the names, at most `limit`, likest first; the name itself is left out.

    Letters count and sounds: "Belgrood" is like Belgorod, "Лизичанськ" like Lysychansk.
    """
    from rapidfuzz.distance import JaroWinkler

    asked, sound = key(name), sound_key(name)
    likeness: dict[str, float] = {}
    for one in names:
        candidate = key(one)
        if not asked or candidate == asked:
            continue
        by_letter = JaroWinkler.similarity(asked, candidate, score_cutoff=LEAST_LIKE)
        by_sound = (
            JaroWinkler.similarity(sound, sound_key(one), score_cutoff=LEAST_LIKE) if sound else 0
        )
        if like := max(by_letter, by_sound):
            likeness[one] = like
    ranked = sorted(likeness, key=lambda one: (-likeness[one], one))
    return tuple(ranked[: max(0, limit)])
