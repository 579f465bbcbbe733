"""The fenced blocks of a page, and what the marks before them say.

`<!-- file: incidents.csv -->` in the line before a block: a reader saves it under that name. A
`text` block right behind one that runs is what it prints.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHELL = frozenset({"sh", "console"})
RUN = SHELL | {"python"}
# Shown, or saved where a mark names a file; what must not be run is `text`.
SHOWN = frozenset({"text", "csv", "toml", "json", "html", "xml", "css", "markdown", "latex", "sql"})
_FENCE = re.compile(
    r"^(?P<bar>```+)(?P<language>[\w-]*)[^\n]*\n(?P<text>.*?)^(?P=bar) *$", re.MULTILINE | re.DOTALL
)
_MARK = re.compile(r"<!-- file: (?P<name>[\w./ -]+?) -->\n(?:<!--[^\n]*-->\n)*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block; `line` is that of its first words, `prints` the output shown behind it."""

    page: str
    line: int
    language: str
    text: str
    file: str | None = None
    prints: str | None = None

    @property
    def where(self) -> str:
        """Where an editor finds it."""
        return f"{self.page}:{self.line}"


def pages() -> list[str]:
    """Return README and the pages of docs, by their path in the repository."""
    return ["README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]


def blocks(page: str, text: str | None = None) -> list[Block]:
    """Return a page's blocks in their order; an output goes to the block that prints it."""
    words = (ROOT / page).read_text(encoding="utf-8") if text is None else text
    found: list[Block] = []
    end = 0
    for fence in _FENCE.finditer(words):
        between = words[end : fence.start()]
        mark = _MARK.search(between)
        end = fence.end()
        if fence["language"] == "text" and found and not between.strip() and _may_print(found[-1]):
            found[-1] = replace(found[-1], prints=fence["text"])
            continue
        found.append(
            Block(
                page=page,
                line=words.count("\n", 0, fence.start("text")) + 1,
                language=fence["language"],
                text=fence["text"],
                file=mark["name"] if mark else None,
            )
        )
    return found


def _may_print(block: Block) -> bool:
    return block.language in RUN and block.prints is None


def same(shown: str, printed: str) -> bool:
    """Return whether an output is as shown: `…` stands for the rest of a line or for lines."""
    lines = [line.rstrip() for line in shown.strip("\n").split("\n")]
    pattern = "".join(
        r"(?:[^\n]*\n)*?"
        if line.strip() == "…"
        else re.escape(line).replace("…", r"[^\n]*?") + r"[ \t]*\n"
        for line in lines
    )
    return bool(re.fullmatch(pattern, printed.strip("\n") + "\n"))
