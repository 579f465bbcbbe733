"""The hashes of one picture's files, to be made in two processes."""

import hashlib
from contextlib import closing
from dataclasses import replace

from builders import KARACHEV, claim, located

from geomap.events import group
from geomap.export.material import material
from geomap.gazetteer import Gazetteer
from geomap.render.figure import figure


def hashes() -> list[str]:
    """Return the SHA-256 of a picture as SVG, PNG and PDF."""
    site = replace(KARACHEV, name="Карачев غزة")
    grouped = group([claim(1), claim(2, locations=(located(site, radius_m=2000.0),))])
    with closing(Gazetteer()) as gazetteer:
        made = figure(material(grouped.claims, grouped.events, gazetteer=gazetteer), size="column")
        files = (made.svg.encode(), made.png(), made.pdf())
    return [hashlib.sha256(one).hexdigest() for one in files]


if __name__ == "__main__":
    print(*hashes())  # noqa: T201  # read by the test that runs it
