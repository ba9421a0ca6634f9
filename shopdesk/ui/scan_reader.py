"""What a scan means: somebody's card, a gift card, or something nobody here knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from shopdesk.core import codes
from shopdesk.core.codes import CodeKind, Reading
from shopdesk.errors import NotFound
from shopdesk.i18n import _
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import GIFTS, READ, Errand

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_SHOWN = 40


class ScanReader:
    """Reads one scan after another; ``open_member`` gets the member's id and what was read, ``send`` where a gift card is looked at."""

    def __init__(
        self, shop: Shop, operations: Operations, open_member: Callable[[int, str], None], send: Callable[[Errand], None]
    ) -> None:
        self._shop = shop
        self._operations = operations
        self._open_member = open_member
        self._send = send

    def read(self, text: str) -> None:
        """Act on what a scanner read."""
        reading = codes.read(text)
        if reading is not None and reading.kind is CodeKind.GIFT:
            self._send(Errand(GIFTS, READ, words=text))  # whose page says what is amiss with it
        else:
            self._operations.do(lambda: self._act_on(text, reading))

    def _act_on(self, text: str, reading: Reading | None) -> None:
        if reading is None or not reading.good:
            raise _whose(text)
        try:
            member = self._shop.members.by_code(reading.letters)
        except NotFound as error:
            raise _whose(codes.spaced(reading.letters)) from error
        self._open_member(member.id, codes.spaced(reading.letters))


def _whose(code: str) -> NotFound:
    shown = code if len(code) <= _SHOWN else f"{code[:_SHOWN]}…"
    return NotFound(
        _("Whose is this?"), _("No card of this shop carries “{code}”.").format(code=shown),
        _("Find the person by name, or start a page for them."),
    )
