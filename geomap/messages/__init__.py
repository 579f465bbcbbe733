"""The words of geomap's outputs in the reader's language: message files that a translator edits.

English is the language of the messages themselves: it reads no file and imports nothing.
"""

from geomap.messages.catalogue import languages, of
from geomap.messages.texts import ENGLISH, Messages, term

__all__ = ["ENGLISH", "Messages", "languages", "of", "term"]
