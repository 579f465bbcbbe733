"""Checks on the repository itself, where it is one: the wheel's tests skip them."""

import ast
import re
import subprocess
import sys
import tomllib
from hashlib import sha256
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from geomap import __version__

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
LOCKS = ("requirements.lock", "requirements-dev.lock")
COMMANDS = (
    "run extract resolve events map export explain places toponyms gazetteer corrections check"
).split()


def tracked() -> list[Path]:
    """Return the files of the repository that git knows."""
    if not (ROOT / ".git").exists():
        pytest.skip("no repository: an unpacked archive has no list of its files")
    done = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607  # git from the path
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [name for name in done.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fences(text: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_the_seeds_are_unchanged() -> None:
    listed = [line.split("  ") for line in read("seeds/SHA256SUMS").splitlines()]
    assert {
        name: sha256((ROOT / "seeds" / name).read_bytes()).hexdigest() for _, name in listed
    } == {name: digest for digest, name in listed}
    names = {path.name for path in (ROOT / "seeds").iterdir()}
    assert names == {name for _, name in listed} | {"SHA256SUMS"}


def test_no_file_names_a_package_registry_or_a_folder_of_a_machine() -> None:
    # Put together here, so that this file does not hold them itself.
    hosts = ["pypi." + "org", "files.python" + "hosted", "npm" + "js.", "proxy.golang" + "."]
    folders = ["work", "home", "root", "Users", "opt"]
    forbidden = re.compile(
        "|".join(map(re.escape, hosts)) + rf"|(?<![\w./}}])/(?:{'|'.join(folders)})/"
    )
    found = []
    for path in tracked():
        if path.suffix in {".sqlite", ".png"} or path.parent.name == "seeds":
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.name}: {match[0]}" for match in forbidden.finditer(text)]
    assert found == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash_and_no_index_is_named(name: str) -> None:
    text = read(name)
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index|--extra-index|--find-links|-f)\b", text, re.MULTILINE)
    pins = [part for part in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE) if "==" in part]
    assert len(pins) > 50
    assert all("--hash=sha256:" in pin for pin in pins)


def test_the_locks_agree_and_hold_every_dependency() -> None:
    small, large = (
        {*re.findall(r"^([\w.-]+==[\w.]+)", read(name), re.MULTILINE)} for name in LOCKS
    )
    assert small <= large
    project = tomllib.loads(read("pyproject.toml"))
    extras = project["project"]["optional-dependencies"].values()
    run = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    for pins, wanted in ((small, run), (large, [each for extra in extras for each in extra])):
        names = {pin.split("==")[0] for pin in pins}
        assert {re.split(r"[^\w.-]", each)[0].lower() for each in wanted} - names == set()


def test_every_package_that_the_code_imports_is_declared() -> None:
    """One that another brings today may go with it tomorrow."""
    found = {
        name.split(".")[0]
        for path in (ROOT / "geomap").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported(node)
    }
    theirs = found - set(sys.stdlib_module_names) - {"geomap"}
    brought_by = packages_distributions()
    project = tomllib.loads(read("pyproject.toml"))["project"]
    extras = project["optional-dependencies"].values()
    named = project["dependencies"] + [each for extra in extras for each in extra]
    declared = {re.split(r"[^\w.-]", each)[0].lower() for each in named}
    missing = {one for one in theirs if not declared & {d.lower() for d in brought_by.get(one, ())}}
    assert "pyogrio" in theirs
    assert missing == set()


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def test_readme_has_two_one_line_commands() -> None:
    commands = [fence for fence in fences(read("README.md")) if fence.startswith("python3 -m venv")]
    assert len(commands) == 2
    assert all(command.count("\n") == 1 for command in commands)
    run, test = commands
    assert "requirements.lock" in run
    assert run.endswith("geomap run seeds/ -o output/\n")
    assert "requirements-dev.lock" in test
    assert test.endswith("-m pytest -n 2\n")
    assert all("--require-hashes" in command for command in commands)


def test_ci_takes_the_test_command_from_readme() -> None:
    pattern = re.search(r"grep -E '(.*?)' README\.md", read(".ci/run"))
    assert pattern
    lines = [line for line in read("README.md").splitlines() if re.search(pattern[1], line)]
    assert len(lines) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_the_docs_describe_every_command(command: str) -> None:
    assert re.search(rf"^## `geomap {command}\b", read("docs/commands.md"), re.MULTILINE)
    assert f"`{command}" in read("CHANGELOG.md")


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in DOCS.glob("*.md"))]
)
def test_every_link_inside_leads_somewhere(page: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", read(page))
    missing = [target for target in targets if not ((ROOT / page).parent / target).exists()]
    assert missing == []


def test_the_changelog_names_the_version() -> None:
    assert f"## {__version__}" in read("CHANGELOG.md")


def test_seeds_and_output_are_not_in_the_source_distribution() -> None:
    targets = tomllib.loads(read("pyproject.toml"))["tool"]["hatch"]["build"]["targets"]
    assert {"/seeds", "/output"} <= set(targets["sdist"]["exclude"])
    assert "not ours" in read("NOTICE") or "third parties" in read("NOTICE")
