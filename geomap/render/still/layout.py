"""How a picture is laid out: its size, where its legend stands, how fine it may be."""

from dataclasses import dataclass

PAD = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A picture's sizes in the px that it is laid out in.

    Without `height` it is as high as all of it needs, the map as high as its view asks for, between
    the two parts of its width in `shape`. The legend stands beside the map, `side` wide, or below
    it in `columns`. The file says that the picture is `measured` wide in `unit` ("mm"; "" are px).
    `outlines` and `glyphs` are about so many characters, `coarse` below 1 makes outlines finer. The
    signs of the legend are `signs` as large as in the map. Without a limit the method line and the
    credits take as many lines as they need.
    """

    width: float
    height: float | None
    beside: bool = True
    side: float = 228.0
    columns: int = 1
    shape: tuple[float, float] = (0.5, 0.75)
    font: str
    measured: float | None = None
    unit: str = ""
    head: float = 44.0
    title: float = 19.0
    title_lines: int = 1
    text: float = 10.5
    credit: float = 8.8
    method_lines: int | None = None
    credit_lines: int | None = None
    legend: float = 10.5
    step: float = 20.0
    signs: float = 0.78
    corner_inset: bool = False
    outlines: int = 14_000
    bare_areas: int = 25
    glyphs: int = 44_000
    dots: int = 1_000
    coarse: float = 1.0

    @property
    def measure(self) -> float:
        """How wide the file says that the picture is."""
        return self.measured or self.width
