"""What the user knows of sources: other names, kind, country, side, reliability, how to link."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from geomap.corrections.entries import COUNTRY, KINDS, Tell, Telling
from geomap.corrections.values import Fault, Source
from geomap.model import Claim, Claimant, DocumentRef, Link

KEYS = ("name", "aliases", "kind", "country", "side", "link", "reliability")
LINKS = ("live", "archive", "none")
ARCHIVE = "https://web.archive.org/web"
_GRADES = "ABCDEF"


def source_of(raw: Mapping[str, Any], *, file: str, line: int, tell: Tell) -> Source | None:
    """Return the source that a table describes, or None after telling what is wrong with it."""
    fault = Telling(tell)
    _check_types(raw, fault)
    if fault.told():
        return None
    for key, allowed in (("kind", KINDS), ("link", LINKS), ("reliability", tuple(_GRADES))):
        if key in raw and raw[key] not in allowed:
            fault(key, f"{key} is {raw[key][:40]!r}", f"write one of {', '.join(allowed)}")
    if "country" in raw and not COUNTRY.fullmatch(raw["country"]):
        remedy = "write two capital letters (ISO 3166-1), such as UA"
        fault("country", f"country is {raw['country'][:40]!r}", remedy)
    if fault.told():
        return None
    values = {**raw, "aliases": tuple(raw.get("aliases", ()))}
    return Source(file=file, line=line, **values)


def _check_types(raw: Mapping[str, Any], fault: Tell) -> None:
    for key, value in raw.items():
        if key not in KEYS:
            fault(key, f"{key[:40]!r} is no key of a source", f"it takes {', '.join(KEYS)}")
        elif key == "aliases":
            if not isinstance(value, list) or not all(_is_text(one) for one in value):
                fault(key, "aliases is no list of names", 'write aliases = ["…", "…"]')
        elif not _is_text(value):
            fault(key, f"{key} is no text", f'write {key} = "…"')
    if "name" not in raw:
        fault("name", "there is no name", 'write name = "…", as claims.jsonl has it')


def checked_sources(sources: Iterable[Source]) -> Iterator[Fault]:
    """Yield a fault for each name that two sources bear."""
    seen: dict[str, Source] = {}
    for source in sources:
        for name in dict.fromkeys(_key(one) for one in (source.name, *source.aliases)):
            other = seen.setdefault(name, source)
            if other is not source:
                finding = f"{name!r} is a name of the source of {other.file}:{other.line} too"
                remedy = "give each name to one source"
                yield Fault(path=source.file, line=source.line, finding=finding, remedy=remedy)


class Sources:
    """The sources of a run by their names, and the addresses of their sites."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.all = tuple(sources)
        self._by_name = {_key(name): one for one in self.all for name in (one.name, *one.aliases)}
        sides: dict[str, set[str]] = {}
        for one in self.all:
            if one.country and one.side:
                sides.setdefault(one.country, set()).add(one.side)
        self._sides = {country: min(named) for country, named in sides.items() if len(named) == 1}

    def by_name(self, name: str | None) -> Source | None:
        """Return the source of a name, whatever its case."""
        return self._by_name.get(_key(name)) if name else None

    def of_document(self, document: DocumentRef) -> Source | None:
        """Return the source that published a document, by its publisher or its address."""
        found = self.by_name(document.publisher)
        host = (urlsplit(document.url).hostname or "") if document.url else ""
        while found is None and "." in host:
            found = self.by_name(host)
            host = host.partition(".")[2]
        return found

    def of_claim(self, claim: Claim) -> Source | None:
        """Return the source of a claim's origin."""
        claimant = claim.claimant
        if claimant.kind == "publisher":
            return self.by_name(claimant.name) or self.of_document(claim.document)
        return self.by_name(claimant.name)

    def named(self, claim: Claim) -> Claim:
        """Return the claim with the names, kinds and countries that the user gives its sources."""
        claimant = _known(claim.claimant, self.by_name(claim.claimant.name))
        if claimant.side is None and claimant.country in self._sides:
            # A ministry on side "Russia" and a governor of "RU" are not two sides.
            claimant = replace(claimant, side=self._sides[claimant.country])
        chain = tuple(_known(link, self.by_name(link.name)) for link in claim.chain)
        return replace(claim, claimant=claimant, chain=chain)

    def judged(self, claim: Claim) -> Claim:
        """Return the claim with its origin's reliability, where the user gives one."""
        source = self.of_claim(claim)
        if source is None or source.reliability is None or claim.confidence is None:
            return claim
        confidence = replace(claim.confidence, source_reliability=source.reliability)
        return replace(claim, confidence=confidence)

    def linked(self, claim: Claim) -> Claim:
        """Return the claim with its document's address as the user wants it to be linked."""
        source, document = self.of_document(claim.document), claim.document
        if source is None or document.url is None or source.link == "live":
            return claim
        return replace(claim, document=replace(document, url=address(document, source)))


def address(document: DocumentRef, source: Source) -> str | None:
    """Return where a document is linked: its archived copy of about its day, or nowhere."""
    if source.link == "none" or document.url is None:
        return None
    if document.url.startswith(f"{ARCHIVE}/"):
        return document.url
    day = (document.published or "").replace("-", "")[:8]
    return f"{ARCHIVE}/{day or '2'}/{document.url}"


def _known(speaker: Any, source: Source | None) -> Any:  # noqa: ANN401  # a Claimant or a Link
    if source is None or not isinstance(speaker, Claimant | Link):
        return speaker
    # A publisher stays one: it is the place in the chain, not the nature of the outlet.
    kind = speaker.kind if speaker.kind == "publisher" else source.kind or speaker.kind
    country = source.country or speaker.country
    named = replace(speaker, name=source.name, kind=kind, country=country)
    return replace(named, side=source.side) if isinstance(named, Claimant) else named


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
