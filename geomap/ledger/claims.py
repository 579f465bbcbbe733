"""Rows to claims: the rows of one id are one claim with several locations."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, cast, get_args

from geomap.documents.publishers import is_web_address
from geomap.ledger import cells, numbers, things
from geomap.ledger.pages import FORMS
from geomap.ledger.papers import Paper, key_of, quotes_of
from geomap.ledger.places import Places
from geomap.ledger.speakers import Speakers
from geomap.ledger.values import Fault, Row, RowError, shown
from geomap.ledger.wording import own_words
from geomap.model import (
    TYPED_ATTACKER,
    About,
    Claim,
    Confidence,
    DateBasis,
    DateInterval,
    Document,
    DocumentRef,
    Edit,
    Form,
    Location,
    MadeBy,
    Role,
    Stance,
    What,
    reference,
)

STANCES = get_args(Stance)
_FORMS, _ROLES, _WHATS = get_args(Form), get_args(Role), get_args(What)
_ABOUTS, _BASES = get_args(About), get_args(DateBasis)
_OTHER_STANCES = {
    "reported": "claimed",
    "unverified": "alleged",
    "unconfirmed": "alleged",
    "refused": "not_confirmed",
    "no_comment": "not_confirmed",
    "denial": "denied",
    "confirmation": "confirmed",
}
# As `one_of` compares them: blanks are underscores.
_FORMS_IN_WORDS = {words.replace(" ", "_"): form for words, form in FORMS.items()}
_OTHER_ROLES = {"launched_from": "launch", "struck": "target", "impact": "target"}
_OTHER_WHATS = {"hit": "impact", "struck": "impact", "intercepted": "interception"}
# Columns in which the rows of one claim may differ: what is said of each of its places.
_OF_PLACE = frozenset(
    "place region country lat lon precision radius_km radius_m role what relation admin1 place_text"
    " place_id place_probability place_why counts_of note".split()
)
_NO_DOCUMENT = DocumentRef(id="", path="", sha256="")


class Reader:
    """Rows to claims and their documents; what is wrong is collected by row."""

    def __init__(self, places: Places, *, path: str, own: bool, made_by: MadeBy) -> None:
        self._places = places
        self._path = path
        self._own = own
        self._made_by = made_by
        self._speakers = Speakers()
        self._papers: dict[tuple[object, ...], Paper] = {}
        self.faults: list[Fault] = []
        self.doubts: list[str] = []
        self.lost: defaultdict[str, list[str]] = defaultdict(list)

    def claims(self, rows: Sequence[Row]) -> tuple[tuple[Claim, ...], tuple[Document, ...]]:
        """Return the claims of the rows, in their order, and the documents that they quote."""
        drafts: list[tuple[Claim, Paper, str | None]] = []
        events: defaultdict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(_groups(rows)):
            try:
                first = self._merged(group)
                paper = self._paper(first, number)
                draft = self._claim(first, group, paper)
            except RowError as error:
                self.faults.append(error.fault)
                continue
            if (event := first.get("event")) and not self._own:
                events[event].append(len(drafts))
            drafts.append((draft, paper, first.get("claim") or first.get("id")))
        used = {id(paper): paper for _, paper, _ in drafts}
        documents = {key: paper.document() for key, paper in used.items()}
        claims = list(_identified(drafts, documents))
        self._rule(claims, events)
        return tuple(claims), tuple(documents.values())

    def _merged(self, group: Sequence[Row]) -> Row:
        """Return the first row of a claim, the others of which may say no other thing.

        Raises
        ------
        RowError
            A further row of the id says another thing of the claim.
        """
        first = group[0]
        for other in group[1:]:
            for column, text in other.cells.items():
                differs = first.cells.get(column, text) != text
                if differs and column not in _OF_PLACE and column not in numbers.COLUMNS:
                    finding = f"differs from {first.where}, a row of the same id"
                    remedy = "rows of one id are one claim with several places; give it another id"
                    raise other.error(column, finding, remedy)
        return first

    def _paper(self, row: Row, number: int) -> Paper:
        published = cells.published(row)
        url = row.get("url")
        if url is not None and not is_web_address(url):
            self.doubts.append(
                f"{row.where}: {row.named.get('url', 'url')}: {shown(url)} is no web address; "
                "it is shown and not linked; write https://…"
            )
        key = key_of(row, published, number=number)
        if key not in self._papers:
            self._papers[key] = Paper(row=row, path=self._path, published=published)
        return self._papers[key]

    def _claim(self, first: Row, group: Sequence[Row], paper: Paper) -> Claim:
        words = quotes_of(first)
        if not words:
            remedy = "give the words of the source: without them nobody can check the claim"
            raise first.error("quote", "is empty", remedy)
        speaker = self._speakers.claimant(first)
        stance = cells.one_of(first, "stance", STANCES, _OTHER_STANCES) or "claimed"
        form = cells.one_of(first, "form", _FORMS, _FORMS_IN_WORDS)
        about = _about(first)
        told, date = _review(first), _date(first, paper)
        locations, shared = self._locations(group)
        edits = tuple(self._notes(group))
        quotes = tuple(paper.quote(one) for one in words)
        own = own_words(quotes, typed=not self._own)
        struck_by, typed = things.attacker(first)
        if typed:
            edits = (*edits, self._attacker(first, typed, struck_by))
        return Claim(
            id="",
            document=_NO_DOCUMENT,
            quotes=quotes,
            claimant=own(speaker, first.get("source")),
            chain=self._speakers.chain(first, speaker),
            stance=cast("Stance", stance),
            about=about,
            form=cast("Form | None", form),
            review=told,
            edits=edits,
            attacker=struck_by,
            background=bool(cells.truth(first, "background")),
            weapons=things.weapons(first, own),
            targets=things.targets(first, own),
            effects=things.effects(first, own),
            date=own(date, first.get("date_text") or first.get("date")),
            counts=numbers.counts(shared, own),
            locations=tuple(own(one, text) for one, text in locations),
            confidence=_views(first),
            made_by=self._made_by,
        )

    def _locations(
        self, group: Sequence[Row]
    ) -> tuple[list[tuple[Location, str | None]], dict[str, Any]]:
        """Return the places of a claim with their words, and the numbers that hold for all."""
        typed = [numbers.of(row) for row in group]
        given = [one for one in typed if one]
        total = numbers.of(group[0], numbers.TOTAL)
        shared_out = any(_there(row) for row in group)
        apart = shared_out or any(one != given[0] for one in given)
        found = []
        for row, number in zip(group, typed, strict=True):
            role = cells.one_of(row, "role", _ROLES, _OTHER_ROLES) or "target"
            what = cells.one_of(row, "what", _WHATS, _OTHER_WHATS)
            location = self._places.location(
                row, role=cast("Role", role), what=cast("What | None", what)
            )
            if location is not None:
                if location.place is None:
                    self.lost[location.why or "not known"].append(row.where)
                if apart and (_there(row) or not shared_out):
                    location = replace(location, counts=numbers.counts(number))
                found.append((location, row.get("place_text") or row.get("place")))
        if shared_out and not total:
            whole = (one for one, row in zip(typed, group, strict=True) if one and not _there(row))
            total = next(whole, {})
        return found, total if apart else total or next(iter(given), {})

    def _notes(self, group: Iterable[Row]) -> Iterator[Edit]:
        for row in group:
            if text := row.get("note"):
                by = row.get("reviewer") or self._path
                column = f"column {row.named.get('note', 'note')}"
                at = row.where.rpartition("/")[2]  # no folders of the user's in a page
                yield Edit(action="note", now=text, by=by, at=at, reason=column)

    def _attacker(self, row: Row, typed: str, name: str | None) -> Edit:
        """Return what keeps the words for the attacker, for which a claim has no place."""
        at = row.where.rpartition("/")[2]
        return Edit(action="note", was=typed, now=name, by=self._path, at=at, reason=TYPED_ATTACKER)

    def _rule(self, claims: list[Claim], events: dict[str, list[int]]) -> None:
        """Let the claims of each given strike be a strike of their own, whatever they say."""
        for name, members in sorted(events.items()):
            ids = tuple(claims[at].id for at in members)
            reason = f"event {name}"
            ruling = Edit(
                action="split", claims=ids, by=self._path, at="column event", reason=reason
            )
            for at in members:
                claims[at] = replace(claims[at], edits=(*claims[at].edits, ruling))


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows of each claim, in the order of their first ones; without an id each alone."""
    groups: dict[str, list[Row]] = {}
    for number, row in enumerate(rows):
        key = row.get("claim") or row.get("id")
        groups.setdefault(f"id {key}" if key else f"row {number}", []).append(row)
    yield from groups.values()


def _identified(
    drafts: Iterable[tuple[Claim, Paper, str | None]], documents: dict[int, Document]
) -> Iterator[Claim]:
    """Yield the claims with their documents, and ids where they have none."""
    references = {paper: reference(document) for paper, document in documents.items()}
    taken: defaultdict[str, int] = defaultdict(int)
    for draft, paper, given in drafts:
        document = references[id(paper)]
        identity = given
        if identity is None:
            content = f"{document.id}\0{draft.claimant.name}\0{draft.quotes[0].start}"
            ordinal, taken[content] = taken[content], taken[content] + 1
            identity = hashlib.sha256(f"{content}\0{ordinal}".encode()).hexdigest()[:12]
        yield replace(draft, id=identity, document=document)


def _there(row: Row) -> bool:
    """Return whether geomap says that the row's numbers are those of its place alone."""
    return row.get("counts_of") == "place"


def _date(row: Row, paper: Paper) -> DateInterval:
    first, last = cells.days(row)
    basis = cells.one_of(row, "date_basis", _BASES, {})
    usual: DateBasis = "stated" if first else "document"
    day = paper.published if len(paper.published or "") == len("2024-11-19") else None
    latest = last if first else last or day
    return DateInterval(
        earliest=first, latest=latest, basis=cast("DateBasis | None", basis) or usual
    )


def _about(row: Row) -> tuple[About, ...]:
    found = []
    for part in cells.several(row.get("about")):
        one = Row(where=row.where, cells={"about": part}, named=row.named)
        found.append(cast("About", cells.one_of(one, "about", _ABOUTS, {})))
    return tuple(found) or ("occurrence",)


def _review(row: Row) -> str | None:
    """Return what a person marked: "reviewed" for a mere yes."""
    said = cells.truth(row, "review")
    return row.get("review") if said is None else "reviewed" if said else None


def _views(row: Row) -> Confidence | None:
    """Return what persons think of source and claim, which grouping keeps; else nothing."""
    grade, code = row.get("source_reliability"), row.get("admiralty")
    if grade is None and code is None:
        return None
    for column, text, form in (
        ("source_reliability", grade, "A to F"),
        ("admiralty", code, "A to F and 1 to 6, such as B2"),
    ):
        right = "ABCDEF" if column == "source_reliability" else "123456"
        fits = text is None or (
            text[0] in "ABCDEF" and text[-1] in right and len(text) == (1 if right[0] == "A" else 2)
        )
        if not fits:
            raise row.error(column, f"is {shown(text or '')}", f"write {form}")
    return Confidence(level="not_assessable", source_reliability=grade, admiralty=code)
