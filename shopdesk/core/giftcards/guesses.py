"""Codes that look right and that no card carries: some happen, ten in ten minutes are somebody trying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core.giftcards.records import Refused, Why
from shopdesk.core.giftcards.rules import GUESS_TIME, GUESSES
from shopdesk.i18n import _
from shopdesk.storage.columns import InstantField, new_id

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Guesses:
    """Counts them in the store, so that neither a restart nor another counter begins anew."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    @property
    def held(self) -> bool:
        """Is no code read until an owner says so?"""
        return int(self._shop.store.rows("SELECT count(*) FROM gift_guess")[0][0]) >= GUESSES

    def require_free(self) -> None:
        """Refuse to read any code while they are held; raises Refused."""
        if self.held:
            raise Refused(
                Why.HELD, _("Too many codes were tried that no card carries."), _("Nothing was taken off any card."),
                _("An owner can let codes be read again, on the Gifts page."),
            )

    def note(self) -> None:
        """Write down one more. Older ones go, unless there are so many that codes are held: those wait for an owner."""
        shop = self._shop
        now = InstantField().db_value(shop.clock.now())
        earliest = InstantField().db_value(shop.clock.now() - GUESS_TIME)
        with shop.transaction("giftcards.unknown") as writing:
            writing.undoable = False
            shop.store.run("DELETE FROM gift_guess WHERE at <= ? AND (SELECT count(*) FROM gift_guess) < ?", (earliest, GUESSES))
            shop.store.run("INSERT INTO gift_guess (id, at, counter_id) VALUES (?, ?, ?)", (new_id(), now, shop.counter_id))
            writing.log("giftcards.unknown", held=int(self.held))
            writing.touch("giftcards")

    def let_go_on(self) -> None:
        """Let codes be read again; the owner's."""
        self._shop.staff.require_owner(_("let codes be read again"))
        with self._shop.transaction("giftcards.let_go_on") as writing:
            writing.undoable = False
            self._shop.store.run("DELETE FROM gift_guess")
            writing.log("giftcards.let_go_on")
            writing.touch("giftcards")
