"""The words for the fields in which sources differ, for reports and alternative texts."""

from geomap.layers.cells import FIELDS

_WORDS = {
    **dict(FIELDS),
    "occurred": "whether it happened",
    "place": "where",
    "stance": "whether it happened",
    "time": "when",
}


def field_words(field: str) -> str:
    """Return what a reader calls a field: "reached a target" for `hit`."""
    return _WORDS.get(field, field.replace("_", " ")).lower()
