"""Making two pages one, and two again. A merge is a pointer: what was written on the other page stays there, and is read with this one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from shopdesk.core.duplicates.records import Merged, Separated, Taken
from shopdesk.core.members.records import Age, Remembered
from shopdesk.core.permissions import rules as permission_rules
from shopdesk.core.permissions.records import How
from shopdesk.core.transaction import Transaction, raw_row
from shopdesk.errors import ChangedSince, NeedsALook, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import InstantField, JsonField

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

KEPT_FOR = dt.timedelta(days=30)
_COLUMNS = {
    Taken.NAME: ("name", "sort_key"), Taken.GREETING: ("greeting",), Taken.PRONOUNCE: ("pronounce",), Taken.LANGUAGE: ("language",),
    Taken.ADDRESS: ("street", "postcode", "city", "region", "country"), Taken.BIRTHDAY: ("birth_month", "birth_day", "birth_year"),
    Taken.JOB: ("job_when", "job_want", "job_so_that"), Taken.PHOTO: ("photo_id",),
}
_LEAST = (Remembered.NOTHING.value, Remembered.VISITS.value, Remembered.PURCHASES.value)
_YOUNGEST = (Age.CHILD.value, Age.YOUNG.value, Age.ADULT.value, Age.UNKNOWN.value)
_MERGE = "SELECT id, member_id, other_id, at FROM merge"
Changed = dict[str, Any]


class Merging:
    """Merges and separates."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def merge(self, member_id: int, other_id: int, taken: Collection[Taken] = ()) -> Merged:
        """Let two pages go on as one, that of ``member_id``; ``taken`` is what of the other is written on it.

        What says nothing here is filled from there, and where one page asked for more restraint, that holds. Raises NotFound, NeedsALook.
        """
        shop = self._shop
        with shop.transaction("members.merge") as writing:
            member_id, other_id = shop.members.resolved(member_id), shop.members.resolved(other_id)
            if member_id == other_id:
                raise NeedsALook("same", _("These are one page already."), _("Nothing was changed."))
            states = [shop.permissions.states(page) for page in (member_id, other_id)]
            changed = [*self._written(writing, member_id, other_id, taken), *self._pointed(writing, member_id, other_id)]
            changed += self._choices(writing, member_id, other_id)
            merge_id = writing.insert(
                tables.Merge, member=member_id, other=other_id, at=shop.clock.now(), staff=shop.staff.at_counter_id(), changed=changed
            )
            for key in states[0]:
                stricter = permission_rules.stricter(states[0][key], states[1][key])
                if shop.permissions.state(member_id, *key) is not stricter:
                    shop.permissions.ledger.add(member_id, *key, stricter, How.MERGED, evidence={"merge": merge_id})
            writing.log("members.merge", member_id, other=other_id, merge=merge_id)
            self._shown_anew(writing, member_id, other_id)
        return self.get(merge_id)

    def _written(self, writing: Transaction, member_id: int, other_id: int, taken: Collection[Taken]) -> Iterator[Changed]:
        here, there = raw_row(self._shop, "member", member_id), raw_row(self._shop, "member", other_id)
        assert here is not None
        assert there is not None
        values = {
            "remembered": min(here["remembered"], there["remembered"], key=_LEAST.index),
            "left_alone": max(here["left_alone"], there["left_alone"]), "since": min(here["since"], there["since"]),
        }
        for what, columns in _COLUMNS.items():
            says_nothing = not any(here[column] for column in columns)
            if what in taken or says_nothing:
                values |= {column: there[column] for column in columns}
        year = (here | values)["birth_year"]  # a year says how old they are
        values["age"] = "" if year else min(here["age"], there["age"], key=_YOUNGEST.index)
        yield self._change(writing, tables.Member, member_id, values)

    def _pointed(self, writing: Transaction, member_id: int, other_id: int) -> Iterator[Changed]:
        """The pointer, and those of pages that were merged into the other before: each leads straight to the page that goes on."""
        before = self._shop.store.rows("SELECT id FROM member WHERE merged_into_id = ? ORDER BY id", (other_id,))
        for page in (other_id, *(row[0] for row in before)):
            yield self._change(writing, tables.Member, page, {"merged_into_id": member_id})

    def _choices(self, writing: Transaction, member_id: int, other_id: int) -> Iterator[Changed]:
        row = self._shop.permissions.choices.tightened(member_id, other_id)
        if row is not None:
            yield self._change(writing, tables.Choice, *row)

    def _change(self, writing: Transaction, table: type[tables.Table], row_id: int, values: dict[str, Any]) -> Changed:
        name = table._meta.table_name
        before = raw_row(self._shop, name, row_id)
        columns = table._meta.columns
        writing.update(table, row_id, **{columns[column].name: value for column, value in values.items()})
        after = raw_row(self._shop, name, row_id)
        assert before is not None
        assert after is not None
        differ = [column for column in before if before[column] != after[column]]
        return {
            "table": name, "id": row_id, "before": {column: before[column] for column in differ},
            "after": {column: after[column] for column in differ},
        }

    # two again

    def separate(self, merge_id: int) -> Separated:
        """Make two pages again of what was merged within 30 days. What happened since stays with the page that went on.

        Raises NotFound when it is too long ago, ChangedSince when they are two already.
        """
        shop = self._shop
        with shop.transaction("members.separate") as writing:
            merged = self.get(merge_id)
            if shop.clock.now() > merged.until:
                raise NotFound(_("A merge can be taken back for 30 days."), _("Everything stays as it is now."))
            if shop.store.rows("SELECT 1 FROM merge WHERE id = ? AND separated_at IS NOT NULL", (merge_id,)):
                raise ChangedSince(_("These are two pages again already."), _("Everything stays as it is now."))
            first = shop.members.resolved(merged.member_id)
            stayed = self._put_back(writing, merge_id, merged.other_id)
            for entry in self._entries(merged.member_id, merge_id):
                stayed += self._answered(entry)
            since = self._since(first, merged)
            writing.update(tables.Merge, merge_id, separated_at=shop.clock.now())
            writing.log("members.separate", first, other=merged.other_id, merge=merge_id)
            self._shown_anew(writing, first, merged.other_id)
        return Separated(first, merged.other_id, self._said(first, stayed or since))

    def _put_back(self, writing: Transaction, merge_id: int, other_id: int) -> int:
        """Each column that still says what the merge made of it goes back; gives how many do not."""
        stayed = 0
        for change in JsonField().python_value(self._shop.store.rows("SELECT changed FROM merge WHERE id = ?", (merge_id,))[0][0]):
            table = _TABLES[change["table"]]
            now = raw_row(self._shop, change["table"], change["id"])
            if now is None:
                continue
            still = _unchanged(change, now, other_id)
            stayed += len(change["after"]) - len(still)
            if still:
                columns = table._meta.columns
                before = {columns[column].name: columns[column].python_value(change["before"][column]) for column in still}
                writing.update(table, change["id"], **before)
        return stayed

    def _entries(self, member_id: int, merge_id: int) -> list[dict[str, Any]]:
        ids = self._shop.store.rows("SELECT id, numbers FROM permission WHERE member_id = ? AND how = ?", (member_id, How.MERGED.value))
        ours = [row_id for row_id, numbers in ids if JsonField().python_value(numbers).get("merge") == merge_id]
        return [entry for row_id in ours if (entry := raw_row(self._shop, "permission", row_id)) is not None]

    def _answered(self, entry: dict[str, Any]) -> int:
        ledger = self._shop.permissions.ledger
        if ledger.has_more(entry):
            return 1
        ledger.take_back(entry)
        return 0

    def _since(self, member_id: int, merged: Merged) -> int:
        """Did anything happen to them since, beside the merge itself?"""
        at = InstantField().db_value(merged.at)
        rows = self._shop.store.rows("SELECT count(*) FROM log_line WHERE member_id = ? AND at > ?", (member_id, at))
        return int(rows[0][0])

    def _said(self, member_id: int, stayed: int) -> str:
        if not stayed:
            return ""
        return _("What happened since stays with {name}.").format(name=self._shop.members.match(member_id).name)

    def _shown_anew(self, writing: Transaction, *member_ids: int) -> None:
        shop = self._shop
        writing.touch("members", *member_ids)
        for feature in ("visits", "permissions", "cases", "privileges"):
            writing.touch(feature, *member_ids)
        shop.members.refresh(member_ids)
        shop.rhythm.relearn(member_ids)

    # what was merged

    def get(self, merge_id: int) -> Merged:
        """Give one; raises NotFound."""
        rows = self._shop.store.rows(_MERGE + " WHERE id = ?", (merge_id,))
        if not rows:
            raise NotFound(_("These pages were never one."))
        return _merged(rows[0])

    def of(self, member_id: int) -> tuple[Merged, ...]:
        """The merges into somebody's page that can still be taken back, latest first."""
        page = self._shop.members.resolved(member_id)
        return tuple(merged for merged in self.recent() if merged.member_id == page)

    def recent(self) -> tuple[Merged, ...]:
        """Every merge that can still be taken back, latest first."""
        earliest = InstantField().db_value(self._shop.clock.now() - KEPT_FOR)
        rows = self._shop.store.rows(_MERGE + " WHERE separated_at IS NULL AND at >= ? ORDER BY at DESC, id", (earliest,))
        return tuple(_merged(row) for row in rows)


_TABLES: dict[str, type[tables.Table]] = {table._meta.table_name: table for table in (tables.Member, tables.Choice)}


def _unchanged(change: Changed, now: dict[str, Any], other_id: int) -> list[str]:
    """The columns that go back: those that still say what the merge wrote. Choices were said as a whole, the pointer always goes."""
    if change["id"] == other_id:
        return list(change["after"])
    same = [column for column, value in change["after"].items() if now[column] == value]
    return [] if change["table"] == "choice" and len(same) < len(change["after"]) else same


def _merged(row: tuple[Any, ...]) -> Merged:
    at = InstantField().python_value(row[3])
    assert at is not None
    return Merged(row[0], row[1], row[2], at, at + KEPT_FOR)
