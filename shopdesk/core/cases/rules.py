"""What is asked of whatever is owed, and the words for it; pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from shopdesk.core import saying
from shopdesk.core.cases.records import Answers, Case, CoreThing, OrderStatus, Promise, Reason, TimeLeft
from shopdesk.core.validation import line
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

FEWEST_CORE, MOST_CORE = 5, 7
_LONGEST_ANSWER = 100  # opening hours; beyond that it is no promise
_FURTHEST = dt.timedelta(days=3660)
_GRACE = dt.timedelta(minutes=1)  # a time typed in this very minute has not passed


def reason_words() -> dict[Reason, str]:
    """What went wrong, as staff choose it."""
    return {
        Reason.NOT_DELIVERED: _("not delivered"), Reason.BADLY_EXPLAINED: _("badly explained"), Reason.WRONG_PRICE: _("wrong price"),
        Reason.RUDE: _("rude"), Reason.DIRTY: _("dirty"), Reason.LOST: _("lost"),
    }


def status_words() -> dict[OrderStatus, str]:
    """Where an order or a repair is, as one would say it on the telephone."""
    return {
        OrderStatus.NOTED: _("We have written it down."), OrderStatus.ORDERED: _("We have ordered it."),
        OrderStatus.ON_ITS_WAY: _("It is on its way to us."), OrderStatus.IN_WORK: _("We are working on it."),
        OrderStatus.READY: _("It is ready to fetch."), OrderStatus.FETCHED: _("It has been fetched."),
    }


def require_to_come(due: dt.datetime, now: dt.datetime, field: str = "due") -> dt.datetime:
    """Give a time that is still to come; raises NeedsALook. A closed shop at that time is no reason to refuse it."""
    if due < now - _GRACE:
        raise NeedsALook(field, _("This time has passed."), _("What you typed is still there."), _("Choose a time that is still to come."))
    if due > now + _FURTHEST:
        raise NeedsALook(field, _("This is too far ahead to promise."), _("What you typed is still there."), _("Look at the year."))
    return due


def time_left(minutes: int, promised: int, *, late: bool, pressing: bool) -> TimeLeft:
    """Draw the response clock: ``minutes`` left of ``promised`` opening minutes (0: nobody knows of how many).

    Always warm for what presses; for others until half the promised time is used it is not. Nothing is late before its time, though
    no opening minute be left: a shop that is closed has none for a whole week.
    """
    return TimeLeft(minutes, late, late or pressing or 0 < promised >= 2 * minutes)


def median_minutes(waits: Sequence[int]) -> float | None:
    """The middle one of the opening minutes people waited; a clock that was set back makes no wait shorter than nothing."""
    return median(max(wait, 0) for wait in waits) if waits else None


def today_sentence(owed: Case | Promise) -> str:
    """Why something owed stands on Today, in one line: what it is, or what they are still to be told of it."""
    what = saying.end(owed.what)
    if owed.tell_since is None:
        return what
    if owed.late_since is not None:
        return _("Will be late, and they do not know it yet: {what}").format(what=what)
    status = owed.status if isinstance(owed, Case) else None
    return f"{what} {status_words()[status]}" if status else what


# what the owner decides


def clean_answers(answers: Answers) -> Answers:
    """Give the promise as it may be kept; raises NeedsALook."""
    if not 1 <= answers.hours <= _LONGEST_ANSWER:
        raise NeedsALook(
            "answers", _("Nobody can promise an answer within {hours} opening hours.").format(hours=answers.hours),
            do=_("Type a number from 1 to {most}.").format(most=_LONGEST_ANSWER),
        )
    return answers


def first_core() -> tuple[CoreThing, ...]:
    """What must be right in any shop, until the owner says it better."""
    words = (
        _("We are open when we say we are."), _("What was ordered is ready."), _("The price is the one we said."),
        _("The shop is clean and neat."), _("Everybody is greeted and answered."),
    )
    return tuple(CoreThing(f"core{place}", text) for place, text in enumerate(words, 1))


def clean_core(words: Sequence[str]) -> tuple[str, ...]:
    """Give the five to seven lines as they may be kept; raises NeedsALook."""
    kept = tuple(text for text in (line("core", text, 120) for text in words) if text)
    if not FEWEST_CORE <= len(kept) <= MOST_CORE:
        raise NeedsALook(
            "core", _("There are {count} things here.").format(count=len(kept)), _("What you typed is still there."),
            _("Choose the five to seven that must always be right."),
        )
    if len({text.casefold() for text in kept}) < len(kept):
        raise NeedsALook("core", _("One of them stands there twice."), _("What you typed is still there."), _("Take one of the two out."))
    return kept


def core_as_plain(things: Sequence[CoreThing], micros: Mapping[str, int | None]) -> list[dict[str, Any]]:
    """The things as values JSON knows; ``micros`` are their ``red_since`` by key, as the store counts instants."""
    return [
        {"key": one.key, "words": one.words, "red_since": micros[one.key], "red_why": one.red_why, "red_by": one.red_by} for one in things
    ]


def hold_sentence(what: str) -> str:
    """Why nothing nice is done for somebody just now."""
    return _("Put this right first: {what}").format(what=what)


def red_sentence(thing: CoreThing) -> str:
    """Why nothing nice is done for anybody just now."""
    why = f" {thing.red_why}" if thing.red_why else ""
    return _("Something that must always be right is not: “{words}”").format(words=thing.words) + why
