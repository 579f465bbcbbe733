"""Who a noun phrase means: canonical English name, kind and country of a speaker.

Pattern rules work for any state ("<Country>'s defence ministry", "governor of X", "the
<nationality> military"); `lexicon/actors.csv` only holds names that no pattern can know.
"""

import re
from dataclasses import dataclass

from geomap.extract.english import lexicon
from geomap.gazetteer.countries import country, country_word
from geomap.model import Kind

_ARTICLE = re.compile(
    r"^(?:the|a|an|some|several|many|multiple|two|three|other|both)\s+", re.IGNORECASE
)
_QUOTES = str.maketrans("", "", '"“”„«»')
_MAX_COUNTRY_WORDS = 4

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
_BODIES: tuple[tuple[str, str, Kind], ...] = (
    (r"general staff", "General Staff", "military"),
    (r"air force", "Air Force", "military"),
    (r"navy|naval forces", "Navy", "military"),
    (r"air defen[cs]e(?: forces)?", "air defence forces", "military"),
    (r"(?:military|army) intelligence", "military intelligence", "intelligence"),
    (r"intelligence|security service", "intelligence", "intelligence"),
    (r"armed forces|military|army|forces|troops", "military", "military"),
    (r"border (?:guard|service)s?", "border service", "military"),
    (r"emergency services?|rescue(?:rs| services?| workers)", "emergency services", "official"),
    (r"police", "police", "official"),
    (r"government|authorities|administration|leadership", "government", "official"),
    (r"embassy|foreign office", "embassy", "official"),
    (r"state media|state television|state tv", "state media", "media"),
    (r"media|news agenc(?:y|ies)|press|outlets?|newspapers?", "media", "media"),
)
# Words of a phrase that tell the kind of who speaks, the most telling first.
_KINDS: tuple[tuple[str, Kind], ...] = (
    (r"telegram|channels?|bloggers?|social media|users|posts|accounts?|tweets?", "social_media"),
    (r"images|photos?|pictures|videos?|footage|clips?", "social_media"),
    (r"editor(?:-in-chief)?|journalists?|reporters?|correspondents?|broadcaster", "media"),
    (r"publication|newspaper|outlets?|news agenc(?:y|ies)|media|magazine|website", "media"),
    (r"site|portal|daily|weekly|radio|television|tv|station", "media"),
    (r"experts?|analysts?|researchers?|professor|specialists?", "expert"),
    (r"(?:eye)?witness(?:es)?|residents?|locals|survivors?|villagers?", "witness"),
    (r"governors?|mayors?|regional|local|city|district|municipal|oblast", "local_official"),
    (r"installed|occupation", "local_official"),
    (r"president|prime minister|premier|king|supreme leader|chancellor", "head_of_state"),
    (r"intelligence|security service|spy", "intelligence"),
    (r"ministry|department", "ministry"),
    (r"police|rescuers?|firefighters|emergency services?|coast guard", "official"),
    (r"officials?|minister|spokes(?:man|woman|person)|secretary|envoy|ambassador", "official"),
    (r"adviser|advisor|authorities|government|administration|lawmakers?|deputy", "official"),
    (r"generals?|colonel|commander|army|military|brigade|navy|air force|troops", "military"),
    (r"junta|coalition|regiment|battalion|command", "military"),
    (r"un|u\.n\.|united nations", "international_body"),
    (r"rebels?|militants?|insurgents?|militia|fighters|separatists?|group", "armed_group"),
    (r"company|operator|corporation|firm", "company"),
    (r"charity|ngo|rights group|monitor(?:ing group)?|observatory", "ngo"),
    (r"sources?|insiders?|people familiar", "unnamed"),
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
    r"|council|company|group|network|university|hospital|cent(?:er|re)|committee|mission|movement"
    r"|coalition|commission|directorate|institute|society|crescent|cross|tv|radio|news)$",
    re.IGNORECASE,
)
# Whose ministry it is, where no state is named: "Gaza's health ministry", "the Hamas-run".
_OWNER = re.compile(r"(?P<who>[A-Z][\w-]+)(?:'s)? (?=(?:[a-z]+ )?(?:ministry|department)\b|health)")
_OF = re.compile(r"\b(?:of|for|in|at|from|to|with)(?: the)?$", re.IGNORECASE)
_MEDIA_FRAME = re.compile(
    r"\b(?:publication|newspaper|outlet|broadcaster|agency|website|portal|channel|magazine|daily"
    r"|state|news|russian|local|independent)\b",
    re.IGNORECASE,
)
_FRAMED = re.compile(
    r"(?P<frame>(?:[\w.'-]+ ){0,4}(?:channel|outlet|newspaper|site|portal|website|broadcaster"
    r"|agency|publication|magazine|daily|station)) (?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
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
_NAME = re.compile(r"^(?:[A-ZÀ-ÞА-Я][\w’'-]+|al-[A-Z][\w-]+|bin|von|de)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who a phrase means; `named` is False for "an official", "sources", "experts"."""

    name: str
    kind: Kind
    country: str | None = None
    named: bool = True
    person: bool = False


def actor(phrase: str, *, beside: str = "") -> Actor:
    """Return who a noun phrase means; `beside` is what an apposition adds.

    Never fails: a phrase that no rule knows keeps its own words and is an unnamed speaker.
    """
    text = _author(_clean(phrase))
    for rule in (_listed, _state, _ministry, _listed_inside, _framed, _person, _body):
        found = rule(text, beside)
        if found is not None:
            return found
    named = _person(_clean(beside), text) if not _is_capital(_core(text)) else None
    if named is not None:
        return named  # "the minister, Dan Lavi"
    name = _canonical_words(text)
    kind = _kind(_core(text)) or _kind(beside) or _kind(text) or "unnamed"
    proper = len(_core(text).split()) > 1 and all(
        word[0].isupper() for word in _bare(_core(text)).split()
    )
    return Actor(name=name, kind=kind, country=country_in(text), named=proper)


def _author(text: str) -> str:
    """Return whose paper speaks: "a Reuters tally" is Reuters, "a report by the UN" the UN."""
    by = _PAPER_BY.match(text)
    if by is not None:
        return by["who"]
    owned = _PAPER_OF.fullmatch(text)
    if owned is None:
        return text
    who = re.sub(r"'s?$", "", owned["who"])
    known = country_word(who)
    return text if known is not None and known.kind == "adjective" else who


def is_name(text: str) -> bool:
    """Return whether the phrase can name anybody: two letters, initials, or a code as "M23"."""
    return re.search(r"[^\W\d_]{2}|(?:[A-Z]\.){2}|\b[A-Z]-?\d", text) is not None


def _is_capital(text: str) -> bool:
    """Return whether the phrase ends in a name of its own, and so needs none beside it."""
    return text.rpartition(" ")[2][:1].isupper()


def country_in(text: str) -> str | None:
    """Return the first country that any words of the phrase stand for."""
    tokens = re.findall(r"[\w.’'-]+", text)
    for start in range(len(tokens)):
        for size in range(min(_MAX_COUNTRY_WORDS, len(tokens) - start), 0, -1):
            word = " ".join(tokens[start : start + size])
            found = country_word(word) or country_word(word.rstrip("."))
            if found is not None:
                return found.alpha2
    return None


def _core(text: str) -> str:
    """Return the phrase up to what qualifies it: "channel affiliated with …" is "channel"."""
    return _QUALIFIED.split(text, maxsplit=1)[0].strip() or text


def demonym(alpha2: str) -> str:
    """Return the adjective of a country ("Russian"), or its name where it has none."""
    found = country(alpha2)
    if found is None:
        return alpha2
    return found.adjectives[0] if found.adjectives else found.name


def _clean(phrase: str) -> str:
    text = re.sub(r"\s+", " ", phrase.translate(_QUOTES).replace("’", "'")).strip(" ,;:-–—'")
    text = text if re.search(r"(?:\b[A-Z]\.){2}$", text) else text.rstrip(".")
    return re.sub(r"'s$", "", text)


def _bare(text: str) -> str:
    while (shorter := _ARTICLE.sub("", text)) != text:
        text = shorter
    return text


def _listed(text: str, beside: str) -> Actor | None:
    del beside
    row = lexicon.actors().get(_bare(text).lower())
    if row is None:
        return None
    person = any(row.name == one["name"] for one in lexicon.rows("persons"))
    return Actor(name=row.name, kind=_as_kind(row.kind), country=row.country, person=person)


def _listed_inside(text: str, beside: str) -> Actor | None:
    """Return the listed actor that a phrase frames: "state news agency TASS", "outlet Astra"."""
    del beside
    words = text.split()
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size, -1, -1):
            inner = " ".join(words[start : start + size])
            row = lexicon.actors().get(inner.lower())
            if row is None or inner.islower():
                continue
            rest = " ".join(words[:start] + words[start + size :])
            framed = row.kind in {"media", "social_media"} and _MEDIA_FRAME.search(rest)
            last = start + size == len(words) and row.name in _person_names()
            if framed or last:
                return Actor(
                    name=row.name, kind=_as_kind(row.kind), country=row.country, person=last
                )
    return None


def _framed(text: str, beside: str) -> Actor | None:
    """Return the outlet that its kind frames: "the site Hespress", "Telegram channel Krym"."""
    del beside
    match = _FRAMED.fullmatch(text)
    if match is None:
        return None
    kind = _kind(match["frame"]) or "media"
    return Actor(name=match["name"], kind=kind, country=country_in(match["frame"]))


def _person_names() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.rows("persons"))


def _state(text: str, beside: str) -> Actor | None:
    """Return a state that speaks by its name, capital or seat: "Moscow says"."""
    del beside
    found = country_word(_bare(text))
    if found is None or found.kind == "adjective":
        return None
    state = country(found.alpha2)
    name = state.name if state else text
    return Actor(name=name, kind="official", country=found.alpha2)


def _ministry(text: str, beside: str) -> Actor | None:
    del beside
    if not re.search(r"\bministry\b|\bdepartment of\b", text, re.IGNORECASE):
        return None
    if re.search(r"\bspokes|\bofficial|\bsource", text, re.IGNORECASE):
        return None
    alpha2 = country_in(text)
    for pattern, name in _MINISTRY_OF:
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            owner = _OWNER.match(_bare(text))
            whose = demonym(alpha2) if alpha2 else owner["who"] if owner else None
            full = f"{whose} {name}" if whose else name
            return Actor(name=full, kind="ministry", country=alpha2, named=whose is not None)
    return None


def _person(text: str, beside: str) -> Actor | None:
    words = text.split()
    tail: list[str] = []
    for word in reversed(words):
        if not _NAME.match(word) or _TITLES.fullmatch(word) or country_word(word):
            break
        tail.insert(0, word)
    lead = " ".join(words[: len(words) - len(tail)])
    body = bool(tail) and (_body_word(" ".join(tail)) or _BODY_ENDS.search(tail[-1]) is not None)
    if not tail or body or _OF.search(lead):
        return None  # "the mayor of Loja" is no Mr Loja
    kind = _kind(lead) or _kind(beside)
    if len(tail) == 1 and not _TITLES.search(_QUALIFIES.sub("", _bare(lead))):
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


def _body(text: str, beside: str) -> Actor | None:
    del beside
    if re.search(r"\b(?:officials?|sources?|experts?|spokes\w+)\b", text, re.IGNORECASE):
        return None
    alpha2 = country_in(text)
    if alpha2 is None:
        return None
    core = text if re.fullmatch(r"(?:the )?[\w ]+ of [\w' ]+", text) else _core(text)
    owner = re.sub(r"\s+of\s+[\w' .]+$", "", core)
    if owner != core and any(word[0].isupper() for word in _bare(owner).split()):
        return None  # a named part of a body: "Strategic Communications Directorate of …"
    for pattern, name, kind in _BODIES:
        if re.search(rf"\b(?:{pattern})$", owner, re.IGNORECASE):
            return Actor(name=f"{demonym(alpha2)} {name}", kind=kind, country=alpha2)
    return None


def _body_word(text: str) -> bool:
    return any(re.search(rf"\b(?:{p})$", text, re.IGNORECASE) for p, _, _ in _BODIES)


def _kind(text: str) -> Kind | None:
    for pattern, kind in _KINDS:
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            return kind
    return None


def _as_kind(text: str) -> Kind:
    known: dict[str, Kind] = {kind: kind for _, kind in _KINDS}
    known |= {"international_body": "international_body", "head_of_state": "head_of_state"}
    return known[text]


def _canonical_words(text: str) -> str:
    """Return the phrase without its article: "a U.S. official" is "U.S. official"."""
    bare = _bare(text)
    if _GENERIC_FIRST.match(bare):
        bare = bare[0].lower() + bare[1:]  # "Officials" begins the sentence
    posts = re.match(
        r"(?P<what>images|photos?|pictures|videos?|footage|clips?)\b.*?\b(?P<where>Telegram|X|Twitter"
        r"|TikTok|Facebook|YouTube|VK|social media)\b",
        bare,
    )
    if posts:
        where = posts.group("where")
        return f"{where[0].upper()}{where[1:]} posts"
    return bare
