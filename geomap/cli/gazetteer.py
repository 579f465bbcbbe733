"""`geomap gazetteer info|build|add|remove`: what is known of places, and the user's own."""

import argparse
import json
import runpy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.cli import DONE
from geomap.cli.streams import put
from geomap.cli.terminal import Voice, printable
from geomap.errors import UsageError

if TYPE_CHECKING:
    from geomap.gazetteer.added_file import Progress
    from geomap.gazetteer.additions import Addition

FILES = {"core": "shipped", "osm": "shipped", "user": "your own places"}
_UNTOLD = frozenset({"places", "names", "number"})
BUILDER = Path(__file__).resolve().parents[2] / "gazetteer" / "build.py"


def main(options: argparse.Namespace) -> int:
    """Return the exit status of an action on the gazetteer."""
    actions = {"info": _info, "build": _build, "add": _add, "remove": _remove}
    return actions[options.action](options, Voice.of(options))


def _info(options: argparse.Namespace, voice: Voice) -> int:
    """Show the files, what they hold, their sources and licences."""
    from geomap.gazetteer import Gazetteer

    del voice
    info = _whole(Gazetteer().info())
    if options.json:
        put(json.dumps(info, ensure_ascii=False) + "\n")
    else:
        put("".join(f"{printable(line)}\n" for line in _told(info)))
    return DONE


def _whole(info: dict[str, Any]) -> dict[str, Any]:
    """Return the account with the counts and sources of all files together."""
    counts: dict[str, int] = {}
    for file in info["files"]:
        for name, number in file["counts"].items():
            counts[name] = counts.get(name, 0) + number
    sources = [source for file in info["files"] for source in file["sources"]]
    return {**info, "counts": counts, "sources": sources}


def _told(info: dict[str, Any]) -> Iterator[str]:
    yield f"gazetteer {info['version']}"
    for file in info["files"]:
        size = Path(file["path"]).stat().st_size / 1e6
        yield ""
        yield (
            f"{file['file']} ({FILES[file['file']]}, edition {file['version']}, {size:.1f} MB): "
            f"{file['path']}"
        )
        for name, number in file["counts"].items():
            yield f"{number:>10,}  {name}"
        for source in file["sources"]:
            told = {key: value for key, value in source.items() if value and key not in _UNTOLD}
            yield "  " + "; ".join(f"{key}: {value}" for key, value in told.items())
    yield ""
    yield info["credits"]


def _add(options: argparse.Namespace, voice: Voice) -> int:
    """Add dumps and own places to the user's file; all of them or none."""
    from geomap.gazetteer import additions
    from geomap.gazetteer.store import user_file

    into = Path(options.into) if options.into else user_file()
    with _bar(voice) as progress:
        done = additions.add(
            [Path(path) for path in options.paths],
            into=into,
            licence=options.licence,
            credit=options.credit,
            progress=progress,
        )
    for one in done:
        voice.say(f"{one.name}: {one.state}, {one.places:,} places, {one.names:,} names")
        for why, count in one.left_out:
            voice.say(f"  left out: {count:,} {why}")
        for note in one.notes:
            voice.say(f"  {note}")
    if options.json:
        put("".join(json.dumps(_addition(one), ensure_ascii=False) + "\n" for one in done))
    voice.say(f"in {into}")
    if options.into and into != user_file():
        voice.say(f"used where GEOMAP_GAZETTEER={into} is set")
    return DONE


def _addition(one: "Addition") -> dict[str, Any]:
    return {**asdict(one), "left_out": dict(one.left_out)}


def _remove(options: argparse.Namespace, voice: Voice) -> int:
    """Take what a file gave out of the user's file."""
    from geomap.gazetteer import additions

    into = Path(options.into) if options.into else None
    for name in options.paths:
        gone = additions.remove(name, into=into)
        voice.say(f"{name}: taken out ({gone['taken']})")
    return DONE


@contextmanager
def _bar(voice: Voice) -> Iterator["Progress | None"]:
    """Yield what to call with (bytes done, all); None where no terminal would show it."""
    if voice.quiet or not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(desc="adding", unit="B", unit_scale=True, leave=False, file=sys.stderr) as bar:

        def move(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield move


def _build(options: argparse.Namespace, voice: Voice) -> int:
    """Build the shipped files anew, in a working copy."""
    if options.paths:
        raise UsageError(
            f"{options.paths[0]}: `build` takes no file, it makes what geomap ships; "
            "`geomap gazetteer add` adds dumps and own places"
        )
    if not BUILDER.is_file():
        raise UsageError(
            "this geomap is installed, and what it ships is built in a working copy only: "
            "`python -B gazetteer/build.py` there; to add places here use `geomap gazetteer add`"
        )
    voice.say(f"running {BUILDER}")
    put("")
    sys.stdout.flush()
    before, sys.argv = sys.argv, [str(BUILDER)]
    try:
        runpy.run_path(str(BUILDER), run_name="__main__")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else DONE
    finally:
        sys.argv = before
    return DONE
