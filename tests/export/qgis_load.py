"""Load files in QGIS, offscreen, and say what it makes of them; run by Debian's /usr/bin/python3.

Reads jobs (a JSON list) from standard input, each with `layers`: [{uri, style: a QML or null for
the file's own}], and maybe `png` with `extent` [west, south, east, north], `size` [width, height]
in px, `colors` ["#rrggbb"]. Writes for each what QGIS saw: of each layer whether it is valid, its
number of features, its renderer, its legend and what loading the style said; and how many pixels of
the picture have exactly these colours. The first layer is drawn on top.
"""

import json
import os
import sys
from collections import Counter
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (  # type: ignore[import-not-found]  # of Debian's python
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize  # type: ignore[import-not-found]
from qgis.PyQt.QtGui import QColor, QImage  # type: ignore[import-not-found]

SCREEN_DPI = 96


def load(told: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """Return a layer with its style, and what QGIS says of both."""
    made = QgsVectorLayer(told["uri"], told.get("name", "layer"), "ogr")
    # As in a map window: expressions find no layer outside a project.
    QgsProject.instance().addMapLayer(made, False)  # noqa: FBT003  # not in the legend
    style = told.get("style")
    message, done = made.loadNamedStyle(style) if style else made.loadDefaultStyle()
    renderer = made.renderer()
    return made, {
        "valid": made.isValid(),
        "features": made.featureCount(),
        "crs": made.crs().authid(),
        "fields": [field.name() for field in made.fields()],
        "styled": done,
        "message": message,
        "renderer": renderer.type() if renderer else None,
        "legend": [item.label() for item in renderer.legendSymbolItems()] if renderer else [],
        "labels": made.labelsEnabled(),
    }


def draw(layers: list[Any], job: dict[str, Any]) -> dict[str, Any]:
    """Draw the layers as a map window would; return what went wrong and which colours it has."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    settings.setOutputSize(QSize(*job["size"]))
    settings.setOutputDpi(SCREEN_DPI)
    settings.setBackgroundColor(QColor("#ffffff"))
    settings.setExtent(QgsRectangle(*job["extent"]))
    made = QgsMapRendererParallelJob(settings)
    made.start()
    made.waitForFinished()
    image = made.renderedImage().convertToFormat(QImage.Format_RGB32)
    image.save(job["png"])
    pixels = memoryview(image.constBits().asstring(image.sizeInBytes())).cast("I")
    seen = Counter(pixel & 0xFFFFFF for pixel in pixels)
    return {
        "errors": [error.message for error in made.errors()],
        "ms": made.renderingTime(),
        "colors": {color: seen[int(color[1:], 16)] for color in job.get("colors", ())},
    }


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """Return what QGIS says of a job's layers."""
    pairs = [load(told) for told in job["layers"]]
    seen: dict[str, Any] = {"layers": [said for _, said in pairs]}
    if job.get("png"):
        seen |= draw([made for made, _ in pairs], job)
    return seen


def main() -> None:
    jobs = json.load(sys.stdin)
    application = QgsApplication([], False)  # noqa: FBT003  # without windows
    application.initQgis()
    messages: list[list[Any]] = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda text, tag, level: messages.append([tag, int(level), text]))
    answers = [answer(job) for job in jobs]
    sys.stdout.write(json.dumps({"answers": answers, "messages": messages}))
    application.exitQgis()


main()
