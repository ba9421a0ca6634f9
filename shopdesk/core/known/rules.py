"""From what age a page may be kept, by country, and how long somebody may be unseen; pure."""

from __future__ import annotations

import datetime as dt

UNSEEN_MONTHS = 36
UNUSED_DAYS = 365
OTHERWISE = 13
"""The age where nothing else is known."""
HIGHEST = 21
GROWN_UP = 18
"""From this age on a year of birth says nothing more that a shop needs."""

# Article 8 of the GDPR lets each country choose between 13 and 16; an owner can change every line.
AGES = {
    "AT": 14, "BE": 13, "BG": 14, "CY": 14, "CZ": 15, "DE": 16, "DK": 15, "EE": 13, "ES": 14, "FI": 13, "FR": 15, "GB": 13, "GR": 15,
    "HR": 16, "HU": 16, "IE": 16, "IS": 13, "IT": 14, "LT": 14, "LU": 16, "LV": 13, "MT": 13, "NL": 16, "NO": 13, "PL": 16, "PT": 13,
    "RO": 16, "SE": 13, "SI": 15, "SK": 16, "US": 13,
}


def age_on(day: dt.date, month: int, day_of_month: int, year: int) -> int:
    """Whole years somebody born then has lived on ``day``."""
    return day.year - year - ((day.month, day.day) < (month, day_of_month))


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last of that month."""
    whole = day.year * 12 + day.month - 1 - months
    year, month = divmod(whole, 12)
    last = (dt.date(year + (month == 11), (month + 1) % 12 + 1, 1) - dt.timedelta(1)).day
    return dt.date(year, month + 1, min(day.day, last))
