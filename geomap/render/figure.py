"""Still pictures by purpose: for a column, a page, a slide or a post, as SVG, PNG and PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from geomap.errors import InputError
from geomap.layers.drawing import Drawing, drawing
from geomap.model import Claim, Event
from geomap.render.still import alt_text, still

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What a picture is for: `wide` by `high` are what is laid out, PNG has `pixels` across."""

    key: str
    wide: int
    high: int
    pixels: int
    mm: float | None = None
    ppi: float | None = None


SIZES = {"slide": Size(key="slide", wide=960, high=540, pixels=1920)}


class Told(Protocol):
    """What a figure is made of: `geomap.export.material.Material` has all of it."""

    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def events(self) -> Sequence[Event]: ...
    @property
    def gazetteer(self) -> "Gazetteer": ...
    @property
    def title(self) -> str: ...
    @property
    def as_of(self) -> str | None: ...
    @property
    def method(self) -> str: ...
    @property
    def credit(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture: its SVG, its title, and what it shows in words."""

    svg: str
    title: str
    alt: str
    size: Size

    def png(self) -> bytes:
        """Return it as PNG with the pixels that its size promises."""
        from geomap.render.raster import png

        return png(self.svg, width_px=self.size.pixels, ppi=self.size.ppi)

    def pdf(self) -> bytes:
        """Return it as PDF, text kept as text."""
        from geomap.render.raster import pdf

        return pdf(self.svg, title=self.title, alt=self.alt, width_mm=self.size.mm)


def figure(
    material: Told, *, size: str = "slide", title: str | None = None, drawn: Drawing | None = None
) -> Figure:
    """Return the picture of a result's material in one of the SIZES; equal bytes for equal claims.

    `drawn` is its drawing, where it has been made before.

    Raises
    ------
    InputError
        There is no such size.
    """
    if size not in SIZES:
        raise InputError(f'no size "{size}" for a picture; it is one of {", ".join(SIZES)}')
    made = drawn or drawing(material.claims, material.events, gazetteer=material.gazetteer)
    name = material.title if title is None else title
    svg = still(
        made,
        gazetteer=material.gazetteer,
        title=name,
        method=material.method,
        credit=material.credit,
        as_of=material.as_of,
        width=SIZES[size].wide,
        height=SIZES[size].high,
    )
    alt = alt_text(made, title=name, as_of=material.as_of)
    return Figure(svg=svg, title=name, alt=alt, size=SIZES[size])
