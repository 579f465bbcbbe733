"""The words for the fields in which sources differ, for reports, pictures and reasons."""

from geomap.layers.fields import FIELDS
from geomap.messages import ENGLISH, Messages, term

_CONTEXT = "field"
_NAMES = dict(FIELDS)
_WORDS = {
    "occurred": term("whether it happened", "field"),
    "place": term("where", "field"),
    "stance": term("whether it happened", "field"),
    "time": term("when", "field"),
    "cause": term("cause", "field"),
    "numbers": term("numbers", "field"),
    "damage": term("damage", "field"),
    "casualties": term("casualties", "field"),
}


def field_words(field: str, *, messages: Messages = ENGLISH) -> str:
    """Return what a reader calls a field: "reached a target" for `hit`."""
    if field in _NAMES:
        return messages.text(_NAMES[field]).lower()
    return messages.text(_WORDS.get(field, field.replace("_", " ").lower()), _CONTEXT)
