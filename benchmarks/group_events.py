"""Group invented claims into events; print seconds of one core, megabytes, and how time grows.

Usage: python benchmarks/group_events.py [CLAIMS ...]      (10000 and 100000 unless given)

The claims are made by a fixed rule: strikes on 400 towns of 40 regions, each told by several
documents, some by region or country only, some without a day, some with numbers that differ. One
strike in 2,000 is told by very many documents. Ten times as many claims are told of ten times as
many days (a longer war), and then once more of the same 730 days (a denser one).
"""

import math
import random
import resource
import sys
import time
from datetime import date, timedelta

from geomap.events import group
from geomap.model import (
    Claim,
    Claimant,
    Count,
    DateInterval,
    DocumentRef,
    Kind,
    Link,
    Location,
    MadeBy,
    Place,
    Span,
    Weapon,
)

DEFAULT_SIZES = (10_000, 100_000)
FIRST_DAY = date(2031, 1, 1)
DAYS = 730
REGIONS = 40
TOWNS_A_REGION = 10
CLAIMS_A_STRIKE = 12
CROWD = 800
WEAPONS = (("Talon", "ballistic missile"), ("Heron", "drone"), (None, "missile"), (None, "drone"))
SPEAKERS: tuple[tuple[str, Kind, str | None], ...] = (
    ("Ministry of Defence of Westland", "ministry", "WL"),
    ("General Staff of Eastland", "military", "EL"),
    ("residents", "witness", None),
    ("an official", "unnamed", None),
    ("Radio East", "media", "EL"),
)
MADE_BY = MadeBy(geomap="0", extractor="benchmark")


def main(sizes: list[int]) -> None:
    """Print one line for each number of claims, and how the time grew between them."""
    for told in ("a longer war", "a denser war"):
        print(told)
        seconds = [_timed(size, _days(size, sizes[0], told)) for size in sizes]
        for n, size in enumerate(sizes[1:], 1):
            grown = seconds[n] / max(seconds[0], 0.001)
            bound = size * math.log(size) / (sizes[0] * math.log(sizes[0]))
            print(f"  time grew by {grown:.1f} from {sizes[0]}; n log n grows by {bound:.1f}")


def _days(size: int, least: int, told: str) -> int:
    return DAYS * size // least if told == "a longer war" else DAYS


def _timed(size: int, days: int) -> float:
    claims = invented(size, days=days)
    start = time.process_time()
    grouped = group(claims)
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:>8} claims, {days} days: {seconds:6.1f} s, peak {megabytes:5.0f} MB, "
        f"{len(grouped.events)} events, "
        f"{sum(len(e.contradictions) for e in grouped.events)} contradictions",
        flush=True,
    )
    return seconds


def invented(size: int, *, days: int = DAYS) -> list[Claim]:
    """Return so many claims; the same numbers always give the same claims."""
    dice = random.Random(size)  # noqa: S311  # invented data, no secret
    claims: list[Claim] = []
    strike = 0
    while len(claims) < size:
        strike += 1
        tellers = CROWD if strike % 2000 == 1 else dice.randint(1, 2 * CLAIMS_A_STRIKE)
        town, day = dice.randrange(REGIONS * TOWNS_A_REGION), dice.randrange(days)
        weapon = dice.choice(WEAPONS)
        for _ in range(min(tellers, size - len(claims))):
            claims.append(_claim(len(claims), town=town, day=day, weapon=weapon, dice=dice))
    dice.shuffle(claims)
    return claims


def _claim(
    number: int, *, town: int, day: int, weapon: tuple[str | None, str], dice: random.Random
) -> Claim:
    happened = FIRST_DAY + timedelta(days=day)
    published = happened + timedelta(days=dice.randint(0, 3))
    name, kind, country = dice.choice(SPEAKERS)
    document = f"d{dice.choice((number // 3, number))}"
    launched = dice.choice((6, 6, 6, 8))
    return Claim(
        id=f"{number:012x}",
        document=DocumentRef(
            id=document,
            path=f"{document}.txt",
            publisher=f"Paper {number % 500}",
            published=published.isoformat(),
            sha256="0" * 64,
        ),
        quotes=(Span(start=0, end=4, text="Text"),),
        claimant=Claimant(name=name, kind=kind, country=country),
        chain=(Link(name=f"Paper {number % 500}", kind="publisher"),),
        stance="claimed",
        attacker="WL",
        weapons=(Weapon(name=weapon[0], weapon_class=weapon[1]),) if dice.random() < 0.8 else (),  # noqa: PLR2004  # four in five name it
        date=_date(happened, published, dice),
        counts={"launched": Count(low=launched, high=launched)} if dice.random() < 0.3 else {},  # noqa: PLR2004  # three in ten count
        locations=(_location(_place(town, dice)),),
        made_by=MADE_BY,
    )


def _date(happened: date, published: date, dice: random.Random) -> DateInterval:
    chance = dice.random()
    if chance < 0.15:  # noqa: PLR2004  # about one in seven names no day
        return DateInterval(latest=published.isoformat(), basis="document")
    width = 6 if chance < 0.2 else 1 if chance < 0.4 else 0  # noqa: PLR2004  # a week, a night, a day
    first = happened - timedelta(days=width)
    return DateInterval(earliest=first.isoformat(), latest=happened.isoformat(), basis="stated")


def _location(place: Place) -> Location:
    return Location(text=place.name, start=0, end=len(place.name), role="target", place=place)


def _place(town: int, dice: random.Random) -> Place:
    region = town // TOWNS_A_REGION
    lon, lat = 20.0 + region % 8 * 3 + town % 5 * 0.5, 45.0 + region // 8 * 2 + town % 2 * 0.6
    chance = dice.random()
    if chance < 0.05:  # noqa: PLR2004  # one in twenty names the country only
        return Place(id="country", name="Eastland", level="country", country="EL", lon=30, lat=50)
    if chance < 0.4:  # noqa: PLR2004  # a third name the region
        return Place(
            id=f"region {region}",
            name=f"Region {region}",
            level="region",
            country="EL",
            admin1=f"EL-{region}",
            lon=lon,
            lat=lat,
        )
    return Place(
        id=f"town {town}",
        name=f"Town {town}",
        level="settlement",
        country="EL",
        admin1=f"EL-{region}",
        lon=lon,
        lat=lat,
    )


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(DEFAULT_SIZES))
