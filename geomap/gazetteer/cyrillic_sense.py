"""Whether a Russian or Ukrainian name is a place where it stands, and which places it may be."""
# ruff: noqa: RUF001  # Cyrillic letters are meant here, not their Latin likenesses

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.gazetteer import cyrillic_beside as beside
from geomap.gazetteer.cyrillic_page import WRITE_CYRILLIC, Form, Sheet
from geomap.gazetteer.ranking import is_hamlet, is_of_level
from geomap.gazetteer.values import Entry, Mention

SMALL, MIDDLING, LARGE = 500, 15_000, 100_000
# So large that a person of the name is not meant.
RENOWNED = 500_000
SHORT = 4  # letters of an abbreviation
_SHORTEST = 3
_WIDE = frozenset({"country", "region", "sea", "point"})
_LOWER = re.compile("[а-яёіїєґ]")
_STOP = re.compile(r"[.!?\n]\s")
_NO_ENDING = re.compile("[бвгґджзйклмнпрстфхцчшщь]$", re.IGNORECASE)
_OF_SEVERAL = re.compile("(?:[оеё]в|[іїє]в)$", re.IGNORECASE)
_FATHERS = ("ович", "евич", "йович", "овна", "евна", "івна")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where the words from the first to the last of a name stand, and what stands around them.

    `town` says that a word for a settlement stands before, `kinds` which sites the word before may
    mean, `area` is the region or district that the name is said to lie in, `listed` the mention
    whose list it continues; `leads` that another place follows in a list, `body` that a ship's or
    a street's word stands before; `regions` are all that the text names with a word for them.
    """

    sheet: Sheet
    first: int
    last: int
    regions: Sequence[Mention]
    within: bool
    towards: bool
    town: bool
    kinds: tuple[str, ...] | None
    area: Mention | None
    listed: Mention | None
    leads: bool
    body: bool

    @property
    def said(self) -> bool:
        """Tell whether something around says that the name is a place."""
        return self.within or self.town or self.kinds is not None or self.area is not None


def meant(spot: Spot, form: Form, entries: Sequence[Entry]) -> list[Entry]:
    """Return what a nominative may mean where it stands, best first; nothing if it is no place."""
    if not entries:
        return []
    if spot.town:
        return _nearest([one for one in entries if is_of_level(one, "settlement")], spot.regions)
    if sites := [one for one in entries if one.kind.casefold() in (spot.kinds or ())]:
        return sites
    if _is_of_something_else(spot, form):
        return []
    far = _is_far_fetched(spot, form)
    kept = [
        one
        for one in entries
        if not (far and is_abroad(one, spot.sheet))
        and _is_likely(one, spot)
        and (not is_hamlet(one) or _may_be_hamlet(one, spot))
    ]
    if all(one.matched == "base" for one in kept):
        among = spot.listed is not None and spot.listed.level_hint == "point"
        site = among or spot.kinds is not None or (spot.within and spot.first == spot.last)
        kept = [one for one in kept if one.place.level == "point" and site]
    if spot.area is not None:
        kept = [
            one
            for one in _nearest(kept, [spot.area])
            if spot.within or one.population >= LARGE or lies_in(one, spot.area)
        ]
    return kept if kept and _is_enough(spot, form, kept) else []


def is_no_name(spot: Spot, form: Form, entries: Sequence[Entry]) -> bool:
    """Tell whether a single word is a person, an adjective or an ordinary word, not the place."""
    sheet, at = spot.sheet, spot.first
    if spot.town:
        return _is_given(sheet, at) and _is_followed(sheet, at)
    people = max(one.population for one in entries)
    adjective = _is_adjective(sheet, at, form) and (
        beside.agrees(sheet, at) or (people < LARGE and not spot.within and sheet.fronts)
    )
    if spot.kinds is not None:
        return adjective
    if _is_word(spot, entries):
        return True
    wide = any(one.place.level in {"country", "region"} for one in entries)
    if wide and not _is_given(sheet, at):
        return False
    if people < LARGE and not beside.is_tagged(sheet, at) and _goes_on(spot):
        return True
    return adjective or _is_person(spot, form, people)


def _is_adjective(sheet: Sheet, at: int, form: Form) -> bool:
    """Tell whether a word and the nominative that it is read as are an adjective's."""
    names = [form.name, *(one.name for one in sheet.forms[at, at] if one.rank == form.rank)]
    return any(beside.is_adjective(sheet.tokens[at].text, name) for name in names)


def _goes_on(spot: Spot) -> bool:
    """Tell whether a name may be longer than what the gazetteer bears: Северск Малый."""
    sheet, at = spot.sheet, spot.last
    if not _is_followed(sheet, at):
        return False
    following = sheet.tokens[at + 1]
    if following.text.isupper() or any(one.start == following.start for one in spot.regions):
        return False
    if _begins_person(sheet, at + 1):
        return False
    return not any(
        other.population >= LARGE or other.place.level == "country"
        for one in sheet.forms.get((at + 1, at + 1), ())
        for other in sheet.names.get(one.key, ())
    )


def _begins_person(sheet: Sheet, at: int) -> bool:
    """Tell whether a given name and a surname stand there: мэр Рыльска Остап Гриневич."""
    if not _is_given(sheet, at) or not _is_followed(sheet, at):
        return False
    after = sheet.tokens[at + 1]
    fathers = after.text.casefold().endswith(_FATHERS)  # Рыльский Остап Иванович
    return (
        not fathers
        or _is_followed(sheet, at + 1)
        or not beside.is_surname(sheet.tokens[at - 1].text)
    )


def is_named_before(sheet: Sheet, at: int) -> bool:
    """Tell whether a given name, or a father's, stands before a word."""
    if not at or not sheet.joined(at - 1) or not sheet.tokens[at - 1].capital:
        return False
    if sheet.tokens[at - 1].text.casefold().endswith(_FATHERS):
        return True
    return _is_given(sheet, at - 1)


def _is_likely(entry: Entry, spot: Spot) -> bool:
    """Tell whether an entry may be meant without a word for what it is."""
    if entry.place.level == "sea":
        return entry.matched not in {"base", "alternate", "historic"}
    if entry.place.level == "district" and not is_hamlet(entry):
        return entry.matched == "base"
    if entry.matched == "alternate":
        return entry.population >= LARGE or entry.place.country in spot.sheet.countries
    if is_abroad(entry, spot.sheet):
        return entry.area is not None or entry.population >= (SMALL if spot.within else LARGE)
    return True


def _is_of_something_else(spot: Spot, form: Form) -> bool:
    """Tell whether a name is a weapon's or a paper's in quotes, a ship's, an adjective in case."""
    sheet, first = spot.sheet, spot.first
    if spot.kinds is None and beside.is_quoted(sheet, first, spot.last):
        return True
    return spot.body or beside.is_in_adjective(sheet, spot.last, form.name)


def _may_be_hamlet(entry: Entry, spot: Spot) -> bool:
    """Tell whether a village is meant: its region or district is beside it, or in its sentence."""
    if spot.area is not None:
        return lies_in(entry, spot.area)
    if spot.kinds is not None:
        return True
    placed = spot.within or spot.towards or spot.listed is not None
    text, start = spot.sheet.text, spot.sheet.tokens[spot.first].start
    return any(
        (placed or one.level_hint == "district")
        and lies_in(entry, one)
        and _is_in_sentence(text, one, start)
        for one in spot.regions
    )


def _is_in_sentence(text: str, region: Mention, start: int) -> bool:
    """Tell whether a region stands in the sentence of a word, or heads its line and text."""
    between = text[min(region.end, start) : max(region.start, start)]
    heads = region.end <= start and text[: region.start].rpartition("\n")[2].strip() == ""
    if heads and between[:1] in {".", ":", "\n"}:
        between = between[1:].lstrip()
    return not _STOP.search(between)


def lies_in(entry: Entry, area: Mention) -> bool:
    """Tell whether an entry lies in a region or district that a text names."""
    for one in area.entries:
        if one.place.level == "district" and one.place.id in {entry.area, entry.admin2}:
            return True
        if one.place.level == "region" and one.place.admin1 == entry.place.admin1:
            return one.place.admin1 is not None
    return False


def _nearest(entries: Sequence[Entry], regions: Sequence[Mention]) -> list[Entry]:
    """Return the entries, those first that lie in a region or district that the text names."""
    return sorted(entries, key=lambda entry: not any(lies_in(entry, one) for one in regions))


def _is_enough(spot: Spot, form: Form, entries: Sequence[Entry]) -> bool:
    """Tell whether a place of this size is meant with no more said than this."""
    if spot.said or any(_is_wide(one, spot.sheet) for one in entries):
        return True
    if all(one.matched == "base" for one in entries):
        return True
    people = max(one.population for one in entries)
    if any(is_hamlet(one) for one in entries) and people < SMALL:
        return not beside.is_surname(form.name) or spot.listed is not None
    if spot.first < spot.last or form.name in spot.sheet.trusted:
        return people >= SMALL
    if spot.listed is not None or people >= LARGE:
        return True
    return people >= SMALL and _is_town_alone(spot, form, people)


def _is_wide(entry: Entry, sheet: Sheet) -> bool:
    """Tell whether a name is by itself a region's, a sea's or a site's; Klin has an air base too.

    Malta's small regions are not meant by "Мости", unless the text is about Malta.
    """
    place = entry.place
    if entry.matched == "base" or not (place.level in _WIDE or _is_site(entry)):
        return False
    known = place.country in WRITE_CYRILLIC or place.country in sheet.countries
    return place.level != "region" or known or entry.population >= LARGE


def _is_town_alone(spot: Spot, form: Form, people: int) -> bool:
    """Tell whether a single name that nothing around speaks for is a town's, by itself."""
    sheet, at = spot.sheet, spot.first
    surname = beside.is_surname(form.name)
    written = sheet.forms[at, at][0].name.casefold() == sheet.tokens[at].text.casefold()
    as_written = written and form.rank == 0
    if beside.is_tagged(sheet, at):
        return people >= MIDDLING or not surname
    if people < MIDDLING:
        shaped = as_written and beside.is_shaped_as_town(form.name)
        return not surname and (spot.towards or spot.leads or shaped)
    if spot.towards:
        return True
    if surname:
        return False
    begins = sheet.begins_sentence(at)
    return not begins or spot.leads or (as_written and not beside.is_like_a_word(form.key))


def is_abroad(entry: Entry, sheet: Sheet) -> bool:
    """Tell whether a town lies where no one writes Cyrillic, in a country that is not named."""
    place = entry.place
    home = place.country in WRITE_CYRILLIC or place.country in sheet.countries
    return place.level == "settlement" and not home


def _is_far_fetched(spot: Spot, form: Form) -> bool:
    """Tell whether a form without an ending is read as a case: Сидон is not many Сидни."""
    written = spot.sheet.tokens[spot.last].text
    bare = len(written) <= len(form.name.split(" ")[-1]) and bool(_NO_ENDING.search(written))
    return bare and form.name[-1] != written[-1]


def _is_site(entry: Entry) -> bool:
    return entry.place.level == "settlement" and entry.area is not None


def _is_word(spot: Spot, entries: Sequence[Entry]) -> bool:
    """Tell whether a single word is an ordinary one, or an abbreviation."""
    sheet, at = spot.sheet, spot.first
    text = sheet.tokens[at].text
    if len(text) < _SHORTEST and not text.isupper() and text != "рф":
        return True
    if any(beside.is_no_place(one.key) for one in sheet.forms[at, at]):
        people = max(one.population for one in entries)
        known = any(not is_abroad(one, sheet) for one in entries)
        if not (spot.within and known and people >= MIDDLING):
            return True
    return text.isupper() and len(text) <= SHORT and not _is_abbreviation(sheet, at, entries)


def _is_abbreviation(sheet: Sheet, at: int, entries: Sequence[Entry]) -> bool:
    """Tell whether capitals are those of a country (США), a region (ДНР) or a whole line."""
    if any(
        one.place.level in {"country", "region"} and one.matched in {"alias", "primary"}
        for one in entries
    ):
        return True
    end = sheet.tokens[at].end
    line = sheet.text[end : end + 24].partition("\n")[0]
    people = max(one.population for one in entries)
    if _LOWER.search(line):
        return people >= LARGE and sheet.begins_sentence(at)
    return people >= (MIDDLING if any(one.isalpha() for one in line) else LARGE)


def _is_person(spot: Spot, form: Form, people: int) -> bool:
    """Tell whether a word is a person's name where it stands."""
    sheet, at = spot.sheet, spot.first
    if beside.has_initials(sheet, at) or is_named_before(sheet, at):
        return True
    if _is_given(sheet, at):
        placed = spot.within or spot.area or spot.listed
        return _is_followed(sheet, at) or not placed
    if spot.within or people >= RENOWNED:
        return False
    if form.key in sheet.people or _has_office(sheet, at):
        return True
    after_name = at > 0 and _is_followed(sheet, at - 1) and _is_long(sheet, at - 1)
    nominative = form.name == sheet.tokens[at].text
    return nominative and after_name and not sheet.begins_sentence(at - 1)


def _is_long(sheet: Sheet, at: int) -> bool:
    """Tell whether a word has a capital and is no "И" of a line in capitals."""
    return sheet.tokens[at].capital and len(sheet.tokens[at].text) >= _SHORTEST


def _has_office(sheet: Sheet, at: int) -> bool:
    """Tell whether a word with a surname's ending stands after an office or before "said"."""
    surname = beside.is_surname_in_nominative(sheet.tokens[at].text)
    if surname and beside.is_of_it(sheet, at):
        return False
    return surname and (beside.has_title(sheet, at) or beside.says(sheet, at))


def _is_given(sheet: Sheet, at: int) -> bool:
    """Tell whether a word is a given name in some case; Киров is not of many Киры."""
    several = bool(_OF_SEVERAL.search(sheet.tokens[at].text))
    forms = sheet.forms.get((at, at), ())
    return any(beside.is_given(one.key) for one in (forms[:1] if several else forms))


def _is_followed(sheet: Sheet, at: int) -> bool:
    return sheet.joined(at) and sheet.tokens[at + 1].capital
