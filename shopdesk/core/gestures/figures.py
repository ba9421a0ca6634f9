"""What gestures come to: the share of help, help beside asking, reasons, and what each kind cost and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk.core.gestures import rules
from shopdesk.core.gestures.records import HELPS, Effect, GestureKind, HelpAndAsks, Share, Why
from shopdesk.core.money import Money
from shopdesk.core.trust.records import TrustKind
from shopdesk.storage.columns import day_number

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_ASKS = frozenset({TrustKind.ASKED, TrustKind.OFFER, TrustKind.ASKED_TWICE})
_KINDS = "SELECT kind, count(*) FROM gesture WHERE day BETWEEN ? AND ? GROUP BY kind"
_SALES = "SELECT count(*) FROM visit WHERE day BETWEEN ? AND ? AND (amount_minor > 0 OR what <> '')"
_SUMS = "SELECT kind, count(*), coalesce(sum(minutes), 0) FROM gesture WHERE day BETWEEN ? AND ? GROUP BY kind"
_COSTS = (
    "SELECT kind, currency, sum(cost_minor) FROM gesture WHERE day BETWEEN ? AND ? AND cost_minor IS NOT NULL"
    " GROUP BY kind, currency ORDER BY currency"
)
# A visit on the day itself is the one at which it was done.
_BACK = (
    "SELECT g.kind, count(*), sum(CASE WHEN EXISTS (SELECT 1 FROM visit v WHERE v.member_id = g.member_id"
    " AND v.day > g.day AND v.day <= g.day + ?) THEN 1 ELSE 0 END) FROM gesture g WHERE g.day BETWEEN ? AND ? GROUP BY g.kind"
)


class Figures:
    """Counted when asked for, never kept."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def share(self, first: dt.date, last: dt.date) -> Share:
        """Help beside gifts and sales, both days included. "Too much for you" is help, never a sale."""
        days = day_number(first), day_number(last)
        counts = {GestureKind(kind): count for kind, count in self._shop.store.rows(_KINDS, days)}
        sales = self._shop.store.rows(_SALES, days)[0][0]
        return Share(sum(counts.get(kind, 0) for kind in HELPS), counts.get(GestureKind.GIFT, 0), sales)

    def by_reason(self, first: dt.date, last: dt.date) -> dict[Why, int]:
        """How often each reason was given, both days included."""
        sql = "SELECT why, count(*) FROM gesture WHERE day BETWEEN ? AND ? GROUP BY why"
        return {Why(why): count for why, count in self._shop.store.rows(sql, (day_number(first), day_number(last)))}

    def help_and_asks(self, member_id: int) -> HelpAndAsks:
        """How often we helped one person, and how often we asked something of them."""
        helps = sum(gesture.kind in HELPS for gesture in self._shop.gestures.of(member_id))
        return HelpAndAsks(helps, sum(booked.kind in _ASKS for booked in self._shop.trust.history(member_id)))

    def help_and_asks_of_shop(self, first: dt.date, last: dt.date) -> HelpAndAsks:
        """The same for everybody, both days included."""
        asks = sum(self._shop.trust.count(kind, first, last) for kind in _ASKS)
        return HelpAndAsks(self.share(first, last).helps, asks)

    def effects(self, first: dt.date, last: dt.date) -> tuple[Effect, ...]:
        """What each kind of act cost and took, both days included, and who came again; nothing is said of fewer than ten."""
        days = day_number(first), day_number(last)
        costs: dict[str, list[Money]] = {}
        for kind, currency, minor in self._shop.store.rows(_COSTS, days):
            costs.setdefault(kind, []).append(Money(int(minor), currency))
        settled = day_number(min(last, self._shop.today() - rules.BACK_WITHIN))
        back = {kind: (seen, came) for kind, seen, came in self._shop.store.rows(_BACK, (rules.BACK_WITHIN.days, days[0], settled))}
        return tuple(
            Effect(GestureKind(kind), count, tuple(costs.get(kind, ())), int(minutes), *back.get(kind, (0, 0)))
            for kind, count, minutes in sorted(self._shop.store.rows(_SUMS, days))
        )
