"""Words beside a name that tell a place from a person, a unit, a street or a paper."""

import re

UNIT_OF = re.compile(
    r"\b(?:region|oblast|province|state|republic|governorate|county)s? of (?:the )?$", re.IGNORECASE
)
TOWN_BEFORE = re.compile(
    r"\b(?:(?i:city|town|village|settlement|capital|port|suburb)\sof\s(?:the\s)?"
    r"|(?:city|town|village|settlement)\s)$"
)
TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|Rev|Pvt|Cpl|General|Colonel|Major"
    r"|Captain|Senator|President|Minister|Judge|Pope|Secretary|Chancellor|Spokesman|Spokeswoman"
    r"|Sheriff|Officer|Professor|Commander|Ambassador)\.?\s$"
)
# What a place stands after and a person seldom does.
LOCATIVE = re.compile(
    r"\b(?:in|at|near|from|to|of|around|outside|into|across|over|throughout|towards?|leaving|via"
    r"|hit|struck|on|between|downtown|central|north|south|east|west)\s$",
    re.IGNORECASE,
)
ARTICLE = re.compile(
    r"\b(?:the|an?|its|his|her|their|two|three|four|five|several)\s$", re.IGNORECASE
)
TERRITORY = frozenset({"territory", "soil", "airspace", "territories"})
# Words after a name that make it the name of something else.
NOT_AFTER = frozenset(
    [
        "river",
        "street",
        "st",
        "avenue",
        "ave",
        "road",
        "rd",
        "boulevard",
        "blvd",
        "drive",
        "lane",
        "university",
        "college",
        "school",
        "institute",
        "post",
        "times",
        "herald",
        "tribune",
        "gazette",
        "news",
        "press",
        "journal",
        "hospital",
        "foundation",
        "corporation",
        "corp",
        "inc",
        "ltd",
        "bank",
        "stadium",
        "bridge",
        "brigade",
        "battalion",
        "regiment",
        "division",
        "fleet",
        "group",
        "company",
        "accords",
        "accord",
        "agreement",
        "agreements",
        "protocol",
        "treaty",
        "convention",
    ]
)
