import csv
from collections import defaultdict
from pathlib import Path

import pytest

from geomap.extract.slavic.morphology import Morphology, Reading
from geomap.extract.ukrainian.dictionary import words
from geomap.extract.ukrainian.morphology import UkrainianMorphology

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "locative")
with Path(__file__).with_name("ukrainian_paradigms.csv").open(encoding="utf-8") as lines:
    PARADIGMS = tuple(csv.DictReader(lines))
MORPHOLOGY: Morphology = UkrainianMorphology()


def read(word: str, lemma: str, pos: str) -> list[Reading]:
    return [one for one in MORPHOLOGY.readings(word) if (one.lemma, one.pos) == (lemma, pos)]


@pytest.mark.parametrize("row", PARADIGMS, ids=lambda row: f"{row['lemma']}-{row['number']}")
def test_each_form_of_a_paradigm_is_read_in_its_case_and_number(row: dict[str, str]) -> None:
    for case in CASES:
        for form in row[case].split("|"):
            found = {(one.lemma, one.case, one.plural) for one in MORPHOLOGY.readings(form)}
            assert (row["lemma"], case, row["number"] == "plural") in found, (form, case)


def test_no_form_is_made_that_the_language_has_not() -> None:
    made: dict[tuple[str, bool | None, str | None], set[str]] = defaultdict(set)
    for stem, entries in words().items():
        for entry in entries:
            if entry.pos in {"noun", "numeral"}:
                for ending, slots in entry.endings.items():
                    for slot in slots:
                        made[entry.lemma, slot.plural, slot.case].add(stem + ending)
    for row in PARADIGMS:
        for case in CASES:
            key = (row["lemma"], row["number"] == "plural", case)
            assert made[key] == set(row[case].split("|")), key


ADJECTIVES = (
    ("ударний", "ударний ударного ударному ударним ударна ударної ударній ударну ударною"),
    ("ударний", "ударне ударні ударних ударними"),
    ("останній", "останній останнього останньому останнім остання останньої останню останньою"),
    ("останній", "останнє останні останніх останніми"),
    ("третій", "третього третьому третя третьої третю третє"),
    ("далекобійний", "далекобійних"),
    ("цей", "цей цього цьому цим ця цієї цій цю цією це ці цих цими"),
    ("той", "того тому тим та тієї тій ту тією те ті тих тими"),
    ("весь", "увесь всього усю всіма усіх"),
    ("наш", "нашого нашої наших"),
)


@pytest.mark.parametrize(("lemma", "forms"), ADJECTIVES)
def test_adjectives_and_their_like_are_read_in_all_forms(lemma: str, forms: str) -> None:
    for form in forms.split():
        assert read(form, lemma, "adjective"), form


VERBS = (
    ("повідомити", "повідомить повідомлять", "повідомив повідомила повідомило повідомили"),
    ("повідомляти", "повідомляє повідомляють", "повідомляв повідомляли"),
    ("заявити", "заявить заявлять", "заявив заявила"),
    ("сказати", "скаже скажуть", "сказав сказала"),
    ("розповісти", "розповість розповідять", "розповів розповіла розповіли"),
    ("додати", "додасть додадуть", "додав додала"),
    ("писати", "пише пишуть", "писав писали"),
    ("передавати", "передає передають", "передавав"),
    ("збити", "зіб'є зіб’ють", "збив збила збили"),
    ("знищити", "знищить знищать", "знищив знищили"),
    ("атакувати", "атакує атакують", "атакував атакували"),
    ("могти", "може можуть", "міг могла могло могли"),
    ("впасти", "впаде впадуть", "впав впала впали"),
    ("вести", "веде ведуть", "вів вела вели"),
    ("нести", "несе несуть", "ніс несла несли"),
    ("прийти", "прийде прийдуть", "прийшов прийшла прийшли"),
    ("летіти", "летить летять лечу", "летів летіли"),
    ("горіти", "горить горять", "горів горіла"),
    ("сісти", "сяде сядуть", "сів сіла сіли"),
    ("лягти", "ляже ляжуть", "ліг лягла лягли"),
    ("статися", "станеться стануться", "стався сталася сталося сталось сталися"),
    ("вибухнути", "вибухне вибухнуть", "вибухнув вибухнули"),
    ("померти", "помре помруть", "помер померла померли"),
    ("зрости", "зросте", "зріс зросла зросли"),
    ("зникнути", "зникне", "зник зникла"),
    ("завдати", "завдасть завдадуть", "завдав завдали"),
    ("спростувати", "спростує", "спростував спростували"),
)


@pytest.mark.parametrize(("lemma", "present", "past"), VERBS, ids=[one[0] for one in VERBS])
def test_verbs_are_read_in_the_present_and_the_past(lemma: str, present: str, past: str) -> None:
    assert MORPHOLOGY.readings(lemma)[0] == Reading(lemma=lemma, pos="infinitive")
    for form in present.split():
        assert [one.past for one in read(form, lemma, "verb")] == [False], form
    for form in past.split():
        told = read(form, lemma, "verb")
        assert [one.past for one in told] == [True], form
        assert told[0].plural is form.endswith(("ли", "лися"))


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("збито", "збити"),
        ("знищено", "знищити"),
        ("уражено", "уразити"),
        ("пошкоджено", "пошкодити"),
        ("атаковано", "атакувати"),
        ("поранено", "поранити"),
        ("випущено", "випустити"),
        ("зафіксовано", "зафіксувати"),
        ("перехоплено", "перехопити"),
        ("зруйновано", "зруйнувати"),
        ("вбито", "вбити"),
        ("ліквідовано", "ліквідувати"),
        ("оголошено", "оголосити"),
        ("підтверджено", "підтвердити"),
    ],
)
def test_impersonal_forms_lead_to_the_infinitive(form: str, lemma: str) -> None:
    assert [one.past for one in read(form, lemma, "short")] == [True]


@pytest.mark.parametrize(
    ("form", "lemma", "case", "plural"),
    [
        ("збитих", "збити", "genitive", True),
        ("ураженого", "уразити", "genitive", False),
        ("пошкодженими", "пошкодити", "instrumental", True),
        ("знищеній", "знищити", "locative", False),
        ("запущені", "запустити", "nominative", True),
    ],
)
def test_passive_participles_lead_to_the_infinitive(
    *, form: str, lemma: str, case: str, plural: bool
) -> None:
    assert (case, plural) in {(one.case, one.plural) for one in read(form, lemma, "participle")}


def test_gerunds_are_read() -> None:
    assert read("повідомляючи", "повідомляти", "gerund")
    assert read("посилаючись", "посилатися", "gerund")
    assert read("завдавши", "завдати", "gerund")


def test_the_wounded_are_a_noun_before_they_are_a_participle() -> None:
    assert MORPHOLOGY.readings("поранених")[0].pos == "noun"
    assert read("поранених", "поранити", "participle")


def test_a_capital_at_the_head_of_a_sentence_changes_nothing() -> None:
    for word in ("голова", "після", "збито", "ракета", "двоє", "внаслідок", "повідомили"):
        assert MORPHOLOGY.readings(word.capitalize()) == MORPHOLOGY.readings(word) != ()


@pytest.mark.parametrize("word", ["БпЛА", "ОВА", "ЗСУ", "ППО", "ЗМІ", "РСЗВ", "ГУР"])
def test_abbreviations_are_nouns_without_case(word: str) -> None:
    assert MORPHOLOGY.readings(word) == (Reading(lemma=word.lower(), pos="noun"),)


def test_a_long_word_in_capitals_is_read_as_the_word_it_is() -> None:
    assert read("ЗНИЩЕНО", "знищити", "short")


@pytest.mark.parametrize("word", ["", "-", "12", "Hamas", "ATACMS", "…", "«", "км/год!", "'"])
def test_what_is_no_word_of_the_language_has_no_reading(word: str) -> None:
    assert MORPHOLOGY.readings(word) == ()


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_every_apostrophe_is_the_same_letter(apostrophe: str) -> None:
    assert MORPHOLOGY.readings(f"п{apostrophe}ятьох")[0].lemma == "п'ять"
    assert MORPHOLOGY.readings(f"під{apostrophe}їзду")[0].lemma == "під'їзд"


@pytest.mark.parametrize(
    ("form", "lemma", "pos", "case", "plural"),
    [
        ("електромагнітної", "електромагнітний", "adjective", "genitive", False),
        ("вознесенському", "вознесенський", "adjective", "dative", False),
        ("Куп'янської", "куп'янський", "adjective", "genitive", False),
        ("перезаряджанням", "перезаряджання", "noun", "instrumental", False),
        ("десантниками", "десантник", "noun", "instrumental", True),
        ("депресантів", "депресант", "noun", "genitive", True),
        ("аерозондом", "аерозонд", "noun", "instrumental", False),
        ("реквізицією", "реквізиція", "noun", "instrumental", False),
        ("відрапортували", "відрапортувати", "verb", None, True),
        ("перекваліфікує", "перекваліфікувати", "verb", None, False),
        ("укомплектовано", "укомплектувати", "short", None, False),
        ("обшукавши", "обшукати", "gerund", None, None),
        ("двохтисячникам", "двохтисячник", "noun", "dative", True),
        ("придатністю", "придатність", "noun", "instrumental", False),
    ],
)
def test_unknown_words_are_guessed_by_their_endings(
    *, form: str, lemma: str, pos: str, case: str | None, plural: bool | None
) -> None:
    found = {(one.lemma, one.pos, one.case, one.plural) for one in MORPHOLOGY.readings(form)}
    assert (lemma, pos, case, plural) in found


@pytest.mark.parametrize(
    ("form", "lemma", "case"),
    [
        ("Ігоря", "ігор", "genitive"),
        ("Андрієм", "андрій", "instrumental"),
        ("Ользі", "ольга", "dative"),
        ("Миколаївни", "миколаївна", "genitive"),
        ("Кириленкові", "кириленко", "dative"),
        ("Пєскова", "пєсков", "genitive"),
        ("Петра", "петро", "genitive"),
    ],
)
def test_names_with_a_capital_letter_are_read_as_names(form: str, lemma: str, case: str) -> None:
    assert case in {one.case for one in read(form, lemma, "name")}


def test_a_given_name_comes_before_the_word_that_it_also_is() -> None:
    assert MORPHOLOGY.readings("Надія")[0].pos == "name"
    assert not [one for one in MORPHOLOGY.readings("надія") if one.pos == "name"]


@pytest.mark.parametrize(
    ("form", "lemma", "case"),
    [
        ("дронів-камікадзе", "дрон-камікадзе", "genitive"),
        ("літаком-розвідником", "літак-розвідник", "instrumental"),
        ("телеграм-каналі", "телеграм-канал", "locative"),
        ("ракетно-артилерійського", "ракетно-артилерійський", "genitive"),
        ("36-річна", "36-річний", "nominative"),
    ],
)
def test_words_with_hyphens_are_read_part_by_part(form: str, lemma: str, case: str) -> None:
    assert (lemma, case) in {(one.lemma, one.case) for one in MORPHOLOGY.readings(form)}


def test_numerals_tell_their_case() -> None:
    assert {one.case for one in read("двома", "два", "numeral")} == {"instrumental"}
    assert {one.case for one in read("трьом", "три", "numeral")} == {"dative"}
    assert read("одну", "один", "numeral")[0].gender == "feminine"


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("стверджується", "стверджуватися"),
        ("використовувались", "використовуватися"),
        ("уточнюються", "уточнюватися"),
    ],
)
def test_a_verb_of_the_list_is_read_with_its_reflexive_ending(form: str, lemma: str) -> None:
    assert read(form, lemma, "verb")


def test_a_verb_in_the_past_comes_before_a_noun() -> None:
    assert MORPHOLOGY.readings("постраждала")[0].pos == "verb"
    assert MORPHOLOGY.readings("постраждалі")[0].pos == "noun"
