"""Names as keys: what two spellings of one name have in common, and the words around names.

The builder writes these keys and the reader asks for them, so a change here needs a new build.
"""

import functools
import re
import unicodedata
from importlib import resources

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ə": "a",
        "ё": "\N{CYRILLIC SMALL LETTER IE}",
        "-": " ",
        "\N{HYPHEN}": " ",
        "\N{NON-BREAKING HYPHEN}": " ",
        "\N{EN DASH}": " ",
        "/": " ",
        ".": " ",
        ",": " ",
        "(": " ",
        ")": " ",
    }
)
# Apostrophes of all sorts, and the primes that romanised names hold.
_DROPPED = re.compile(  # and quotation marks, as a report writes them around an airfield's name
    "['\"`\u00ab\u00b4\u00bb\u2018\u2019\u201c\u201d\u201e\u02b9\u02ba\u02bb\u02bc]"
)
_ABBREVIATED = {"saint": "st", "sankt": "st", "mount": "mt", "fort": "ft"}

REGION_WORDS = {
    "region": "region",
    "oblast": "region",
    "obl": "region",
    "voblast": "region",
    "province": "region",
    "governorate": "region",
    "governate": "region",
    "krai": "region",
    "kray": "region",
    "okrug": "region",
    "republic": "region",
    "state": "region",
    "county": "region",
    "prefecture": "region",
    "emirate": "region",
    "voivodeship": "region",
    "canton": "region",
    "department": "region",
    "parish": "region",
    "district": "district",
    "raion": "district",
    "rayon": "district",
    "municipality": "district",
    "hromada": "district",
}
PLURAL_REGION_WORDS = {
    "regions": "region",
    "oblasts": "region",
    "provinces": "region",
    "governorates": "region",
    "republics": "region",
    "states": "region",
    "counties": "region",
    "prefectures": "region",
    "districts": "district",
    "raions": "district",
}
# Words that say what kind of unit a region is, in the names of the sources; a name without them
# is the region's base, which counts only beside such a word.
TYPE_WORDS = re.compile(
    r"\b(autonomous|avtonomnaya|avtonomna|avtonomnyy|aut|federal|oblast|oblasts|obl|voblast"
    r"|voblasts"
    r"|region|province|provincia|provincie|governorate|governate|muhafazah|muhafazat|krai|kray"
    r"|republic|respublika|respublica|state|county|comitatul|judetul|department|departamento"
    r"|departement|prefecture|emirate|voivodeship|wojewodztwo|canton|parish|district|okrug"
    r"|oblys|ostan|territory|division"
    r"|область|обл|вобласць|автономная|автономный|автономна|край|республика|республіка|округ"
    r"|провинция|провінція|мухафаза|губернаторство|остан|штат)\b"
)
# "-щина" and "-чина" say region too: Курщина is the land of Kursk.
_LAND = re.compile("^(?P<stem>[^ ]{2,60}?)(?P<land>[щч]ина|shchina|shchyna|chchyna|chyna)$")
_VOWELS = "аеёиіїоуыэюяє"
# Letters that an alphabet lacks, of those that the three languages share in part.
_LACKS = {"ru": "іїєґў", "uk": "ыэёъў", "be": "ищъїєґ"}
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_OF = re.compile(r"^(?:of|the|de|del|do|da|e)\s+|\s+(?:of|de)$")


def key(name: str) -> str:
    """Return the name's key: case, marks, apostrophes, hyphens and "Saint" or "St." evened out.

    Marks are taken off Latin letters only, since й is not и.
    """
    text = name[:200].casefold()
    if not text.isascii():
        # A lone surrogate, as a shell's argument may hold one, can't be asked for in SQLite.
        text = _without_marks(text.encode("utf-8", "replace").decode())
    text = _DROPPED.sub("", text.translate(_LETTERS))
    return " ".join(_ABBREVIATED.get(word, word) for word in text.split())


def base(name_key: str) -> str:
    """Return a region's key without the words that say what kind of unit it is; may be empty."""
    text = " ".join(TYPE_WORDS.sub(" ", name_key).split())
    return _OF.sub("", text)


def region_base(name: str) -> str | None:
    """Return a region's base key, or None where nothing in the name says that it is a region.

    "Kursk obl." and "Oblast of Kursk" give `kursk`, "Kurskaya oblast'" gives `kurskaya`; a
    Cyrillic name gives the feminine adjective as sources have it, `курская` for "Курская обл."
    and "Курщина", `харківська` for "Харківщина". The name is in the nominative.
    """
    whole = key(name)
    if found := _LAND.match(whole):
        return _adjective(found["stem"], found["land"])
    bare = base(whole)
    return bare if bare and bare != whole else None


def languages(name: str) -> frozenset[str]:
    """Return which of Russian (ru), Ukrainian (uk) and Belarusian (be) have all its letters.

    None for a name without Cyrillic letters.
    """
    text = name.casefold()
    if not _CYRILLIC.search(text):
        return frozenset()
    return frozenset(one for one, lacks in _LACKS.items() if not set(lacks) & set(text))


@functools.cache
def not_places() -> frozenset[str]:
    """Return words with a capital that texts on strikes hold and that are no places."""
    text = resources.files(__package__).joinpath("not_places.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return frozenset(word for line in lines for word in line)


def _without_marks(text: str) -> str:
    kept: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        kept.append(parts[0] if "a" <= parts[0] <= "z" else letter)
    return "".join(kept)


def _adjective(stem: str, land: str) -> str:
    """Return the region's adjective for the stem of its "-щина" name and that ending.

    Before "-чина" another ч, or т, stands for ц (Донеччина, Донетчина); a stem that ends in a
    vowel has lost its last letter (Одещина).
    """
    if land.isascii():
        return stem + ("tska" if land == "chchyna" else "ska")
    ukrainian = "ru" not in languages(stem)
    if land == "чина" and stem.endswith(("ч", "т")):
        return stem[:-1] + ("цька" if ukrainian else "цкая")
    return stem + ("ська" if ukrainian or stem[-1] in _VOWELS else "ская")


def is_cyrillic(text: str) -> bool:
    """Tell whether most of a text's first letters are Cyrillic."""
    sample = text[:2_000]
    if sample.isascii():
        return False
    letters = [letter for letter in sample if letter.isalpha()]
    return 2 * sum("\u0400" <= letter <= "\u04ff" for letter in letters) > len(letters)
