"""Why each follow-up is worth doing: one sentence in the language in use, that names what happened and passes no verdict."""

from __future__ import annotations

import datetime as dt

from shopdesk.core import saying
from shopdesk.i18n import _, ngettext

_WEEKS_FROM = 21
_MONTHS_FROM = 70


def how(day: dt.date, what: str, today: dt.date) -> str:
    """After a visit. Words that are a sentence already are said as they are."""
    if what.endswith((".", "?")):
        return what
    when = saying.sentence(saying.ago(day, today))
    if what:
        return _("{when}: {what}. How did it go?").format(when=when, what=what)
    return _("{when} you wanted to know how it goes.").format(when=when)


def solved(what: str) -> str:
    """After a problem was put right."""
    return _("{what} Is it right now?").format(what=_ended(what)) if what else _("Something was put right. Is it right now?")


def care(what: str, days: int) -> str:
    """A thing needs its care."""
    often = ngettext("every {count} day", "every {count} days", days).format(count=days)
    return _("{what}: care is due, {often}.").format(what=saying.sentence(what), often=often)


def stuck(what: str) -> str:
    """Somebody is stuck with a thing of theirs."""
    return _("Is stuck with: {what}. Help today.").format(what=what)


def so_so(what: str) -> str:
    """A thing of theirs goes only so-so."""
    return _("{what}: it went only so-so. Does it go better now?").format(what=saying.sentence(what))


def first_week(day: dt.date, today: dt.date) -> str:
    """A new member."""
    return _("Came to us {when}. Say hello again, by name.").format(when=saying.ago(day, today))


def wish(what: str) -> str:
    """What they wished for is done."""
    return _("They wished for it, and it is done: {what}").format(what=_ended(what)) if what else _("What they wished for is done.")


def missed(every_days: int, away_days: int) -> str:
    """A regular who stays away and keeps to no weekday."""
    often = _span(every_days)
    return _("Came every {often}, now away for {time}. All well?").format(often=often, time=_span(away_days))


def birthday(day: dt.date, year: int | None, today: dt.date) -> str:
    """A day to remember; how old only where the year was told."""
    when = _when(day, today)
    if year is None:
        return _("Birthday {when}.").format(when=when)
    return _("{age} {when}.").format(age=day.year - year, when=when)


def anniversary(day: dt.date, years: int, today: dt.date) -> str:
    """So many years since the first visit."""
    when = saying.sentence(_when(day, today))
    return ngettext(
        "{when} it is a year since the first visit.", "{when} it is {count} years since the first visit.", years
    ).format(when=when, count=years)


def _when(day: dt.date, today: dt.date) -> str:
    days = (day - today).days
    if days == 0:
        return _("today")
    return _("tomorrow") if days == 1 else _("on {weekday}").format(weekday=saying.weekdays()[day.weekday()])


def _span(days: int) -> str:
    if days < _WEEKS_FROM:
        return ngettext("{count} day", "{count} days", days).format(count=days)
    if days < _MONTHS_FROM:
        return ngettext("{count} week", "{count} weeks", round(days / 7)).format(count=round(days / 7))
    return ngettext("{count} month", "{count} months", round(days / 30.44)).format(count=round(days / 30.44))


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else words + "."
