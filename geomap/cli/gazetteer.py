"""`geomap gazetteer info|build|add|remove`: what is known of places, and the user's own."""

import argparse
import json
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geomap.cli import DONE
from geomap.cli.streams import put
from geomap.cli.terminal import Voice, printable
from geomap.errors import UsageError

FILES = {"core": "shipped", "osm": "shipped", "user": "your own places"}
BUILDER = Path(__file__).resolve().parents[2] / "gazetteer" / "build.py"


def main(options: argparse.Namespace) -> int:
    """Return the exit status of an action on the gazetteer."""
    actions = {"info": _info, "build": _build}
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
            yield "  " + "; ".join(f"{key}: {value}" for key, value in source.items() if value)
    yield ""
    yield info["credits"]


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
