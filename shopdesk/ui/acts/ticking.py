"""The response clock in words: what is left of a promised time, counted in the shop's opening hours."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.i18n import _
from shopdesk.ui.widgets.response_clock import Clock

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_SOON = 600  # opening minutes; what is further away is said by its day


def ticking(shop: Shop, due: dt.datetime | None, since: dt.datetime | None, *, warm: bool = False, whole: bool = False) -> Clock | None:
    """Give the clock of something due (None: it has none); ``warm`` says it presses from the start, ``whole`` says it in more words."""
    if due is None:
        return None
    left = shop.cases.answers.left(due, since)
    if left.late:
        return Clock(_("late by {time}").format(time=span(-left.minutes)), warm=True, late=True)
    day = shop.local(due).date()
    if left.minutes > _SOON and day > shop.today():
        return Clock(saying.short_day(day, shop.today()), warm=warm or left.warm)
    words = _("{time} left").format(time=span(left.minutes)) if whole else span(left.minutes)
    return Clock(words, warm=warm or left.warm)


def span(minutes: int) -> str:
    """So many minutes as people say them: 50 min, 1 h 20 min, 2 h."""
    hours, rest = divmod(max(minutes, 0), 60)
    if not hours:
        return _("{count} min").format(count=rest)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest) if rest else _("{count} h").format(count=hours)


def by_when(shop: Shop, due: dt.datetime) -> str:
    """A due time as people say it: 14:00 today, Saturday, 08:00."""
    local, today = shop.local(due), shop.today()
    time, days = saying.clock_time(local), (local.date() - today).days
    if days == 0:
        return _("{time} today").format(time=time)
    if 0 < days < 7:
        return _("{day}, {time}").format(day=saying.weekdays()[local.weekday()], time=time)
    return _("{day}, {time}").format(day=saying.short_day(local.date(), today), time=time)
