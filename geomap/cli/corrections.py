"""`geomap corrections merge`, and the reviewers' files that `geomap run` takes."""

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.cli import DONE, DOUBT
from geomap.cli.streams import put
from geomap.cli.terminal import Voice, printable
from geomap.errors import CorrectionsError, OutputError, UsageError

if TYPE_CHECKING:
    from geomap.corrections import Reviewed
    from geomap.corrections.conflicts import Conflict
    from geomap.corrections.values import Correction
    from geomap.gazetteer import Gazetteer

NONE = "none"


def main(options: argparse.Namespace) -> int:
    """Return the exit status of `geomap corrections merge`: 3 where reviewers contradict."""
    from geomap.corrections import Given, gathered, listed, merged
    from geomap.documents.walk import shown
    from geomap.export.folder import write_file
    from geomap.layers.words import counted

    voice = Voice.of(options)
    target = Path(options.output)
    _check_target(target)
    if len(options.paths) < 2:  # noqa: PLR2004  # to merge takes two
        raise UsageError("one file alone can't be merged; name two or more")
    # As they were typed: both may be called corrections.toml.
    files = [Given(path=Path(name), shown=shown(name)) for name in options.paths]
    read = [gathered([file]) for file in files]
    faults = [fault for one in read for fault in one.faults]
    if faults:
        raise CorrectionsError(listed(faults))
    result = merged([one.corrections for one in read])
    write_file(target, result.text())
    for conflict in result.conflicts:
        put(_told(conflict, as_json=options.json))
    voice.say(f"{counted(len(result.entries), 'correction')} in {target}")
    if result.conflicts:
        found = counted(len(result.conflicts), "conflict")
        voice.say(f"{found}: both sides stand in {target} as comments, and neither is applied")
    return DOUBT if result.conflicts else DONE


def reviewed_of(options: argparse.Namespace, gazetteer: "Gazetteer") -> "Reviewed":
    """Return what reviewers wrote for the run: in the files named, else beside the inputs.

    Raises
    ------
    CorrectionsError
        A file has a fault; all are named.
    """
    from geomap.corrections import beside, early_faults, is_sources, listed, read

    found = beside(options.paths)
    about_sources = [file for file in found if is_sources(file)]
    others = [file for file in found if not is_sources(file)]
    corrections = _chosen(options.corrections, others)
    reviewed = read(corrections, sources=_chosen(options.sources, about_sources))
    if faults := early_faults(reviewed, gazetteer=gazetteer):
        raise CorrectionsError(listed(faults))
    return reviewed


def _chosen(
    given: list[str] | None, found: Sequence[os.PathLike[str]]
) -> Sequence[os.PathLike[str]]:
    if given is None:
        return found
    if NONE not in given:
        return [Path(name) for name in given]
    if len(given) > 1:
        raise UsageError(f"{NONE} stands beside a file; give one or the other")
    return []


def _check_target(target: Path) -> None:
    """Return quietly if a merged file may be written there.

    Raises
    ------
    UsageError, OutputError
        It is no .toml, or it is there already: a reviewer's file is never written over.
    """
    if target.suffix.lower() != ".toml":
        raise UsageError(f"{target}: the merged file is TOML; name one that ends in .toml")
    if target.exists():
        raise OutputError(f"{target}: is there already; name another file, or move it away")


def _told(conflict: "Conflict", *, as_json: bool) -> str:
    sides = (conflict.first, conflict.second)
    if as_json:
        record = {"what": conflict.what, "sides": [_record(side) for side in sides]}
        return json.dumps(record, ensure_ascii=False) + "\n"
    from geomap.corrections.writing import lines

    told = [f"conflict: {conflict.what}"]
    for side in sides:
        told.append(f"  {side.place}")
        told += [f"    {line}" for line in list(lines(side))[1:]]
    return "".join(f"{printable(line)}\n" for line in told)


def _record(side: "Correction") -> dict[str, Any]:
    from dataclasses import asdict

    return {key: value for key, value in asdict(side).items() if value not in (None, ())}
