"""How a strike lay to the place that is named for it: words read once, for all who need them.

`read` turns the verbatim words ("37 km NW of", "… on the border with Ukraine") into a frozen
`Relation`; `widths` says how wide each kind of wording is drawn, and why. No shapes are made here.
"""

from geomap.spatial.reading import languages, read
from geomap.spatial.values import PLACE, Kind, Relation, with_words
from geomap.spatial.wording import Wording

__all__ = ["PLACE", "Kind", "Relation", "Wording", "languages", "read", "with_words"]
