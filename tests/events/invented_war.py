"""A war that never was, between Peru and Ecuador in 2031, told by invented documents.

Quebrada (a town) lies in the region of Arenal, the airfield of Quebrada beside it, Molinos 120 km
off in the same region; Salitre is the region next to it. All are in Peru; Ecuador attacks.
"""

from typing import Any

from builders import claim, located

from geomap.model import (
    Claim,
    Claimant,
    Count,
    DateInterval,
    DocumentRef,
    Kind,
    Link,
    Location,
    Place,
    Span,
    Stance,
    Target,
    Weapon,
)

PERU = Place(id="x:peru", name="Peru", level="country", country="PE", lon=-75.0, lat=-10.0)
ARENAL = Place(
    id="x:arenal",
    name="Arenal Region",
    level="region",
    country="PE",
    admin1="PE-ARN",
    lon=-79.0,
    lat=-5.0,
)
SALITRE = Place(
    id="x:salitre",
    name="Salitre Region",
    level="region",
    country="PE",
    admin1="PE-SAL",
    lon=-78.0,
    lat=-7.0,
)
QUEBRADA = Place(
    id="x:quebrada",
    name="Quebrada",
    level="settlement",
    country="PE",
    admin1="PE-ARN",
    lon=-79.20,
    lat=-5.20,
)
AIRFIELD = Place(
    id="x:airfield",
    name="Quebrada airfield",
    level="point",
    country="PE",
    admin1="PE-ARN",
    lon=-79.12,
    lat=-5.15,
)
MOLINOS = Place(
    id="x:molinos",
    name="Molinos",
    level="settlement",
    country="PE",
    admin1="PE-ARN",
    lon=-78.30,
    lat=-5.80,
)

TALON = Weapon(name="Talon", weapon_class="ballistic missile", supplier="US")
HERON = Weapon(name="Heron", weapon_class="cruise missile")
MISSILE = Weapon(name="missile", weapon_class="missile")
DRONE = Weapon(name="drone", weapon_class="drone")


def speaker(name: str | None, kind: Kind = "official", country: str | None = None) -> Claimant:
    return Claimant(name=name, kind=kind, country=country)


PUBLISHER = speaker(None, "publisher")
PERU_MOD = speaker("Ministry of Defence of Peru", "ministry", "PE")
ECUADOR_STAFF = speaker("General Staff of Ecuador", "military", "EC")
LIMA = speaker("Lima", "official", "PE")
AN_OFFICIAL = speaker("U.S. official", "official", "US")
THE_STAR = speaker("The Star", "media", "GB")
CHANNELS = speaker("Telegram channels", "social_media")


def days(first: str | None, last: str | None = None, **fields: Any) -> DateInterval:
    return DateInterval(earliest=first, latest=last or first, **({"basis": "stated"} | fields))


def undated(published: str | None = "2031-05-12") -> DateInterval:
    return DateInterval(earliest=None, latest=published, basis="document")


def number(low: int | None, high: int | None = None, **fields: Any) -> Count:
    return Count(low=low, high=low if high is None else high, **fields)


def at(*places: Place, **fields: Any) -> tuple[Location, ...]:
    return tuple(located(place, **fields) for place in places)


def says(  # noqa: PLR0913  # a claim has many parts, and each test names the few it is about
    document: str,
    who: Claimant,
    *,
    start: int = 0,
    stance: Stance = "claimed",
    date: DateInterval | None = None,
    where: tuple[Location, ...] | None = None,
    weapons: tuple[Weapon, ...] = (TALON,),
    published: str | None = "2031-05-12",
    publisher: str | None = None,
    targets: tuple[str, ...] = (),
    via: tuple[str, ...] = (),
    attacker: str | None = "EC",
    **fields: Any,
) -> Claim:
    """Return a claim of 9 May 2031 on Arenal with Talon missiles, unless it is told otherwise."""
    name = who.name or "publisher"
    defaults: dict[str, Any] = {
        "id": f"{document}-{name.casefold().replace(' ', '-')}-{start}",
        "document": DocumentRef(
            id=document,
            path=f"{document}.txt",
            publisher=publisher,
            published=published,
            sha256="0" * 64,
        ),
        "quotes": (Span(start=start, end=start + 12, text="They struck."),),
        "claimant": who,
        "chain": (
            Link(name=publisher, kind="publisher"),
            *(Link(name=relay, kind="media") for relay in via),
            *([] if who.kind == "publisher" else [Link(name=who.name, kind=who.kind)]),
        ),
        "stance": stance,
        "date": date or days("2031-05-09"),
        "locations": at(ARENAL) if where is None else where,
        "weapons": weapons,
        "targets": tuple(Target(kind=kind) for kind in targets),
        "attacker": attacker,
    }
    return claim(**(defaults | fields))
