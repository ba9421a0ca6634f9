"""Lists that hold whoever somebody put on them, until somebody takes them off again."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from shopdesk.core.lists.records import SavedList
from shopdesk.core.members.filters import MemberFilter
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.storage.tables import Listed

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

MOST = 2000
"""People on one list: who wants more keeps a filter, which holds any number and asks for no care."""
_AT_ONCE = 500
_PEOPLE = "SELECT coalesce(merged_into_id, id) FROM member WHERE id IN ({marks})"
_ON = "SELECT t.id, coalesce(m.merged_into_id, m.id) FROM listed t JOIN member m ON m.id = t.member_id WHERE t.list_key = ?"


class Picking:
    """Puts people on lists and takes them off. Each act can be taken back; a person who is merged stays on as who goes on."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def begin(self, name: str, member_ids: Collection[int]) -> SavedList:
        """Make a list of these people. Raises NeedsALook when there is no name, another list has it, or they are more than MOST."""
        key = secrets.token_hex(8)
        with self._shop.transaction("lists.pick"):
            picked = self._shop.lists.keep(name, MemberFilter(listed=key), key=key)
            self.put_on(key, member_ids)
        return picked

    def put_on(self, key: str, member_ids: Collection[int]) -> int:
        """Put people on a list; gives how many were not on it. Raises NotFound, and NeedsALook when there would be more than MOST."""
        shop = self._shop
        self._require_room(len(member_ids))
        with shop.transaction("lists.put_on") as writing:
            shop.lists.require(key)
            on_it = {member_id for _row, member_id in shop.store.rows(_ON, (key,))}
            new = sorted(self._here(member_ids) - on_it)
            self._require_room(len(on_it) + len(new))
            staff = shop.staff.at_counter_id()
            writing.insert_many(Listed, [{"list_key": key, "member": one, "at": shop.clock.now(), "staff": staff} for one in new])
            if new:
                writing.log("lists.put_on", count=len(new))
            writing.touch("lists", *new)
        return len(new)

    def take_off(self, key: str, member_ids: Collection[int]) -> int:
        """Take people off a list; gives how many were on it. Nothing else about them changes. Raises NotFound."""
        shop = self._shop
        with shop.transaction("lists.take_off") as writing:
            shop.lists.require(key)
            going = frozenset(member_ids)
            rows = {row: member_id for row, member_id in shop.store.rows(_ON, (key,)) if member_id in going}
            writing.delete_many(Listed, list(rows))
            off = set(rows.values())
            if off:
                writing.log("lists.take_off", count=len(off))
            writing.touch("lists", *off)
        return len(off)

    def clear(self, key: str) -> None:
        """Take everybody off a list that goes."""
        with self._shop.transaction("lists.clear") as writing:
            writing.delete_many(Listed, [row for row, _member in self._shop.store.rows(_ON, (key,))])

    def tidy(self) -> None:
        """Take everybody off lists that are gone: one was taken back just after another counter had put somebody on it."""
        keys = [saved.key for saved in self._shop.lists.all()]
        gone = self._shop.store.rows(f"SELECT id FROM listed WHERE list_key NOT IN ({', '.join('?' * len(keys))})", keys)
        with self._shop.transaction("lists.clear") as writing:
            writing.delete_many(Listed, [row[0] for row in gone])

    def _here(self, member_ids: Iterable[int]) -> set[int]:
        """Those who have a page; of who was merged, the page that goes on."""
        ids, here = list(member_ids), set()
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            here |= {row[0] for row in self._shop.store.rows(_PEOPLE.format(marks=", ".join("?" * len(some))), some)}
        return here

    def _require_room(self, people: int) -> None:
        if people > MOST:
            raise NeedsALook(
                "list", _("A list picked by hand holds {count} people.").format(count=f"{MOST:,}".replace(",", "\u202f")),
                _("Nothing was changed."), _("Keep the filter instead: it holds whoever meets it, however many they are."),
            )
