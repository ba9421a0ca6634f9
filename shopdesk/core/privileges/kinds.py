"""The kinds a shop has: begun with, added, changed, ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.privileges import reading, rules
from shopdesk.core.privileges.records import KindDraft, PrivilegeKind
from shopdesk.errors import NeedsALook, NotAllowed, NotFound
from shopdesk.i18n import _, ngettext
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Kinds:
    """What a few may have here. The owner decides which there are and for how many."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def all(self) -> tuple[PrivilegeKind, ...]:
        """The kinds there are, in the order they were added, with how many places are held."""
        sql = f"SELECT {reading.KIND} FROM privilege_kind k WHERE k.ended_at IS NULL ORDER BY k.position, k.id"
        return tuple(reading.kind_of(row) for row in self._shop.store.rows(sql, (day_number(self._shop.today()),)))

    def get(self, kind_id: int) -> PrivilegeKind:
        """Give one; raises NotFound when it was ended."""
        sql = f"SELECT {reading.KIND} FROM privilege_kind k WHERE k.id = ? AND k.ended_at IS NULL"
        rows = self._shop.store.rows(sql, (day_number(self._shop.today()), kind_id))
        if not rows:
            raise NotFound(_("This kind of privilege is not there any more."), _("Nothing was changed."))
        return reading.kind_of(rows[0])

    def named(self, name: str) -> PrivilegeKind:
        """Give the kind of that name; raises NotFound naming those there are."""
        found = next((kind for kind in self.all() if kind.name.casefold() == name.casefold().strip()), None)
        if found is None:
            names = ", ".join(kind.name for kind in self.all()) or _("none yet")
            raise NotFound(_("There is no privilege “{name}”.").format(name=name), do=_("There are: {names}.").format(names=names))
        return found

    def offered(self) -> tuple[KindDraft, ...]:
        """Kinds to begin with that the shop does not have."""
        taken = {kind.name.casefold() for kind in self.all()}
        return tuple(draft for draft in rules.first_kinds() if draft.name.casefold() not in taken)

    def add(self, draft: KindDraft) -> PrivilegeKind:
        """Begin a kind. Raises NeedsALook naming the field."""
        self._shop.staff.require_owner(_("decide which privileges there are"))
        draft = self._clean(draft)
        with self._shop.transaction("privileges.add_kind") as writing:
            last = self._shop.store.rows("SELECT coalesce(max(position), 0) FROM privilege_kind")[0][0]
            kind_id = writing.insert(tables.PrivilegeKind, **_columns(draft), position=last + 1)
            writing.log("privileges.add_kind", kind=kind_id, places=draft.places)
            writing.touch("privileges")
        return self.get(kind_id)

    def edit(self, kind_id: int, draft: KindDraft) -> PrivilegeKind:
        """Change a kind; with fewer places than are held nobody loses theirs, and nobody new comes in. Raises NeedsALook, NotFound."""
        self._shop.staff.require_owner(_("decide which privileges there are"))
        draft = self._clean(draft, kind_id)
        with self._shop.transaction("privileges.edit_kind") as writing:
            self.get(kind_id)
            writing.update(tables.PrivilegeKind, kind_id, **_columns(draft))
            writing.log("privileges.edit_kind", kind=kind_id, places=draft.places)
            writing.touch_all("privileges")
        return self.get(kind_id)

    def end(self, kind_id: int, why: str = "") -> int:
        """End a kind and give how many people lost it with that. While anybody holds it, ``why`` is to be said (NeedsALook)."""
        self._shop.staff.require_owner(_("decide which privileges there are"))
        with self._shop.transaction("privileges.end_kind") as writing:
            kind = self.get(kind_id)
            held = reading.held_of_kind(self._shop, kind_id, self._shop.today())
            if held and not validation.line("why", why):
                raise _held_still(kind, len(held))
            for each in held:
                self._shop.privileges.end(each.id, why)
            for (waiting_id,) in self._shop.store.rows("SELECT id FROM privilege_waiting WHERE kind_id = ?", (kind_id,)):
                writing.delete(tables.PrivilegeWaiting, waiting_id)
            writing.update(tables.PrivilegeKind, kind_id, ended_at=self._shop.clock.now())
            writing.log("privileges.end_kind", kind=kind_id, held=len(held))
            writing.touch_all("privileges")
        return len(held)

    def take_place(self, kind_id: int) -> PrivilegeKind:
        """Give the kind if a place is free; raises NotAllowed saying what to do. Only inside the transaction that takes the place.

        Of two counters that give the last place at once the second waits where its transaction begins, and counts here what the first gave.
        """
        kind = self.get(kind_id)
        if not kind.room:
            words = ngettext("The only place of “{kind}” is held.", "All {count} places of “{kind}” are held.", kind.places)
            raise NotAllowed(
                words.format(count=kind.places, kind=kind.name), _("Nothing was given."),
                _("End one, let the owner raise the number, or put them in the waiting order."),
            )
        return kind

    def _clean(self, draft: KindDraft, kind_id: int = 0) -> KindDraft:
        clean = rules.clean_kind(draft, tried=self._was_tried(kind_id))
        if any(kind.name.casefold() == clean.name.casefold() and kind.id != kind_id for kind in self.all()):
            raise NeedsALook("name", _("There is a privilege “{name}” already.").format(name=clean.name), do=_("Choose another name."))
        return clean

    def _was_tried(self, kind_id: int) -> bool:
        """Has a trial of this kind on few people ended well? Trials are not kept yet, so only what is that large already may stay so."""
        rows = self._shop.store.rows("SELECT 1 FROM privilege_kind WHERE id = ? AND places > ?", (kind_id, rules.TRY_FIRST))
        return bool(rows)


def _columns(draft: KindDraft) -> dict[str, object]:
    return {
        "name": draft.name, "category": draft.category.value, "instruction": draft.instruction, "icon": draft.icon,
        "places": draft.places, "review_days": draft.review_days,
    }


def _held_still(kind: PrivilegeKind, count: int) -> NeedsALook:
    words = ngettext("{count} person has “{kind}”.", "{count} people have “{kind}”.", count).format(count=count, kind=kind.name)
    return NeedsALook("why", words, _("Nothing was changed."), _("Say in a sentence why it ends; each of them is owed a kind word."))
