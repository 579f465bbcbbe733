"""The fields of a claim as a table shows them, with their names for a reader."""

from geomap.messages import term

FIELDS: tuple[tuple[str, str], ...] = (
    ("when", term("When")),
    ("attacker", term("By whom")),
    ("weapon", term("Weapon")),
    ("target", term("Target")),
    ("effect", term("Effect")),
    ("launched", term("Launched")),
    ("intercepted", term("Intercepted")),
    ("damaged", term("Damaged in the air")),
    ("hit", term("Reached a target")),
    ("lost", term("Lost from radar")),
    ("crashed", term("Crashed")),
    ("strikes", term("Strikes")),
    ("killed", term("Killed")),
    ("injured", term("Injured")),
    ("missing", term("Missing")),
)
"""The fields of a table's rows with their names, in order; a count's key is its quantity."""
ROW = {key: row for row, (key, _) in enumerate(FIELDS)}
