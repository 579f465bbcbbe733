"""Claims made by a fixed rule, as a large war's would be, for measuring the page.

Usage: python benchmarks/made_claims.py [CLAIMS ...]     tells what is in them; writes nothing

Each quote is 200 to 300 characters: random windows of English prose with the claim's own words
(speaker, number, weapon, place, day) put in at random, so that every value stands in its quote.
The prose is what any machine with this project has: docstrings of the standard library and
Python's language reference, some 0.9 MB. It repeats itself more than news does, so the pages come
out smaller than those of news would: the last line of the output shows to what share of their
length these quotes deflate, and what news was measured at. A document holds three claims, as an
article does, and words such as "20 km north of" are said of two dozen places, each with an area of
its own, however many claims there are.

The events are found by `geomap.pipeline.from_claims`, as in a real run, but for 10,000 claims at a
time: `group_events.py` measures grouping, which takes minutes for 100,000 claims in one year.
Copies are found by what is claimed, since no texts are made beyond the quotes.
"""

import math
import random
import re
import sys
import time
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from made_words import (
    EFFECTS,
    HEDGES,
    NUMBERS,
    PUBLISHERS,
    REGIONS,
    RELATIONS,
    SIDES,
    SPEAKERS,
    TARGETS,
    VERBS,
    WEAPONS,
    Quote,
    prose,
)

from geomap.model import (
    Claim,
    Claimant,
    Count,
    DateInterval,
    DocumentRef,
    Effect,
    Hedge,
    Kind,
    Link,
    Location,
    MadeBy,
    Place,
    Span,
    Target,
    Weapon,
)

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.pipeline import Result

NEWS_DEFLATES_TO = 0.411  # 4,000 windows of 535 English news texts, 22 November 2026
GROUPED = 10_000
CLAIMS_A_DOCUMENT = 3
FIRST_DAY = date(2024, 1, 1)
DAYS = 366
RELATED = 12  # settlements, and as many regions, beside which something happened
TELLERS = 8  # claims on one strike, on average
CROWD = 60  # on one strike in two hundred
BOX = (30.5, 46.5, 40.5, 53.5)  # where the settlements lie
MADE_BY = MadeBy(geomap="0", extractor="benchmark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where strikes can be and what is written about them."""

    settlements: tuple[tuple[Place, float], ...]
    regions: tuple[Place, ...]
    wide: tuple[Place, ...]
    prose: str
    related: tuple[tuple[Place, float | None, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """What truly happened, of which claims tell more or less."""

    day: date
    place: Place
    radius_m: float
    region: Place | None
    weapon: tuple[str | None, str, str | None]
    target: str
    number: int


def made_result(size: int) -> "Result":
    """Return so many claims with their events; the same number gives the same claims."""
    from geomap.gazetteer import Gazetteer
    from geomap.pipeline import Result, from_claims

    gazetteer = Gazetteer()
    claims = made_claims(size, gazetteer=gazetteer)
    parts = [
        from_claims(claims[start : start + GROUPED], gazetteer=gazetteer)
        for start in range(0, size, GROUPED)
    ]
    return Result(
        documents=(),
        claims=tuple(claim for part in parts for claim in part.claims),
        events=tuple(event for part in parts for event in part.events),
        gazetteer=gazetteer,
    )


def made_claims(size: int, *, gazetteer: "Gazetteer") -> list[Claim]:
    """Return so many claims with their places; the same number gives the same claims."""
    dice = random.Random(size)  # noqa: S311  # invented data, no secret
    stage = _stage(dice, size=size, gazetteer=gazetteer)
    claims: list[Claim] = []
    while len(claims) < size:
        strike = _strike(dice, stage)
        tellers = CROWD if dice.random() < 1 / 200 else dice.randint(1, 2 * TELLERS - 1)
        speakers = dice.sample(SPEAKERS, k=min(tellers, 4 + tellers // 3))
        documents = [
            _document(len(claims) + n, strike, dice=dice, stage=stage)
            for n in range(math.ceil(tellers / CLAIMS_A_DOCUMENT))
        ]
        for _ in range(min(tellers, size - len(claims))):
            told = dice.choice(documents), dice.choice(speakers)
            claims.append(_claim(len(claims), strike, *told, dice=dice, stage=stage))
    return claims


def deflated_share(claims: list[Claim]) -> float:
    """Return how much of their quotes' length remains after deflating them."""
    raw = "\n".join(quote.text for claim in claims for quote in claim.quotes).encode()
    return len(zlib.compress(raw, 9)) / len(raw)


def _stage(dice: random.Random, *, size: int, gazetteer: "Gazetteer") -> Stage:
    from geomap.geometry import radius_m

    west, south, east, north = BOX
    towns: dict[str, tuple[Place, float]] = {}
    while len(towns) < min(2500, 150 + size // 30):
        lon, lat = dice.uniform(west, east), dice.uniform(south, north)
        for place in gazetteer.nearest(lon, lat, within_degrees=0.15)[:3]:
            if place.level == "settlement" and place.country in REGIONS:
                entry = gazetteer.entry(place.id)
                towns[place.id] = (place, entry.radius_m or radius_m(entry.population))
    regions = [
        gazetteer.area(country=country, admin1=f"{country}-{code}")
        for country, codes in REGIONS.items()
        for code in codes.split()
    ]
    wide = [gazetteer.area(country=country) for country in ("RU", "UA", "BY", "MD")]
    spots = list(towns.values())
    seas = [gazetteer.resolve(name).place for name in ("Black Sea", "Sea of Azov")]
    return Stage(
        settlements=tuple(spots),
        regions=tuple(place for place in regions if place),
        wide=tuple(place for place in (*wide, *seas) if place),
        prose=prose(),
        related=(
            *((place, radius, dice.choice(RELATIONS)) for place, radius in spots[:RELATED]),
            *((place, None, dice.choice(SIDES)) for place in regions[:RELATED] if place),
        ),
    )


def _strike(dice: random.Random, stage: Stage) -> Strike:
    # Few places see most of the strikes.
    place, radius = stage.settlements[int(len(stage.settlements) * dice.random() ** 2)]
    region = next((each for each in stage.regions if each.admin1 == place.admin1), None)
    return Strike(
        day=FIRST_DAY + timedelta(days=dice.randrange(DAYS)),
        place=place,
        radius_m=radius,
        region=region,
        weapon=dice.choice(WEAPONS),
        target=dice.choice(TARGETS),
        number=dice.randint(2, 12),
    )


def _claim(  # noqa: PLR0913  # keyword-only but for what is told
    number: int,
    strike: Strike,
    document: DocumentRef,
    speaker: tuple[str, Kind, str | None],
    *,
    dice: random.Random,
    stage: Stage,
) -> Claim:
    chance = dice.random
    name, kind, country = speaker
    location, place_words = _location(strike, dice=dice, stage=stage)
    words: dict[str, str] = {"speaker": name, "verb": dice.choice(VERBS)}
    if place_words:
        words["place"] = place_words
    if chance() < 0.75:  # noqa: PLR2004
        words["weapon"] = f"{strike.weapon[0] or ''} {strike.weapon[1]}s".strip()
    if chance() < 0.5:  # noqa: PLR2004
        words["target"] = f"a {strike.target}"
    if chance() < 0.2:  # noqa: PLR2004
        words["effect"] = f"a {dice.choice(EFFECTS)}"
    counts = _counts(strike, dice=dice)
    words |= {key: said for key, (said, _) in counts.items()}
    stance = dice.choices(
        ("claimed", "alleged", "confirmed", "denied", "not_confirmed"), (68, 18, 5, 4, 5)
    )[0]
    if stance == "alleged" or chance() < 0.1:  # noqa: PLR2004
        words["hedge"] = dice.choice(HEDGES)
    quote = Quote(dice, stage.prose, start=dice.randint(0, 6000))
    for said in words.values():
        quote.put(said)
    span = quote.made()

    def at(key: str) -> dict[str, Any]:
        text, start, end = quote.at[words[key]]
        return {"text": text, "start": start, "end": end}

    said_at, verb_at = at("speaker"), Span(**at("verb"))
    return Claim(
        id=f"{number * 2654435761 % 2**48:012x}",
        document=document,
        quotes=(span,),
        claimant=Claimant(name=name, kind=kind, country=country, **said_at),
        chain=_chain(document.publisher, speaker, said_at, verb_at, dice=dice),
        stance=stance,  # type: ignore[arg-type]  # one of five words
        form=dice.choice(("refused", "no_comment", "silence_noted"))
        if stance == "not_confirmed"
        else None,
        review="checked" if chance() < 0.01 else None,  # noqa: PLR2004
        hedges=(Hedge(**at("hedge"), by="publisher", field="occurrence"),)
        if "hedge" in words
        else (),
        attacker="UA" if strike.place.country == "RU" else "RU",
        background=chance() < 0.03,  # noqa: PLR2004
        weapons=(
            Weapon(
                name=strike.weapon[0],
                weapon_class=strike.weapon[1],
                supplier=strike.weapon[2],
                **at("weapon"),
            ),
        )
        if "weapon" in words
        else (),
        targets=(Target(kind=strike.target, **at("target")),) if "target" in words else (),
        effects=(Effect(kind=words["effect"][2:], **at("effect")),) if "effect" in words else (),
        date=_date(strike, document.published, dice=dice),
        counts={key: replace(count, **at(key)) for key, (_, count) in counts.items()},
        locations=(replace(location, **at("place")),) if place_words else (),
        made_by=MADE_BY,
    )


def _location(strike: Strike, *, dice: random.Random, stage: Stage) -> tuple[Location, str | None]:
    chance = dice.random()
    role, what = dice.choices(
        (("target", "impact"), ("target", "attack"), ("target", "interception"),
         ("debris", "debris_fell"), ("launch", "launch")), (45, 25, 18, 9, 3),
    )[0]  # fmt: skip
    empty = Location(role=role, what=what, text="", start=0, end=0)
    relation, radius = None, None
    if chance < 0.04:  # noqa: PLR2004
        return empty, None
    if chance < 0.09:  # noqa: PLR2004
        place, radius, relation = dice.choice(stage.related)
    elif chance < 0.60:  # noqa: PLR2004
        place, radius = strike.place, strike.radius_m
    elif chance < 0.93 and strike.region:  # noqa: PLR2004
        place = strike.region
    else:
        place = dice.choice(stage.wide) if chance > 0.985 else _country(strike, stage)  # noqa: PLR2004
    placed = replace(
        empty,
        place=place,
        radius_m=radius,
        relation=relation,
        probability=round(dice.uniform(0.5, 0.99), 2),
        why=f"in {place.country or 'the region'}, as the text says; the only entry by that name",
    )
    return placed, place.name


def _country(strike: Strike, stage: Stage) -> Place:
    return next(each for each in stage.wide if each.country == strike.place.country)


def _counts(strike: Strike, *, dice: random.Random) -> dict[str, tuple[str, Count]]:
    counts: dict[str, tuple[str, Count]] = {}
    if dice.random() < 0.35:  # noqa: PLR2004
        # Two sides seldom count alike.
        told = max(2, min(12, strike.number + dice.choice((0, 0, 0, 0, -1, 2))))
        counts["launched"] = (NUMBERS[told - 2], Count(low=told, high=told))
        if dice.random() < 0.5:  # noqa: PLR2004
            words = f"about {told - 1}"
            counts["intercepted"] = (words, Count(low=told - 1, high=told - 1, bound="about"))
    if dice.random() < 0.15:  # noqa: PLR2004
        hurt = dice.randint(1, 40)
        words = f"at least {hurt} people"
        counts["injured"] = (words, Count(low=hurt, bound="at_least"))
    return counts


def _chain(
    publisher: str | None,
    speaker: tuple[str, Kind, str | None],
    said_at: dict[str, Any],
    verb: Span,
    *,
    dice: random.Random,
) -> tuple[Link, ...]:
    name, kind, country = speaker
    links = [Link(name=publisher, kind="publisher")]
    if dice.random() < 0.25:  # noqa: PLR2004
        relay = dice.choice(PUBLISHERS)
        links.append(Link(name=relay, kind="media", text=relay, verb=verb))
    links.append(Link(name=name, kind=kind, country=country, **said_at, verb=verb))
    return tuple(links)


def _document(number: int, strike: Strike, *, dice: random.Random, stage: Stage) -> DocumentRef:
    published = strike.day + timedelta(days=dice.randint(0, 2))
    start = dice.randrange(len(stage.prose) - 100)
    title = stage.prose[start : start + dice.randint(50, 90)].partition(" ")[2]
    publisher = dice.choice(PUBLISHERS) if dice.random() < 0.9 else None  # noqa: PLR2004
    slug = re.sub(r"[^a-z]+", "-", title.lower())[:40]
    site = re.sub(r"[^a-z]+", "", (publisher or "site").lower())
    return DocumentRef(
        id=f"{number:016x}",
        path=f"{published.isoformat()}/{number:06}.txt",
        title=title,
        publisher=publisher,
        url=f"https://{site}.example/{published:%Y/%m/%d}/{slug}-{number}",
        published=published.isoformat(),
        language="en",
        known_from={"title": "first line", "published": "front matter"},
        sha256=f"{number:064x}",
    )


def _date(strike: Strike, published: str | None, *, dice: random.Random) -> DateInterval:
    chance = dice.random()
    if chance < 0.15:  # noqa: PLR2004  # about one in seven names no day
        return DateInterval(latest=published, basis="document", derived=True)
    first = strike.day - timedelta(days=1 if chance < 0.35 else 0)  # noqa: PLR2004  # a night
    return DateInterval(
        earliest=first.isoformat(), latest=strike.day.isoformat(), basis="stated", derived=True
    )


def main(sizes: list[int]) -> None:
    """Tell what is in made claims."""
    for size in sizes:
        start = time.process_time()
        result = made_result(size)
        taken = time.process_time() - start
        claims = list(result.claims)
        stances = Counter(claim.stance for claim in claims)
        print(f"{size} claims, {len(result.events)} events, {taken:.1f} s to make and group")
        print(f"  stances {dict(stances.most_common())}")
        print(
            f"  contradictions {sum(len(e.contradictions) for e in result.events)}, copies "
            f"{sum(len(e.derived_copies) for e in result.events)}, not placed "
            f"{len(result.unplaced)}, origins {len({c.claimant.name for c in claims})}"
        )
        print(
            f"  quotes deflate to {deflated_share(claims):.3f} of their length; news to "
            f"{NEWS_DEFLATES_TO}"
        )


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10_000])
