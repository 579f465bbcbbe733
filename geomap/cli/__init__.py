"""The command line: parse, call, print. Words go to stderr, data to stdout."""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from geomap.cli.parser import parse
from geomap.errors import GeomapError, OutputError, UsageError

DONE, NOTHING_READ, WRONG_USAGE, DOUBT = 0, 1, 2, 3
INTERRUPTED = 128 + signal.SIGINT


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit status: 0 done, 1 no input read, 2 wrong usage, 3 done but in doubt."""
    options = parse(arguments)
    try:
        status: int = import_module(f"geomap.cli.{options.module}").main(options)
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_has_gone()
    except KeyboardInterrupt:
        sys.stderr.write("\ngeomap: interrupted; nothing half-written is left\n")
        return INTERRUPTED
    except GeomapError as error:
        from geomap.cli.terminal import printable

        sys.stderr.write(f"geomap: {printable(str(error))}\n")
        return WRONG_USAGE if isinstance(error, UsageError | OutputError) else NOTHING_READ
    return status


def _reader_has_gone() -> int:
    """Return 0: whoever read our output (`head`) had enough; Python must not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
