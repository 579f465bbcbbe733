"""The message files: gettext's .po, one a language, read where a language is asked for."""

import functools
import gettext
import io
from importlib import resources
from typing import TYPE_CHECKING

from geomap.errors import UsageError
from geomap.messages.texts import ENGLISH, Key, Messages

if TYPE_CHECKING:
    from babel import Locale

_SUFFIX = ".po"


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there are message files for, English first."""
    files = resources.files(__package__).iterdir()
    found = {one.name.removesuffix(_SUFFIX) for one in files if one.name.endswith(_SUFFIX)}
    return (ENGLISH.language, *sorted(found - {ENGLISH.language}))


@functools.cache
def of(language: str) -> Messages:
    """Return the messages of a language by its code: "en", "ru", "uk".

    Raises
    ------
    UsageError
        There is no message file for it.
    """
    if language == ENGLISH.language:
        return ENGLISH
    if language not in languages():
        known = ", ".join(languages())
        raise UsageError(f'no texts in the language "{language}"; write one of {known}')
    file = resources.files(__package__) / f"{language}{_SUFFIX}"
    return _read(language, file.read_bytes())


def _read(language: str, data: bytes) -> Messages:
    """Return the messages of a file; one that is fuzzy or lacks a form is left to English."""
    from babel import Locale
    from babel.messages.pofile import read_po

    catalog = read_po(io.BytesIO(data), locale=language)
    texts: dict[Key, tuple[str, ...]] = {}
    for message in catalog:
        one = message.id if isinstance(message.id, str) else message.id[0]
        string = message.string or ""
        said = (string,) if isinstance(string, str) else tuple(string)
        forms = catalog.num_plurals if message.pluralizable else 1
        if one and len(said) == forms and all(said) and not message.fuzzy:
            texts[message.context or "", one] = said
    locale = Locale(language)
    numbers = locale.number_symbols["latn"]
    return Messages(
        language=language,
        texts=texts,
        forms=gettext.c2py(catalog.plural_expr),
        plurals=_plurals(catalog.plural_expr, locale),
        months=tuple(locale.months["format"]["wide"][n] for n in range(1, 13)),
        bare_months=tuple(locale.months["stand-alone"]["wide"][n] for n in range(1, 13)),
        countries=dict(locale.territories),
        group=numbers["group"],
        point=numbers["decimal"],
    )


def _plurals(expression: str, locale: "Locale") -> tuple[str, ...]:
    """Return what CLDR calls the forms of a file, in its order: browsers know them by these."""
    form = gettext.c2py(expression)
    found = {form(n): locale.plural_form(n) for n in range(200, -1, -1)}
    return tuple(found[number] for number in sorted(found))
