"""What persons correct: places, speakers, claims that are none, strikes, notes, redactions.

Reviewers write `corrections.toml` and `sources.toml` beside their articles; every run reads them
anew and tells what came of each entry.
"""

from geomap.corrections.applying import (
    Applied,
    Corrected,
    Published,
    corrected,
    early_faults,
    judged,
    published,
)
from geomap.corrections.files import Given
from geomap.corrections.listing import listing
from geomap.corrections.merging import Merged, merged
from geomap.corrections.reading import (
    beside,
    gathered,
    is_reviewers,
    is_sources,
    listed,
    read,
    read_all,
)
from geomap.corrections.redaction import Redactor
from geomap.corrections.template import template
from geomap.corrections.values import Correction, Fault, Reviewed, Source

__all__ = [
    "Applied",
    "Corrected",
    "Correction",
    "Fault",
    "Given",
    "Merged",
    "Published",
    "Redactor",
    "Reviewed",
    "Source",
    "beside",
    "corrected",
    "early_faults",
    "gathered",
    "is_reviewers",
    "is_sources",
    "judged",
    "listed",
    "listing",
    "merged",
    "published",
    "read",
    "read_all",
    "template",
]
