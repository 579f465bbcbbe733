"""Plain values as one line of JSON that no reader of lines takes for several."""

import json
import math
from typing import Any

import msgspec

from geomap.layers.characters import whole_characters

_NUL = "\\u0000"
# What ends a line for some readers.
_LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}


def json_text(value: Any) -> str:  # noqa: ANN401  # whatever JSON holds
    """Return the value as JSON without blanks or line ends; what is no number is null.

    Half a character and NUL become U+FFFD. Equal values give equal texts.
    """
    try:
        text = msgspec.json.encode(value).decode()
    except (UnicodeEncodeError, OverflowError):  # or a number of more than 64 bits
        text = _slow(value)
    if _NUL in text:
        text = _slow(value)
    # GDAL takes a file for KML that says "<kml" near its beginning, whatever its name.
    text = text.replace("<", "\\u003c")
    if text.isascii():
        return text
    for end, escaped in _LINE_ENDS.items():
        text = text.replace(end, escaped)
    return text


def _slow(value: Any) -> str:  # noqa: ANN401  # as above
    separators = (",", ":")
    return json.dumps(_sound(value), ensure_ascii=False, allow_nan=False, separators=separators)


def _sound(value: Any) -> Any:  # noqa: ANN401  # as above
    if isinstance(value, str):
        return whole_characters(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {whole_characters(key): _sound(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_sound(one) for one in value]
    return value
