"""The whole road: documents to claims to events to files."""

import json
import os
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import GeomapWarning, InputError
from geomap.layers.method import is_placed
from geomap.model import Claim, Document, Event

if TYPE_CHECKING:
    from folium import Map
    from geopandas import GeoDataFrame

    from geomap.corrections import Corrected, Reviewed
    from geomap.documents import Reading
    from geomap.export.changes import Earlier
    from geomap.export.folder import Content
    from geomap.export.material import Material
    from geomap.extract import Extractor
    from geomap.extract.cache import ClaimCache
    from geomap.extract.second import Difference, SecondReader
    from geomap.gazetteer import Gazetteer
    from geomap.render.tiles import Tiles

TEMPLATE = "work/corrections.template.toml"
CHANGES = "work/changes.json"
IN_USE = (
    f"{TEMPLATE}: holds entries without comment marks, which are applied nowhere, so it was not "
    "written anew; move them to corrections.toml beside the articles, and delete it"
)
Progress = Callable[[int, int], None]  # documents done, and all of them
OUTPUTS = (
    "map.html",
    "report.html",
    "claims.geojson",
    "events.geojson",
    "claims.csv",
    "claims.jsonl",
    "events.jsonl",
    "work/documents.jsonl",
    TEMPLATE,
    CHANGES,
    "run.json",
)
# Written only if a second reader read beside the rules.
DIFFERENCES = "work/differences.jsonl"
# What was read before; its files come and go, so `run.json` does not name them.
CACHE = "work/cache"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the documents claim: claims with places, their events, and remarks on the way there.

    `differences` holds how a second reader read them, `corrected` what persons corrected; None if
    there was no such reader or nothing of the kind.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    notes: tuple[str, ...] = ()
    differences: "tuple[Difference, ...] | None" = None
    corrected: "Corrected | None" = field(default=None, repr=False)
    gazetteer: "Gazetteer" = field(repr=False, compare=False)

    @property
    def unplaced(self) -> tuple[Claim, ...]:
        """The claims without any place that was found; they are in every table and list."""
        return tuple(claim for claim in self.claims if not is_placed(claim))

    @property
    def credits(self) -> str:
        """The attribution that everything drawn from this result must carry."""
        from geomap.layers.credits import credits_of

        return credits_of(self.claims, gazetteer=self.gazetteer)

    def to_geodataframe(self) -> "GeoDataFrame":
        """Return one row for each claim and location (EPSG:4326); unplaced: no geometry.

        The attribution of the places and shapes stands in its `attrs["credits"]`.
        """
        from geomap.export.frame import geodataframe

        frame = geodataframe(material_of(self))
        frame.attrs["credits"] = self.credits
        return frame

    def to_map(self) -> "Map":
        """Return a folium map; it shows itself in a notebook, and `save` writes the page."""
        from geomap.render.html import offline_map

        return offline_map(self)


def material_of(result: Result) -> "Material":
    """Return what all files of a result are made of."""
    from geomap.export.material import material

    return material(
        result.claims, result.events, documents=result.documents, gazetteer=result.gazetteer
    )


def read(*paths: str | os.PathLike[str]) -> list[Document]:
    """Return the documents of files and folders; what could not be read is warned of.

    Raises
    ------
    InputError
        Not one document could be read.
    """
    from geomap.documents import read as read_documents

    reading = read_documents(*paths)
    remarks = [str(fault) for fault in reading.unread]
    if not reading.documents:
        raise InputError("\n".join(remarks) or "no document in these paths")
    for remark in [*remarks, *reading.warnings]:
        warnings.warn(remark, GeomapWarning, stacklevel=2)
    return list(reading.documents)


def run(  # noqa: PLR0913  # what reads, what places and what corrects, each under its own name
    documents: Sequence[Document],
    *,
    gazetteer: "Gazetteer | None" = None,
    progress: "Progress | None" = None,
    extractors: "Sequence[Extractor] | None" = None,
    second: "SecondReader | None" = None,
    reviewed: "Reviewed | None" = None,
    cache: "ClaimCache | None" = None,
) -> Result:
    """Return the claims of the documents with their places, and the events that they make.

    `progress` is called with the number of documents done and their number. `extractors` read the
    documents instead of geomap's own, `second` reads them once more beside those. `reviewed` is
    what persons correct, as `geomap.corrections.read` returns it. What `cache` holds
    is not read again.

    Raises
    ------
    CorrectionsError
        What persons correct has a fault, or fits several things.
    """
    from geomap.gazetteer import Gazetteer
    from geomap.resolve import resolve

    known = gazetteer or Gazetteer()
    claims = claims_of(
        documents,
        gazetteer=known,
        progress=progress,
        extractors=extractors,
        second=second,
        cache=cache,
    )
    placed = resolve(tuple(claims), gazetteer=known)
    remarks = [*not_read_for_claims(documents, extractors), *(second.remarks() if second else ())]
    work = _corrected(placed, reviewed, documents=documents, gazetteer=known)
    if work:
        placed, remarks = work.claims, [*remarks, *work.notes]
    result = from_claims(placed, documents=documents, gazetteer=known, notes=remarks)
    if second:
        result = replace(result, differences=tuple(second.differences))
    return _as_reviewed(result, work) if work else result


def _corrected(
    claims: Sequence[Claim],
    reviewed: "Reviewed | None",
    *,
    documents: Sequence[Document],
    gazetteer: "Gazetteer",
) -> "Corrected | None":
    from geomap.corrections import Reviewed, corrected

    if reviewed is None or reviewed == Reviewed():
        return None
    return corrected(claims, reviewed, documents=documents, gazetteer=gazetteer)


def _as_reviewed(result: Result, work: "Corrected") -> Result:
    """Return a result with what persons judged, linked and blotted out: the last step of all."""
    from geomap.corrections import published

    told = published(
        work,
        documents=result.documents,
        claims=result.claims,
        events=result.events,
        notes=result.notes,
    )
    everywhere = {document.id for document in result.documents}
    return replace(
        result,
        documents=told.documents,
        claims=told.claims,
        events=told.events,
        notes=told.notes,
        differences=work.redactor.value(result.differences, within=everywhere),
        corrected=work,
    )


def claims_of(  # noqa: PLR0913  # as above
    documents: Sequence[Document],
    *,
    gazetteer: "Gazetteer | None" = None,
    progress: "Progress | None" = None,
    extractors: "Sequence[Extractor] | None" = None,
    second: "SecondReader | None" = None,
    cache: "ClaimCache | None" = None,
) -> Iterator[Claim]:
    """Yield the claims of the documents, their places named but not yet found."""
    from geomap.extract import extract

    numbers = count(1)

    def move(_document: Document) -> None:
        if progress:
            progress(next(numbers), len(documents))

    yield from extract(
        documents,
        gazetteer=gazetteer,
        progress=move,
        extractors=extractors,
        second=second,
        cache=cache,
    )


def not_read_for_claims(
    documents: Sequence[Document], extractors: "Sequence[Extractor] | None" = None
) -> list[str]:
    """Return a remark for each language that no extractor reads for claims."""
    from geomap.extract import reads
    from geomap.layers.words import counted

    others = Counter(each.language or "" for each in documents if not reads(each, extractors))
    return [
        f"{counted(number, 'document')} in {language!r}: listed, but not read for claims; "
        "give English texts"
        for language, number in sorted(others.items())
    ]


def from_claims(
    claims: Sequence[Claim],
    *,
    documents: Sequence[Document] = (),
    gazetteer: "Gazetteer | None" = None,
    notes: Sequence[str] = (),
) -> Result:
    """Return placed claims with the events that they make.

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
    )


def write(
    result: Result,
    folder: str | os.PathLike[str],
    *,
    reading: "Reading | None" = None,
    options: Mapping[str, Any] | None = None,
    tiles: "Tiles | None" = None,
) -> "dict[str, Content]":
    """Write all outputs of a run into a folder; return what they hold by path.

    `reading` adds what was read and what was not to `run.json`. `tiles` are loaded from their host
    by whoever opens the map.

    Raises
    ------
    OutputError
        The folder can't be written, or holds files of these names that geomap did not write.
    """
    from geomap.export.changes import earlier
    from geomap.export.folder import is_ours, remove_stale, write_folder

    before = earlier(Path(folder)) if is_ours(Path(folder)) else None
    changed = _changes(result, before)
    files = outputs(result, changed=changed, tiles=tiles)
    files[CHANGES] = json.dumps(changed, ensure_ascii=False, indent=2) + "\n"
    if _is_in_use(Path(folder) / TEMPLATE):
        del files[TEMPLATE]
        result = replace(result, notes=(*result.notes, IN_USE))
    files["run.json"] = _report(result, files, reading=reading, options=options or {})
    remove_stale(Path(folder), [] if DIFFERENCES in files else [DIFFERENCES])
    write_folder(Path(folder), files)
    return files


def _changes(result: Result, before: "Earlier | None") -> dict[str, Any]:
    """Return what changed since the last run, its words blotted out like all others."""
    from geomap.export.changes import changes

    data = changes(before, result.claims, result.events)
    if result.corrected:
        data = result.corrected.redactor.value(data, within={d.id for d in result.documents})
    return data


def _is_in_use(template: Path) -> bool:
    """Return whether a reviewer has written corrections of their own into the template."""
    from geomap.corrections.template import is_in_use

    try:
        return is_in_use(template.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return False


def outputs(
    result: Result,
    *,
    changed: Mapping[str, Any] | None = None,
    tiles: "Tiles | None" = None,
) -> "dict[str, Content]":
    """Return the content of every output but those on the run itself, by its path in the folder.

    `changed` is what the report tells of the last run, as `geomap.export.changes` returns it;
    `tiles` lie under the map.
    """
    from geomap.codec import dump_lines
    from geomap.corrections import template
    from geomap.export.geojson import claims_geojson, events_geojson
    from geomap.export.table import claims_csv
    from geomap.extract.second import dump
    from geomap.render.html import page
    from geomap.render.report import report

    made_of = material_of(result)
    second = {} if result.differences is None else {DIFFERENCES: dump(result.differences)}
    return {
        "map.html": page(result, tiles=tiles),
        "report.html": report(result, changed=changed),
        "claims.geojson": claims_geojson(made_of),
        "events.geojson": events_geojson(made_of),
        "claims.csv": claims_csv(made_of),
        "claims.jsonl": dump_lines(result.claims),
        "events.jsonl": dump_lines(result.events),
        "work/documents.jsonl": dump_lines(result.documents),
        TEMPLATE: template(result.claims),
        **second,
    }


def _report(
    result: Result,
    files: "Mapping[str, Content]",
    *,
    reading: "Reading | None",
    options: Mapping[str, Any],
) -> str:
    from geomap.corrections import listing
    from geomap.export.run_report import run_report

    work = result.corrected
    everywhere = {document.id for document in result.documents}

    def told(parts: Any) -> Any:  # noqa: ANN401  # plain data, as it came
        return work.redactor.value(parts, within=everywhere) if work else parts

    return run_report(
        documents=result.documents,
        claims=result.claims,
        events=result.events,
        outputs=files,
        inputs=told([asdict(file) for file in reading.inputs] if reading else []),
        unread=told([asdict(fault) for fault in reading.unread] if reading else []),
        warnings=told([*(reading.warnings if reading else ()), *result.notes]),
        options=options,
        gazetteer=result.gazetteer,
        corrections=listing(work, result.claims) if work else None,
    )
