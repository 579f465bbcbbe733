import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.extract.english.bodies import country_in, demonym
from geomap.extract.english.lexicon import rows
from geomap.extract.english.names import actor


@pytest.mark.parametrize(
    ("phrase", "name", "kind", "country"),
    [
        ("Peru's defence ministry", "Peruvian Ministry of Defence", "ministry", "PE"),
        ("the Ministry of Defense of Peru", "Peruvian Ministry of Defence", "ministry", "PE"),
        ("the Peruvian Defense Ministry", "Peruvian Ministry of Defence", "ministry", "PE"),
        ("Lebanon’s health ministry", "Lebanese Ministry of Health", "ministry", "LB"),
        ("the Indian foreign ministry", "Indian Ministry of Foreign Affairs", "ministry", "IN"),
        (
            "Ecuador's interior ministry",
            "Ecuadorian Ministry of Internal Affairs",
            "ministry",
            "EC",
        ),
        ("the Sudanese army", "Sudanese Armed Forces", "military", "SD"),
        ("Pakistan's military", "Pakistani military", "military", "PK"),
        ("the Israeli military", "Israel Defense Forces", "military", "IL"),
        ("the IDF", "Israel Defense Forces", "military", "IL"),
        ("Nigeria's air force", "Nigerian Air Force", "military", "NG"),
        ("the Omani navy", "Omani Navy", "military", "OM"),
        ("CENTCOM", "US Central Command", "military", "US"),
        ("the IRGC", "Islamic Revolutionary Guard Corps", "military", "IR"),
        ("the Houthis", "Houthis", "armed_group", None),
        ("the Rapid Support Forces", "RSF", "armed_group", None),
        ("Khartoum", "Sudan", "official", "SD"),
        ("New Delhi", "India", "official", "IN"),
        ("Ecuador", "Ecuador", "official", "EC"),
        ("the Sudanese government", "Sudanese government", "official", "SD"),
        ("President Laura Mejia", "Laura Mejia", "head_of_state", None),
        ("Colombian President Laura Mejia", "Laura Mejia", "head_of_state", "CO"),
        ("Saratov governor Pavel Orlov", "Pavel Orlov", "local_official", None),
        ("the state news agency SANA", "SANA", "media", "SY"),
        ("Iranian state media", "Iranian state media", "media", "IR"),
        ("Al Jazeera", "Al Jazeera", "media", "QA"),
        (
            "the UN nuclear watchdog",
            "International Atomic Energy Agency",
            "international_body",
            None,
        ),
        ("several Telegram channels", "Telegram channels", "social_media", None),
        ("images shared on Telegram", "Telegram posts", "social_media", None),
        ("a security source", "security source", "unnamed", None),
        ("weapons experts", "weapons experts", "expert", None),
        ("residents", "residents", "witness", None),
        ("a senior Iranian official", "senior Iranian official", "official", "IR"),
    ],
)
def test_a_phrase_means_this_speaker(
    phrase: str, name: str, kind: str, country: str | None
) -> None:
    found = actor(phrase)
    assert (found.name, found.kind, found.country) == (name, kind, country)


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        ("Peru's defence ministry", True),
        ("President Laura Mejia", True),
        ("the ministry", False),
        ("an official", False),
        ("sources", False),
        ("weapons experts", False),
    ],
)
def test_unnamed_speakers_are_told_from_named_ones(phrase: str, named: bool) -> None:  # noqa: FBT001  # a table's column
    assert actor(phrase).named is named


def test_what_stands_beside_a_name_tells_kind_and_country() -> None:
    found = actor("Maly Sok", beside="the Cambodian foreign minister")
    assert (found.name, found.kind, found.country) == ("Maly Sok", "official", "KH")
    assert found.person


@pytest.mark.parametrize(
    ("text", "alpha2"),
    [
        ("two Pakistani security officials", "PK"),
        ("the U.S. Navy", "US"),
        ("South Korea's navy", "KR"),
        ("officials in Saudi Arabia", "SA"),
        ("the mayor", None),
        ("", None),
    ],
)
def test_words_stand_for_a_country(text: str, alpha2: str | None) -> None:
    assert country_in(text) == alpha2


@pytest.mark.parametrize(
    ("phrase", "beside", "name", "kind"),
    [
        ("The minister", "Dan Lavi", "Dan Lavi", "official"),
        ("the army spokesman", "Col. Ana Ruiz", "Ana Ruiz", "official"),
        ("the mayor of Loja", "", "mayor of Loja", "local_official"),
        ("the governor of Piura", "", "governor of Piura", "local_official"),
        ("Peru's 5th Mountain Brigade", "", "Peru's 5th Mountain Brigade", "military"),
        ("Defence Weekly", "", "Defence Weekly", "media"),
        ("Tigray's health ministry", "", "Tigray Ministry of Health", "ministry"),
        ("a Reuters tally", "", "Reuters", "media"),
        ("a report by the Peruvian navy", "", "Peruvian Navy", "military"),
        ("an Ecuadorian investigation", "", "Ecuadorian investigation", "unnamed"),
    ],
)
def test_titles_units_and_papers_are_told_apart(
    phrase: str, beside: str, name: str, kind: str
) -> None:
    found = actor(phrase, beside=beside)
    assert (found.name, found.kind) == (name, kind)


# 30 states, among them names of several words, with an article, and two with nearly one adjective.
_STATES = {
    "Azerbaijan": "AZ", "Ethiopia": "ET", "Myanmar": "MM", "Burkina Faso": "BF",
    "South Sudan": "SS", "Saudi Arabia": "SA", "the UAE": "AE", "Côte d'Ivoire": "CI",
    "North Macedonia": "MK", "DR Congo": "CD", "the Democratic Republic of Congo": "CD",
    "Niger": "NE", "Nigeria": "NG", "Cambodia": "KH", "Thailand": "TH", "Kyrgyzstan": "KG",
    "Armenia": "AM", "Georgia": "GE", "Afghanistan": "AF", "Eritrea": "ER", "Rwanda": "RW",
    "Chad": "TD", "Mali": "ML", "Sri Lanka": "LK", "North Korea": "KP",
    "Bosnia and Herzegovina": "BA", "the Central African Republic": "CF", "Libya": "LY",
    "Oman": "OM", "Qatar": "QA",
}  # fmt: skip


@pytest.mark.parametrize(("state", "alpha2"), _STATES.items(), ids=_STATES)
@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("{state}'s defence ministry", "Ministry of Defence", "ministry"),
        ("the Ministry of Defence of {state}", "Ministry of Defence", "ministry"),
        ("the {nation} foreign ministry", "Ministry of Foreign Affairs", "ministry"),
        ("{state}'s interior ministry", "Ministry of Internal Affairs", "ministry"),
        ("the {nation} Health Ministry", "Ministry of Health", "ministry"),
        ("the {nation} coast guard", "coast guard", "official"),
        ("{state}'s civil defence agency", "civil defence", "official"),
        ("the {nation} navy", "Navy", "military"),
        ("{state}'s air force", "Air Force", "military"),
        ("the {nation} National Guard", "National Guard", "military"),
        ("the {nation} embassy in Cairo", "embassy", "official"),
        ("{nation} state TV", "state media", "media"),
        ("the {nation} Red Crescent", "Red Crescent", "ngo"),
        ("{nation} police", "police", "official"),
    ],
)
def test_a_body_is_named_alike_in_every_state(
    state: str, alpha2: str, phrase: str, name: str, kind: str
) -> None:
    nation = demonym(alpha2)
    found = actor(phrase.format(state=state, nation=nation))
    assert (found.name, found.kind, found.country) == (f"{nation} {name}", kind, alpha2)


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("the Kivu Tribune", "Kivu Tribune", "media"),
        ("Radio Lagune", "Radio Lagune", "media"),
        ("State TV", "state TV", "media"),
        ("Governor Ana Post", "Ana Post", "local_official"),
        ("the Blue Lakes Liberation Front", "Blue Lakes Liberation Front", "armed_group"),
        ("the Niari Revolutionary Brigades", "Niari Revolutionary Brigades", "armed_group"),
        ("the Iran-backed group Hezbollah", "Hezbollah", "armed_group"),
        ("aid group MSF", "Doctors Without Borders", "ngo"),
        ("a Reuters witness", "Reuters", "media"),
        ("the U.N. human rights office", "UN Human Rights Office", "international_body"),
        ("the Congolese army (FARDC)", "Congolese military", "military"),
        ("the site", "site", "media"),
        ("Mayor of Loja Ana Paz", "Ana Paz", "local_official"),
        ("the navy ministry's Zvezda channel", "Zvezda", "media"),
    ],
)
def test_names_tell_what_bears_them(phrase: str, name: str, kind: str) -> None:
    found = actor(phrase)
    assert (found.name, found.kind) == (name, kind)


def test_a_channel_takes_its_name_from_beside() -> None:
    found = actor("A Telegram channel", beside="Front Notes")
    assert (found.name, found.kind) == ("Front Notes", "social_media")


def test_no_name_of_the_lists_stands_for_two() -> None:
    owners: dict[str, str] = {}
    for row in (*rows("actors"), *rows("persons")):
        for alias in filter(None, (row["name"], *row["aliases"].split("|"))):
            assert owners.setdefault(alias.lower(), row["name"]) == row["name"]


def test_a_country_has_its_adjective() -> None:
    assert demonym("PE") == "Peruvian"
    assert demonym("XX") == "XX"


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_phrase_is_without_a_speaker(phrase: str, beside: str) -> None:
    found = actor(phrase, beside=beside)
    assert isinstance(found.name, str)


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("Hezbollah's media office", "Hezbollah", "armed_group"),
        ("the press office of Hamas", "Hamas", "armed_group"),
        ("a spokesman for the Houthi movement", "Houthis", "armed_group"),
        ("Yemen's Houthi group", "Houthis", "armed_group"),
        ("the White Helmets rescue group", "White Helmets", "ngo"),
        ("British maritime security firm Vanguard", "Vanguard", "company"),
        ("the insurer North Quay", "North Quay", "company"),
        ("the United Kingdom Maritime Trade Operations (UKMTO) agency", "UKMTO", "official"),
        ("spokesman for the Taliban Dan Lavi", "Dan Lavi", "armed_group"),
    ],
)
def test_an_office_or_a_word_of_what_it_is_stands_for_its_bearer(
    phrase: str, name: str, kind: str
) -> None:
    who = actor(phrase)
    assert (who.name, who.kind) == (name, kind)
