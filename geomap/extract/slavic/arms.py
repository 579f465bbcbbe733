"""The weapons of a strike in one speaker's words, and not those that stopped it or were struck."""

from collections.abc import Iterator

from geomap.extract.families import is_fired_by_maker
from geomap.extract.slavic.language import adjective_of
from geomap.extract.slavic.nouns import AIR_DEFENCE
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import QUOTES, Hit, Sentence
from geomap.model import Span, Weapon

_STOPPING = frozenset({"intercept", "repelled", "lost"})
_STRIKING = frozenset({"attack", "launch", "hit"})
_FLOWN = frozenset({"aircraft", "helicopter"})
_GROUND = frozenset({"multiple rocket launcher", "rocket artillery", "artillery shell", "mortar"})
# "Ракетный удар" tells of missiles though no noun does.
_IMPLIED = {
    "missile_like": "missile",
    "artillery_like": "artillery shell",
    "drone_like": "drone",
    "mortar_like": "mortar",
}
_NEAR = 4


def weapons(told: Told) -> tuple[Weapon, ...]:
    """Return the weapons that the words name, in order; offsets in the document."""
    found = [_weapon(told, hit) for hit in told.hits("weapons") if _is_of_attack(told, hit)]
    return tuple(found) or tuple(_implied(told))


def struck_weapons(told: Told) -> Iterator[Hit]:
    """Yield the weapons that were struck where they stood: "уничтожена РСЗО «Град»"."""
    for hit in told.hits("weapons"):
        if not _is_stored(told.sentence, hit) and _is_struck(told, hit):
            yield hit


def _weapon(told: Told, hit: Hit) -> Weapon:
    row = hit.row
    span = told.sentence.span(hit.first, hit.last)
    return Weapon(
        name=row.get("name") or None,
        weapon_class=row.get("class") or None,
        supplier=_maker(told.sentence, hit),
        text=span.text,
        start=span.start,
        end=span.end,
    )


def _is_of_attack(told: Told, hit: Hit) -> bool:
    sentence = told.sentence
    if hit.first > 0 and sentence.is_term(hit.first - 1, "not"):
        return False  # "взрыв газа, а не дрон"
    if _is_stored(sentence, hit) or _is_struck(told, hit):
        return False
    if hit.row.get("role") == AIR_DEFENCE:
        return _is_fired_at_ground(told, hit)
    if hit.row.get("class") in _FLOWN:
        return _is_shot_down(told, hit)
    return True


def _is_stored(sentence: Sentence, hit: Hit) -> bool:
    """Return whether the weapon only tells what a target is for: "склад боеприпасов"."""
    target = sentence.hit_at(hit.first, "targets")
    if target is not None and target.first <= hit.first <= hit.last <= target.last:
        return (target.first, target.last) != (hit.first, hit.last)
    cases = sentence.words[hit.last].cases
    if cases and "genitive" not in cases:
        return False  # "атаковали завод дроны"
    at = hit.first - 1
    while at >= 0 and (sentence.words[at].text in QUOTES or adjective_of(sentence.words, at)):
        at -= 1
    if at < 0:
        return False
    before = sentence.hit_at(at, "targets")
    return (before is not None and before.last == at) or sentence.is_term(at, "store")


def _is_struck(told: Told, hit: Hit) -> bool:
    """Return whether guns or launchers are what was hit: no words say that one fired them."""
    if hit.row.get("class") not in _GROUND or not hit.row.get("name"):
        return False
    kinds = {one.kind for one in told.triggers}
    if not kinds & {"damage", "intercept"}:
        return False
    others = [one for one in told.hits("weapons") if one.row.get("class") not in _GROUND]
    if any(one.row.get("role") != AIR_DEFENCE for one in others):
        return False  # "сбиты шесть снарядов РСЗО и 60 БПЛА"
    word = told.sentence.words[hit.first]
    return not _is_means(told, hit) and (not word.cases or bool(word.cases & {"nominative"}))


def _is_means(told: Told, hit: Hit) -> bool:
    """Return whether something was done with the weapon: "ударили С-300", "из «Града»"."""
    sentence = told.sentence
    first = hit.first
    while first > 0 and (
        sentence.words[first - 1].text in QUOTES
        or adjective_of(sentence.words, first - 1)
        or sentence.hit_at(first - 1, "weapons") is not None
    ):
        first -= 1
    words = sentence.words[first : hit.first + 1]
    if any(word.cases == {"instrumental"} for word in words):
        return True
    if first > 0 and sentence.is_term(first - 1, "from"):
        return True
    strike = sentence.hit_at(first - 1, "strikes") if first > 0 else None
    return strike is not None and strike.value in _STRIKING


def _is_fired_at_ground(told: Told, hit: Hit) -> bool:
    """Return whether an air defence system struck the ground: "удар С-300 по городу"."""
    if told.kinds & _STOPPING or not told.kinds & _STRIKING:
        return False
    launched = any(
        one.kind == "launch" and 0 < hit.first - one.last <= _NEAR for one in told.triggers
    )
    return launched or _is_means(told, hit)


def _is_shot_down(told: Told, hit: Hit) -> bool:
    """Return whether an aircraft was brought down; one that flew an attack carried its weapon."""
    stopped = [one for one in told.triggers if one.kind in {"intercept", "lost"}]
    word = told.sentence.words[hit.first]
    by_it = "instrumental" in word.cases and not word.cases & {"nominative", "accusative"}
    if not stopped or by_it:
        return False
    other = [h for h in told.hits("weapons") if h.row.get("class") not in _FLOWN]
    flying = [h for h in other if h.row.get("role") != AIR_DEFENCE]
    return not (flying and told.kinds & _STRIKING) and not _destroys(told, hit)


def _destroys(told: Told, hit: Hit) -> bool:
    """Return whether the aircraft is the subject that destroys: "истребители уничтожили цели"."""
    for one in told.triggers:
        words = told.sentence.words[one.at]
        active = any(x.pos == "verb" for x in words.readings[:1])
        if one.kind == "intercept" and active and hit.last < one.at:
            return not any(word.text in {",", "–", "—"} for word in told.between(hit.last, one.at))
    return False


def _maker(sentence: Sentence, hit: Hit) -> str | None:
    """Return who made the weapon: "американского производства"."""
    for maker in sentence.terms("maker"):
        if abs(maker.first - hit.first) <= _NEAR and maker.first > 0:
            last = min(maker.first + 1, len(sentence.words) - 1)
            country = sentence.hit_at(maker.first - 1, "countries") or sentence.hit_at(
                last, "countries"
            )
            return country.value if country else None
    return _whose_system(sentence, hit)


def _whose_system(sentence: Sentence, hit: Hit) -> str | None:
    """Return who gave a system that others fire: "британские ракеты Storm Shadow"."""
    if not hit.row.get("name") or is_fired_by_maker(hit.row["name"]):
        return None
    at = hit.first - 1
    while at >= 0 and (
        sentence.words[at].text in QUOTES
        or adjective_of(sentence.words, at)
        or sentence.hit_at(at, "weapons") is not None
    ):
        country = sentence.hit_at(at, "countries")
        if country is not None:
            return country.value
        at -= 1
    return None


def _implied(told: Told) -> Iterator[Weapon]:
    """Yield what an adjective beside a strike's noun tells: "артиллерийский обстрел"."""
    seen: set[str] = set()
    for name, weapon_class in _IMPLIED.items():
        for hit in told.terms(name):
            strikes = [
                one
                for one in told.triggers
                if one.kind in _STRIKING and not one.is_verb and 0 <= one.last - hit.first <= _NEAR
            ]
            if not strikes or weapon_class in seen:
                continue
            seen.add(weapon_class)
            span: Span = told.sentence.span(hit.first, hit.last)
            yield Weapon(
                name=None,
                weapon_class=weapon_class,
                supplier=None,
                text=span.text,
                start=span.start,
                end=span.end,
            )


__all__ = ["AIR_DEFENCE", "struck_weapons", "weapons"]
