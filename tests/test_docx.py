"""A map in a Word report, read back: the picture, its words, its caption."""

import builtins
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import claim, located

from geomap.docx import add_map
from geomap.errors import UsageError
from geomap.pipeline import Result, from_claims
from geomap.render.figure import figure
from geomap.render.oembed import png_size

docx = pytest.importorskip("docx", reason="Word reports were NOT tested: no python-docx")

if TYPE_CHECKING:
    from docx.document import Document

_MM = 36_000  # English metric units


def saved(document: "Document", tmp_path: Path) -> Any:
    """Return the document as it is read from its file."""
    document.save(str(tmp_path / "report.docx"))
    return docx.Document(str(tmp_path / "report.docx"))


def about(shape: Any) -> Any:
    return shape._inline.docPr  # noqa: SLF001  # python-docx has no public way


def test_the_picture_has_its_width_its_shape_and_its_words(
    seed_result: Result, tmp_path: Path
) -> None:
    report = docx.Document()
    report.add_paragraph("Before.")
    add_map(report, seed_result, width_mm=120, size="slide")
    read = saved(report, tmp_path)
    (shape,) = read.inline_shapes
    made = figure(seed_result.material(), size="slide")
    assert shape.width == 120 * _MM
    png = made.png()
    wide, high = png_size(png)
    assert shape.height / shape.width == pytest.approx(high / wide, abs=0.001)
    assert about(shape).get("descr") == made.alt
    assert about(shape).get("title") == made.title
    (part,) = [one.target_part for one in read.part.rels.values() if "image" in one.reltype]
    assert part.blob == png


def test_the_caption_stands_below_it_with_method_and_credit(
    seed_result: Result, tmp_path: Path
) -> None:
    report = docx.Document()
    add_map(report, seed_result)
    picture, caption = saved(report, tmp_path).paragraphs
    material = seed_result.material()
    assert caption.style.name == "Caption"
    assert caption.text == f"{material.title}. {material.method} {material.credit}"
    assert "26 Nov 2024" in caption.text  # as of when
    assert caption.runs[0].bold
    assert picture.paragraph_format.keep_with_next


def test_words_in_another_language_say_so_to_word(seed_result: Result, tmp_path: Path) -> None:
    report = docx.Document()
    add_map(report, seed_result.in_language("uk"))
    read = saved(report, tmp_path)
    caption = read.paragraphs[-1]
    assert caption.text.startswith("Повідомлення про удари, 19–25 листопада 2024")
    assert [run._element.rPr.xpath("w:lang/@w:val") for run in caption.runs] == [["uk"], ["uk"]]  # noqa: SLF001  # as above
    (shape,) = read.inline_shapes
    assert about(shape).get("title") == "Повідомлення про удари, 19–25 листопада 2024"


def test_a_document_without_that_style_gets_the_caption_in_its_usual_one(
    tmp_path: Path,
) -> None:
    report = docx.Document()
    report.styles["Caption"].delete()
    add_map(report, from_claims([claim(1)]), size="column", width_mm=85)
    read = saved(report, tmp_path)
    assert read.paragraphs[1].style.name == "Normal"
    assert "not confirmed facts" in read.paragraphs[1].text


def test_words_that_xml_can_not_hold_break_no_report(tmp_path: Path) -> None:
    hostile = 'a\x00b\ud800 ]]> </w:t> "c" & \u202e'
    one = claim(1, locations=(located(text=hostile),))
    one = replace(one, claimant=replace(one.claimant, name=hostile))
    one = replace(one, document=replace(one.document, published=hostile, title=hostile))
    report = docx.Document()
    add_map(report, from_claims([one]), size="column")
    caption = saved(report, tmp_path).paragraphs[1].text
    assert "]]> </w:t>" in caption  # its date is no date, so it is told as it is


def test_equal_results_give_equal_documents() -> None:
    def made() -> bytes:
        report, file = docx.Document(), BytesIO()
        add_map(report, from_claims([claim(1)]), size="column")
        report.save(file)
        whole = docx.Document(file)
        return bytes(whole.part.blob)

    assert made() == made()


@pytest.mark.parametrize("width", [0, -5, 9.9, 551, float("nan"), float("inf")])
def test_what_is_no_width_is_refused(width: float, seed_result: Result) -> None:
    with pytest.raises(UsageError, match="mm wide"):
        add_map(docx.Document(), seed_result, width_mm=width)


def test_what_is_no_document_and_no_size_is_refused(seed_result: Result) -> None:
    with pytest.raises(UsageError, match=r"docx\.Document\(path\)"):
        add_map("report.docx", seed_result)  # type: ignore[arg-type]  # the fault under test
    with pytest.raises(UsageError, match="page"):
        add_map(docx.Document(), seed_result, size="poster")


def test_without_python_docx_its_extra_is_named(
    seed_result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = docx.Document()
    real = builtins.__import__

    def missing(name: str, *args: Any, **options: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "docx":
            raise ModuleNotFoundError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", missing)
    assert "docx" in sys.modules
    with pytest.raises(UsageError, match=r"pip install 'geomap\[docx\]'"):
        add_map(document, seed_result)
