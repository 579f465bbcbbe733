"""Claims that a person keeps in a table or in GeoJSON: rows in, the same claims as geomap reads."""

from geomap.ledger.reading import Ledger, kind_of, read
from geomap.ledger.values import Fault

__all__ = ["Fault", "Ledger", "kind_of", "read"]
