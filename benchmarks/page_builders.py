"""Build one page from claims in memory, in this process; print its seconds and megabytes as JSON.

Usage: python benchmarks/page_builders.py NAME DATA.pickle PAGE.html [--warm | --profile]

`page.py` runs it, in a fresh process for each build. NAME is "geomap", which is given claims and
events, or a peer, which is given plain rows. With `--warm` a page of a single claim is built first,
so that the seconds hold no imports; without it they hold all that the process needs, but not
reading the data from disk.
"""

import contextlib
import cProfile
import html
import json
import pickle
import pstats
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

Data = tuple[Any, ...]
Rows = list[dict[str, Any]]
# What a peer's popup shows of a claim, as text.
FIELDS = ("source", "stance", "date", "place", "weapon", "quote", "title", "url")
LAYERS = 10


def geomap_page(data: Data) -> str:
    """Return geomap's own page."""
    from geomap.gazetteer import Gazetteer
    from geomap.pipeline import Result
    from geomap.render.html import page

    claims, events = data
    return page(Result(documents=(), claims=claims, events=events, gazetteer=Gazetteer()))


def folium_markers(rows: Rows) -> str:
    """Return folium's page as its guide has it: a Marker and a Popup for each claim."""
    import folium

    shown = folium.Map(location=(50, 35), zoom_start=6)
    for layer, held in _layers(rows):
        group = folium.FeatureGroup(name=layer)
        for row in held:
            text = "<br>".join(html.escape(str(row[field])) for field in FIELDS)
            popup = folium.Popup(text, max_width=300)
            folium.Marker((row["lat"], row["lon"]), popup=popup).add_to(group)
        group.add_to(shown)
    folium.LayerControl().add_to(shown)
    return str(shown.get_root().render())


def folium_geojson(rows: Rows) -> str:
    """Return the fastest of folium's pages that shows every claim: ten GeoJson layers, canvas."""
    import folium

    shown = folium.Map(location=(50, 35), zoom_start=6, prefer_canvas=True)
    for layer, held in _layers(rows):
        features = [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
                "properties": {field: row[field] for field in FIELDS},
            }
            for row in held
        ]
        folium.GeoJson(
            {"type": "FeatureCollection", "features": features},
            name=layer,
            marker=folium.CircleMarker(radius=5),
            popup=folium.GeoJsonPopup(fields=list(FIELDS)),
        ).add_to(shown)
    folium.LayerControl().add_to(shown)
    return str(shown.get_root().render())


def geopandas_explore(rows: Rows) -> str:
    """Return geopandas' page, ten layers on one map."""
    import geopandas
    from shapely import points

    shown = None
    for layer, held in _layers(rows):
        frame = geopandas.GeoDataFrame(
            [{field: row[field] for field in FIELDS} for row in held],
            geometry=points([(row["lon"], row["lat"]) for row in held]),
            crs="EPSG:4326",
        )
        shown = frame.explore(m=shown, name=layer, popup=list(FIELDS), tooltip=False)
    return str(shown.get_root().render())


def kepler(rows: Rows) -> str:
    """Return kepler.gl's exported page."""
    import pandas as pd
    from keplergl import KeplerGl

    shown = KeplerGl(data={"claims": pd.DataFrame(rows)})
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kepler.html"
        with contextlib.redirect_stdout(sys.stderr):
            shown.save_to_html(file_name=str(file))
        return file.read_text(encoding="utf-8")


BUILDERS: dict[str, Callable[[Any], str]] = {
    "geomap": geomap_page,
    "folium Markers": folium_markers,
    "folium GeoJson x10": folium_geojson,
    "geopandas explore": geopandas_explore,
    "kepler.gl": kepler,
}


def rows_of(claims: Iterable[Any]) -> Rows:
    """Return what a peer is given: each claim at its first place, an area at its middle."""
    return [row for claim in claims if (row := _row(claim))]


def _row(claim: Any) -> dict[str, Any] | None:  # noqa: ANN401  # a peer's Python has no geomap
    place = next((spot.place for spot in claim.locations if spot.place), None)
    if place is None:
        return None
    return {
        "lon": place.lon,
        "lat": place.lat,
        "source": claim.claimant.name or claim.claimant.kind,
        "stance": claim.stance,
        "date": claim.date.latest or "",
        "place": place.name,
        "weapon": ", ".join(each.name or each.weapon_class or "" for each in claim.weapons),
        "quote": " … ".join(quote.text for quote in claim.quotes),
        "title": claim.document.title or "",
        "url": claim.document.url or "",
    }


def _first_strike(claims: Sequence[Any], events: Sequence[Any]) -> Data:
    return tuple(one for one in claims if one.id in events[0].claims), tuple(events[:1])


def _layers(rows: Rows) -> Iterator[tuple[str, Rows]]:
    """Yield ten layers of claims by source, the smallest sources together in the last."""
    held: dict[str, Rows] = {}
    for row in rows:
        held.setdefault(row["source"], []).append(row)
    ranked = sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
    yield from ranked[: LAYERS - 1]
    rest = [row for _, some in ranked[LAYERS - 1 :] for row in some]
    if rest:
        yield "others", rest


def main(name: str, data_file: Path, page: Path, *, warm: bool, profile: bool) -> None:
    """Build the page and tell what it took."""
    build = BUILDERS[name]
    before = time.process_time()
    data = pickle.loads(data_file.read_bytes())  # noqa: S301  # page.py wrote it
    reading = time.process_time() - before
    if warm or profile:
        build(_first_strike(*data) if name == "geomap" else data[:1])
    if profile:
        with cProfile.Profile() as profiler:
            build(data)
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)
        return
    start = time.process_time()
    page.write_text(build(data), encoding="utf-8")
    done = time.process_time()
    if warm:
        print(json.dumps({"build_cpu_s": done - start}))
        return
    per_mb = 1024 if sys.platform == "linux" else 1024**2  # macOS counts bytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_mb
    print(json.dumps({"process_cpu_s": done - reading, "build_peak_mb": peak}))


if __name__ == "__main__":
    main(
        sys.argv[1],
        Path(sys.argv[2]),
        Path(sys.argv[3]),
        warm="--warm" in sys.argv,
        profile="--profile" in sys.argv,
    )
