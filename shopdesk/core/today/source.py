"""What a capability brings to Today: its rows, and what becomes of one when it is done or given away."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from shopdesk.core.today.records import Moment, Outcome, TodayRow


class Source(ABC):
    """Rows of one capability. Subclass it, and register an instance in Shop: ``today_list.register(MyRows(shop))``.

    Today keeps what was put off, given away or done by a row's key, so a source need only say what there is. ``kinds`` are the
    kinds of its rows (``TodayRow.kind``), which no other source has.
    """

    kinds: ClassVar[frozenset[str]]

    @abstractmethod
    def rows(self, moment: Moment) -> Iterable[TodayRow]:
        """Give the rows in their order (``TodayRow.order``), lazily: Today stops asking when the list is full."""

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> None:
        """Book what follows from it; inside the transaction that marks the row as done."""
        return

    def give(self, row: TodayRow, staff_id: int, words: str) -> bool:
        """Hand it to a colleague where the thing itself has an owner; False: Today keeps who has it."""
        return False
