"""Words beside a Russian or Ukrainian name that tell a place from a person, a unit or a street."""
# ruff: noqa: RUF001, RUF002, RUF003  # Cyrillic letters are meant here, not their Latin likenesses

import functools
import re
from importlib import resources

from geomap.gazetteer.cyrillic_page import Before, Sheet
from geomap.gazetteer.names import key
from geomap.gazetteer.paradigms import Language

_FAR = 48  # characters
# After a comma, or a bracket, no word before says anything of the next one.
_AFTER_STOP = re.compile(r"[,;:!?()\u2014\u2013/] ?$|\n$")
_NOTHING = Before(within=False, towards=False, town=False, kinds=None, body=False)
_SPACE = "[ \u00a0]"
# Only a place stands after these (Ukrainian у is Russian в); after the others also a person.
_WITHIN = re.compile(
    r"(?:^|[^\w-])(?:в|во|уві|над|під|под|возле|біля|поблизу|вблизи|близ|неподал[её]ку\sот"
    r"|неподалік(?:\sвід)?|недалеко\s(?:от|від)|около|навколо|вокруг|район[еуі]|околи[цк]\w{1,4}"
    r"|окраин\w{1,3}|пригород\w{1,3}|передміст\w{1,3}|небе\sнад|направлении|сторон[уы]|бік|боку|центре|центрі"
    r"|севернее|южнее|западнее|восточнее|північніше|південніше|західніше|східніше)\s$",
    re.IGNORECASE,
)
_WITHIN_UKRAINIAN = re.compile(r"(?:^|[^\w-])у\s$", re.IGNORECASE)
_TOWARDS = re.compile(
    r"(?:^|[^\w-])(?:у|на|из|из-под|с-под|з-під|із|з|зі|до|от|від|по|к|за|через|между|між|против|проти"
    r"|(?:жител|мешкан|обстрел|обстріл|атак|штурм|освобожд|звільнен|захват|захоплен|взяти|эвакуац"
    r"|евакуац|порази|урази|ударил|вдарил|бомбардирова|окрестност|окупова|оккупирова|больниц|лікарн"
    r"|вокзал|узел|узл|вузол|вузл|освобод|звільни|бомбил|бомбит|бомбарду|мэр|мер|власт|влад|администрац|адміністрац)\w{0,9})\s$",
    re.IGNORECASE,
)
# Of these nothing but a place comes next, whether the gazetteer bears it or not.
_PLACE_NEXT = re.compile(
    r"\b(?:в\sрайоне|в\sрайонах|[ву]\sрайоні|недалеко\s(?:от|від)|неподал[её]ку\sот|вблизи|поблизу"
    r"|неподалік(?:\sвід)?|на\sокраине|на\sокраинах|на\sоколиці|на\sоколицях"
    r"|на\sподступах\sк|на\sпідступах\sдо)\s$",
    re.IGNORECASE,
)
_TOWN_WORDS = (
    "город(?:а|у|ом|е|ке|ка|ок)?|города-героя|городе-герое|міст(?:о|а|у|ом|і)|містечк(?:о|у|а)"
    "|с[её]л(?:о|а|у|ом|е|і)|деревн(?:я|и|ю|е|ей)|пос[её]л(?:ок|ка|ку|ком|ке)"
    "|селищ(?:е|а|у|ем|і)|станиц(?:а|ы|е|у|ей)|станиці|хутор(?:а|у|ом|е|і)?|хутір|аул(?:а|у|ом|е)?"
    "|смт|пгт|райцентр(?:а|у|ом|е|і)?|микрорайон(?:а|е)?|насел[её]нн?(?:ого|ом|ый|ий|ому)\\s"
    "пункт(?:а|е|у|і)?|столиц(?:а|ы|е|у|я|і)"
)
_TOWNS_WORDS = (
    "город(?:ов|ам|ами|ах)|міст(?:ах|ам|ами)|с[её]л(?:ам|ами|ах)|деревн(?:ям|ями|ях)"
    "|пос[её]лк(?:и|ов|ам|ами|ах)|насел[её]нн?[ыи]х\\sпункт(?:ов|ах|ів)|насел[её]нн?ые\\sпункт(?:ы|ов|ах)"
    "|станиц(?:ах|ы)|хутор(?:ах|а)|селищах"
)
_URBAN = "(?:городского типа |міського типа? |міського типу )?"
_TOWN_BEFORE = re.compile(
    rf"(?:^|[^\w-])(?:{_TOWN_WORDS}|{_TOWNS_WORDS}){_SPACE}{_URBAN}[«\"\u201c„]?$", re.IGNORECASE
)
_TOWNS_BEFORE = re.compile(rf"(?:^|[^\w-])(?:{_TOWNS_WORDS}){_SPACE}$", re.IGNORECASE)
_TOWN_SHORT = re.compile(
    r"(?:^|(?<![\w-])(?<!\d)(?<!\d\s))(?:г|гор|с|д|дер|п|пос|х|ст|ст-ца|н\.\s?п)\.\s?$"
)
_TOWN_SHORT_UKRAINIAN = re.compile(r"(?:^|[^\w\d-])(?:м|с|сел|смт)\.\s?$")
_SITE_BEFORE = re.compile(
    rf"(?:^|[^\w-])(?:(?:военн\w{{2,4}}|військов\w{{2,4}}){_SPACE})?(?P<word>а[эе]родром\w{{0,3}}"
    r"|а[эе]ропорт\w{0,3}|ав[иі]абаз\w{1,3}|(?:мор)?порт(?:а|у|ом|е|і|овой)?|НПЗ|нефтебаз\w{1,3}"
    r"|нафтобаз\w{1,3}|арсенал\w{0,3}|завод\w{0,3}|пол[иі]гон\w{0,3}|термінал\w{0,3}|терминал\w{0,3})"
    rf"{_SPACE}(?:в{_SPACE}|у{_SPACE})?[«\"\u201c„]?$",
    re.IGNORECASE,
)
AIR = ("airfield", "airport", "airbase")
_SITE_KINDS = {"аэ": AIR, "ае": AIR, "ав": AIR, "по": ("port",), "мо": ("port",)}
# What bears a place's name and is none: a ship, a regiment, a street, a paper, a club, a river.
_BODY_BEFORE = re.compile(
    r"(?:^|[^\w-])(?:крейсер\w{0,2}|корабл\w{1,3}|корабель|корвет\w{0,2}|фрегат\w{0,2}|танкер\w{0,2}"
    r"|судн\w{1,2}|катер\w{0,2}|подлодк\w{1,2}|паром\w{0,2}|полк\w{0,2}|бригад\w{1,2}|батальон\w{0,2}"
    r"|батальйон\w{0,2}|д[иі]визи?[яиіїю]\w?|отряд\w{0,2}|загон\w{0,2}|ФК|ХК|БК|клуб\w{0,2}"
    r"|улиц\w{1,2}|ул\.|вулиц\w{1,2}|вул\.|проспект\w{0,2}|пр\.|шоссе|площад\w{1,2}|площ[аіу]\w{0,2}"
    r"|переул\w{2,4}|бульвар\w{0,2}|канал\w{0,2}|телеграм-канал\w{0,2}|паблик\w{0,2}|паблік\w{0,2}"
    r"|газет\w{1,2}|агентств\w{1,2}|агенц\w{2,3}|издани\w{1,2}|видання|сайт\w{0,2}|портал\w{0,2}"
    r"|журнал\w{0,2}|рек[аеиуі]|р[іи]чк\w{1,2}|русл\w{1,2}|берег\w{0,2}|берез[іу]|усть\w{1,2}"
    r"|ракет\w{1,2}|комплекс\w{0,2}|дрон\w{0,2}|беспилотник\w{0,2}|безпілотник\w{0,2}|РСЗО|РСЗВ|ЗРК"
    r"|имени|им\.|імені|ім\.)[ \u00a0][«\"\u201c„]?$",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:вице-|віце-|экс-|екс-|и\.\s?о\.\s)?(?:губернатор|глав[аыуе]|голов[аиу]|мэр|мер|президент"
    r"|премьер|прем.єр|министр|міністр|депутат|генерал|полковник|подполковник|майор|капитан|адмирал"
    r"|командир|командующ|командувач|начальник|главком|главнокомандующ|головнокомандувач|секретар"
    r"|представитель|представник|спикер|спікер|советник|радник|лидер|лідер|журналист|журналіст"
    r"|блогер|эксперт|експерт|аналитик|аналітик|сенатор|посол|канцлер|корол|аятолл|шейх|директор"
    r"|руководител|керівник|заместител|заступник|уполномоченн|очільник|речник|речниц|диктатор|военкор)"
)
_TITLE_BEFORE = re.compile(
    rf"(?:^|[^\w-]){_TITLE}\w{{0,6}}(?:{_SPACE}[\w-]{{2,24}}){{0,4}}{_SPACE}$", re.IGNORECASE
)
_INITIALS_BEFORE = re.compile(r"(?<!\w)[А-ЯЁІЇЄ]\.[ \u00a0]?$")
_INITIALS_AFTER = re.compile(r"[ \u00a0][А-ЯЁІЇЄ]\.")
_SURNAME = re.compile(
    "(?:[оеё]в|[иі]н|ын|[сц]кий|[сцз]ький|[сц]кой|[оеё]ва|ина|[сц]кая|[сцз]ька|ко|[уюі]к|ич|ян|швили"
    "|швілі|дзе|[еєї]єв|[їі]в)$"
)
_MANS_SURNAME = re.compile(
    "(?:[оеєё]в|[иії]н|ын|[їі]в|[сц]кий|[сцз]ький|[сц]кой|ко|[уюі]к|ич|ян|швили|швілі|дзе)$"
)
_TOWN_FIRST = re.compile("(?:[сц]к|[сцз]ьк|град|город)-")
_OF_IT = re.compile(
    r"(?:^|[^\w-])(?:жител|мешкан|житель|обитател|больниц|лікарн|власт|влад)\w{0,8}\s$",
    re.IGNORECASE,
)
_TOWN_SHAPE = re.compile(
    "(?:[а-яіїєґ]{3}(?:[сцз]ьк|[сц]к|[оеё]во)|град|город|бург|[а-яіїєґ]{2}(?:[оеё]вка|[іиї]вка)"
    "|[а-яіїєґ]{3}[иіы]но|[оеё]вцы|инцы|[іиї]вці|инці|ополь|опіль|ополье|опілля|-[а-яіїєґ]{3,30})$"
)
_SAYING_WORDS = (
    r"(?:сообщ|заяв|рассказ|уточн|отме[тч]|добав|написа|пишет|пише|подчеркн|призна|утвержд|говор|сказа"
    r"|повідом|зазнач|дода[вє]|каже|розпов|наголос|підкресл|показал|прокоммент|прокомент|опубликова"
    r"|опублікува|поблагодар|подякува|считает|вважає|назвал|назва[вл]|отрица|опроверг|поручи|обвини)"
)
_SAYING = re.compile(rf"[ \u00a0](?:также |ранее |також |раніше |уже |вже )?{_SAYING_WORDS}")
_SAID = re.compile(rf"(?:^|[^\w]){_SAYING_WORDS}\w{{0,5}}\s$", re.IGNORECASE)
_PLACE_ADJECTIVE = re.compile("[сцз]ь?к(?:ий|ая|ое|ие|ого|ому|ой|ою|ую|их|ими|им|ої|ій)$")
_ADJECTIVE = re.compile(
    "(?:[сцз]ь?к(?:а|е|і|ой|ою|ій|у|ом)|[вклмнртчшщж][еі]|ий|ый|ая|ое|ее|ие|ые"
    "|[ое]го|[ое]му|[иы]м|[иы]х|[иы]ми|ую|ої)$",
    re.IGNORECASE,
)
_ADJECTIVE_NAME = re.compile("(?:ий|ый|ая|яя|ое|ее|ие|ые|[сцз]ька|[^аеиоуыюя][еі])$", re.IGNORECASE)
_LOCATIVE_ADJECTIVE = re.compile("[сц]ком$", re.IGNORECASE)
_TOWN_IN_SK = re.compile("[сц]к$", re.IGNORECASE)
# How an adjective ends, and how the noun or the next adjective of its case may end.
_AGREE = tuple(
    (re.compile(f"(?:{adjective})$"), re.compile(f"(?:{noun})$"))
    for adjective, noun in (
        ("[ое]го", "[аяую]|[ое]го"),
        ("[ое]му", "[уюії]|[оеє]ві|[ое]му"),
        ("[иы]ми", "ми"),
        ("[иы]х", "[хвйьмцкнртлдсг]|[иы]х"),
        ("[иы]м", "м"),
        ("ое|ее|[вклмнртчшщж]е", "[оеєё]|мя|[^аеиоуыюяєїі]я"),
        ("[иы]й", "[бвгґджзклмнпрстфхцчшщйь]"),
    )
)
_IN = re.compile(r"(?:^|[^\w-])(?:в|во|на|о|об)\s$", re.IGNORECASE)
# "В Джанкое и Гвардейском": the case holds for the list.
_IN_LIST = re.compile(
    r"(?:^|[^\w-])[Вв]о?\s(?:[А-ЯЁ][\w-]{1,30}(?:\s[А-ЯЁ][\w-]{1,30})?(?:,\s|\sи\s)){1,4}$"
)
_AFTER_WORD = re.compile(r"[ \u00a0]([а-яёіїєґ'-]{4,40})")
# Endings of verbs and short participles, which stand after a place and do not agree with it.
_VERB = re.compile(
    "(?:[ауеияюї]т|[ауеияюі]ть|л|л[аои]|л[аои]?с[ья]|ся|н|н[аоы]|[иіа]в|[иаі]ли|ло|ться|є|ено|ано)$"
)
# Nouns that end as verbs do.
_NOUNS = frozenset(
    "узел вузол канал квартал вокзал терминал термінал арсенал госпиталь материал портал филиал"
    " обстрел отдел відділ тыл футбол аэропорт аеропорт порт морпорт флот совет комитет комітет"
    " университет університет институт інститут десант объект маршрут бюджет пункт завод участок"
    " полигон район батальон вагон гарнизон гарнізон регион регіон перегон эшелон микрорайон"
    " залив пролив прилив".split()
)
_SMALL_WORDS = frozenset(
    "после перед когда также через около вблизи возле почти более менее между среди против утром"
    " днем днём ночью вечером вчера сегодня завтра снова опять если чтобы пока хотя тоже этой"
    " після також біля поблизу вночі вранці вдень ввечері сьогодні вчора знову якщо щоб поки"
    " через майже більше менше серед проти коли відтак ранее раніше горит горить идет идёт".split()
)
_QUOTES = {"«": "»", '"': '"', "\u201c": "\u201d\u201c", "„": "\u201c\u201d", "'": "'"}


def before_word(sheet: Sheet, at: int) -> Before:
    """Return what the words before one say of it; each is looked at once."""
    found = sheet.before_words.get(at)
    if found is None and _AFTER_STOP.search(sheet.before(at, 2)):
        found = sheet.before_words[at] = _NOTHING
    if found is None:
        found = sheet.before_words[at] = Before(
            within=is_within(sheet, at),
            towards=is_towards(sheet, at),
            town=after_town_word(sheet.text, sheet.tokens[at].start, sheet.language),
            kinds=site_kinds(sheet, at),
            body=is_body(sheet, at),
        )
    return found


def is_within(sheet: Sheet, at: int) -> bool:
    """Tell whether a place is said before a word beyond doubt: "в Курске", "над Сумами"."""
    before = sheet.before(at, 32)
    if _WITHIN.search(before):
        return True
    return sheet.language == "uk" and bool(_WITHIN_UKRAINIAN.search(before))


def is_in_adjective(sheet: Sheet, at: int, name: str) -> bool:
    """Tell whether a form is an adjective's by its case: "в Курском" is not in Курск."""
    return (
        bool(_LOCATIVE_ADJECTIVE.search(sheet.tokens[at].text))
        and bool(_TOWN_IN_SK.search(name))
        and bool(_IN.search(sheet.before(at, 6)) or _IN_LIST.search(sheet.before(at, 80)))
    )


def is_towards(sheet: Sheet, at: int) -> bool:
    """Tell whether a place or a person is said before a word: "из Курска", "до Сум"."""
    return bool(_TOWARDS.search(sheet.before(at, 24)))


def place_comes_next(sheet: Sheet, at: int) -> bool:
    """Tell whether a word is a place's name whatever it is: "в районе Лотаревки"."""
    return bool(_PLACE_NEXT.search(sheet.before(at, 24)))


def after_town_word(text: str, start: int, language: Language | None) -> bool:
    """Tell whether a word for a settlement stands before a name: "село", "г."."""
    before = text[max(0, start - _FAR) : start]
    if _TOWN_BEFORE.search(before) or _TOWN_SHORT.search(before):
        return True
    return language == "uk" and bool(_TOWN_SHORT_UKRAINIAN.search(before))


def after_towns_word(text: str, start: int) -> bool:
    """Tell whether the word before holds for all names of a list: "в сёлах"."""
    return bool(_TOWNS_BEFORE.search(text[max(0, start - _FAR) : start]))


def site_kinds(sheet: Sheet, at: int) -> tuple[str, ...] | None:
    """Return the kinds of site that the word before a name may mean, None if there is none."""
    found = _SITE_BEFORE.search(sheet.before(at))
    return _SITE_KINDS.get(found["word"][:2].casefold(), ()) if found else None


def is_body(sheet: Sheet, at: int) -> bool:
    """Tell whether the word before makes the name a ship's, a regiment's, a street's, a river's."""
    return bool(_BODY_BEFORE.search(sheet.before(at, 28)))


def is_quoted(sheet: Sheet, first: int, last: int) -> bool:
    """Tell whether a name stands in quotation marks by itself: «Град»."""
    start, end = sheet.tokens[first].start, sheet.tokens[last].end
    closing = _QUOTES.get(sheet.text[start - 1 : start]) if start else None
    return closing is not None and sheet.text[end : end + 1] in set(closing)


def is_surname(name: str) -> bool:
    """Tell whether a name looks like a person's, not a town's as Каменск-Шахтинский."""
    low = name.casefold()
    return bool(_SURNAME.search(low)) and not _TOWN_FIRST.search(low)


def is_of_it(sheet: Sheet, at: int) -> bool:
    """Tell whether a word for people of a place stands before: "жители Сольцов рассказали"."""
    return bool(_OF_IT.search(sheet.before(at, 24)))


def is_surname_in_nominative(word: str) -> bool:
    """Tell whether a word looks like a man's surname in the nominative."""
    return bool(_MANS_SURNAME.search(word.casefold()))


def has_title(sheet: Sheet, at: int) -> bool:
    """Tell whether an office stands before a word, with no stop between: "губернатор"."""
    return bool(_TITLE_BEFORE.search(sheet.before(at, 110)))


def has_initials(sheet: Sheet, at: int) -> bool:
    """Tell whether initials stand beside a word: "А. Петров", "Петров А. Б."."""
    return bool(
        _INITIALS_BEFORE.search(sheet.before(at, 5))
        or _INITIALS_AFTER.match(sheet.text, sheet.tokens[at].end)
    )


def says(sheet: Sheet, at: int) -> bool:
    """Tell whether the next word, or the one before, is one of saying: "пише Гусєв"."""
    return bool(
        _SAYING.match(sheet.text, sheet.tokens[at].end) or _SAID.search(sheet.before(at, 24))
    )


def is_adjective(written: str, name: str) -> bool:
    """Tell whether a form and its nominative are those of an adjective: Курском, Головного."""
    return bool(_ADJECTIVE.search(written) and _ADJECTIVE_NAME.search(name))


def is_adjective_before(sheet: Sheet, at: int) -> bool:
    """Tell whether a word of any name is an adjective before its noun: "Торецкой агломерации"."""
    return bool(_PLACE_ADJECTIVE.search(sheet.tokens[at].text)) and agrees(sheet, at)


def agrees(sheet: Sheet, at: int) -> bool:
    """Tell whether a noun follows that an adjective belongs to: "Курское приграничье"."""
    found = _AFTER_WORD.match(sheet.text, sheet.tokens[at].end)
    if found is None:
        return False
    word, low = found[1], sheet.tokens[at].text.casefold()
    ends = next((noun for adjective, noun in _AGREE if adjective.search(low)), None)
    if ends is not None and not ends.search(word):
        return False
    return word in _NOUNS or (word not in _SMALL_WORDS and not _VERB.search(word))


def is_given(name: str) -> bool:
    """Tell whether a key is a person's given name."""
    return name in _listed("given_names_cyrillic.txt")


def is_tagged(sheet: Sheet, at: int) -> bool:
    """Tell whether a word stands after the sign that makes it a tag: #Брянск."""
    return sheet.before(at, 1) == "#"


def is_like_a_word(name: str) -> bool:
    """Tell whether a town's key is that of a word that a sentence may begin with."""
    return name in _listed("towns_like_words.txt")


def is_shaped_as_town(name: str) -> bool:
    """Tell whether a name ends as towns do and hardly another word does."""
    return bool(_TOWN_SHAPE.search(name.casefold()))


def is_no_place(name: str) -> bool:
    """Tell whether a key alone is no place in the news."""
    return name in _listed("not_places_cyrillic.txt")


@functools.cache
def _listed(file: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return frozenset(key(word) for line in lines for word in line)
