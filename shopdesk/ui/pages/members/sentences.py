"""What the Members page says of people and of filters, as words: pure, from records to text."""

from __future__ import annotations

import datetime as dt

from shopdesk.core import saying
from shopdesk.core.members.filters import THIS_MONTH, MemberFilter, MemberRow, Order, Reach
from shopdesk.core.permissions.records import Channel
from shopdesk.core.rhythm.records import Standing
from shopdesk.i18n import _, ngettext
from shopdesk.ui.standing_words import standing_words

CHANNEL_ICONS = {Channel.EMAIL: "mail", Channel.TEXT: "sms", Channel.PHONE: "phone", Channel.POST: "post"}
"""Always these four in this order."""
WITHIN = (7, 30, 90, 365)
NOT_FOR = (30, 90, 180, 365)


def row_standing(row: MemberRow) -> str:
    """The same in a row; nothing is said of who came and has no standing."""
    if row.standing is None:
        return "" if row.visits else _("No visit yet")
    return standing_words(row.standing)[0]


def way(reach: Reach) -> str:
    """A way to somebody."""
    return {Reach.EMAIL: _("e-mail"), Reach.PHONE: _("phone"), Reach.POST: _("post")}[reach]


def last_here(row: MemberRow, today: dt.date) -> tuple[str, str]:
    """Yesterday, 8 days ago; below it the day itself."""
    if row.last_day is None:
        return "–", ""
    return saying.sentence(saying.ago(row.last_day, today)), saying.short_day(row.last_day, today)


def visits(count: int) -> str:
    """12 visits."""
    return ngettext("{count} visit", "{count} visits", count).format(count=count)


def row_said(row: MemberRow, today: dt.date, ticked: bool) -> str:
    """The whole row as one text, for who listens to the screen."""
    here = _("Last here {ago}").format(ago=saying.ago(row.last_day, today)) if row.last_day else ""
    marks = ", ".join(mark.meaning for mark in row.marks)
    said = (
        row.name, row_standing(row), here, visits(row.visits) if row.visits else "", row.remember, marks, may(row.may), row.city,
    )
    text = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in said if part)
    return _("Ticked. {row}").format(row=text) if ticked else text


# filters


def standings(chosen: frozenset[Standing]) -> str:
    """The chip of a filter by standing: Regular, New."""
    return ", ".join(standing_words(code)[0] for code in Standing if code in chosen)


def here(wanted: MemberFilter) -> str:
    """The chip of a filter by the last visit."""
    if wanted.here_within is not None:
        return within(wanted.here_within)
    return "" if wanted.not_here_for is None else not_for(wanted.not_here_for)


def within(days: int) -> str:
    """Here in the last 30 days."""
    return ngettext("Here in the last {count} day", "Here in the last {count} days", days).format(count=days)


def not_for(days: int) -> str:
    """Not here for 90 days."""
    return ngettext("Not here for {count} day", "Not here for {count} days", days).format(count=days)


def reach(chosen: frozenset[Reach]) -> str:
    """The chip of a filter by ways we know: phone, e-mail known."""
    ways = ", ".join(way(each) for each in Reach if each in chosen)
    return _("{ways} known").format(ways=saying.sentence(ways)) if ways else ""


def channel(of: Channel) -> str:
    """A channel by which we may reach somebody."""
    return {
        Channel.EMAIL: _("e-mail"), Channel.TEXT: _("text message"), Channel.PHONE: _("phone"), Channel.POST: _("post"),
    }.get(of, of.value)


def may(chosen: frozenset[Channel]) -> str:
    """The chip of a filter by permission: may be reached by e-mail, post."""
    ways = ", ".join(channel(each) for each in CHANNEL_ICONS if each in chosen)
    return _("May be reached by {ways}").format(ways=ways) if ways else ""


def reached(wanted: MemberFilter) -> str:
    """The chip of both, as one line."""
    return ". ".join(words for words in (may(wanted.may), reach(wanted.reach)) if words)


def birthday(month: int | None) -> str:
    """The chip of a filter by birthday."""
    if month is None:
        return ""
    return _("Birthday this month") if month == THIS_MONTH else _("Birthday in {month}").format(month=saying.month_name(month))


def people(count: int) -> str:
    """412 people."""
    return ngettext("{count} person.", "{count} people.", count).format(count=count)


def how_many(everyone: int, shown: int) -> str:
    """412 people. Showing 64."""
    said = people(everyone)
    return said if shown == everyone else _("{people} Showing {shown}.").format(people=said, shown=shown)


def ticked(count: int) -> str:
    """17 ticked."""
    return ngettext("{count} ticked", "{count} ticked", count).format(count=count)


def not_shown(count: int) -> str:
    """How many of them are not in the list one looks at."""
    if not count:
        return ""
    return ngettext("{count} of them is not in this list", "{count} of them are not in this list", count).format(count=count)


def order(by: Order) -> str:
    """What a list is sorted by, as it stands above its column."""
    return {
        Order.NAME: _("Name"), Order.STANDING: _("Standing"), Order.LAST_HERE: _("Last here"), Order.VISITS: _("Visits"),
    }[by]
