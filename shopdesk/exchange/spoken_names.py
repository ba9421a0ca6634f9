"""Countries and languages as people write them, to their two letters."""

from __future__ import annotations

from functools import cache
from string import ascii_uppercase

from babel import Locale
from babel.core import get_global

_LANGUAGES = ("en", "nb", "nn", "da", "sv", "nl", "de", "fr", "fi")
_NOT_LANDS = frozenset({"ZZ", "XA", "XB", "EU", "EZ", "UN"})
_ALSO = {"england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "holland": "NL", "america": "US", "danmark": "DK"}


def country(text: str) -> str:
    """Two letters of a country (ISO 3166) from its name in one of nine languages, or from two or three letters; "" when unknown."""
    said = text.strip()
    code = said.replace(".", "").upper()
    if len(code) == 2 and code in _codes():
        return code
    aliases = tuple(get_global("territory_aliases").get(code, ())) if 2 <= len(code) <= 3 else ()
    return str(aliases[0]) if len(aliases) == 1 else _countries().get(said.casefold(), "")


def language(text: str) -> str:
    """Two letters of a language (ISO 639) from its name in one of nine languages, or from a code like ``nb-NO``; "" when unknown."""
    said = text.strip().casefold()
    code = said.replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code in Locale("en").languages else _spoken().get(said, "")


@cache
def _codes() -> frozenset[str]:
    two_letters = frozenset(one + other for one in ascii_uppercase for other in ascii_uppercase)
    return two_letters & frozenset(map(str, Locale("en").territories)) - _NOT_LANDS


@cache
def _countries() -> dict[str, str]:
    names = {name.casefold(): code for speaks in _LANGUAGES for code, name in Locale(speaks).territories.items() if code in _codes()}
    return names | _ALSO


@cache
def _spoken() -> dict[str, str]:
    return {name.casefold(): code for speaks in _LANGUAGES for code, name in Locale(speaks).languages.items() if len(code) == 2}
