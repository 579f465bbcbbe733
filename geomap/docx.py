"""A map in a Word report: its picture with alternative text, method and credit, by python-docx.

>>> import docx
>>> from geomap.docx import add_map
>>> report = docx.Document()
>>> add_map(report, result)
>>> report.save("report.docx")
"""

from io import BytesIO
from typing import TYPE_CHECKING

from geomap.errors import UsageError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from geomap.result import Result

_CAPTION = "Caption"
_LEAST_MM, _MOST_MM = 10.0, 550.0  # Word's widest page is 558.8 mm


def add_map(
    document: "Document", result: "Result", *, width_mm: float = 160.0, size: str = "page"
) -> None:
    """Add the map's picture and its caption at the end of a document; nothing is returned.

    Its words are in the result's language (`result.in_language("uk")`).
    The picture is a PNG laid out for `size` (`geomap.render.figure.SIZES`) and shown `width_mm`
    wide; its alternative text tells the places. The caption has the title, the as-of date, the
    method line and the credit line that the data's licences ask for, in the document's style
    "Caption" where it has one.

    Raises
    ------
    UsageError
        python-docx is not installed, the document is not one of its, the width is no width, or
        there is no such size.
    """
    _check(document, width_mm)
    from docx.shared import Mm

    from geomap.render.figure import figure
    from geomap.render.snippets import piece

    material = result.material()
    made = figure(material, size=size)
    words = piece(
        title=material.title,
        method=material.method,
        credit=material.credit,
        alt=made.alt,
        as_of=material.as_of,
        messages=material.messages,
    )
    holder = document.add_paragraph()
    holder.paragraph_format.keep_with_next = True  # the caption stays on the picture's page
    shape = holder.add_run().add_picture(BytesIO(made.png()), width=Mm(width_mm))
    about = shape._inline.docPr  # noqa: SLF001  # python-docx has no public way
    about.set("descr", words.alt)
    about.set("title", words.title)
    below = document.add_paragraph(style=_CAPTION if _CAPTION in document.styles else None)
    title, *others = words.caption
    below.add_run(title).bold = True
    below.add_run(" ".join(("", *others)))
    if material.messages.language != "en":
        _in_language(below, material.messages.language)


def _in_language(paragraph: "Paragraph", language: str) -> None:
    """Tell Word in which language a paragraph is, lest it underline each word."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for run in paragraph.runs:
        told = OxmlElement("w:lang")
        told.set(qn("w:val"), language)
        run._element.get_or_add_rPr().append(told)  # noqa: SLF001  # python-docx has no public way


def _check(document: object, width_mm: float) -> None:
    """Return quietly if a picture of that width can be added to the document."""
    try:
        from docx.document import Document
    except ImportError as error:
        raise UsageError("geomap.docx needs python-docx; pip install 'geomap[docx]'") from error
    if not isinstance(document, Document):
        raise UsageError(
            f"a map is added to a docx.Document, not to a {type(document).__name__}; "
            "open the file with docx.Document(path) first"
        )
    if not _LEAST_MM <= width_mm <= _MOST_MM:
        raise UsageError(
            f"a picture is {_LEAST_MM:g} to {_MOST_MM:g} mm wide on paper, not {width_mm:g}"
        )
