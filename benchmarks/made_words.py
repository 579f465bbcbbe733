"""What made claims say: English prose that is on this machine, and the words of a war's reports."""

import ast
import random
import re
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from geomap.model import Kind, Span

# No news holds these, and folium's pages break on some of them.
_NO_PROSE = re.compile(r"""[^\w\s,.;:'"()!?-]|_""")
VERBS = ("said", "reported", "claimed", "announced", "wrote", "told reporters", "stated")
HEDGES = ("allegedly", "reportedly", "according to preliminary data", "presumably", "up to")
EFFECTS = ("fire", "explosion", "damage", "power outage", "destroyed", "casualties")
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
WEAPONS = (
    ("ATACMS", "ballistic missile", "US"),
    ("Storm Shadow", "cruise missile", "GB"),
    ("SCALP", "cruise missile", "FR"),
    ("HIMARS", "rocket artillery", "US"),
    ("Neptune", "cruise missile", None),
    ("Iskander-M", "ballistic missile", None),
    ("Kinzhal", "ballistic missile", None),
    ("Kalibr", "cruise missile", None),
    ("Kh-101", "cruise missile", None),
    ("Shahed-136", "drone", None),
    ("Lancet", "drone", None),
    ("FAB-500", "glide bomb", None),
    ("Tochka-U", "ballistic missile", None),
    ("S-300", "missile", None),
    (None, "drone", None),
    (None, "missile", None),
)
TARGETS = (
    "airfield|ammunition depot|oil depot|refinery|command post|railway station|power station|"
    "substation|warehouse|residential building|school|hospital|bridge|port|radar|barracks|factory"
).split("|")
SPEAKERS: tuple[tuple[str, Kind, str | None], ...] = (
    ("Russian Ministry of Defence", "ministry", "RU"),
    ("General Staff of Ukraine", "military", "UA"),
    ("Ukrainian Air Force", "military", "UA"),
    ("Governor of Belgorod Oblast", "local_official", "RU"),
    ("Governor of Kursk Oblast", "local_official", "RU"),
    ("Governor of Bryansk Oblast", "local_official", "RU"),
    ("Kharkiv Oblast administration", "local_official", "UA"),
    ("Sumy Oblast administration", "local_official", "UA"),
    ("Odesa Oblast administration", "local_official", "UA"),
    ("Security Service of Ukraine", "intelligence", "UA"),
    ("Defence Intelligence of Ukraine", "intelligence", "UA"),
    ("Volodymyr Zelensky", "head_of_state", "UA"),
    ("Kremlin spokesman", "official", "RU"),
    ("Pentagon", "ministry", "US"),
    ("UK Ministry of Defence", "ministry", "GB"),
    ("UN human rights monitors", "international_body", None),
    ("IAEA", "international_body", None),
    ("TASS", "media", "RU"),
    ("RIA Novosti", "media", "RU"),
    ("RT", "media", "RU"),
    ("Ukrinform", "media", "UA"),
    ("Suspilne", "media", "UA"),
    ("Reuters", "media", "GB"),
    ("BBC", "media", "GB"),
    ("AFP", "media", "FR"),
    ("The New York Times", "media", "US"),
    ("Meduza", "media", "LV"),
    ("Astra", "social_media", "RU"),
    ("Baza", "social_media", "RU"),
    ("Rybar", "social_media", "RU"),
    ("DeepState", "social_media", "UA"),
    ("Bellingcat", "ngo", "NL"),
    ("Institute for the Study of War", "ngo", "US"),
    ("Amnesty International", "ngo", "GB"),
    ("DTEK", "company", "UA"),
    ("Russian Railways", "company", "RU"),
    ("Freedom of Russia Legion", "armed_group", None),
    ("residents", "witness", None),
    ("military expert", "expert", None),
    ("an official", "unnamed", None),
)
PUBLISHERS = tuple(name for name, kind, _ in SPEAKERS if kind in {"media", "social_media"})
RELATIONS = ("20 km north of", "near", "between 5 and 10 km south-east of", "… outskirts")
SIDES = ("western part of", "… on the border with Ukraine", "north of", "south-eastern part of")
REGIONS = {
    "UA": "05 07 09 12 14 18 21 23 26 30 32 35 40 43 46 48 51 53 56 59 61 63 65 68 71 74 77",
    "RU": (
        "BEL BRY IVA KLU KGD KOS KRS KDA LEN LIP MOS NIZ NGR ORL PNZ PSK ROS RYA SAM SAR SMO SPE "
        "STA TAM TUL TVE TA ULY VGG VLA VLG VOR YAR MOW AD"
    ),
}


class Quote:
    """A quote in the making: prose into which the words of values are put, each remembered."""

    def __init__(self, dice: random.Random, prose: str, *, start: int) -> None:
        self._dice, self._prose, self._start = dice, prose, start
        self._put: list[str] = []
        self._length = dice.randint(200, 300)
        self.at: dict[str, tuple[str, int, int]] = {}

    def put(self, words: str) -> None:
        """Let the words stand in the quote."""
        self._put.append(words)

    def made(self) -> Span:
        """Return the quote; `at` then says where each of the words stands."""
        room = self._length - sum(len(words) + 1 for words in self._put)
        first, second = self._window(room // 2), self._window(room - room // 2)
        prose = [*first.split(), *second.split()]
        for words in self._put:
            prose.insert(self._dice.randint(0, len(prose)), words)
        text = " ".join(prose)
        for words in self._put:
            found = text.find(words)
            span = (self._start + found, self._start + found + len(words))
            self.at[words] = (words, *span)
        return Span(start=self._start, end=self._start + len(text), text=text)

    def _window(self, length: int) -> str:
        if length < 10:  # noqa: PLR2004  # no word would be left
            return ""
        start = self._dice.randrange(len(self._prose) - length)
        return self._prose[start : start + length].partition(" ")[2].rpartition(" ")[0]


def prose() -> str:
    """Return English prose that is on this machine: docstrings and the language reference."""
    from pydoc_data import topics

    reference = (re.sub(r'[*"`]', "", text) for _, text in sorted(topics.topics.items()))
    held: dict[str, None] = {}
    for text in (*_docstrings(), *reference):
        for paragraph in re.split(r"\n\s*\n", text):
            words = " ".join(paragraph.split())
            plain = sum(c.isalpha() or c in " ,.'" for c in words)
            if len(words) >= 120 and "." in words and plain > 0.95 * len(words):  # noqa: PLR2004  # no code
                held[_NO_PROSE.sub("", words)] = None
    return " ".join(held)


def _docstrings() -> Iterator[str]:
    library = Path(sysconfig.get_path("stdlib"))
    left_out = {"site-packages", "test", "tests", "idlelib", "lib2to3"}
    for file in sorted(library.rglob("*.py")):
        if left_out.isdisjoint(file.parts):
            tree = ast.parse(file.read_text(encoding="utf-8", errors="replace"))
            for node in ast.walk(tree):
                if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                    yield ast.get_docstring(node) or ""
