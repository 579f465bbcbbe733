"""The country that a publisher writes from, as evidence of what its names mean."""

import re

from geomap.gazetteer.context import Evidence
from geomap.gazetteer.countries import country_of

# Ends of addresses that are a country's own; those sold to all the world are left out.
_ENDING = re.compile(
    r"^(?:[a-z]{2,8}://)?(?:[^/@]*@)?[^/:?#]*\.([a-z]{2})(?::\d+)?(?:[/?#]|$)", re.IGNORECASE
)
_SOLD = frozenset("AI AM CC CO EU FM GG IO LY ME NU TO TV WS".split())
_ENDINGS = {"UK": "GB", "SU": "RU"}
# Half of what a country's name in the text would say.
WEIGHT = 0.5


def written_from(publisher: str | None, url: str | None) -> Evidence:
    """Return the country of a publisher's name and of its address, as weak evidence."""
    codes = set()
    if url and (found := _ENDING.match(url[:300])):
        code = found[1].upper()
        if code not in _SOLD:
            codes.add(_ENDINGS.get(code, code))
    for word in (publisher or "")[:200].split():
        if code := country_of(word):
            codes.add(code)
    return Evidence(countries=dict.fromkeys(sorted(codes), WEIGHT))
