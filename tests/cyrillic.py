"""Invented claims all of whose words are Cyrillic: what is Latin in an output of them is ours."""

import re
from dataclasses import replace
from typing import Any

from builders import claim, document, exactly, located

from geomap.model import (
    Alternative,
    Claim,
    Claimant,
    Count,
    CountPart,
    DateInterval,
    Document,
    DocumentRef,
    Edit,
    Effect,
    Hedge,
    Link,
    Place,
    Span,
    Target,
    Translation,
    Weapon,
)
from geomap.result import Result, from_claims

TOROPETS = Place(
    id="geonames:482042",
    name="Торопец",
    level="settlement",
    country="RU",
    admin1="RU-TVE",
    lon=31.63,
    lat=56.5,
)
TVER = Place(
    id="geonames:480041",
    name="Тверская область",
    level="region",
    country="RU",
    admin1="RU-TVE",
    lon=34.7,
    lat=57.0,
)
ZHYTOMYR = Place(
    id="geonames:686966",
    name="Житомирська область, її північ",
    level="region",
    country="UA",
    admin1="UA-18",
    lon=28.5,
    lat=50.5,
)
BLACK_SEA = Place(id="ne:marine_1159115171", name="Чёрное море", level="sea", lon=34.0, lat=43.0)
RUSSIA = Place(
    id="geonames:2017370", name="Россия", level="country", country="RU", lon=100.0, lat=60.0
)
QUOTE = "Ночью над Торопцом сбиты «семь из восьми» беспилотников, сообщил губернатор."
DENIAL = "Міноборони заперечує: „жодного влучання не було“, — їхні слова."
_TITLE = "Ёж & ёлка: <ночная> атака"
_LATIN = re.compile(r"[A-Za-z]{2,}")


def told(number: int, name: str, **fields: Any) -> Claim:
    """Return a claim of a speaker, in a document of its own; all its words are Cyrillic."""
    base = claim(number)
    text = fields.pop("quote", QUOTE)
    defaults: dict[str, Any] = {
        "document": DocumentRef(
            id=f"д{number}",
            path=f"{number}.тхт",
            sha256=f"{number:064x}",
            title=_TITLE,
            publisher="Вечёрка",
            published=f"2025-09-{17 + number}",
            language="ru",
        ),
        "quotes": (Span(start=0, end=len(text), text=text),),
        "claimant": replace(base.claimant, name=name, text=name, end=len(name)),
        "chain": (
            Link(name="Вечёрка", kind="publisher"),
            Link(name=None, kind="social_media"),
            Link(name=name, kind="official", country="RU"),
        ),
        "weapons": (Weapon(name="«Герань»", weapon_class="drone", text="беспилотников"),),
        "targets": (Target(kind="ammunition depot", derived=True),),
        "effects": (Effect(kind="fire", text="пожар", start=0, end=5),),
        "attacker": "UA",
        "date": DateInterval(
            earliest="2025-09-17", latest="2025-09-18", basis="weekday", text="ночью"
        ),
        "locations": (located(TOROPETS, text="Торопцом", why="the only entry by that name"),),
    }
    return replace(base, **(defaults | fields))


def _claimant(name: str | None, **fields: Any) -> Claimant:
    return Claimant(**({"name": name, "kind": "ministry", "country": "UA", "text": name} | fields))


def claims() -> tuple[Claim, ...]:
    """Return claims that differ in all that an output puts into words."""
    parts = (CountPart(low=3, high=3, weapon="«Калибр»"), CountPart(low=2, high=2))
    governor = told(
        1,
        "Губернатор Ёлкин",
        counts={
            "launched": Count(low=None, high=8, bound="at_most", text="до восьми"),
            "intercepted": Count(low=7, high=7, text="семь", parts=parts),
            "killed": Count(low=0, high=0, bound="none_reported", text="жертв нет"),
            "injured": Count(low=2, high=None, bound="at_least", scope="country", text="двое"),
        },
        hedges=(
            Hedge(text="якобы", start=0, end=5, by="publisher", field="weapon"),
            Hedge(text="до", start=0, end=2, by="claimant", field="launched"),
        ),
        translations=(Translation(start=0, end=9, text=QUOTE[:9], translation="Вночі над"),),
        edits=(Edit(action="note", now="смотри", by="Анна", at="2025-09-20", reason="проверка"),),
        review="Анна",
    )
    ministry = told(
        2,
        "Міноборони",
        claimant=_claimant("Міноборони"),
        counts={"launched": exactly(12), "intercepted": exactly(5), "damaged": exactly(9)},
        quote=DENIAL,
        locations=(
            located(TVER, text="область", relation="северо-западная часть …", why=None),
            located(ZHYTOMYR, role="debris", what="debris_fell", text="Житомирщина"),
        ),
    )
    denied = told(3, "Штаб", stance="denied", claimant=_claimant("Штаб", country="RU"))
    refused = told(4, "Мэрия", stance="not_confirmed", form="no_comment")
    silent = told(5, "Мэр", stance="not_confirmed", form="silence_noted", about=("weapon",))
    unplaced = told(
        6,
        "Очевидец",
        claimant=_claimant(None, kind="witness", text="житель села", country=None),
        stance="alleged",
        locations=(
            located(None, text="Выдумка", why='no entry by the name "Выдумка" in the gazetteer'),
        ),
        date=DateInterval(latest="2025-09-23", basis="document"),
        weapons=(),
    )
    elsewhere = told(
        7,
        "Канал",
        claimant=_claimant(None, kind="publisher", text=None, country=None),
        stance="confirmed",
        about=("weapon",),
        background=True,
        date=DateInterval(earliest="2025-06-01", latest="2025-06-30", text="летом", basis="stated"),
        locations=(
            located(BLACK_SEA, text="море", role="launch", what="launch"),
            located(
                RUSSIA,
                text="Россия",
                alternatives=(
                    Alternative(
                        id="свой:9", name="Русь", level="country", lon=1.0, lat=2.0, probability=0.1
                    ),
                ),
            ),
        ),
    )
    copy = told(8, "Губернатор Ёлкин", counts={"launched": exactly(8)}, stance="confirmed")
    return (governor, ministry, denied, refused, silent, unplaced, elsewhere, copy)


def documents() -> tuple[Document, ...]:
    """Return texts for the claims: the eighth is a copy of the first."""
    text = " ".join(f"слово{number}" for number in range(60))
    return tuple(
        document(
            text if number in (1, 8) else f"Текст {number}.",
            id=f"д{number}",
            path=f"{number}.тхт",
            title=_TITLE,
            publisher="Вечёрка",
            published=f"2025-09-{17 + number}",
        )
        for number in range(1, 9)
    )


def result(lang: str) -> Result:
    """Return the claims as a result whose outputs are in the language."""
    return from_claims(claims(), documents=documents(), lang=lang)


def latin(text: str, *names: str) -> list[str]:
    """Return the Latin words of a text without the names that may stand in it."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return _LATIN.findall(text)
