"""What a follow-up is, which rules make them, and what the owner advises in each phase."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from shopdesk.core.rhythm.records import Standing
from shopdesk.core.today.records import Act


class Event(StrEnum):
    """What a follow-up comes from."""

    HOW = "how"  # a visit marked "ask how it goes"
    SOLVED = "solved"  # a problem was put right: is it right now?
    CARE = "care"  # a thing in use needs its care
    STUCK = "stuck"  # somebody is stuck with a thing of theirs
    SO_SO = "so_so"  # a thing of theirs goes only so-so
    FIRST_WEEK = "first_week"  # they have just become a member
    MISSED = "missed"  # a regular stays away longer than usual
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"  # of the first visit
    REVIEW = "review"  # a privilege to look at again
    WISH = "wish"  # what they wished for is done


class Going(StrEnum):
    """How a thing in use goes."""

    GOOD = "good"
    SO_SO = "so_so"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True)
class Rule:
    """What to do at an event with somebody of a standing (None: of any), ``after_days`` opening days later (before it, if negative).

    ``card`` names the card to print, ``words`` are a hint for what to say; they are never sent by themselves.
    """

    event: Event
    standing: Standing | None
    after_days: int
    act: Act
    card: str = ""
    words: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to do for a member from ``due`` on; ``about_id`` is the visit, case, thing or wish it follows."""

    id: int
    member_id: int
    event: Event
    due: dt.date
    about_id: int | None
    owner_id: int | None
    made_on: dt.date


@dataclass(frozen=True, slots=True)
class UseCheck:
    """How a thing was going on a day, and the tip that was given."""

    id: int
    thing_id: int
    going: Going
    tip: str
    day: dt.date
    staff_id: int | None


class Phase(StrEnum):
    """Where somebody is in their time with the shop."""

    STRANGER = "stranger"
    FIRST_VISIT = "first_visit"
    RETURN = "return"
    REGULAR = "regular"
    FRIEND = "friend"
    DRIFTING = "drifting"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Cell:
    """What the owner advises in a phase: one thing to be good at, and one to three acts. Advice, never a task."""

    phase: Phase
    discipline: str
    acts: tuple[str, ...]
