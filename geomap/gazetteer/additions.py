"""What `geomap gazetteer add` does: dumps and own places into the user's file.

All of the files given are added, or none is: the user's file is written beside itself and takes
its own place at the end. What was added before is known by its SHA-256, and a file of the same
name with other content takes the place of the earlier one.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import GazetteerError, InputError
from geomap.gazetteer import own_places
from geomap.gazetteer.added_file import AddedFile, Progress, opened
from geomap.gazetteer.adding import Desk, Tally, write
from geomap.gazetteer.gazetteer import Gazetteer
from geomap.gazetteer.own_file import OwnFile, Source, check
from geomap.gazetteer.store import Store, user_file
from geomap.gazetteer.whereabouts import Whereabouts

_GEONAMES = ("CC BY 4.0", "Further places and names: GeoNames (geonames.org), CC BY 4.0, changed.")
_AIRPORTS = ("public domain", "Further airfields: OurAirports (public domain).")
_DATA = {
    "dump": "GeoNames dump",
    "alternate names": "GeoNames alternate names",
    "csv": "own table",
    "geojson": "own GeoJSON",
    "geojson lines": "own GeoJSON",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What became of one file: how many places and names, and how many lines were left out, why.

    `state` is "added", "replaced" where a file of that name had been added, or "unchanged".
    """

    name: str
    state: str
    places: int
    names: int
    left_out: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()


def add(
    paths: Sequence[Path],
    *,
    into: Path | None = None,
    licence: str | None = None,
    credit: str | None = None,
    progress: Progress | None = None,
) -> tuple[Addition, ...]:
    """Add files to the user's gazetteer, and return what became of each.

    Alternate names are added last, since they name places of the other files.

    Raises
    ------
    InputError
        One of the files can't be added; then none is.
    GazetteerError
        The user's file is damaged, or is none of ours.
    OutputError
        It can't be written.
    """
    files = sorted((opened(path) for path in paths), key=lambda one: one.kind == "alternate names")
    names = [file.name for file in files]
    if twice := {name for name in names if names.count(name) > 1}:
        raise InputError(f"{min(twice)}: two files of this name; rename one, names tell them apart")
    target = into or user_file()
    with (
        closing(Store()) as store,
        closing(Whereabouts(store)) as where,
        closing(Gazetteer(user=target)) as gazetteer,
        OwnFile(target, shipped=store.books) as own,
    ):
        done = []
        for file in files:
            number = 1 + max((int(one["number"]) for one in own.sources()), default=0)
            desk = Desk(
                own=own,
                store=store,
                where=where,
                resolve=gazetteer.resolve,
                source=number,
                licence=licence or _terms(file)[0],
                progress=progress,
            )
            done.append(_added(file, desk, given=licence is not None, credit=credit))
        return tuple(done)


def added(path: Path | None = None) -> tuple[Source, ...]:
    """Return what was added to the user's file, in order; nothing where there is no file."""
    target = path or user_file()
    if not target.is_file():
        return ()
    check(target)
    with closing(Store(user=target)) as store:
        return tuple(store.books[0].sources())


def remove(name: str, *, into: Path | None = None) -> Source:
    """Take out what a file gave, by its name; return what it was.

    Raises
    ------
    GazetteerError
        No such file was added.
    """
    target = into or user_file()
    known = added(target)
    found = next((one for one in known if one["package"] == name), None)
    if found is None:
        names = ", ".join(one["package"] for one in known) or "nothing"
        raise GazetteerError(f"{target}: {name} was not added; it holds {names}")
    with closing(Store()) as store, OwnFile(target, shipped=store.books) as own:
        own.remove(found)
    return found


def _added(file: AddedFile, desk: Desk, *, given: bool, credit: str | None) -> Addition:
    terms = (desk.licence, _terms(file)[1] if credit is None else credit)
    earlier = next((one for one in desk.own.sources() if one["package"] == file.name), None)
    same = next((one for one in desk.own.sources() if one["sha256"] == file.sha256), None)
    if same and (same["licence"], same["credit"]) == terms:
        counts = (int(same["places"]), int(same["names"]))
        return Addition(name=file.name, state="unchanged", places=counts[0], names=counts[1])
    for one in (earlier, same):
        if one is not None and one in desk.own.sources():
            desk.own.remove(one)
    tally = write(file, desk)
    names = desk.own.merge(source=desk.source)
    if not tally.places and not names:
        raise InputError(f"{file.where}: nothing to add in it{_reasons(tally)}")
    source = {
        "package": file.name,
        "version": file.sha256[:12],
        "data": _DATA[file.kind],
        "licence": terms[0],
        "credit": terms[1],
        "taken": f"{tally.places:,} places, {names:,} names",
        "places": str(tally.places),
        "names": str(names),
        "sha256": file.sha256,
        "number": str(desk.source),
    }
    desk.own.describe([*desk.own.sources(), source])
    return Addition(
        name=file.name,
        state="replaced" if earlier or same else "added",
        places=tally.places,
        names=names,
        left_out=tuple(pair for pair in tally.left_out.most_common() if pair[1]),
        notes=_notes(file, given=given),
    )


def _terms(file: AddedFile) -> tuple[str, str]:
    """Return the licence and the credit of a file where the user gives none."""
    if file.kind in {"dump", "alternate names"}:
        return _GEONAMES
    return _AIRPORTS if file.kind == "csv" and own_places.is_airports(file) else ("own", "")


def _notes(file: AddedFile, *, given: bool) -> tuple[str, ...]:
    notes = []
    if file.kind == "csv" and (columns := own_places.unknown_columns(file)):
        notes.append(f"columns that mean nothing here: {', '.join(columns[:8])}")
    if _terms(file)[0] == "own" and not given:
        notes.append("no --licence given: kept as your own data, without a credit on maps")
    return tuple(notes)


def _reasons(tally: Tally) -> str:
    if not tally.left_out:
        return ": it has no rows; check that it is the right file"
    told = "; ".join(f"{count:,} {why}" for why, count in tally.left_out.most_common(3) if count)
    return f", its lines are: {told}"
