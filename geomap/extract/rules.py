"""The rules that read a document, each in one sentence, by the name under which `explain` tells it.

A name is `field.rule`. `trace` refuses a name that is not here; `docs/rules.md` lists them all, and
a test has a sentence for each.
"""

RULES: dict[str, str] = {
    # who
    "speaker.verb": "subject of the reporting verb whose words hold the strike",
    "speaker.according": "named beside the words, which hang on the clause that it covers",
    "speaker.signed": "signs the line, before a colon or after a dash",
    "speaker.points_back": "a pronoun or a definite phrase means the latest speaker that fits",
    "speaker.goes_on": "words without a speaker go on with the sentence before",
    "speaker.in_quotation": "stands in the quotation of whoever was named with it",
    "speaker.publisher": "nobody is named, so the publisher vouches itself",
    "speaker.relay": "passes the words on: another speaker stands inside its words",
    # how firmly
    "stance.claimed": "the verb only says so, or nothing weakens the words",
    "stance.confirmed": "the narrator's verb confirms",
    "stance.denied": "the verb denies",
    "stance.did_not_happen": "the words say that it did not happen",
    "stance.hedged": "the publisher hedges it",
    "stance.possible": "told as possible only",
    "stance.not_confirmed": "the speaker does not confirm",
    "hedge.word": "a word of doubt on the strike, or on one field of it",
    # what happened
    "strike.word": "a word of a strike, told as done",
    "strike.unreal": "need not have happened: planned, possible, practised, conditional or a habit",
    "strike.too_little": "too little for a claim: no place, target, number, or armed side is named",
    # with what, at what, with what effect
    "weapon.system": "a weapon system by its name",
    "weapon.kind": "a kind of weapon",
    "weapon.is_target": "only part of what was struck, made or feared",
    "weapon.not_used": "not told as used in the strike",
    "target.struck": "the verb or noun of the strike acts on it",
    "target.not_struck": "no word of the strike acts on it",
    "effect.told": "an effect, told as come about",
    "effect.not_told": "denied, or the effect on the weapon itself",
    # how many
    "count.weapons": "its noun is a weapon, and the verb above tells what became of it",
    "count.people": "its noun is people, and the verb above tells what befell them",
    "count.part": "a part of a total",
    "count.no_number": "told without a number",
    "count.measure": "measures or names: a date, an age, a distance, a unit, money",
    "count.earlier": "a total of a longer time or of earlier strikes",
    "count.other_noun": "its noun is no weapon, person or strike that the words tell of",
    # when
    "date.strike": "hangs on the strike",
    "date.statement": "hangs on the telling: the strike was on the day before or on that day",
    "date.telling": "the day of the telling, while the strike has its own",
    "date.other": "of another event, or farther from the strike's words",
    # where
    "place.target": "the words put the strike there",
    "place.launch": "the words let it come from there",
    "place.debris": "the words let fragments fall or be found there",
    "place.points_back": "a definite phrase or 'there' means the latest place that fits",
    "place.no_strike": "no word of the strike hangs on it: a seat, an origin, a background",
    # by whom
    "attacker.agent": "the subject or agent of the strike, or whose strike it is called",
    "attacker.own": "the speaker tells of its own strike",
    "attacker.weapon": "whose the weapon is called, as nobody else is named",
    # whose words
    "words.other_speaker": "stands in another speaker's words, or in the telling",
}
