"""Lines thinned to a budget: fine inside the view, coarser around it, as short strings."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.render.encoding import encode_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
Encoded = dict[str, list[str]]
# So many times as coarse outside the view as inside: nobody looks there first.
AROUND = 3.0
# Lines are given up rather than drawn so many times as coarse as was asked for.
COARSEST = 40.0
_GROWTH = 1.2
# What a corner takes as text, to judge a tolerance before anything is written.
_BYTES_PER_CORNER = 3.5
# A ring smaller than so many tolerances would be a speck.
_SPECK = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grain:
    """How fine lines are kept: degrees of tolerance inside the box and outside, and decimals."""

    inside: Box | None
    fine: float
    coarse: float

    @property
    def decimals(self) -> int:
        """Return how many decimals such lines are written with: half a tolerance is seen."""
        return decimals_for(self.fine)

    def coarser(self, factor: float) -> "Grain":
        """Return the same with both tolerances so many times as large."""
        return Grain(inside=self.inside, fine=self.fine * factor, coarse=self.coarse * factor)


def decimals_for(tolerance_degrees: float) -> int:
    """Return the decimals at which rounding stays below half the tolerance, 1 to 5."""
    return min(5, max(1, math.ceil(-math.log10(tolerance_degrees))))


def fitted(
    layers: "Mapping[str, Sequence[BaseGeometry]]",
    grain: Grain,
    *,
    budget: int,
    decimals: int | None = None,
) -> tuple[Encoded, Grain]:
    """Return the layers' lines encoded, in at most so many bytes of JSON, and how fine they are.

    The lines are line strings; one that is closed is a ring. Nothing comes back where it would
    take lines that are too coarse to be told from errors.
    """
    coarsest = grain.fine * COARSEST
    while grain.fine <= coarsest:
        thin = {name: thinned(lines, grain) for name, lines in layers.items()}
        size = round(_BYTES_PER_CORNER * sum(len(corners) for corners, _ in thin.values()))
        if size <= budget:
            places = grain.decimals if decimals is None else decimals
            found = {name: _encoded(*one, places) for name, one in thin.items()}
            size = size_of(found)
            if size <= budget:
                return found, grain
        grain = grain.coarser(max(_GROWTH, (size / budget) ** 0.6))
    return {name: [] for name in layers}, grain


def size_of(layers: Encoded) -> int:
    """Return how many bytes of JSON the encoded lines take."""
    return sum(len(line) + 3 for lines in layers.values() for line in lines)


def rings(shape: "BaseGeometry") -> Any:  # noqa: ANN401  # array of lines
    """Return the rings of the polygons of a shape as lines, those of the largest part first."""
    import shapely

    parts = shapely.get_parts(shape)
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    parts = parts[(-shapely.area(parts)).argsort(kind="stable")]
    corners, ring = shapely.get_coordinates(shapely.get_rings(parts), return_index=True)
    return shapely.linestrings(corners, indices=ring)


def thinned(
    lines: "Sequence[BaseGeometry]", grain: Grain, *, first: float = math.inf
) -> tuple[Any, Any]:
    """Return the corners that are kept, and the number of the line of each, ascending.

    Where the view's edge crosses a line it stays whole: what is kept outside is a part of what
    would be kept inside. With `first`, the first line is there whatever its size, and is thinned
    with no larger tolerance than this.
    """
    import numpy as np
    import shapely

    if not len(lines):
        return np.empty((0, 2)), np.empty(0, dtype=int)
    every = np.asarray(lines)
    fine, coarse = np.full(len(every), grain.fine), np.full(len(every), grain.coarse)
    fine[0], coarse[0] = min(grain.fine, first), min(grain.coarse, first)
    kept = ~_specks(every, grain)
    kept[0] |= first < math.inf
    every, fine, coarse = every[kept], fine[kept], coarse[kept]
    corners, line = shapely.get_coordinates(
        shapely.simplify(every, fine, preserve_topology=False), return_index=True
    )
    stays = np.ones(len(corners), dtype=bool)
    if grain.coarse > grain.fine:
        far = shapely.get_coordinates(shapely.simplify(every, coarse, preserve_topology=False))
        stays = np.isin(_complex(corners), _complex(far))
        if grain.inside is not None:
            west, south, east, north = grain.inside
            lon, lat = corners[:, 0], corners[:, 1]
            stays |= (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    return corners[stays], np.unique(line[stays], return_inverse=True)[1]


def _complex(corners: Any) -> Any:  # noqa: ANN401  # arrays
    return corners[:, 0] + 1j * corners[:, 1]


def _specks(lines: Any, grain: Grain) -> Any:  # noqa: ANN401  # arrays
    """Return which closed lines are too small to be seen."""
    import numpy as np
    import shapely

    west, south, east, north = shapely.bounds(lines).T
    least = np.full(len(lines), grain.coarse)
    if grain.inside is not None:
        w, s, e, n = grain.inside
        least[(east >= w) & (west <= e) & (north >= s) & (south <= n)] = grain.fine
    small = np.maximum(east - west, north - south) < _SPECK * least
    return small & shapely.is_closed(lines)


def _encoded(corners: Any, line: Any, decimals: int) -> list[str]:  # noqa: ANN401  # arrays
    return [text for text in encode_lines(corners, line, decimals=decimals) if text]
