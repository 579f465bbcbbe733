"""Who a noun phrase means: canonical English name, kind and country of a speaker.

Pattern rules work for any state ("<Country>'s defence ministry", "governor of X", "the
<nationality> military"); `lexicon/actors.csv` only holds names that no pattern can know.
"""

import functools
import re

from geomap.extract.english import lexicon
from geomap.extract.english.bodies import (
    BODIES,
    KINDS,
    Actor,
    bare,
    company,
    country_in,
    demonym,
    framed,
    group,
    is_body,
    kind_of,
    outlet,
    state,
    state_body,
)
from geomap.gazetteer.countries import country_word
from geomap.model import Kind

__all__ = ["Actor", "actor", "country_in", "demonym", "is_name"]

_QUOTES = str.maketrans("", "", '"“”„«»')
_MAX_COUNTRY_WORDS = 4
_NAME_OF_TWO = 2

_MINISTRY = re.compile(r"\b(?:ministry|minist(?:er|ries)|department|secretary)\b", re.IGNORECASE)
_MINISTRY_OF: tuple[tuple[str, str], ...] = (
    (r"defen[cs]e", "Ministry of Defence"),
    (r"foreign(?: affairs)?|external affairs", "Ministry of Foreign Affairs"),
    (r"interior|internal affairs|home affairs", "Ministry of Internal Affairs"),
    (r"health", "Ministry of Health"),
    (r"energy", "Ministry of Energy"),
    (r"emergenc(?:y|ies)", "Ministry of Emergency Situations"),
    (r"oil|petroleum", "Ministry of Oil"),
    (r"information", "Ministry of Information"),
)
_TITLES = re.compile(
    r"\b(?:president|prime|deputy|foreign|defen[cs]e|interior|minister|secretary|governor|mayor"
    r"|leader|spokes(?:man|woman|person)|general|colonel|lieutenant|major|captain|admiral"
    r"|commander|chief|head|chairman|director|ambassador|envoy|adviser|advisor|mr|mrs|ms|dr"
    r"|king|premier|chancellor|regional|acting|former|state|the|press|official|analyst|expert"
    r"|air|force|army|military|navy)\b\.?",
    re.IGNORECASE,
)
# Not titles by themselves: "Defence Express", "State TV".
_QUALIFIES = re.compile(
    r"\b(?:foreign|defen[cs]e|interior|regional|acting|former|state|the|press|air|force|army"
    r"|military|navy)\b\.?",
    re.IGNORECASE,
)
_BODY_ENDS = re.compile(
    r"^(?:brigade|battalion|regiment|division|corps|command|administration|office|agency|service"
    r"|staff|guards?|forces?|front|army|union|party"
    r"|alliance|federation|league|foundation|association|organi[sz]ation|observatory|monitor|watch"
    r"|congress|parliament|senate|court|directorate|bureau|embassy|fleet|trade|operations|research"
    r"|council|company|group|network|university|hospital|cent(?:er|re)|committee|mission|movement"
    r"|coalition|commission|directorate|institute|society|crescent|cross|tv|radio|news)$",
    re.IGNORECASE,
)
# Whose ministry it is, where no state is named: "Gaza's health ministry", "the Hamas-run".
_OWNER = re.compile(r"(?P<who>[A-Z][\w-]+)(?:'s)? (?=(?:[a-z]+ )?(?:ministry|department)\b|health)")
_OF = re.compile(r"\b(?:of|for|in|at|from|to|with)(?: the)?$", re.IGNORECASE)
_MEDIA_FRAME = re.compile(
    r"\b(?:publication|newspaper|outlet|broadcaster|agency|website|portal|channel|magazine|daily"
    r"|state|news|russian|local|independent|tv|television|radio)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:an?|the|one|two|several)?\s*(?:witness(?:es)?|reporters?|correspondents?|journalists?|team"
    r"|crew|photographers?|staff|tally|count)",
    re.IGNORECASE,
)
# Words before a listed name that only describe it, and head no phrase of their own.
_DESCRIBES = (
    r"(?:(?:the|an?|its|regional|local|international|global|powerful|so-called|self-proclaimed"
    r"|paramilitary|militant|rebel|jihadist|insurgent|separatist|aid|war|conflict|rights|shipping"
    r"|maritime|security|energy|oil|grid|state|national|private|military|armed|Islamist|extremist"
    r"|shadow|exiled|ousted|interim|transitional|rival|official|semi-official"
    r"|group|militia|movement|organi[sz]ation|network|affiliate|branch|faction|company|firm|giant"
    r"|operator|charity|agency|monitor|watchdog|think[ -]tank|army|junta|coalition|alliance"
    r"|[\w.]+-(?:backed|led|linked|allied|aligned|affiliated|run|based|controlled|supported|owned)"
    r"|[A-Z][\w.]+(?:ese|ian|ean|an|ish|i|ite|ic|ch)|(?:[A-Z]\w+ )?[\w.-]+'s?"
    r"|al-[A-Z]\w+|British|U\.S\.|US|UN))"
)
_GENERIC_FIRST = re.compile(
    r"(?:Officials?|Authorities|Sources?|Residents|Witnesses|Police|Experts|Analysts|Rescuers|Locals"
    r"|Local|Regional|Senior|Military|Security|Government|Medical|Health|City|State|Unnamed)\b"
)
_QUALIFIED = re.compile(
    r"\s+(?=(?:of|in|at|on|with|for|from|by|near|affiliated|linked|close|allied|associated|based"
    r"|shared|posted|published|circulating|familiar|briefed|speaking|who|which|that)\b)"
)
_PAPERS = (
    r"(?:reports?|analys[ie]s|assessments?|tall(?:y|ies)|counts?|timelines?|statements?|releases?"
    r"|bulletins?|press releases?|summar(?:y|ies)|updates?|investigations?|dispatch(?:es)?)"
)
_PAPER_BY = re.compile(rf"(?:[\w-]+ ){{0,3}}{_PAPERS} (?:by|from|of) (?P<who>(?:the )?[A-Z].*)")
_PAPER_OF = re.compile(
    rf"(?:(?:the|a|an) )?(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*) (?:news |press )?{_PAPERS}"
)
_SELF = re.compile(
    r"(?P<kind>.{2,60}?),? (?:(?:calling|styling|naming|terming|describing|identifying)"
    r" (?:itself|themselves|himself|herself)(?: as)?|known as|called|named|dubbed|going by)"
    r" (?:the )?(?P<name>[A-Z].{1,60})"
)
_LETTERS = re.compile(r"\s\([A-Z]{2,8}(?:\)(?=\s|$)|$)")
# What a listed name is, told after it: "White Helmets rescue group", "Yemen's Houthi group".
_WITH_NOUN = re.compile(
    r"(?P<name>.{2,60}?) (?:(?:rescue|rebel|militant|armed|news|aid|rights|monitoring|insurgent"
    r"|Islamist|jihadist|resistance|paramilitary|separatist|advocacy|relief) )?(?:agency|group"
    r"|movement|organi[sz]ation|militia|rebels|militants|fighters|insurgents|guerrillas)"
)
# Who speaks for a group: "Hamas's media office", "the press service of Ansar Allah".
_PRESS = (
    r"(?:war |military |central )?(?:media|press|information|publicity|propaganda)"
    r" (?:office|arm|wing|service|department|centre|center|bureau|unit|section)"
)
_MOUTHPIECE = re.compile(
    rf"(?P<of>[^,]{{2,50}}?)(?:'s?)? {_PRESS}|(?:the )?{_PRESS} of (?:the )?(?P<whose>[^,]{{2,50}})"
    r"|(?:an? |the )?spokes(?:man|woman|person) (?:for|of) (?:the )?(?P<body>[^,]{2,50})"
)
_SPOKESMAN = re.compile(
    r"[Ss]pokes(?:man|woman|person) (?:for|of) (?:the )?(?P<whose>[A-Z][^,]{2,40}?)"
    r" (?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+)"
)
_NAME = re.compile(r"^(?:[A-ZÀ-ÞА-Я][\w’'-]+|al-[A-Z][\w-]+|bin|von|de)$")


@functools.lru_cache(maxsize=4096)  # asked again for every word of a sentence
def actor(phrase: str, *, beside: str = "") -> Actor:
    """Return who a noun phrase means; `beside` is what an apposition adds.

    Never fails: a phrase that no rule knows keeps its own words and is an unnamed speaker.
    """
    text = _author(_clean(phrase))
    itself = _SELF.fullmatch(text)
    if itself is not None:
        return _by_own_name(itself["name"], itself["kind"])
    names = (
        *(_listed, _listed_with_noun, _mouthpiece, state, _ministry, state_body),
        *(_listed_inside, framed, company, outlet, group),
    )
    for rule in names:
        found = rule(text)
        if found is not None:
            return found
    found = _person(text, beside) or _body(text)
    if found is not None:
        return found
    named = _person(_clean(beside), text) if not _is_capital(_core(text)) else None
    if named is not None:
        return named  # "the minister, Dan Lavi"
    channel = _named_channel(text, beside)
    if channel is not None:
        return channel
    name = _canonical_words(text)
    kind = kind_of(_core(text)) or kind_of(beside) or kind_of(text) or "unnamed"
    words = bare(_core(text)).split()
    code = len(words) == 1 and re.fullmatch(r"[A-Z][A-Z\d-]{2,}", words[0]) is not None
    proper = code or (len(_core(text).split()) > 1 and all(w[0].isupper() for w in words))
    return Actor(name=name, kind=kind, country=country_in(text), named=proper)


def _by_own_name(name: str, kind: str) -> Actor:
    """Return who calls itself by a name: "a militia calling itself the Dawn Brigades"."""
    known = _listed(name)
    if known is not None:
        return known
    whole = re.sub(r"\s?-\s?", "-", name)
    return Actor(name=whole, kind=kind_of(kind) or "armed_group", country=country_in(kind))


def _author(text: str) -> str:
    """Return whose paper speaks: "a Reuters tally" is Reuters, "a report by the UN" the UN."""
    by = _PAPER_BY.match(text)
    if by is not None:
        return by["who"]
    owned = _PAPER_OF.fullmatch(text)
    if owned is None:
        return text
    who = re.sub(r"'s?$", "", owned["who"])
    if who.lower() in {"media", "news", "press", "police", "intelligence"}:
        return text  # "media reports": nobody's name
    known = country_word(who)
    return text if known is not None and known.kind == "adjective" else who


def is_name(text: str) -> bool:
    """Return whether the phrase can name anybody: two letters, initials, or a code as "M23"."""
    return re.search(r"[^\W\d_]{2}|(?:[A-Z]\.){2}|\b[A-Z]-?\d", text) is not None


def _is_capital(text: str) -> bool:
    """Return whether the phrase ends in a name of its own, and so needs none beside it."""
    return text.rpartition(" ")[2][:1].isupper()


def _core(text: str) -> str:
    """Return the phrase up to what qualifies it: "channel affiliated with …" is "channel"."""
    return _QUALIFIED.split(text, maxsplit=1)[0].strip() or text


def _clean(phrase: str) -> str:
    phrase = _LETTERS.sub("", phrase)  # "the relief agency (RAK)", "Sea Trade Watch (STW) agency"
    text = re.sub(r"\s+", " ", phrase.translate(_QUOTES).replace("’", "'")).strip(" ,;:-–—'")
    text = text if re.search(r"(?:\b[A-Z]\.){2}$", text) else text.rstrip(".")
    return re.sub(r"'s$", "", text)


def _listed(text: str) -> Actor | None:
    name = bare(text)
    if name.islower():
        return None  # "the site", "the sun": no names
    row = lexicon.actors().get(name.lower()) or lexicon.actors().get(_undotted(name).lower())
    if row is None:
        return None
    person = any(row.name == one["name"] for one in lexicon.rows("persons"))
    return Actor(name=row.name, kind=_as_kind(row.kind), country=row.country, person=person)


def _listed_with_noun(text: str) -> Actor | None:
    """Return the listed actor after which stands what it is: "White Helmets rescue group"."""
    found = _WITH_NOUN.fullmatch(bare(text))
    if found is None:
        return None
    return _listed(found["name"]) or _listed(re.sub(r"^[A-Z][\w.-]+'s? ", "", found["name"]))


def _spokesman(text: str) -> Actor | None:
    """Return the person in "spokesman for the Taliban Dan Lavi", a listed group's."""
    found = _SPOKESMAN.fullmatch(bare(text))
    whose = _listed(found["whose"]) if found else None
    if found is None or whose is None or whose.kind != "armed_group":
        return None
    return Actor(name=found["name"], kind="armed_group", country=whose.country, person=True)


def _mouthpiece(text: str) -> Actor | None:
    """Return the armed group for which an office or a spokesman by no name speaks."""
    found = _MOUTHPIECE.fullmatch(bare(text))
    if found is None:
        return None
    whose = found["of"] or found["whose"] or found["body"]
    known = _listed(whose) or _listed_with_noun(whose) or _listed_inside(whose)
    return known if known is not None and known.kind == "armed_group" else None


def _listed_inside(text: str) -> Actor | None:
    """Return the listed actor that a phrase frames: "state news agency TASS", "outlet Astra"."""
    words = text.split()
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size, -1, -1):
            inner = " ".join(words[start : start + size])
            row = lexicon.actors().get(inner.lower())
            if row is None or inner.islower():
                continue
            rest = " ".join(words[:start] + words[start + size :])
            person = row.name in _person_names()
            framed = row.kind in {"media", "social_media"} and _MEDIA_FRAME.search(rest)
            last = start + size == len(words) and (person or _only_describes(rest))
            staff = row.kind == "media" and _STAFF.fullmatch(rest) is not None
            if framed or last or staff:
                return Actor(
                    name=row.name,
                    kind=_as_kind(row.kind),
                    country=row.country,
                    person=last and person,
                )
    return None


def _only_describes(lead: str) -> bool:
    """Return whether words before a name only say what it is: "the Iran-backed group"."""
    return re.fullmatch(rf"(?:{_DESCRIBES}\s+){{0,6}}{_DESCRIBES}", lead) is not None


def _undotted(text: str) -> str:
    """Return the text with initials run together: "U.N." is "UN"."""
    return re.sub(r"\b(?:[A-Z]\.){2,4}", lambda found: found[0].replace(".", ""), text)


def _named_channel(text: str, beside: str) -> Actor | None:
    """Return the channel or outlet whose name stands beside it: "A channel, Front Notes, wrote"."""
    kind = kind_of(_core(text))
    words = _clean(beside).split()
    named = 0 < len(words) <= _MAX_COUNTRY_WORDS and all(word[0].isupper() for word in words)
    if kind not in {"media", "social_media", "ngo", "armed_group", "company"} or not named:
        return None
    return Actor(name=" ".join(words), kind=kind, country=country_in(text))


@functools.cache
def _person_names() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.rows("persons"))


def _ministry(text: str) -> Actor | None:
    if not re.search(r"\bministry\b|\bdepartment of\b", text, re.IGNORECASE):
        return None
    if re.search(r"\bministry's\b(?! of\b)", text, re.IGNORECASE):
        return None  # "the ministry's channel"
    if re.search(r"\bspokes|\bofficial|\bsource", text, re.IGNORECASE):
        return None
    alpha2 = country_in(text)
    for pattern, name in _MINISTRY_OF:
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            owner = _OWNER.match(bare(text))
            whose = demonym(alpha2) if alpha2 else owner["who"] if owner else None
            full = f"{whose} {name}" if whose else name
            return Actor(name=full, kind="ministry", country=alpha2, named=whose is not None)
    return None


def _person(text: str, beside: str) -> Actor | None:
    words = text.split()
    tail: list[str] = []
    for word in reversed(words):
        if (
            not _NAME.match(word)
            or word.endswith("'s")
            or _TITLES.fullmatch(word)
            or country_word(word)
        ):
            break
        tail.insert(0, word)
    lead = " ".join(words[: len(words) - len(tail)])
    body = bool(tail) and (is_body(" ".join(tail)) or _BODY_ENDS.search(tail[-1]) is not None)
    if re.fullmatch(r"(?:Mayor|Governor|Head|President) of", lead) and len(tail) > _NAME_OF_TWO:
        tail = tail[-_NAME_OF_TWO:]  # "Mayor of Loja Ana Paz"
    elif (own := _spokesman(text)) is not None:
        return own
    elif not tail or body or _OF.search(lead):
        return None  # "the mayor of Loja" is no Mr Loja
    kind = kind_of(lead) or kind_of(beside)
    if len(tail) == 1 and not _TITLES.search(_QUALIFIES.sub("", bare(lead))):
        return None
    name = " ".join(tail)
    known = lexicon.actors().get(name.lower())
    if known is not None:
        return Actor(name=known.name, kind=_as_kind(known.kind), country=known.country, person=True)
    group = next((a for w in lead.split() if (a := lexicon.actors().get(w.lower()))), None)
    if group is not None and group.kind == "armed_group":
        kind = "armed_group"
    return Actor(
        name=name,
        kind=kind if kind is not None and kind != "ministry" else "official",
        country=country_in(lead) or country_in(beside),
        person=True,
    )


def _body(text: str) -> Actor | None:
    if re.search(r"\b(?:officials?|sources?|experts?|spokes\w+)\b", text, re.IGNORECASE):
        return None
    alpha2 = country_in(text)
    if alpha2 is None:
        return None
    core = text if re.fullmatch(r"(?:the )?[\w ]+ of [\w' ]+", text) else _core(text)
    owner = re.sub(r"\s+of\s+[\w' .]+$", "", core)
    if owner != core and any(word[0].isupper() for word in bare(owner).split()):
        return None  # a named part of a body: "Strategic Communications Directorate of …"
    for pattern, name, kind in BODIES:
        if re.search(rf"\b(?:{pattern})$", owner, re.IGNORECASE):
            return Actor(name=f"{demonym(alpha2)} {name}", kind=kind, country=alpha2)
    return None


def _as_kind(text: str) -> Kind:
    known: dict[str, Kind] = {kind: kind for _, kind in KINDS}
    known |= {"international_body": "international_body", "head_of_state": "head_of_state"}
    return known[text]


def _canonical_words(text: str) -> str:
    """Return the phrase without its article: "a U.S. official" is "U.S. official"."""
    words = bare(text)
    if _GENERIC_FIRST.match(words):
        words = words[0].lower() + words[1:]  # "Officials" begins the sentence
    posts = re.match(
        r"(?P<what>images|photos?|pictures|videos?|footage|clips?)\b.*?\b(?P<where>Telegram|X|Twitter"
        r"|TikTok|Facebook|YouTube|VK|social media)\b",
        words,
    )
    if posts:
        where = posts.group("where")
        return f"{where[0].upper()}{where[1:]} posts"
    return words
