# Cyrillic on purpose
from pathlib import Path
from typing import Any

import pytest

from geomap.documents import languages, read
from geomap.documents.cyrillic_languages import language_of
from geomap.documents.draft import Draft
from geomap.documents.metadata import finished
from geomap.model import Document

RUSSIAN = "Ночью над областью сбиты три беспилотника, сообщил губернатор. "
UKRAINIAN = "Уночі над областю збито три безпілотники, повідомив голова адміністрації. "
ENGLISH = "The governor said that three drones were shot down over the region at night. "
SHORT = "Атака на завод. "  # in several languages


def document(*paragraphs: str, **fields: Any) -> Document:
    return finished(Draft(text="\n\n".join(paragraphs), **fields), path="x.txt")


def told(*paragraphs: str, **fields: Any) -> tuple[str | None, ...]:
    return languages.of_blocks(document(*paragraphs, **fields))


LINES = {
    "ru": [
        "Взрыв в Харькове, есть пострадавшие.",
        "Работает ПВО",
        "Воздушная тревога!",
        "Под Рыльском горит склад.",
        "Суспільне сообщило о взрывах в городе.",
        "«Повітряні сили» заявили, что это не так, и не назвали причин.",
        "Би-би-си не может подтвердить достоверность заявлений.",
        "Удар нанесен с территории области.",
        "Ракета попала в мост, пострадавших нет",
    ],
    "uk": [
        "Вибух у Харкові, є постраждалі.",
        "Повітряна тривога!",
        "Загорівся склад",
        "Москва заявила про атаку",
        "Пошкоджено будинок культури",
        "На місці працюють рятувальники",
        "Він сказав: «Работает наша ПВО», і пішов.",
        "Обстріляно громаду на Сумщині",
        "Збито/подавлено 38 ворожих БпЛА типу Shahed",
    ],
    "be": [
        "У нядзелю ў Мінску прайшоў дождж, паведаміла пракуратура.",
        "Міністэрства абароны абвясціла пра вучэнні на мяжы.",
        "Дрон упаў каля вёскі.",
    ],
    "bg": [
        "Министърът на отбраната заяви, че дронът е паднал в морето.",
        "Самолетът се приземи, съобщиха от летището.",
        "Руските войски нанесоха удар по града, има ранени, съобщиха властите.",
    ],
    "sr": [
        "Србија је данас саопштила да ће јачати одбрану.",
        "Експлозија у фабрици муниције код Чачка.",
    ],
    "mk": ["Министерството соопшти дека ќе помогне и дека нема да чека."],
}


@pytest.mark.parametrize(
    ("language", "line"), [(name, line) for name, lines in LINES.items() for line in lines]
)
def test_one_line_shows_its_cyrillic_language(language: str, line: str) -> None:
    assert language_of(line) == language


@pytest.mark.parametrize("line", [SHORT, "Карачев", "12:40", "", "Атака на завод"])
def test_what_a_line_leaves_open_stays_open(line: str) -> None:
    assert language_of(line) is None


@pytest.mark.parametrize("name", ["be", "bg", "sr", "mk"])
def test_no_slavic_neighbour_is_taken_for_russian_or_ukrainian(name: str) -> None:
    assert document(" ".join([*LINES[name], *LINES[name]])).language == name


@pytest.mark.parametrize("name", ["be", "bg", "sr", "mk"])
def test_no_paragraph_of_theirs_is_read_as_russian(name: str) -> None:
    short = ["Пожар на запад", "Атака врага", "Иванов, Петров", "Сообщение о ракета"]
    assert set(told(*LINES[name], *short, *LINES[name])) == {name}
    assert told(*LINES[name] * 2, RUSSIAN * 2)[-1] == "ru"


def test_kazakh_is_not_taken_for_russian() -> None:
    text = "Қазақстан Республикасының Қорғаныс министрлігі оқу-жаттығу туралы хабарлады. " * 2
    assert told(text) == ("kk",)
    assert told("Ресей әскері түнде қалаға шабуыл жасады, деп хабарлады губернатор.") == ("kk",)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("he", "משרד הביטחון הודיע על יירוט"),
        ("ka", "თავდაცვის სამინისტრომ განაცხადა"),
        ("zh", "国防部表示击落无人机"),
        ("ja", "国防省は無人機を撃墜したと発表した"),
        ("ar", "أعلنت وزارة الدفاع إسقاط طائرات مسيرة فوق المدينة"),
    ],
)
def test_other_letters_show_their_language(code: str, text: str) -> None:
    assert document(text).language == code
    assert told(ENGLISH * 9, text) == ("en", code)


def test_each_paragraph_of_a_mixed_document_has_its_language() -> None:
    assert told(UKRAINIAN * 2, RUSSIAN, UKRAINIAN, language="uk") == ("uk", "ru", "uk")
    assert told(RUSSIAN * 3, ENGLISH) == ("ru", "en")
    assert told(ENGLISH * 9, RUSSIAN) == ("en", "ru")


def test_only_a_block_in_another_language_says_so() -> None:
    found = document(RUSSIAN * 3, ENGLISH, RUSSIAN)
    assert found.language == "ru"
    assert [block.language for block in found.blocks] == [None, "en", None]


def test_a_short_paragraph_takes_the_language_around_it() -> None:
    assert told(RUSSIAN, SHORT, UKRAINIAN * 2) == ("ru", "ru", "uk")
    assert told(SHORT, UKRAINIAN * 2, RUSSIAN)[0] == "uk"
    assert told(ENGLISH, SHORT, RUSSIAN * 3) == ("en", "ru", "ru")


def test_half_russian_and_half_ukrainian_is_the_longer_of_both() -> None:
    found = document(RUSSIAN, UKRAINIAN * 2, RUSSIAN)
    assert (found.language, found.known_from["language"]) == ("uk", "detected")
    assert languages.of_blocks(found) == ("ru", "uk", "ru")


@pytest.mark.parametrize(
    ("given", "text", "expected"),
    [
        ("ru", RUSSIAN, "ru"),
        ("ru", UKRAINIAN, "uk"),
        ("uk", RUSSIAN, "ru"),
        ("en", RUSSIAN, "ru"),
        ("uk", SHORT, "uk"),
        ("bg", SHORT * 5, "bg"),
        ("de", ENGLISH * 4, "de"),
        ("ru", ENGLISH * 4, "en"),
    ],
    ids=["same", "ru on uk", "uk on ru", "en on ru", "short", "open", "Latin", "other script"],
)
def test_a_declared_language_holds_unless_the_letters_contradict(
    given: str, text: str, expected: str
) -> None:
    found = document(text, language=given, known_from={"language": "given"})
    assert found.language == expected
    assert found.known_from["language"] == ("given" if given == expected else "letters")


def test_an_english_text_loads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise AssertionError

    monkeypatch.setattr(languages, "_identifier", none)
    lines = ["Dead: 3, wounded: 12", "Sumy, Kharkiv, Poltava", "https://example.org/a"]
    assert told(ENGLISH * 4, *lines) == ("en",) * 4
    assert told(RUSSIAN * 4, *LINES["ru"])[0] == "ru"


def test_marking_moves_no_block() -> None:
    found = document(*LINES["ru"], ENGLISH)
    assert [found.text[b.start : b.end] for b in found.blocks] == [*LINES["ru"], ENGLISH.strip()]


def test_the_seeds_are_english_throughout() -> None:
    found = read(Path(__file__).parents[2] / "seeds").documents
    assert {code for one in found for code in languages.of_blocks(one)} == {"en"}


def posts(*texts: str) -> list[Document]:
    made = (
        document(text, id=str(n), publisher="Channel", posted_at="2031-05-06T22:30:05+00:00")
        for n, text in enumerate(texts)
    )
    return list(languages.as_their_channels(made))


def test_a_post_too_short_to_tell_is_in_its_channels_language() -> None:
    found = posts(UKRAINIAN, SHORT, UKRAINIAN, "12:40")
    assert [one.language for one in found] == ["uk", "uk", "uk", None]
    assert found[1].known_from["language"] == "publisher"


def test_a_channel_of_two_languages_tells_of_none() -> None:
    assert posts(UKRAINIAN, SHORT, RUSSIAN)[1].language is None
    assert posts(ENGLISH * 3, SHORT)[1].language is None
    assert posts(SHORT)[0].language is None
