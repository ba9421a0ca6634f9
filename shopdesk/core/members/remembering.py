"""What is remembered about a member: memories with their history, notes, companions, things in use."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.members.merged import PAGES, marks
from shopdesk.core.members.reading import MEMORY, as_memory, read_things
from shopdesk.core.members.records import CompanionKind, Memory, MemoryKind, Note, Thing
from shopdesk.errors import ChangedSince, NeedsALook, NotAllowed, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_NOTE = "SELECT n.id, n.text, n.day, n.staff_id, coalesce(f.name, '') FROM note n LEFT JOIN staff f ON f.id = n.staff_id"


class Remembering:
    """Writes and reads the small things that make a member recognised."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def remember(self, member_id: int, kind: MemoryKind, text: str, told_by: str = "", told_on: dt.date | None = None) -> Memory:
        """Keep one thing about somebody: who told us and when is kept with it (unless said otherwise: they, today)."""
        self._require_asked("allergy" if kind is MemoryKind.ALLERGY else "memories")
        text = self._something("memories", validation.passage("memories", text, 500))
        day = min(told_on or self._shop.today(), self._shop.today())
        with self._shop.transaction("members.remember") as writing:
            member_id = self.resolved(member_id)
            memory_id = writing.insert(
                tables.Memory, member=member_id, kind=kind.value, text=text, told_by=validation.line("told_by", told_by), told_on=day,
                confirmed_on=day, added_at=self._shop.clock.now(),
            )
            writing.log("members.remember", member_id, memory=memory_id)
            self._touched(member_id)
        return self._memory(memory_id)

    def reword(self, memory_id: int, text: str) -> Memory:
        """Say it better; what stood there before stays as history."""
        text = self._something("memories", validation.passage("memories", text, 500))
        with self._shop.transaction("members.reword") as writing:
            old, member_id = self._memory(memory_id), self._member_still(memory_id)
            new_id = writing.insert(
                tables.Memory, member=member_id, kind=old.kind.value, text=text, told_by=old.told_by, told_on=old.told_on,
                confirmed_on=self._shop.today(), added_at=self._shop.clock.now(),
            )
            writing.update(tables.Memory, memory_id, ended_at=self._shop.clock.now(), followed_by=new_id)
            writing.log("members.reword", member_id, memory=new_id, before=memory_id)
            self._touched(member_id)
        return self._memory(new_id)

    def confirm(self, memory_id: int) -> Memory:
        """Still true, as of today."""
        with self._shop.transaction("members.confirm") as writing:
            member_id = self._member_still(memory_id)
            writing.update(tables.Memory, memory_id, confirmed_on=self._shop.today())
            writing.log("members.confirm", member_id, memory=memory_id)
            self._touched(member_id)
        return self._memory(memory_id)

    def forget(self, memory_id: int) -> None:
        """Not true any more: it leaves the page and stays as history."""
        with self._shop.transaction("members.forget") as writing:
            member_id = self._member_still(memory_id)
            writing.update(tables.Memory, memory_id, ended_at=self._shop.clock.now())
            writing.log("members.forget", member_id, memory=memory_id)
            self._touched(member_id)

    def memory_history(self, memory_id: int) -> tuple[Memory, ...]:
        """What this memory said before, oldest first, itself last."""
        chain = [self._memory(memory_id)]
        while before := self._shop.store.rows(MEMORY + " WHERE followed_by_id = ?", (chain[0].id,)):
            chain.insert(0, as_memory(before[0]))
        return tuple(chain)

    def _memory(self, memory_id: int) -> Memory:
        rows = self._shop.store.rows(MEMORY + " WHERE id = ?", (memory_id,))
        if not rows:
            raise self._gone()
        return as_memory(rows[0])

    def note(self, member_id: int, text: str) -> Note:
        """Write a line about somebody, as of today."""
        text = self._something("note", validation.passage("note", text))
        with self._shop.transaction("members.note") as writing:
            member_id = self.resolved(member_id)
            note_id = writing.insert(
                tables.Note, member=member_id, text=text, day=self._shop.today(), at=self._shop.clock.now(),
                staff=self._shop.staff.at_counter_id(),
            )
            writing.log("members.note", member_id, note=note_id)
            self._touched(member_id)
        return _note(self._shop.store.rows(_NOTE + " WHERE n.id = ?", (note_id,))[0])

    def notes(self, member_id: int, limit: int = 50) -> tuple[Note, ...]:
        """The lines written about somebody, newest first."""
        pages = self.pages(member_id)
        written = f"{_NOTE} WHERE n.member_id IN ({marks(pages)}) ORDER BY n.at DESC, n.id LIMIT ?"
        rows = self._shop.store.rows(written, (*pages, limit))
        return tuple(_note(row) for row in rows)

    def add_companion(self, member_id: int, kind: CompanionKind, name: str) -> int:
        """Somebody or something that comes along. A child is kept by first name only."""
        self._require_asked("companions")
        name = self._something("companions", validation.line("companions", name, 60))
        if kind is CompanionKind.CHILD:
            name = name.split()[0]
        with self._shop.transaction("members.companion") as writing:
            member_id = self.resolved(member_id)
            row_id = writing.insert(tables.Companion, member=member_id, kind=kind.value, name=name)
            writing.log("members.companion", member_id, companion=row_id)
            self._touched(member_id)
        return row_id

    def remove_companion(self, companion_id: int) -> None:
        """Nobody comes along any more."""
        self._remove(tables.Companion, "members.companion", companion_id)

    def add_thing(self, member_id: int, what: str, since: dt.date | None = None, care_every_days: int | None = None) -> int:
        """Something of theirs in use; ``care_every_days`` between cares."""
        self._require_asked("things")
        what = self._something("things", validation.line("things", what))
        if care_every_days is not None and not 1 <= care_every_days <= 3660:
            raise NeedsALook(
                "things", _("Care every {days} days is no rhythm to keep.").format(days=care_every_days),
                do=_("Type a number from 1 to 3660."),
            )
        with self._shop.transaction("members.thing") as writing:
            member_id = self.resolved(member_id)
            row_id = writing.insert(tables.Thing, member=member_id, what=what, since=since, care_every_days=care_every_days)
            writing.log("members.thing", member_id, thing=row_id)
            self._touched(member_id)
            self._shop.followups.use.on_thing(member_id, Thing(row_id, what, since, care_every_days))
        return row_id

    def things(self, member_id: int) -> tuple[Thing, ...]:
        """What of theirs is in use, oldest first."""
        return read_things(self._shop, self.pages(member_id))

    def remove_thing(self, thing_id: int) -> None:
        """It is out of use."""
        with self._shop.transaction("members.thing"):
            self._shop.followups.use.on_thing_removed(thing_id)
            self._remove(tables.Thing, "members.thing", thing_id)

    def _remove(self, table: type[tables.Table], verb: str, row_id: int) -> None:
        with self._shop.transaction(verb) as writing:
            member_id = self._member_of(table._meta.table_name, row_id)
            writing.delete(table, row_id)
            writing.log(verb, member_id, removed=row_id)
            self._touched(member_id)

    def resolved(self, member_id: int) -> int:
        """Give the id of the page that goes on where this one was merged; itself otherwise. Raises NotFound."""
        while rows := self._shop.store.rows("SELECT merged_into_id FROM member WHERE id = ?", (member_id,)):
            if rows[0][0] is None:
                return member_id
            member_id = rows[0][0]
        raise self._gone()

    def pages(self, member_id: int) -> tuple[int, ...]:
        """Give the ids of every page that is this person: the one that goes on first, then those merged into it. Raises NotFound."""
        first = self.resolved(member_id)
        rows = self._shop.store.rows(f"{PAGES}SELECT id FROM page", (first,))
        return (first, *sorted(row[0] for row in rows if row[0] != first))

    def _require_asked(self, field: str) -> None:
        if not self._shop.settings.is_asked(field):
            raise NotAllowed(
                _("This shop does not ask that any more."), _("Nothing was changed."), _("An owner can switch it on again in Settings.")
            )

    def _something(self, field: str, text: str) -> str:
        if not text:
            raise NeedsALook(field, _("There is nothing written yet."), do=_("Write a few words, or leave with Esc."))
        return text

    def _member_of(self, table: str, row_id: int) -> int:
        rows = self._shop.store.rows(f"SELECT member_id FROM {table} WHERE id = ?", (row_id,))
        if not rows:
            raise self._gone()
        return self.resolved(rows[0][0])

    def _member_still(self, memory_id: int) -> int:
        """Whose memory it is, if it still stands on their page; raises ChangedSince."""
        if self._shop.store.rows("SELECT 1 FROM memory WHERE id = ? AND ended_at IS NOT NULL", (memory_id,)):
            raise ChangedSince(_("Somebody has just changed or removed this line."), _("Everything stays as it is now."), _("Look again."))
        return self._member_of("memory", memory_id)

    def _gone(self) -> NotFound:
        return NotFound(_("This page is not there any more."), do=_("Somebody may have merged or erased it. Find the person by name."))

    def _touched(self, member_id: int) -> None:
        with self._shop.transaction("members.touched") as writing:
            writing.touch("members", member_id)
            self._shop.members.refresh((member_id,))


def _note(row: tuple[Any, ...]) -> Note:
    note_id, text, day, staff_id, name = row
    return Note(note_id, text, day_of(day), staff_id, name)
