"""A shop with staff always has an owner: where none works any more, everybody would be one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from shopdesk.core.staff.records import Role, StaffMember
from shopdesk.errors import NotAllowed
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_OTHER_OWNERS = "SELECT 1 FROM staff WHERE role = 'owner' AND works_here = 1 AND id <> ? LIMIT 1"
_NOBODY = 0


class Owners:
    """Looks after it."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def any(self) -> bool:
        """Does an owner work here?"""
        return self._others(_NOBODY)

    def _others(self, staff_id: int) -> bool:
        return bool(self._shop.store.rows(_OTHER_OWNERS, (staff_id,)))

    def require_another(self, member: StaffMember) -> None:
        """Refuse to let the last owner go; raises NotAllowed."""
        if member.role is Role.OWNER and not self._others(member.id):
            raise NotAllowed(
                _("{name} is the only owner.").format(name=member.name), _("Nothing was changed."), _("Make somebody else an owner first.")
            )

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Refuse what is done inside when it leaves a staff, be they here or gone, without an owner; raises NotAllowed."""
        before = self.any()
        yield
        if before and not self.any() and self._shop.staff.all(gone_too=True):
            raise NotAllowed(
                _("Nobody would be an owner any more."), _("Everything stays as it is now."), _("Make somebody else an owner first.")
            )
