"""Everything that geomap raises or warns of on purpose."""


class GeomapError(Exception):
    """The root of all errors that geomap raises on purpose."""


class InputError(GeomapError, ValueError):
    """An input can't be read: the message gives place, finding and remedy."""


class CodecError(InputError):
    """A record (a claim, an event or a document as JSON) does not follow its schema."""


class UsageError(GeomapError, ValueError):
    """A command or function was called in a way that can't be answered."""


class CorrectionsError(UsageError):
    """Reviewers' files have faults, or their entries fit several things or contradict each other.

    Nothing is made of the rest: a span to blot out must not be published for a slip elsewhere.
    """


class GazetteerError(GeomapError, LookupError):
    """The gazetteer's data is missing, damaged or does not hold what was asked for."""


class UnknownViewError(GazetteerError, ValueError):
    """A point of view on borders that the gazetteer's data do not know."""


class ModelError(GeomapError, ImportError):
    """The language model is missing or is not the one whose bytes are known."""


class OutputError(GeomapError, OSError):
    """A result can't be written."""


class ServerError(GeomapError, ConnectionError):
    """A server that the user named could not be asked, or did not answer as it was asked to."""


class GeomapWarning(UserWarning):
    """Doubt that does not stop the work; `--strict` makes it count."""
