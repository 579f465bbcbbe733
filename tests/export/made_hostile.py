"""Claims whose every text is a stranger's at its worst; for the tests of all files."""

from dataclasses import replace

from builders import BRYANSK, KARACHEV, claim, located

from geomap.model import Claim, Claimant, DateInterval, DocumentRef, Span, Weapon

WORST = (
    "nul \x00 and \x01\x08\x0b\x1f\x7f",
    "]]>",
    "</description></Placemark></kml>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "${jndi:ldap://x} {{ 7*7 }} $[name] $[geomap/quote]",
    "half \ud800 a letter \udfff",
    "\u202eright to left\u202c \u2028\u2029\ufeff",
    "&lt;b&gt; &#0; &amp;amp; \"' <b onclick='x'>",
    '=HYPERLINK("x")\r\n\'; DROP TABLE claims;--',
    "\ufffe\uffff \N{FIRE}\N{COMBINING ACUTE ACCENT}",
    "",
)
LONG = 100_000


def hostile_claims(many: int) -> list[Claim]:
    """Return so many claims; each has another of the worst texts in each of its text fields."""
    return [_hostile(number) for number in range(1, many + 1)]


def _hostile(number: int) -> Claim:
    text = WORST[number % len(WORST)]
    long = text * (LONG // (len(text) or 1)) if number % 200 == 0 else text
    place = replace((BRYANSK, KARACHEV)[number % 2], name=text)
    return claim(
        number,
        id=f"{number:x}{text}",
        document=DocumentRef(
            id=text, path=text, sha256=text, title=long, publisher=text, url=text, published=text
        ),
        quotes=(Span(start=0, end=1, text=text), Span(start=1, end=2, text=text)),
        claimant=Claimant(name=text, kind="official", country=text, text=text, start=0, end=1),
        weapons=(Weapon(name=text, weapon_class=text, text=text),),
        date=DateInterval(earliest=text, latest=text, text=text, basis="stated"),
        locations=(located((place, None)[number % 3 == 0], text=text, why=text),),
        stance="not_confirmed" if number % 5 == 0 else "claimed",
        attacker=text,
        review=text,
        event=text,
    )
