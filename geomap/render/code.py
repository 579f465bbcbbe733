"""The page's scripts as they stand in it: packed where all are ours, else each as it is.

Leaflet and our own script are two thirds of a small page; deflated they are a quarter of that. They
are unpacked by a few lines that stand in the page as they are, and put in as script elements: the
page's policy knows each by its hash, so nothing else can be put in their place. A layer of the
user's needs Leaflet as soon as its own script runs, so a page with one carries all of them plainly.
"""

import json
from collections.abc import Sequence

from geomap.render.inline import deflated, integrity, leaflet_script, own
from geomap.render.script import page_script

_WHAT = (
    "Packed below (deflate, Base64): Leaflet 1.9.4 (BSD-2-Clause, its notice inside), the map that "
    "folium makes, and geomap's own script, whose source is in the geomap package."
)


def plain_scripts() -> tuple[str, str]:
    """Return the elements that stand before and after the map's own script."""
    return f"<script>{leaflet_script()}</script>", f"<script>{page_script()}</script>"


def packed_scripts(made: str) -> tuple[str, tuple[str, ...]]:
    """Return the elements that unpack all scripts, and the scripts that a policy must let run.

    `made` is the script that makes the map.
    """
    scripts = (leaflet_script(), made, page_script())
    unpack = own("unpack.js")
    block = json.dumps([deflated(script.encode()) for script in scripts], separators=(",", ":"))
    element = f'<script type="application/json" id="geomap-code">{block}</script>'
    return f"<!-- {_WHAT} -->\n{element}\n<script>{unpack}</script>", (unpack, *scripts)


def policy(scripts: Sequence[str], styles: Sequence[str], *, images: Sequence[str] = ()) -> str:
    """Return the policy that lets these scripts and styles run, by identity, and nothing else.

    `images` are the hosts that pictures may come from; none but the page itself without them.
    """
    rules = (
        "default-src 'none'",
        f"script-src {' '.join(map(integrity, scripts))}",
        f"style-src {' '.join(map(integrity, styles))}",
        " ".join(("img-src data:", *images)),
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">\n'
