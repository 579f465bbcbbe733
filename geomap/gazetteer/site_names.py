"""Names of sites that end in lower-case words for what they are: "the Tuapse oil refinery".

Such a name counts only where a site, airfield or port bears the whole of it; else the town in it
is meant, as it would be without the words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geomap.gazetteer.values import Entry

# What the names of sites end in: the last words of the kinds of `gazetteer/sites.csv` and of the
# names in it, which a test compares with this list.
HEADS = frozenset(
    """airbase airdrome airfield airport aerodrome airstrip arsenal base bridge building cathedral
    center centre church complex crossing dam depot depots facility factory field harbor harbour
    headquarters hospital mall mill oilfield plant plants point port prison reactor refineries
    refinery reservoir seaport shipyard site station steelworks storage substation technopark
    terminal theater theatre tower towers warehouse works zone""".split()
)
SITE = "site:"
_LONGEST_TAIL = 4
_TAIL = re.compile(
    rf"(?:['\u2019]s)?((?:[ \u00a0][a-z]{{2,14}}){{1,{_LONGEST_TAIL}}})\b(?![-'\u2019])"
)
# "The port of Odesa" is the port; "the Black Sea port of Odesa" is a port city.
_PORT_OF = re.compile(
    r"(?:^|[.,;:(\u201c\"]\s?|\b(?:the|a|an|in|at|on|near|from|to|and|its|hit|struck|of)\s)"
    r"(?P<port>(?:sea)?port of )(?:the )?$",
    re.IGNORECASE,
)
_LOOK_BACK = 30

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SiteName:
    """A name that a site may bear, with where it stands in the text."""

    key: str
    start: int
    end: int


def site_names(
    text: str, spans: Mapping[int, tuple[int, int]], keys: Mapping[Run, str]
) -> dict[int, list[SiteName]]:
    """Return the names of sites that a text may hold, longest first, by their first word.

    `spans` are the offsets of the words with a capital, `keys` the names that they form.
    """
    tails = {at: said for at, (_, end) in spans.items() if (said := list(_tails(text, end)))}
    before = {
        at: port for at, (start, _) in spans.items() if (port := _port_of(text, start)) is not None
    }
    names: dict[int, list[SiteName]] = {}
    if not (tails or before):
        return names
    for (first, last), key in keys.items():
        start, end = spans[first][0], spans[last][1]
        for tail, past in tails.get(last, ()):
            names.setdefault(first, []).append(SiteName(f"{key} {tail}", start, past))
        if first in before:
            names.setdefault(first, []).append(SiteName(f"port of {key}", before[first], end))
    for found in names.values():
        found.sort(key=lambda one: (-one.end, one.start))
    return names


def is_site(entry: Entry) -> bool:
    """Tell whether an entry is a site, an airfield or a port."""
    return entry.place.level == "point" or entry.place.id.startswith(SITE)


def sites_called(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the sites that bear a name whole: not an airfield by the name of its town."""
    return tuple(one for one in entries if is_site(one) and one.matched != "base")


def _tails(text: str, end: int) -> Iterator[tuple[str, int]]:
    """Yield the lower-case words after a name that end in one for a site, longest first."""
    found = _TAIL.match(text, end)
    if found is None:
        return
    words = found[1].replace("\u00a0", " ").split(" ")[1:]
    for count in range(len(words), 0, -1):
        if words[count - 1] in HEADS:
            tail = " ".join(words[:count])
            yield tail, found.start(1) + 1 + len(tail)


def _port_of(text: str, start: int) -> int | None:
    """Return where "port of" begins before a name, None where it does not stand there."""
    if text[max(0, start - 4) : start].lower() not in {" of ", "the "}:
        return None
    low = max(0, start - _LOOK_BACK)
    found = _PORT_OF.search(text[low:start])
    return low + found.start("port") if found else None
