"""One name for one body, whatever language names it."""

from geomap.extract.english import lexicon


def canonical(name: str) -> str:
    """Return the name that the lists have for a body: "Ukrainian General Staff" is one of its."""
    row = lexicon.actors().get(name.lower())
    return row.name if row is not None else name
