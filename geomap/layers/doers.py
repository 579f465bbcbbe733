"""Whether words name who struck right beside the deed: "Ukraine fired", "fired by Ukraine"."""

import re

_DEED = (
    r"(?:fir(?:ed|es|ing)|launch(?:ed|es|ing)|struck|striking|attack(?:ed|ing)"
    r"|hit(?:s|ting)?|us(?:ed|es|ing)|target(?:ed|s|ing)|bomb(?:ed|s|ing)|shell(?:ed|s|ing)"
    r"|sen(?:t|ds)|carr(?:ied|ies) out|conduct(?:ed|s)|shot at)"
)
_FORCES = (
    r"(?:(?:[’']s?|n|ian)?\s+(?:armed|air|defen[cs]e|military|naval|ground|special|missile|drone)?"
    r"\s*(?:forces?|military|army|troops|navy|air force|soldiers|militants|fighters|rebels))?"
)
_HELPERS = (
    r"(?:\s+(?:has|had|have|also|then|reportedly|allegedly|again|just|first|now|recently"
    r"|successfully|already|later))*"
)
_SHORT = r"(?:\s+\([A-Za-z. ]{2,12}\))?"  # "the Armed Forces of Ukraine (AFU)"
# "Ukraine, with the president's approval, launched"
_ASIDE = r"(?:,[^,.;:!?“”\"]{1,60},)?"
_ACTS = re.compile(rf"s?{_FORCES}{_SHORT}{_ASIDE}{_HELPERS}\s+{_DEED}\b(?!\s+by\b)", re.IGNORECASE)
# "Ukrainian strike", "Russia's missile attack"
_OWN = re.compile(
    r"(?:\s+(?:air|missile|drone|rocket|artillery|aerial|long-range|combined))*"
    r"\s+(?:strikes?|attacks?|raids?|shelling|bombardments?|airstrikes?)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:fired|launched|struck|hit|attacked|used|shelled|bombed|strikes?|attacks?|carried out"
    r"|conducted)\s+by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FORCES_OF = re.compile(r"\b(?:forces|army|military|navy)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
# "missiles at Ukraine struck", "the attack on Ukraine used": the name is no subject there.
_OBJECT = re.compile(
    r"\b(?:at|on|in|into|onto|to|against|from|over|of|near|inside|across|and|for|with|within)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def is_doer(text: str, start: int, end: int, *, adjective: bool) -> bool:
    """Return whether the words around a name make it the one who struck; in doubt they do not.

    Only an adjective or a possessive owns an attack: "Ukraine attack" may be one on Ukraine.
    """
    before, after = text[max(0, start - 40) : start], text[end : end + 160]
    if _BY.search(before):
        return True
    if _OBJECT.search(before) and not _FORCES_OF.search(before):
        return False
    possessive = re.match(r"[’']s?(?=\s)", after)
    owned = after[possessive.end() :] if possessive else after
    if (adjective or possessive) and _OWN.match(owned):
        return True
    return _ACTS.match(after) is not None
