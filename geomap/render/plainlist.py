"""The page's list of claims without its script: what print, old browsers and strict hosts show."""

import html
from collections.abc import Iterator, Sequence

from geomap.layers.drawing import why_not_drawn
from geomap.layers.phrases import drawn_as
from geomap.layers.words import headline, origin_name, shown_days, stance_words
from geomap.model import Claim

LISTED = 500
"""Up to so many claims the list holds them all."""
OF_MANY = 100
"""Where there are more, it holds the first: all would be most of a page whose readers see none."""
ANCHOR = "gm-list"


def plain_list(claims: Sequence[Claim]) -> str:
    """Return the first claims as HTML: who says what, when, in which words; all of it escaped."""
    most = LISTED if len(claims) <= LISTED else OF_MANY
    rows = "\n".join(_row(claim) for claim in claims[:most])
    more = len(claims) - most
    rest = (
        f'<p class="gm-note">… and {more:,} more claims, which the page lists with its script and '
        "claims.csv holds.</p>"
        if more > 0
        else ""
    )
    count = f"{len(claims):,} claim{'' if len(claims) == 1 else 's'}"
    return (
        f'<section class="gm-plainlist" id="{ANCHOR}" aria-labelledby="{ANCHOR}-title">'
        f'<h2 id="{ANCHOR}-title">{count}</h2>\n<ol>\n{rows}\n</ol>{rest}</section>'
    )


def _row(claim: Claim) -> str:
    return f"<li>{''.join(_parts(claim))}</li>"


def _parts(claim: Claim) -> Iterator[str]:
    """Yield a claim's lines; strangers' words set their own direction and are in no template."""
    yield _line("div", "gm-headline", headline(claim))
    when = shown_days(claim.date.earliest, claim.date.latest) if claim.date.earliest else ""
    notes = ["an earlier strike"] if claim.background else []
    meta = [origin_name(claim), when or "day not stated", stance_words(claim), *notes]
    yield _line("p", "gm-meta", " · ".join(meta))
    for quote in claim.quotes:
        yield _line("blockquote", "", quote.text)
    why = why_not_drawn(claim)
    if why:
        yield _line("p", "gm-reason", f"Not on the map: {why}")
    elif is_country_wide(claim):
        yield _line("p", "gm-reason", "Country-wide: no mark on the map")
    document = claim.document
    title = f"“{document.title}”" if document.title else document.path
    source = [document.publisher, title, document.url]
    yield _line("p", "gm-meta", f"From {' · '.join(filter(None, source))}")


def is_country_wide(claim: Claim) -> bool:
    """Return whether all places that the claim names are whole countries."""
    placed = [one for one in claim.locations if one.place]
    return bool(placed) and all(
        one.place and one.place.level == "country" and drawn_as(one) is None for one in placed
    )


def _line(tag: str, name: str, text: str) -> str:
    kind = f' class="{name}"' if name else ""
    return f'<{tag}{kind} dir="auto">{html.escape(text)}</{tag}>'
