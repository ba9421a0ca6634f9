"""Erasing somebody from the window: of a large shop another process makes the copy of before, so that the counter goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from shopdesk.core.backups.apart import run_task
from shopdesk.core.staff.records import Right
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations

if TYPE_CHECKING:
    from shopdesk.core.known.records import Erased
    from shopdesk.core.shop import Shop

_SMALL = 3_000_000  # bytes; a smaller file is copied and looked through before anybody notices


def erase(
    shop: Shop, operations: Operations, messages: Messages, act: Callable[[], Erased | None], on_done: Callable[[Erased | None], None]
) -> None:
    """Do ``act``, which erases somebody, once there is a copy of all there is; ``on_done`` gets what it gave."""

    def begin(_may: object) -> None:
        backups = shop.backups
        if not backups.ours or not backups.changed() or shop.path.stat().st_size < _SMALL:
            operations.do(act, undo=False, on_done=on_done)
            return
        messages.say(_("Making a copy first. Then they are erased; you can go on meanwhile."))
        task, mark = backups.begin("erasure")

        def copied(_backup: object) -> None:
            backups.made(mark)
            operations.do(act, undo=False, on_done=on_done)

        operations.run_long(run_task, task, on_done=copied)

    operations.do(lambda: shop.staff.require(Right.ERASE), undo=False, on_done=begin)
