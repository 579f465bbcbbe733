"""The folder that a run writes: which files, and what each holds."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.messages import ENGLISH, Messages

if TYPE_CHECKING:
    from geomap.documents import Reading
    from geomap.export.changes import Earlier
    from geomap.export.folder import Content
    from geomap.files import Source
    from geomap.render.tiles import Tiles
    from geomap.result import Result

TEMPLATE = "work/corrections.template.toml"
CHANGES = "work/changes.json"
IN_USE = (
    f"{TEMPLATE}: holds entries without comment marks, which are applied nowhere, so it was not "
    "written anew; move them to corrections.toml beside the articles, and delete it"
)
OUTPUTS = (
    "map.html",
    "report.html",
    "claims.geojson",
    "events.geojson",
    "claims.gpkg",
    "claims.qml",
    "events.qml",
    "claims.csv",
    "claims.jsonld",
    "figure.svg",
    "figure.png",
    "figure.pdf",
    "map.alt.txt",
    "embed.html",
    "claims.jsonl",
    "events.jsonl",
    "work/documents.jsonl",
    TEMPLATE,
    CHANGES,
    "run.json",
)
# Written only if it is known where the folder will be published.
OEMBED = "oembed.json"
# Written only if a second reader read beside the rules.
DIFFERENCES = "work/differences.jsonl"
# What was read before; its files come and go, so `run.json` does not name them.
CACHE = "work/cache"


def write(  # noqa: PLR0913  # keyword-only, what a run knows beside its result
    result: "Result",
    folder: str | os.PathLike[str],
    *,
    reading: "Reading | None" = None,
    options: Mapping[str, Any] | None = None,
    tiles: "Tiles | None" = None,
    base_url: str | None = None,
) -> "dict[str, Content]":
    """Write all outputs of a run into a folder; return what they hold by path.

    `reading` adds what was read and what was not to `run.json`. `tiles` are loaded from their host
    by whoever opens the map. `base_url` is where the folder will be published.

    Raises
    ------
    UsageError
        `base_url` is no address of a folder on the web.
    OutputError
        The folder can't be written, or holds files of these names that geomap did not write.
    """
    from geomap.export.changes import earlier
    from geomap.export.folder import is_ours, remove_stale, write_folder

    before = earlier(Path(folder)) if is_ours(Path(folder)) else None
    changed = _changes(result, before)
    # The file of the changes is for programs, the report for readers.
    told = _changes(result, before, messages=result.messages)
    files = outputs(result, changed=told, tiles=tiles, base_url=base_url)
    files[CHANGES] = json.dumps(changed, ensure_ascii=False, indent=2) + "\n"
    if _is_in_use(Path(folder) / TEMPLATE):
        del files[TEMPLATE]
        result = replace(result, notes=(*result.notes, IN_USE))
    files["run.json"] = _report(result, files, reading=reading, options=options or {})
    remove_stale(Path(folder), [name for name in (DIFFERENCES, OEMBED) if name not in files])
    write_folder(Path(folder), files)
    return files


def _changes(
    result: "Result", before: "Earlier | None", *, messages: Messages = ENGLISH
) -> dict[str, Any]:
    """Return what changed since the last run, its words blotted out like all others."""
    from geomap.export.changes import changes

    data = changes(before, result.claims, result.events, messages=messages)
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
    result: "Result",
    *,
    changed: Mapping[str, Any] | None = None,
    tiles: "Tiles | None" = None,
    base_url: str | None = None,
) -> "dict[str, Content]":
    """Return the content of every output but those on the run itself, by its path in the folder.

    `changed` is what the report tells of the last run, as `geomap.export.changes` returns it;
    `tiles` lie under the map.
    """
    from geomap.codec import dump_lines
    from geomap.corrections import template
    from geomap.extract.second import dump
    from geomap.files import Source
    from geomap.render.html import page
    from geomap.render.report import report

    source = Source(result)
    second = {} if result.differences is None else {DIFFERENCES: dump(result.differences)}
    return {
        "map.html": page(result, tiles=tiles, drawn=source.drawing, base_url=base_url),
        "report.html": report(result, changed=changed),
        **_tables(source),
        **_pictures(source, base_url=base_url),
        "claims.jsonl": dump_lines(result.claims),
        "events.jsonl": dump_lines(result.events),
        "work/documents.jsonl": dump_lines(result.documents),
        TEMPLATE: template(result.claims),
        **second,
    }


def _tables(source: "Source") -> "dict[str, Content]":
    """Return the files for spreadsheets and GIS programs."""
    from geomap.export.geojson import claims_geojson, events_geojson
    from geomap.export.geopackage import geopackage
    from geomap.export.qml import claims_qml, strikes_qml
    from geomap.export.table import claims_csv
    from geomap.files import FORMATS
    from geomap.layers.families import families

    made_of = source.material
    return {
        "claims.geojson": claims_geojson(made_of),
        "claims.qml": claims_qml(
            families(made_of.claims, messages=made_of.messages), messages=made_of.messages
        ),
        "events.geojson": events_geojson(made_of),
        "events.qml": strikes_qml(messages=made_of.messages),
        "claims.gpkg": geopackage(made_of),
        "claims.csv": claims_csv(made_of),
        "claims.jsonld": FORMATS[".jsonld"].write(source, {}),
    }


def _pictures(source: "Source", *, base_url: str | None) -> "dict[str, Content]":
    """Return the still picture in each form, what it shows in words, and how to embed it."""
    from geomap.render.embed import embed_page
    from geomap.render.oembed import oembed, png_size
    from geomap.render.snippets import piece

    made_of, picture = source.material, source.figure({})
    drawn = picture.png()
    wide, high = png_size(drawn)
    across = picture.size.layout.width
    words = piece(
        title=made_of.title,
        method=made_of.method,
        credit=made_of.credit,
        alt=picture.alt,
        as_of=made_of.as_of,
        base_url=base_url,
        size=(round(across), round(across * high / wide)),
        messages=made_of.messages,
    )
    answer = {OEMBED: oembed(words, picture=drawn)} if words.base else {}
    return {
        "figure.svg": picture.svg,
        "figure.png": drawn,
        "figure.pdf": picture.pdf(),
        "map.alt.txt": f"{picture.alt}\n",
        "embed.html": embed_page(words),
        **answer,
    }


def _report(
    result: "Result",
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
