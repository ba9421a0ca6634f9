"""What there is to choose from: countries, currencies and time zones, in the language in use."""

from __future__ import annotations

from functools import cache

from PySide6.QtWidgets import QComboBox

from shopdesk.i18n import _
from shopdesk.ui.widgets.fields import Choice

_WORDS = 8  # letters a choice is wide, whatever it holds

# Two letters that stand for more, or less, than a country.
_NO_COUNTRIES = ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")
Offered = tuple[tuple[str, str], ...]


@cache
def countries(language: str) -> Offered:
    """Countries by their two letters, sorted by name."""
    from babel import Locale

    names = {str(code): str(name) for code, name in Locale.parse(language).territories.items()}
    found = [(code, name) for code, name in names.items() if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES]
    return (("", _("Not said")), *sorted(found, key=lambda pair: pair[1]))


@cache
def currencies(language: str) -> Offered:
    """Currencies people pay with today, by their three letters."""
    from babel import Locale
    from babel.numbers import get_territory_currencies

    locale = Locale.parse(language)
    used = {currency for code, _name in countries(language) if code for currency in get_territory_currencies(code)}
    return tuple((code, f"{code}, {locale.currencies.get(code, code)}") for code in sorted(used))


@cache
def time_zones() -> Offered:
    """Time zones by their own names."""
    from babel.core import get_global

    names = sorted(name for name in get_global("zone_territories") if "/" in name and not name.startswith("Etc/"))
    return (("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names))


def choice(offered: Offered, name: str) -> Choice:
    """Give a choice that holds these; typing goes to the one that begins so."""
    made = Choice()
    made.setObjectName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_WORDS)
    for value, words in offered:
        made.addItem(words, value)
    return made


def choose(made: QComboBox, value: object) -> None:
    """Choose ``value``; one that is not offered is added, so that nothing kept is lost."""
    place = made.findData(value)
    if place < 0:
        made.addItem(str(value), value)
        place = made.count() - 1
    made.setCurrentIndex(place)
