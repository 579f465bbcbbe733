"""Short ways to read small ledgers; every word in them is invented."""

from functools import cache

from geomap.gazetteer import Gazetteer
from geomap.ledger import Ledger, read
from geomap.ledger.values import Row
from geomap.model import Claim

HEAD = "source,quote"


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def ledger(text: str | bytes, *, source: str = "book.csv") -> Ledger:
    data = text if isinstance(text, bytes) else text.encode()
    return read(data, source=source, gazetteer=gazetteer(), version="0")


def one(columns: str = "", cells: str = "", *, quote: str = "It struck.") -> Claim:
    """Return the claim of one row: a source, a quote, and the columns and cells given."""
    text = f"source,quote,{columns}\nReuters,{quote},{cells}\n"
    found = ledger(text)
    assert not found.faults, found.faults
    return found.claims[0]


def fault(columns: str, cells: str) -> str:
    """Return what is wrong with the third row of a table of three; the others are mapped."""
    filled = "," * columns.count(",")
    text = f"source,quote,{columns}\nReuters,a,{filled}\nReuters,c,{cells}\n"
    found = ledger(text)
    assert len(found.claims) == 1
    assert len(found.faults) == 1
    return str(found.faults[0])


def row(**cells: str) -> Row:
    return Row(where="book.csv:2", cells=cells, named={})
