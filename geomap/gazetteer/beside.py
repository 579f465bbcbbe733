"""Words beside a name that tell a place from a person, a unit, a street or a paper."""

import re

# "KYIV, Nov 19 (Reuters) -", "HARTFORD -- ", "GAZA CITY (AP) ".
DATELINE = re.compile(
    r"(?:,\s[^\n()\u2014]{2,40}?)?\s{0,2}(?:\([A-Z][\w /.-]{1,40}\)\s{0,2})?"
    r"(?:--|[\u2014\u2013\x96\x97-])\s"
)
UNIT_OF = re.compile(
    r"\b(?P<unit>region|oblast|province|state|republic|governorate|county|district|raion|parish)s?"
    r" of (?:the )?$",
    re.IGNORECASE,
)
# "Gainesville, Fla.", "Reading, Pa.": a state's short form makes a town of what stands before.
STATE_AFTER = re.compile(
    r",\s(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo"
    r"|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|N\.\s?[CDHJMY]|S\.\s?[CD]|R\.\s?I"
    r"|W\.\s?Va|Ont|Que|Alta|Sask|Man)\.|,\s(?:AL|AZ|CA|CO|CT|DC|FL|GA|IA|IL|KS|KY|MA|MD|MI|MN|MO"
    r"|MS|NC|ND|NE|NH|NJ|NM|NV|NY|OK|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY)\b"
)
TOWN_BEFORE = re.compile(
    r"\b(?:(?i:city|town|village|settlement|capital|port|suburb)\sof\s(?:the\s)?"
    r"|(?:city|town|village|settlement)\s)$"
)
TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|Rev|Pvt|Cpl|General|Colonel|Major"
    r"|Captain|Senator|President|Minister|Judge|Pope|Secretary|Chancellor|Spokesman|Spokeswoman"
    r"|Sheriff|Officer|Professor|Commander|Ambassador|Mayor|Governor|Sheikh|Ayatollah|Prince|Princess"
    r"|King|Queen|Emir|Sergeant|Lieutenant|Admiral|Marshal|Congress(?:m[ae]n|woman)|Councilman"
    r"|Councilwoman|Lord|Lady|Sir|Const|Det|Brig|Adm|Amb|Spokesperson)\.?\s$"
)
# What only a place stands after; and what a place stands after and a person seldom does.
WITHIN = re.compile(
    r"\b(?:in|at|near|around|outside|into|across|throughout|leaving|via|downtown|central|inside)\s$"
    r"|\d,\sof\s(?:rural\s)?$|\b(?:residents?|natives?|people|outskirts|city|mayor)\sof\s$"
    r"|\b(?:m[ae]n|wom[ae]n|couple|family|team)\sfrom\s$",
    re.IGNORECASE,
)
# Words that follow a town's name in that of a body: "Austin Police", "Lincoln Park".
ORGANISED = frozenset(
    """police council high sheriff public fire mayor community state county city town township
    village court chamber regional international attorney senior board medical jail volunteer
    area department detention civic school elementary university college hospital circuit arts
    manager house courthouse park hall democrat environmental central junior district twp youth
    governor national road street avenue square river lake mountain valley beach island hills
    heights springs north south east west northern southern eastern western region province
    oblast district airport airbase port harbour harbor station residents officials authorities
    man woman men women resident native teen teenager couple family mayor crews firefighters
    times post herald news tribune gazette journal star sun""".split()
)
# Words before a town's name that are no person's first name.
BESIDE_TOWNS = frozenset(
    """downtown uptown midtown metro metropolitan greater lower upper old new central inner outer
    rural occupied suburban coastal historic mainland nearby neighboring neighbouring southeast
    southwest northeast northwest mid near in at from of for and the to by with on off team fort
    port mount lake saint san santa el al the""".split()
)
LOCATIVE = re.compile(
    r"\b(?:in|at|near|from|to|of|around|outside|into|across|over|throughout|towards?|leaving|via"
    r"|hit|struck|on|between|downtown|central|north|south|east|west)\s$",
    re.IGNORECASE,
)
ARTICLE = re.compile(
    r"\b(?:the|an?|its|his|her|their|two|three|four|five|several)\s$", re.IGNORECASE
)
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
        "park",
        "creek",
        "falls",
        "mountain",
        "mountains",
        "canyon",
        "forest",
        "colony",
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
# Of these, the ones that say where a body is: a general reader takes the place in their names.
BODIES = frozenset(
    "university college school institute hospital stadium bank company group times post"
    " herald tribune gazette news press journal division brigade fire foundation".split()
)
# Land that is called after a place and is larger than it, or far from it: of the Golan Heights no
# town of Golan is meant.
LANDFORMS = frozenset(
    """heights mountain mountains range ridge valley plateau peninsula island islands strip desert
    hills plain plains steppe spit delta basin""".split()
)
