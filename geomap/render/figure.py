"""Still pictures by purpose: for a column, a page, a slide or a post, as SVG, PNG and PDF."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from geomap.errors import UsageError
from geomap.gazetteer.worldview import told
from geomap.layers.drawing import Drawing, drawing
from geomap.messages import Messages
from geomap.model import Claim, Event
from geomap.render.still import alt_text, composed
from geomap.render.still.layout import Layout
from geomap.render.still.lettering import PRINT_FONT
from geomap.render.still.telling import shortened

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_PRINT_PPI = 300
_MOST_TITLE = 300
_MM_PER_INCH = 25.4
_MM_PER_POINT = _MM_PER_INCH / 72
# A slide of 16:9 is so wide in the programs that show slides.
_SLIDE_MM = 960 * _MM_PER_POINT
_LETTERS = 8.0  # px: the smallest letters of a picture, those in a mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What a picture is for, its width on paper (mm) and in a PNG, and how it is laid out.

    `height_px` is None where the picture is as high as its map, legend and credits need.
    """

    key: str
    words: str
    width_mm: float
    width_px: int
    height_px: int | None
    ppi: int | None
    layout: Layout

    @property
    def smallest_pt(self) -> float:
        """The size of its smallest letters on paper, in points."""
        return _LETTERS * self.width_mm / self.layout.width / _MM_PER_POINT


def _print(key: str, words: str, width_mm: float, layout: Layout) -> Size:
    return Size(
        key=key,
        words=words,
        width_mm=width_mm,
        width_px=round(width_mm / _MM_PER_INCH * _PRINT_PPI),
        height_px=None,
        ppi=_PRINT_PPI,
        layout=layout,
    )


def _screen(key: str, words: str, pixels: tuple[int, int], layout: Layout) -> Size:
    wide, high = pixels
    return Size(
        key=key,
        words=words,
        width_mm=_SLIDE_MM * wide / 1920,
        width_px=wide,
        height_px=high,
        ppi=None,
        layout=layout,
    )


# A file of its own may be larger and finer than the picture in a page.
_FILE = Layout(
    width=960.0,
    height=None,
    font=PRINT_FONT,
    signs=0.93,
    corner_inset=True,
    outlines=250_000,
    bare_areas=60,
    glyphs=250_000,
    dots=4_000,
    coarse=0.4,
)
SIZES: Mapping[str, Size] = MappingProxyType(
    {
        size.key: size
        for size in (
            _print(
                "column",
                "a column of a newspaper, 85 mm, 300 dpi",
                85.0,
                replace(
                    _FILE,
                    width=294.0,
                    height=None,
                    beside=False,
                    columns=2,
                    shape=(0.62, 1.2),
                    unit="mm",
                    measured=85.0,
                    head=32.0,
                    title=14.0,
                    title_lines=3,
                    text=8.8,
                    credit=8.0,
                    legend=8.8,
                    step=20.5,
                ),
            ),
            _print(
                "page",
                "the width of a page, 180 mm, 300 dpi",
                180.0,
                replace(
                    _FILE,
                    width=620.0,
                    height=None,
                    beside=False,
                    columns=3,
                    corner_inset=False,
                    shape=(0.55, 0.8),
                    unit="mm",
                    measured=180.0,
                    head=40.0,
                    title=17.0,
                    title_lines=2,
                    text=9.6,
                    credit=8.4,
                    legend=9.6,
                    step=20.5,
                ),
            ),
            _screen(
                "slide",
                "a slide, 1920 x 1080",
                (1920, 1080),
                replace(_FILE, width=960.0, height=540.0, measured=1920.0),
            ),
            _screen(
                "social",
                "a post, 1200 x 675",
                (1200, 675),
                replace(
                    _FILE,
                    width=750.0,
                    height=421.875,
                    measured=1200.0,
                    side=210.0,
                    head=40.0,
                    legend=9.6,
                    signs=0.82,
                    step=18.5,
                    text=9.6,
                ),
            ),
            _screen(
                "square",
                "a square post, 1080 x 1080",
                (1080, 1080),
                replace(
                    _FILE,
                    width=600.0,
                    height=600.0,
                    measured=1080.0,
                    beside=False,
                    columns=3,
                    head=40.0,
                    title=17.0,
                    title_lines=2,
                    legend=9.6,
                    step=20.5,
                    text=9.6,
                ),
            ),
        )
    }
)
"""By the name that `--size` takes."""
DEFAULT = "page"


class Told(Protocol):
    """What a figure is made of; `geomap.export.material.Material` has all of it."""

    @property
    def claims(self) -> Sequence[Claim]:
        """The claims, unplaced ones too."""

    @property
    def events(self) -> Sequence[Event]:
        """Their events."""

    @property
    def gazetteer(self) -> "Gazetteer":
        """Where shapes and the ground come from."""

    @property
    def messages(self) -> Messages:
        """The texts of the language in which it is told."""

    @property
    def title(self) -> str:
        """What stands above."""

    @property
    def as_of(self) -> str | None:
        """The newest publication date."""

    @property
    def method(self) -> str:
        """The line on what was read and what is missing."""

    @property
    def credit(self) -> str:
        """The attribution of places and shapes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture: its SVG, its title, and `alt`, what it shows in words, ending with the method.

    `language` is the code of the language in which it speaks.
    """

    svg: str
    title: str
    alt: str
    size: Size
    language: str = "en"

    def png(self) -> bytes:
        """Return it as PNG, as many pixels wide as its size says."""
        from geomap.render.raster import png

        return png(self.svg, width_px=self.size.width_px, ppi=self.size.ppi)

    def pdf(self) -> bytes:
        """Return it as PDF at its size on paper, text kept as text."""
        from geomap.render.raster import pdf

        return pdf(
            self.svg,
            title=self.title,
            alt=self.alt,
            width_mm=self.size.width_mm,
            language=self.language,
        )


def figure(
    material: Told, *, size: str = DEFAULT, title: str | None = None, drawn: Drawing | None = None
) -> Figure:
    """Return the picture of a result's material in one of the SIZES; equal bytes for equal claims.

    `title` stands in place of the material's own. `drawn` is its drawing, where one was made.

    Raises
    ------
    UsageError
        There is no such size.
    """
    if size not in SIZES:
        raise UsageError(f'no size "{size}" for a picture; write one of {", ".join(SIZES)}')
    messages = material.messages
    made = drawn or drawing(
        material.claims, material.events, gazetteer=material.gazetteer, messages=messages
    )
    name = shortened(material.title if title is None else title, _MOST_TITLE)
    svg = composed(
        made,
        SIZES[size].layout,
        gazetteer=material.gazetteer,
        title=name,
        method=material.method,
        credit=f"{told(material.gazetteer.worldview, messages=messages)} {material.credit}",
        as_of=material.as_of,
    )
    alt = alt_text(made, title=name, as_of=material.as_of, method=material.method)
    language = made.messages.language
    return Figure(svg=svg, title=name, alt=alt, size=SIZES[size], language=language)
