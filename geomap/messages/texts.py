"""Messages: a text of ours, said in the reader's language with names and numbers put in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Key = tuple[str, str]
"""A message as the files know it: its context ("" for none) and its English text."""
MONTHS = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
PLACEHOLDER = re.compile(r"\{([a-z_]{1,30})\}")
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")


def term(text: str, context: str = "") -> str:  # noqa: ARG001  # for translators
    """Return the English text as it is: so a constant says that it is a message.

    `Messages.text(constant)` says it in the reader's language. The context tells messages with
    the same English words apart ("hit", a number's name or an effect); both calls give the same.
    """
    return text


def _one_or_many(number: int) -> int:
    return 0 if number == 1 else 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Messages:
    """The texts of one language; a message that it lacks is said in English.

    `language` is its ISO 639-1 code. `forms` tells which of a message's plural forms goes with a
    number, `plurals` how CLDR calls these forms. `months` are those of a day ("19 ноября"),
    `bare_months` those that stand without one ("ноябрь 2024"); `countries` are names by ISO 3166-1
    codes. `group` parts thousands, `point` is the decimal sign.
    """

    language: str
    texts: Mapping[Key, tuple[str, ...]] = field(default_factory=dict, repr=False)
    forms: Callable[[int], int] = field(default=_one_or_many, repr=False)
    plurals: tuple[str, ...] = ("one", "other")
    months: tuple[str, ...] = field(default=MONTHS, repr=False)
    bare_months: tuple[str, ...] = field(default=MONTHS, repr=False)
    countries: Mapping[str, str] = field(default_factory=dict, repr=False)
    group: str = ","
    point: str = "."

    def __reduce__(self) -> tuple[Callable[[str], "Messages"], tuple[str]]:
        """Return how a copy is made: its files are read where it is unpacked."""
        from geomap.messages.catalogue import of

        return of, (self.language,)

    def text(self, message: str, /, context: str = "", **values: object) -> str:
        """Return the message with its placeholders (`{name}`) replaced by the values.

        What is put in is never searched for placeholders again. What is no message, such as a kind
        that a user typed, is returned as it is.
        """
        return _filled(self._forms_of(message, context)[0], values)

    def count(
        self, one: str, many: str, number: int, /, context: str = "", **values: object
    ) -> str:
        """Return the message in the form that goes with the number, which is `{n}` in it.

        `one` and `many` are its English forms: "{n} claim", "{n} claims".
        """
        found = self.texts.get((context, one))
        pattern = found[self.forms(number)] if found else (one if number == 1 else many)
        return _filled(pattern, {"n": number, **values})

    def said(self, message: str, /) -> str | tuple[str, ...]:
        """Return the message with its placeholders, or its forms where it has several."""
        forms = self._forms_of(message, "")
        return forms[0] if len(forms) == 1 else forms

    def number(self, number: int) -> str:
        """Return a whole number with its thousands parted: "12,400", in Russian "12 400"."""
        return _THOUSANDS.sub(self.group, str(number))

    def decimal(self, number: float, pattern: str = "g") -> str:
        """Return a number by a format specification, with the language's decimal sign."""
        return format(number, pattern).replace(".", self.point)

    def country(self, code: str, name: str) -> str:
        """Return the name of a country by its code; `name` where the language knows none."""
        return self.countries.get(code, name)

    def _forms_of(self, message: str, context: str) -> tuple[str, ...]:
        return self.texts.get((context, message)) or (message,)


def _filled(pattern: str, values: Mapping[str, object]) -> str:
    if not values:
        return pattern
    return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), pattern)


ENGLISH = Messages(language="en")
"""The messages as they stand in the code."""
