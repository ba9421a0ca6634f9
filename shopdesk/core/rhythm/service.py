"""Rhythm: keeps what is learned of each member's visits, and says where they stand and who is expected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from shopdesk.core.members.merged import PAGES
from shopdesk.core.rhythm import anew, habits, kept, rules
from shopdesk.core.rhythm.anew import OnProgress
from shopdesk.core.rhythm.basis import Basis, Ranges
from shopdesk.core.rhythm.kept import COLUMNS, EPOCH, HORIZON, STATE
from shopdesk.core.rhythm.member import Chances
from shopdesk.core.rhythm.records import Expected, Judgement, RhythmPicture, RhythmState, ShopRhythm, Standing, Steady
from shopdesk.core.rhythm.sentences import said
from shopdesk.storage.columns import JsonField, day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_NUMBERS = anew.NUMBERS
_SHOP = f"SELECT {', '.join(_NUMBERS)}, closures, stale, basis, learned_on FROM shop_rhythm LIMIT 1"
_STATE = ", ".join(STATE)
_KEPT = f"SELECT {_STATE}, basis FROM rhythm WHERE member_id = ?"
_WRITE = f"INSERT INTO rhythm ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))}) {kept.OR_ANEW}"
_DAYS = f"{PAGES}SELECT DISTINCT v.day FROM page CROSS JOIN visit v WHERE v.member_id = page.id AND v.day <= ?"
_EXPECTED = (
    f"SELECT member_id, own_gap, habit_every, {_STATE} FROM rhythm WHERE expected_on BETWEEN ? - {kept.NEAR} AND ? + {kept.NEAR}"
    " AND (expected_on = ? OR habit_every IS NULL) AND last < ? AND own_gap IS NOT NULL AND away_on > ?"
    " AND (slipping_on IS NULL OR slipping_on > ?) ORDER BY sure DESC, member_id LIMIT ?"
)
_COUNTS = (
    "SELECT CASE WHEN away_on <= ? THEN 'away' WHEN slipping_on <= ? THEN 'slipping' ELSE base END AS code, count(*) FROM rhythm"
    " GROUP BY code"
)
_STEADIEST = (
    "SELECT r.member_id, g.visits, g.first_day, r.habit_every FROM (SELECT member_id, gaps, habit_every FROM rhythm"
    " WHERE base = 'regular' AND away_on > ? AND (slipping_on IS NULL OR slipping_on > ?) ORDER BY gaps DESC, member_id LIMIT ?) r"
    " JOIN glance g ON g.member_id = r.member_id ORDER BY r.gaps DESC, r.member_id"
)
_DRAWN = 9  # visits in the picture
_LIKELY = (0.75, 0.25)  # shares of the gaps that are longer than the ends of the window


class Rhythm:
    """Everything else reads standing from here. One visit updates one member; ``learn_all`` learns the whole shop anew."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._basis_of: tuple[Any, Basis] | None = None

    # what is known

    def of(self, member_id: int, day: dt.date | None = None) -> Judgement | None:
        """Say what is thought of a member on ``day`` (today); None when they want to be left alone or have not come by then."""
        today, (basis, _waiting) = self._ordinal(day), self._now()
        state = self._state(member_id, today)
        return None if state is None else rules.judge(state, basis.numbers, basis.opening, today, HORIZON)

    def standing(self, member_id: int) -> Standing | None:
        """Say where a member stands today; None where nothing is said of them."""
        judged = self.of(member_id)
        return None if judged is None else judged.standing

    def picture(self, member_id: int) -> RhythmPicture | None:
        """Give what is drawn of a member's rhythm today; None where nothing is said of it."""
        today, (basis, _waiting) = self._ordinal(None), self._now()
        state = self._state(member_id, today)
        if state is None:
            return None
        latest = f"{_DAYS} ORDER BY v.day DESC LIMIT ?"
        days = [row[0] + EPOCH for row in self._shop.store.rows(latest, (member_id, today - EPOCH, _DRAWN))]
        return RhythmPicture(tuple(map(rules.date, reversed(days))), rules.date(today), _window(state, basis, today))

    def expected(self, day: dt.date | None = None, limit: int = 14) -> tuple[Expected, ...]:
        """Give who is expected about ``day`` (today) and has not come yet, the surest first; nobody on a closed day."""
        today, (basis, _waiting) = self._ordinal(day), self._now()
        if basis.opening.is_closed(today):
            return ()
        number = today - EPOCH
        rows = self._shop.store.rows(_EXPECTED, (*(number,) * 6, 4 * limit))
        found = (_expected(row, basis, today) for row in rows)
        return tuple(sorted(found, key=lambda one: -one.chance)[:limit])

    def steadiest(self, limit: int) -> tuple[Steady, ...]:
        """Give the regulars of today who came on the most days, however much or little they paid."""
        number = self._ordinal(None) - EPOCH
        rows = self._shop.store.rows(_STEADIEST, (number, number, limit))
        return tuple(Steady(member_id, visits, day_of(first), keeps is not None) for member_id, visits, first, keeps in rows)

    def counts(self, day: dt.date | None = None) -> dict[Standing, int]:
        """Count how many members have each standing on ``day`` (today)."""
        number = self._ordinal(day) - EPOCH
        found = dict(self._shop.store.rows(_COUNTS, (number, number)))
        return {standing: found.get(standing.value, 0) for standing in Standing}

    def opening_day_after(self, day: dt.date, count: int) -> dt.date:
        """Give the ``count``-th day (one or more) after ``day`` on which the shop is open."""
        opening, last = self._now()[0].opening, day.toordinal()
        for _turn in range(count):
            last = opening.next_open(last + 1)
        return rules.date(last)

    def is_due(self) -> bool:
        """Is the whole shop to be learned anew: since a list came, opening days changed, or another day began?"""
        row = self._shop_row()
        if row is not None and row[-1] == day_number(self._shop.today()):
            return self.is_stale()
        return bool(self._shop.store.rows("SELECT 1 FROM visit LIMIT 1"))

    def is_stale(self) -> bool:
        """Do the kept rhythms not know of visits that came in a list, or of opening days that changed?"""
        row, (basis, waiting) = self._shop_row(), self._now()
        return waiting or (row is not None and row[-2] not in (None, basis.number))

    # one member

    def came(self, member_id: int, day: int) -> None:
        """Take in a visit just written, ``day`` since 1970; inside the transaction that wrote it."""
        basis, waiting = self._now()
        rows = self._shop.store.rows(_KEPT, (member_id,))
        state = kept.state_of(rows[0][:-1]) if rows and rows[0][-1] == basis.number and not waiting else None
        if state is None or day + EPOCH < state.last:
            self.relearn((member_id,))
        elif day + EPOCH > state.last:
            self._keep(member_id, rules.visited(state, day + EPOCH, basis.numbers, basis.opening), basis)

    def relearn(self, member_ids: Iterable[int]) -> None:
        """Learn these members anew from their visits: one came late, was taken back, or they chose otherwise."""
        (basis, _waiting), today = self._now(), self._ordinal(None)
        with self._shop.transaction("rhythm.relearn"):
            for member_id in member_ids:
                state = self._learned(member_id, basis, today)
                if state is None:
                    self.drop(member_id)
                else:
                    self._keep(member_id, state, basis)

    def drop(self, member_id: int) -> None:
        """Let go of what was learned of a member."""
        self._shop.store.run("DELETE FROM rhythm WHERE member_id = ?", (member_id,))

    def _keep(self, member_id: int, state: RhythmState, basis: Basis) -> None:
        self._shop.store.run(_WRITE, kept.row_of(member_id, state, basis, self._ordinal(None)))

    def _state(self, member_id: int, today: int) -> RhythmState | None:
        basis, waiting = self._now()
        rows = self._shop.store.rows(_KEPT, (member_id,))
        if rows and rows[0][-1] == basis.number and not waiting:
            state = kept.state_of(rows[0][:-1])
            if state.last <= today:
                return state
        return self._learned(member_id, basis, today)

    def _learned(self, member_id: int, basis: Basis, today: int) -> RhythmState | None:
        if not self._shop.store.rows(f"SELECT 1 FROM member WHERE id = ? AND {anew.SPOKEN_OF}", (member_id,)):
            return None
        days = self._shop.store.rows(_DAYS, (member_id, today - EPOCH))
        return rules.learned((day + EPOCH for (day,) in days), basis.numbers, basis.opening, today)

    # the whole shop

    def mark_stale(self) -> None:
        """Say that visits came which the kept rhythms do not know of; ``learn_all`` is to follow."""
        with self._shop.transaction("rhythm.stale") as writing:
            writing.touch_all("rhythm")
            basis, _waiting = self._now()
            if self._shop_row() is None:
                anew.write_shop(self._shop, basis, None, stale=True)
            self._shop.store.run("UPDATE shop_rhythm SET stale = 1")

    def learn_all(self, on_progress: OnProgress = lambda done, total: None) -> int:
        """Learn the shop's numbers and every member anew and give how many members; some seconds' work, not for the window's process.

        ``on_progress(done, total)`` may raise to stop it.
        """
        return anew.learn(self._shop, self._now()[0], on_progress)

    # the shop's own numbers

    def _shop_row(self) -> tuple[Any, ...] | None:
        rows = self._shop.store.rows(_SHOP)
        return rows[0] if rows else None

    def _now(self) -> tuple[Basis, bool]:
        """Give what is learned with now (the numbers as they are kept, the opening days as they are set), and whether lists wait."""
        row = self._shop_row()
        numbers, closures, waiting = (row[: len(_NUMBERS)], row[-4], bool(row[-3])) if row else ((), "[]", False)
        settings = self._shop.settings.shop()
        key = numbers, closures, settings.closed, settings.week
        if self._basis_of is None or self._basis_of[0] != key:
            declared = tuple((closed.first, closed.last) for closed in settings.closed)
            rest = tuple(weekday for weekday, hours in enumerate(settings.week) if hours is None)
            self._basis_of = key, Basis(ShopRhythm(*numbers), declared, _ranges(closures), rest)
        return self._basis_of[1], waiting

    def _ordinal(self, day: dt.date | None) -> int:
        return (day or self._shop.today()).toordinal()


def _ranges(text: str) -> Ranges:
    day = dt.date.fromisoformat
    return tuple((day(first), day(last)) for first, last in JsonField().python_value(text))


def _window(state: RhythmState, basis: Basis, today: int) -> tuple[dt.date, dt.date] | None:
    """Give the first and last of the days among which they most likely come next; none before there are three gaps, or once away."""
    opening, chances = basis.opening, Chances(state, basis.numbers)
    own = rules.own_gap(state.recent)
    change = rules.days_of_change(rules.turns(state, basis.numbers), state.last, opening)
    if own is None or change.standing(rules.date(today)) is Standing.AWAY:
        return None
    expected = rules.expected_on(state, chances, opening, today)
    if habits.interval(state.habit, state.last, own, opening):
        return rules.date(expected), rules.date(expected)
    silence = max(opening.between(state.last, today), 0)
    first, last = (opening.day_after(state.last, max(round(chances.silence_left_to(share, silence)), 1)) for share in _LIKELY)
    return rules.date(max(min(first, expected), today)), rules.date(max(last, expected))


def _expected(row: tuple[Any, ...], basis: Basis, today: int) -> Expected:
    member_id, own, every, *columns = row
    state, opening = kept.state_of(tuple(columns)), basis.opening
    chances, silence = Chances(state, basis.numbers), max(opening.between(state.last, today) - 1, 0)
    chance = chances.comes(silence, 1)
    if every:
        chance = max(chance, habits.KEPT * chances.still(silence))
    return Expected(member_id, chance, said(state.gaps, state.last, own, state.habit, every, opening, today))
