"""The sides that words name: armies, armed groups, states, and whom "the enemy" means."""

from dataclasses import dataclass

from geomap.extract.families import is_fired_by_maker
from geomap.extract.slavic.arms import AIR_DEFENCE
from geomap.extract.slavic.language import adjective_of
from geomap.extract.slavic.morphology import Case
from geomap.extract.slavic.told import Told
from geomap.extract.slavic.words import QUOTES, Hit, Sentence, Word, key

# Words from an adjective to its noun.
_NEAR = 5


@dataclass(frozen=True, kw_only=True)
class Sides:
    """The sides that words name; `enemy` is whom "противник" means."""

    told: Told
    enemy: str | None

    @property
    def sentence(self) -> Sentence:
        """The sentence of the words."""
        return self.told.sentence

    def word(self, at: int) -> Word | None:
        """Return the word at an index of the sentence, or None beyond its ends."""
        words = self.sentence.words
        return words[at] if 0 <= at < len(words) else None

    def at(self, at: int) -> str | None:
        """Return the side that a noun phrase beginning or lying at a word names."""
        word = self.word(at)
        if word is None or word.kind != "word":
            return None
        actor = self.sentence.hit_at(at, "actors")
        if actor is not None and (who := side_of_actor(actor)) is not None:
            return who
        if self.sentence.is_term(at, "enemy"):
            adjective = word.is_a("adjective") and not word.is_a("noun")
            return None if adjective and not self._is_of_forces(at + 1) else self.enemy
        body = self.sentence.hit_at(at, "bodies")
        if body is not None and body.row.get("kind") == "military":
            after = self.sentence.hit_at(body.last + 1, "countries")
            return after.value if after is not None else None
        return self._state_at(at, word) or self._owner_of_forces(at, word)

    def _owner_of_forces(self, at: int, word: Word) -> str | None:
        """Return whose troops a noun means by the words after it: "авиация коалиции"."""
        if not self.sentence.is_term(at, "forces") or not _is_plain_noun(word):
            return None
        actor = self.sentence.hit_at(at + 1, "actors") if self.word(at + 1) else None
        state = self.sentence.hit_at(at + 1, "countries") if self.word(at + 1) else None
        if actor is not None:
            return side_of_actor(actor)
        noun = state is not None and not _is_adjective(self.sentence.words[at + 1], state)
        return state.value if state is not None and noun else None

    def _state_at(self, at: int, word: Word) -> str | None:
        hit = self.sentence.hit_at(at, "countries")
        if hit is None or self.sentence.hit_at(at, "bodies", "roles"):
            return None
        if _is_adjective(word, hit) and not self._is_of_forces(hit.last + 1):
            return None
        return hit.value

    def _is_of_forces(self, at: int) -> bool:
        """Return whether an adjective's noun is an army, its men or its weapons."""
        for index in range(at, at + _NEAR):
            word = self.word(index)
            if word is None or word.kind != "word":
                return False
            weapon = self.sentence.hit_at(index, "weapons")
            if weapon is not None and weapon.row.get("role") != AIR_DEFENCE:
                return not are_makers(self.sentence, weapon)
            if self.sentence.is_term(index, "forces", "enemy"):
                return True
            if not adjective_of(self.sentence.words, index):
                return False
        return False

    def cases(self, at: int) -> frozenset[Case]:
        """Return the cases in which a side's first word can stand."""
        actor = self.sentence.hit_at(at, "actors")
        head = self.sentence.words[actor.first if actor else at]
        return head.cases

    def is_subject(self, at: int) -> bool:
        """Return whether a side can be who did it: nominative, of no noun or preposition before."""
        first = self.first_of(at)
        while first > 0 and self.sentence.words[first - 1].text in QUOTES:
            first -= 1
        before = self.word(first - 1)
        if before is not None and before.kind == "word" and (before.is_a("preposition")):
            return False
        cases = self.cases(at)
        sure = "nominative" in cases and "genitive" not in cases
        place = self.sentence.hit_at(first - 1, "countries") if first else None
        after = before is not None and _is_plain_noun(before) and not self._ends_weapon(first - 1)
        after = after and place is None  # "в Курской области РФ ВСУ ударили"
        if after and not sure:
            return False
        return not cases or "nominative" in cases

    def follows_noun(self, at: int) -> bool:
        """Return whether a name stands right after a noun, as whose that is: "целей «Хезболлы»"."""
        first = self.first_of(at)
        while first > 0 and self.sentence.words[first - 1].text in QUOTES:
            first -= 1
        before = self.word(first - 1)
        named = self.sentence.hit_at(at, "actors") is not None
        return named and before is not None and _is_plain_noun(before)

    def first_of(self, at: int) -> int:
        """Return where the adjectives and the name of a side begin."""
        actor = self.sentence.hit_at(at, "actors")
        first = actor.first if actor else at
        cases = self.cases(at)
        while first > 0 and adjective_of(self.sentence.words, first - 1):
            if cases and not cases & self.sentence.words[first - 1].cases:
                break  # "перед тем Индия обстреляла"
            first -= 1
        return first

    def _ends_weapon(self, at: int) -> bool:
        return self.sentence.hit_at(at, "weapons") is not None

    def is_seat(self, at: int) -> bool:
        """Return whether a country is named by its capital: "атака Киева" is one on it."""
        hit = self.sentence.hit_at(at, "countries")
        seats = {key(one) for one in (hit.row.get("seats") or "").split("|")} if hit else set()
        word = self.word(at)
        return word is not None and bool(seats & word.keys)


def side_of_actor(actor: Hit) -> str | None:
    """Return the group, or the state, that a listed body fights for; None of one that does not."""
    kind, country = actor.row.get("kind"), actor.row.get("country")
    if kind == "armed_group" or (kind == "military" and not country):
        return actor.row["name"]
    return (country or None) if kind in {"military", "intelligence", "ministry"} else None


def _is_adjective(word: Word, hit: Hit) -> bool:
    return hit.first == hit.last and bool(word.readings) and word.readings[0].pos == "adjective"


def _is_plain_noun(word: Word) -> bool:
    return bool(word.readings) and word.readings[0].pos == "noun"


def are_makers(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a weapon or the system named after it is one that many states fire."""
    named: Hit | None = hit
    while named is not None:
        if _is_makers(named):
            return True
        named = _next_weapon(sentence, named.last + 1)
    return False


def last_of(sentence: Sentence, hit: Hit) -> int:
    """Return the last word of a weapon and the systems named right after it."""
    last = hit.last
    while (other := _next_weapon(sentence, last + 1)) is not None:
        last = other.last
    return last


def _next_weapon(sentence: Sentence, at: int) -> Hit | None:
    """Return the system that follows its class: "ракеты «Калибр»"."""
    while at < len(sentence.words) and sentence.words[at].text in QUOTES:
        at += 1
    return sentence.hit_at(at, "weapons") if at < len(sentence.words) else None


def _is_makers(hit: Hit) -> bool:
    """Return whether a system's nationality tells who made it, and not who fired it."""
    name = hit.row.get("name")
    return bool(name) and not is_fired_by_maker(name or "")
