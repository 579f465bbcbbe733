"""A Russian or Ukrainian text as its words, and what the gazetteer knows of the names in them."""
# ruff: noqa: RUF001  # Cyrillic letters are meant here, not their Latin likenesses

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from geomap.gazetteer.declension import CYRILLIC_WORD, nominatives
from geomap.gazetteer.names import key
from geomap.gazetteer.page import Lookup, word_key
from geomap.gazetteer.paradigms import Language
from geomap.gazetteer.values import Entry
from geomap.model import Level

MOST_WORDS = 5
_LONGEST_ABBREVIATION = 5
_TOKEN = re.compile(rf"{CYRILLIC_WORD.pattern}(?:-\d{{1,2}}(?!\d))?")
_APOSTROPHE = re.compile("(?<=[а-яіїєґА-ЯІЇЄҐ])[\u2018`\u00b4\u2032](?=[а-яіїєґА-ЯІЇЄҐ])")
# Tags join words by a line: #Курская_область.
_JOIN = re.compile("[ _\u00a0]\n?|\n(?!\n)")
_NUMBERED = re.compile(r"(?P<name>.{2,60})-(?P<number>\d{1,2})")
# Letters, small words and stems of such news that only one of the two languages has.
_RUSSIAN, _UKRAINIAN = (
    re.compile(
        r"[ыэъё]|(?<![\w-])(?:и|с|к|во|со|ко|из|от|или|что)(?![\w.-])"
        r"|(?<![\w-])(?:сби[лт]|погиб|поврежд|обломк|ночью|горит(?!ь)|пишет|сообщ|жител[ие])"
        r"|[а-я]{2}овал[иао]?(?![\w-])",
        re.IGNORECASE,
    ),
    re.compile(
        r"[іїєґ]|[сцз]ьк|ьо|(?<![\w-])(?:з|та|й|що|як|щоб|але|або|чи)(?![\w-])"
        r"|(?<![\w-])(?:зби[лт]|загин|пошкодж|уламк|вибух|поранен|горить|чути|вноч|уноч)"
        r"|[а-я]{2}ува(?:л[иао]|в|ли)(?![\w-])"
        r"|(?:ння|вся)(?![\w-])|(?<![\w-])м\.\s[А-ЯІЇЄҐ]",
        re.IGNORECASE,
    ),
)

_LONG = 30
_LOOKED_AT = 2_000  # characters
_FRONTS = re.compile("направлени|напрям", re.IGNORECASE)
# Other countries' towns are written of less, and their names in Cyrillic are often words.
WRITE_CYRILLIC = frozenset({"RU", "UA", "BY", "MD", "KZ", "GE", "AM", "AZ"})

# The word that ends a name in lower case: a unit, a water, a site.
_REGION = re.compile(
    "област(?:ь|и|ью|ей|і|ю)|обл|кра(?:й|я|ю|ем|е|єм|ї)|р(?:е|э)гион(?:а|у|ом|е)?"
    "|регіон(?:у|ом|і)?|республ[иі]к(?:а|и|е|у|ой|ою|і)"
)
_DISTRICT = re.compile(
    "район(?:а|у|ом|е|і)?|р-н(?:а|у|ом|е|і)?|округ(?:а|у|ом|е)?|окрузі|громад(?:а|и|і|у|ою)"
)
_WATER = re.compile(
    "мор(?:е|я|ю|ем|і)|залив(?:а|у|ом|е)?|пролив(?:а|у|ом|е)?|океан(?:а|у|ом|е|і)?"
    "|затоц?к?(?:а|и|і|у|ою)|проток(?:а|и|у|ою)|протоці|лиман(?:а|у|ом|е|і)?|озер(?:о|а|у|ом|е|і)"
    "|водохранилищ(?:е|а|у|ем)|водосховищ(?:е|а|у|ем|і)|бухт(?:а|ы|е|у|ой)"
)
_SITE = re.compile(
    "(?:завод|порт|морпорт|мост|терминал|термінал|аэродром|аеродром|аэропорт|аеропорт|арсенал"
    "|комбинат|комбінат|полигон|полігон|космодром)(?:а|у|ом|е|і)?"
    "|м[іо]ст(?:у|ом|і)?|нефтебаз(?:а|ы|е|у|ой)|нафтобаз(?:а|и|і|у|ою)"
    "|авиабаз(?:а|ы|е|у|ой)|авіабаз(?:а|и|і|у|ою)|(?:гидро)?электростанци(?:я|и|ю|ей)"
    "|(?:гідро)?електростанці(?:я|ї|ю|єю)|плотин(?:а|ы|е|у|ой)|дамб(?:а|ы|е|и|і|у|ой|ою)"
)
# The word that begins one, before the name itself: Республика Крым, море Лаптевых.
_HEAD = re.compile(
    "республ[иі]к(?:а|и|е|у|ой|ою|і)|сектор(?:а|у|ом|е|і)?|острова?(?:у|ом|е|і)?|остр[оі]в"
    "|мор(?:е|я|ю|ем|і)|залив(?:а|у|ом|е)?|порт(?:а|у|ом|е|і)?|аэропорт(?:а|у|ом|е)?"
    "|аеропорт(?:у|ом|і)?|ав[иі]абаз(?:а|ы|е|и|і|у|ой|ою)|озер(?:о|а|у|ом|е|і)"
)
_MODIFIER = re.compile(
    "[а-яёіїєґ-]{4,40}(?:ый|ий|ой|ого|ому|им|ым|ом|ем|ая|ую|ей|ое|ая|а|у|ої|ій|ою)"
)
# No name begins with one, though a sentence does.
_PREPOSITION = re.compile(
    "в|во|у|на|над|под|подо|під|из|изо|із|з|зі|с|со|к|ко|до|от|від|по|за|о|об|про|через|крізь|между"
    "|між|возле|біля|близ|поблизу|около|вблизи|после|після|кроме|крім|для|при|перед|против|проти"
    "|после|среди|серед|вокруг|навколо|и|і|й|та|но|але|а",
    re.IGNORECASE,
)
_LINK = re.compile("на|над|под|під|имени|им|імені|де|ла|эль|аль|ель|и|і|та|й")
# Ukrainian papers write the names of the aggressor in lower case.
_IN_LOWER_CASE = re.compile("рф|росі(?:я|ї|ю|єю)")
_SENTENCE = re.compile(
    r"(?:[.!?…:;\"\u201c\u201d»)\]]|\n|^|[^\w\s,.(«'-]\s?|\s[\u2014\u2013-])\s{0,3}[\"«\u201c„(]?$"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text, and whether it begins with a capital."""

    start: int
    end: int
    text: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What some words may be in the nominative; `bare` is the key without the unit's word.

    `rank` counts the nominatives from the likeliest on; other spellings of one share it.
    """

    name: str
    key: str
    bare: str
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the words before a name say: a place in it, one to go to, a town, a site, a body."""

    within: bool
    towards: bool
    town: bool
    kinds: tuple[str, ...] | None
    body: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A text with its words, the names that they may form, and what those mean.

    `gaps[n]` is what stands between word n and the next one; `forms` has the nominatives of the
    words from the first to the last, `spans` the last words of names by their first, longest
    first. `capitals` are the keys of all words with a capital as they stand; `fronts` says that the
    text speaks of directions of a front, by adjectives; `countries` are others that it names. What
    a first look found: `people` are the keys of surnames, `trusted` the names that are places,
    `towns` where places without a word for a unit begin; `before_words` what stands before those
    that were looked at.
    """

    text: str
    tokens: Sequence[Token]
    gaps: Sequence[str]
    language: Language | None
    forms: Mapping[tuple[int, int], Sequence[Form]]
    spans: Mapping[int, Sequence[int]]
    names: Mapping[str, Sequence[Entry]]
    capitals: frozenset[str]
    fronts: bool
    countries: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    trusted: frozenset[str] = frozenset()
    towns: frozenset[int] = frozenset()
    before_words: dict[int, Before] = field(default_factory=dict)

    def written(self, first: int, last: int) -> str:
        """Return the words from the first to the last as they stand in the text."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def before(self, at: int, length: int = 48) -> str:
        """Return the characters before a word."""
        start = self.tokens[at].start
        return self.text[max(0, start - length) : start]

    def begins_sentence(self, at: int) -> bool:
        """Tell whether a word is the first of its sentence, where any word has a capital."""
        return bool(_SENTENCE.search(self.before(at, 6)))

    def joined(self, at: int) -> bool:
        """Tell whether only a space parts a word from the next one."""
        return at + 1 < len(self.tokens) and self.gaps[at] in {" ", "\u00a0"}


def read(text: str, *, entries: Lookup) -> Sheet:
    """Return a text with its words and the names that they may form.

    Its `text` is as long as the one given, with one sort of apostrophe inside words.
    """
    text = _APOSTROPHE.sub("\u2019", text)
    tokens = [
        Token(match.start(), match.start() + len(word), word, word[0].isupper())
        for match in _TOKEN.finditer(text)
        if (word := match[0].rstrip("'\u2019\u02bc"))
    ]
    gaps = [text[one.end : following.start] for one, following in itertools.pairwise(tokens)]
    gaps.append("\n\n")
    sheet = Sheet(
        text=text,
        tokens=tokens,
        gaps=gaps,
        language=language_of(text),
        forms={},
        spans={},
        names={},
        capitals=frozenset(word_key(one.text) for one in tokens if one.capital),
        fronts=bool(_FRONTS.search(text)),
    )
    forms: dict[tuple[int, int], tuple[Form, ...]] = {}
    spans: dict[int, list[int]] = {}
    for first, last in _spans(sheet):
        forms[first, last] = forms_of(
            " ".join(one.text for one in tokens[first : last + 1]), sheet.language
        )
        spans.setdefault(first, []).insert(0, last)
    keys = {name for several in forms.values() for one in several for name in (one.key, one.bare)}
    names = entries(keys - {""})
    return replace(sheet, forms=forms, spans=spans, names=names)


def language_of(text: str) -> Language | None:
    """Return the language that the text's letters tell, or None where they do not."""
    sample = text[:_LOOKED_AT]
    russian, ukrainian = len(_RUSSIAN.findall(sample)), len(_UKRAINIAN.findall(sample))
    if ukrainian > 4 * russian:
        return "uk"
    if not ukrainian and len(text) > _LONG:  # hardly a line of Ukrainian is without its own letters
        return "ru"
    return "ru" if russian > 4 * ukrainian else None


def unit(word: str) -> Level | None:
    """Return the level of unit that a word for one names: область, район, море."""
    low = word.casefold()
    if _REGION.fullmatch(low):
        return "region"
    if _DISTRICT.fullmatch(low):
        return "district"
    return "sea" if _WATER.fullmatch(low) else None


def is_head(word: str) -> bool:
    """Tell whether a word says what kind of place the name after it is."""
    return bool(_HEAD.fullmatch(word.casefold()))


def is_modifier(word: str) -> bool:
    """Tell whether a word in lower case may stand between a name and its unit's word."""
    return bool(_MODIFIER.fullmatch(word))


@functools.lru_cache(maxsize=30_000)
def forms_of(words: str, language: Language | None) -> tuple[Form, ...]:
    """Return what the words may be in the nominative, likeliest first."""
    parts = words.split(" ")
    abbreviation = len(parts) > 1 and parts[-1].isupper()
    if abbreviation and len(parts[-1]) <= _LONGEST_ABBREVIATION:
        head = _nominatives(" ".join(parts[:-1]), language=language)
        names = [f"{one} {parts[-1]}" for one in head]
    elif found := _NUMBERED.fullmatch(words):
        names = [
            f"{one}-{found['number']}" for one in _nominatives(found["name"], language=language)
        ]
    else:
        names = list(_nominatives(words, language=language))
    if len(parts) > 1 and is_head(parts[0]):  # сектора Газа, порту Измаил
        rest = " ".join(parts[1:])
        names += [f"{one} {rest}" for one in _nominatives(parts[0], language=language)]
    united = len(parts) > 1 and unit(parts[-1])
    return tuple(
        Form(one, key(one), _bare(one) if united else "", rank) for rank, one in enumerate(names)
    )


def _nominatives(name: str, *, language: Language | None) -> tuple[str, ...]:
    """Return the nominatives of a name, with capitals where words begin only, or everywhere."""
    parts = re.split("([ -])", name)
    # Single letters in a row stay in capitals whatever is done to them.
    if all(part.capitalize().isupper() for part in parts[::2]):
        return (name,)
    if not name.isupper():
        parts = [part if part[1:].islower() else part.capitalize() for part in parts]
    return nominatives("".join(parts), language=language)


def _bare(name: str) -> str:
    """Return the key of a unit's name without the words for what it is: Торопецкий."""
    words = name.split(" ")[:-1]
    while len(words) > 1 and words[-1].islower():
        words.pop()
    return key(" ".join(words))


def _spans(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of all that may be a name."""
    for first, token in enumerate(sheet.tokens):
        if token.capital or (sheet.language != "ru" and _IN_LOWER_CASE.fullmatch(token.text)):
            yield first, first
        elif not is_head(token.text):
            continue
        if _PREPOSITION.fullmatch(token.text):
            continue
        for last in range(first + 1, min(first + MOST_WORDS, len(sheet.tokens))):
            if not _JOIN.fullmatch(sheet.gaps[last - 1]):
                break
            word = sheet.tokens[last].text
            if sheet.tokens[last].capital:
                yield first, last
            elif token.capital and (unit(word) or _SITE.fullmatch(word)):
                yield first, last
                break
            elif not (_MODIFIER.fullmatch(word) or _LINK.fullmatch(word)):
                break
