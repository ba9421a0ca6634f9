"""Days, times and amounts as people say them, in the language in use; for window, command line and print alike."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk import i18n
from shopdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from shopdesk.core.money import Money

_WEEKS_FROM = 21  # days; before that people count days
_MONTHS_FROM = 70
_YEARS_FROM = 700
# Where a crown is "kr", which it is nowhere else; whoever pays with it writes it as at home, whatever language they work in.
_KRONER = {"DKK": "da_DK", "NOK": "nb_NO", "SEK": "sv_SE"}


def ago(day: dt.date, today: dt.date) -> str:
    """How long ago a day is: today, yesterday, 8 days ago, 5 weeks ago."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < _WEEKS_FROM:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    if days < _MONTHS_FROM:
        weeks = round(days / 7)
        return ngettext("{count} week ago", "{count} weeks ago", weeks).format(count=weeks)
    if days < _YEARS_FROM:
        months = round(days / 30.44)
        return ngettext("{count} month ago", "{count} months ago", months).format(count=months)
    years = round(days / 365.25)
    return ngettext("{count} year ago", "{count} years ago", years).format(count=years)


def sentence(text: str) -> str:
    """The same words at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def end(text: str) -> str:
    """The same words with a full stop, unless they end in a sign of their own."""
    return text if not text or text[-1] in ".!?…”\"" else f"{text}."


def quoted(text: str) -> str:
    """The same words as somebody's own, in quotation marks unless they begin with one."""
    return text if text.startswith("“") else f"“{text}”"


def count(number: int) -> str:
    """A number within a sentence: in letters up to twelve, then in figures. One stands in the sentence itself."""
    words = (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"), _("ten"), _("eleven"),
        _("twelve"),
    )
    return words[number] if 0 <= number < len(words) else str(number)


def _months() -> tuple[str, ...]:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"), _("September"), _("October"),
        _("November"), _("December"),
    )


def weekdays() -> tuple[str, ...]:
    """Monday to Sunday."""
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def month_name(month: int) -> str:
    """January is 1."""
    return _months()[month - 1]


def day_and_month(month: int, day: int) -> str:
    """A birthday without a year: 18 May."""
    # Translators: the day of the month and the month's name, as in "18 May".
    return _("{day} {month}").format(day=day, month=month_name(month))


def long_day(day: dt.date) -> str:
    """Thursday 19 November."""
    return _("{weekday} {date}").format(weekday=weekdays()[day.weekday()], date=day_and_month(day.month, day.day))


def short_day(day: dt.date, today: dt.date) -> str:
    """Wed 11 Nov, with the year when it is another one."""
    date = _("{day} {month}").format(day=day.day, month=month_name(day.month)[:3])
    text = _("{weekday} {date}").format(weekday=weekdays()[day.weekday()][:3], date=date)
    return text if day.year == today.year else f"{text} {day.year}"


def clock_time(local: dt.datetime | dt.time) -> str:
    """08:40."""
    return f"{local:%H:%M}"


def money(amount: Money) -> str:
    """An amount as people write it: £48.50, 48,50 kr, and 350 kr where nothing stands behind the point."""
    from babel.numbers import format_currency  # 30 ms of tables, only where an amount is shown

    home = _KRONER.get(amount.currency)
    written = str(format_currency(amount.decimal(), amount.currency, locale=home or i18n.language()))
    return written.replace(",00", "") if home and amount.minor % 100 == 0 else written


def currency_sign(currency: str) -> str:
    """What stands beside an amount: kr, €, £."""
    from babel.numbers import get_currency_symbol

    return str(get_currency_symbol(currency, locale=_KRONER.get(currency) or i18n.language()))


def age(seconds: float) -> str:
    """How old something is, roughly: just now, 5 min, 2 h, 3 days."""
    if seconds < 90:
        return _("just now")
    if seconds < 5400:
        return _("{count} min ago").format(count=round(seconds / 60))
    if seconds < 172_800:
        return _("{count} h ago").format(count=round(seconds / 3600))
    return ngettext("{count} day ago", "{count} days ago", round(seconds / 86_400)).format(count=round(seconds / 86_400))
