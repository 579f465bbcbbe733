"""Rows that a map's own buttons saved: what the page says in words, as a ledger has it."""

from geomap.gazetteer.countries import country_word
from geomap.ledger.cells import UNSTATED, several
from geomap.ledger.columns import QUANTITIES
from geomap.ledger.numbers import TOTAL, is_number
from geomap.ledger.page_words import in_english
from geomap.ledger.values import Row

# The page shows what our tables name: `geomap.layers.words.FORMS`, and a test holds them together.
FORMS = {
    "refused to confirm": "refused",
    "made no comment": "no_comment",
    "says to have no data": "no_data",
    "had not confirmed; the publisher noted the silence": "silence_noted",
    "could not verify": "could_not_verify",
}
# The same of `ABOUT` there.
ABOUT = {
    "the strike": "occurrence",
    "the weapon": "weapon",
    "the place": "place",
    "the time": "time",
    "who struck": "attacker",
    "the cause": "cause",
}
_ADMIRALTY = len("B2")


def plain(row: Row) -> Row:
    """Return the row with place and country apart, and each number where it belongs."""
    cells = in_english(row.cells, forms=FORMS)
    told_place = cells.get("place", "")
    if grade := cells.pop("grade", None):
        cells["admiralty" if len(grade) == _ADMIRALTY else "source_reliability"] = grade
    if about := cells.get("about"):
        cells["about"] = ";".join(ABOUT.get(one, one) for one in about.split(", "))
    head, comma, tail = cells.get("place", "").rpartition(", ")
    word = country_word(tail)
    if comma and word and word.kind == "name":
        cells |= {"place": head, "country": word.alpha2}
    if "source_kind" not in cells and cells.get("source") == f"publisher of {cells.get('path')}":
        cells["source_kind"] = "publisher"
    _share_out(cells, told_place)
    return Row(where=row.where, cells=cells, named=row.named, shape=row.shape)


def _share_out(cells: dict[str, str], where: str) -> None:
    """Part "12; 5 at Kursk, Russia": what is told of the row's own place from the claim's number.

    The numbers of other places stand in their rows.
    """
    for name in QUANTITIES:
        for part in several(cells.pop(name, None)):
            number, at, place = part.partition(" at ")
            if at and place != cells.get("place_text") and not where.endswith(place):
                continue
            if at:
                cells["counts_of"] = "place"
            cells[name if at else f"{name}{TOTAL}"] = number if is_number(number) else UNSTATED
