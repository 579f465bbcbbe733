"""Numbers that count nothing of a strike: dates, ages, distances, units, money, earlier totals."""

import re

from geomap.extract.english.numbers import Quantity

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# "June 3", "June 3, 4 and 5", "June 3, 2024"; but "on June 3 two drones", "in June ten jets".
_DATE_BEFORE = re.compile(
    rf"\b{_MONTH}\s+(?:(?:\d{{1,2}}(?:st|nd|rd|th)?,\s*){{0,3}}\d{{1,2}}(?:st|nd|rd|th)?,?"
    r"\s*(?:and|to|or|-|\N{EN DASH})\s*)?$"
)
_DAY_BEFORE = re.compile(rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?P<comma>,?)\s*$")
_MORE_DAYS = re.compile(r"^(?:,\s*\d{1,2})*,?\s+(?:and|to|or)\s+\d{1,2}\b(?!\s+[a-z])")
_DATE_AFTER = re.compile(rf"^(?:\s*(?:-|\N{{EN DASH}}|and|to)\s*\d{{1,2}})?\s+(?:of\s+)?{_MONTH}\b")
_UNIT_AFTER = re.compile(
    r"^[\s-]?(?:(?:square|cubic|sq|nautical)\s)?(?:km|kms|kilomet\w+|miles?|met(?:re|er)s?|m|feet|ft"
    r"|hectares?|acres?|tons?|tonnes?|kg|kilos?|kilograms?|pounds?|lbs?|mm|cm|inch(?:es)?|litres?"
    r"|liters?|barrels|minutes?|hours?|days?|weeks?|months?|years?|decades?|nights?|per\s?cent"
    r"|percent|dollars|euros|times|megawatts?|[ap]\.?m\b\.?|o['’]clock|degrees|floors?|storeys?"
    r"|mph|kph|points?|rounds? of)(?!\w)",
    re.IGNORECASE,
)
_MONEY_OR_NAME_BEFORE = re.compile(
    r"(?:[$€£¥₹#§]\s?|\b(?:No\.?|Nos\.?|number|Type|Mark|Mk|School|Unit|Article|Resolution|Channel"
    r"|Flight|Highway|Route|Day|Block|Building|Level|Group of|aged?|age of|the age of)\s+)$",
    re.IGNORECASE,
)
_AGES_BEFORE = re.compile(r"\baged\s+\d{1,3}(?:,\s*\d{1,3})*,?\s*(?:and|to|or)\s+$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|from|until|till|by|during|early|late|mid|year|summer|autumn|spring|winter|fall"
    rf"|{_MONTH})\s+$",
    re.IGNORECASE,
)
# "A boy, 12, was killed": set off by commas after one person.
_AGE_BEFORE = re.compile(r"[\w’'”\"],\s+$")
_AGE_AFTER = re.compile(r"^,|^\s*(?:and|or)\s+\d{1,3},")
_EARLIER_TOTAL = re.compile(
    r"\bsince\s+(?:the\s+)?(?:(?:start|beginning|outbreak|onset|launch|full-scale|latest|current"
    r"|invasion|war|conflict|fighting|uprising|coup|ceasefire|truce|mid-|early|late|last"
    rf"|Israel|Russia|Hamas|hostilities)\b|(?:{_MONTH}\s+)?(?:\d{{1,2}},?\s+)?(?:19|20)\d\d"
    rf"|{_MONTH}(?:\s+\d{{1,2}})?\b)"
    r"|\b(?:so far|earlier)\s+this\s+(?:year|month)\b|\bthis year alone\b"
    r"|\b(?:over|in|during|throughout)\s+(?:the\s+)?(?:course of\s+the\s+|past|last)\s*(?:\w+\s+)?"
    r"(?:months?|years?|war|conflict)\b"
    r"|\b(?:in|during|by|throughout|of)\s+(?:the|this|that)\s+(?:(?:[\w-]+\s+){0,2})(?:war|conflict)\b"
    r"|\b(?:war|conflict)\s+has\s+(?:so far\s+)?(?:killed|claimed|left)\b"
    r"|\b(?:years?|months?)\s+of\s+(?:war|fighting|conflict)\b"
    r"|\b(?:has|have)\s+(?:\w+\s+)?(?:been\s+)?(?:kill|injur|wound|di|claim|left)\w*\b[^.;]{0,80}?"
    r"\b(?:this|these past|in recent|so far this)\s+(?:year|months?|weeks?)\b"
    r"|\b(?:over|in|during)\s+the\s+(?:past|last|previous)\s+(?:\w+\s+)?weeks?\b",
    re.IGNORECASE,
)
# "Involving 30 drones, the largest attack of the war": the war is no span that the 30 count.
# "Israel has killed 42,000": no strike kills a thousand and is told of in the perfect tense.
_MANY = 1_000
_PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:been\s+)?(?:kill|injur|wound|di|claim|left|lost|surpass|pass"
    r"|top|exceed)\w*\b"
)
_SUPERLATIVE = re.compile(
    r"\b(?:first|last|largest|biggest|deadliest|worst|heaviest|longest|bloodiest|boldest|deepest"
    r"|(?:most|least)\s+\w+)\b[^.;:]{0,60}?\b(?:since|in|of|during|this)\b[^.;:,]{0,40}"
)
_CLAUSE_END = re.compile(
    r"[;:.]\s|,\s+(?:while|whereas|but|and|as|after|when|where|which|who|bringing|raising|taking"
    r"|pushing|adding|the\s+\w+\s+(?:said|says))\b"
    r"|\s+and\s+(?:bringing|raising|taking|pushing|brought|raised|pushed)\b"
)
_REACH = 160


def measures(text: str, quantity: Quantity) -> bool:
    """Return whether the number is a date, an age, a distance, an amount or part of a name."""
    before, after = text[: quantity.number_start], text[quantity.end :]
    digits = text[quantity.number_start : quantity.end]
    if _is_date(before, digits, after) or _UNIT_AFTER.match(after):
        return True
    if _MONEY_OR_NAME_BEFORE.search(before) or _AGES_BEFORE.search(before):
        return True
    if _YEAR.fullmatch(digits) and (_YEAR_BEFORE.search(before) or after.startswith(",")):
        return True
    aside = _AGE_BEFORE.search(before) is not None and _AGE_AFTER.match(after) is not None
    return aside and digits.isdigit()


def _is_date(before: str, digits: str, after: str) -> bool:
    """Return whether the number is a day or a year: "June 3", "June 3 and 5", "June 3, 2024"."""
    if not digits.isdigit():
        return False  # "in June ten jets", "on June 3 two drones"
    if _DATE_BEFORE.search(before) or _DATE_AFTER.match(after):
        return True
    day = _DAY_BEFORE.search(before)
    if day is None:
        return False
    return _YEAR.fullmatch(digits) is not None or (
        day.group("comma") == "," and _MORE_DAYS.match(after) is not None
    )


def is_earlier_total(text: str, quantity: Quantity) -> bool:
    """Return whether the clause counts a whole war or year: "killed since the war began"."""
    start = 0
    for match in _CLAUSE_END.finditer(text, 0, quantity.start):
        start = match.end()
    stop = _CLAUSE_END.search(text, quantity.end)
    end = stop.start() if stop else len(text)
    clause = text[max(start, quantity.start - _REACH) : end]
    if (quantity.low or 0) >= _MANY and _PERFECT.search(clause):
        return True
    return _EARLIER_TOTAL.search(_SUPERLATIVE.sub("", clause)) is not None
