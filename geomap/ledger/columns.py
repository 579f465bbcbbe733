"""The columns of a ledger: their names, and other words that people write for them.

`docs/claims-by-hand.md` lists the same; a test holds the two together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import get_args

from geomap.model import Quantity

QUANTITIES: tuple[str, ...] = get_args(Quantity)
COLUMNS: dict[str, str] = {
    "id": "claim_id ref",
    "source": "claimant who origin speaker said_by according_to",
    "source_kind": "origin_kind source_type",
    "source_country": "origin_country",
    "quote": "quotation text statement said words",
    "stance": "status claim_status",
    "form": "",
    "about": "",
    "background": "",
    "url": "link source_url href",
    "title": "headline article",
    "publisher": "outlet medium newspaper published_by",
    "published": "publication_date date_published published_on published_at",
    "language": "lang",
    "via": "relayed_by relays through chain",
    "date": "when day event_date strike_date incident_date",
    "date_earliest": "from date_from start start_date",
    "date_latest": "to until date_to end end_date",
    "place": "location where place_name town city settlement village",
    "region": "oblast province state governorate",
    "country": "",
    "lat": "latitude y",
    "lon": "lng long longitude x",
    "precision": "accuracy level",
    "radius_km": "radius",
    "radius_m": "",
    "role": "",
    "what": "what_happened",
    "weapon": "weapons munition weapon_system",
    "weapon_class": "weapon_type",
    "target": "targets object",
    "effects": "effect",
    "attacker": "attacked_by perpetrator",
    "launched": "fired",
    "intercepted": "downed shot_down",
    "hit": "",
    "damaged": "",
    "lost": "",
    "crashed": "",
    "killed": "dead deaths fatalities",
    "injured": "wounded",
    "missing": "",
    "strikes": "",
    "review": "reviewed checked confirmed",
    "reviewer": "reviewed_by checked_by",
    "note": "notes comment comments remark remarks",
    "source_reliability": "reliability",
    "admiralty": "",
    "event": "event_id incident incident_id strike strike_id",
}
# What only geomap's own files have; they come back as they went out.
OWN = frozenset(
    "claim chain document path place_text place_id place_probability place_why relation admin1"
    " date_text date_basis counts_of grade posted_at edited edited_at forwarded_from".split()
) | {f"{name}_{side}" for name in QUANTITIES for side in ("low", "high", "bound")}
# Made anew whenever claims are mapped, or held in another column as well: passed over.
MADE_ANEW = frozenset(
    "hedges confidence confidence_reasons edits inferred place_inferred wkt geometry_note".split()
)
# The same, but words that other people's tables may have for something of their own.
_OF_TABLES = frozenset("family disputed drawn mark outline_tolerance_deg translation".split())
# What only the page's own downloads have: what it says in words, or has from other columns.
_OF_PAGES = frozenset("headline contradicted copy_of not_drawn precision_note method as_of".split())
_PAGE_SIGNS = frozenset("claim headline family precision_note".split())
_OWN_SIGNS = frozenset("claim origin_kind place_id place_probability counts_of".split())
_SPACES = re.compile(r"[\s_-]+")
_SHOWN = 40
_ALIKE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the columns of a file mean: a name of `COLUMNS` or `OWN` each, None for unknown ones.

    `own` tells that geomap wrote the file, `page` that a button of its page did; `twice` are two
    columns that mean the same.
    """

    names: tuple[str | None, ...]
    unknown: tuple[str, ...]
    own: bool
    page: bool
    twice: tuple[str, str, str] | None = None


def header(given: Sequence[str]) -> Header:
    """Return what the columns mean; the very name goes before another word for it."""
    keys = [_key(one) for one in given]
    page = set(keys) >= _PAGE_SIGNS
    own = page or set(keys) >= _OWN_SIGNS
    passed_over = MADE_ANEW | (_OF_TABLES if own else set()) | (_OF_PAGES if page else set())
    meant = [_meaning(key, own=own) for key in keys]
    if "quote" not in meant and "claim" in keys and not own:
        meant[keys.index("claim")] = "quote"
    exact = {key for key in keys if key in COLUMNS}
    names: list[str | None] = []
    for key, name in zip(keys, meant, strict=True):
        names.append(None if name in exact and key != name else name)
    kept = Counter(name for name in names if name)
    twice = next((name for name, many in kept.items() if many > 1), None)
    pair = [one for one, name in zip(given, names, strict=True) if name == twice]
    unknown = [
        one.strip()[:_SHOWN]
        for one, key, name in zip(given, keys, names, strict=True)
        if name is None and key and key not in passed_over and not (own and key == "id")
    ]
    return Header(
        names=tuple(names),
        unknown=tuple(dict.fromkeys(unknown)),
        own=own,
        page=page,
        twice=(pair[0], pair[1], twice) if twice else None,
    )


def known(cells: Iterable[str]) -> int:
    """Return how many of the cells are names of columns: what tells one delimiter from another."""
    return sum(_meaning(_key(cell), own=False) is not None for cell in cells)


def nearest(given: str) -> tuple[str, str | None]:
    """Return the name as columns are compared, and the column that it may be meant for."""
    key = _key(given)
    words = {name: name for name in COLUMNS} | {
        word: name for name, others in COLUMNS.items() for word in others.split()
    }
    if key in words:
        return words[key], words[key]
    parts = [part for part in key.split("_") if part in words]
    found = get_close_matches(key, words, n=1, cutoff=_ALIKE) or parts[:1]
    return key, words[found[0]] if found else None


def _meaning(key: str, *, own: bool) -> str | None:
    if own and key == "id":  # the number of the row; the claim's stands under `claim`
        return None
    return "chain" if own and key == "chain" else _by_word().get(key)


@cache
def _by_word() -> dict[str, str]:
    own = {name: name for name in (*OWN, *COLUMNS)}
    return own | {word: name for name, others in COLUMNS.items() for word in others.split()}


def _key(cell: str) -> str:
    return _SPACES.sub("_", cell.strip().strip("\ufeff").casefold())
