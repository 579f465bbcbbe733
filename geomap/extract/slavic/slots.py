"""Weapons, targets, effects, hedges and the attacker in one speaker's words."""

from collections.abc import Iterator

from geomap.extract.families import is_fired_by_maker
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import Hit, Sentence
from geomap.extract.statement import Speaker
from geomap.model import Effect, Hedge, Span, Target, Weapon

_ENEMIES = {"UA": "RU", "RU": "UA"}
_AIR_DEFENCE = "air defence"
_ATTACKS = frozenset({"attack", "launch", "hit"})


def weapons(told: Told) -> tuple[Weapon, ...]:
    """Return the weapons that the words name; those that shoot down are none of the attack's."""
    out: list[Weapon] = []
    stops = bool(told.kinds & {"intercept", "repelled"})
    for hit in told.hits("weapons"):
        row = hit.row
        if row.get("role") == _AIR_DEFENCE and (stops or _is_struck(told, hit)):
            continue
        span = told.sentence.span(hit.first, hit.last)
        out.append(
            Weapon(
                name=row.get("name") or None,
                weapon_class=row.get("class") or None,
                supplier=_maker(told.sentence, hit),
                text=span.text,
                start=span.start,
                end=span.end,
            )
        )
    return tuple(out)


def _is_struck(told: Told, hit: Hit) -> bool:
    """Return whether an air defence system is what was struck: "позиция С-400"."""
    return any(one.kind in {"attack", "hit", "damage"} for one in told.triggers)


def _maker(sentence: Sentence, hit: Hit) -> str | None:
    """Return who made the weapon: "американского производства", "британские ракеты"."""
    for maker in sentence.terms("maker"):
        if abs(maker.first - hit.first) <= 4 and maker.first > 0:  # noqa: PLR2004
            country = sentence.hit_at(maker.first - 1, "countries") or sentence.hit_at(
                min(maker.first + 1, len(sentence.words) - 1), "countries"
            )
            return country.value if country else None
    return None


def targets(told: Told) -> tuple[Target, ...]:
    """Return what was struck or aimed at, in the plain words of the lexicon."""
    out: dict[str, Target] = {}
    for hit in told.hits("targets"):
        if _is_of_other(told, hit):
            continue
        span = told.sentence.span(hit.first, hit.last)
        out.setdefault(
            hit.value, Target(kind=hit.value, text=span.text, start=span.start, end=span.end)
        )
    return tuple(out.values())


def _is_of_other(told: Told, hit: Hit) -> bool:
    """Return whether the word is no target here: part of a speaker's or a weapon's name."""
    at = hit.first
    if told.sentence.hit_at(at, "actors") is not None:
        return True
    defence = told.sentence.is_term(at, "own_defence")
    return defence or bool(
        (weapon := told.sentence.hit_at(at, "weapons")) and weapon.row.get("role") != _AIR_DEFENCE
    )


def effects(told: Told) -> tuple[Effect, ...]:
    """Return what the strike is said to have done."""
    out: dict[str, Effect] = {}
    for hit in told.hits("effects"):
        if hit.first > 0 and told.sentence.is_term(hit.first - 1, "not", "none"):
            continue
        span = told.sentence.span(hit.first, hit.last)
        out.setdefault(
            hit.value, Effect(kind=hit.value, text=span.text, start=span.start, end=span.end)
        )
    return tuple(out.values())


def hedges(told: Told, own: frozenset[int], *, has_speaker: bool) -> tuple[Hedge, ...]:
    """Return the words of doubt in the words told, or on the verb that tells them.

    "Якобы" is the narrator's even inside another's words; "вероятно" there is the speaker's own.
    """
    out = []
    for hit in told.sentence.hits.get("hedges", ()):
        if not (told.holds(hit.first) or hit.first in own):
            continue
        span = told.sentence.span(hit.first, hit.last)
        by_publisher = hit.row.get("by", "publisher") == "publisher" or not has_speaker
        out.append(
            Hedge(
                text=span.text,
                start=span.start,
                end=span.end,
                by="publisher" if by_publisher else "claimant",
                field=hit.value or "occurrence",
            )
        )
    return tuple(out)


def attacker(told: Told, chain: tuple[Speaker, ...], side: str | None) -> tuple[str | None, bool]:
    """Return whose attack it is, and whether only the weapons' nationality says so.

    `side` is the country that the publisher's "ворог" is no part of.
    """
    named = list(_doers(told))
    if named:
        return named[0], False
    if any(_is_enemy(told, hit) for hit in told.terms("enemy")):
        speaker = next((one.country for one in reversed(chain) if one.country), None)
        whose = _ENEMIES.get(speaker or side or "")
        if whose is not None:
            return whose, False
    for hit in told.hits("countries"):
        after = told.sentence.hit_at(min(hit.last + 1, len(told.sentence.words) - 1), "weapons")
        after = after or told.sentence.hit_at(
            min(hit.last + 2, len(told.sentence.words) - 1), "weapons"
        )
        adjective = told.sentence.words[hit.first].is_a("adjective")
        if after is None or not adjective or after.row.get("role") == _AIR_DEFENCE:
            continue
        if _is_made(told.sentence, hit):
            continue
        name = after.row.get("name")
        return hit.value, bool(name) and not is_fired_by_maker(name or "")
    return None, False


def _is_made(sentence: Sentence, hit: Hit) -> bool:
    near = range(hit.first - 1, hit.last + 2)
    return any(maker.first in near for maker in sentence.terms("maker"))


def _is_enemy(told: Told, hit: Hit) -> bool:
    return "nominative" in told.sentence.words[hit.first].cases or True


def _doers(told: Told) -> Iterator[str]:
    """Yield who attacks: the subject of an attack, "удар ВСУ", "со стороны Украины"."""
    sentence = told.sentence
    for hit in told.terms("from_side"):
        after = hit.last + 1
        for at in range(after, min(after + 3, len(sentence.words))):
            if (who := _side_at(told, at)) is not None:
                yield who
    attacks = [one for one in told.triggers if one.kind in _ATTACKS]
    for one in attacks:
        # "Удар ВСУ", "атака украинских войск": whose it is stands right after the noun.
        if not one.is_verb and (who := _side_at(told, one.last + 1)) is not None:
            yield who
        # "Украинские войска атаковали", "российский удар".
        for at in range(one.at - 1, max(one.at - 8, -1), -1):
            word = sentence.words[at]
            if word.kind == "mark" and word.text in {";", ":", "."}:
                break
            who = _side_at(told, at)
            if who is None or not told.holds(at):
                continue
            if (not one.is_verb and at == one.at - 1) or (one.is_verb and _is_subject(told, at)):
                yield who


def _is_subject(told: Told, at: int) -> bool:
    """Return whether a word can be a subject: nominative, with no preposition before its phrase."""
    word = told.sentence.words[at]
    before = told.sentence.words[at - 1] if at else None
    if before is not None and before.is_a("preposition"):
        return False
    actor = told.sentence.hit_at(at, "actors")
    head = told.sentence.words[actor.first] if actor else word
    if before is not None and before.is_a("noun") and not actor:
        return False
    return not head.cases or "nominative" in head.cases


def _side_at(told: Told, at: int) -> str | None:
    """Return the side that a word names: an army, a group, a country."""
    if not 0 <= at < len(told.sentence.words):
        return None
    actor = told.sentence.hit_at(at, "actors")
    if actor is not None:
        kind, country = actor.row.get("kind"), actor.row.get("country")
        if kind == "armed_group":
            return actor.row["name"]
        return (country or None) if kind in {"military", "intelligence", "ministry"} else None
    country_hit = told.sentence.hit_at(at, "countries")
    return country_hit.value if country_hit is not None else None


def scare_quotes(told: Told) -> Iterator[Span]:
    """Yield a single word of the strike that the narrator sets in quotation marks."""
    words = told.sentence.words
    for word in told.words:
        at = word.at
        if not 0 < at < len(words) - 1:
            continue
        quoted = words[at - 1].text in '«"“„' and words[at + 1].text in '»"”“'
        if quoted and word.text[:1].islower() and word.is_a("adverb"):
            yield told.sentence.span(at - 1, at + 1)
