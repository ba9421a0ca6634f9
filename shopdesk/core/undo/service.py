"""Taking back: each row an act touched goes back to what it was, if it still is what the act made of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import peewee

from shopdesk.core import saying
from shopdesk.core.permissions.records import Channel
from shopdesk.core.transaction import raw_row
from shopdesk.core.undo.records import DoneAct
from shopdesk.errors import ChangedSince, NotFound
from shopdesk.i18n import _
from shopdesk.storage.columns import InstantField
from shopdesk.storage.tables import LEDGERS, UndoRow, UndoStep

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

WINDOW = dt.timedelta(minutes=10)
_KEPT = dt.timedelta(days=2)
_OF_RHYTHM = ("visit", "member")  # what a rhythm is learned from
OWNERS = frozenset({
    "settings.shop", "settings.logo", "settings.reason", "settings.keeping", "settings.manners", "settings.topics", "settings.questions",
    "settings.second_place", "permissions.wording", "staff.add", "staff.edit", "staff.leave", "staff.secret_cleared",
    "followups.playbook", "cases.core", "cases.answers",
    "privileges.add_kind", "privileges.edit_kind", "privileges.end_kind", "privileges.carry", "gestures.budget",
})
_SHOWN_NOWHERE = ("listed",)  # rows about somebody that no row and no page of theirs shows
# Ledgers are only added to: what an act added is answered with an entry that takes it back.
_LEDGERS = frozenset(table._meta.table_name for table in LEDGERS)
# What went out went out: taking back that it was done brings no word home, and their month goes on counting it.
_GONE_OUT = frozenset({"message", "news_round", "sending"})
_ON_PAPER = Channel.POST.value  # printed is not yet posted
_UNUSED_PICTURES = """
DELETE FROM picture WHERE added_at < ?
AND NOT EXISTS (SELECT 1 FROM member m WHERE m.photo_id = picture.id)
AND NOT EXISTS (SELECT 1 FROM staff f WHERE picture.id IN (f.face_id, f.signature_id))
AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.value LIKE '%' || picture.id || '%')
AND NOT EXISTS (SELECT 1 FROM undo_row r WHERE r.before LIKE '%' || picture.id || '%' OR r.after LIKE '%' || picture.id || '%')
"""
_LAST = """
SELECT s.id, s.verb, s.member_id, coalesce(m.name, ''), s.at, (SELECT count(*) FROM undo_row r WHERE r.step_id = s.id)
FROM undo_step s LEFT JOIN member m ON m.id = s.member_id
WHERE s.undone_at IS NULL AND s.counter_id IS NOT DISTINCT FROM ? AND s.at >= ? ORDER BY s.id DESC LIMIT 1
"""


class Undo:
    """The way back."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def last(self, within: dt.timedelta = WINDOW) -> DoneAct | None:
        """The newest act of this counter that can be taken back."""
        earliest = InstantField().db_value(self._shop.clock.now() - within)
        rows = self._shop.store.rows(_LAST, (self._shop.counter_id, earliest))
        if not rows:
            return None
        step, verb, member_id, name, at, touched = rows[0]
        return DoneAct(step, verb, member_id, name, self._instant(at), touched)

    def _instant(self, microseconds: int) -> dt.datetime:
        instant = InstantField().python_value(microseconds)
        assert instant is not None
        return instant

    def take_back(self, step_id: int) -> bool:
        """Put back what an act changed. Raises ChangedSince, and changes nothing, when a row is not as the act left it.

        What only an owner may do, only an owner takes back (NotAllowed). True when a word of it has reached somebody: that stays.
        """
        with self._shop.transaction("undo.take_back") as writing:
            writing.undoable = False
            step = UndoStep.get_or_none(UndoStep.id == step_id)
            if step is None or step.undone_at is not None:
                raise NotFound(_("There is nothing to take back."))
            if step.verb in OWNERS:
                self._shop.staff.require_owner(_("take this back"))
            rows = list(UndoRow.select().where(UndoRow.step == step_id).order_by(UndoRow.position.desc()))
            members = self._members_in([row for row in rows if row.table_name not in _SHOWN_NOWHERE])
            self._check_unchanged(rows)
            if step.verb == "privileges.end":
                self._shop.privileges.require_place_again(rows[0].row_id)
            gone_out = {row.row_id for row in rows if _has_gone_out(row)}
            with self._shop.staff.owners.staying():
                self._put_back([row for row in rows if not _belongs_to(row, gone_out)])
            UndoStep.update(undone_at=self._shop.clock.now()).where(UndoStep.id == step_id).execute()
            writing.log("undo.take_back", step.member_id, step=step_id, of=step.verb)
            writing.touch("members", *members)
            writing.touch(step.verb.partition(".")[0], *members)
            self._shop.members.refresh(members)
            self._shop.rhythm.relearn(self._members_in([row for row in rows if row.table_name in _OF_RHYTHM]))
            self._shop.settings.forget_cached()
        return bool(gone_out)

    def _members_in(self, rows: list[Any]) -> set[int]:
        found = set()
        for row in rows:
            values = row.after or row.before
            member = values.get("id") if row.table_name == "member" else values.get("member_id")
            if member is not None:
                found.add(member)
        return found

    def _check_unchanged(self, rows: list[Any]) -> None:
        now_as: dict[tuple[str, int], Any] = {}
        for row in rows:
            key = (row.table_name, row.row_id)
            # A row touched twice by one act stands, in between, as its later touch found it.
            current = now_as[key] if key in now_as else raw_row(self._shop, row.table_name, row.row_id)
            if current != row.after:
                raise self._changed_since(row)
            now_as[key] = row.before

    def _changed_since(self, row: Any) -> ChangedSince:
        later = self._shop.store.rows(
            "SELECT f.name, s.at FROM undo_row r JOIN undo_step s ON s.id = r.step_id LEFT JOIN staff f ON f.id = s.staff_id"
            " WHERE r.table_name = ? AND r.row_id = ? AND s.id > ? ORDER BY s.id DESC LIMIT 1",
            (row.table_name, row.row_id, row.step_id),
        )
        if later:
            who, at = later[0]
            local = self._shop.local(self._instant(at))
            what = _("{who} changed the same thing at {time}.").format(who=who or _("Somebody"), time=saying.clock_time(local))
        else:
            what = _("The same thing has been changed since.")
        return ChangedSince(what, _("Everything stays as it is now."), _("Change it by hand if it is wrong."))

    def _put_back(self, rows: list[Any]) -> None:
        """Put rows back as they were. What stands in a ledger is never edited: there its feature enters the opposite."""
        for row in rows:
            if row.table_name in _LEDGERS:
                self._answer(row)
                continue
            if row.before is None and row.table_name == "member":
                self._shop.members.drop_glance(row.row_id)
                self._shop.rhythm.drop(row.row_id)
            try:
                self._put_back_row(row)
            except peewee.IntegrityError as error:
                raise ChangedSince(
                    _("Something has been added to it since."), _("Everything stays as it is now."), _("Take back the later act first.")
                ) from error

    def _answer(self, entry: Any) -> None:
        """The feature whose ledger it is enters what takes it back; what was only put on record harms nobody."""
        if entry.table_name == "trust_entry":
            self._shop.trust.reverse(entry.row_id)
        elif entry.table_name == "gift_entry":
            self._shop.giftcards.undo(entry.row_id)
        elif entry.table_name == "permission":
            self._shop.permissions.ledger.take_back(entry.after)

    def _put_back_row(self, row: Any) -> None:
        store = self._shop.store
        if row.before is None:
            store.run(f'DELETE FROM "{row.table_name}" WHERE id = ?', (row.row_id,))
        elif row.after is None:
            marks = ", ".join("?" * len(row.before))
            names = ", ".join(f'"{name}"' for name in row.before)
            store.run(f'INSERT INTO "{row.table_name}" ({names}) VALUES ({marks})', row.before.values())
        else:
            names = ", ".join(f'"{name}" = ?' for name in row.before)
            store.run(f'UPDATE "{row.table_name}" SET {names} WHERE id = ?', (*row.before.values(), row.row_id))

    def thin(self) -> None:
        """Let go of steps older than two days and of pictures nothing shows any more: the file keeps nothing that people had removed."""
        earliest = InstantField().db_value(self._shop.clock.now() - _KEPT)
        with self._shop.transaction("undo.thin") as writing:
            writing.undoable = False
            self._shop.store.run("DELETE FROM undo_row WHERE step_id IN (SELECT id FROM undo_step WHERE at < ?)", (earliest,))
            self._shop.store.run("DELETE FROM undo_step WHERE at < ? AND id < (SELECT max(id) FROM undo_step)", (earliest,))
            self._shop.store.run(_UNUSED_PICTURES, (earliest,))
            self._shop.lists.picking.tidy()
            self._shop.members.glances.index.wipe()


def _belongs_to(row: Any, gone_out: set[int]) -> bool:
    """Is this one of the words that went out, or what was drawn for it?"""
    return row.row_id in gone_out or (row.table_name == "trust_entry" and row.after["about_id"] in gone_out)


def _has_gone_out(row: Any) -> bool:
    """Is this a word that reached somebody, so that it stays on record whatever is taken back around it?"""
    return row.table_name in _GONE_OUT and (row.after or row.before).get("channel") != _ON_PAPER
