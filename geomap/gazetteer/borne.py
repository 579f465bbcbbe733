"""What bears a name as it is written, in another case or spelling, or by its sound."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from geomap.gazetteer import cyrillic, ranking
from geomap.gazetteer.context import CYRILLIC, WRITE_CYRILLIC
from geomap.gazetteer.countries import is_seat
from geomap.gazetteer.declension import nominatives
from geomap.gazetteer.lexicon import Lexicon
from geomap.gazetteer.names import REGION_WORDS, base, is_cyrillic, key
from geomap.gazetteer.page import word_key
from geomap.gazetteer.ranking import is_alike, is_hamlet
from geomap.gazetteer.russian_spelling import russian_spellings
from geomap.gazetteer.sound import sound_key
from geomap.gazetteer.store import Store
from geomap.gazetteer.values import Entry

MOST_HEARD = 5_000
# Of these countries Ukrainian texts spell the names; smaller places count where nothing else does.
WRITE_RUSSIAN = frozenset({"RU", "BY"})
LEAST_TOWN = 1_000
# Where names come from other scripts than the Latin one, and are spelt in many ways.
ROMANISED = frozenset(
    "AE AF BH DJ DZ EG ER ET IL IN IQ IR JO KW LB LY MA MM MR OM PK PS QA SA SD SO SS SY TD TN YE"
    " GE AM AZ".split()
)


class Borne:
    """The entries that bear a name in any of its forms, remembered where they are hard to find."""

    def __init__(self, *, store: Store, lexicon: Lexicon) -> None:
        self._store = store
        self._lexicon = lexicon
        self._heard: dict[str, tuple[Entry, ...]] = {}
        self._spelt: dict[tuple[str, frozenset[str]], tuple[Entry, ...]] = {}

    def entries(self, name: str) -> Sequence[Entry]:
        """Return what bears a name: as written, without its region word, by case, by sound."""
        whole = word_key(name)
        found = self._lexicon.entry_of(whole)
        if is_seat(name):  # the White House is not Casablanca
            return [one for one in found if one.matched != "alternate"]
        found = found or self._by_base(whole)
        if found and (name.isascii() or not CYRILLIC.search(name)):
            return found
        if name not in self._heard:
            if len(self._heard) > MOST_HEARD:
                self._heard.clear()
            self._heard[name] = self._with_russian(name, found) if found else self._by_form(name)
        return self._heard[name]

    def _by_form(self, name: str) -> tuple[Entry, ...]:
        """Return what bears a form of a name, or sounds as it; of a phrase, what it names."""
        by_case = (*self._russian(name), *self._by_case(name))
        heard = {one.place.id: one for one in (*self.by_sound(name), *by_case)}
        if not heard and " " in name and is_cyrillic(name):
            # "над Курской областью"
            lexicon = self._lexicon
            named = cyrillic.find(name, entries=lexicon.entries, words=lexicon.words)
            return tuple(named[0].entries) if len(named) == 1 else ()
        return ranking.ranked(tuple(heard.values()))

    def _with_russian(self, name: str, found: Sequence[Entry]) -> tuple[Entry, ...]:
        """Return what bears a name, with the towns that Ukrainian may spell so: Климове.

        Where it is borne only far away ("Сум" is a province's), its case may tell: of Суми.
        """
        held = {one.place.id for one in found}
        forms = list(self._russian(name))
        if not any(one.place.country in WRITE_CYRILLIC for one in found):
            cases = self._lexicon.entries([key(one) for one in nominatives(name)[1:]])
            forms += [one for borne in cases.values() for one in borne]
        more = [
            replace(one, matched="spelling")
            for one in forms
            if one.place.id not in held and one.population >= LEAST_TOWN
        ]
        return ranking.ranked((*found, *more)) if more else tuple(found)

    def _russian(self, name: str) -> Sequence[Entry]:
        """Return the places of Russia and Belarus that a Ukrainian spelling may mean."""
        keys = [key(one) for one in russian_spellings(name)]
        found = self._lexicon.entries(keys) if keys else {}
        return [
            one
            for spelt in keys
            for one in found.get(spelt, ())
            if one.place.country in WRITE_RUSSIAN
        ]

    def _by_base(self, whole: str) -> Sequence[Entry]:
        bare = base(whole)
        if bare == whole or not bare:
            return ()
        asked = [word for word in whole.split() if word in REGION_WORDS]
        small = any(REGION_WORDS[word] == "district" for word in asked)
        return [
            entry
            for entry in self._lexicon.entry_of(bare)
            if not is_hamlet(entry)
            and (
                entry.place.level == ("district" if small else "region")
                or (entry.place.level in {"region", "district"} and entry.kind.casefold() in asked)
            )
        ]

    def _by_case(self, name: str) -> Sequence[Entry]:
        """Return what bears a form of a Russian or Ukrainian name in the nominative."""
        if name.isascii():
            return ()
        forms = nominatives(name)
        keys = [key(form) for form in forms]
        found = self._lexicon.entries(keys)
        return next((found[one] for one in keys if one in found), ()) or next(
            (entries for one in keys if (entries := self._by_base(one))), ()
        )

    def spelt(self, name: str, countries: Collection[str]) -> Sequence[Entry]:
        """Return the towns whose names are spelt as one in Cyrillic, in any way.

        Those of Ukraine, Russia and their neighbours by their sound, those of the countries at
        hand by what all ways of writing them have in common.
        """
        if (name, frozenset(countries)) in self._spelt:
            return self._spelt[name, frozenset(countries)]
        heard = {one.place.id: one for one in self.by_sound(name)}
        for country in sorted(ROMANISED.intersection(countries)):
            for place_id in sorted(self._store.spelt_like(name, country=country)):
                heard.setdefault(place_id, self._store.entry(place_id))
        found = tuple(replace(one, matched="spelling") for one in heard.values())
        if len(self._spelt) > MOST_HEARD:
            self._spelt.clear()
        self._spelt[name, frozenset(countries)] = found
        return found

    def by_sound(self, name: str) -> Sequence[Entry]:
        """Return what is spelt otherwise and sounds the same: Рильськ and Rylsk."""
        if any(letter.isdigit() for letter in name):  # "Lenina 1" is an address
            return ()
        sounds = dict.fromkeys(
            sound for form in (name, *nominatives(name)) if (sound := sound_key(form))
        )
        found = self._store.sounding(sounds) if sounds else {}
        alike = ([one for one in found.get(key, ()) if is_alike(name, one)] for key in sounds)
        return next((ranking.ranked(entries) for entries in alike if entries), ())
