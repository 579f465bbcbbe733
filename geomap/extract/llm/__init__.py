"""A language model as a second reader: off unless the user names the server that runs it.

The model only points: it copies words of the text and says what they are. Every number, day,
place and name is read from those words by geomap's own grammars, and what does not stand in the
text, or can't be read, is dropped and counted.
"""

from geomap.extract.llm.cache import Cache, default_cache
from geomap.extract.llm.model import LanguageModel
from geomap.extract.llm.server import Server

__all__ = ["Cache", "LanguageModel", "Server", "default_cache"]
