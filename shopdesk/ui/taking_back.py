"""Taking back the last act: at once, or in another process where it touched so much that the window would stand still."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from shopdesk.core.undo.records import DoneAct
from shopdesk.core.undo.service import OWNERS
from shopdesk.errors import NotFound
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.ui.apart import Counter
    from shopdesk.ui.messages import Messages
    from shopdesk.ui.operations import Operations

_AT_ONCE = 100  # rows that are put back before anybody could notice


def take_back_apart(_tell: Callable[[int, int], None], counter: Counter, step_id: int) -> bool:
    """Take an act back in another process; see Undo.take_back."""
    with counter.opened() as shop:
        return shop.undo.take_back(step_id)


class TakingBack:
    """One act at a time. What only an owner takes back stays here, where they can be asked who they are: none of it is long."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._is_busy = False

    def start(self) -> None:
        """Take back the last act."""
        if self._is_busy:
            self._say_busy()
        else:
            self._operations.do(self._take_back, on_done=self._on_taken_back)

    def _take_back(self) -> bool | DoneAct:
        """What Undo.take_back gives, or the act itself where that is left to another process."""
        step = self._shop.undo.last()
        if step is None:
            raise NotFound(_("There is nothing to take back."), _("Acts can be taken back for ten minutes."))
        is_long = step.rows > _AT_ONCE and step.verb not in OWNERS
        return step if is_long else self._shop.undo.take_back(step.id)

    def _on_taken_back(self, done: bool | DoneAct) -> None:
        if isinstance(done, DoneAct):
            self._begin_apart(done)
        else:
            self._say(done)

    def _begin_apart(self, step: DoneAct) -> None:
        from shopdesk.ui.apart import Counter  # with what another process needs, only where there is one

        self._is_busy = True
        self._say_busy()
        self._operations.run_long(
            take_back_apart, Counter.of(self._shop), step.id, on_done=self._on_taken_back_apart, on_end=self._on_ended
        )

    def _on_taken_back_apart(self, gone_out: bool) -> None:
        self._shop.hear_others()  # another process did it, and every page shall know
        self._say(gone_out)

    def _on_ended(self) -> None:
        self._is_busy = False

    def _say(self, gone_out: bool) -> None:
        self._messages.say(_("Taken back. What went out still counts in their month.") if gone_out else _("Taken back"))

    def _say_busy(self) -> None:
        self._messages.say(_("Taking it back…"))
