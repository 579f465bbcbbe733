"""Claims as FlatGeobuf, one file for GIS tools that keeps types and reads fast."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.export.arrays import Column, columns, places_of, shapes
from geomap.export.material import Material
from geomap.layers.characters import plain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LAYER = "claims"


def flatgeobuf(material: Material) -> bytes:
    """Return a feature for each claim and location; one not placed has no geometry.

    Outlines are thinned as in the GeoJSON, since the format holds them anew for each feature. There
    is no spatial index: with one the format can't hold a feature without geometry. The method
    line and the attribution are the layer's description.
    """
    import numpy as np
    from pyogrio.raw import write
    from shapely import to_wkb

    found = shapes(material)
    held = [*columns(material), found.tolerances]
    wkb = [to_wkb(shape, byte_order=1) for shape in found.thinned]
    geometry = np.empty(len(found.of_row), dtype=object)
    geometry[:] = places_of(found, wkb)
    arrays, masks = zip(*map(_array, held), strict=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{LAYER}.fgb"
        write(
            file,
            geometry=geometry,
            field_data=list(arrays),
            field_mask=list(masks),
            fields=np.array([column.name for column in held], dtype=object),
            geometry_type="Unknown",
            driver="FlatGeobuf",
            layer=LAYER,
            crs="EPSG:4326",
            layer_options={
                "SPATIAL_INDEX": "NO",
                "TITLE": plain(material.title),
                "DESCRIPTION": plain(f"{material.method}\n{material.credit}"),
            },
        )
        return file.read_bytes()


def _array(column: Column) -> tuple["NDArray[Any]", "NDArray[np.bool_] | None"]:
    """Return the cells as the library wants them, and where they are null; a text is None then."""
    import numpy as np

    if column.kind is str:
        return np.array(column.cells, dtype=object), None
    filled = [column.kind() if cell is None else cell for cell in column.cells]
    types = {int: np.int64, float: np.float64, bool: np.bool_}
    mask = np.array([cell is None for cell in column.cells], dtype=np.bool_)
    return np.array(filled, dtype=types[column.kind]), mask
