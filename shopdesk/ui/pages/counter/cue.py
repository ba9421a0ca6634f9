"""Say this now: the one thing worth saying to who stands at the counter, or nothing. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from shopdesk.core import saying
from shopdesk.core.members.records import Birthday, Member, Memory
from shopdesk.core.members.rules import is_stale
from shopdesk.core.visits.records import Visit
from shopdesk.i18n import _

_AHEAD = 7  # days before a birthday in which it may be spoken of
_BEHIND = 2  # and after it


class Reason(Enum):
    """Why there is something to say."""

    ASK_HOW = auto()
    BIRTHDAY = auto()
    STILL_TRUE = auto()


@dataclass(frozen=True, slots=True)
class Cue:
    """One sentence; ``about`` is the id of the visit or the memory it comes from, 0 for a birthday."""

    reason: Reason
    about: int
    sentence: str


def cues(member: Member, visits: Sequence[Visit], today: dt.date) -> tuple[Cue, ...]:
    """Give what could be said, the most human first. ``visits`` newest first."""
    found: list[Cue | None] = [_ask_how(visits, today), _birthday(member.birthday, today)]
    return tuple(cue for cue in (*found, *(_still_true(memory) for memory in member.memories if is_stale(memory, today))) if cue)


def _ask_how(visits: Sequence[Visit], today: dt.date) -> Cue | None:
    for visit in visits:
        if visit.ask_how and visit.day < today:
            when = saying.sentence(saying.ago(visit.day, today))
            if visit.what:
                sentence = _("{when}: {what}. Ask how it went.").format(when=when, what=visit.what.rstrip("."))
            else:
                sentence = _("{when} you wanted to know how it goes. Ask now.").format(when=when)
            return Cue(Reason.ASK_HOW, visit.id, sentence)
    return None


def _birthday(born: Birthday | None, today: dt.date) -> Cue | None:
    if born is None:
        return None
    days = min((_on(born, year) - today for year in (today.year - 1, today.year, today.year + 1)), key=abs).days
    if not -_BEHIND <= days <= _AHEAD:
        return None
    if days == 0:
        sentence = _("It is their birthday today.")
    elif days == 1:
        sentence = _("Their birthday is tomorrow.")
    elif days > 0:
        sentence = _("Their birthday is on {day}.").format(day=saying.long_day(today + dt.timedelta(days)))
    else:
        sentence = _("Their birthday was {ago}. A late word is better than none.").format(ago=saying.ago(today + dt.timedelta(days), today))
    return Cue(Reason.BIRTHDAY, 0, sentence)


def _on(born: Birthday, year: int) -> dt.date:
    """The birthday in ``year``; who was born on 29 February has it on the 28th in other years."""
    try:
        return dt.date(year, born.month, born.day)
    except ValueError:
        return dt.date(year, 2, 28)


def _still_true(memory: Memory) -> Cue:
    return Cue(Reason.STILL_TRUE, memory.id, _("Ask if this is still true: {memory}").format(memory=saying.quoted(memory.text)))
