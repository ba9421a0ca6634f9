"""Every text passes here on its way to a person: window, command line and printed card share one catalogue."""

from __future__ import annotations

import gettext
import os
from functools import cache

from shopdesk import paths

LANGUAGES = {"en": "English"}
_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(language: str) -> None:
    """Say everything in ``language`` (two letters) from now on; English where there is no catalogue."""
    global _current, _language
    _current = gettext.translation("shopdesk", paths.resources() / "locale", [language], fallback=True)
    _language = language if language in LANGUAGES else "en"


def language() -> str:
    """The language in use, two letters."""
    return _language


def _(text: str) -> str:
    return _current.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Pick the form for ``count``; the text's own placeholders are filled by the caller."""
    return _current.ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """Translate a word that means different things in different places."""
    return _current.pgettext(context, text)


@cache
def system_language() -> str:
    """The language of the person's desktop if ShopDesk speaks it, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code:
            return code if code in LANGUAGES else "en"
    return "en"
