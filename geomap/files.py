"""The files that a result can become, each by its suffix: maps, pictures, tables, GIS files."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack, get_args

from geomap.errors import InputError, UsageError

if TYPE_CHECKING:
    from geomap.export.folder import Content
    from geomap.export.material import Material
    from geomap.layers.drawing import Drawing
    from geomap.render.figure import Figure
    from geomap.render.tiles import Tiles
    from geomap.result import Result


Wkt = Literal["points", "all"]


class FileOptions(TypedDict, total=False):
    """How a file is written; each format takes those that mean something to it, all take `lang`.

    - `lang` is the language of its words ("en", "ru", "uk"), else that of the result.
    - `tiles` lie under a page.
    - `size` is what a picture is for (`geomap.render.figure.SIZES`); `title` replaces its own.
    - `onto` is a GeoPackage of an earlier run, whose claims the file keeps.
    - `formulas` leaves a CSV's cells as they are, also those that a spreadsheet would run; `bom`
      puts a byte order mark before it, as Excel wants it; `wkt="all"` writes outlines too.
    """

    lang: str
    tiles: "Tiles | None"
    size: str
    title: str
    onto: str | os.PathLike[str] | None
    formulas: bool
    bom: bool
    wkt: Wkt


class Source:
    """A result on its way to files: what several formats need is made once."""

    def __init__(self, result: "Result") -> None:
        self.result = result

    @cached_property
    def material(self) -> "Material":
        """What tables and GIS files are made of."""
        return self.result.material()

    @cached_property
    def drawing(self) -> "Drawing":
        """What maps and pictures show."""
        from geomap.layers.drawing import drawing

        held = self.result
        return drawing(held.claims, held.events, gazetteer=held.gazetteer, messages=held.messages)

    def figure(self, options: FileOptions) -> "Figure":
        """Return the picture in the size that is asked for."""
        from geomap.render.figure import DEFAULT, figure

        return figure(
            self.material,
            size=options.get("size") or DEFAULT,
            title=options.get("title"),
            drawn=self.drawing,
        )


Writer = Callable[[Source, FileOptions], "Content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file: what it is, what writes it, and which options it takes.

    `needs` raises `UsageError` if a package is missing.
    """

    what: str
    write: Writer
    takes: frozenset[str] = frozenset()
    needs: Callable[[], None] | None = None


def content(result: "Result", path: Path, **options: Unpack[FileOptions]) -> "Content":
    """Return what the file of that name holds; its suffix says of which kind it is.

    Raises
    ------
    UsageError
        There is no such kind of file, or an option is none of its own.
    """
    check_options(path, options)
    lang = options.get("lang")
    told = result.in_language(lang) if lang else result
    return format_of(path, FORMATS).write(Source(told), options)


def check_options(path: Path, options: FileOptions) -> None:
    """Return quietly if the kind of file can be written, and each option means something to it.

    Raises
    ------
    UsageError
        There is no such kind of file, an option is none of its own, or a package is missing.
    """
    kind = format_of(path, FORMATS)
    for name, value in options.items():
        if name not in {*kind.takes, "lang"} and value:
            takers = ", ".join(suffix for suffix, one in FORMATS.items() if name in one.takes)
            shown = "append" if name == "onto" else name
            raise UsageError(f"{path}: {shown} is an option of {takers or 'no kind of file'}")
    if options.get("wkt", "all") not in get_args(Wkt):
        raise UsageError(f"{path}: wkt is one of {', '.join(get_args(Wkt))}")
    if kind.needs:
        kind.needs()


def format_of(path: Path, known: "Mapping[str, Format]") -> Format:
    """Return the kind of file that the suffix names.

    Raises
    ------
    UsageError
        It is none of the known.
    """
    found = known.get(path.suffix.lower())
    if found is None:
        raise UsageError(f"{path}: end the name in one of {', '.join(known)}")
    return found


def _page(source: Source, options: FileOptions) -> str:
    from geomap.render.html import page

    return page(source.result, tiles=options.get("tiles"), drawn=source.drawing)


def _svg(source: Source, options: FileOptions) -> str:
    return source.figure(options).svg


def _png(source: Source, options: FileOptions) -> bytes:
    return source.figure(options).png()


def _pdf(source: Source, options: FileOptions) -> bytes:
    return source.figure(options).pdf()


def _geojson(source: Source, _options: FileOptions) -> str:
    from geomap.export.geojson import claims_geojson

    return claims_geojson(source.material)


def _sequence(source: Source, _options: FileOptions) -> str:
    from geomap.export.geojson import claims_geojsonseq

    return claims_geojsonseq(source.material)


def _geojson_lines(source: Source, _options: FileOptions) -> str:
    from geomap.export.geojson import claims_geojsonl

    return claims_geojsonl(source.material)


def _csv(source: Source, options: FileOptions) -> str:
    from geomap.export.table import claims_csv

    return claims_csv(
        source.material,
        formulas=options.get("formulas", False),
        bom=options.get("bom", False),
        wkt=options.get("wkt", "points"),
    )


def _kml(source: Source, _options: FileOptions) -> str:
    from geomap.export.kml import kml

    return kml(source.material)


def _kmz(source: Source, _options: FileOptions) -> bytes:
    from geomap.export.kml import kmz

    return kmz(source.material)


def _jsonld(source: Source, _options: FileOptions) -> str:
    from geomap.layers.jsonld import jsonld

    held = source.material
    return jsonld(
        held.claims,
        held.events,
        title=held.title,
        method=held.method,
        credit=held.credit,
        as_of=held.as_of,
        messages=held.messages,
    )


def _geopackage(source: Source, options: FileOptions) -> bytes:
    from geomap.export.geopackage import geopackage

    onto = options.get("onto")
    return geopackage(source.material, onto=Path(onto) if onto else None)


def _parquet(source: Source, _options: FileOptions) -> bytes:
    from geomap.export.geoparquet import geoparquet

    return geoparquet(source.material)


def _pyarrow() -> None:
    from geomap.export.geoparquet import check_installed

    check_installed()


def _flatgeobuf(source: Source, _options: FileOptions) -> bytes:
    from geomap.export.flatgeobuf import flatgeobuf

    return flatgeobuf(source.material)


def _jsonl(source: Source, _options: FileOptions) -> str:
    from geomap.codec import dump_lines

    return dump_lines(source.result.claims)


_PICTURE = frozenset({"size", "title"})
MAPS: dict[str, Format] = {
    ".html": Format(what="the map page", write=_page, takes=frozenset({"tiles"})),
    ".svg": Format(what="a picture of lines", write=_svg, takes=_PICTURE),
    ".png": Format(what="a picture of pixels", write=_png, takes=_PICTURE),
    ".pdf": Format(what="a picture for print", write=_pdf, takes=_PICTURE),
}
EXPORTS: dict[str, Format] = {
    ".geojson": Format(what="GeoJSON (RFC 7946)", write=_geojson),
    ".geojsons": Format(what="GeoJSON text sequences (RFC 8142)", write=_sequence),
    ".geojsonl": Format(what="a GeoJSON feature a line", write=_geojson_lines),
    ".gpkg": Format(
        what="GeoPackage 1.3, styled for QGIS", write=_geopackage, takes=frozenset({"onto"})
    ),
    ".kml": Format(what="KML 2.2", write=_kml),
    ".kmz": Format(what="KML, packed", write=_kmz),
    ".csv": Format(
        what="a table for spreadsheets", write=_csv, takes=frozenset({"formulas", "bom", "wkt"})
    ),
    ".parquet": Format(what="GeoParquet 1.1", write=_parquet, needs=_pyarrow),
    ".fgb": Format(what="FlatGeobuf", write=_flatgeobuf),
    ".jsonl": Format(what="the full records", write=_jsonl),
    ".jsonld": Format(what="claims in schema.org's words", write=_jsonld),
}
FORMATS: dict[str, Format] = {**MAPS, **EXPORTS}
_READ = (".jsonl", ".geojson", ".csv")


def check_read(name: str) -> None:
    """Return quietly unless the name is that of a file that geomap writes and does not read.

    Raises
    ------
    InputError
        It is.
    """
    suffix = Path(name).suffix.lower()
    if suffix in FORMATS and suffix not in _READ:
        raise InputError(
            f"{name}: claims are not read from {suffix}; give those that stand in the "
            f"{', '.join(_READ[:-1])} or {_READ[-1]} of the same run"
        )
