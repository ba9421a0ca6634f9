"""The waiting order of a kind that is full: who holds a priority, then who wrote first, is next; nobody comes in by themselves."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.members.merged import PAGES
from shopdesk.core.privileges import reading
from shopdesk.core.privileges.records import Waiting
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import InstantField

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_ORDER = "SELECT id, member_id, reason, at FROM privilege_waiting WHERE kind_id = ? ORDER BY position, id"


class WaitingOrder:
    """Who waits for which kind."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def of(self, kind_id: int) -> tuple[Waiting, ...]:
        """Who waits for a kind, the next one first."""
        found, rows = [], self._shop.privileges.in_line(self._shop.store.rows(_ORDER, (kind_id,)), itemgetter(1))
        for place, (row_id, member_id, reason, at) in enumerate(rows, 1):
            match = self._shop.members.match(self._shop.members.resolved(member_id))
            since = InstantField().python_value(at)
            assert since is not None
            found.append(Waiting(row_id, match.id, match.name, kind_id, reason, since, place))
        return tuple(found)

    def add(self, member_id: int, kind_id: int, reason: str) -> Waiting:
        """Put somebody at the end of the order. Raises NeedsALook when they wait or have it already, or without a reason."""
        reason = validation.line("reason", reason)
        if not reason:
            raise NeedsALook("reason", _("Every privilege has a reason."), do=_("Say in a sentence why it is this person."))
        with self._shop.transaction("privileges.wait") as writing:
            member_id = self._shop.members.resolved(member_id)
            kind = self._shop.privileges.kinds.get(kind_id)
            if reading.holds(self._shop, member_id, kind_id, self._shop.today()):
                raise NeedsALook("kind", _("They have “{kind}” already.").format(kind=kind.name), _("Nothing was changed."))
            if self._rows_of(member_id, kind_id):
                raise NeedsALook("kind", _("They wait for “{kind}” already.").format(kind=kind.name), _("Their place is kept."))
            last = self._shop.store.rows("SELECT coalesce(max(position), 0) FROM privilege_waiting WHERE kind_id = ?", (kind_id,))
            row_id = writing.insert(
                tables.PrivilegeWaiting, member=member_id, kind=kind_id, reason=reason, position=last[0][0] + 1, at=self._shop.clock.now()
            )
            writing.log("privileges.wait", member_id, kind=kind_id)
            writing.touch("privileges", member_id)
        return next(waiting for waiting in self.of(kind_id) if waiting.id == row_id)

    def leave(self, waiting_id: int) -> None:
        """Somebody waits no longer. Raises NotFound."""
        with self._shop.transaction("privileges.wait_no_more") as writing:
            rows = self._shop.store.rows("SELECT member_id, kind_id FROM privilege_waiting WHERE id = ?", (waiting_id,))
            if not rows:
                raise NotFound(_("They do not wait any more."), _("Nothing was changed."))
            writing.delete(tables.PrivilegeWaiting, waiting_id)
            writing.log("privileges.wait_no_more", rows[0][0], kind=rows[0][1])
            writing.touch("privileges", rows[0][0])

    def given(self, member_id: int, kind_id: int) -> None:
        """They have it now, so they do not wait for it."""
        for (row_id,) in self._rows_of(member_id, kind_id):
            self.leave(row_id)

    def _rows_of(self, member_id: int, kind_id: int) -> list[tuple[int]]:
        sql = f"{PAGES}SELECT w.id FROM page CROSS JOIN privilege_waiting w WHERE w.member_id = page.id AND w.kind_id = ?"
        return list(self._shop.store.rows(sql, (member_id, kind_id)))
