"""Every command with its arguments, help and examples."""

import argparse
from collections.abc import Sequence

from geomap import __version__
from geomap.cli.command import Command, Commands
from geomap.cli.helptexts import (
    APPEND,
    BASE_URL,
    BOM,
    CLAIMS,
    EXPORTED,
    FORMULAS,
    INTO,
    LANG,
    LEVELS,
    MAPPED,
    SIZE,
    SIZES,
    STATUS,
    SUMMARY,
    WKT,
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


PATHS = (
    "files or folders of .txt, .md, .html, .json, .jsonl, RSS/Atom or Telegram exports; - is stdin"
)


def _roads(commands: Commands) -> None:
    Command(
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
    ).with_json("print the counts as JSON on stdout").with_language(
        LANG
    ).with_shapes().with_worldview().with_tiles().with_option(
        "--base-url", "URL", BASE_URL
    ).with_online().with_extractor().with_llm().with_cache().with_strict()
    Command(
        commands,
        "check",
        module="check",
        what="find every fault in a results folder or a file of records, with line numbers",
        examples=["geomap check output/", "geomap check claims.jsonl corrections.toml"],
    ).with_paths(
        "DIR|FILE", "results folder, claims, events or documents as JSON lines, or corrections"
    ).with_json("print the faults as JSON lines on stdout")


def _stages(commands: Commands) -> None:
    Command(
        commands,
        "extract",
        module="stages",
        what="find the claims of documents: JSON lines on stdout",
        examples=[
            "geomap extract seeds/ > claims.jsonl",
            "geomap extract post.txt | geomap resolve",
        ],
    ).with_paths("PATH", PATHS).with_extractor().with_shapes().with_strict()
    Command(
        commands,
        "resolve",
        module="stages",
        what="give claims their places: claims in, claims out",
        examples=["geomap resolve claims.jsonl > placed.jsonl"],
    ).with_file(CLAIMS).with_shapes().with_online().with_strict()
    Command(
        commands,
        "events",
        module="stages",
        what="group claims on one strike: claims in, events out",
        examples=[
            "geomap events placed.jsonl > events.jsonl",
            "geomap events output/claims.jsonl --documents output/work/documents.jsonl",
        ],
    ).with_file(CLAIMS).with_documents().with_shapes().with_strict()


def _outputs(commands: Commands) -> None:
    Command(
        commands,
        "map",
        module="outputs",
        what="draw claims: a page that works with no network, or a picture, by suffix",
        examples=[
            "geomap map output/claims.jsonl -o map.html",
            "geomap map incidents.csv -o map.html",
            "geomap map output/claims.jsonl -o figure.pdf --size column",
        ],
    ).with_file(MAPPED).with_output("X.html|.svg|.png|.pdf", "file to write").with_choice(
        "--size", SIZES, SIZE
    ).with_language(LANG).with_documents().with_shapes().with_worldview().with_tiles().with_strict()
    Command(
        commands,
        "export",
        module="outputs",
        what="write claims for GIS programs, spreadsheets and databases, by suffix",
        examples=[
            "geomap export output/claims.jsonl -o claims.gpkg",
            "geomap export output/claims.jsonl -o all.gpkg --append",
            "geomap export output/claims.jsonl --to postgresql://me@localhost/desk",
            "geomap extract seeds/ | geomap resolve | geomap export -o claims.csv",
        ],
    ).with_file(MAPPED).with_target("X", EXPORTED).with_flag("--append", APPEND).with_flag(
        "--formulas", FORMULAS
    ).with_flag("--bom", BOM).with_choice("--wkt", ("points", "all"), WKT).with_language(
        LANG
    ).with_documents().with_shapes().with_strict()


def _questions(commands: Commands) -> None:
    Command(
        commands,
        "explain",
        module="explain",
        what="show a claim's sentence with its cues marked, and why it was read so",
        examples=["geomap explain 3f9c2a7d01be output/", "geomap explain 3f9c output/ | less"],
    ).with_one("claim", "CLAIM_ID", "id of the claim, or as much of it as is unambiguous").with_one(
        "folder", "DIR", "folder that `geomap run` wrote"
    ).with_color()
    Command(
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
    Command(
        commands,
        "toponyms",
        module="toponyms",
        what="show every place mention of a text or docs.jsonl, resolved: JSON lines on stdout",
        examples=["geomap toponyms post.txt", "geomap toponyms docs.jsonl --demonyms > all.jsonl"],
    ).with_paths("FILE", PATHS).with_demonyms().with_shapes().with_strict()
    _corrections(commands)
    _gazetteer(commands)


def _corrections(commands: Commands) -> None:
    parser = commands.add_parser(
        "corrections",
        help="put the corrections of several reviewers together",
        description="What reviewers correct, in corrections.toml beside the articles.",
        epilog="examples:\n  geomap corrections merge ana.toml ben.toml -o corrections.toml\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    Command(
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


def _gazetteer(commands: Commands) -> None:
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
    Command(
        actions,
        "info",
        module="gazetteer",
        what="show the files, what they hold, their editions, sources and licences",
        examples=["geomap gazetteer info", "geomap gazetteer info --json"],
    ).as_action_of("gazetteer").with_json("print it as JSON on stdout")
    Command(
        actions,
        "build",
        module="gazetteer",
        what="build the shipped files anew from their pinned packages, in a working copy",
        examples=["geomap gazetteer build"],
    ).as_action_of("gazetteer").with_any_paths("PATH", "none: dumps are added with `add`")
    Command(
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
    Command(
        actions,
        "remove",
        module="gazetteer",
        what="take out what one added file gave",
        examples=["geomap gazetteer remove sites.csv"],
    ).as_action_of("gazetteer").with_paths(
        "NAME", "name of the added file, as `geomap gazetteer info` lists it"
    ).with_option("--into", "FILE", INTO)
