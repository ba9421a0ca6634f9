"""The exact words people are asked with: each kept for ever under its number; other words are another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.permissions.first_words import FIRST_WORDS
from shopdesk.core.permissions.records import ASKED_FOR, Purpose, Wording
from shopdesk.core.staff.records import Right
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_WORDING = "SELECT id, number, purpose, language, text FROM wording"


class Wordings:
    """Reads and adds to them."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def current(self, purpose: Purpose, language: str = "") -> Wording:
        """The words somebody is asked with now, in ``language`` or the shop's own."""
        language = language if language in FIRST_WORDS else self._language()
        rows = self._shop.store.rows(
            _WORDING + " WHERE purpose = ? AND language = ? ORDER BY number DESC LIMIT 1", (purpose.value, language)
        )
        return _wording(rows[0]) if rows else Wording(None, 0, purpose, language, FIRST_WORDS[language][purpose])

    def get(self, wording_id: int) -> Wording:
        """The words of one answer; raises NotFound."""
        rows = self._shop.store.rows(_WORDING + " WHERE id = ?", (wording_id,))
        if not rows:
            raise NotFound(_("These words are not kept here."))
        return _wording(rows[0])

    def all(self) -> tuple[Wording, ...]:
        """Every wording there was, by its number."""
        return tuple(_wording(row) for row in self._shop.store.rows(_WORDING + " ORDER BY number"))

    def reword(self, purpose: Purpose, language: str, text: str) -> Wording:
        """Ask with other words from now on; what was asked before keeps the words it was asked with. The owner's."""
        self._shop.staff.require(Right.SETTINGS)
        text = validation.passage("wording", text, 600)
        if not text:
            raise NeedsALook("wording", _("Nobody can say yes to nothing."), _("Nothing was changed."), _("Write what they agree to."))
        if purpose not in ASKED_FOR or language not in FIRST_WORDS:
            raise NeedsALook("wording", _("There is no such question."))
        now = self.current(purpose, language)
        return now if now.text == text else self._keep(purpose, language, text)

    def used(self, purpose: Purpose, language: str = "") -> int:
        """The id of the words somebody was just asked with; they are kept from now on."""
        now = self.current(purpose, language)
        kept = now if now.id is not None else self._keep(purpose, now.language, now.text)
        assert kept.id is not None
        return kept.id

    def _keep(self, purpose: Purpose, language: str, text: str) -> Wording:
        with self._shop.transaction("permissions.wording") as writing:
            number = 1 + int(self._shop.store.rows("SELECT coalesce(max(number), 0) FROM wording")[0][0])
            wording_id = writing.insert(
                tables.Wording, number=number, purpose=purpose.value, language=language, text=text, at=self._shop.clock.now(),
                staff_id=self._shop.staff.at_counter_id(),
            )
            writing.log("permissions.wording", wording=wording_id, number=number)
            writing.touch("permissions")
        return Wording(wording_id, number, purpose, language, text)

    def _language(self) -> str:
        language = self._shop.settings.shop().language
        return language if language in FIRST_WORDS else "en"


def _wording(row: tuple[Any, ...]) -> Wording:
    wording_id, number, purpose, language, text = row
    return Wording(wording_id, number, Purpose(purpose), language, text)
