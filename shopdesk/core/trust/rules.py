"""What each thing counts, and what a year of them adds up to; pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from shopdesk.core import saying
from shopdesk.core.trust.records import Account, Booked, Month, TrustKind
from shopdesk.i18n import _, ngettext

MONTHS = 12
VALUES = {
    TrustKind.GESTURE: 2,
    TrustKind.GIFT: 2,
    TrustKind.PROMISE_KEPT: 1,
    TrustKind.SOLVED_IN_TIME: 2,
    TrustKind.HELP_BEFORE_ASKED: 2,
    TrustKind.WISH_DONE: 3,
    TrustKind.REFERRAL: 1,
    TrustKind.PRIVILEGE: 2,
    TrustKind.ASKED: -1,
    TrustKind.OFFER: -1,
    TrustKind.LATE: -1,
    TrustKind.PROMISE_BROKEN: -3,
    TrustKind.PROBLEM: -3,
    TrustKind.ASKED_TWICE: -1,
}
ASKS = frozenset({TrustKind.ASKED, TrustKind.OFFER})


def first_day(today: dt.date) -> dt.date:
    """The first day of the twelve months that end with this one."""
    return _months_before(today, MONTHS - 1)


def months(booked: Iterable[Booked], today: dt.date) -> tuple[Month, ...]:
    """Sum what was given and taken by month. What a clock that was set back left in the future stands in this month."""
    firsts = [_months_before(today, back) for back in range(MONTHS - 1, -1, -1)]
    given, taken = dict.fromkeys(firsts, 0), dict.fromkeys(firsts, 0)
    for one in booked:
        month = min(one.day, today).replace(day=1)
        if month in given:
            sums = given if one.value > 0 else taken
            sums[month] += abs(one.value)
    return tuple(Month(first, given[first], taken[first]) for first in firsts)


def is_empty(balance: int) -> bool:
    """An account with nothing in it is empty: give first."""
    return balance <= 0


def account(booked: Iterable[Booked], today: dt.date, *, held: bool) -> Account:
    """Give the twelve months and their sentence; ``held``: something is to be put right first."""
    year = [one for one in booked if one.day >= first_day(today)]
    good = sum(one.value > 0 for one in year)
    asks = sum(one.kind in ASKS for one in year)
    slips = len(year) - good - asks
    empty = is_empty(sum(one.value for one in year))
    return Account(months(year, today), good, asks, slips, empty, _sentence(good, asks, slips, empty=empty, held=held))


def _sentence(good: int, asks: int, slips: int, *, empty: bool, held: bool) -> str:
    if held:
        return _("This drew it down. Mend first, ask later.")
    if not good + asks + slips:
        return _("Nothing given this year, nothing asked. Give first, ask later.")
    end = _("Give first, ask later.") if empty else _("There is goodwill to draw on.")
    return f"{saying.sentence(', '.join(_counted(good, asks, slips)))}. {end}"


def _counted(good: int, asks: int, slips: int) -> Iterable[str]:
    yield ngettext("one good turn this year", "{count} good turns this year", good).format(count=saying.count(good))
    if asks or not slips:
        yield ngettext("one ask", "{count} asks", asks).format(count=saying.count(asks))
    if slips:
        yield ngettext("one slip of ours", "{count} slips of ours", slips).format(count=saying.count(slips))


def _months_before(day: dt.date, back: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
    return dt.date(year, month + 1, 1)
