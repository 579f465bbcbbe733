"""One command of the command line under construction: its arguments, help and examples."""

import argparse
from collections.abc import Sequence
from typing import TypeAlias

from geomap.cli.helptexts import (
    CORRECTIONS,
    DB_SCHEMA,
    DOCUMENTS,
    EXTRACTOR,
    LLM_CACHE,
    LLM_MODEL,
    LLM_TIMEOUT,
    LLM_URL,
    ONLINE,
    ONLINE_CACHE,
    QUIET,
    SHAPES,
    SOURCES,
    TILES,
    TILES_ATTRIBUTION,
    TO,
    USER_AGENT,
    WORLDVIEW,
)

# argparse has no public name for what add_subparsers returns.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


class Command:
    """One command under construction; each takes --quiet."""

    def __init__(
        self,
        commands: "Commands",
        name: str,
        *,
        module: str,
        what: str,
        examples: Sequence[str],
    ) -> None:
        self._parser = commands.add_parser(
            name,
            help=what,
            description=f"{what[0].upper()}{what[1:]}.",
            epilog="examples:\n" + "".join(f"  {example}\n" for example in examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self._parser.set_defaults(module=module, command=name, parser=self._parser)
        self._parser.add_argument("--quiet", action="store_true", help=QUIET)

    def as_action_of(self, command: str) -> "Command":
        """Make it an action of a command: `gazetteer info`."""
        self._parser.set_defaults(command=command, action=self._parser.prog.split()[-1])
        return self

    def with_color(self) -> "Command":
        """Let it take --color."""
        text = "mark the cues in colours: on a terminal unless NO_COLOR is set (auto)"
        choices = ("auto", "always", "never")
        self._parser.add_argument("--color", choices=choices, default="auto", help=text)
        return self

    def with_strict(self) -> "Command":
        """Let it take --strict."""
        text = "exit with 3 where there is doubt or an input that could not be read"
        self._parser.add_argument("--strict", action="store_true", help=text)
        return self

    def with_json(self, what: str) -> "Command":
        """Let it take --json."""
        self._parser.add_argument("--json", action="store_true", help=what)
        return self

    def with_file(self, what: str) -> "Command":
        """Let it take a FILE, or standard input."""
        self._parser.add_argument("file", nargs="?", default="-", metavar="FILE|-", help=what)
        return self

    def with_paths(self, metavar: str, what: str) -> "Command":
        """Let it take one PATH or more."""
        self._parser.add_argument("paths", nargs="+", metavar=metavar, help=what)
        return self

    def with_any_paths(self, metavar: str, what: str) -> "Command":
        """Let it take any number of PATHs."""
        self._parser.add_argument("paths", nargs="*", metavar=metavar, help=what)
        return self

    def with_one(self, name: str, metavar: str, what: str) -> "Command":
        """Let it take an argument that it needs."""
        self._parser.add_argument(name, metavar=metavar, help=what)
        return self

    def with_output(self, metavar: str, what: str) -> "Command":
        """Let it take -o, which it needs."""
        self._parser.add_argument("-o", "--output", required=True, metavar=metavar, help=what)
        return self

    def with_documents(self) -> "Command":
        """Let it take --documents."""
        self._parser.add_argument("--documents", metavar="FILE", help=DOCUMENTS)
        return self

    def with_shapes(self) -> "Command":
        """Let it take --shapes."""
        self._parser.add_argument("--shapes", choices=("all", "core"), default="all", help=SHAPES)
        return self

    def with_online(self) -> "Command":
        """Let it take --online and what goes with it."""
        self._parser.add_argument("--online", metavar="SERVICE", help=ONLINE)
        self._parser.add_argument("--user-agent", metavar="TEXT", help=USER_AGENT)
        self._parser.add_argument("--online-cache", metavar="FILE", help=ONLINE_CACHE)
        return self

    def with_worldview(self) -> "Command":
        """Let it take --worldview."""
        self._parser.add_argument("--worldview", metavar="VIEW", help=WORLDVIEW)
        return self

    def with_tiles(self) -> "Command":
        """Let it take --tiles and --tiles-attribution."""
        self._parser.add_argument("--tiles", metavar="URL", help=TILES)
        self._parser.add_argument("--tiles-attribution", metavar="TEXT", help=TILES_ATTRIBUTION)
        return self

    def with_choice(self, name: str, choices: Sequence[str], what: str) -> "Command":
        """Let it take an option with these values."""
        self._parser.add_argument(name, choices=choices, help=what)
        return self

    def with_extractor(self) -> "Command":
        """Let it take --extractor."""
        self._parser.add_argument("--extractor", action="append", metavar="NAME", help=EXTRACTOR)
        return self

    def with_llm(self) -> "Command":
        """Let it take --llm-url and what goes with it."""
        self._parser.add_argument("--llm-url", metavar="URL", help=LLM_URL)
        self._parser.add_argument("--llm-model", metavar="NAME", help=LLM_MODEL)
        self._parser.add_argument("--llm-timeout", metavar="SECONDS", type=float, help=LLM_TIMEOUT)
        self._parser.add_argument("--llm-cache", metavar="FILE", help=LLM_CACHE)
        return self

    def with_corrections(self) -> "Command":
        """Let it take --corrections and --sources."""
        add = self._parser.add_argument
        add("--corrections", action="append", metavar="FILE", help=CORRECTIONS)
        add("--sources", action="append", metavar="FILE", help=SOURCES)
        return self

    def with_cache(self) -> "Command":
        """Let it take --no-cache."""
        text = "read every document anew, and keep nothing for the next run"
        self._parser.add_argument("--no-cache", action="store_true", help=text)
        return self

    def with_demonyms(self) -> "Command":
        """Let it take --demonyms."""
        text = 'words for the people and things of a place too: "Israeli", "Texans"'
        self._parser.add_argument("--demonyms", action="store_true", help=text)
        return self

    def with_option(self, name: str, metavar: str, what: str) -> "Command":
        """Let it take an option with a value."""
        self._parser.add_argument(name, metavar=metavar, help=what)
        return self

    def with_language(self, what: str) -> "Command":
        """Let it take the language of what it writes."""
        self._parser.add_argument("--lang", metavar="CODE", default="en", help=what)
        return self

    def with_flag(self, name: str, what: str) -> "Command":
        """Let it take an option that is there or not."""
        self._parser.add_argument(name, action="store_true", help=what)
        return self

    def with_target(self, metavar: str, what: str) -> "Command":
        """Let it take -o or --to, one of which it needs."""
        group = self._parser.add_mutually_exclusive_group(required=True)
        group.add_argument("-o", "--output", metavar=metavar, help=what)
        group.add_argument("--to", metavar="URL", help=TO)
        self._parser.add_argument("--schema", metavar="NAME", help=DB_SCHEMA)
        return self
