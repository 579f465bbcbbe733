"""The online geocoder that the options of a command name, for what the gazetteer does not know."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import UsageError

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.gazetteer.online import LastResort


def last_resort_of(options: argparse.Namespace, gazetteer: "Gazetteer") -> "LastResort | None":
    """Return the last resort that --online names, or None: nothing is asked unless it is named.

    Raises
    ------
    UsageError
        Nobody is named as asking, or the service is not known.
    """
    service = getattr(options, "online", None)
    agent = getattr(options, "user_agent", None)
    if service is None:
        if agent is not None:
            raise UsageError("--user-agent is for --online; name a service, or leave it out")
        return None
    from geomap.gazetteer.online import OnlineGeocoder

    cache = Path(options.online_cache) if options.online_cache else None
    return OnlineGeocoder(service, user_agent=agent, gazetteer=gazetteer, cache=cache)
