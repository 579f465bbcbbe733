"""Sentences of a document's blocks, and the gate that decides which are worth parsing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geomap.extract.english import lexicon
from geomap.model import BlockKind, Document

# Words before a full stop that do not end a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st sr jr lt col gen maj capt sgt adm brig cmdr rep sen gov pres prof rev hon "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "no nos vs etc approx dept est inc ltd corp co fig u.s u.k u.n e.u a.m p.m i.e e.g d.c".split()
)
# May end a sentence all the same, when the next word begins one.
_OFTEN_LAST = frozenset("u.s u.k u.n e.u a.m p.m d.c inc ltd co corp etc".split())
_OPENERS = frozenset(
    "the a an in on at it its he she they we this that these those there but however according "
    "after before while since when as for from earlier later meanwhile ukraine russia moscow kyiv "
    "kiev israel iran both one two no so if although despite during officials local".split()
)
# A longer stretch without a full stop is no sentence, and takes a parser minutes.
LONGEST = 2_000
_MOST_WORDS = 400
# "KYIV, Nov 19 (Reuters) –": where the wire was written; nobody speaks in it.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z’'.-]{2,}(?:[ /,-]+[A-Z][A-Z’'.-]+){0,4}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?,?"
    r"\s*(?:\([A-Z][\w .&-]+\))?\s*[-–—]{1,2}\s+"
    r"|[A-Z][A-Z’'-]{2,}(?: [A-Z]{2,})*(?:, [A-Z][\w. -]{2,30}){1,2}\s*[-–—]{1,2}\s+"
    r"|[A-Z][\w ,.’'/-]{2,40}\s\([A-Z][\w .&-]+\)\s*(?:[-–—]{1,2}|:)\s+)"
)
# "ABU DHABI: Two trucks …": so do no bodies, which are known by their letters ("IDF: …").
_HEAD = re.compile(r"(?P<who>[A-Z][A-Z’'-]{2,}(?: [A-Z][A-Z’'-]+){0,3}):\s+(?=[A-Z][a-z])")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}(?=\s)")
_WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")
_LAST_WORD = re.compile(r"([\w.'’]+)$")
_NEXT_WORD = re.compile(r"\s+[\"'“‘«(\[]{0,2}([\w’']+)")

# A sentence is parsed if it holds a word of strikes, weapons, casualties, or of confirming.
_GATE = re.compile(
    r"\b(?:str(?:ike|ikes|uck|iking)|air-?strikes?|attack\w*|hit|hits|hitting|target(?:ed|s|ing)"
    r"|bomb\w*|shell(?:s|ed|ing)?|bombard\w*|pound(?:ed|s|ing)|raid(?:s|ed)?|barrage\w*|salvo\w*"
    r"|fir(?:e|ed|es|ing)|launch\w*|lobbed|unleash\w*|rain(?:ed|ing) down|deploy\w*|us(?:e|ed|ing)"
    r"|shot|shoot\w*|down(?:ed|s|ing)|intercept\w*|repel\w*|repuls\w*|neutrali[sz]\w*|destroy\w*"
    r"|destruction|suppress\w*|jammed|debris|fragments?|wreckage|crash\w*|explo\w*|blast\w*"
    r"|detonat\w*|missiles?|rockets?|drones?|UAVs?|ammunition|munitions?|warheads?"
    r"|kill\w*|wound\w*|injur\w*|hurt|silent|silence|quiet|respon\w*|reaction|statements?|casualt\w*|died|dead|deaths?|fatalit\w*|victims?|eliminat\w*"
    r"|straf\w*|raz(?:ed|ing)|flatten\w*|level(?:l?ed)|gutted|demolish\w*|obliterat\w*|ablaze"
    r"|alight|flames|sank|sunk|sink\w*|shower(?:ed|ing)|pepper(?:ed|ing)|rocketed|rammed|smash\w*"
    r"|tor(?:e|n)|caught|mortars?|artillery|howitzers?|warplanes?|jets?|aircraft|helicopters?"
    r"|salvo\w*|sort(?:ie|ies)|blam(?:ed|es|ing)|toll|bl(?:ew|own) (?:off|out)"
    r"|damag\w*|shrapnel|bl(?:ew|own|owing) up|collaps\w*|slammed|fell|fallen|landed"
    r"|confirm\w*|verif\w*|den(?:y|ied|ies)|reject(?:s|ed)|refut(?:es|ed)|dismiss(?:es|ed)"
    r"|baseless|unfounded|false|untrue"
    r"|comment\w*|acknowledg\w*|admitted|mentioned"
    # Who keeps silent, blames or denies in other words, of what the sentence before told.
    r"|be drawn|no mention|(?:said|says|saying) nothing|looking into|be reached|never be known"
    r"|(?:review|investigat|examin|assess)ing|disput(?:es?|ed)|incidents?|counted|bodies"
    r"|return(?:ed)? (?:\w+ )?(?:calls?|messages?|emails?)"
    r"|(?:not|n['’]t|cannot) (?:say|tell|disclose|discuss|specify|reveal|know)|declin(?:ed|es) to"
    r"|accus(?:e|es|ed)|blam(?:e|es|ed)|finger at|pointing at|attribut(?:e|es|ed)"
    r"|(?:the|that|this|such) (?:account|charge|suggestion|allegation|accusation|insinuation)s?"
    r"|rumou?rs|falsehood|fake news|nonsense|fabricat\w+|propaganda|lies"
    r"|none of (?:its|our|their|his)|not a single|(?:lost|took|claimed) (?:their|\w+) lives"
    r"|put(?:s|ting)? the (?:toll|number|figure|count|missing)|the toll|a figure of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its place in the document; `block` is the index of its block."""

    text: str
    start: int
    end: int
    block: int
    kind: BlockKind


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of all blocks that are read for claims, in order."""
    found: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        if block.kind == "boilerplate":
            continue
        text = document.text[block.start : block.end]
        for begin, end in _cut(text):
            start = _after_dateline(text, begin, end)
            piece = text[start:end]
            at = block.start + start
            found.append(
                Sentence(text=piece, start=at, end=at + len(piece), block=index, kind=block.kind)
            )
    return tuple(found)


def worth_parsing(text: str) -> bool:
    """Return whether the sentence holds any word that a claim of a strike could turn on.

    What is longer than any sentence is not parsed: a table, a list of tags, an attack.
    """
    if len(text) > LONGEST or len(_WORD_OR_MARK.findall(text)) > _MOST_WORDS:
        return False
    return _GATE.search(text) is not None


def _after_dateline(text: str, begin: int, end: int) -> int:
    """Return where the sentence begins after the dateline that opens a block."""
    if begin > 0:
        return begin
    dateline = _DATELINE.match(text, begin, end)
    head = None if dateline else _HEAD.match(text, begin, end)
    if head is not None and head["who"].lower() not in lexicon.actors():
        return head.end()
    return dateline.end() if dateline else begin


def _cut(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        yield start + left, start + right


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    after = _NEXT_WORD.match(text, stop.end())
    if after is None:
        return True
    word = after.group(1)
    if word[0].islower():
        return False
    if not stop.group().startswith("."):
        return True
    before = _LAST_WORD.search(text, max(0, stop.start() - 40), stop.start())
    last = before.group(1).lower().strip(".") if before else ""
    owned = before is not None and text[max(0, before.start() - 1)] in "'’"  # "in Sana'a."
    if len(last) == 1 and last.isalpha() and not owned:  # an initial: "George W. Bush"
        return False
    if last in _OFTEN_LAST:
        return word.lower() in _OPENERS
    return last not in _ABBREVIATIONS
