"""Reading the log and seeing whether it is whole. Lines are written by the transaction they tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core.changes import Changes
from shopdesk.core.log.records import LogEntry
from shopdesk.core.log.rules import START, first_broken, touched
from shopdesk.storage.columns import InstantField, JsonField

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_COLUMNS = "id, at, counter_id, staff_id, verb, member_id, numbers"


class Log:
    """The append-only log of the shop."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def head(self, counter_id: int | None) -> str:
        """The newest link of a counter's chain."""
        newest = "SELECT chain FROM log_line WHERE counter_id IS NOT DISTINCT FROM ? ORDER BY id DESC LIMIT 1"
        rows = self._shop.store.rows(newest, (counter_id,))
        return str(rows[0][0]) if rows else START

    def tail(self, limit: int = 100) -> tuple[LogEntry, ...]:
        """The newest lines, newest first."""
        rows = self._shop.store.rows(f"SELECT {_COLUMNS} FROM log_line ORDER BY id DESC LIMIT ?", (limit,))
        return tuple(_entry(row) for row in rows)

    def last(self) -> int:
        """The number of the newest line, 0 while there is none."""
        return int(self._shop.store.rows("SELECT coalesce(max(id), 0) FROM log_line")[0][0])

    def touched_since(self, last: int) -> Changes:
        """What the lines after ``last`` say was changed."""
        rows = self._shop.store.rows("SELECT verb, member_id, numbers FROM log_line WHERE id > ?", (last,))
        return touched((verb, member, JsonField().python_value(numbers)) for verb, member, numbers in rows)

    def broken_at(self) -> int | None:
        """The id of the first line whose link does not fit, or None when the log is whole."""
        return first_broken(self._shop.store.rows(f"SELECT {_COLUMNS}, chain FROM log_line ORDER BY id"))


def _entry(row: tuple[int, int, int | None, int | None, str, int | None, str]) -> LogEntry:
    line_id, at, counter, staff, verb, member, numbers = row
    instant = InstantField().python_value(at)
    assert instant is not None
    return LogEntry(line_id, instant, counter, staff, verb, member, JsonField().python_value(numbers))
