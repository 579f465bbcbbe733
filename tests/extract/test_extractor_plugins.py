"""Extractors of others: how they are found, asked and held to the text."""

import re
import sys
import tomllib
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from builders import BRYANSK
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import article, gazetteer

from geomap.cli import main
from geomap.errors import GeomapWarning, UsageError
from geomap.extract import Extractor, extract, extractors, reads
from geomap.extract.extractors import GROUP, built_in, installed, named
from geomap.extract.statement import Placed, Speaker, Statement
from geomap.extract.verbatim import checked
from geomap.gazetteer import Gazetteer
from geomap.model import (
    Claim,
    Count,
    CountPart,
    DateInterval,
    Document,
    Hedge,
    Location,
    SecondPlace,
    Span,
    Target,
    Weapon,
)
from geomap.pipeline import run

DOCS = Path(__file__).parents[2] / "docs" / "extractors.md"
TEXT = "Lima said that nine rockets hit a depot in Talara on Monday."
BULLETIN = (
    "HARBOUR BULLETIN\nDay: 2031-05-02\nTold by: Peruvian Navy\nPlace: Talara\nFired: 9 rockets\n"
)


def fenced(name: str) -> str:
    """Return the code of the docs that stands below a mark."""
    found = re.search(
        rf"<!-- test: {name} -->\n```python\n(.*?)^```",
        DOCS.read_text(encoding="utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    assert found, name
    return found[1]


def documented() -> Any:
    """Return the class of the docs' example."""
    names: dict[str, Any] = {}
    exec(compile(fenced("bulletin"), "bulletin.py", "exec"), names)  # noqa: S102  # our own docs
    return names["Bulletins"]


class Fixed:
    """An extractor that returns what it is given."""

    name = "fixed"
    version = "3"
    languages = frozenset({"en"})

    def __init__(self, *given: Any) -> None:
        self._given = given

    def read(self, document: Document, *, gazetteer: Gazetteer) -> Iterable[Statement] | None:
        del document, gazetteer
        return self._given


def found_by(*extractors: Extractor, text: str = TEXT, **fields: Any) -> list[Claim]:
    return list(extract([article(text, **fields)], gazetteer=gazetteer(), extractors=extractors))


def words(text: str, *, within: str = TEXT) -> dict[str, Any]:
    start = within.index(text)
    return {"text": text, "start": start, "end": start + len(text)}


def statement(**fields: Any) -> Statement:
    lima = Speaker(name="Lima", kind="official", country="PE", span=Span(**words("Lima")))
    return replace(
        Statement(quote=Span(**words(TEXT)), speakers=(lima,), stance="claimed"), **fields
    )


def test_the_documented_example_reads_its_press_format() -> None:
    (claim,) = found_by(documented()(), text=BULLETIN)
    assert claim.made_by.extractor == "bulletin/1"
    assert claim.claimant.name == "Peruvian Navy"
    assert (claim.date.earliest, claim.counts["launched"].low) == ("2031-05-02", 9)
    assert [(one.text, one.role) for one in claim.locations] == [("Talara", "target")]
    assert claim.weapons[0].text == "rockets"


def test_the_documented_call_maps_bulletins_and_articles_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bulletins"
    folder.mkdir()
    (folder / "one.txt").write_text(BULLETIN)
    (folder / "two.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"Bulletins": documented()}
    exec(compile(fenced("use"), "use.py", "exec"), names)  # noqa: S102  # our own docs
    by = {one.document.path: one.made_by.extractor for one in names["result"].claims}
    assert by == {"one.txt": "bulletin/1", "two.txt": "rules+spacy/1"}
    assert names["result"].unplaced == ()


def test_the_documented_package_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    toml = re.search(
        r"^```toml\n(.*?)^```", DOCS.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert toml
    points = tomllib.loads(toml[1])["project"]["entry-points"]
    site = tmp_path / "site"
    (site / "bulletin-1.dist-info").mkdir(parents=True)
    (site / "bulletin-1.dist-info" / "METADATA").write_text("Name: bulletin\nVersion: 1\n")
    lines = [f"{name} = {value}\n" for name, value in points[GROUP].items()]
    (site / "bulletin-1.dist-info" / "entry_points.txt").write_text(
        "".join([f"[{GROUP}]\n", *lines])
    )
    (site / "bulletin.py").write_text(fenced("bulletin"))
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(sys.modules, "bulletin", raising=False)
    path = tmp_path / "one.txt"
    path.write_text(BULLETIN)
    assert installed() == ("english", "russian", "ukrainian", "bulletin")
    assert main(["extract", str(path), "--extractor", "bulletin"]) == 0
    assert '"extractor":"bulletin/1"' in capsys.readouterr().out
    monkeypatch.delitem(sys.modules, "bulletin", raising=False)


def test_the_english_rules_are_an_extractor_like_any_other() -> None:
    (english,) = named(["english"])
    assert isinstance(english, Extractor)
    assert english is built_in()["english"]
    assert found_by(english) == list(extract([article(TEXT)], gazetteer=gazetteer()))


def test_an_extractor_is_asked_only_for_its_languages() -> None:
    spanish = Fixed(statement())
    spanish.languages = frozenset({"es"})
    assert found_by(spanish) == []
    assert not reads(article(TEXT), [spanish])
    assert len(found_by(spanish, language="es-PE")) == 1
    assert len(found_by(spanish, language=None)) == 1


class Passing(Fixed):
    """An extractor that takes no document."""

    def read(self, document: Document, *, gazetteer: Gazetteer) -> None:
        del document, gazetteer


def test_what_one_does_not_take_goes_to_the_next_and_what_it_takes_to_no_other() -> None:
    (claim,) = found_by(Passing(), Fixed(statement()), named(["english"])[0])
    assert claim.made_by.extractor == "fixed/3"
    assert found_by(Passing()) == []
    assert found_by(Fixed(), named(["english"])[0]) == []


WRONG: dict[str, Any] = {"text": "Talara", "start": 0, "end": 6}


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({"weapons": (Weapon(name="Kalibr", text="Kalibr", start=0, end=6),)}, "weapons"),
        ({"weapons": (Weapon(name="Kalibr"),)}, "weapons"),
        ({"targets": (Target(kind="depot", text="depot", start=-5, end=0),)}, "targets"),
        ({"targets": (Target(kind="depot", text="depot", start=5, end=10**9),)}, "targets"),
        ({"targets": (Target(kind="depot", text="", start=3, end=3),)}, "targets"),
        ({"dates": (DateInterval(earliest="2031-05-02", latest="2031-05-02"),)}, "dates"),
        ({"dates": (DateInterval(earliest="soon", **words("on Monday")),)}, "dates"),
        ({"dates": (DateInterval(latest="2031-2-3", **words("on Monday")),)}, "dates"),
        (
            {"dates": (DateInterval(earliest="2031-05-02", latest="2031-05-01", **words("nine")),)},
            "dates",
        ),
        ({"counts": {"killed": Count(low=-1, high=2, **words("nine"))}}, "counts"),
        ({"counts": {"killed": Count(high=-2, **words("nine"))}}, "counts"),
        ({"hedges": (Hedge(text="may", start=0, end=3, by="publisher", field="x"),)}, "hedges"),
        ({"counts": {"killed": Count(low=999, high=999, text="999", start=0, end=3)}}, "counts"),
        ({"counts": {"eaten": Count(low=9, high=9, **words("nine"))}}, "counts"),
        ({"counts": {"killed": Count(low=9, high=2, **words("nine"))}}, "counts"),
        ({"places": (Placed(location=Location(role="target", **WRONG)),)}, "places"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_value_that_does_not_stand_in_the_text_is_dropped_with_a_warning(
    fields: dict[str, Any], left: str
) -> None:
    good = {"targets": (Target(kind="depot", **words("a depot")),)} if left != "targets" else {}
    given = statement(**fields, **good)
    (kept,), dropped = checked([given], TEXT)
    assert len(getattr(kept, left)) == 0
    assert len(dropped) == 1
    with pytest.warns(GeomapWarning, match=r"\.txt: extractor fixed gave what does not stand"):
        assert len(found_by(Fixed(given))) == 1


@pytest.mark.parametrize(
    "given",
    [
        statement(quote=Span(start=1, end=9, text=TEXT)),
        statement(quote=Span(start=0, end=0, text="")),
        statement(speakers=(Speaker(name="Quito", kind="official"),)),
        statement(
            speakers=(
                Speaker(name="Quito", kind="official", span=Span(text="Quito", start=0, end=5)),
            )
        ),
        statement(stance="sure"),
        statement(attacker=7),
        statement(counts={"killed": Count(low="many", high=2, **words("nine"))}),  # type: ignore[arg-type]
        "Lima said so.",
        None,
        {"quote": TEXT},
    ],
    ids=[
        "quote",
        "empty",
        "no words",
        "speaker",
        "stance",
        "type",
        "number",
        "str",
        "None",
        "dict",
    ],
)
def test_a_statement_without_ground_is_dropped_as_a_whole(given: Any) -> None:
    with pytest.warns(GeomapWarning, match="dropped: "):
        assert found_by(Fixed(given, statement())) == found_by(Fixed(statement()))


def test_parts_of_values_are_looked_at_too() -> None:
    far = SecondPlace(text="Piura", start=0, end=5)
    where = Location(
        role="target", relation="between … and Piura", other=far, within=(Span(**WRONG),),
        counts={"killed": Count(low=1, high=1, text="one", start=0, end=3)}, **words("Talara"),
    )  # fmt: skip
    launched = Count(low=9, high=9, parts=(CountPart(low=3, high=3),), **words("nine"))
    (lima,) = statement().speakers
    swearing = replace(lima, verb=Span(text="swore", start=5, end=10))
    given = statement(
        speakers=(swearing,), counts={"launched": launched}, places=(Placed(location=where),)
    )
    (kept,), dropped = checked([given], TEXT)
    location = kept.places[0].location
    assert (location.other, location.relation, location.within) == (None, None, ())
    assert location.counts == {}
    assert kept.counts["launched"].parts == ()
    assert kept.speakers[0].verb is None
    assert len(dropped) == 5


def test_where_a_place_lies_is_not_for_an_extractor_to_say() -> None:
    moon = Location(
        role="target", place=BRYANSK, radius_m=1.0, probability=1.0, why="so", **words("Talara")
    )
    (kept,), dropped = checked([statement(places=(Placed(location=moon),))], TEXT)
    assert kept.places[0].location == Location(role="target", **words("Talara"))
    assert dropped == ()


STRANGE = st.builds(
    statement,
    stance=st.sampled_from(["claimed", "denied", "not_confirmed", "sure"]),
    attacker=st.sampled_from([None, "PE", "QQ", "", "Lima"]),
    dates=st.lists(
        st.builds(
            DateInterval,
            earliest=st.sampled_from([None, "2031-05-02", "--12-31", "--02-30", "x", "9999-99-99"]),
            latest=st.sampled_from([None, "2031-05-02", "--01-01", "0001-01-01"]),
            text=st.just("on Monday"),
            start=st.sampled_from([TEXT.index("on Monday"), 0, -1]),
            end=st.just(TEXT.index("on Monday") + len("on Monday")),
        ),
        max_size=3,
    ).map(tuple),
    refers=st.booleans(),
    background=st.booleans(),
    quote=st.sampled_from([Span(**words(TEXT)), Span(**words("Lima")), Span(**words("."))]),
    speakers=st.sampled_from(
        [(), (Speaker(name=None, kind="unnamed", country="??", span=Span(**words("Lima"))),)]
    ),
    weapons=st.sampled_from([(), (Weapon(name=None, **words("rockets")),)]),
    places=st.sampled_from([(), (Placed(location=Location(role="debris", **words("Talara"))),)]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(STRANGE, max_size=5))
def test_no_statement_breaks_the_making_of_claims(given: list[Statement]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GeomapWarning)
        result = run([article(TEXT)], gazetteer=gazetteer(), extractors=[Fixed(*given)])
    for claim in result.claims:
        assert TEXT[claim.quotes[0].start : claim.quotes[0].end] == claim.quotes[0].text


def test_each_field_of_a_statement_is_looked_at_or_has_no_words() -> None:
    looked_at = "quote speakers hedges weapons targets effects dates counts places".split()
    labels = ["stance", "form", "about", "attacker"]
    flags = [one.name for one in fields(Statement) if one.type is bool]
    assert sorted([*looked_at, *labels, *flags]) == sorted(one.name for one in fields(Statement))


def test_a_derived_value_needs_no_words() -> None:
    derived = Weapon(name=None, weapon_class="rocket", derived=True)
    assert checked([statement(weapons=(derived,))], TEXT)[0][0].weapons == (derived,)


def test_what_the_rules_say_passes_the_check_unchanged() -> None:
    (english,) = named(["english"])
    read = tuple(english.read(article(TEXT), gazetteer=gazetteer()) or ())
    assert read
    assert checked(read, TEXT) == (read, ())


class Point:
    """An entry point as a package's metadata has it."""

    def __init__(self, name: str, found: Any) -> None:
        self.name, self.value, self._found = name, f"{name}_package:it", found

    def load(self) -> Any:
        if isinstance(self._found, Exception):
            raise self._found
        return self._found


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Point]]:
    points: list[Point] = []

    def entry_points(*, group: str, name: str | None = None) -> list[Point]:
        assert group == GROUP
        return [one for one in points if name in {None, one.name}]

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    return iter([points])


def made() -> Fixed:
    return Fixed()


@pytest.mark.parametrize("found", [Fixed, Fixed(), made], ids=["class", "it", "maker"])
def test_a_package_registers_an_extractor_by_its_name(
    found: Any, packages: Iterator[list[Point]]
) -> None:
    next(packages).append(Point("fixed", found))
    assert installed() == ("english", "russian", "ukrainian", "fixed")
    assert [one.name for one in named(["fixed", "english", "fixed"])] == ["fixed", "rules+spacy"]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (ImportError("no module named x"), "can't be imported: no module named x"),
        (AttributeError("no Bulletins"), "can't be imported"),
        (dict, "is no extractor: it has no name, version, languages, read"),
        (type("Nameless", (Fixed,), {"name": ""}), "has the name '', which is no word"),
        (type("Listed", (Fixed,), {"languages": ["en"]}), "no frozenset of two-letter codes"),
        (type("Long", (Fixed,), {"languages": frozenset({"english"})}), "two-letter codes"),
    ],
    ids=["import", "attribute", "dict", "name", "list", "languages"],
)
def test_what_is_no_extractor_is_told(
    found: Any, words: str, packages: Iterator[list[Point]]
) -> None:
    next(packages).append(Point("broken", found))
    with pytest.raises(UsageError, match="extractor 'broken'") as told:
        named(["broken"])
    assert words in str(told.value)


def test_a_name_that_two_packages_took_is_told(packages: Iterator[list[Point]]) -> None:
    next(packages).extend([Point("fixed", Fixed), Point("fixed", Fixed)])
    with pytest.raises(UsageError, match="several extractors are called 'fixed'"):
        named(["fixed"])


def test_no_package_takes_the_name_of_the_built_in_one(packages: Iterator[list[Point]]) -> None:
    next(packages).append(Point("english", Fixed))
    assert [one.name for one in named(["english"])] == ["rules+spacy"]


def test_nothing_of_others_is_loaded_unless_it_is_named(packages: Iterator[list[Point]]) -> None:
    next(packages).append(Point("angry", SystemExit("loaded")))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(list(extract([article(TEXT)], gazetteer=gazetteer()))) == 1
        assert extractors.installed() == ("english", "russian", "ukrainian", "angry")


def test_the_command_line_names_those_installed(
    packages: Iterator[list[Point]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next(packages).append(Point("bulletin", documented()))
    path = tmp_path / "one.txt"
    path.write_text(BULLETIN)
    assert main(["extract", str(path), "--extractor", "buletin"]) == 2
    told = capsys.readouterr().err
    known = "english, russian, ukrainian, bulletin"
    assert f"no extractor 'buletin' is installed; name one of {known}, or install" in told
    assert main(["extract", str(path), "--extractor", "bulletin", "--extractor", "english"]) == 0
    assert '"extractor":"bulletin/1"' in capsys.readouterr().out


def test_a_run_says_who_read_and_warns_of_what_was_dropped(
    packages: Iterator[list[Point]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = statement(weapons=(Weapon(name="Kalibr", text="Kalibr", start=0, end=6),))
    next(packages).append(Point("fixed", Fixed(wrong)))
    path, out = tmp_path / "one.txt", tmp_path / "out"
    path.write_text(TEXT)
    assert main(["run", str(path), "-o", str(out), "--extractor", "fixed"]) == 0
    assert (
        "one.txt: extractor fixed gave what does not stand in the text" in capsys.readouterr().err
    )
    report = (out / "run.json").read_text()
    assert '"extractor": "fixed"' in report
    assert '"extractor": "fixed/3"' in report
    assert main(["check", str(out)]) == 0
