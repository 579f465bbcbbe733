"""The sheet as a reader meets it: who says what, the sentence behind each cell, the way back."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from browser import (
    PHONE,
    OpenPage,
    assert_quiet,
    click,
    count,
    js,
    marks,
    press,
    visible,
    wait_for,
    words,
)
from builders import KARACHEV, claim, document, located

from geomap.model import (
    Claim,
    Claimant,
    Count,
    DateInterval,
    Event,
    Hedge,
    Link,
    Span,
    Target,
    Weapon,
)
from geomap.pipeline import Result, from_claims
from geomap.render.html import page

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = marks
HOSTILE = (
    "{{7*7}}</script><img src=x onerror=alert(1)>${alert(1)}`'\"><svg onload=alert(1)>"
    "<!--<script>\u202ertl\u2028<style>@import 'https://a.test/x'</style>javascript:alert(1)"
)
SHEET = ".gm-sheet:not([hidden])"
# Chunks of details wait until the test lets them go, in the order that it likes.
HOLD = """
<script>
window.held = [];
const whole = Response.prototype.text;
Response.prototype.text = async function () {
  const text = await whole.call(this);
  if (text.startsWith('{"headline"')) await new Promise((go) => window.held.push([text, go]));
  return text;
};
</script>
"""


def disputed(result: Result) -> Event:
    return next(event for event in result.events if event.contradictions)


def open_strike(open_page: OpenPage, result: Result, event: Event, **look: Any) -> "WebDriver":
    driver = open_page(result, fragment=f"#strike={event.id}", **look)
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-matrix')")
    return driver


def cell(driver: "WebDriver", row: str, origin: str) -> str:
    """Return the selector of the row's first button in the origin's column."""
    heads = words(driver, f"{SHEET} thead tr:last-child .gm-origin")
    at = heads.index(origin) + 2
    return f'{SHEET} tr[data-row="{row}"] > :nth-child({at}) .gm-cell'


def pane(driver: "WebDriver") -> str:
    return "".join(words(driver, f"{SHEET} .gm-panerow:not([hidden])"))


def test_a_strike_is_a_table_of_who_says_what(open_page: OpenPage, seed_result: Result) -> None:
    event = disputed(seed_result)
    driver = open_strike(open_page, seed_result, event)
    assert words(driver, f"{SHEET} h2") == ["Karachev, Russia: ATACMS"]
    lead = words(driver, f"{SHEET} .gm-lead")[0]
    assert "19 Nov 2024" in lead
    assert "2 contradictions" in lead
    heads = words(driver, f"{SHEET} thead tr:last-child .gm-origin")
    assert heads[:2] == ["Russian Ministry of Defence", "Sergey Lavrov"]
    assert len(heads) == 6
    assert set(
        js(
            driver,
            "return Array.from(document.querySelectorAll('.gm-matrix th'), (n) => n.scope)",
        )
    ) == {"col", "row", "colgroup"}
    assert words(driver, cell(driver, "launched", "U.S. official"))[0].startswith("about 8")
    assert "not stated" in words(driver, f'{SHEET} tr[data-row="launched"] td')[-1]
    assert_quiet(driver)


def test_what_differs_says_so_in_words_and_under_which_condition(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_strike(open_page, seed_result, disputed(seed_result))
    for row in ("launched", "intercepted"):
        for origin in ("Russian Ministry of Defence", "U.S. official"):
            assert words(driver, cell(driver, row, origin))[0].endswith("differs")
    assert "differs" not in words(driver, cell(driver, "launched", "Sergey Lavrov"))[0]
    assert "if these are the same strike" in words(driver, f"{SHEET} .gm-against")[0]


def test_a_cell_opens_its_sentence_with_the_words_marked(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_strike(open_page, seed_result, disputed(seed_result))
    one = cell(driver, "launched", "U.S. official")
    click(driver, one)
    assert words(driver, f"{SHEET} mark") == ["about eight"]
    assert "U.S. official" in pane(driver)
    assert js(driver, "return document.querySelector(arguments[0]).ariaExpanded", one) == "true"
    other = cell(driver, "intercepted", "Russian Ministry of Defence")
    click(driver, other)
    assert {"five"} <= set(words(driver, f"{SHEET} .gm-panerow:not([hidden]) mark"))
    click(driver, one)
    assert count(driver, f"{SHEET} .gm-panerow:not([hidden])") == 1
    assert js(driver, "return document.querySelector(arguments[0]).ariaExpanded", one) == "false"
    assert_quiet(driver)


def test_what_is_inferred_says_so_and_why(open_page: OpenPage, seed_result: Result) -> None:
    driver = open_strike(open_page, seed_result, disputed(seed_result))
    one = cell(driver, "weapon", "U.S. official")
    click(driver, one)
    assert words(driver, one)[0].startswith("ATACMS")
    assert "names no system" in pane(driver)
    click(driver, cell(driver, "same", "U.S. official"))
    assert "by inference: one place lies inside the other" in pane(driver)


def test_a_place_that_missiles_only_came_from_is_shown_as_no_strike(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    wide = "Array.from(document.querySelectorAll('.gm-countries button'))"
    counts = dict(zip(("Russia", "Ukraine"), ("5 claims", "1 claim"), strict=True))
    for name, number in counts.items():
        find = f"{wide}.find((one) => one.ariaLabel.includes('{name} · {number}'))"
        wait_for(driver, f"return !!{find}")
        js(driver, f"{find}.click()")
        wait_for(driver, f"return document.querySelector('{SHEET} h2').textContent === '{name}'")
        head = f"Claims that name only the country · {number.split()[0]}"
        wait_for(driver, f"return document.querySelector('{SHEET}').textContent.includes('{head}')")
    heads = words(driver, f"{SHEET} h3")
    assert heads[0] == "Launched from here · 1 strike"
    assert "strike claimed here" not in words(driver, SHEET)[0]
    assert "ATACMS — launched from Ukraine" in words(driver, SHEET)[0]
    assert_quiet(driver)


def test_a_place_from_another_sentence_is_not_put_into_the_texts_mouth(
    open_page: OpenPage, seed_result: Result
) -> None:
    one = next(c for c in seed_result.claims if c.claimant.name == "Yuriy Butusov")
    driver = open_page(seed_result, fragment=f"#claim={one.id}")
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-whyplace')")
    told = words(driver, f"{SHEET} .gm-whyplace")[-1]
    assert told.startswith("Inferred from another sentence, which says Russia.")
    assert "The text says" not in told


def test_the_strikes_place_says_who_names_it_and_a_filter_what_it_hides(
    open_page: OpenPage, seed_result: Result
) -> None:
    event = disputed(seed_result)
    driver = open_strike(open_page, seed_result, event)
    facts = words(driver, f"{SHEET} .gm-facts-line")
    assert facts[1].startswith("Karachev, Russia, named by: U.S. official · the text names")
    assert facts[2].startswith("Who speaks of this strike: 3 independent origins of 1 side")
    assert not visible(driver, f"{SHEET} .gm-filtered")
    click(driver, '[aria-label="Only Sergey Lavrov"]')
    hidden = f"The filters hide 13 of its {len(event.claims)} claims; this sheet shows all."
    assert words(driver, f"{SHEET} .gm-filtered") == [hidden]
    click(driver, "#gm-tab-strikes")
    (row,) = words(driver, "#gm-panel-strikes [data-event]")
    assert f"1 of {len(event.claims)} claims shown" in row


def test_all_origins_are_there_on_asking(open_page: OpenPage, seed_result: Result) -> None:
    event = disputed(seed_result)
    driver = open_strike(open_page, seed_result, event)
    assert words(driver, f"{SHEET} .gm-matrix-part > .gm-small") == [
        f"Show all {len(event.origins)} origins"
    ]
    click(driver, f"{SHEET} .gm-matrix-part > .gm-small")
    heads = words(driver, f"{SHEET} thead tr:last-child .gm-origin")
    assert sorted(heads) == sorted(origin.name for origin in event.origins)
    assert not visible(driver, f"{SHEET} .gm-matrix-part > .gm-small")


def test_silences_stand_apart_and_are_in_no_column(
    open_page: OpenPage, seed_result: Result
) -> None:
    event = disputed(seed_result)
    silent = [
        one.claimant.name or ""
        for one in seed_result.claims
        if one.id in event.claims and one.stance == "not_confirmed"
    ]
    driver = open_strike(open_page, seed_result, event)
    told = words(driver, "[data-part='silences']")[0]
    assert silent
    assert all(name in told for name in silent)
    assert count(driver, "[data-part='silences'] li") == len(silent)
    click(driver, f"{SHEET} .gm-matrix-part > .gm-small")
    assert not set(silent) & set(words(driver, f"{SHEET} thead .gm-origin"))


def test_a_refusal_is_never_told_as_a_confirmation(
    open_page: OpenPage, seed_result: Result
) -> None:
    one = next(one for one in seed_result.claims if one.form == "silence_noted")
    assert one.chain[-1].verb is not None
    assert one.chain[-1].verb.text == "confirmed"
    driver = open_page(seed_result, fragment=f"#claim={one.id}")
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-matrix')")
    assert words(driver, f"{SHEET} h2")[0].startswith("No confirmation by ")
    assert "“confirmed”" not in words(driver, f"{SHEET} .gm-chain")[0]
    assert "had not confirmed" in words(driver, f"{SHEET} .gm-chain")[0]


def test_copies_are_folded_with_what_they_made_harder(
    open_page: OpenPage, seed_result: Result
) -> None:
    event = next(one for one in seed_result.events if one.derived_copies)
    driver = open_strike(open_page, seed_result, event)
    assert not visible(driver, f"{SHEET} details li")
    assert words(driver, f"{SHEET} summary")[0].startswith(f"+ {len(event.derived_copies)} copies")
    click(driver, f"{SHEET} summary")
    assert visible(driver, f"{SHEET} details li")
    assert '"reported" became "confirmed"' in "".join(words(driver, f"{SHEET} details li"))


def test_the_way_back_leads_from_a_claim_to_its_strike(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_strike(open_page, seed_result, disputed(seed_result))
    assert not visible(driver, f"{SHEET} .gm-sheet-bar > .gm-small")
    click(driver, cell(driver, "launched", "U.S. official"))
    click(driver, f"{SHEET} .gm-sentence .gm-link")
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-quotes')")
    assert words(driver, f"{SHEET} h2") == ["A claim by U.S. official"]
    assert {"about eight", "two"} <= set(words(driver, f"{SHEET} .gm-quotes mark"))
    assert visible(driver, f"{SHEET} .gm-sheet-bar > .gm-small")
    click(driver, f"{SHEET} .gm-sheet-bar > .gm-small")
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-groups')")
    assert words(driver, f"{SHEET} h2") == ["Karachev, Russia: ATACMS"]


def test_focus_goes_to_the_sheet_and_with_escape_back_to_what_opened_it(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    click(driver, "#gm-tab-strikes")
    row = "#gm-panel-strikes [data-event]"
    wait_for(driver, f"return !!document.querySelector('{row}')")
    js(driver, f"const n = document.querySelector('{row}'); n.focus(); n.click();")
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-matrix')")
    assert js(driver, "return document.activeElement.id") == "gm-sheet-title"
    press(driver, "TAB")
    assert js(driver, "return !!document.activeElement.closest('.gm-sheet-body')")
    press(driver, "ESCAPE")
    assert count(driver, SHEET) == 0
    assert js(driver, f"return document.activeElement.matches('{row}')")


def test_every_cell_is_reached_and_opened_by_keys(open_page: OpenPage, seed_result: Result) -> None:
    event = next(one for one in seed_result.events if len(one.origins) == 1)
    driver = open_strike(open_page, seed_result, event)
    reached: set[str] = set()
    for _ in range(40):
        press(driver, "TAB")
        reached.add(
            js(driver, "return document.activeElement.closest('[data-row]')?.dataset.row || ''")
        )
    rows = js(
        driver,
        f"return Array.from(document.querySelectorAll('{SHEET} [data-row]'), (n) => n.dataset.row)",
    )
    assert set(rows) <= reached
    js(driver, f"document.querySelector('{SHEET} [data-row=says] .gm-cell').focus()")
    press(driver, "ENTER")
    assert count(driver, f"{SHEET} .gm-panerow:not([hidden]) blockquote") == 1


def test_a_link_to_the_sheet_can_be_copied(open_page: OpenPage, seed_result: Result) -> None:
    event = disputed(seed_result)
    driver = open_strike(open_page, seed_result, event)
    js(
        driver,
        "Array.from(document.querySelectorAll('.gm-sheet-bar button'))"
        ".find((n) => n.textContent === 'Copy link').click()",
    )
    told = wait_for(
        driver, f"return document.querySelector('{SHEET} .gm-sheet-status').textContent"
    )
    if "copied" not in told:  # a browser that forbids it
        link = js(driver, f"return document.querySelector('{SHEET} .gm-linkfield').value")
        assert f"strike={event.id}" in link


def test_on_a_phone_the_sheet_comes_from_below(open_page: OpenPage, seed_result: Result) -> None:
    driver = open_strike(open_page, seed_result, disputed(seed_result), size=PHONE)
    box = js(driver, f"return document.querySelector('{SHEET}').getBoundingClientRect().toJSON()")
    assert (box["left"], box["right"]) == (0, PHONE[0])
    assert box["bottom"] == PHONE[1]
    assert 0.15 * PHONE[1] < box["top"] < 0.4 * PHONE[1]
    assert js(driver, "return document.documentElement.scrollWidth") <= PHONE[0]
    sheet = f"document.querySelector('{SHEET}')"
    assert js(driver, f"return {sheet}.scrollWidth - {sheet}.clientWidth") == 0
    assert "scroll" in words(driver, f"{SHEET} .gm-hint")[0]


def test_a_place_opens_the_strikes_there_and_follows_the_filters(
    open_page: OpenPage, seed_result: Result
) -> None:
    driver = open_page(seed_result)
    wait_for(
        driver,
        "const n = Array.from(document.querySelectorAll('#map_geomap button'))"
        ".find((n) => n.ariaLabel && n.ariaLabel.startsWith('western part of Kursk'));"
        "if (n) n.click(); return !!n",
    )
    wait_for(driver, f"return document.querySelectorAll('{SHEET} .gm-row').length === 2")
    assert words(driver, f"{SHEET} h2") == ["western part of Kursk Oblast"]
    assert "may be anywhere in" in words(driver, f"{SHEET} .gm-facts-line")[0]
    assert [row for row in words(driver, f"{SHEET} .gm-row") if "25 Nov 2024" in row]
    js(
        driver,
        "const n = document.querySelector('.gm-panel input[type=date]'); n.value = '2024-11-24';"
        "n.dispatchEvent(new Event('input', {bubbles: true}));"
        "n.dispatchEvent(new Event('change', {bubbles: true}))",
    )
    wait_for(driver, f"return document.querySelectorAll('{SHEET} .gm-row').length === 1")
    click(driver, f"{SHEET} .gm-row")
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-matrix')")


def _hostile() -> Result:
    text = f"six {HOSTILE} eight"
    quote = Span(start=0, end=len(text), text=text)
    speaker = Claimant(name=HOSTILE, kind="official", country="RU", text="six", start=0, end=3)
    base = claim(
        1,
        quotes=(quote,),
        claimant=speaker,
        chain=(
            Link(name=HOSTILE, kind="publisher"),
            Link(name=HOSTILE, kind="official", verb=Span(start=0, end=3, text=HOSTILE)),
        ),
        attacker=HOSTILE,
        weapons=(Weapon(name=HOSTILE, weapon_class=HOSTILE, text=HOSTILE, start=900, end=905),),
        targets=(Target(kind=HOSTILE, text="six", start=0, end=3),),
        hedges=(Hedge(text=HOSTILE, start=0, end=3, by="publisher", field="occurrence"),),
        counts={"launched": Count(bound="several", text=HOSTILE, start=0, end=3)},
        locations=(located(KARACHEV, text=HOSTILE, why=HOSTILE),),
    )
    hostile = replace(
        base.document, title=HOSTILE * 40, publisher=HOSTILE, url="javascript:alert(1)"
    )
    return from_claims([replace(base, document=hostile)])


def test_hostile_words_are_shown_and_never_run(open_page: OpenPage) -> None:
    result = _hostile()
    driver = open_page(result, fragment=f"#claim={result.claims[0].id}")
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-matrix')")
    rows = js(driver, f"return document.querySelectorAll('{SHEET} .gm-cell').length")
    for number in range(rows):
        js(driver, f"document.querySelectorAll('{SHEET} .gm-cell')[{number}].click()")
    shown = words(driver, SHEET)[0]
    assert shown.count(HOSTILE) > 40
    assert words(driver, f"{SHEET} h2") == [f"A claim by {HOSTILE}"]
    assert count(driver, f"{SHEET} img, {SHEET} svg, {SHEET} script, {SHEET} style") == 0
    assert count(driver, f"{SHEET} a") == 0  # its address is no web address
    assert_quiet(driver)


def test_a_link_leads_to_the_words_in_the_source(open_page: OpenPage) -> None:
    base = claim(1)
    result = from_claims([replace(base, document=replace(base.document, url="https://a.test/x"))])
    driver = open_page(result, fragment=f"#claim={base.id}")
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-matrix')")
    link = js(
        driver,
        f"const a = document.querySelector('{SHEET} a'); return [a.href, a.rel, a.target]",
    )
    assert link == [
        "https://a.test/x#:~:text=They%20struck.",
        "noopener noreferrer nofollow",
        "_blank",
    ]


def _many() -> Iterator[Claim]:
    days = DateInterval(earliest="2024-11-19", latest="2024-11-19", basis="stated")
    for number in range(1, 1_202):
        # Words that deflate cannot shorten away: the page's data are packed above a size.
        text = " ".join(f"{(number * 7919 + k * 104729) % 1_000_003:06x}" for k in range(40))
        quote = Span(start=0, end=len(text), text=text)
        yield claim(number, quotes=(quote,), date=days, locations=(located(),), weapons=())


@pytest.fixture(scope="module")
def many() -> tuple[Result, str]:
    """Claims in two chunks of packed details, and their page without its policy."""
    made = list(_many())
    gazetteer = from_claims(made[:1]).gazetteer
    result = Result(documents=(document(),), claims=tuple(made), events=(), gazetteer=gazetteer)
    return result, re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page(result))


def test_a_damaged_page_says_so(open_page: OpenPage, many: tuple[Result, str]) -> None:
    result, text = many
    damaged, count = re.subn(r'("details":\["[^"]+",")[^"]+"', r'\1AAAA"', text)
    assert count == 1
    driver = open_page(damaged)
    js(driver, "location.hash = arguments[0]", f"#claim={result.claims[-1].id}")
    wait_for(driver, f"return !!document.querySelector('{SHEET}')")
    status = f"return document.querySelector('{SHEET} .gm-sheet-status').textContent"
    wait_for(driver, status + ".includes('cannot be unpacked')")
    js(driver, "location.hash = arguments[0]", f"#claim={result.claims[0].id}")
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-quotes')")


def test_a_late_answer_never_overwrites_a_later_question(
    open_page: OpenPage, many: tuple[Result, str]
) -> None:
    result, text = many
    driver = open_page(text.replace("<head>", "<head>" + HOLD, 1))
    first, last = result.claims[0], result.claims[-1]
    js(driver, "location.hash = arguments[0]", f"#claim={first.id}")
    wait_for(driver, f"return !!document.querySelector('{SHEET}')")
    assert words(driver, f"{SHEET} h2") == ["A claim by Speaker 1"]
    assert words(driver, f"{SHEET} .gm-sheet-status") == ["Unpacking …"]
    js(driver, "location.hash = arguments[0]", f"#claim={last.id}")
    wait_for(driver, "return held.length >= 2")
    assert words(driver, f"{SHEET} h2") == ["A claim by Speaker 1201"]
    js(
        driver,
        "const at = held.findIndex(([text]) => text.includes(arguments[0])); held[at][1]();"
        "held.splice(at, 1)",
        last.quotes[0].text,
    )
    wait_for(driver, f"return !!document.querySelector('{SHEET} .gm-quotes')")
    js(driver, "for (const [, go] of held) go(); held.length = 0")
    js(driver, "return new Promise((done) => setTimeout(done, 200))")
    assert words(driver, f"{SHEET} .gm-quotes") == [last.quotes[0].text]
