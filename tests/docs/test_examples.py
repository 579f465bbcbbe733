"""Every command and every Python example of README and docs is run, and prints what they show.

For whoever writes a page: `python` blocks of a page share their names; `sh` blocks are commands,
one a line; `console` blocks are commands behind `$ ` with what they print. A `text` block right
behind a block is what it prints; `…` stands for the rest of a line or for lines. `# exits with 3`
behind a command tells its status. `<!-- file: a.csv -->` before a block saves it. What must not
run is `text`. `doc_desk.py` says what lies on a reader's desk, `doc_shell.py` what is not run.
"""

import csv
import json
import os
import sys
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from doc_blocks import RUN, SHELL, SHOWN, Block, blocks, pages, same
from doc_desk import NobodyThere, lay, save, silent_model
from doc_shell import commands, dialogue, expected_status, is_ours, run

from geomap.errors import GeomapWarning

SEEDS = Path(__file__).parents[2] / "seeds"
# What the docs held when this was written; fewer are found only if the collector is broken.
FLOOR = {"sh": 60, "python": 37}


@pytest.fixture
def desk(tmp_path: Path, seed_output: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A reader's working folder, with places and answers of its own, and nobody on the network."""
    import geopy.geocoders

    from geomap.extract.llm import Server

    monkeypatch.setattr(os, "environ", os.environ.copy())
    for name in ("GEOMAP_GAZETTEER", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        os.environ[name] = str(tmp_path / "home" / name.lower())
    os.environ["PYTHONWARNINGS"] = ""
    monkeypatch.setattr(geopy.geocoders.options, "default_adapter_factory", NobodyThere)
    monkeypatch.setattr(Server, "ask", silent_model)
    folder = tmp_path / "desk"
    folder.mkdir()
    lay(folder, output=seed_output)
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(folder)
    modules = set(sys.modules)
    yield folder
    for name in set(sys.modules) - modules:
        if str(folder) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]  # a page's own file


@pytest.mark.parametrize("page", [page for page in pages() if blocks(page)])
def test_every_example_of_a_page_runs(page: str, desk: Path) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    done: Counter[str] = Counter()
    for block in blocks(page):
        assert block.language in RUN | SHOWN, f"{block.where}: ```{block.language}: say `text`"
        if block.file:
            save(desk, block.file, block.text)
        done += _tried(block, names)
    sys.stdout.write(f"{page}: {dict(done)}\n")
    assert done.total() >= len(blocks(page))


def test_no_example_is_overlooked() -> None:
    found: Counter[str] = Counter()
    for page in pages():
        fences = sum(line.startswith("```") for line in _lines(page))
        outputs = sum(block.prints is not None for block in blocks(page))
        assert fences == 2 * (len(blocks(page)) + outputs), page
        for block in blocks(page):
            ran = block.language in RUN
            number = len(_commands(block)) if block.language in SHELL else 1
            found["sh" if block.language in SHELL else block.language] += number if ran else 0
    sys.stdout.write(f"examples found: {dict(found)}\n")
    assert {name: found[name] >= floor for name, floor in FLOOR.items()} == dict.fromkeys(
        FLOOR, True
    )


@pytest.mark.parametrize(
    "text",
    [
        "```python\n1 / 0\n```\n",
        "```python\nprint(1)\n```\n\n```text\n2\n```\n",
        "```sh\ngeomap extract nowhere.txt\n```\n",
        "```sh\ngeomap places Karachev  # exits with 3\n```\n",
        "```console\n$ geomap --version\ngeomap 99\n```\n",
        "```sh\nrunaway --now\n```\n",
        '<!-- file: a.csv -->\n```csv\nsource,quote\nA,"b",c\n```\n',
        "```toml\n= 1\n```\n",
    ],
    ids=["raises", "prints", "fails", "succeeds", "says", "unknown", "cells", "syntax"],
)
@pytest.mark.usefixtures("desk")
def test_an_example_that_is_wrong_is_found(text: str) -> None:
    (block,) = blocks("docs/planted.md", text)
    with pytest.raises((AssertionError, ArithmeticError, ValueError)):
        _tried(block, {})


def test_three_dots_stand_for_what_may_differ() -> None:
    assert same("a …\n…\nz", "a 1\nb\nc\nz\n")
    assert same("a …\n…\nz", "a 1\nz\n")
    assert not same("a …\nz", "a 1\nb\nz\n")
    assert not same("a", "a\nb\n")


def _tried(block: Block, names: dict[str, Any]) -> Counter[str]:
    """Run or read a block; return what was done."""
    if block.language in SHELL:
        return _shell(block)
    if block.language == "python":
        _python(block, names)
        return Counter(["python"])
    _well_formed(block)
    return Counter(["shown"])


def _python(block: Block, names: dict[str, Any]) -> None:
    """Run a block in its page's names; its line numbers are the page's."""
    code = compile("\n" * (block.line - 1) + block.text, block.page, "exec")
    printed = StringIO()
    with redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore", GeomapWarning)  # a reader sees it and goes on
        exec(code, names)  # noqa: S102  # our own docs
    if block.prints is not None:
        assert same(block.prints, printed.getvalue()), f"{block.where} prints\n{printed.getvalue()}"


def _shell(block: Block) -> Counter[str]:
    """Run a block's commands; return how many ran, and how many are others' programs."""
    done: Counter[str] = Counter()
    screen = ""
    for command, prints in _commands(block):
        if not is_ours(command):
            done["not ours"] += 1
            continue
        result = run(command)
        done["sh"] += 1
        told = f"{block.where}: {command}\nstatus {result.status}\n{result.shown}"
        assert result.status == expected_status(command), told
        assert prints is None or same(prints, result.shown), told
        screen += result.shown
    assert block.prints is None or same(block.prints, screen), f"{block.where} prints\n{screen}"
    return done


def _commands(block: Block) -> list[tuple[str, str | None]]:
    if block.language == "console":
        return dialogue(block.text)
    return [(command, None) for command in commands(block.text)]


def _well_formed(block: Block) -> None:
    """Read a block of data as its language asks; no cell of a table may go astray."""
    if block.language == "json":
        json.loads(block.text)
    elif block.language == "toml":
        tomllib.loads(block.text)
    elif block.language == "csv":
        rows = list(csv.reader(block.text.splitlines()))
        assert {len(row) for row in rows} == {len(rows[0])}, block.where


def _lines(page: str) -> list[str]:
    return (SEEDS.parent / page).read_text(encoding="utf-8").splitlines()
