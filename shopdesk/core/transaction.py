"""One act on the shop's file: what it writes, how it is taken back, its line in the log, and what it touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from shopdesk.core.changes import Changes
from shopdesk.core.log.rules import chained
from shopdesk.storage.columns import InstantField, JsonField, new_id
from shopdesk.storage.tables import Picture, UndoStep

if TYPE_CHECKING:
    from peewee import Model

    from shopdesk.core.shop import Shop

_MANY = 500  # members beyond which listeners are told "many" instead of who
_AT_ONCE = 500  # rows in one statement


def raw_row(shop: Shop, table: str, row_id: int) -> dict[str, Any] | None:
    """One row as the store holds it, by column name; None when there is none."""
    return next(iter(_raw_rows(shop, table, (row_id,))), None)


def _raw_rows(shop: Shop, table: str, row_ids: Sequence[int]) -> list[dict[str, Any]]:
    found = []
    for start in range(0, len(row_ids), _AT_ONCE):
        some = row_ids[start : start + _AT_ONCE]
        cursor = shop.store.database.execute_sql(f'SELECT * FROM "{table}" WHERE id IN ({", ".join("?" * len(some))})', tuple(some))
        columns = [column[0] for column in cursor.description]
        found += [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return found


class Transaction:
    """Writes rows and remembers each as it was before and after; ``undoable`` acts become one step back."""

    def __init__(self, shop: Shop, verb: str) -> None:
        self._shop = shop
        self.verb = verb
        self.undoable = True
        self._rows: list[tuple[str, int, dict[str, Any] | None, dict[str, Any] | None]] = []
        self._lines: list[tuple[str, int | None, dict[str, Any]]] = []
        self._features: set[str] = set()
        self._members: set[int] = set()
        self._all_members = False
        self._member: int | None = None
        self._spoiled = False

    @contextmanager
    def joined(self) -> Iterator[None]:
        """An act inside this one: if it is broken off, the whole may not be kept, whoever caught the error."""
        try:
            yield
        except BaseException:
            self._spoiled = True
            raise

    def insert(self, model: type[Model], **values: Any) -> int:
        """Write a new row and give its id."""
        row_id = values.pop("id", None) or new_id()
        model.insert(id=row_id, **values).execute()
        if model is not Picture:  # its bytes never change; only what points to it is taken back
            self._remember(model, row_id, None)
        return int(row_id)

    def insert_many(self, model: type[Model], rows: Sequence[dict[str, Any]]) -> None:
        """Write many new rows, each with the same columns."""
        rows = [{"id": new_id(), **row} for row in rows]
        for start in range(0, len(rows), _AT_ONCE):
            model.insert_many(rows[start : start + _AT_ONCE]).execute()
        table = model._meta.table_name
        self._rows += [(table, row["id"], None, row) for row in _raw_rows(self._shop, table, [row["id"] for row in rows])]

    def delete_many(self, model: type[Model], row_ids: Sequence[int]) -> None:
        """Take many rows out."""
        table = model._meta.table_name
        self._rows += [(table, row["id"], row, None) for row in _raw_rows(self._shop, table, row_ids)]
        self._shop.store.run_many(f'DELETE FROM "{table}" WHERE id = ?', [(row_id,) for row_id in row_ids])

    def update(self, model: type[Model], row_id: int, **values: Any) -> None:
        """Write ``values`` into a row that is there."""
        before = raw_row(self._shop, model._meta.table_name, row_id)
        model.update(**values).where(model._meta.primary_key == row_id).execute()
        self._remember(model, row_id, before)

    def delete(self, model: type[Model], row_id: int) -> None:
        """Take a row out."""
        before = raw_row(self._shop, model._meta.table_name, row_id)
        model.delete().where(model._meta.primary_key == row_id).execute()
        self._remember(model, row_id, before)

    def _remember(self, model: type[Model], row_id: int, before: dict[str, Any] | None) -> None:
        table = model._meta.table_name
        after = raw_row(self._shop, table, row_id)
        if before != after:
            self._rows.append((table, row_id, before, after))

    def log(self, verb: str, member_id: int | None = None, **numbers: Any) -> None:
        """Add a line to the log: ids, codes and numbers only, never words about anybody."""
        self._lines.append((verb, member_id, numbers))
        if member_id is not None and self._member is None:
            self._member = member_id

    def touch(self, feature: str, *member_ids: int) -> None:
        """Say that what ``feature`` shows of these members is not as it was."""
        self._features.add(feature)
        self._members.update(member_ids)

    def touch_all(self, feature: str) -> None:
        """Say that what ``feature`` shows of any member may have changed."""
        self._features.add(feature)
        self._all_members = True

    def changes(self) -> Changes:
        many = self._all_members or len(self._members) > _MANY
        return Changes(frozenset(self._features), frozenset() if many else frozenset(self._members), many)

    def finish(self) -> None:
        """Write the undo step and the log lines; the last thing before the commit. Raises when an act inside was broken off."""
        if self._spoiled:
            raise RuntimeError(f"a part of {self.verb} was broken off, so none of it is kept")
        if self.undoable and self._rows:
            self._write_undo_step()
        if self._lines:
            self._write_log_lines()

    def _write_undo_step(self) -> None:
        shop = self._shop
        step = UndoStep.insert(
            at=shop.clock.now(), counter=shop.counter_id, staff=shop.staff.at_counter_id(), verb=self.verb, member_id=self._member
        ).execute()
        encode = JsonField().db_value
        shop.store.run_many(
            "INSERT INTO undo_row (id, step_id, position, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (new_id(), step, place, table, row_id, encode(before), encode(after))
                for place, (table, row_id, before, after) in enumerate(self._rows)
            ],
        )

    def _write_log_lines(self) -> None:
        shop = self._shop
        at, counter, staff = InstantField().db_value(shop.clock.now()), shop.counter_id, shop.staff.at_counter_id()
        previous = shop.log.head(counter)
        for verb, member_id, numbers in self._lines:
            text = JsonField().db_value(numbers)
            previous = chained(previous, at, counter, staff, verb, member_id, text)
            shop.store.run(
                "INSERT INTO log_line (at, counter_id, staff_id, verb, member_id, numbers, chain) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (at, counter, staff, verb, member_id, text, previous),
            )
