"""What small gifts may cost in a month: staff stop at it, the owner may go on and says why."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.core.gestures import rules
from shopdesk.core.gestures.records import Budget, NewGesture
from shopdesk.core.money import Money
from shopdesk.errors import NeedsALook, NotAllowed
from shopdesk.i18n import _
from shopdesk.storage.columns import JsonField, day_number
from shopdesk.storage.tables import Setting

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_KEY = "gift_budget"
_USED = (
    "SELECT coalesce(sum(cost_minor), 0), count(*), count(DISTINCT member_id) FROM gesture"
    " WHERE kind = 'gift' AND currency = ? AND day >= ? AND day < ?"
)


class GiftBudget:
    """One amount a month, in the shop's currency."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def limit(self) -> Money | None:
        """What gifts may cost in a month; None where the owner set no limit in the shop's currency."""
        kept = self._kept()
        return kept if kept is not None and kept.currency == self._shop.settings.shop().currency else None

    def month(self, day: dt.date | None = None) -> Budget:
        """The budget of the month of ``day`` (today)."""
        first, after = rules.month_of(day or self._shop.today())
        currency = self._shop.settings.shop().currency
        used, gifts, people = self._shop.store.rows(_USED, (currency, day_number(first), day_number(after)))[0]
        return Budget(first, self.limit(), Money(int(used), currency), people, gifts)

    def set_limit(self, limit: Money | None) -> None:
        """Say what gifts may cost in a month, None for no limit; the owner's. Raises NeedsALook."""
        self._shop.staff.require_owner(_("set the gift budget"))
        if limit is not None and limit.minor < 0:
            raise NeedsALook("gift_budget", _("Nothing costs less than nothing."), _("Nothing was changed."), _("Look at the amount."))
        value = {} if limit is None else {"minor": limit.minor, "currency": limit.currency}
        with self._shop.transaction("gestures.budget") as writing:
            rows = self._shop.store.rows("SELECT id FROM setting WHERE key = ?", (_KEY,))
            if rows:
                writing.update(Setting, rows[0][0], value=value)
            else:
                writing.insert(Setting, key=_KEY, value=value)
            writing.log("gestures.budget", minor=None if limit is None else limit.minor)
            writing.touch("gestures")

    def require_room(self, new: NewGesture) -> None:
        """Stop a gift that goes beyond the month's budget: staff always, the owner without words for it."""
        budget, cost = self.month(), new.cost
        if budget.left is None or cost is None:
            return
        if cost.currency != budget.used.currency:
            raise NeedsALook(
                "cost", _("The gift budget counts in {currency}.").format(currency=budget.used.currency),
                _("What you typed is still there."), _("Say what it cost in {currency}.").format(currency=budget.used.currency),
            )
        if cost.minor <= max(budget.left.minor, 0):
            return
        left = saying.money(Money(max(budget.left.minor, 0), cost.currency))
        what = _("This month’s gift budget has {left} left.").format(left=left)
        if not self._shop.staff.is_owner():
            raise NotAllowed(what, _("Nothing was given."), _("Choose something smaller, or let the owner go on."))
        if not new.over_budget:
            raise NeedsALook("over_budget", what, _("What you typed is still there."), _("Say in a sentence why you go on."))

    def _kept(self) -> Money | None:
        rows = self._shop.store.rows("SELECT value FROM setting WHERE key = ?", (_KEY,))
        plain = JsonField().python_value(rows[0][0]) if rows else None
        return Money(plain["minor"], plain["currency"]) if plain else None
