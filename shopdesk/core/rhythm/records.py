"""What the rhythm says about a shop, a member and a day: plain values, handed to everyone else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from math import exp

SHAPES = (1, 4, 16)  # the gap laws: erratic, regular, clockwork
MEMORY = 0.8  # what a gap weighs beside the one after it
KEPT_GAPS = 30  # how many of a member's last gaps are kept for the interval that is said


class Standing(StrEnum):
    """Where a member stands with the shop; exactly one on every day. Left alone is a choice beside it."""

    NEW = "new"
    BECOMING = "becoming"
    REGULAR = "regular"
    SLIPPING = "slipping"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class ShopRhythm:
    """The numbers a shop learns from all its members; a new shop begins with these.

    ``unit`` is the median gap in days, the measure of all other times. ``r`` and ``beta`` are what is thought of a member
    before the first gap, ``a`` and ``b`` how often a visit was the last, ``q0`` the same for who came once, ``c4`` and
    ``c16`` how common regular and clockwork members are beside erratic ones; ``season`` is what the same weeks of earlier years say.
    """

    unit: float = 14.0
    r: float = exp(-0.8)
    beta: float = exp(-0.2)
    a: float = exp(-0.45)
    b: float = 1.0
    q0: float = 1 / (1 + exp(0.4))
    c4: float = -1.5
    c16: float = -2.5
    season: float = 0.0


@dataclass(frozen=True, slots=True)
class Habit:
    """A weekday somebody keeps to: which (Monday is 0), since which day, how often, and how firmly (0 to 8)."""

    weekday: int = 0
    since: int = 0
    times: int = 0
    firm: int = 0


@dataclass(frozen=True, slots=True)
class RhythmState:
    """What is kept of one member, whatever the length of the story. Days are ordinals (``date.toordinal``).

    ``weight``, ``length`` and ``fits`` are N, Q and W of the method, in units of the shop's median gap; ``recent`` are the last
    gaps in days on the shop's clock, newest last.
    """

    gaps: int
    last: int
    weight: float = 0.0
    length: float = 0.0
    fits: tuple[float, float, float] = (0.0, 0.0, 0.0)
    recent: tuple[int, ...] = ()
    habit: Habit = field(default=Habit())

    @property
    def visit_days(self) -> int:
        return self.gaps + 1


@dataclass(frozen=True, slots=True)
class Turns:
    """After how many silent days, on the shop's clock, a standing ends; None where that never comes.

    Until ``slipping`` the member is ``here`` (new, becoming or regular), then slipping, and away from ``away`` on.
    """

    here: Standing
    slipping: int | None
    away: int


@dataclass(frozen=True, slots=True)
class DaysOfChange:
    """The days on which the next standings begin if nobody comes before."""

    here: Standing
    slipping_from: dt.date | None
    away_from: dt.date

    def standing(self, day: dt.date) -> Standing:
        """Give the standing on a day from the last visit on."""
        if day >= self.away_from:
            return Standing.AWAY
        if self.slipping_from is not None and day >= self.slipping_from:
            return Standing.SLIPPING
        return self.here


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it is stored: its code, and the numbers and days it needs. ``sentences.text`` puts it into words."""

    code: str
    values: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of one member on one day.

    Chances are within the horizon asked for; days and gaps are on the shop's clock. ``own_gap_days`` is the interval that
    is said, ``usual_gap_days`` the model's; nine in ten gaps are shorter than ``u90_days``.
    """

    standing: Standing
    p_return: float
    p_still: float
    expected_visits: float
    expected_on: dt.date | None
    usual_gap_days: float
    own_gap_days: int | None
    u90_days: float
    silent_days: int
    days_of_change: DaysOfChange
    said: Said


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody expected on a day, how likely they come on that very day, and what is said of them."""

    member_id: int
    chance: float
    said: Said


@dataclass(frozen=True, slots=True)
class Steady:
    """How somebody comes: on how many days, since which, and whether they keep to a weekday. Never what they paid."""

    member_id: int
    visit_days: int
    since: dt.date
    keeps_weekday: bool = False


@dataclass(frozen=True, slots=True)
class RhythmPicture:
    """What is drawn of a rhythm: the last visit days, oldest first, today, and the days among which the next visit is likeliest."""

    days: tuple[dt.date, ...]
    today: dt.date
    window: tuple[dt.date, dt.date] | None


def standing_on(base: str, slipping_on: int | None, away_on: int | None, day: int) -> Standing:
    """Read the standing of a day from the stored days on which standings begin; all days counted alike."""
    if away_on is not None and day >= away_on:
        return Standing.AWAY
    if slipping_on is not None and day >= slipping_on:
        return Standing.SLIPPING
    return Standing(base)
