"""After a window that was not closed: whoever pressed last may not know what was booked, so the last operations are offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from shopdesk.i18n import _
from shopdesk.ui.notices import Notices
from shopdesk.ui.page import GIFTS, LATEST, Errand
from shopdesk.ui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_NAME = "broken_off"


def offer_last(shop: Shop, notices: Notices, run_errand: Callable[[Errand], None]) -> None:
    """Say it and offer to look, if anything was ever booked on a gift card."""
    if not shop.giftcards.latest(1):
        return

    def look() -> None:
        notices.take_away(_NAME)
        run_errand(Errand(GIFTS, LATEST))

    button = KeyButton(_("Look at the last five"), icon="gift", small=True)
    button.clicked.connect(look)
    words = _("What was pressed in its last moment may have been booked on a gift card all the same.")
    notices.say(_NAME, _("ShopDesk was not closed properly the last time."), words, button)
