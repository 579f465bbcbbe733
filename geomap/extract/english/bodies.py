"""Bodies that every state has, and what the names of outlets and armed groups end in.

A body's canonical name is the state's adjective and the body ("Omani coast guard").
"""

import re
from dataclasses import dataclass

from geomap.gazetteer.countries import country, country_word
from geomap.model import Kind

_MAX_COUNTRY_WORDS = 4
_ARTICLE = re.compile(
    r"^(?:the|a|an|some|several|many|multiple|two|three|other|both)\s+", re.IGNORECASE
)
BODIES: tuple[tuple[str, str, Kind], ...] = (
    (r"general staff", "General Staff", "military"),
    (r"joint chiefs(?: of staff)?", "Joint Chiefs of Staff", "military"),
    (
        r"presidency|president's office|presidential (?:office|administration)",
        "presidency",
        "official",
    ),
    (r"civil defen[cs]e(?: agency| service| directorate| authority)?", "civil defence", "official"),
    (r"coast ?guard", "coast guard", "official"),
    (r"national guard", "National Guard", "military"),
    (r"gendarmerie", "gendarmerie", "official"),
    (r"red (?:crescent|cross)(?: society)?", "Red Crescent", "ngo"),
    (r"air force", "Air Force", "military"),
    (r"navy|naval forces", "Navy", "military"),
    (r"air defen[cs]e(?: forces)?", "air defence forces", "military"),
    (r"(?:military|army) intelligence", "military intelligence", "intelligence"),
    (r"intelligence|security service", "intelligence", "intelligence"),
    (
        r"(?:national )?defen[cs]e forces?|armed forces|military|army|forces|troops",
        "military",
        "military",
    ),
    (r"border (?:guard|service|troop)s?(?: service)?", "border service", "military"),
    (r"emergency services?|rescue(?:rs| services?| workers)", "emergency services", "official"),
    (r"police", "police", "official"),
    (r"government|authorities|administration|leadership", "government", "official"),
    (r"embassy|foreign office", "embassy", "official"),
    (r"state media|state television|state tv", "state media", "media"),
    (r"media|news agenc(?:y|ies)|press|outlets?|newspapers?", "media", "media"),
)
# Words of a phrase that tell the kind of who speaks, the most telling first.
KINDS: tuple[tuple[str, Kind], ...] = (
    (r"telegram|channels?|bloggers?|social media|users|posts|accounts?|tweets?", "social_media"),
    (r"images|photos?|pictures|videos?|footage|clips?", "social_media"),
    (r"editor(?:-in-chief)?|journalists?|reporters?|correspondents?|broadcaster", "media"),
    (r"publication|newspaper|outlets?|news agenc(?:y|ies)|media|magazine|website", "media"),
    (r"site|portal|daily|weekly|radio|television|tv|station", "media"),
    (r"medics?|doctors?|nurses?|surgeons?|paramedics?", "witness"),
    (
        r"(?:aid|relief|rights|monitoring|humanitarian|watchdog) (?:groups?|agenc(?:y|ies))",
        "ngo",
    ),
    (r"(?:aid|relief|humanitarian) workers?|activists?|lawyers", "ngo"),
    (r"peacekeep(?:ers?|ing)", "international_body"),
    (r"experts?|analysts?|researchers?|professor|specialists?", "expert"),
    (r"(?:eye)?witness(?:es)?|residents?|locals|survivors?|villagers?", "witness"),
    (r"(?:armed|military) wing", "armed_group"),
    (r"governors?|mayors?|regional|local|city|district|municipal|oblast", "local_official"),
    (r"installed|occupation", "local_official"),
    (r"president|prime minister|premier|king|supreme leader|chancellor", "head_of_state"),
    (r"intelligence|security service|spy", "intelligence"),
    (r"ministry|department", "ministry"),
    (r"police|rescue(?:rs?| workers| services?)|firefighters|gendarmes|coast guard", "official"),
    (r"(?:emergency|ambulance|fire) services?|civil defen[cs]e", "official"),
    (r"officials?|minister|spokes(?:man|woman|person)|secretary|envoy|ambassador", "official"),
    (r"adviser|advisor|authorities|government|administration|lawmakers?|deputy", "official"),
    (r"prosecutors?|prosecutor general(?:'s office)?|ombudsman", "official"),
    (r"generals?|colonel|commander|army|military|brigade|navy|air force|troops", "military"),
    (r"junta|coalition|regiment|battalion|command", "military"),
    (r"un|u\.n\.|united nations", "international_body"),
    (r"rebels?|militants?|insurgents?|militia|fighters|separatists?|group", "armed_group"),
    (r"company|operator|corporation|firm", "company"),
    (r"charity|ngo|rights group|monitor(?:ing group)?|observatory", "ngo"),
    (r"unions?|associations?|federation|syndicate|chamber of commerce", "ngo"),
    (
        # Private persons; whatever office stands in the same phrase was found before.
        (
            r"farmers?|pensioners?|retirees?|teachers?|students?|drivers?|traders?|vendors?|"
            r"(?:home|shop|house)?owners?|shopkeepers?|workers?|fisherm[ae]n|bakers?|mechanics?|"
            r"miners?|passengers?|refugees?|neighbou?rs?|relatives?|tenants?|housewi(?:fe|ves)|"
            r"widows?|(?:grand)?(?:mothers?|fathers?)|husband|wife|sons?|daughters?|brothers?|sisters?"
        ),
        "witness",
    ),
    (r"sources?|insiders?|people familiar", "unnamed"),
)
# What an outlet's name ends in or begins with, where nobody is called so.
_OUTLET = re.compile(
    r"(?:[A-Z][\w.’'-]* ){1,4}(?:Times|Tribune|Herald|Gazette|Standard|Chronicle|Observer|Journal"
    r"|Post|News|Today|Daily|Weekly|Independent|Telegraph|Broadcasting|Television|TV|Radio|Press"
    r"|Mirror|Online|News Agency|news agency)"
    r"|(?:Radio|TV|Channel|Telewizja) [A-Z0-9][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"
)
# "Governor Ana Post", "State TV": a person, and nobody's name.
_TITLED = re.compile(
    r"(?:State|Local|Regional|National|Military|Public|Governor|Mayor|President|Minister|Captain"
    r"|Colonel|General|Major|Lieutenant|Admiral|Senator|Mr|Mrs|Ms|Dr|Judge|Spokes\w+)\b"
)
# What an armed group's name holds and ends in.
_GROUP = re.compile(
    r"(?:[A-Z][\w’'-]* ){0,3}(?:Liberation|People['’]s|Revolutionary|Islamic|Patriotic|Popular"
    r"|Salvation|Resistance|Independence|Freedom|Martyrs['’]?) (?:[A-Z][\w’'-]* ){0,2}"
    r"(?:Front|Army|Movement|Brigades?|Resistance|Militia|Jihad|Battalions?|Organi[sz]ation)"
)

_FRAMED = re.compile(
    r"(?P<frame>(?:[\w.'-]+ ){0,4}(?:channel|outlet|newspaper|site|portal|website|broadcaster"
    r"|agency|publication|magazine|daily|station)) (?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
)
_COMPANY = re.compile(
    r"(?:[\w.'-]+ ){0,4}(?:company|firm|consultancy|consultants|insurer|shipper|brokerage)"
    r" (?P<name>[A-Z][\w.’'&-]*(?: [A-Z&][\w.’'&-]*){0,3})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who a phrase means; `named` is False for "an official", "sources", "experts"."""

    name: str
    kind: Kind
    country: str | None = None
    named: bool = True
    person: bool = False


def bare(text: str) -> str:
    """Return the phrase without its articles: "the army" is "army"."""
    while (shorter := _ARTICLE.sub("", text)) != text:
        text = shorter
    return text


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


def demonym(alpha2: str) -> str:
    """Return the adjective of a country ("Russian"), or its name where it has none."""
    found = country(alpha2)
    if found is None:
        return alpha2
    return found.adjectives[0] if found.adjectives else found.name


def outlet(text: str) -> Actor | None:
    """Return the outlet that its own name tells: "Radio Kivu", "the Lakes Tribune"."""
    name = bare(text)
    titled = _TITLED.match(name) is not None
    if _OUTLET.fullmatch(name) is None or titled:
        return None
    return Actor(name=name, kind="media", country=country_in(name))


def state(text: str) -> Actor | None:
    """Return a state that speaks by its name, capital or seat: "Moscow says"."""
    found = country_word(bare(text))
    if found is None or found.kind == "adjective":
        return None
    known = country(found.alpha2)
    name = known.name if known else text
    return Actor(name=name, kind="official", country=found.alpha2)


def state_body(text: str) -> Actor | None:
    """Return a body that only its state stands before: "Peru's navy", "the Omani coast guard"."""
    words = bare(text)
    for pattern, name, kind in BODIES:
        found = re.fullmatch(
            rf"(?P<who>.{{2,60}}?)(?:'s?)?(?: (?:state|national|royal))? (?i:{pattern})"
            rf"|(?i:(?:national )?(?:{pattern})) of (?:the )?(?P<of>.{{2,60}})",
            words,
        )
        who = country_word(found["who"] or found["of"]) if found else None
        if who is not None and name != "media":
            red = re.search(r"red cross", text, re.IGNORECASE)
            what = "Red Cross" if red and kind == "ngo" else name
            return Actor(name=f"{demonym(who.alpha2)} {what}", kind=kind, country=who.alpha2)
    return None


def group(text: str) -> Actor | None:
    """Return the armed group that its own name tells: "the Lakes Liberation Front"."""
    name = bare(text)
    if _GROUP.fullmatch(name) is None:
        return None
    return Actor(name=name, kind="armed_group", country=country_in(name))


def framed(text: str) -> Actor | None:
    """Return the outlet that its kind frames: "the site Hespress", "Telegram channel Krym"."""
    match = _FRAMED.fullmatch(text)
    if match is None:
        return None
    kind = kind_of(match["frame"]) or "media"
    return Actor(name=match["name"], kind=kind, country=country_in(match["frame"]))


def company(text: str) -> Actor | None:
    """Return the company that its kind frames: "maritime security firm Vanguard"."""
    found = _COMPANY.fullmatch(bare(text))
    if found is None:
        return None
    return Actor(name=found["name"], kind="company", country=country_in(text))


def is_body(text: str) -> bool:
    """Return whether the words end in a body that every state has: "air force"."""
    return any(re.search(rf"\b(?:{p})$", text, re.IGNORECASE) for p, _, _ in BODIES)


def kind_of(text: str) -> Kind | None:
    """Return the kind of speaker that the words tell, the most telling word first."""
    for pattern, kind in KINDS:
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            return kind
    return None
