"""Words that point back: "did not confirm the reports", "these claims", "the region", "there"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extract.clock import MONTHS, WEEKDAYS
from geomap.extract.english import attribution, counts, timing
from geomap.extract.english.memory import Memory
from geomap.extract.english.places import Site, shifted, sites
from geomap.extract.english.scene import Scene
from geomap.extract.english.stances import STANCES, speakers
from geomap.extract.english.told import Told
from geomap.extract.english.triggers import unreal
from geomap.extract.statement import Placed, Statement
from geomap.gazetteer import Mention
from geomap.gazetteer.countries import capital_names
from geomap.model import Count, Location, Role, SecondPlace, Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK_NOUNS = frozenset(
    """report information claim statement incident attack strike this it that allegation news
    assertion shelling explosion blast raid bombing bombardment barrage airstrike massacre death
    involvement responsibility matter""".split()
)
_CASUALTIES = frozenset({"killed", "injured", "missing"})
_PLACE_BACK = re.compile(
    r"\b(?:the|that|this)(?:\s+(?:same|targeted|entire|whole))?\s+"
    r"(?P<noun>region|oblast|province|governorate|area|city|town|village|settlement|country)\b(?!\s+of\b)"
    r"|(?:(?<=\bin\s)|(?<=\bacross\s))the\s+(?P<state>state)\b(?!\s+of\b)"
    r"|\b(?:the|that|this)\s+(?:[A-Z][a-z]{2,20}\s+)?(?P<seat>capital)\b(?!\s+(?:of|city)\b)"
    r"|\b(?P<there>there)\b",
    re.IGNORECASE,
)
# "Peru's defence ministry": whose body speaks is nowhere that "there" points back to.
_BODY_OF = re.compile(
    r"['\u2019]s?\s(?:[\w-]{2,15}\s){0,3}?(?:ministry|army|military|government|command|forces"
    r"|president|minister|embassy|spokes(?:man|woman|person)|ambassador|envoy)\b",
    re.IGNORECASE,
)
# "The attack", "this latest blast", "the missiles": a strike that was told of before.
# "The helicopter attack" is the one on the helicopter, and not simply the last.
_STRIKE_BACK = re.compile(
    r"\b(?:the|this|that|these)\s+(?:(?:latest|deadly|same|recent|overnight|massive|initial|alleged"
    r"|reported|air|aerial|missile|rocket|drone|artillery|suspected|apparent|morning|night|two|three"
    r"|four|five|six|downed|falling|cruise|ballistic|[A-Z][a-z]{2,12}(?:an|i|ish|ese|aeli))\s+){0,2}"
    r"(?:attack|assault|strike|air\s?strike|blast|explosion|bombing|bombardment|shelling|incident"
    r"|raid|barrage|missile|rocket|projectile|drone|weapon|shell|debris|wreckage|fragment)s?\b(?!-)",
    re.IGNORECASE,
)
# Days and platforms, which stand after the same prepositions.
_NO_PLACE = (
    "(?:"
    + "|".join(
        [day.capitalize() for day in WEEKDAYS]
        + [month.capitalize() for month in MONTHS]
        + ["Christmas", "Easter", "Ramadan", "Eid", "New Year", "Telegram", "Facebook", "Twitter"]
    )
    + ")"
)
# "Bombs fell on Deir Zahrin": a place, though no gazetteer knows the name.
_SOMEWHERE = re.compile(
    r"\b(?:in|on|at|near|over|outside|across|around|toward|towards)\s+(?:the\s+)?"
    r"(?:(?:[a-z-]{2,15}\s+){1,3}of\s+)?"
    rf"(?!{_NO_PLACE}|[A-Z]{{2,}}\b)(?P<name>(?:[a-z]{{1,3}}-)?[A-Z][\w’'-]{{2,40}})"
)
# "Officials acknowledged damage at one of its plants, without naming it": at no place told of.
_UNNAMED = re.compile(
    r"\bwithout (?:naming|identifying|specifying|saying (?:where|which))\b"
    r"|\bdid not (?:name|identify|specify|say (?:where|which))\b",
    re.IGNORECASE,
)
# "Chad's army denied it": "there" is where it was denied that anything was.
_WHOSE = re.compile(
    r"['’]s? (?:[a-z]+ ){0,2}(?:ministry|army|military|police|government|president|forces?)\b",
    re.IGNORECASE,
)
# "Kherson. Two people …", "Lod, 5 am: a rocket …", "1622 An update from Gori." head a paragraph.
_HEAD = re.compile(
    r"[^\w\n]{0,4}\s{0,2}(?:\d{1,2}[:.]?\d\d(?:\s(?:GMT|BST|UTC))?[\s,:–—-]{1,3})?"
    r"(?:(?:[Aa]n?|[Tt]he)\s)?(?:(?:[Uu]pdate|[Nn]ews|[Ll]atest|[Mm]ore)\sfrom\s)?"
    r"(?P<name>[A-Z][a-z][\w’'-]{0,30}(?:\s(?:[A-Z][a-z][\w’'-]{0,30}|region|province|city)){0,3})"
    r"(?:,\s\d[\w: ]{0,8})?(?:[.:]|\s[–—-])(?:\s|$)(?![\"“‘])"
)
# Characters after which words no longer go on about the place struck before.
_NEAR = 300
# Characters for which "that account" still is on the strike, though others spoke between.
_STILL_NEAR = 500
_PLACE_EDGES = frozenset({"pobj", "dobj", "advmod", "nsubjpass", "appos"})


def takes_up(told: Told) -> bool:
    """Return whether the speaker's words take a strike for known: "killed in the attack"."""
    return any(
        told.holds(match.end() - 1, match.end()) for match in _STRIKE_BACK.finditer(told.doc.text)
    )


def is_elsewhere(scene: Scene, told: Told) -> bool:
    """Return whether the speaker's words put the strike at a place that nobody knows, or names."""
    if _UNNAMED.search(told.text):
        return True
    for match in _SOMEWHERE.finditer(told.text):
        start, end = match.span("name")
        if told.holds(start, end) and not any(
            m.start < end and start < m.end for m in scene.mentions
        ):
            return True
    return False


def statements_pointing_back(scene: Scene, own: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements whose words only point back to a strike told before.

    They are read only where the sentence before (or this one) speaks of a strike: "neither
    confirmed nor denied the report" after a report of a permission is no claim.
    """
    last = scene.state.statements[-1:]
    near = bool(last) and scene.sentence.start - last[0].quote.end <= _STILL_NEAR
    if not scene.state.topic_is_strike and not own and not near:
        return
    # "X had made no comment" is on the strike told last, whatever else was said of it.
    silent = bool(last) and scene.sentence.start - last[0].quote.end <= _NEAR
    taken = {(one.origin.name, one.stance == "denied") for one in own}
    for cue in scene.cues:
        token = scene.doc[cue.token]
        kept_silent = silent and cue.form == "silence_noted" and not cue.content
        known = scene.state.topic_is_strike or bool(own) or kept_silent
        if cue.speaker is None or not (known or cue.back):
            continue
        if (scene.voices[cue.speaker].name, cue.act == "deny" and not cue.refuses) in taken:
            continue
        if unreal(token) and not cue.refuses:
            continue  # "declined to comment" did happen, "will comment" did not
        if not _points_back(scene, cue) or (cue.negated and not cue.refuses):
            continue
        if _counts_a_war(scene, cue):
            continue
        path, _ = attribution.path(token, scene.cues)
        stance: Stance = "not_confirmed" if cue.refuses else STANCES.get(cue.act, "claimed")
        chain = speakers(scene, (cue, *path))
        told = Statement(
            quote=scene.quote,
            speakers=chain,
            stance=stance,
            form=cue.form,
            refers=True,
            is_earlier=timing.is_in_a_year(scene.sentence.text),
            counts=_counted(scene, cue) if cue.back and stance == "claimed" else {},
        )
        yield told
        yield from by_others(scene, cue, told)


def _counts_a_war(scene: Scene, cue: attribution.Cue) -> bool:
    """Return whether a toll is a war's: "put the death toll since the offensive began at"."""
    words = {word.lower_ for word in scene.doc[cue.token + 1 :]}
    return cue.back and not cue.refuses and bool(words & {"since", "overall"})


def _counted(scene: Scene, cue: attribution.Cue) -> dict[str, Count]:
    """Return the casualties of "put the toll at 43", which have no strike in their words."""
    inside = frozenset(x.i for i in cue.content for x in scene.doc[i].subtree)
    told = Told(scene.doc, inside, (), frozenset())
    found: dict[str, Count] = {}
    for role, count in counts.counts(told).items():
        if role in _CASUALTIES and count.start is not None and count.end is not None:
            start, end = count.start + scene.sentence.start, count.end + scene.sentence.start
            found[role] = replace(count, start=start, end=end, parts=())
    return found


def by_others(scene: Scene, cue: attribution.Cue | None, told: Statement) -> Iterator[Statement]:
    """Yield the refusal again for each who shares it: "neither the army nor the ministry"."""
    for i in cue.others if cue is not None and cue.refuses else ():
        yield replace(told, speakers=(*told.speakers[:-1], scene.voices[i]))


def placed(scene: Scene, told: Told) -> tuple[Placed, ...]:
    """Return the places of the strike in the words, named here or pointed back to."""
    offset = scene.sentence.start
    found = [_as_placed(shifted(site, offset), scene) for site in sites(told, scene.mentions)]
    if any(one.location.role == "target" for one in found):
        return tuple(found)
    back = _place_back(scene, told) or _place_at_head(scene, told)
    return (*found, back) if back is not None else tuple(found)


def _place_at_head(scene: Scene, told: Told) -> Placed | None:
    """Return the town or region that heads the paragraph or its section, as digests have it."""
    document, number = scene.state.document, scene.sentence.block
    bodies = [i for i, block in enumerate(document.blocks) if block.kind == "paragraph"]
    if is_elsewhere(scene, told) or number not in bodies[1:]:
        return None  # what heads the first paragraph is where it was written
    above = document.blocks[number - 1]
    heads = [_HEAD.match(document.text, document.blocks[number].start, scene.sentence.end)]
    if above.kind == "heading":
        heads.append(_HEAD.fullmatch(document.text[above.start : above.end].rstrip(" .:") + ":"))
    for head, start in zip(heads, (0, above.start), strict=False):
        mention = _headed(scene, head, start) if head else None
        if mention is not None:
            trigger = told.triggers[0]
            role: Role = "debris" if trigger.kind == "debris" else "target"
            site = Site(
                mention=mention,
                role=role,
                what="interception" if trigger.kind == "intercept" else None,
            )
            return _as_placed(site, scene, coref=True)
    return None


def _headed(scene: Scene, head: re.Match[str], offset: int) -> Mention | None:
    """Return the one place that a head names; a capital or a country is who speaks or is meant."""
    start, end = (at + offset for at in head.span("name"))
    named = [m for m in scene.state.named if start <= m.start and m.end <= end and m.entries]
    if len(named) != 1 or named[0].start != start:
        return None
    if named[0].entries[0].place.level in {"country", "sea"}:
        return None
    return None if named[0].name in capital_names() else named[0]


def moved(mention: Mention, offset: int) -> Mention:
    """Return the mention with its offsets moved."""
    return replace(mention, start=mention.start + offset, end=mention.end + offset)


def is_part_of_name(text: str, mention: Mention) -> bool:
    """Return whether a capital follows at once: "Vitali Klitschko" is no place to return to."""
    following = re.match(r"\s+[A-Z][a-z]", text[mention.end :])
    return following is not None and mention.level_hint is None


def _points_back(scene: Scene, cue: attribution.Cue) -> bool:
    if cue.back:
        return True
    if not (cue.refuses or cue.act in {"confirm", "deny", "say"}):
        return False
    heads = [noun for i in cue.content for noun in _nouns_told(scene.doc[i])]
    nouns = [x for x in heads if x.pos_ in {"NOUN", "PROPN", "PRON", "DET"}]
    if any(x.lemma_.lower() in _BACK_NOUNS and _is_definite(x) for x in nouns):
        return True
    return cue.refuses and not any(x.dep_ != "nsubjpass" for x in heads)


def _nouns_told(head: "Token") -> "list[Token]":
    """Return the noun after a preposition ("on the reports"), or the head itself."""
    objects = [x for x in head.children if x.dep_ == "pobj"] if head.dep_ == "prep" else []
    return objects or [head]


def _is_definite(noun: "Token") -> bool:
    words = {x.lower_ for x in noun.children}
    if noun.pos_ == "PRON" or noun.lemma_.lower() in {"responsibility", "involvement"}:
        return True
    return bool(words & {"the", "this", "that", "these", "those", "its", "media"})


def _as_placed(site: Site, scene: Scene, *, coref: bool = False) -> Placed:
    text = scene.state.document.text
    within = tuple(Span(start=m.start, end=m.end, text=text[m.start : m.end]) for m in site.within)
    how = site.related
    other = how.other if how else None
    location = Location(
        text=text[site.mention.start : site.mention.end],
        start=site.mention.start,
        end=site.mention.end,
        role=site.role,
        what=site.what,
        relation=how.words if how else None,
        other=SecondPlace(text=other.text, start=other.start, end=other.end) if other else None,
        coref=coref,
        within=within,
    )
    return Placed(location=location, mention=site.mention)


def _place_back(scene: Scene, told: Told) -> Placed | None:
    """Return the place that "the region", "there" or "where" in the words points back to."""
    for match in _PLACE_BACK.finditer(told.text):
        head = told.token_at(match.start(), match.end())
        where = _is_where(told, head)
        if not where and not told.holds(match.start(), match.end()):
            continue
        if head.dep_ == "expl" or (head.dep_ not in _PLACE_EDGES and not where):
            continue
        noun = match.group(match.lastgroup or "there").lower()
        mention = _places_before(scene, match.start(), noun).place(noun)
        if mention is not None:
            trigger = told.triggers[0]
            site = Site(
                mention=mention,
                role="debris" if trigger.kind == "debris" else "target",
                what="interception" if trigger.kind == "intercept" else None,
            )
            return _as_placed(site, scene, coref=True)
    return None


def _is_where(told: Told, noun: "Token") -> bool:
    """Return whether the words stand in a clause on the noun: "the region where … fell"."""
    clauses = [
        child
        for child in noun.children
        if child.dep_ == "relcl" and any(x.tag_ == "WRB" for x in child.children)
    ]
    return any(t.token in {x.i for c in clauses for x in c.subtree} for t in told.triggers)


def _places_before(scene: Scene, end: int, noun: str) -> Memory:
    """Return a memory that has also seen the places of this sentence up to a character.

    Places that the words right before say were struck are meant rather than others named there,
    and rather than the speaker's seat by "there".
    """
    memory, start = scene.state.memory, scene.sentence.start
    document = scene.state.document.text
    before = [
        m
        for m in scene.state.named
        if m.end <= start
        and not is_part_of_name(document, m)
        and _BODY_OF.match(document, m.end) is None
    ]
    struck = [
        one.mention
        for statement in scene.state.statements
        if start - statement.quote.end <= _NEAR
        for one in statement.places
        if one.mention is not None and one.location.role != "launch"
    ]
    text = scene.sentence.text
    seen = [m for m in scene.mentions if m.end <= end and not is_part_of_name(text, m)]
    seats = [m for m in seen if noun in {"there", "area"} and _is_seat(scene, m)]
    here = [moved(m, start) for m in seen if m not in seats]
    away = [moved(m, start) for m in seats]
    return Memory(heard=memory.heard, places=[*before, *away, *struck, *here])


def _is_seat(scene: Scene, mention: Mention) -> bool:
    """Return whether the place stands in a speaker's phrase: "officials in Riyadh said"."""
    heads = (scene.doc[cue.speaker] for cue in scene.cues if cue.speaker is not None)
    return any(t.idx <= mention.start < t.idx + len(t.text) for h in heads for t in h.subtree)
