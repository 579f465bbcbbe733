"""Who says what in Russian and Ukrainian: invented sentences, each a way of telling."""

import pytest
from builders import document
from slavic_invented import claims_in, gazetteer, post

from geomap.extract import extract
from geomap.model import Block, Claim

# What is told, in each language, of which every sentence below is a telling.
_RU, _UK = "дроны атаковали нефтебазу в Энгельсе", "дрони атакували нафтобазу в Енгельсі"


def speakers(claim: Claim) -> list[str | None]:
    return [one.name for one in claim.chain[1:]]


def told_by(text: str, language: str, *, published: str = "2024-10-09") -> list[list[str | None]]:
    return [speakers(one) for one in claims_in(text, language, published)]


MOD = "Russian Ministry of Defence"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (f"В Минобороны РФ сообщили, что {_RU}.", [MOD]),
        (f"Ночью {_RU}, сообщили в Минобороны РФ.", [MOD]),
        (f"Как сообщили в Минобороны РФ, ночью {_RU}.", [MOD]),
        (f"Минобороны РФ: ночью {_RU}.", [MOD]),
        (f"По данным Минобороны РФ, {_RU}.", [MOD]),
        (f"Согласно сообщению Минобороны РФ, {_RU}.", [MOD]),
        (f"«Ночью {_RU}», — говорится в сообщении Минобороны РФ.", [MOD]),
        (f"В сообщении Минобороны РФ говорится, что {_RU}.", [MOD]),
        (f"Ночью {_RU}. Об этом сообщили в Минобороны РФ.", [MOD]),
        (f"Ночью {_RU}. Об этом говорится в сводке Минобороны РФ.", [MOD]),
        (f"{_RU.capitalize()}, передает ТАСС со ссылкой на Минобороны РФ.", ["TASS", MOD]),
        (f"ТАСС со ссылкой на Минобороны РФ пишет, что {_RU}.", ["TASS", MOD]),
        (f"В Минобороны РФ заявили, что {_RU}, пишет ТАСС.", ["TASS", MOD]),
        (f"По словам очевидцев, {_RU}.", ["eyewitness"]),
        (f"В соцсетях пишут, что {_RU}.", ["public page"]),
        (f"Канал Baza утверждает, что {_RU}.", ["Baza"]),
        (f"Источник в Генштабе ВСУ рассказал, что {_RU}.", None),
        (f"Киев заявил, что {_RU}.", ["Ukraine"]),
        (f"Представитель Минобороны РФ сообщил агентству Reuters, что {_RU}.", ["Reuters", MOD]),
    ],
)
def test_russian_words_go_to_who_says_them(text: str, chain: list[str] | None) -> None:
    (claim,) = claims_in(text)
    if chain is None:
        assert (claim.claimant.kind, claim.claimant.name) == (
            "unnamed",
            "source in the General Staff of the Armed Forces of Ukraine",
        )
    else:
        assert speakers(claim) == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (f"У Міноборони РФ повідомили, що {_UK}.", [MOD]),
        (f"Уночі {_UK}, повідомили у Міноборони РФ.", [MOD]),
        (f"Як заявили в Міноборони РФ, уночі {_UK}.", [MOD]),
        (f"За даними Міноборони РФ, {_UK}.", [MOD]),
        (f"За словами очевидців, {_UK}.", ["eyewitness"]),
        (f"«Уночі {_UK}», – йдеться у повідомленні Міноборони РФ.", [MOD]),
        (f"Уночі {_UK}. Про це повідомляє Міноборони РФ.", [MOD]),
        (f"{_UK.capitalize()}, пише УНІАН з посиланням на Міноборони РФ.", ["UNIAN", MOD]),
        (f"Київ заявив, що {_UK}.", ["Ukraine"]),
        (f"Москва стверджує, що {_UK}.", ["Russia"]),
    ],
)
def test_ukrainian_words_go_to_who_says_them(text: str, chain: list[str]) -> None:
    (claim,) = claims_in(text, "uk")
    assert speakers(claim) == chain


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "По словам губернатора Игоря Рудени, {}.", "Igor Rudenya"),
        ("ru", "Губернатор Саратовской области Роман Бусаргин сообщил, что {}.", "Roman Busargin"),
        ("ru", "По данным мэра Петра Ключникова, {}.", "Petr Klyuchnikov"),
        ("ru", "Ночью {}, рассказала пресс-секретарь завода Мария Лосева.", "Mariya Loseva"),
        ("uk", "За словами начальника ОВА Сергія Лисака, {}.", "Serhii Lysak"),
        ("uk", "Міський голова Павло Дубина повідомив, що {}.", "Pavlo Dubyna"),
        ("uk", "За словами голови ОВА Остапа Гриневича, {}.", "Ostap Hrynevych"),
        ("ru", "По словам главы района Андрея Петренко, {}.", "Andrei Petrenko"),
        ("ru", "По словам мэра Рыльска Ивана Гриневича, {}.", "Ivan Grinevich"),
    ],
)
def test_persons_are_named_in_the_nominative_and_latin_letters(
    language: str, text: str, name: str
) -> None:
    (claim,) = claims_in(text.format(_RU if language == "ru" else _UK), language)
    assert claim.claimant.name == name
    assert claim.claimant.text is not None
    assert claim.claimant.text in text


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            f"{_RU.capitalize()}. Пострадавших нет, сообщил губернатор Роман Фомин.",
            "ru",
            "Roman Fomin",
        ),
        (f"{_RU.capitalize()}. Погибших – двое, уточнил мэр Роман Фомин.", "ru", "Roman Fomin"),
        (f"{_UK.capitalize()}. Постраждалих немає, повідомив мер Роман Лось.", "uk", "Roman Los"),
    ],
)
def test_words_without_a_verb_go_to_who_stands_behind_them(
    text: str, language: str, name: str
) -> None:
    told = claims_in(text, language)
    assert [
        one.claimant.name for one in told if one.counts.get("injured") or one.counts.get("killed")
    ] == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"В Минобороны РФ заявили, что {_RU}. По данным ведомства, сбито пять дронов.", "ru"),
        (f"В Минобороны РФ заявили, что {_RU}. Там добавили, что сбито пять дронов.", "ru"),
        (f"У Міноборони РФ заявили, що {_UK}. За даними відомства, збито п'ять дронів.", "uk"),
    ],
)
def test_what_points_back_to_a_speaker_is_its_words_too(text: str, language: str) -> None:
    claims = claims_in(text, language)
    assert {one.claimant.name for one in claims} == {MOD}
    assert any(one.counts.get("intercepted") for one in claims)


def test_his_words_are_of_the_person_named_last() -> None:
    text = (
        "Мэр Хайфы Йона Яхав сообщил, что две ракеты попали в порт. "
        "По его словам, ранены трое рабочих."
    )
    (claim,) = claims_in(text)
    assert claim.claimant.name == "Yona Yakhav"
    assert claim.counts["injured"].low == 3


def test_a_ministry_without_a_country_is_that_named_before() -> None:
    text = (
        "Минобороны Азербайджана заявило об обстреле Гянджи. "
        "В Минобороны уточнили, что ракета попала в рынок Гянджи."
    )
    assert {one.claimant.name for one in claims_in(text, published="2020-10-05")} == {
        "Azerbaijani Ministry of Defence"
    }


def test_a_ministry_of_nobody_known_gets_no_country() -> None:
    text = "В Минобороны сообщили, что ракета попала в рынок Хайфы. Сирены звучали в Акко."
    names = {one.claimant.name for one in claims_in(text)}
    assert names == {"Ministry of Defence"}
    assert all(one.claimant.country is None for one in claims_in(text))


def test_the_same_ministry_is_one_origin_in_three_languages() -> None:
    texts = {
        "en": "The Russian Ministry of Defence said that drones attacked an oil depot in Engels.",
        "ru": f"Министерство обороны России сообщило, что {_RU}.",
        "uk": f"Російське Міноборони заявило, що {_UK}.",
    }
    documents = [post(text, language=language) for language, text in texts.items()]
    claims = list(extract(documents, gazetteer=gazetteer()))
    assert [one.claimant.name for one in claims] == [MOD] * 3
    assert claims[1].claimant.text == "Министерство обороны России"


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (f"Ночью {_RU}. В Минобороны РФ это не комментировали.", "ru", MOD),
        (f"Ночью {_RU}. Минобороны РФ атаку не подтвердило.", "ru", MOD),
        (f"Ночью {_RU}. Кремль отказался комментировать удар.", "ru", "Kremlin"),
        (f"Ночью {_RU}. Ответственность Киев на себя не брал.", "ru", "Ukraine"),
        (f"Уночі {_UK}. У Міноборони РФ ситуацію не коментували.", "uk", MOD),
        (f"Уночі {_UK}. Кремль не визнає атаки.", "uk", "Kremlin"),
    ],
)
def test_silences_are_claims_that_confirm_nothing(text: str, language: str, name: str) -> None:
    silent = [one for one in claims_in(text, language) if one.stance == "not_confirmed"]
    assert [one.claimant.name for one in silent] == [name]


@pytest.mark.parametrize(
    ("text", "language", "stance"),
    [
        (f"Губернатор Роман Бусаргин подтвердил, что {_RU}.", "ru", "confirmed"),
        (f"Ночью якобы {_RU}, заявили в Минобороны РФ.", "ru", "alleged"),
        (f"В ВСУ отрицают, что {_RU}.", "ru", "denied"),
        ("В ВСУ заявили, что не атаковали нефтебазу в Энгельсе.", "ru", "denied"),
        (f"Уночі нібито {_UK}, заявили у Міноборони РФ.", "uk", "alleged"),
        (f"Генштаб ЗСУ підтвердив, що {_UK}.", "uk", "confirmed"),
        (f"У ЗСУ заперечили, що {_UK}.", "uk", "denied"),
    ],
)
def test_the_narrators_verb_and_doubt_make_the_stance(
    text: str, language: str, stance: str
) -> None:
    assert [one.stance for one in claims_in(text, language)] == [stance]


def test_a_denial_stands_beside_what_it_denies() -> None:
    text = (
        "Хуситы заявили, что запустили три ракеты по авианосцу в Красном море. "
        "В Пентагоне назвали эти сообщения вымыслом."
    )
    told = {one.claimant.name: one.stance for one in claims_in(text)}
    assert told == {"Houthis": "claimed", "Pentagon": "denied"}


def test_who_takes_responsibility_attacked() -> None:
    text = "Ракета упала на рынок в Метуле. Ответственность взяла на себя «Хезболла»."
    claim = claims_in(text)[-1]
    assert (claim.claimant.name, claim.stance, claim.attacker) == (
        "Hezbollah",
        "claimed",
        "Hezbollah",
    )


def test_two_speakers_of_one_sentence_make_two_claims() -> None:
    text = f"Ночью {_RU}. Об этом сообщили губернатор Роман Бусаргин и канал Baza."
    assert {one.claimant.name for one in claims_in(text)} == {"Roman Busargin", "Baza"}


def test_parts_of_a_sentence_keep_their_own_speakers() -> None:
    text = (
        "В Генштабе ВСУ заявили, что уничтожен склад в Донецке, "
        "а в Минобороны РФ сообщили, что сбито девять дронов."
    )
    told = {one.claimant.name: one for one in claims_in(text)}
    assert set(told) == {"General Staff of the Armed Forces of Ukraine", MOD}
    assert told[MOD].counts["intercepted"].low == 9
    assert "intercepted" not in told["General Staff of the Armed Forces of Ukraine"].counts


@pytest.mark.parametrize(
    "text",
    [
        "На полигоне под Саратовом завершились учения: по учебным целям выпущены три ракеты.",
        "Из-за утечки бытового газа в доме в Самаре прогремел взрыв, пострадали двое жителей.",
        "Госдеп разрешил Киеву бить ракетами по территории России.",
        "В Кремле пригрозили, что армия нанесет удар по Киеву ракетами «Орешник».",
        "Крупный град побил теплицы под Краснодаром, синоптики предупредили о ливнях.",
    ],
)
def test_what_is_no_strike_makes_no_claim(text: str) -> None:
    assert claims_in(text) == ()


def _mixed() -> tuple[str, str]:
    return (
        f"В Минобороны РФ сообщили, что {_RU}.",
        "The Ukrainian General Staff said that drones struck an ammunition depot in Toropets.",
    )


def test_each_paragraph_is_read_in_its_language() -> None:
    first, second = _mixed()
    text = f"{first}\n\n{second}"
    blocks = (
        Block(kind="paragraph", start=0, end=len(first)),
        Block(kind="paragraph", start=len(first) + 2, end=len(text), language="en"),
    )
    one = document(text, blocks=blocks, published="2024-10-09", language="ru")
    claims = list(extract([one], gazetteer=gazetteer()))
    assert [claim.claimant.name for claim in claims] == [
        MOD,
        "General Staff of the Armed Forces of Ukraine",
    ]
    assert {claim.made_by.extractor for claim in claims} == {"rules-ru/1 + rules+spacy/1"}


def test_a_post_without_a_known_language_is_read_by_its_letters() -> None:
    text = f"В Минобороны РФ сообщили, что {_RU}."
    blocks = (Block(kind="paragraph", start=0, end=len(text)),)
    one = document(text, blocks=blocks, published="2024-10-09", language=None)
    assert [claim.claimant.name for claim in extract([one], gazetteer=gazetteer())] == [MOD]


@pytest.mark.parametrize(
    ("words", "language", "form"),
    [
        ("Генштаб не подтвердил удар.", "ru", "refused"),
        ("Генштаб отказался подтвердить удар.", "ru", "refused"),
        ("Генштаб пока не подтвердил удар.", "ru", "silence_noted"),
        ("У Генштабі досі не підтвердили удар.", "uk", "silence_noted"),
        ("Генштаб не прокоментував удар.", "uk", "no_comment"),
        ("Генштаб пока не прокомментировал удар.", "ru", "no_comment"),
    ],
)
def test_who_does_not_confirm_is_told_from_who_says_nothing(
    words: str, language: str, form: str
) -> None:
    told = _RU if language == "ru" else _UK
    silent = [one for one in claims_in(f"{told.capitalize()}. {words}", language) if one.form]
    assert [(one.stance, one.form) for one in silent] == [("not_confirmed", form)]


@pytest.mark.parametrize(
    ("text", "language", "stance"),
    [
        (f"{_RU.capitalize()}, подтвердил мэр Роман Фомин.", "ru", "confirmed"),
        ("Удар дронов по нефтебазе в Энгельсе подтвердил мэр Роман Фомин.", "ru", "confirmed"),
        ("Мэр Роман Фомин удар дронов по нефтебазе в Энгельсе подтвердил.", "ru", "confirmed"),
        (f"{_UK.capitalize()}, підтвердив мер Роман Фомін.", "uk", "confirmed"),
        ("Удар дронів по нафтобазі в Енгельсі заперечив мер Роман Фомін.", "uk", "denied"),
    ],
)
def test_who_confirms_or_denies_may_stand_last(text: str, language: str, stance: str) -> None:
    (claim,) = claims_in(text, language)
    assert (claim.claimant.name, claim.stance) == ("Roman Fomin", stance)
