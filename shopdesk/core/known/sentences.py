"""What we know about somebody, in words for the screen and for paper."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.core.known.records import Erased, Fact
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


def heads() -> tuple[str, ...]:
    """What stands over the columns, on paper and on the screen."""
    return _("What"), _("What it says"), _("Who told us, when"), _("Why we keep it"), _("Last used for")


def told(fact: Fact, today: dt.date) -> str:
    """Who told us and when, on one line."""
    return ", ".join(part for part in (fact.told_by, _day_of(fact.told_on, today)) if part)


def used(fact: Fact, today: dt.date) -> str:
    """What it was last used for and when; "not yet" where it never was."""
    return ", ".join(part for part in (fact.used_for, _day_of(fact.used_on, today)) if part) or _("not yet")


def _day_of(day: dt.date | None, today: dt.date) -> str:
    return "" if day is None else saying.short_day(day, today)


def what_is_left(done: Erased) -> str:
    """What can still be read of somebody who was erased."""
    if not done.washed:
        return _("Erased. What is left in the file’s free space goes when the program is opened next.")
    if done.scraps:
        return _("Erased. No name, number or address can be read in the file; its last scraps go at closing.")
    return _("Erased. Nothing of it can be read in the shop’s file any more.")


def what_erasing_does(shop: Shop) -> str:
    """What erasing a page does and what it cannot reach, before somebody says yes."""
    does = _(
        "The page, its history, its pictures and every list row go, and nothing takes that back. What the law wants kept stays as numbers"
        " without a name.\n\nBackups made until now still hold the page; the last of them is let go within a year. Putting one back does"
        " not bring the page back. Lists on other disks are yours to delete."
    )
    return "\n\n".join([does, *put_aside(shop)])


def put_aside(shop: Shop) -> list[str]:
    """Of each file that a restore put aside: that it still holds who is erased."""
    still = _("“{file}” was put aside when a backup was restored and still holds the page. Delete it when nobody needs it any more.")
    return [still.format(file=path.name) for path in shop.known.elsewhere.put_aside()]
