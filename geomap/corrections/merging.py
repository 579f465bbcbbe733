"""Two reviewers' corrections as one file, in which nobody silently wins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geomap.corrections.conflicts import Conflict, conflicts
from geomap.corrections.values import Correction
from geomap.corrections.writing import comment, commented, dumped, lines

HEADER = """\
## Corrections of several reviewers, put together by `geomap corrections merge`.
"""
OPEN = """\
## Not settled: of each pair below one entry may hold. Take the comment marks from one of the two
## (or write a third), and delete the rest; until then neither is applied.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Entries that can all hold, and the pairs of which one can."""

    entries: tuple[Correction, ...]
    conflicts: tuple[Conflict, ...]

    def text(self) -> str:
        """Return the file: entries first, then each conflict with both its sides as comments."""
        parts = [HEADER, "\n", dumped(self.entries)]
        if self.conflicts:
            parts += ["\n", OPEN]
        for number, conflict in enumerate(self.conflicts, 1):
            parts.append(f"\n## conflict {number}: {comment(conflict.what)}\n")
            for side in (conflict.first, conflict.second):
                parts.append(f"## from {comment(side.place)}\n")
                parts.append(commented(lines(side)))
        return "".join(parts)


def merged(files: Sequence[Sequence[Correction]]) -> Merged:
    """Return the entries of several files together; what is in conflict is taken from none.

    Entries equal in everything, also in who made them, are one.
    """
    entries = list(_once(entry for file in files for entry in file))
    found = tuple(conflicts(entries))
    open_ = {side for conflict in found for side in (conflict.first, conflict.second)}
    return Merged(entries=tuple(one for one in entries if one not in open_), conflicts=found)


def _once(entries: Iterator[Correction]) -> Iterator[Correction]:
    seen = set()
    for entry in entries:
        key = replace(entry, file="", line=0)
        if key not in seen:
            seen.add(key)
            yield entry
