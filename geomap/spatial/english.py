"""English words for how a strike lay to a place."""

from geomap.spatial.wording import Wording

_TEN = "one two three four five six seven eight nine ten eleven twelve".split()
ENGLISH = Wording(
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
    loose={
        "up_to": r"up\s+to|within|no\s+more\s+than|not\s+more\s+than|at\s+most|as\s+far\s+as"
        r"|a\s+maximum\s+of",
        "nearly": r"nearly|almost|just\s+under|under|less\s+than|fewer\s+than|close\s+to",
        "more_than": r"more\s+than|over|at\s+least|upwards?\s+of|above|beyond|in\s+excess\s+of",
        "about": r"about|around|some|roughly|approximately|approx\.?|circa|ca\.?|an?\s+estimated|~",
    },
    range_word=r"\s?(?:-|\N{EN DASH}|\N{EM DASH}|to|and|or)\s?",
    compass={"north": "N", "south": "S", "east": "E", "west": "W"},
    joint=r"[\s-]?",
    ending=r"(?:ern|erly|wards?)?\b",
    part=r"(?:{rose})(?<=ern)\b|(?<!to\s)\bthe\s+(?:far\s+|extreme\s+)?(?:{rose})",
    middle=r"\bcentral\b|\bthe\s+(?:centre|center|heart|middle)\b|\bdowntown\b",
    kinds=(
        ("toward", r"\btowards?\b|\bdirection\b|\b(?:heading|bound|en\s+route)\b"),
        ("border", r"\b(?:borders?|frontiers?|border-\w+)\b"),
        ("between", r"\bbetween\b"),
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
                r"|outside|around|next\s+to|adjacent|beside|by|neighbou?rhood\s+of|surroundings"
                r"|approaches)\b"
            ),
        ),
    ),
    at=r"\b(?:on|at|along|across|astride)\b",
    two_sided=r"\bbetween\b|\S-",
    depth=r"\b(?:inside|into|within|deep)\b",
)

# Where the words stand in a sentence, for those who look for them around a place's name.
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d{1,2})?|half\s+an?|a\s+couple\s+of|a\s+few|several"
    r"|tens\s+of|dozens\s+of|hundreds\s+of|"
    + "|".join(word.replace(" ", r"\s+") for word in ENGLISH.numbers)
    + ")"
)
_LOOSE = "|".join(ENGLISH.loose.values())
_UNIT = "|".join(ENGLISH.units)
# Such as "around 20-25 kilometres (12-15 miles)".
DISTANCE = (
    rf"(?:(?:just\s+|only\s+)?(?:{_LOOSE})\s*)?(?<![\w.,])(?:between\s+)?{_NUMBER}"
    rf"(?:{ENGLISH.range_word}{_NUMBER})?[\s-]?(?:{_UNIT})\b(?:\s+or\s+(?:so|more))?"
    r"(?:\s?\([^()]{1,40}\)|,?\s+or\s+(?:about\s+)?[\d.,]{1,6}\s?(?:km|kilomet\w{2,4}|miles),?)?"
)
_ROSE = ENGLISH.rose
_LETTERS = r"(?-i:\b[NS]{1,2}[EW]?[EW]?\b|\b[EW][NS]?[EW]?\b)"
_AWAY = (
    r"(?:away\s+|off\s+|out\s+|inland\s+|due\s+|further\s+|straight\s+|directly\s+|deep\s+"
    r"|to\s+the\s+|in\s+the\s+)?"
)
_WAY = rf"(?:{_ROSE}|{_LETTERS})(?:\s+and\s+{_ROSE})?"
_COAST = r"(?:(?:[\w-]+\s+){0,2}(?:coasts?|coastline|shores?)\s+of|shores?\s+of)"
_NOT_FILLER = (
    r"(?!(?:in|at|on|of|near|from|and|or|to|with|by|that|which|was|were|is|between|over|into)\b)"
)
# "the eastern Ukrainian city of" before a name.
FILLER = (
    r"(?:(?:the|an?|its|their|his)\s+)?"
    rf"(?:(?:{_NOT_FILLER}[\w'’-]{{1,25}}\s+){{0,4}}"
    r"(?:city|town|village|settlement|port|capital|hamlet|community|district|island|region|oblast"
    r"|province|governorate|suburb|neighbou?rhood|base|airport|airfield|refinery|towns|villages"
    r"|cities|centre|center|municipality|camp|coast|area)\s+(?:of\s+)?(?:the\s+)?)?"
    r"(?:[A-Z][\w-]{1,25}['’]s?\s+)?"
)
# "on the border with", "20 km from the border between"
_TO_BORDER = (
    rf"(?:(?:{DISTANCE}\s+{_AWAY}(?:{_WAY}\s+)?(?:from|of)|right\s+on|on|near|close\s+to|not\s+far"
    r"\s+from|at|along|by|across|over|beyond)\s+)"
)
BORDER_BEFORE = (
    rf"{_TO_BORDER}(?:(?:the|its|their)\s+)?(?:[\w-]+\s+){{0,1}}(?:border|frontier)"
    r"(?:\s+(?:areas?|zone|strip|regions?))?\s+(?:with|of|between)"
)
# The second place of a border is a name, a name's possessive or an adjective: "the Iraqi border".
_NAME = r"(?-i:[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20}){0,2})"
BORDER_AFTER = (
    rf"{_TO_BORDER}(?:"
    rf"(?:the|its|their|a)\s+(?:(?:state|land|international|common|shared|[a-z]+ern)\s+)?"
    rf"(?:border|frontier)(?:\s+(?:with|of)\s+(?:the\s+)?(?P<with>{_NAME}))?"
    rf"|(?:the\s+)?(?P<of>{_NAME})(?:['’]s?)?\s+(?:border|frontier)\b(?!\s+(?:with|town|city|region))"
    r")"
)
# The part of the place itself: "the north-western outskirts of", "in the west of".
_PART_NOUN = (
    r"(?:parts?|half|areas?|suburbs?|outskirts?|districts?|sides?|edges?|ends?|tip|sectors?"
    r"|flanks?|sections?|neighbou?rhoods?|corner|fringes?|quarters?|regions?|counties)"
)
PART_OF = (
    rf"the\s+(?:far\s+)?(?:{_ROSE}(?<!ern)|centre|center|heart|middle)\s+of"
    rf"|(?:the\s+|some\s+|several\s+)?(?:far\s+)?(?:{_ROSE}(?<=ern)|central)\s+{_PART_NOUN}\s+of"
    r"|(?:on|at|in)?\s*the\s+outskirts\s+of|outskirts\s+of|(?:in\s+)?(?:the|a)\s+suburbs?\s+of"
)
SIDE = rf"(?:{_ROSE}(?<=ern)|central|downtown)"
BEFORE = (
    rf"{DISTANCE}\s+{_AWAY}(?:{_WAY}\s+(?:of|from)|from|of|off|outside|inside|into|within|beyond"
    rf"|short\s+of|inland\s+from)(?:\s+the)?(?:\s+{_COAST})?"
    rf"|within\s+{DISTANCE}\s+of"
    rf"|{DISTANCE}\s+{_WAY}"
    rf"|{_WAY}\s+(?:of|from)"
    rf"|(?:off|off\s+of|offshore\s+from)(?:\s+the\s+{_COAST})?"
    rf"|(?:on|along|near|at)\s+the\s+{_COAST}"
    r"|(?:in|over)\s+(?:the\s+)?(?:territorial\s+)?waters\s+(?:off|of|near|around)"
    r"|near|close\s+to|outside|just\s+outside|around|next\s+to|adjacent\s+to|not\s+far\s+from|by"
    r"|(?:in\s+)?the\s+(?:immediate\s+|general\s+)?(?:vicinity|environs|surroundings|neighbou?rhood"
    r"|area|areas)\s+of|(?:in\s+)?(?:the\s+)?areas?\s+(?:around|near)"
    r"|on\s+the\s+approaches\s+to|in\s+the\s+direction\s+of|towards?"
)
# After a region's name: "about 30 km inland", "near the border with Iraq".
INLAND_AFTER = rf"{DISTANCE}\s+inland\b|inland\b(?!\s+from)"
