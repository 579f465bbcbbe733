"""Documents that repeat another: by shared words, or by what they claim; and what they changed.

Only documents with a claim on the same strike are compared, so that the cost follows the strikes
and not the square of the collection.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geomap.events.origins import is_unnamed
from geomap.events.ranges import words_of
from geomap.events.traits import UNKNOWN_PUBLICATION, Traits
from geomap.events.wires import canonical
from geomap.model import Claim, DerivedCopy

COPY_CONTAINMENT = 0.15
"""Shared word 3-grams, as a share of the shorter text's, from which one text is made of the other.

Measured on the five seeds (2024-11): the rewrite of 000 in 001 reaches 0.25, every other pair at
most 0.06; a 60-word snippet reached 0.13 by stock phrases, hence `LEAST_WORDS`.
"""
KIN_CONTAINMENT = 0.05
"""Where both texts are known, equal claims tell a copy only if so much of the wording is shared.

Of 133 pairs of articles on one event 21 reach this, of 1,750 on different events one does.
"""
LEAST_WORDS = 150
NEAR_CONTAINMENT = 0.8
"""From this share on two texts are nearly identical, and `LEAST_NEAR_WORDS` are enough to tell."""
LEAST_NEAR_WORDS = 30
GRAM = 3
FIRST_HOLDERS = 40
"""A triple is looked for in so many of the documents that had it first.

It bounds the cost without losing a copy: the original is always among the first.
"""
SAME_TEXT = "the two texts are the same"
NEAR_TEXT = "the two texts are nearly the same"
LEAST_SAME_CLAIMS = 3
SAME_CLAIMS_SHARE = 0.6
"""Without shared words, so many equal claims, and so large a share of the shorter list, tell."""
_WORD = re.compile(r"\w+")
_CONFIRMING = re.compile(r"\b(?:confirm|acknowledg|admit|verif|establish|prov)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """The document that another was made of, and how that is known."""

    of: str
    why: str


class Wordings:
    """The word 3-grams of documents, computed when first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._grams: dict[str, frozenset[int] | None] = {}
        self._words: dict[str, int] = {}

    def grams(self, document: str) -> frozenset[int] | None:
        """Return the hashes of the document's 3-grams; None if it has no text or is too short."""
        if document not in self._grams:
            words = _WORD.findall(self._texts.get(document, "").casefold())
            self._grams[document] = _grams(words)
            self._words[document] = len(words)
        return self._grams[document]

    def words(self, document: str) -> int:
        """Return the number of the document's words."""
        self.grams(document)
        return self._words[document]


def derivations_of(
    members: Sequence[Traits], *, texts: Mapping[str, str], twins: Mapping[str, str]
) -> dict[str, Derivation]:
    """Return for each document of an event that is a copy the document it was made of.

    The later published one is the copy; of two without dates, the one that cites the other's
    publisher, else the later in the events' order. A copy of a copy goes back to its own source.
    `twins` gives for each document that repeats another word for word the first of its text.
    """
    documents: dict[str, list[Traits]] = defaultdict(list)
    for member in members:
        documents[member.document].append(member)
    found: dict[str, Derivation] = {}
    if len(documents) == 1:
        return found
    firsts: dict[str, str] = {}
    for document in sorted(documents, key=lambda one: documents[one][0].order):
        first = firsts.setdefault(twins.get(document, document), document)
        if first != document:
            same = _plain(texts.get(document, "")) == _plain(texts.get(first, ""))
            found[document] = Derivation(of=first, why=SAME_TEXT if same else NEAR_TEXT)
    documents = {d: told for d, told in documents.items() if d not in found}
    # Kept for one event only: the triples of a whole collection would fill the memory.
    wordings = Wordings(texts)
    for (a, b), why in sorted(_pairs(documents, wordings=wordings).items()):
        first, later = _in_time(documents[a], documents[b])
        found.setdefault(later, Derivation(of=first, why=why))
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())


def roots_of(derivations: Mapping[str, Derivation]) -> dict[str, str]:
    """Return for each copy the document that it goes back to in the end."""
    roots = {}
    for document in derivations:
        seen, at = {document}, document
        while at in derivations and derivations[at].of not in seen:
            at = derivations[at].of
            seen.add(at)
        roots[document] = at
    return roots


def copied_claims(
    members: Sequence[Traits],
    *,
    derivations: Mapping[str, Derivation],
    wires: Mapping[str, str],
) -> tuple[DerivedCopy, ...]:
    """Return each claim of a copy with the claim that it repeats and what it changed.

    What a copy adds from a named speaker of its own is no repetition and not among them. A claim
    that came by way of an outlet repeats that of the outlet's own text, or of one that credits it.
    """
    documents: dict[str, list[Traits]] = defaultdict(list)
    for member in members:
        documents[member.document].append(member)
    copies: list[DerivedCopy] = []
    cited = _by_publisher(members, wires=wires)
    for member in members:
        derivation = derivations.get(member.document)
        if derivation is None:
            copies.extend(_cited(member, cited))
            continue
        candidates = [o for o in documents[derivation.of] if _may_repeat(member, o)]
        if candidates:
            original = _original(member, candidates)
            copies.append(
                DerivedCopy(
                    claim=member.claim.id,
                    of=original.claim.id,
                    why=derivation.why,
                    changed=changes(original.claim, member.claim),
                )
            )
    return tuple(copies)


def changes(original: Claim, copy: Claim) -> tuple[str, ...]:
    """Return in words what a copy made firmer, weaker or left out."""
    found = []
    verbs = _verb(original), _verb(copy)
    if verbs[0] and verbs[1] and _hardened(verbs[0]) != _hardened(verbs[1]):
        found.append(f'"{verbs[0]}" became "{verbs[1]}"')
    elif original.stance != copy.stance:
        found.append(f'"{original.stance}" became "{copy.stance}"')
    kept = {hedge.text.casefold() for hedge in copy.hedges}
    if not copy.hedges:
        dropped = dict.fromkeys(h.text for h in original.hedges if h.text.casefold() not in kept)
        found.extend(f'dropped "{text}"' for text in dropped)
    for name, count in original.counts.items():
        words = words_of(count)
        other = copy.counts.get(name)
        if other is None:
            found.append(f'dropped "{words}" ({name})')
        elif words_of(other) != words:
            found.append(f'{name} "{words}" became "{words_of(other)}"')
    return tuple(found)


def _pairs(
    documents: Mapping[str, list[Traits]], *, wordings: Wordings
) -> dict[tuple[str, str], str]:
    """Return the pairs of documents of which one was made of the other, with the reason."""
    in_order = sorted(documents, key=lambda one: documents[one][0].order)
    shares = _shared_words(in_order, wordings=wordings)
    found = {
        pair: f"{round(100 * share)} % of the shorter text's word triples are the other's"
        for pair, share in shares.items()
        if share >= _least_share(pair, wordings=wordings)
    }
    tuples = {document: _tuples(documents[document]) for document in in_order}
    rich = {d: claimed for d, claimed in tuples.items() if len(claimed) >= LEAST_SAME_CLAIMS}
    for (a, b), shared in sorted(_in_common(rich).items()):
        fewest = min(len(rich[a]), len(rich[b]))
        worded = _is_long(a, wordings=wordings) and _is_long(b, wordings=wordings)
        if worded and shares.get((a, b), 0.0) < KIN_CONTAINMENT:
            continue
        if shared >= max(LEAST_SAME_CLAIMS, SAME_CLAIMS_SHARE * fewest):
            why = f"{shared} claims agree in speaker, numbers, weapon and place"
            found.setdefault((a, b), why)
    return found


def _in_common(traits: Mapping[str, Iterable[Hashable]]) -> Counter[tuple[str, str]]:
    """Return how many traits each document shares with those that had them first, in order."""
    holders: defaultdict[Hashable, list[str]] = defaultdict(list)
    shared: Counter[tuple[str, str]] = Counter()
    for document, held in traits.items():
        for trait in held:
            first = holders[trait]
            shared.update((other, document) for other in first)
            if len(first) < FIRST_HOLDERS:
                first.append(document)
    return shared


def _shared_words(documents: Sequence[str], *, wordings: Wordings) -> dict[tuple[str, str], float]:
    """Return the share of the shorter text's 3-grams that two documents have in common."""
    shared = _in_common({document: wordings.grams(document) or () for document in documents})
    return {
        (a, b): number / fewest
        for (a, b), number in shared.items()
        if (fewest := min(len(wordings.grams(a) or ()), len(wordings.grams(b) or ())))
    }


def _least_share(pair: tuple[str, str], *, wordings: Wordings) -> float:
    both_long = all(_is_long(document, wordings=wordings) for document in pair)
    return COPY_CONTAINMENT if both_long else NEAR_CONTAINMENT


def _is_long(document: str, *, wordings: Wordings) -> bool:
    return wordings.words(document) >= LEAST_WORDS


def _grams(words: Sequence[str]) -> frozenset[int] | None:
    if len(words) < LEAST_NEAR_WORDS:
        return None
    # The hash of a tuple of str differs between runs, but is only ever compared within one.
    return frozenset(hash(tuple(words[n : n + GRAM])) for n in range(len(words) - GRAM + 1))


def _tuples(members: Sequence[Traits]) -> frozenset[tuple[object, ...]]:
    """Return what a document claims in comparable form, relays included."""
    return frozenset(
        (
            member.speaker,
            tuple(link.name for link in member.claim.chain if link.kind != "publisher"),
            tuple(sorted((q, words_of(c)) for q, c in member.claim.counts.items())),
            frozenset(arm.label for arm in member.arms),
            frozenset(area.id for area in member.areas),
        )
        for member in members
        if member.speaker[0]
    )


def _in_time(a: list[Traits], b: list[Traits]) -> tuple[str, str]:
    """Return the ids of the original's document and of the copy's."""
    first, later = sorted((a, b), key=lambda members: min(m.order for m in members))
    undated = UNKNOWN_PUBLICATION in (first[0].order[0], later[0].order[0])
    if undated and _cites(first, later) and not _cites(later, first):
        first, later = later, first
    return first[0].document, later[0].document


def _cites(one: list[Traits], other: list[Traits]) -> bool:
    """Return whether a document names the other's publisher in its chains."""
    publisher = next((m.claim.document.publisher for m in other), None)
    return publisher is not None and any(
        link.name == publisher
        for member in one
        for link in member.claim.chain
        if link.kind != "publisher"
    )


def _by_publisher(
    members: Iterable[Traits], *, wires: Mapping[str, str]
) -> dict[str, list[Traits]]:
    """Return the claims of each named publisher's documents, a wire's under the wire."""
    found: defaultdict[str, list[Traits]] = defaultdict(list)
    for member in members:
        if name := wires.get(member.document) or member.claim.document.publisher:
            found[canonical(name).casefold()].append(member)
    return dict(found)


def _cited(member: Traits, by_publisher: Mapping[str, list[Traits]]) -> Iterator[DerivedCopy]:
    """Yield the claim that this one repeats by its own word: "News.az reports, citing Fox"."""
    for link in member.claim.chain:
        if link.kind == "publisher" or not link.name or link.name == member.claim.claimant.name:
            continue
        candidates = [
            other
            for other in by_publisher.get(canonical(link.name).casefold(), ())
            if other.speaker == member.speaker and other.document != member.document
        ]
        if candidates:
            original = _original(member, candidates)
            yield DerivedCopy(
                claim=member.claim.id,
                of=original.claim.id,
                why=f"the text cites {link.name}",
                changed=changes(original.claim, member.claim),
            )
            return


def _may_repeat(copy: Traits, original: Traits) -> bool:
    """Return whether the speakers are the same, or both are nobody whom a rewriter would keep."""
    if copy.speaker == original.speaker:
        return True
    return all(
        m.claim.claimant.kind == "publisher" or is_unnamed(m.claim) for m in (copy, original)
    )


def _original(member: Traits, candidates: list[Traits]) -> Traits:
    """Return the claim of the original that a copy's claim repeats, the best by what they share."""

    def likeness(other: Traits) -> tuple[object, ...]:
        weak = [
            claim.stance in ("denied", "not_confirmed") for claim in (other.claim, member.claim)
        ]
        numbers = sum(
            other.claim.counts[q].high == c.high
            for q, c in member.claim.counts.items()
            if q in other.claim.counts
        )
        alike = other.claim.stance == member.claim.stance
        return (other.speaker == member.speaker, weak[0] == weak[1], numbers, alike)

    ordered = sorted(candidates, key=lambda other: other.order)
    return max(ordered, key=likeness)


def _verb(claim: Claim) -> str | None:
    verbs = [link.verb.text for link in claim.chain if link.verb]
    return verbs[-1] if verbs else None


def _hardened(verb: str) -> bool:
    return _CONFIRMING.search(verb) is not None
