"""Say this now: the one thing worth saying to who stands at the counter, or nothing. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shopdesk.core import saying
from shopdesk.core.members.records import Birthday, Member, Memory
from shopdesk.core.members.rules import is_stale
from shopdesk.core.visits.records import Visit
from shopdesk.i18n import _

_AHEAD = 7  # days before a birthday in which it may be spoken of
_BEHIND = 2  # and after it


class Reason(StrEnum):
    """Why there is something to say, the most human first."""

    ASK_HOW = "ask_how"
    FOLLOW_UP = "follow_up"
    BIRTHDAY = "birthday"
    STILL_TRUE = "still_true"


@dataclass(frozen=True, slots=True)
class Cue:
    """One sentence; ``about`` is the id of the visit, the follow-up or the memory it comes from, 0 for a birthday."""

    member_id: int
    reason: Reason
    about: int
    sentence: str


def cues(member: Member, visits: Sequence[Visit], today: dt.date, due: Iterable[tuple[int, str]] = ()) -> tuple[Cue, ...]:
    """Give what could be said, the most human first. ``visits`` newest first, ``due`` follow-ups by id, with their sentences."""
    found: list[Cue | None] = [_ask_how(member.id, visits, today)]
    found += [Cue(member.id, Reason.FOLLOW_UP, followup_id, sentence) for followup_id, sentence in due]
    found.append(_birthday(member, today))
    found += [_still_true(member.id, memory) for memory in member.memories if is_stale(memory, today)]
    return tuple(cue for cue in found if cue)


def _ask_how(member_id: int, visits: Sequence[Visit], today: dt.date) -> Cue | None:
    for visit in visits:
        if visit.ask_how and visit.day < today:
            when = saying.sentence(saying.ago(visit.day, today))
            if visit.what:
                sentence = _("{when}: {what}. Ask how it went.").format(when=when, what=visit.what.rstrip("."))
            else:
                sentence = _("{when} you wanted to know how it goes. Ask now.").format(when=when)
            return Cue(member_id, Reason.ASK_HOW, visit.id, sentence)
    return None


def _birthday(member: Member, today: dt.date) -> Cue | None:
    born = member.birthday
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
    return Cue(member.id, Reason.BIRTHDAY, 0, sentence)


def _on(born: Birthday, year: int) -> dt.date:
    """The birthday in ``year``; who was born on 29 February has it on the 28th in other years."""
    try:
        return dt.date(year, born.month, born.day)
    except ValueError:
        return dt.date(year, 2, 28)


def _still_true(member_id: int, memory: Memory) -> Cue:
    return Cue(member_id, Reason.STILL_TRUE, memory.id, _("Ask if this is still true: {memory}").format(memory=saying.quoted(memory.text)))
