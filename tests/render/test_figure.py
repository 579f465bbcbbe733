"""Pictures by purpose: whole, legible, nothing on top of another, the same bytes everywhere."""

import itertools
import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import drawn_again
import pytest
from builders import KARACHEV, claim, located
from drawn_boxes import Box, Text, chips, holds, marks, meet, texts, width

from geomap.errors import UsageError
from geomap.events import group
from geomap.export.material import Material, material
from geomap.gazetteer import Gazetteer
from geomap.layers import drawing
from geomap.layers.symbols import WORDS
from geomap.model import Claim, Claimant
from geomap.pipeline import Result
from geomap.render.figure import DEFAULT, SIZES, Figure, figure
from geomap.render.still.lettering import width_px

HOSTILE = "</text><script>alert(1)</script>\ud800\x00\u202e&amp;]]>\"' 😀 北京"
Pictures = Callable[[str, str], Figure]
LONG = "Map data of a very long kind, CC BY 4.0. " * 60


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    known = Gazetteer()
    yield known
    known.close()


@pytest.fixture(scope="module")
def seeds(seed_result: Result, gazetteer: Gazetteer) -> Material:
    return material(
        seed_result.claims,
        seed_result.events,
        documents=seed_result.documents,
        gazetteer=gazetteer,
    )


def of(gazetteer: Gazetteer, *claims: Claim) -> Material:
    grouped = group(claims)
    return material(grouped.claims, grouped.events, gazetteer=gazetteer)


def crowd(gazetteer: Gazetteer, many: int) -> Material:
    """Return settlements side by side, areas between them, each told by one of nine origins."""

    def there(n: int) -> Claim:
        lon, lat = 30 + n % 20 * 0.35, 47 + n // 20 * 0.3
        place = replace(KARACHEV, id=f"test:{n}", name=f"Місто {n}", lon=lon, lat=lat)
        one = claim(n, claimant=Claimant(name=f"S{n % 9}", kind="ministry", country="UA"))
        return replace(one, locations=(located(place, radius_m=2000.0),))

    areas = (
        "Kharkiv Oblast",
        "Poltava Oblast",
        "Dnipropetrovsk Oblast",
        "Black Sea",
        "Kherson Oblast",
    )
    known = [gazetteer.resolve(name).place for name in areas]
    more = [claim(many + n, locations=(located(p),)) for n, p in enumerate(known) if p]
    assert len(more) == len(areas)
    return of(gazetteer, *map(there, range(many)), *more)


@pytest.fixture(scope="module")
def crowded(gazetteer: Gazetteer) -> Material:
    return crowd(gazetteer, 240)


@pytest.fixture(scope="module")
def pictures(seeds: Material, crowded: Material) -> Pictures:
    """Return a function that gives a picture of the seeds or of the crowd, made once."""
    known = {"seeds": seeds, "crowd": crowded}
    drawings = {
        name: drawing(one.claims, one.events, gazetteer=one.gazetteer)
        for name, one in known.items()
    }
    return cache(lambda which, size: figure(known[which], size=size, drawn=drawings[which]))


def joined(made: Figure) -> str:
    return " ".join(one.words for one in texts(made.svg))


def boxes(pair: tuple[Text, Text]) -> tuple[Box, Box]:
    return pair[0].box, pair[1].box


def box_of(made: Figure) -> tuple[float, float, float, float]:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', made.svg)
    assert found
    return 0.0, 0.0, float(found[1]), float(found[2])


@pytest.mark.parametrize("size", SIZES)
def test_every_size_has_all_that_a_picture_of_claims_owes_its_readers(
    size: str, seeds: Material, pictures: Pictures
) -> None:
    made = pictures("seeds", size)
    told = joined(made)
    for words in (
        seeds.title,
        "as of 26 Nov 2024",
        seeds.method,
        "no endorsement",
        seeds.credit,
        "Russian officials",
        "struck or attacked",
        WORDS["alarm"],
        WORDS["hatch"],
        "Russia · 5 claims",
        "Bryansk Oblast",
        "western part of Kursk Oblast",
        "Karachev",
        "100 km" if size != "column" else "200 km",
    ):
        assert words in told
    assert [one for one in texts(made.svg) if one.words == "N"]
    assert "…" not in told


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("which", ["seeds", "crowd"])
def test_nothing_stands_on_anything_else(size: str, which: str, pictures: Pictures) -> None:
    made = pictures(which, size)
    written, signs, labels = texts(made.svg), marks(made.svg), chips(made.svg)
    assert len(written) > 25
    assert not [
        pair for pair in itertools.combinations(written, 2) if meet(pair[0].box, pair[1].box)
    ]
    assert not [(one, sign) for one in written for sign in signs if meet(one.box, sign)]
    assert not [pair for pair in itertools.combinations(labels, 2) if meet(*pair)]
    assert not [pair for pair in itertools.combinations(signs, 2) if meet(*pair, slack=1.5)]
    for label in labels:
        own = [one for one in written if meet(one.box, label)]
        assert len(own) >= 2
        assert all(holds(label, one.box) for one in own)
    assert not [one for one in written if not holds(box_of(made), one.box)]


def test_what_stands_beside_the_map_stands_beside_each_other_too() -> None:
    one, other = Text("a", (0, 0, 10, 10), 10), Text("b", (9, 9, 20, 20), 10)
    assert meet(one.box, other.box)
    assert not meet(one.box, (10, 0, 20, 10))
    assert not holds(one.box, other.box)


@pytest.mark.parametrize("size", ["column", "page"])
def test_print_has_no_type_below_its_least_size(size: str, pictures: Pictures) -> None:
    made = pictures("seeds", size)
    known = SIZES[size]
    assert known.smallest_pt >= 6.5
    points = known.width_mm / 25.4 * 72 / box_of(made)[2]
    assert min(one.size for one in texts(made.svg)) * points >= 6.5
    assert f'width="{known.width_mm:.0f}mm"' in made.svg


@pytest.mark.parametrize("size", SIZES)
def test_a_png_has_the_pixels_that_its_size_promises(size: str, pictures: Pictures) -> None:
    made = pictures("seeds", size).png()
    known = SIZES[size]
    wide, high = struct.unpack(">II", made[16:24])
    assert wide == known.width_px
    assert high == (known.height_px or high)
    assert (b"pHYs" in made) == (known.ppi is not None)
    if known.ppi:
        assert wide == round(known.width_mm / 25.4 * 300)


@pytest.mark.parametrize("size", ["slide", "social", "square"])
def test_a_fixed_height_stays_whatever_has_to_stand_in_it(
    size: str, seeds: Material, pictures: Pictures
) -> None:
    made = pictures("crowd", size)
    assert box_of(made)[3] == pytest.approx(SIZES[size].layout.height or 0, abs=0.1)
    for credit in (seeds.credit + LONG, LONG * 7):
        made = figure(replace(seeds, credit=credit), size=size)
        told = texts(made.svg)
        assert min(one.size for one in told) >= 6.5
        assert seeds.method in " ".join(one.words for one in told)
        whole = credit.strip() in " ".join(one.words for one in told)
        assert whole != told[-1].words.endswith("…")
        assert not [one for one in told if not holds(box_of(made), one.box)]
        assert not [pair for pair in itertools.combinations(told, 2) if meet(*boxes(pair))]


def test_credits_stand_in_full_however_long_they_are(seeds: Material) -> None:
    made = figure(replace(seeds, credit=LONG.strip()), size="column")
    assert LONG.strip() in joined(made)


def test_a_title_of_ones_own_stands_in_picture_words_and_metadata(seeds: Material) -> None:
    made = figure(seeds, title="Who says what: Bryansk")
    assert made.title == "Who says what: Bryansk"
    assert made.alt.startswith("Who says what: Bryansk, as of 26 Nov 2024: a map of")
    assert "<title" in made.svg
    assert ">Who says what: Bryansk</title>" in made.svg


def test_the_words_for_who_can_not_see_it_are_whole_and_short(
    seeds: Material, crowded: Material, pictures: Pictures
) -> None:
    words = pictures("seeds", "page").alt
    assert words.endswith(seeds.method)
    assert "Somewhere in Bryansk Oblast: 2 or more independent origins" in words
    assert "Without a mark, as only a country is named: Russia 5 claims" in words
    many = pictures("crowd", "page").alt
    assert len(many) <= 1_500
    assert re.search(r"; and \d+ more places\. ", many)
    assert many.endswith(crowded.method)


def test_the_words_name_contradicted_places_first(pictures: Pictures) -> None:
    words = pictures("seeds", "page").alt
    assert words.index("contradicted") < words.index("Kursk Oblast")


@pytest.mark.parametrize("size", ["column", "page", "social"])
def test_an_empty_map_says_so_and_no_words_leave_it(size: str, gazetteer: Gazetteer) -> None:
    made = figure(of(gazetteer, claim(1, locations=())), size=size)
    assert "No claim has a mark on this map." in joined(made)
    assert not [one for one in texts(made.svg) if not holds(box_of(made), one.box)]
    assert "1 not placed" in made.alt


def test_claims_on_both_sides_of_the_date_line_are_all_drawn(gazetteer: Gazetteer) -> None:
    places = [
        replace(KARACHEV, id=f"test:{n}", name=name, lon=lon, lat=lat)
        for n, (name, lon, lat) in enumerate((("West", 179.5, -16.5), ("East", -175.2, -21.1)))
    ]
    claims = [claim(n, locations=(located(p, radius_m=2e3),)) for n, p in enumerate(places)]
    told = joined(figure(of(gazetteer, *claims), size="page"))
    assert "West" in told
    assert "East" in told
    assert re.search(r"[\d,]+ km at \d+° [NS]", told)


@pytest.mark.parametrize("size", ["column", "slide"])
def test_strangers_words_break_no_file(size: str, gazetteer: Gazetteer) -> None:
    one = claim(1, claimant=Claimant(name=HOSTILE, kind="media", country=None))
    place = replace(KARACHEV, name=HOSTILE * 9)
    made = figure(
        of(gazetteer, replace(one, locations=(located(place, radius_m=2e3),))),
        size=size,
        title=HOSTILE * 50,
    )
    assert made.png()[:4] == b"\x89PNG"
    assert made.pdf()[:5] == b"%PDF-"
    assert "<script" not in made.svg
    assert len(made.alt) <= 1_500
    made.alt.encode()


def test_a_pdf_holds_title_method_credits_and_names_as_text(
    seeds: Material, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext: apt install poppler-utils")
    path = tmp_path / "a.pdf"
    for made in (figure(seeds, size="column"), figure(crowd(gazetteer, 3), size="slide")):
        path.write_bytes(made.pdf())
        read = subprocess.run(  # noqa: S603  # fixed argv
            ["pdftotext", "-layout", path, "-"],  # noqa: S607  # the system's own
            capture_output=True,
            check=True,
            text=True,
        )
        told = " ".join(read.stdout.split())
        if made.size.key == "slide":
            assert "Місто" in told  # Ukrainian
            continue
        assert all(words in told for words in (seeds.title, seeds.method, seeds.credit))


def test_a_size_that_is_none_is_told_with_those_that_are(seeds: Material) -> None:
    with pytest.raises(UsageError, match="write one of column, page, slide, social, square"):
        figure(seeds, size="poster")
    assert DEFAULT in SIZES


def test_bytes_are_the_same_in_another_process_without_its_users_fonts(tmp_path: Path) -> None:
    made = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, drawn_again.__file__],
        capture_output=True,
        check=True,
        text=True,
        env={
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONHASHSEED": "7",
            "HOME": str(tmp_path),
            "TZ": "Asia/Tokyo",
        },
    )
    assert made.stdout.split() == drawn_again.hashes()


@pytest.mark.parametrize(
    "words",
    [
        "western part of Kursk Oblast",
        "independent origins that say so",
        "Zaporizhzhia Oblast and MMMM WWWW OOOO QQQQ",
        "Кременчук, Хмельницький, Житомир",
        "ШИРОКИЙ ЩИТ ЖМЕРИНКА ЮЖНЕ ФЫ",
        "Ґ є ї — ÄÖÜ ß €100 % & @",
        "What 19 origins said in 5 documents up to 26 Nov 2024; machine-read",
    ],
)
@pytest.mark.parametrize("weight", ["400", "600", "700"])
def test_words_are_no_wider_than_they_were_thought_to_be(words: str, weight: str) -> None:
    bold = weight != "400"
    real = width(words, 10.0, weight=weight)
    assert real <= width_px(words, 10.0, bold=bold)
    assert width_px(words, 10.0, bold=bold) <= 1.25 * real
