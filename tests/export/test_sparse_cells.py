# Cyrillic on purpose
"""What few claims have stands in CSV and GeoJSON only where one of them has it, and comes back."""

import csv
import json
from dataclasses import replace

from builders import claim

from geomap.export.columns import COLUMNS, SPARSE
from geomap.export.geojson import claims_geojson
from geomap.export.table import claims_csv
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Translation
from geomap.pipeline import claims_in, from_claims

POSTED = "2031-05-06T22:30:05+00:00"


def posted() -> Claim:
    base = claim(2)
    (quote,) = base.quotes
    beside = Translation(start=quote.start, end=quote.end, text=quote.text, translation="Удар.")
    post = replace(base.document, posted_at=POSTED, forwarded_from="=Other", edited=True)
    return replace(base, document=post, translations=(beside,))


def cells(*claims: Claim) -> list[dict[str, str]]:
    text = claims_csv(from_claims(claims).material())
    return list(csv.DictReader(text.splitlines()))


def test_a_table_without_posts_and_translations_has_no_columns_for_them() -> None:
    (row,) = cells(claim(1))
    assert tuple(row) == COLUMNS
    (feature,) = json.loads(claims_geojson(from_claims([claim(1)]).material()))["features"]
    assert not set(feature["properties"]) & set(SPARSE)


def test_a_table_with_one_has_the_columns_that_are_filled() -> None:
    plain, post = cells(claim(1), posted())
    assert tuple(post) == (*COLUMNS, "translation", "posted_at", "edited", "forwarded_from")
    assert (post["translation"], post["posted_at"], post["edited"]) == ("Удар.", POSTED, "true")
    assert post["forwarded_from"] == "'=Other"  # no formula
    assert {plain[name] for name in tuple(post)[-4:]} == {""}


def test_a_post_comes_back_from_its_table() -> None:
    data = claims_csv(from_claims([posted()]).material(), formulas=True).encode()
    held = claims_in(data, source="claims.csv", gazetteer=Gazetteer())
    (found,) = held.claims
    assert found.document.posted_at == POSTED
    assert (found.document.edited, found.document.forwarded_from) == (True, "=Other")
    assert held.doubts == ()
