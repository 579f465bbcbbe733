"""The names of languages, for messages: "Bulgarian", never "bg"."""

from geomap.messages import ENGLISH, Messages

# Those in which news and posts are written, and which the detector tells apart.
_ENGLISH = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cv": "Chuvash", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "ku": "Kurdish",
    "ky": "Kyrgyz", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "mn": "Mongolian",
    "mo": "Romanian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "tg": "Tajik", "th": "Thai",
    "tk": "Turkmen", "tr": "Turkish", "tt": "Tatar", "uk": "Ukrainian", "ur": "Urdu",
    "uz": "Uzbek", "vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str, *, messages: Messages = ENGLISH) -> str:
    """Return a language's name in the reader's language; its code in quotes where it has none."""
    if messages.language == "en":
        return _ENGLISH.get(code, f"'{code}'")
    from babel import Locale

    name: str | None = Locale.parse(messages.language).languages.get(code)
    return name or _ENGLISH.get(code, f"'{code}'")


def language_told(name: str, messages: Messages) -> str:
    """Return a language that a record tells by its English name in the reader's language."""
    code = next((code for code, english in _ENGLISH.items() if english == name), None)
    return language_name(code, messages=messages) if code else name
