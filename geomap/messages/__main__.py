"""Bring the message files up to date: `python -m geomap.messages`."""

import sys

from geomap.messages.updating import update

for language, missing in update().items():
    sys.stdout.write(f"{language}.po: {missing} messages without a text\n")
