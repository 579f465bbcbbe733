"""Every command with its arguments, help and examples."""

import argparse
from collections.abc import Sequence
from typing import TypeAlias

from geomap import __version__
from geomap.cli.helptexts import (
    CLAIMS,
    CORRECTIONS,
    DOCUMENTS,
    EXTRACTOR,
    INTO,
    LEVELS,
    LLM_CACHE,
    LLM_MODEL,
    LLM_TIMEOUT,
    LLM_URL,
    MAPPED,
    ONLINE,
    ONLINE_CACHE,
    QUIET,
    SHAPES,
    SOURCES,
    STATUS,
    SUMMARY,
    TILES,
    TILES_ATTRIBUTION,
    USER_AGENT,
    WORLDVIEW,
)


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options; a wrong one ends the program with the usage of its command."""
    options, unknown = build().parse_known_args(arguments)
    if unknown:
        options.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    return options


def build() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="geomap",
        description=SUMMARY,
        epilog=STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"geomap {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _roads(commands)
    _stages(commands)
    _outputs(commands)
    _questions(commands)
    return parser


class _Command:
    """One command under construction; each takes --quiet."""

    def __init__(
        self,
        commands: "_Commands",
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

    def as_action_of(self, command: str) -> "_Command":
        """Make it an action of a command: `gazetteer info`."""
        self._parser.set_defaults(command=command, action=self._parser.prog.split()[-1])
        return self

    def with_color(self) -> "_Command":
        text = "mark the cues in colours: on a terminal unless NO_COLOR is set (auto)"
        choices = ("auto", "always", "never")
        self._parser.add_argument("--color", choices=choices, default="auto", help=text)
        return self

    def with_strict(self) -> "_Command":
        text = "exit with 3 where there is doubt or an input that could not be read"
        self._parser.add_argument("--strict", action="store_true", help=text)
        return self

    def with_json(self, what: str) -> "_Command":
        self._parser.add_argument("--json", action="store_true", help=what)
        return self

    def with_file(self, what: str) -> "_Command":
        self._parser.add_argument("file", nargs="?", default="-", metavar="FILE|-", help=what)
        return self

    def with_paths(self, metavar: str, what: str) -> "_Command":
        self._parser.add_argument("paths", nargs="+", metavar=metavar, help=what)
        return self

    def with_any_paths(self, metavar: str, what: str) -> "_Command":
        self._parser.add_argument("paths", nargs="*", metavar=metavar, help=what)
        return self

    def with_one(self, name: str, metavar: str, what: str) -> "_Command":
        self._parser.add_argument(name, metavar=metavar, help=what)
        return self

    def with_output(self, metavar: str, what: str) -> "_Command":
        self._parser.add_argument("-o", "--output", required=True, metavar=metavar, help=what)
        return self

    def with_documents(self) -> "_Command":
        self._parser.add_argument("--documents", metavar="FILE", help=DOCUMENTS)
        return self

    def with_shapes(self) -> "_Command":
        self._parser.add_argument("--shapes", choices=("all", "core"), default="all", help=SHAPES)
        return self

    def with_online(self) -> "_Command":
        self._parser.add_argument("--online", metavar="SERVICE", help=ONLINE)
        self._parser.add_argument("--user-agent", metavar="TEXT", help=USER_AGENT)
        self._parser.add_argument("--online-cache", metavar="FILE", help=ONLINE_CACHE)
        return self

    def with_worldview(self) -> "_Command":
        self._parser.add_argument("--worldview", metavar="VIEW", help=WORLDVIEW)
        return self

    def with_tiles(self) -> "_Command":
        self._parser.add_argument("--tiles", metavar="URL", help=TILES)
        self._parser.add_argument("--tiles-attribution", metavar="TEXT", help=TILES_ATTRIBUTION)
        return self

    def with_choice(self, name: str, choices: Sequence[str], what: str) -> "_Command":
        self._parser.add_argument(name, choices=choices, help=what)
        return self

    def with_extractor(self) -> "_Command":
        self._parser.add_argument("--extractor", action="append", metavar="NAME", help=EXTRACTOR)
        return self

    def with_llm(self) -> "_Command":
        self._parser.add_argument("--llm-url", metavar="URL", help=LLM_URL)
        self._parser.add_argument("--llm-model", metavar="NAME", help=LLM_MODEL)
        self._parser.add_argument("--llm-timeout", metavar="SECONDS", type=float, help=LLM_TIMEOUT)
        self._parser.add_argument("--llm-cache", metavar="FILE", help=LLM_CACHE)
        return self

    def with_corrections(self) -> "_Command":
        add = self._parser.add_argument
        add("--corrections", action="append", metavar="FILE", help=CORRECTIONS)
        add("--sources", action="append", metavar="FILE", help=SOURCES)
        return self

    def with_cache(self) -> "_Command":
        text = "read every document anew, and keep nothing for the next run"
        self._parser.add_argument("--no-cache", action="store_true", help=text)
        return self

    def with_demonyms(self) -> "_Command":
        text = 'words for the people and things of a place too: "Israeli", "Texans"'
        self._parser.add_argument("--demonyms", action="store_true", help=text)
        return self

    def with_option(self, name: str, metavar: str, what: str) -> "_Command":
        self._parser.add_argument(name, metavar=metavar, help=what)
        return self


PATHS = (
    "files or folders of .txt, .md, .html, .json, .jsonl, RSS/Atom or Telegram exports; - is stdin"
)
# argparse has no public name for what add_subparsers returns.
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def _roads(commands: _Commands) -> None:
    _Command(
        commands,
        "run",
        module="run",
        what="do the whole job: read documents, find, place and group their claims, write DIR",
        examples=[
            "geomap run seeds/ -o output/",
            "geomap run articles/ result.json feed.xml -o output/ --strict",
            "cat post.txt | geomap run - -o output/",
        ],
    ).with_paths("PATH", PATHS).with_corrections().with_output(
        "DIR", "folder for the results"
    ).with_json(
        "print the counts as JSON on stdout"
    ).with_shapes().with_worldview().with_tiles().with_online().with_extractor().with_llm().with_cache().with_strict()
    _Command(
        commands,
        "check",
        module="check",
        what="find every fault in a results folder or a file of records, with line numbers",
        examples=["geomap check output/", "geomap check claims.jsonl corrections.toml"],
    ).with_paths(
        "DIR|FILE", "results folder, claims, events or documents as JSON lines, or corrections"
    ).with_json("print the faults as JSON lines on stdout")


def _stages(commands: _Commands) -> None:
    _Command(
        commands,
        "extract",
        module="stages",
        what="find the claims of documents: JSON lines on stdout",
        examples=[
            "geomap extract seeds/ > claims.jsonl",
            "geomap extract post.txt | geomap resolve",
        ],
    ).with_paths("PATH", PATHS).with_extractor().with_shapes().with_strict()
    _Command(
        commands,
        "resolve",
        module="stages",
        what="give claims their places: claims in, claims out",
        examples=["geomap resolve claims.jsonl > placed.jsonl"],
    ).with_file(CLAIMS).with_shapes().with_online().with_strict()
    _Command(
        commands,
        "events",
        module="stages",
        what="group claims on one strike: claims in, events out",
        examples=[
            "geomap events placed.jsonl > events.jsonl",
            "geomap events output/claims.jsonl --documents output/work/documents.jsonl",
        ],
    ).with_file(CLAIMS).with_documents().with_shapes().with_strict()


def _outputs(commands: _Commands) -> None:
    _Command(
        commands,
        "map",
        module="outputs",
        what="draw claims: one HTML file that works with no network",
        examples=[
            "geomap map output/claims.jsonl -o map.html",
            "geomap map incidents.csv -o map.html",
        ],
    ).with_file(MAPPED).with_output(
        "X.html", "file to write"
    ).with_documents().with_shapes().with_worldview().with_tiles().with_strict()
    _Command(
        commands,
        "export",
        module="outputs",
        what="write claims for other programs: .geojson, .csv or .jsonl by suffix",
        examples=[
            "geomap export output/claims.jsonl -o claims.geojson",
            "geomap extract seeds/ | geomap resolve | geomap export -o claims.csv",
        ],
    ).with_file(CLAIMS).with_output(
        "X", "file to write"
    ).with_documents().with_shapes().with_strict()


def _questions(commands: _Commands) -> None:
    _Command(
        commands,
        "explain",
        module="explain",
        what="show a claim's sentence with its cues marked, and why it was read so",
        examples=["geomap explain 3f9c2a7d01be output/", "geomap explain 3f9c output/ | less"],
    ).with_one("claim", "CLAIM_ID", "id of the claim, or as much of it as is unambiguous").with_one(
        "folder", "DIR", "folder that `geomap run` wrote"
    ).with_color()
    _Command(
        commands,
        "places",
        module="places",
        what="show what the gazetteer knows by a name, ranked, with the reasons",
        examples=[
            "geomap places Karachev",
            'geomap places Karachev --near "Bryansk Oblast" --json',
            "geomap places Springfield --country US --level settlement --map springfields.html",
        ],
    ).with_paths("NAME", "name of a place, in Latin or Cyrillic letters").with_option(
        "--near", "NAME", "a region or country that holds it, or a town of the same region"
    ).with_option("--country", "CODE", "only what lies there (ISO 3166-1, such as UA)").with_choice(
        "--level", LEVELS, "only what is of that level"
    ).with_option("--map", "X.html", "write a small map of the candidates").with_shapes().with_json(
        "print the entries as JSON lines on stdout"
    )
    _Command(
        commands,
        "toponyms",
        module="toponyms",
        what="show every place mention of a text or docs.jsonl, resolved: JSON lines on stdout",
        examples=["geomap toponyms post.txt", "geomap toponyms docs.jsonl --demonyms > all.jsonl"],
    ).with_paths("FILE", PATHS).with_demonyms().with_shapes().with_strict()
    _corrections(commands)
    _gazetteer(commands)


def _corrections(commands: _Commands) -> None:
    parser = commands.add_parser(
        "corrections",
        help="put the corrections of several reviewers together",
        description="What reviewers correct, in corrections.toml beside the articles.",
        epilog="examples:\n  geomap corrections merge ana.toml ben.toml -o corrections.toml\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    _Command(
        actions,
        "merge",
        module="corrections",
        what="put reviewers' files into one, and list where they contradict each other",
        examples=["geomap corrections merge ana.toml ben.csv -o corrections.toml"],
    ).as_action_of("corrections").with_paths(
        "FILE", "two or more files of corrections, .toml or .csv"
    ).with_output("FILE", "the file to write, .toml; it must not exist yet").with_json(
        "print the conflicts as JSON lines on stdout"
    )


def _gazetteer(commands: _Commands) -> None:
    parser = commands.add_parser(
        "gazetteer",
        help="show what is in the gazetteer, with versions and licences; add own places",
        description="What is known of places: the shipped files, and one of your own beside them.",
        epilog="examples:\n"
        "  geomap gazetteer info\n"
        "  geomap gazetteer add RU.zip alternateNamesV2.zip\n"
        '  geomap gazetteer add sites.csv --licence "CC BY 4.0" --credit "Sites: our desk"\n',
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    _Command(
        actions,
        "info",
        module="gazetteer",
        what="show the files, what they hold, their editions, sources and licences",
        examples=["geomap gazetteer info", "geomap gazetteer info --json"],
    ).as_action_of("gazetteer").with_json("print it as JSON on stdout")
    _Command(
        actions,
        "build",
        module="gazetteer",
        what="build the shipped files anew from their pinned packages, in a working copy",
        examples=["geomap gazetteer build"],
    ).as_action_of("gazetteer").with_any_paths("PATH", "none: dumps are added with `add`")
    _Command(
        actions,
        "add",
        module="gazetteer",
        what="add GeoNames dumps, OurAirports' airports.csv, own CSV or GeoJSON to your own file",
        examples=[
            "geomap gazetteer add RU.zip alternateNamesV2.zip",
            'geomap gazetteer add sites.csv --licence "CC BY 4.0" --credit "Sites: our desk"',
            "geomap gazetteer add districts.geojson --into project.sqlite",
        ],
    ).as_action_of("gazetteer").with_paths(
        "PATH", "a zip or .txt of GeoNames, or a .csv or .geojson (docs/gazetteer-own-places.md)"
    ).with_option("--into", "FILE", INTO).with_option(
        "--licence", "TEXT", "licence of the data (default: GeoNames' own, else `own`)"
    ).with_option("--credit", "TEXT", "words that maps drawn from the data carry").with_json(
        "print what was added as JSON lines on stdout"
    )
    _Command(
        actions,
        "remove",
        module="gazetteer",
        what="take out what one added file gave",
        examples=["geomap gazetteer remove sites.csv"],
    ).as_action_of("gazetteer").with_paths(
        "NAME", "name of the added file, as `geomap gazetteer info` lists it"
    ).with_option("--into", "FILE", INTO)
