# ruff: noqa: RUF001  # Cyrillic on purpose
# word lists read best as words
"""Languages in Cyrillic letters, told apart by letters and small words: also in one short line.

A model made for long texts takes short lines of one for another. Letters that one language has and
the other has not, the small words of which every text is full, a few words of posts on strikes and
a few endings decide most lines; what they leave open stays open.
"""

import re
from collections import Counter
from collections.abc import Mapping

LOOKED_AT = 1500  # code points of a stretch
LEAST = 2.0  # of evidence; of Russian and Ukrainian, by far the commonest here, half of it
_PRIOR = frozenset({"ru", "uk"})
LEAST_LETTERS = 2
TIMES = 2.5  # as much evidence as for the next language
FOREIGN = 0.04  # share of letters from which a text is in none of the languages below
_FEW = 0.01
_SHORT = 12  # letters in which "и" may be missing by chance

_LETTERS = re.compile("[\u0400-\u04ff]")
_IN_LOWER_CASE = re.compile(r"(?<![\w'’ʼ-])[а-яёіїєґўђјљњћџѓќѕ][\u0400-\u04ff'’ʼ]{0,40}")
_WORDS = re.compile(r"[\u0400-\u04ff][\u0400-\u04ff'’ʼ]{0,40}")
# Kazakh, Tatar, Mongolian and others; and what neither Russian nor Ukrainian nor Serbian writes.
_ELSEWHERE = re.compile("[^а-яёіїєґўђјљњћџѓќѕ\u0300-\u036f]")
_RUSSIAN, _UKRAINIAN = re.compile("[ыэё]"), re.compile("[іїєґ]")
_SOUTHERN = re.compile("[ђјљњћџѓќѕ]")
_NOT_SOUTHERN = re.compile("[йьюящыэъёіїєґў]")
_END = r"(?![\w'’ʼ])"
_PARTS = {
    "ru": re.compile(
        rf"[ыэё]|(?:ая|ое|ой|тся|лся|ние|ния|ии|[аяуе]ет|ют|жет|ость|[ае]ть|[а-я]{{2}}овал){_END}"
    ),
    "uk": re.compile(rf"[іїєґ]|[сц]ьк|оджен|[бвмпфр]['’ʼ]я|(?:ння|ття|ють|[еаиув]вся){_END}"),
    "bg": re.compile(rf"ъ[а-дж-щ]|(?:ските|ните|ът){_END}"),
}
# Names end so too ("Карачев"), whatever the language in which they stand.
_NO_NAMES = {
    "ru": re.compile(rf"[а-я]{{3}}[ое]в{_END}"),
    "uk": re.compile(rf"[иі]в{_END}"),
    "bg": re.compile(r"(?!)"),
}
_SMALL: dict[str, frozenset[str]] = {
    "ru": frozenset(
        """что как из был была были после его её ее это эти этого этой или также уже об о он она они
        к ко если ещё еще чтобы когда где о об их были года году времени сообщил
        сообщили сообщает заявил из-за который которые которая нет свой себя тоже под
        между сбито сбит сбиты уничтожено уничтожен уничтожены пострадавших погибших погиб погибли
        повреждено ранено раненых загорелся врага попала потушен""".split()
    ),
    "uk": frozenset(
        """що як із зі з та й і від про під після був була було були вже також або це цей ця ці
        його її їх їхній щодо внаслідок року році ще коли де якщо який яка які яке вони вона він
        щоб лише повідомив повідомили повідомляє заявив заявили немає біля поблизу унаслідок
        проте але збито збив знищено ворог ворога ворожий ворожих постраждалих поранено поранених
        загиблих загинув загинула загинули пожежа пожежу вибух влучання влучив влучила будинок
        будинку типу""".split()
    ),
    "bg": frozenset(
        """е са се че към ще беше бе като със след които който която тези този това през няма има ли
        си ги го ѝ му бъде бяха били още ни""".split()
    ),
    "sr": frozenset(
        """је су се да од који која које што ће као ово ова овај није сам смо или и у за из са на по
        после због али био била било према саопштила данас""".split()
    ),
    "mk": frozenset(
        """е се да од што кои кој која ќе како ова овој не беше беа со во го ја ги ли и за на по но
        или кај дека врз денеска меѓу според""".split()
    ),
}


def language_of(text: str) -> str | None:
    """Return the code of a Cyrillic stretch's language, None where its words leave it open.

    Known are Russian, Ukrainian, Belarusian, Bulgarian, Serbian and Macedonian. A name may be
    written in another language's letters: words in lower case decide wherever they can.
    """
    sample = text[:LOOKED_AT]
    if is_foreign(sample):
        return None
    found = _told(_IN_LOWER_CASE.findall(sample), is_lower=True)
    return found or _told(_WORDS.findall(sample.lower()), is_lower=False)


def is_of_both(text: str) -> bool:
    """Tell whether a stretch has letters of Russian alone and of Ukrainian alone: two languages."""
    low = text[:LOOKED_AT].lower()
    return bool(_RUSSIAN.search(low) and _UKRAINIAN.search(low)) and not is_foreign(text)


def is_surely(language: str, text: str) -> bool:
    """Tell whether a stretch has letters that make it Russian or Ukrainian amid another language.

    Words and endings are not enough there: too many of them are those of a neighbour too.
    """
    low = text[:LOOKED_AT].lower()
    own = _RUSSIAN if language == "ru" else _UKRAINIAN
    return len(own.findall(low)) >= LEAST_LETTERS and "и" in low


def is_foreign(text: str) -> bool:
    """Tell whether a Cyrillic stretch has letters that none of the known languages has."""
    letters = "".join(_LETTERS.findall(text[:LOOKED_AT].lower()))
    return bool(letters) and len(_ELSEWHERE.findall(letters)) > FOREIGN * len(letters)


def _told(words: list[str], *, is_lower: bool) -> str | None:
    """Return the language of which there is evidence among the words, in letters and endings."""
    joined = " ".join(words)
    size = len(joined) - len(words) + 1
    if size <= 1 or len(_ELSEWHERE.findall(joined.replace(" ", ""))) > FOREIGN * size:
        return None
    if _is_belarusian(joined, size):
        return "be"
    counted = Counter(words)
    southern = len(_SOUTHERN.findall(joined))
    if southern > _FEW * size and not _NOT_SOUTHERN.search(joined):
        found = {one: _small(counted, one) for one in ("sr", "mk")}
        return _likeliest(found, least=1.0) or _by_letter(joined)
    found = {name: _small(counted, name) + len(one.findall(joined)) for name, one in _PARTS.items()}
    for name, one in _NO_NAMES.items() if is_lower else ():
        found[name] += len(one.findall(joined))
    if not _NOT_SOUTHERN.search(joined):
        found |= {one: _small(counted, one) for one in ("sr", "mk")}
    return _likeliest(found)


def _is_belarusian(joined: str, size: int) -> bool:
    """Tell whether a short U or the dotted I stand where the others write other letters."""
    others = joined.count("и") + joined.count("щ") + joined.count("ъ")
    if others > _FEW * size or "ї" in joined or "є" in joined:
        return False
    return "ў" in joined or (size >= _SHORT and "і" in joined and "ы" in joined)


def _by_letter(joined: str) -> str | None:
    """Return the one of Serbian and Macedonian whose own letters stand there."""
    serbian = "ђ" in joined or "ћ" in joined
    macedonian = "ѓ" in joined or "ќ" in joined or "ѕ" in joined
    return None if serbian == macedonian else "sr" if serbian else "mk"


def _small(words: Mapping[str, int], language: str) -> float:
    return float(sum(words[one] for one in words.keys() & _SMALL[language]))


def _likeliest(evidence: dict[str, float], *, least: float = LEAST) -> str | None:
    """Return the language with the most evidence; a quoted word must not make a line Bulgarian."""
    (second, _), (most, language) = sorted((much, one) for one, much in evidence.items())[-2:]
    enough = most >= (1.0 if language in _PRIOR else least) and most >= TIMES * second
    return language if enough else None
