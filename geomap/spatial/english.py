"""English words for how a strike lay to a place."""

from geomap.geometry import BEARINGS
from geomap.spatial.wording import Wording

_TEN = "one two three four five six seven eight nine ten eleven twelve".split()
ENGLISH = Wording(
    code="en",
    units={
        r"km|kms|kilomet(?:re|er)s?": 1.0,
        r"nautical\s+miles?|nautical\s+mi|nmi|n\.m\.": 1.852,
        r"miles?|mi": 1.609344,
        r"met(?:re|er)s?|m": 0.001,
        r"yards?|yds?": 0.0009144,
    },
    numbers={
        **{word: float(n) for n, word in enumerate(_TEN, 1)},
        "a dozen": 12.0,
        "a hundred": 100.0,
        **{
            word: float(n)
            for word, n in zip(
                "fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred".split(),
                (15, 20, 30, 40, 50, 60, 70, 80, 90, 100),
                strict=True,
            )
        },
        "an": 1.0,
        "a": 1.0,
    },
    vague={
        r"half\s+an?|half": (0.3, 0.8),
        r"a\s+couple\s+of|a\s+couple|couple\s+of": (1.0, 3.0),
        r"a\s+few|few": (2.0, 6.0),
        r"several|a\s+number\s+of": (3.0, 10.0),
        r"tens\s+of": (10.0, 100.0),
        r"dozens\s+of": (20.0, 100.0),
        r"hundreds\s+of": (100.0, 900.0),
    },
    decimal=".",
    lead=r"(?:between\s+)?",
    limit=r"(?!)",
    loose={
        "up_to": r"up\s+to|within|no\s+more\s+than|not\s+more\s+than|at\s+most|as\s+far\s+as"
        r"|a\s+maximum\s+of",
        "nearly": r"nearly|almost|just\s+under|under|less\s+than|fewer\s+than|close\s+to",
        "more_than": r"more\s+than|over|at\s+least|upwards?\s+of|above|beyond|in\s+excess\s+of",
        "about": r"about|around|some|roughly|approximately|approx\.?|circa|ca\.?|an?\s+estimated|~",
    },
    turned=r"(?!)",
    range_word=r"\s?(?:-|\N{EN DASH}|\N{EM DASH}|to|and|or)\s?",
    compass={"north": "N", "south": "S", "east": "E", "west": "W"},
    points={point: point for point in BEARINGS},
    joint=r"[\s-]?",
    ending=r"(?:ern|erly|wards?)?\b",
    part=(
        r"(?:{rose})(?<=ern)\b|(?<!to\s)\bthe\s+(?:far\s+|extreme\s+)?(?:{rose})"
        r"|…['’]s?\s+(?:far\s+)?(?:{rose})"
    ),
    middle=r"\bcentral\b|\bthe\s+(?:centre|center|heart|middle)\b|\bdowntown\b",
    kinds=(
        ("toward", r"\btowards?\b|\bdirection\s+of\b|\b(?:heading|bound|en\s+route)\b"),
        ("border", r"\b(?:borders?|frontiers?|border-\w+)\b"),
        (
            "between",
            (
                r"\bbetween\b|\b(?:road|highway|route|railway|line) (?:from|linking|connecting)\b"
                r"|…\s?[-\u2010-\u2015/].{1,60}\b(?:road|highway|motorway|railway)\b"
            ),
        ),
        ("inland", r"\binland\b"),
        ("offshore", r"\boff\b|\boffshore\b|\bat\s+sea\b|\b(?:the\s+)?(?:territorial\s+)?waters\b"),
        ("coast", r"\b(?:coast|coastline|shore|shores|seaside|coastal)\b"),
        ("outskirts", r"\b(?:outskirts?|suburbs?|environs|edges?|fringes?|periphery|entrance)\b"),
        ("part", ""),
        ("distance", ""),
        ("bearing", ""),
        (
            "near",
            (
                r"\b(?:near|nearby|close\s+to|not\s+far|vicinity|areas?\s+of|areas?\s+around"
                r"|outside|around|next\s+to|adjacent|beside|neighbou?rhood\s+of|surroundings"
                r"|approach(?:es|ing))\b|…\s+(?:direction|axis|sector)\b"
            ),
        ),
    ),
    at=r"\b(?:on|at|along|across|astride)\b",
    two_sided=r"\bbetween\b|…\s+and\b|…\s?[-\u2010-\u2015/]",
    depth=r"\b(?:inside|into|within|deep)\b",
)
