"""Who reads the documents, as the options of a command ask for it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import UsageError

if TYPE_CHECKING:
    from geomap.extract import Extractor
    from geomap.extract.second import SecondReader


def extractors_of(options: argparse.Namespace) -> "tuple[Extractor, ...] | None":
    """Return the extractors that --extractor names, or None for geomap's own.

    Raises
    ------
    UsageError
        One of them is not installed, or is none.
    """
    if not options.extractor:
        return None
    from geomap.extract.extractors import named

    return named(options.extractor)


def second_of(options: argparse.Namespace) -> "SecondReader | None":
    """Return the model that --llm-url names as a second reader, or None: nothing is asked then.

    Raises
    ------
    UsageError
        One of --llm-url and --llm-model is missing, or can't be used.
    """
    url, model = options.llm_url, options.llm_model
    if url is None and model is None:
        for name in ("timeout", "cache"):
            if getattr(options, f"llm_{name}") is not None:
                raise UsageError(f"--llm-{name} is for --llm-url; name a server, or leave it out")
        return None
    if url is None or model is None:
        lacking = "--llm-url" if url is None else "--llm-model"
        raise UsageError(f"--llm-url and --llm-model go together; give {lacking} too")
    from geomap.extract.llm import Cache, LanguageModel, Server, default_cache
    from geomap.extract.llm.server import TIMEOUT_S
    from geomap.extract.second import SecondReader

    timeout = TIMEOUT_S if options.llm_timeout is None else options.llm_timeout
    server = Server(url=url, timeout_s=timeout)
    cache = Cache(Path(options.llm_cache) if options.llm_cache else default_cache())
    return SecondReader(LanguageModel(server=server, model=model, cache=cache))
