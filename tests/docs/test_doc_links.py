"""Every link inside the repository's pages leads to a file, and to a heading that it has."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
PAGES += sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md"))
_FENCE = re.compile(r"^(```+).*?^\1 *$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?: \"[^\"]*\")?\)")
_HEADING = re.compile(r"^#{1,6} +(?P<words>.+?) *#*$", re.MULTILINE)
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:")


def words(page: Path) -> str:
    """Return a page without its code, in which brackets are no links."""
    return re.sub(r"`[^`\n]*`", "``", _FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as the sites that show Markdown make them."""
    found: dict[str, int] = {}
    named: set[str] = set()
    for heading in _HEADING.finditer(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading["words"])
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        number = found.get(slug, 0)
        found[slug] = number + 1
        named.add(f"{slug}-{number}" if number else slug)
    return named


def faults(page: Path) -> list[str]:
    """Return the links of a page that lead nowhere."""
    bad = []
    for link in _LINK.finditer(words(page)):
        path, _, anchor = link["target"].partition("#")
        if _OUTSIDE.match(path):
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or not target.is_relative_to(ROOT.resolve()):
            bad.append(f"{link['target']}: no such file")
        elif anchor and (target.suffix != ".md" or anchor not in anchors(target)):
            bad.append(f"{link['target']}: no such heading")
    return bad


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    assert faults(ROOT / page) == []


def test_links_are_found_at_all() -> None:
    assert sum(len(_LINK.findall(words(ROOT / page))) for page in PAGES) > 100


@pytest.mark.parametrize("link", ["nowhere.md", "events.md#nowhere", "#nowhere", "map.md#ö"])
def test_a_link_that_leads_nowhere_is_found(link: str, tmp_path: Path) -> None:
    page = ROOT / "docs" / "events.md"
    planted = tmp_path / "events.md"
    planted.write_text(f"[x]({link}) `[y](code.md)`\n\n```text\n[z](code.md)\n```\n", "utf-8")
    text = words(planted)
    assert _LINK.findall(text) == [link]
    assert anchors(page) >= {"one-strike", "facets-of-an-event"}
    assert faults(planted)


def test_every_page_of_the_docs_is_in_their_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    linked = {target.partition("#")[0] for target in _LINK.findall(index)}
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"} - linked == set()
