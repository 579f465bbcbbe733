"""Ukrainian as the shared rules take it."""

from geomap.extract.slavic.language import Language
from geomap.extract.ukrainian.calendar import CALENDAR
from geomap.extract.ukrainian.morphology import UkrainianMorphology

UKRAINIAN = Language(
    code="uk",
    morphology=UkrainianMorphology(),
    package="geomap.extract.ukrainian.lexicon",
    calendar=CALENDAR,
)
