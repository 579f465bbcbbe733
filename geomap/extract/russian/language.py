"""Russian as the shared rules take it."""

from geomap.extract.russian.calendar import CALENDAR
from geomap.extract.russian.morphology import RussianMorphology
from geomap.extract.slavic.language import Language

RUSSIAN = Language(
    code="ru",
    morphology=RussianMorphology(),
    package="geomap.extract.russian.lexicon",
    calendar=CALENDAR,
)
