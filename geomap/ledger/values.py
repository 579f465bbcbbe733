"""A row of a ledger, and what is wrong with one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in a row: `place`, `column`, finding and remedy."""

    where: str
    column: str | None
    finding: str
    remedy: str

    def __str__(self) -> str:
        column = f"{self.column}: " if self.column else ""
        return f"{self.where}: {column}{self.finding}; {self.remedy}"


class RowError(Exception):
    """A row that can't be a claim, with the fault to tell."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table or one feature: its filled cells by the names of `columns`.

    `named` gives the column's name as the file has it, for messages; `shape` is a polygon that
    the file draws.
    """

    where: str
    cells: Mapping[str, str]
    named: Mapping[str, str]
    shape: "BaseGeometry | None" = None

    def get(self, column: str) -> str | None:
        """Return what a cell holds, or None where it is empty."""
        return self.cells.get(column)

    def error(self, column: str, finding: str, remedy: str) -> RowError:
        """Return the error to raise for a cell."""
        fault = Fault(
            where=self.where,
            column=self.named.get(column, column),
            finding=finding,
            remedy=remedy,
        )
        return RowError(fault)


def shown(text: str) -> str:
    """Return the beginning of a stranger's text between quotation marks, for a message."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
