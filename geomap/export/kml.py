"""Claims as KML 2.2 and KMZ for Google Earth: a folder for each family of sources and origin."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from geomap.export.arrays import NOWHERE, Column, columns, shapes
from geomap.export.material import Material
from geomap.export.rows import Cell, Row
from geomap.layers.characters import plain
from geomap.layers.families import Family, families
from geomap.layers.retelling import retold
from geomap.layers.symbols import SIZES
from geomap.layers.words import (
    CONFIDENCE,
    bare_name,
    date_words,
    headline,
    origin_name,
    place_words,
    stance_words,
)
from geomap.messages import Messages, term
from geomap.model import Location, Place

LISTED = term("Listed, not drawn: refusals and silences")
UNPLACED = term("Not placed")
ROW = "row"
"""The data's name for a row's `id`, a word that KML and its readers take for their own."""
_LONGEST_NAME = 200
_WHEN = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_NAME = re.compile(r"[\w.-]+", re.ASCII)
# What a program for the Earth adds up where many areas lie on each other: as much ink as hatching.
_AREA_ALPHA = round(255 * SIZES["hatch_width"] / SIZES["hatch_gap"])
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
<Document id="claims">
"""
# A balloon shows the description alone: names and data are not written as HTML.
_BALLOON = (
    "<BalloonStyle><text>&lt;div style=&quot;white-space:pre-line&quot;&gt;"
    "$[description]&lt;/div&gt;</text></BalloonStyle>"
)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def kml(material: Material) -> str:
    """Return a placemark for each claim and location, each with its flat cells as data.

    Folders, names and balloons are in the material's language, the data as in every table.
    Refusals and silences and what is not placed have no geometry and lie in folders of their own;
    what names only a country has none either, since no spot in it is meant. Outlines are thinned
    as in the GeoJSON; an area has no point.
    """
    return "".join(_parts(material))


def kmz(material: Material) -> bytes:
    """Return the KML packed: `doc.kml` in an archive without a clock's time."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w") as archive,
        archive.open(_entry("doc.kml"), "w") as file,
    ):
        for part in _parts(material):
            file.write(part.encode())
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # as on Unix, wherever it is made
    entry.external_attr = 0o100644 << 16
    return entry


def _parts(material: Material) -> Iterator[str]:
    """Yield the document in pieces, one a placemark."""
    known = families(material.claims, messages=material.messages)
    held = columns(material)
    yield _HEAD
    yield f"<name>{_xml(material.title)}</name><open>1</open>\n"
    yield f"<description>{_html(_about(material))}</description>\n"
    yield from map(_style, known)
    marks = _Placemarks(material, held=held, known=known)
    for group, origins in _folders(material, known).items():
        yield f"<Folder><name>{_xml(group)}</name>\n"
        for origin, rows in origins.items():
            yield f"<Folder><name>{_xml(_short(origin))}</name>\n"
            yield from marks.texts(rows)
            yield "</Folder>\n"
        yield "</Folder>\n"
    yield "</Document>\n</kml>\n"


def _about(material: Material) -> str:
    until = material.messages.text("As of {day}.", day=material.as_of) if material.as_of else None
    return "\n".join(filter(None, [material.method, until, material.credit]))


def _style(family: Family) -> str:
    """Return what a family's placemarks look like: its colour, and no picture from a network."""
    solid, faint = _color(family, alpha=255), _color(family, alpha=_AREA_ALPHA)
    return (
        f'<Style id="{_style_id(family.key)}">'
        f"<IconStyle><color>{solid}</color></IconStyle>"
        f"<LabelStyle><color>{solid}</color><scale>0.7</scale></LabelStyle>"
        f"<LineStyle><color>{solid}</color><width>{SIZES['area_width']}</width></LineStyle>"
        f"<PolyStyle><color>{faint}</color></PolyStyle>{_BALLOON}</Style>\n"
    )


def _color(family: Family, *, alpha: int) -> str:
    """Return the family's colour as KML writes it: alpha, blue, green, red."""
    red, green, blue = (family.color[at : at + 2] for at in (1, 3, 5))
    return f"{alpha:02x}{blue}{green}{red}"


def _style_id(family: str) -> str:
    return "family-" + "".join(c if _NAME.fullmatch(c) else f".{ord(c):x}" for c in family)


def _field(column: Column) -> str:
    return ROW if column.name == "id" else column.name


def _folders(material: Material, known: Sequence[Family]) -> dict[str, dict[str, list[int]]]:
    """Return the rows' numbers by folder and, in it, by origin; who says most stands first."""
    names = {family.key: family.name for family in known}
    listed, unplaced = material.messages.text(LISTED), material.messages.text(UNPLACED)
    found: dict[str, dict[str, list[int]]] = {
        name: {} for name in (*names.values(), listed, unplaced)
    }
    for number, row in enumerate(material.rows):
        if row.claim.stance == "not_confirmed":
            group = listed
        elif row.location is None or row.location.place is None:
            group = unplaced
        else:
            group = names[str(row.cells["family"])]
        origin = origin_name(row.claim, messages=material.messages)
        found[group].setdefault(origin, []).append(number)
    return {
        group: dict(sorted(origins.items(), key=lambda item: (-len(item[1]), item[0])))
        for group, origins in found.items()
        if origins
    }


class _Placemarks:
    """The rows as placemarks, with the text of each shape made once."""

    def __init__(
        self, material: Material, *, held: Sequence[Column], known: Sequence[Family]
    ) -> None:
        found = shapes(material)
        self._rows, self._messages = material.rows, material.messages
        listed = (*held, found.tolerances)
        self._held = [(_field(column), column.cells) for column in listed]
        self._styles = {family.key: _style_id(family.key) for family in known}
        self._at = found.of_row
        self._shapes = [_geometry(shape) for shape in found.geojson]
        self._drawn = _drawn_for(material)

    def texts(self, numbers: Iterable[int]) -> Iterator[str]:
        """Yield the placemarks, place by place: an outline beside its like packs to nothing."""
        return map(self._text, sorted(numbers, key=self._at.__getitem__))

    def _text(self, number: int) -> str:
        """Return one placemark; its parts in the order that the schema asks for."""
        row = self._rows[number]
        style = self._styles[str(row.cells["family"])]
        shape = self._shapes[self._at[number]] if self._has_mark(number) else ""
        return (
            f"<Placemark><name>{_xml(_title(row, self._messages))}</name>"
            f'<Snippet maxLines="0"></Snippet>'
            f"<description>{_html(self._told(row))}</description>{_span(row)}"
            f"<styleUrl>#{style}</styleUrl>"
            f"<ExtendedData>{self._data(number)}</ExtendedData>{shape}</Placemark>\n"
        )

    def _has_mark(self, number: int) -> bool:
        """Return whether something is drawn: no refusal or silence, nor what is only in a country.

        No spot in the country is meant, as the balloon says.
        """
        row = self._rows[number]
        place = row.location.place if row.location else None
        listed = row.claim.stance == "not_confirmed" or place is None or place.level == "country"
        return not listed and self._at[number] != NOWHERE

    def _data(self, number: int) -> str:
        """Return the flat cells that are known, untyped: in a KMZ GDAL reads no typed ones."""
        return "".join(
            _datum(name, cell) for name, cells in self._held if (cell := cells[number]) is not None
        )

    def _told(self, row: Row) -> str:
        """Return the claim in words, as plain text: who, how surely, when, where, the quote."""
        claim, location, messages = row.claim, row.location, self._messages
        level = CONFIDENCE[claim.confidence.level] if claim.confidence else None
        origin, stance = (
            origin_name(claim, messages=messages),
            stance_words(claim, messages=messages),
        )
        parts = [
            headline(claim, messages=messages),
            f"{origin}: {stance}",
            date_words(claim.date, messages=messages),
            messages.text("“{quote}”", quote=row.cells["quote"]),
            *(
                messages.text("Translation by the user: {words}", words=one.translation)
                for one in claim.translations
            ),
            self._where(row, location),
            messages.text(level) if level else None,
            claim.document.url or claim.document.path,
        ]
        return "\n".join(filter(None, parts))

    def _where(self, row: Row, location: Location | None) -> str:
        """Return the place and how exactly the words tell it, or why there is none."""
        messages = self._messages
        if location is None:
            why = retold(str(row.cells["place_why"]), messages)
            return messages.text("Not placed: {why}", why=why)
        drawn = self._drawn(location.place.id) if location.place else None
        words = place_words(location, drawn=drawn, messages=messages)
        if location.place is None:
            return messages.text("Not placed: {why}", why=words)
        return f"{bare_name(location.place, messages=messages)}: {words}"


def _drawn_for(material: Material) -> Callable[[str], Place | None]:
    return cache(material.gazetteer.drawn_for)


def _title(row: Row, messages: Messages) -> str:
    origin = origin_name(row.claim, messages=messages)
    return _short(f"{origin}: {headline(row.claim, messages=messages)}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "\u2026"


def _span(row: Row) -> str:
    """Return the days between which it was, those that are known; else nothing."""
    days = (("begin", row.claim.date.earliest), ("end", row.claim.date.latest))
    inner = "".join(f"<{name}>{day}</{name}>" for name, day in days if day and _WHEN.fullmatch(day))
    return f"<TimeSpan>{inner}</TimeSpan>" if inner else ""


def _datum(name: str, cell: Cell) -> str:
    text = _xml(cell) if isinstance(cell, str) else str(cell).lower()  # true, not True
    return f'<Data name="{name}"><value>{text}</value></Data>'


def _geometry(shape: Mapping[str, Any]) -> str:
    coordinates = shape["coordinates"]
    if shape["type"] == "Point":
        return f"<Point>{_coordinates([coordinates])}</Point>"
    if shape["type"] == "Polygon":
        return _polygon(coordinates)
    return f"<MultiGeometry>{''.join(map(_polygon, coordinates))}</MultiGeometry>"


def _polygon(rings: Sequence[Any]) -> str:
    edge, *holes = (f"<LinearRing>{_coordinates(ring)}</LinearRing>" for ring in rings)
    inner = "".join(f"<innerBoundaryIs>{hole}</innerBoundaryIs>" for hole in holes)
    return f"<Polygon><outerBoundaryIs>{edge}</outerBoundaryIs>{inner}</Polygon>"


def _coordinates(points: Iterable[Sequence[float]]) -> str:
    return f"<coordinates>{' '.join(f'{x},{y}' for x, y in points)}</coordinates>"


def _html(text: str) -> str:
    """Return plain text as a description, which programs show as HTML, for XML."""
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _xml(shown.replace("$[", "$&#91;"))  # else a balloon puts another field in


def _xml(text: str) -> str:
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
