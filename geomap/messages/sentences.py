"""The sentences that records tell, as patterns: why a place, a strike, a copy, how sure.

The modules that find these out write them in English into the records, whoever reads them later;
`geomap.layers.retelling` says them in another language. A test compares the patterns with those
modules, so that no sentence is missed.
"""

from geomap.messages.texts import term

PLACES = (
    term("the text asks for a {level}"),
    term("in {place}, as the text says"),
    term("its region is named in the text"),
    term("its country is named in the text"),
    term("the name is in Cyrillic letters"),
    term("near other places of the text"),
    term("from your own places"),
    term("the only entry by that name"),
    term("the likeliest of {n} by that name"),
    term("the likeliest of {n} by that name, population {people}"),
    term("by another name of {place}"),
    term('no entry by the name "{name}" in the gazetteer ({version})'),
    term('no entry by the name "{name}" in the gazetteer ({version}), in which to look'),
    term('no entry by the name "{name}" in the gazetteer'),
    term('no "{name}" in {place} in the gazetteer, only elsewhere'),
    term('"{name}" alone is no airport or port, and nothing else bears the name'),
    term('no {level} by the name "{name}" in the gazetteer'),
    term("other places are not it"),
    term('"{name}" is likely a place that the gazetteer lacks: the one it has is too small'),
    term('{n} places by the name "{name}", and nothing in the text decides'),
    term("{place} is a region and a town in it"),
    term("the region holds both"),
    term("its own place is in no data: {place} is drawn"),
    term('"{name}" refers to a {level}, and the document names none'),
    term('"{name}" refers to {place}, named last before it'),
    term('"{name}" refers to {place}, named in the document'),
    term("the text names no place"),
    term("the text names no place for it"),
    term('"{name}" is a government, no place'),
    term('"{name}" tells no country'),
    term('"{name}" is {place} here, the only one that the text speaks of'),
    term("{place}, the town that it is called after, is drawn"),
    term("the text puts it in {place}, which is what is drawn"),
    term("near {place}, in which the text puts it"),
    term("{place} is the only name like it in the country that the text speaks of"),
    term("{name} alone is the land, not the town"),
    term("the document speaks of the region by that name"),
    term('"{name}" is known in {country} only, of which the text does not speak'),
    term('no entry by the name "{name}"'),
    term("{place}, which sounds like it, lies elsewhere"),
    term("{place}, also spelt so, lies farther from what the text speaks of"),
)
"""Why a place was taken for a name, or none."""
PLACED_BY_HAND = (
    term("put here by a person ({by}, {at}): {reason}"),
    term("the gazetteer's entry of that id, given by hand"),
    term("the gazetteer's entry of that name, given by hand"),
    term("lon and lat as given by hand"),
    term("lon and lat as given by hand, with a radius of {km} km: an area"),
    term("an area drawn by hand"),
    term("lon and lat stand for a {level}, and no {level} that holds them is known"),
    term("lon and lat stand for a {level}: the {level} that holds them is drawn"),
    term("the country, given by hand"),
    term("given by hand: “{name}”"),
)
"""Why a place stands where a person put it."""
PLACED_ONLINE = (
    term("not in the gazetteer"),
    term("{service} did not answer before and is not asked"),
    term("{service} did not answer ({reason})"),
    term("{service} knows no such place either"),
    term("{service} answered with another name, {name}"),
    term("{service} has it elsewhere, not in {place}"),
    term("{service} knows several places by that name"),
    term("answered by {service} on the network ({reason})"),
    term("{service} answered with a {reason}, whose borders are not known"),
    term("{service} answered with a thing {reason}, which is no place"),
    term("{service} answered with an area {km} km wide, not drawn"),
)
"""Why a place was taken from a service on the network, or none."""
MEMBERSHIPS = (
    term("same place ({names})"),
    term("one place lies inside the other ({names})"),
    term("places close together ({names})"),
    term("only the country is named ({countries})"),
    term("no other claim names a place ({names})"),
    term("no place is named"),
    term("same weapon ({weapons})"),
    term("weapons fit ({weapons})"),
    term("another weapon is named ({weapons}), for the same spot, day and target"),
    term("overlapping days"),
    term("the text fixes no single day, and only this strike fits its period"),
    term("the text gives no day"),
    term("same document"),
    term("neither text gives a day"),
    term("published within a day of each other"),
    term("only this strike of the {n} days before fits"),
    term("the claim states the strike itself"),
    term("same words as in {document}: {why}"),
    term("{n} strikes fit equally well, and the text does not say which is meant"),
    term("no strike of the collection fits it, and by itself it tells of none"),
    term("the same day, weapon and toll, and no place is named ({counts})"),
    term("{name} tells the same numbers ({counts})"),
    term("no day given"),
    term("place, weapon and target together fit only this strike"),
    term("set apart by a person ({by}, {at}): {reason}"),
    term("put together by a person ({by}, {at}): {reason}"),
)
"""Why a claim is on a strike, or on none."""
COPIES = (
    term("the two texts are the same"),
    term("the two texts are nearly the same"),
    term("{n} % of the shorter text's word triples are the other's"),
    term("{n} claims agree in speaker, numbers, weapon and place"),
    term("the text cites {name}"),
    term('"{stance_before}" became "{stance_after}"'),
    term('"{said}" became "{later}"'),
    term('dropped "{said}"'),
    term('dropped "{number}" ({quantity})'),
    term('{quantity} "{number}" became "{later}"'),
)
"""Why a text is a copy of another, and what it made firmer, weaker or left out."""
CONFIDENCE = (
    term("the speaker neither confirms nor denies"),
    term("belongs to no event of the collection"),
    term("another origin denies it"),
    term("the claim is itself a denial"),
    term("another origin says otherwise: {fields}"),
    term("contradicted only if these are the same strike"),
    term("the same origin has since said otherwise"),
    term("independent origins of different sides agree"),
    term("another independent origin agrees"),
    term(
        "another origin agrees, but it is only inferred that this claim speaks of the"
        " same strike, so it adds nothing"
    ),
    term("another origin agrees, but only with what has since been replaced, so it adds nothing"),
    term("one origin"),
    term(
        "those who agree are unnamed, hedged, or only perhaps speak of this strike, and add nothing"
    ),
    term("its own origin is unnamed or of unknown independence"),
    term("hedged in the text"),
    term("repeats another document and adds nothing"),
    term("that it speaks of this strike is inferred"),
    term("its own numbers do not add up"),
    term("of the claims that bear on it only the first {n} of a kind are listed"),
    term("if these are the same strike"),
)
"""How a claim stands among the others, and on what condition it contradicts one."""
NOTES = (
    term("{document}: claim {claim}: its own numbers do not add up: {sums} ({counts})"),
    term("copies found by what is claimed only: no texts given"),
    term("{n} document in {language} was not read for claims: no extractor"),
    term("{n} documents in {language} were not read for claims: no extractor"),
    term("{n} paragraph in {language}, in 1 document, was not read for claims: no extractor"),
    term("{n} paragraphs in {language}, in 1 document, were not read for claims: no extractor"),
    term(
        "{n} paragraphs in {language}, in {documents} documents, were not read for claims: no"
        " extractor"
    ),
    term("{n} claim was added, which {service} alone read"),
    term("{n} claims were added, which {service} alone read"),
    term("look before you publish (made_by in claims.jsonl)"),
)
"""Remarks on a run that concern its claims."""
SENTENCES = (
    *PLACES,
    *PLACED_BY_HAND,
    *PLACED_ONLINE,
    *MEMBERSHIPS,
    *COPIES,
    *CONFIDENCE,
    *NOTES,
)
"""All sentences; where several fit, the one with fewer placeholders is meant."""
SUMS = (
    term("each of its parts", "sum"),
    term("sum of its parts", "sum"),
    term("sum over its places", "sum"),
)
"""What a number is compared with where a claim's own numbers are added up."""
CAUSES = (
    term("falling debris", "cause"),
    term("a hit", "cause"),
)
"""What is said to have done the harm."""
FACETS = (
    term("both sides", "facet"),
    term("admitted", "facet"),
    term("several origins", "facet"),
    term("one origin", "facet"),
    term("disputed", "facet"),
    term("denied", "facet"),
    term("not stated", "facet"),
)
"""How a facet of a strike is settled."""
ORIGINS = (
    term("publisher of {file}"),
    term("{name} via {medium}"),
    term("unnamed source"),
)
"""What an event calls an origin that nothing names."""
LEVELS = (
    term("point", "level"),
    term("settlement", "level"),
    term("district", "level"),
    term("region", "level"),
    term("country", "level"),
    term("sea", "level"),
)
"""How precise a place is, as one word in a sentence."""
STANCES = (
    term("confirmed", "stance"),
    term("claimed", "stance"),
    term("alleged", "stance"),
    term("denied", "stance"),
    term("not confirmed", "stance"),
)
"""Stances as one word, in tables and where one became another."""
NUMBERS = (
    term("about {low}", "number"),
    term("about {low} to {high}", "number"),
    term("{low} to {high}", "number"),
    term("up to {high}", "number"),
    term("at least {low}", "number"),
    term("more than {below}", "number"),
    term("fewer than {above}", "number"),
    term("all", "number"),
    term("several", "number"),
    term("none reported", "number"),
    term("unstated", "number"),
    term("hits are told", "number"),
    term("{low} (in the whole country)", "number"),
    term("{low} (in the whole wave)", "number"),
    term("{low} (derived)", "number"),
)
"""A count in words, as the sides of a contradiction have it."""
