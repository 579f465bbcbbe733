"""The rules that read a document, each in one sentence, by the name under which `explain` tells it.

A name is `field.rule`. `trace` refuses a name that is not here; `docs/rules.md` lists them all, and
a test has a sentence for each.
"""

RULES: dict[str, str] = {
    "speaker.verb": "subject of the innermost reporting verb whose words hold the strike",
}
