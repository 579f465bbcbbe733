"""What the documents claim, as a value: tables, maps and files are made of it."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack, get_args

from geomap.errors import UsageError
from geomap.layers.method import is_placed, method_of
from geomap.messages import ENGLISH, Messages, of
from geomap.model import Claim, Document, Event

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geomap.corrections import Corrected
    from geomap.export.folder import Content
    from geomap.export.material import Material
    from geomap.extract.second import Difference
    from geomap.files import FileOptions
    from geomap.gazetteer import Gazetteer
    from geomap.render.html import OfflineMap
    from geomap.render.notebook import Bundle

Layer = Literal["claims", "events"]
"""What a table has a row for."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Result:
    """What the documents claim: claims with places, their events, and remarks on the way there.

    `differences` holds how a second reader read them, `corrected` what persons corrected; None if
    there was no such reader or nothing of the kind. Its outputs are in the language of `messages`.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    notes: tuple[str, ...] = ()
    differences: "tuple[Difference, ...] | None" = None
    corrected: "Corrected | None" = field(default=None, repr=False)
    gazetteer: "Gazetteer" = field(repr=False, compare=False)
    messages: Messages = field(default=ENGLISH, repr=False, compare=False)

    def __repr__(self) -> str:
        """Return what it holds in a line; the records have their own words."""
        from geomap.layers.words import counted

        claims, strikes = counted(len(self.claims), "claim"), counted(len(self.events), "strike")
        read = counted(len(self.documents), "document")
        return f"<geomap.Result: {claims} on {strikes} in {read}, {len(self.unplaced)} not placed>"

    def in_language(self, lang: str) -> "Result":
        """Return the same result with outputs in another language: "en", "ru", "uk".

        Raises
        ------
        UsageError
            There are no texts in that language.
        """
        return replace(self, messages=of(lang))

    @property
    def unplaced(self) -> tuple[Claim, ...]:
        """The claims without any place that was found; they are in every table and list."""
        return tuple(claim for claim in self.claims if not is_placed(claim))

    @property
    def credits(self) -> str:
        """The attribution that everything drawn from this result must carry."""
        from geomap.layers.credits import credits_of

        return credits_of(self.claims, gazetteer=self.gazetteer)

    @property
    def title(self) -> str:
        """The title of what is drawn of this result: "Claims of strikes, 19–25 Nov 2024"."""
        from geomap.layers.method import title_of

        return title_of(self.events, messages=self.messages)

    @property
    def method(self) -> str:
        """The sentence that every output carries: what was read, by whom, and what is missing."""
        return method_of(self.claims, self.documents, messages=self.messages)

    def material(self) -> "Material":
        """Return what all files of this result are made of."""
        from geomap.export.material import material

        return material(
            self.claims,
            self.events,
            documents=self.documents,
            gazetteer=self.gazetteer,
            messages=self.messages,
        )

    def to_geodataframe(self, layer: Layer = "claims") -> "GeoDataFrame":
        """Return a table in EPSG:4326: a row for each claim and location, or for each event.

        What is not placed has a row without geometry. The attribution of places and shapes stands
        in its `attrs["credits"]`, the method line in `attrs["method"]`.

        Raises
        ------
        UsageError
            There is no such table.
        """
        from geomap.export.frame import events_geodataframe, geodataframe

        if layer not in get_args(Layer):
            raise UsageError(f"no table of {layer!r}; write one of {', '.join(get_args(Layer))}")
        made_of = self.material()
        frame = geodataframe(made_of) if layer == "claims" else events_geodataframe(made_of)
        frame.attrs |= {"credits": made_of.credit, "method": made_of.method}
        return frame

    def to_map(self) -> "OfflineMap":
        """Return a folium map; it shows itself in a notebook, and `save` writes the page.

        Layers of folium and `geopandas.GeoDataFrame.explore(m=…)` can be added to it.
        """
        from geomap.render.html import offline_map

        return offline_map(self)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> "Bundle":
        """Return what a notebook shows: the map, its picture for print, its words as text."""
        from geomap.render.notebook import mimebundle

        return mimebundle(self, include=include, exclude=exclude)

    def to_file(self, path: str | os.PathLike[str], **options: Unpack["FileOptions"]) -> Path:
        """Write one file, of the kind that its suffix names; return its path.

        `.html .svg .png .pdf` are maps, `.geojson .geojsons .geojsonl .gpkg .kml .kmz .csv .parquet
        .fgb .jsonl .jsonld` hold claims; `geomap.files.FileOptions` says what `options` there are.

        Raises
        ------
        UsageError
            No such kind of file is written, an option is unknown to it, or its extra is missing.
        OutputError
            The file can't be written.
        """
        from geomap.export.folder import check_file, write_file
        from geomap.files import content

        target = Path(path)
        check_file(target)
        write_file(target, content(self, target, **options))
        return target

    def to_postgis(self, url: str, *, schema: str = "geomap") -> dict[str, int]:
        """Write the tables into a PostGIS database; return how many rows of each are new or other.

        `url` is as libpq has it: `postgresql://user@host/name`. What stands there of documents
        that this result has read too is replaced. Needs the extra `geomap[postgis]`.

        Raises
        ------
        UsageError
            The URL or the schema's name can't be used, or psycopg is not installed.
        OutputError
            The database can't be reached, has no PostGIS, or the schema holds something else.
        """
        from geomap.export.postgis import to_postgis

        return to_postgis(self.material(), url, schema=schema)

    def to_files(self, folder: str | os.PathLike[str]) -> "dict[str, Content]":
        """Write all that `geomap run` writes into a folder; return what each file holds by path.

        Raises
        ------
        OutputError
            The folder can't be written, or holds files of these names that geomap did not write.
        """
        from geomap.run_folder import write

        return write(self, folder)


def from_claims(
    claims: Sequence[Claim],
    *,
    documents: Sequence[Document] = (),
    gazetteer: "Gazetteer | None" = None,
    notes: Sequence[str] = (),
    lang: str = "en",
) -> Result:
    """Return placed claims with the events that they make; outputs are in the language `lang`.

    Without `documents` copies are found by what is claimed only, and the notes say so.
    """
    from geomap.collecting import not_collecting
    from geomap.events import group
    from geomap.gazetteer import Gazetteer

    texts = {document.id: document.text for document in documents}
    with not_collecting():
        grouped = group(claims, texts=texts or None)
    return Result(
        documents=tuple(documents),
        claims=grouped.claims,
        events=grouped.events,
        notes=(*notes, *grouped.notes),
        gazetteer=gazetteer or Gazetteer(),
        messages=of(lang),
    )
