"""The page's list of claims without its script: what print, old browsers and strict hosts show."""

import html
from collections.abc import Iterator, Sequence

from geomap.layers.drawing import why_not_drawn
from geomap.layers.phrases import drawn_as
from geomap.layers.words import headline, origin_name, shown_days, stance_words
from geomap.messages import ENGLISH, Messages
from geomap.model import Claim

LISTED = 500
"""Up to so many claims the list holds them all."""
OF_MANY = 100
"""Where there are more, it holds the first: all would be most of a page whose readers see none."""
ANCHOR = "gm-list"


def plain_list(claims: Sequence[Claim], *, messages: Messages = ENGLISH) -> str:
    """Return the first claims as HTML: who says what, when, in which words; all of it escaped."""
    most = LISTED if len(claims) <= LISTED else OF_MANY
    rows = "\n".join(_row(claim, messages) for claim in claims[:most])
    more = len(claims) - most
    rest = f'<p class="gm-note">{html.escape(_rest(more, messages))}</p>' if more > 0 else ""
    number = messages.number(len(claims))
    count = messages.count("{number} claim", "{number} claims", len(claims), number=number)
    return (
        f'<section class="gm-plainlist" id="{ANCHOR}" aria-labelledby="{ANCHOR}-title">'
        f'<h2 id="{ANCHOR}-title">{count}</h2>\n<ol>\n{rows}\n</ol>{rest}</section>'
    )


def _rest(more: int, messages: Messages) -> str:
    return messages.count(
        "… and {number} more claim, which the page lists with its script and claims.csv holds.",
        "… and {number} more claims, which the page lists with its script and claims.csv holds.",
        more,
        number=messages.number(more),
    )


def _row(claim: Claim, messages: Messages) -> str:
    return f"<li>{''.join(_parts(claim, messages))}</li>"


def _parts(claim: Claim, messages: Messages) -> Iterator[str]:
    """Yield a claim's lines; strangers' words set their own direction and are in no template."""
    yield _line("div", "gm-headline", headline(claim, messages=messages))
    day = claim.date.earliest
    when = shown_days(day, claim.date.latest, messages=messages) if day else ""
    notes = [messages.text("an earlier strike")] if claim.background else []
    meta = [
        origin_name(claim, messages=messages),
        when or messages.text("day not stated"),
        stance_words(claim, messages=messages),
        *notes,
    ]
    yield _line("p", "gm-meta", " · ".join(meta))
    for quote in claim.quotes:
        yield _line("blockquote", "", quote.text)
    why = why_not_drawn(claim, messages=messages)
    if why:
        yield _line("p", "gm-reason", messages.text("Not on the map: {why}", why=why))
    elif is_country_wide(claim):
        yield _line("p", "gm-reason", messages.text("Country-wide: no mark on the map"))
    document = claim.document
    title = document.path
    if document.title:
        title = messages.text("“{words}”", words=document.title)
    source = [document.publisher, title, document.url]
    yield _line(
        "p", "gm-meta", messages.text("From {source}", source=" · ".join(filter(None, source)))
    )


def is_country_wide(claim: Claim) -> bool:
    """Return whether all places that the claim names are whole countries."""
    placed = [one for one in claim.locations if one.place]
    return bool(placed) and all(
        one.place and one.place.level == "country" and drawn_as(one) is None for one in placed
    )


def _line(tag: str, name: str, text: str) -> str:
    kind = f' class="{name}"' if name else ""
    return f'<{tag}{kind} dir="auto">{html.escape(text)}</{tag}>'
