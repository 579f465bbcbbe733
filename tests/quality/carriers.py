"""Sentences that carry place names in Russian and Ukrainian cases, and how they are read.

The forms are written by hand (`declined_ru.tsv`, `declined_uk.tsv`), so that geomap's own rules of
declension are measured by nothing that was made with them.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builders import document

from geomap.gazetteer import Gazetteer
from geomap.geometry import distance_between_m
from geomap.model import Place
from geomap.toponyms import Toponym, toponyms

HERE = Path(__file__).parent
CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
COLUMNS = {"place": "places", "village": "places", "airfield": "airfields", "region": "regions"}
NEAR_M = {"places": 25_000, "airfields": 10_000}
_SLOT = re.compile(r"\{(?P<slot>[a-z]+)(?P<number>\d?)\.(?P<case>[a-z]{3})(?P<how>\^|:adj)?\}")
# Which names a slot takes: the kinds, and what their first form must match.
_TAKES = {
    "town": ("place", "."),
    "hashtag": ("place", "^[^ -]+$"),
    "village": ("village", "."),
    "airfield": ("airfield", "."),
    "region": ("region", "."),
    "oblast": ("region", " область$"),
    "land": ("region", "щина$|^Кубань$"),
}
# What may stand beside a name in its mention: the word for what it is.
_GENERIC = re.compile(
    r"(?i:аэродром|аеродром|авиабаз|авіабаз|город|міст|област|обл\.|мор)\w{0,3}\.?[ «]{0,2}|»"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A place with the forms of its name by case; several where texts write several.

    `lead` is a sentence that goes before one with the name: it names the country.
    """

    kind: str
    iso: str
    lon: float | None
    lat: float | None
    forms: dict[str, tuple[str, ...]]
    lead: str = ""

    @property
    def nominative(self) -> str:
        """The name as a map has it."""
        return self.forms["nom"][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A name where it stands in a sentence."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Whether a name was found at its characters, and given the right place."""

    column: str
    found: bool
    right: bool
    text: str
    said: str


def names(language: str, file: str = "declined") -> list[Name]:
    """Return the names of a table of forms, in its order."""
    path = HERE / f"{file}_{language}.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((one for one in lines if not one.startswith("#")), delimiter="\t")
        return [
            Name(
                kind=row["kind"],
                iso=row["iso"],
                lon=float(row["lon"]) if row["lon"] else None,
                lat=float(row["lat"]) if row["lat"] else None,
                forms={case: tuple(row[case].split("|")) for case in CASES},
                lead=row.get("lead", ""),
            )
            for row in rows
        ]


def carriers(language: str) -> list[str]:
    """Return the sentences of a language with their slots, in order."""
    text = (HERE / f"carriers_{language}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def filled(carrier: str, known: Sequence[Name], *, turn: int) -> tuple[str, list[Carried]]:
    """Return a carrier with names in its slots and where these stand; other names each turn."""
    slots = list(_SLOT.finditer(carrier))
    chosen = {
        one["slot"] + one["number"]: _taking(one["slot"], known, turn + int(one["number"] or 1) - 1)
        for one in slots
        if one["slot"] != "home"
    }
    if any(one["slot"] == "home" for one in slots):
        near = next(iter(chosen.values()))
        chosen["home"] = next(
            one for one in known if one.iso == near.iso and one.kind in {"region", "home"}
        )
    lead = next(iter(chosen.values())).lead
    out, at = f"{lead} " if lead else "", 0
    carried: list[Carried] = []
    for one in slots:
        name = chosen[one["slot"] + one["number"]]
        form = _form(name, one["case"], one["how"], turn)
        out += _before(carrier[at : one.start()], form)
        if one["slot"] != "home":
            carried.append(Carried(start=len(out), end=len(out) + len(form), name=name))
        out += form
        at = one.end()
    return out + carrier[at:], carried


def turns(carrier: str, known: Sequence[Name]) -> int:
    """Return how many turns it takes until a carrier has held each of its names."""
    slot = next(one["slot"] for one in _SLOT.finditer(carrier) if one["slot"] != "home")
    return len(_all_taking(slot, known))


def traps(file: str) -> list[str]:
    """Return the sentences of a file that hold no place, in order."""
    text = (HERE / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def outcomes(gazetteer: Gazetteer, text: str, carried: Sequence[Carried]) -> Iterator[Outcome]:
    """Yield how each carried name of a text is read."""
    found = toponyms(document(text), gazetteer)
    for one in carried:
        said = next((other for other in found if _is_at(other, one, text)), None)
        place = said.place if said else None
        yield Outcome(
            column=COLUMNS[one.name.kind],
            found=said is not None,
            right=place is not None and _is_right(place, one.name),
            text=text,
            said=f"{text[one.start : one.end]}: {place or said or [x.text for x in found]}",
        )


def _before(text: str, form: str) -> str:
    """Return the words before a name, "во" for "в" where Russian needs it."""
    return re.sub(r"\b([Вв]) $", r"\1о ", text) if form.startswith("Львове") else text


def _all_taking(slot: str, known: Sequence[Name]) -> list[Name]:
    kind, pattern = _TAKES[slot]
    return [one for one in known if one.kind == kind and re.search(pattern, one.nominative)]


def _taking(slot: str, known: Sequence[Name], at: int) -> Name:
    several = _all_taking(slot, known)
    return several[at % len(several)]


def _form(name: Name, case: str, how: str | None, turn: int) -> str:
    forms = name.forms[case]
    form = forms[turn % len(forms)]
    if how == "^":
        return form.upper()
    return form.split(" ")[0] if how == ":adj" else form


def _is_at(one: Toponym, carried: Carried, text: str) -> bool:
    """Tell whether a mention is of a name's characters, but for the word for what it is."""
    if one.start > carried.start or one.end < carried.end:
        return False
    beside = text[one.start : carried.start], text[carried.end : one.end]
    return all(not part.strip() or _GENERIC.fullmatch(part.strip()) for part in beside)


def _is_right(place: Place, name: Name) -> bool:
    column = COLUMNS[name.kind]
    if column == "regions":
        return place.admin1 == name.iso and (place.level == "region" or name.iso == "RU-MOW")
    if name.lon is None or name.lat is None:
        return place.admin1 == name.iso
    near = distance_between_m(place.lon, place.lat, name.lon, name.lat) <= NEAR_M[column]
    return near and place.level in {"settlement", "point", "district"}
