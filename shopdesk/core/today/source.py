"""What a capability brings to Today: its rows, and what becomes of one when it is done or given away."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from shopdesk.core.today.records import Group, Moment, Outcome, TodayRow

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_CHUNK = 32


class Source(ABC):
    """Rows of one capability. Subclass it, and register an instance in Shop: ``today_list.register(MyRows(shop))``.

    Today keeps what was put off, given away or done by a row's key, so a source need only say what there is. ``kinds`` are the
    kinds of its rows (``TodayRow.kind``), which no other source has; ``begins`` is the first group it shows, before which Today
    does not ask it.
    """

    kinds: ClassVar[frozenset[str]]
    begins: ClassVar[Group] = Group.PUT_RIGHT

    @abstractmethod
    def rows(self, moment: Moment) -> Iterable[TodayRow]:
        """Give the rows in their order (``TodayRow.order``), lazily: Today stops asking when the list is full."""

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> bool | None:
        """Book what follows from it, inside the transaction that marks the row as done; give False when it is not over with that."""
        return None

    def give(self, row: TodayRow, staff_id: int, words: str) -> bool:
        """Hand it to a colleague where the thing itself has an owner; False: Today keeps who has it."""
        return False


def in_chunks(shop: Shop, sql: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Read the rows of ``sql`` a few at a time, as they are wanted."""
    start = 0
    while True:
        rows = shop.store.rows(f"{sql} LIMIT ? OFFSET ?", (*values, _CHUNK, start))
        yield from rows
        if len(rows) < _CHUNK:
            return
        start += _CHUNK
