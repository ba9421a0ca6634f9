"""Judges every member of a shop on one day at once; the same as ``rules.judge`` does for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from shopdesk.core.rhythm import rules, seasons, traits
from shopdesk.core.rhythm.records import KEPT_GAPS, DaysOfChange, Habit, RhythmState, Said, ShopRhythm, Standing, Turns
from shopdesk.core.rhythm.scoring import Scores
from shopdesk.core.rhythm.sentences import said
from shopdesk.core.rhythm.states import States, rebuilt

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from shopdesk.core.rhythm.opening import OpeningDays
    from shopdesk.core.rhythm.story import Story

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Judged:
    """Arrays over the members of a story, as in ``Judgement``; 0 stands for None in days and gaps."""

    story: Story
    states: States
    recent: Ints
    standing: NDArray[np.str_]
    p_return: Floats
    p_still: Floats
    expected_visits: Floats
    expected_on: Ints
    usual_gap: Floats
    own_gap: Ints
    u90: Floats
    turns: traits.TurnsOfAll
    habits: traits.Habits
    every: Ints

    def said(self, place: int) -> Said:
        """Give the sentence about the member at a place."""
        own, every = int(self.own_gap[place]) or None, int(self.every[place]) or None
        story = self.story
        return said(int(story.counts[place]), int(story.last[place]), own, self.habit(place), every, story.opening, story.today)

    def state(self, place: int) -> RhythmState:
        """Give the state of the member at a place, to be kept."""
        one, four, sixteen = self.states.fits[:, place].tolist()
        kept = min(int(self.story.counts[place]), KEPT_GAPS)
        recent = tuple(self.recent[place, :kept][::-1].tolist())
        return RhythmState(
            int(self.story.counts[place]), int(self.story.last[place]), float(self.states.weight[place]), float(self.states.length[place]),
            (one, four, sixteen), recent, self.habit(place),
        )

    def habit(self, place: int) -> Habit:
        """Give the weekday habit of the member at a place."""
        found = self.habits
        return Habit(int(found.weekday[place]), int(found.since[place]), int(found.times[place]), int(found.firm[place]))

    def days_of_change(self, place: int) -> DaysOfChange:
        """Give the days on which the next standings of the member at a place begin."""
        turns = self.turns
        here = Standing.NEW if turns.new[place] else Standing.REGULAR if turns.regular[place] else Standing.BECOMING
        turn = Turns(here, int(turns.slipping[place]) or None, int(turns.away[place]))
        return rules.days_of_change(turn, int(self.story.last[place]), self.story.opening)


def judged(story: Story, rhythm: ShopRhythm, horizon: int) -> Judged:
    """Learn the states of all members from their visits and judge them on the story's last day."""
    states, recent, found = rebuilt(story, rhythm), traits.recent_gaps(story), traits.habits_of(story)
    scores = Scores(states, rhythm)
    own, median = traits.intervals(recent)
    every = traits.habit_intervals(found, own, story)
    turns = traits.turns_of_all(states, scores, median, rhythm)
    standing = _standings(turns, story.silence)
    silence = story.silence.astype(float)
    ahead = np.full(story.members, float(story.opening.between(story.today, story.today + horizon)))
    p_return = scores.comes(silence, ahead)
    if rhythm.season:
        p_return = seasons.shifted(p_return, rhythm.season, seasons.evidence(story, horizon))
    expected = np.where(standing == Standing.AWAY, 0, _expected(story, scores, own, every, found))
    u90 = scores.silence_left_to(rules.SLIPPING_SHARE, np.zeros(story.members))
    return Judged(
        story, states, recent, standing, p_return, scores.still(silence), scores.visits(silence, ahead), expected, scores.usual_gap(), own,
        u90, turns, found, every,
    )


def _standings(turns: traits.TurnsOfAll, silence: Ints) -> NDArray[np.str_]:
    here = np.where(turns.new, Standing.NEW.value, np.where(turns.regular, Standing.REGULAR.value, Standing.BECOMING.value))
    slipping = (turns.slipping > 0) & (silence >= turns.slipping)
    return np.where(silence >= turns.away, Standing.AWAY.value, np.where(slipping, Standing.SLIPPING.value, here))


def _expected(story: Story, scores: Scores, own: Ints, every: Ints, found: traits.Habits) -> Ints:
    """Give ``rules.expected_on`` of all members."""
    opening, today, last = story.opening, story.today, story.last
    usual = own.copy()
    unknown = np.flatnonzero(own == 0)
    usual[unknown] = np.rint(scores.pick(unknown).silence_left_to(0.5, np.zeros(len(unknown)))).astype(np.int64)
    days = opening.next_open_all(opening.day_after_all(last, np.maximum(usual, 1)))
    late = np.flatnonzero((days < today) & (every == 0))
    silence = story.silence[late]
    more = np.rint(scores.pick(late).silence_left_to(0.5, silence.astype(float))).astype(np.int64) - silence
    days[late] = opening.next_open_all(_after(opening, today, np.maximum(more, 1)))
    faithful = np.flatnonzero(every)
    by_habit = _by_habit(found.weekday[faithful].astype(np.int64), every[faithful], last[faithful], today)
    days[faithful] = opening.next_open_all(by_habit)
    return np.minimum(days, rules.LAST_DAY)


def _after(opening: OpeningDays, today: int, count: Ints) -> Ints:
    return opening.day_after_all(np.full(len(count), today), count)


def _by_habit(weekday: Ints, every: Ints, last: Ints, today: int) -> Ints:
    day = last + (weekday - (last - 1) % 7 + 3) % 7 - 3 + every
    days: Ints = day + np.maximum(-(-(today - day) // every), 0) * every
    return days
