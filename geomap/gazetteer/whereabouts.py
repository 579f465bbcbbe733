"""Which region and country a point lies in, by the polygons that geomap ships."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from geomap.gazetteer.book import LEVELS
from geomap.gazetteer.shapes import decode

if TYPE_CHECKING:
    from shapely import STRtree

    from geomap.gazetteer.store import Store

# A simplified border, or a pier, may leave a place outside: the nearest of its country is taken.
NEAR_DEGREES = 0.15
MAJORITY = 0.9
_MOST_PARAMETERS = 500


class Whereabouts:
    """Points to ISO 3166-2 codes; a country's polygons are read when first asked for."""

    def __init__(self, store: "Store") -> None:
        uri = f"{store.core.path.resolve().as_uri()}?mode=ro&immutable=1"
        self._base = sqlite3.connect(uri, uri=True)
        self._trees: dict[str | None, tuple[STRtree, list[str]]] = {}

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def regions(
        self, country: str | None, points: Sequence[tuple[float, float]]
    ) -> list[str | None]:
        """Return the code of the region that holds each point (lon, lat).

        Of the country's regions only, where one is given: the one nearest within 0.15 degrees
        for a point outside of all.
        """
        import shapely

        tree, codes = self._tree(country)
        found: list[str | None] = [None] * len(points)
        if not codes or not points:
            return found
        where = shapely.points(points)
        for which, region in zip(*tree.query(where, predicate="within"), strict=True):
            found[which] = found[which] or codes[region]
        missing = [at for at, code in enumerate(found) if code is None]
        if country is not None and missing:
            nearest = tree.query_nearest(
                where[missing], max_distance=NEAR_DEGREES, all_matches=False
            )
            for which, region in zip(*nearest, strict=True):
                found[missing[which]] = codes[region]
        return found

    def codes(self, coded: Iterable[tuple[int, str]]) -> dict[str, str]:
        """Return GeoNames' region codes ("RU.10") with the ISO 3166-2 code of their region.

        `coded` are numbers of places with their codes. A code is there where nine in ten of the
        settlements of it that the gazetteer holds lie in one region.
        """
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        several = iter(coded)
        while batch := dict(islice(several, _MOST_PARAMETERS)):
            marks = ",".join("?" * len(batch))
            query = (
                "SELECT n, admin1 FROM place WHERE level = 0 AND admin1 IS NOT NULL"  # noqa: S608  # marks
                f" AND n IN ({marks})"
            )
            for number, region in self._base.execute(query, list(batch)):
                votes[batch[number]][region] += 1
        table = {}
        for code, ballot in votes.items():
            winner, count = ballot.most_common(1)[0]
            if count >= MAJORITY * ballot.total():
                table[code] = winner
        return table

    def _tree(self, country: str | None) -> "tuple[STRtree, list[str]]":
        from shapely import STRtree

        if country not in self._trees:
            rows = self._base.execute(
                "SELECT p.admin1, s.data FROM place AS p JOIN shape AS s ON s.place = p.n"
                " WHERE p.level = ? AND p.admin1 IS NOT NULL AND (? IS NULL OR p.country = ?)"
                " ORDER BY p.n",
                (LEVELS.index("region"), country, country),
            ).fetchall()
            shapes = [decode(data) for _, data in rows]
            self._trees[country] = STRtree(shapes), [code for code, _ in rows]
        return self._trees[country]
