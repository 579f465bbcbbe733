"""The sentences that records hold in English: templates by which they are found again.

A claim's or event's record keeps why a place was chosen or how sure a claim stands as English
sentences, since records are for machines. Pages say them in the reader's language: a context each.
"""

from geomap.messages.texts import term

REASON = "reason for a confidence"

REASONS = (term("one origin", "reason for a confidence"),)
"""Why a claim stands as it does among the others."""
