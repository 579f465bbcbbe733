"""Where the words of a relation stand in an English sentence: patterns around a place's name.

What the words mean is read by `geomap.spatial`; here they are only found, verbatim.
"""

import re

from geomap.spatial.english import ENGLISH

_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d{1,2})?|"
    + "|".join((*ENGLISH.vague, *(word.replace(" ", r"\s+") for word in ENGLISH.numbers)))
    + ")"
)
_UNIT = "|".join(ENGLISH.units)
# Such as "around 20-25 kilometres (12-15 miles)".
_DISTANCE = (
    rf"(?:(?:just\s+|only\s+)?(?:{'|'.join(ENGLISH.loose.values())})\s*)?(?<![\w.,])"
    rf"(?:between\s+)?{_NUMBER}(?:{ENGLISH.range_word}{_NUMBER})?[\s-]?(?:{_UNIT})\b"
    r"(?:\s+or\s+(?:so|more))?"
    r"(?:\s?\([^()]{1,40}\)|,?\s+or\s+(?:about\s+)?[\d.,]{1,6}\s?(?:km|kilomet\w{2,4}|miles),?)?"
)
_WINDS = ENGLISH.rose
_LETTERS = r"(?-i:\b(?:[NS]{1,2}[EW]{0,2}|[EW]{1,2}[NS]?[EW]?)\b)"
_WAY = rf"(?:{_WINDS}(?:\s+and\s+{_WINDS})?|{_LETTERS})"
_AWAY = (
    r"(?:(?:away|off|out|inland|due|further|farther|straight|directly|deep|to\s+the|in\s+the)\s+)?"
)
_COAST = r"(?:[\w-]+\s+){0,2}(?:coasts?|coastline|shores?|waters)\s+of"
_NO_PREPOSITION = (
    r"(?!(?:in|at|on|of|near|from|and|or|to|with|by|that|which|was|were|is|between|over|into)\b)"
)
_UNIT_NOUN = (
    r"(?:city|cities|towns?|villages?|settlements?|port|capital|hamlet|community|districts?|island"
    r"|regions?|oblasts?|provinces?|governorates?|suburb|neighbou?rhood|base|airport|airfield"
    r"|refinery|centre|center|municipality|camp|coast|area|stronghold|enclave|peninsula)"
)
# What may stand between the words and the name: "the eastern Ukrainian city of".
_FILLER = (
    r"(?:(?:(?:the|an?|its|their|his)\s+)?"
    rf"(?:(?:{_NO_PREPOSITION}[\w'’-]{{1,25}}\s+){{0,4}}{_UNIT_NOUN}\s+(?:of\s+(?:the\s+)?)?"
    r"|\w{1,25}\s+of\s+)?(?:[A-Z][\w-]{1,25}['’]s?\s+)?)"
)
_NEIGHBOURING = (
    r"near|close\s+to|(?:just\s+)?outside|around|next\s+to|adjacent\s+to|not\s+far\s+from"
    r"|(?:in\s+)?the\s+(?:immediate\s+|general\s+)?(?:vicinity|environs|surroundings"
    r"|neighbou?rhood|areas?)\s+of|(?:in\s+)?vicinity\s+of|(?:in\s+)?(?:the\s+)?areas?\s+(?:around"
    r"|near)|on\s+the\s+approaches\s+to|approaching"
)
_MOVING = r"(?:in\s+the\s+)?direction\s+of|towards?"
_PART_NOUN = (
    r"(?:parts?|half|areas?|suburbs?|outskirts?|districts?|sides?|edges?|ends?|tip|sectors?"
    r"|flanks?|sections?|neighbou?rhoods?|corner|fringes?|quarters?|regions?|counties|environs)"
)
_PART_OF = (
    rf"(?<!to\s)the\s+(?:far\s+)?(?:{_WINDS}(?<!ern)|centre|center|heart|middle)\s+of"
    rf"|(?:the\s+|some\s+|several\s+)?(?:far\s+)?(?:{_WINDS}(?<=ern)|central)\s+{_PART_NOUN}\s+of"
    r"|(?:(?:on|at|in)\s+)?(?:the\s+)?outskirts\s+of|(?:in\s+)?(?:the|an?)\s+suburbs?\s+of"
)
_BEFORE = (
    rf"{_DISTANCE}\s+{_AWAY}(?:{_WAY}\s+(?:of|from|off)|from|of|off|outside|inside|into|within"
    rf"|beyond|short\s+of)(?:\s+the\s+{_COAST})?"
    rf"|within\s+(?:about\s+)?{_DISTANCE}\s+of"
    rf"|{_DISTANCE}\s+{_WAY}"
    rf"|(?:to\s+the\s+|just\s+)?{_WAY}\s+(?:of|from)"
    rf"|off(?:\s+the\s+{_COAST})?|offshore\s+(?:from|of)"
    rf"|(?:on|along|near|at)\s+the\s+{_COAST}"
    r"|(?:in|over)\s+(?:the\s+)?(?:territorial\s+)?waters\s+(?:off|of|near|around)"
)
_FLAGS = re.IGNORECASE
BEFORE = re.compile(
    rf"(?<![\w-])(?P<words>{_PART_OF}|{_BEFORE}|{_NEIGHBOURING}|{_MOVING})\s+{_FILLER}$", _FLAGS
)
# "western Kursk region", but not "Russia's western Kursk region", which tells where that lies.
SIDE = re.compile(rf"(?<![\w-])(?P<words>{_WINDS}(?<=ern)|central|downtown)\s+(?:the\s+)?$", _FLAGS)
DESCRIBED = re.compile(r"(?:['’]s?|\b(?:its|their|his|whose))\s+$", _FLAGS)
_TO_BORDER = (
    rf"(?:{_DISTANCE}\s+{_AWAY}(?:{_WAY}\s+)?(?:from|of)|right\s+on|on|near|close\s+to"
    r"|not\s+far\s+from|at|along|across|beyond)"
)
_BORDER = r"(?:border|frontier)(?!\s+(?:town|city|village|crossing|post|guard|checkpoint|police))"
BORDER_OF = re.compile(
    rf"(?<![\w-])(?P<words>{_TO_BORDER}\s+(?:(?:the|its|their)\s+)?(?:[\w-]{{1,20}}\s+)?{_BORDER}"
    rf"(?:\s+(?:areas?|zone|strip|regions?))?\s+(?:with|of|between))\s+{_FILLER}$",
    _FLAGS,
)
# The second place of a border is a name, a name's possessive or an adjective: "the Iraqi border".
_NAME = r"(?-i:[A-Z][\w.-]{1,25}(?:\s[A-Z][\w.-]{1,25}){0,2})"
_AT_BORDER = (
    rf"(?P<words>{_TO_BORDER}\s+(?:"
    rf"(?:the|its|their|a)\s+(?:(?:state|land|international|common|shared|[a-z]{{2,9}}ern)\s+)?"
    rf"{_BORDER}(?:\s+(?:with|of)\s+(?:the\s+)?(?P<with>{_NAME}))?"
    rf"|(?:the\s+)?(?P<of>{_NAME}?)(?:['’]s?)?\s+{_BORDER}))"
)
BORDER_AFTER = re.compile(
    rf"(?P<comma>,)?\s+(?:(?:which|that)\s+(?:is|lies)\s+)?{_AT_BORDER}\b(?P<closed>,)?", _FLAGS
)
BORDER_BEFORE = re.compile(rf"(?<![\w-]){_AT_BORDER}\s+in\s+{_FILLER}$", _FLAGS)
ON_THE_LINE = re.compile(r"\s*(?:right\s+)?(?:on|along|at)\b", _FLAGS)
INLAND_AFTER = re.compile(rf",?\s+(?P<words>{_DISTANCE}\s+inland)\b(?!\s+from)", _FLAGS)
COAST_AFTER = re.compile(
    r"['’]s?\s+(?P<words>(?:[\w-]{2,20}\s+){0,2}(?:coast|coastline|shores?))\b"
)
OFF = re.compile(rf"(?<![\w-])(?P<words>(?:{_DISTANCE}\s+)?off)\s+(?:the\s+)?$", _FLAGS)
BETWEEN = re.compile(rf"(?<![\w-])(?P<words>between)\s+{_FILLER}$", _FLAGS)
# "On the X-Y border", "on the X-Y road": two names with a dash, and what lies between them.
DASH = re.compile(r"\s?[-\u2010-\u2015/]\s?")
DASHED = re.compile(
    r"\s+(?:(?:border|frontier)(?:\s+(?:areas?|zone|strip|regions?))?|road|highway|motorway|railway)\b"
)
# "On the Sudan border": the name alone says whose.
OWN_BORDER = re.compile(rf"\s+{_BORDER}\b(?!\s+(?:with|of|between)\b)", _FLAGS)
BEFORE_DASHED = re.compile(rf"(?<![\w-])(?P<words>(?:{_TO_BORDER}\s+)?(?:the\s+)?)$", _FLAGS)
# "On the road from X to Y": somewhere on the way.
ROAD = re.compile(
    r"(?<![\w-])(?P<words>(?:on|along)\s+(?:the|a)\s+(?:[\w-]{1,20}\s+){0,2}"
    r"(?:road|highway|route|motorway|railway|line)\s+(?:from|between|linking|connecting))\s+"
    rf"{_FILLER}$",
    _FLAGS,
)
TO = re.compile(r"\s+(?:to|and|with)\s+(?:the\s+)?", _FLAGS)
AND = re.compile(rf"(?:\s+{_UNIT_NOUN})?\s+and\s+{_FILLER}", _FLAGS)
# "near …'s border with Ukraine", "…'s southern suburbs": the name stands before its part.
BORDER_ITS = re.compile(
    rf"(?P<words>['’]s?\s+(?:[a-z]{{2,9}}ern\s+)?{_BORDER}(?:\s+with\s+(?:the\s+)?(?P<with>{_NAME}))?)"
    r"\b(?P<of>)",
    _FLAGS,
)
TO_BORDER = re.compile(rf"(?<![\w-])(?P<words>{_TO_BORDER})\s+(?:the\s+)?$", _FLAGS)
PART_AFTER = re.compile(
    rf"(?P<words>['’]s?\s+(?:far\s+)?(?:(?:{_WINDS}(?<=ern)|central)\s+{_PART_NOUN}"
    rf"|suburbs|outskirts|(?-i:{ENGLISH.rose}(?<!ern)(?!\s+[A-Z]))))\b",
    _FLAGS,
)
# The front before a town, as general staffs name it: "in the Pokrovsk direction".
DIRECTION_AFTER = re.compile(r"\s+(?P<words>direction|axis|sector)\b(?!\s+of\b)", _FLAGS)
# "Kupiansk, 100 km east of": the distance only describes the place named before it.
APPOSED = re.compile(
    r",?\s*(?:\(|-\s|\N{EN DASH}\s|(?:which|that)\s+(?:is|lies|sits)\s+)?(?:located\s+|situated\s+"
    r"|lying\s+|lies\s+)?(?:(?:an?|the)\s+(?:[\w-]{1,20}\s+){0,3})?",
    _FLAGS,
)
# "El Fasher, the capital of North Darfur": an area between a place and its distance.
IN_AREA = re.compile(
    r"(?:,|\s+in)?\s*(?:the\s+)?(?:[\w-]{1,20}\s+of\s+)?(?:the\s+)?(?:[A-Z][\w-]{1,25}['’]s?\s+)?",
    _FLAGS,
)
