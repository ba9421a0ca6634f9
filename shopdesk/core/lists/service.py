"""Keeping lists of the shop's own. What is kept is a filter, so a list always holds whoever meets it now."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.lists import rules
from shopdesk.core.lists.picking import Picking
from shopdesk.core.lists.records import SavedList
from shopdesk.core.members.filters import MemberFilter, Order
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.i18n import _
from shopdesk.storage.columns import JsonField
from shopdesk.storage.tables import Setting

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_KEY = "lists"
_LONGEST = 40  # letters of a name, so that it stands on one line beside its count


class Lists:
    """The saved lists: those that come with the program, then the shop's own in the order they were kept.

    ``picking`` makes those that hold people picked by hand.
    """

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.picking = Picking(shop)

    def all(self) -> tuple[SavedList, ...]:
        """Every list, in the order they are shown."""
        return rules.first_lists() + self._own()

    def keep(
        self, name: str, wanted: MemberFilter, order: Order = Order.NAME, backwards: bool = False, *, key: str = ""
    ) -> SavedList:
        """Keep a filter under a name. Raises NeedsALook when there is no name or another list has it."""
        kept = SavedList(key or secrets.token_hex(8), self._free_name(name), wanted, order, backwards, own=True)
        self._write((*self._own(), kept), "lists.keep")
        return kept

    def rename(self, key: str, name: str) -> SavedList:
        """Call an own list something else. Raises NeedsALook, or NotFound when it is gone."""
        renamed = replace(self.require(key), name=self._free_name(name, key))
        self._write(tuple(renamed if saved.key == key else saved for saved in self._own()), "lists.rename")
        return renamed

    def remove(self, key: str) -> None:
        """Let an own list go; nobody in it changes. Raises NotFound when it is gone already."""
        gone = self.require(key)
        with self._shop.transaction("lists.remove"):
            self._write(tuple(saved for saved in self._own() if saved != gone), "lists.remove")
            if gone.picked:
                self.picking.clear(key)

    def _own(self) -> tuple[SavedList, ...]:
        rows = self._shop.store.rows("SELECT value FROM setting WHERE key = ?", (_KEY,))
        plain: list[dict[str, Any]] = JsonField().python_value(rows[0][0]) if rows else []
        return tuple(rules.from_plain(each) for each in plain)

    def require(self, key: str) -> SavedList:
        """The own list of that key. Raises NotFound."""
        found = next((saved for saved in self._own() if saved.key == key), None)
        if found is None:
            raise NotFound(_("This list is not there any more."), _("Nobody in it has changed."))
        return found

    def _free_name(self, name: str, key: str = "") -> str:
        name = validation.line("list", name, _LONGEST)
        if not name:
            raise NeedsALook("list", _("A list is found again by its name."), do=_("Give it one."))
        if any(saved.name.casefold() == name.casefold() and saved.key != key for saved in self.all()):
            raise NeedsALook("list", _("There is a list “{name}” already.").format(name=name), do=_("Choose another name."))
        return name

    def _write(self, own: tuple[SavedList, ...], verb: str) -> None:
        value = [rules.as_plain(saved) for saved in own]
        with self._shop.transaction(verb) as writing:
            rows = self._shop.store.rows("SELECT id FROM setting WHERE key = ?", (_KEY,))
            if rows:
                writing.update(Setting, rows[0][0], value=value)
            else:
                writing.insert(Setting, key=_KEY, value=value)
            writing.log(verb)
            writing.touch("lists")
