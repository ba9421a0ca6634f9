"""What is said of a member's rhythm: codes and numbers are stored, ``text`` puts them into words of the language in use."""

from __future__ import annotations

import datetime as dt

from shopdesk.core import saying
from shopdesk.core.rhythm import habits
from shopdesk.core.rhythm.opening import OpeningDays
from shopdesk.core.rhythm.records import Habit, Said
from shopdesk.i18n import _, ngettext

NO_VISIT = Said("none")
_DAYS_UNTIL = 70  # silence is counted in days as long as the interval is, and people can picture it
_WEEKS_FROM = 21
_MONTHS_FROM = 70
_YEAR_FROM = 320
_COUNTED = 12  # days of a habit that are worth counting when they are missing


def said(gaps: int, last: int, own_gap: int | None, habit: Habit, every: int | None, opening: OpeningDays, today: int) -> Said:
    """Choose the sentence for a day: ``own_gap`` as ``rules.own_gap`` gave it, ``every`` the interval of a real habit."""
    if own_gap is None:
        return Said("early", {"visits": gaps + 1, "last": last, "today": today})
    if every is None:
        return Said("interval", {"every": own_gap, "last": last, "today": today})
    missing = len(habits.days_since(habit, every, last, today, opening))
    return Said("habit", {"every": every, "weekday": habit.weekday, "since": habit.since, "missing": missing, "last": last, "today": today})


def text(sentence: Said) -> str:
    """Put a sentence into words."""
    values = sentence.values
    if sentence.code == "none":
        return _("No visit yet. Too early to say.")
    if sentence.code == "early":
        return _early(values)
    if sentence.code == "interval":
        return " ".join((_interval(values["every"]), _last(values)))
    return _habit(values)


def _early(values: dict[str, int]) -> str:
    visits = values["visits"]
    came = ngettext("Here once so far.", "Here {count} times so far.", visits).format(count=visits)
    return " ".join((came, _last(values), _("Too early to say.")))


def _last(values: dict[str, int]) -> str:
    days = values["today"] - values["last"]
    if days <= 0:
        return _("Here today.")
    if days == 1:
        return _("Last here yesterday.")
    if days < _DAYS_UNTIL and values.get("every", 0) < _WEEKS_FROM:
        return ngettext("Last here {count} day ago.", "Last here {count} days ago.", days).format(count=days)
    ago = saying.ago(dt.date.fromordinal(values["last"]), dt.date.fromordinal(values["today"]))
    return _("Last here {ago}.").format(ago=ago)


def _interval(days: int) -> str:
    """Round an interval as people speak: 9 days, 5 weeks, 3 months, a year."""
    if days == 1:
        return _("Comes about every day.")
    if days < _WEEKS_FROM:
        return ngettext("Comes about every {count} day.", "Comes about every {count} days.", days).format(count=days)
    if days < _MONTHS_FROM:
        weeks = round(days / 7)
        return ngettext("Comes about every {count} week.", "Comes about every {count} weeks.", weeks).format(count=weeks)
    if days < _YEAR_FROM:
        months = round(days / 30.44)
        return ngettext("Comes about every {count} month.", "Comes about every {count} months.", months).format(count=months)
    years = round(days / 365.25) or 1
    if years == 1:
        return _("Comes about once a year.")
    return ngettext("Comes about every {count} year.", "Comes about every {count} years.", years).format(count=years)


def _habit(values: dict[str, int]) -> str:
    day = saying.weekdays()[values["weekday"]]
    lasted = values["last"] - values["since"]
    kept = _habit_patterns()[values["every"]].format(weekday=day, time=_time(lasted))
    if not 0 < values["missing"] <= _COUNTED:
        return f"{kept}. {_last(values)}"
    return _("{habit}; {missing} missing.").format(habit=kept, missing=_some_weekdays(values["weekday"], values["missing"]))


def _habit_patterns() -> dict[int, str]:
    return {
        # Translators: as in "Every Friday for two years".
        7: _("Every {weekday} for {time}"), 14: _("Every other {weekday} for {time}"), 21: _("Every third {weekday} for {time}"),
        28: _("Every fourth {weekday} for {time}"),
    }


def _time(days: int) -> str:
    """How long a habit has lasted, in words: three months, a year, two years."""
    months = round(days / 30.44)
    if months < 11:
        return ngettext("{count} month", "{count} months", months).format(count=number(months))
    if months < 21:
        return _("a year") if months < 15 else _("a year and a half")
    years = round(days / 365.25)
    return ngettext("{count} year", "{count} years", years).format(count=number(years))


def _some_weekdays(weekday: int, count: int) -> str:
    """Three Fridays."""
    forms = (
        ngettext("{count} Monday", "{count} Mondays", count), ngettext("{count} Tuesday", "{count} Tuesdays", count),
        ngettext("{count} Wednesday", "{count} Wednesdays", count), ngettext("{count} Thursday", "{count} Thursdays", count),
        ngettext("{count} Friday", "{count} Fridays", count), ngettext("{count} Saturday", "{count} Saturdays", count),
        ngettext("{count} Sunday", "{count} Sundays", count),
    )
    return forms[weekday].format(count=number(count))


def number(count: int) -> str:
    """A small number as a word, a larger one in figures."""
    words = (
        _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"), _("ten"), _("eleven"),
        _("twelve"),
    )
    return words[count - 1] if 1 <= count <= len(words) else str(count)


def chance(share: float) -> str:
    """Say a chance as people do: about 1 in 9, about 2 in 3; never with decimals."""
    if share < 0.01:
        return _("less than 1 in 100")
    if share < 0.45:
        return _("about 1 in {count}").format(count=max(round(1 / share), 2))
    if share > 0.95:
        return _("almost certain")
    likely, of = min(((1, 2), (2, 3), (3, 4), (9, 10)), key=lambda pair: abs(pair[0] / pair[1] - share))
    return _("about {likely} in {count}").format(likely=likely, count=of)
