"""The closed lists of words that the records use, and the names of their schemas."""

from typing import Literal

CLAIM_SCHEMA = "geomap.claim/1"
EVENT_SCHEMA = "geomap.event/1"
DOCUMENT_SCHEMA = "geomap.document/1"

BlockKind = Literal["title", "heading", "paragraph", "boilerplate"]
Stance = Literal["confirmed", "claimed", "alleged", "denied", "not_confirmed"]
Form = Literal["refused", "no_comment", "no_data", "silence_noted", "could_not_verify"]
About = Literal["occurrence", "weapon", "place", "time", "attacker", "cause"]
Kind = Literal[
    "ministry",
    "military",
    "official",
    "head_of_state",
    "local_official",
    "intelligence",
    "international_body",
    "media",
    "social_media",
    "expert",
    "witness",
    "ngo",
    "company",
    "armed_group",
    "publisher",
    "unnamed",
]
Bound = Literal[
    "exact",
    "about",
    "at_most",
    "at_least",
    "more_than",
    "less_than",
    "several",
    "all",
    "unstated",
    "none_reported",
]
Quantity = Literal[
    "launched",
    "intercepted",
    "hit",
    "damaged",
    "lost",
    "crashed",
    "killed",
    "injured",
    "missing",
    "strikes",
]
Role = Literal["target", "launch", "debris"]
What = Literal[
    "impact", "attack", "interception", "debris_fell", "debris_as_evidence", "launch", "secondary"
]
Level = Literal["point", "settlement", "district", "region", "country", "sea"]
DateBasis = Literal["stated", "weekday", "relative", "statement", "context", "document"]
PartOfDay = Literal["night", "morning", "day", "afternoon", "evening"]
ConfidenceLevel = Literal[
    "corroborated", "supported", "single_source", "disputed", "denied", "not_assessable"
]
FacetValue = Literal[
    "both_sides", "admitted", "several_origins", "one_origin", "disputed", "denied", "not_stated"
]
EditAction = Literal["place", "speaker", "merge", "split", "note", "review", "admiralty"]
