"""Taking a list back from wherever it is asked for: another process does it, and what became of it is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from shopdesk.core.imports.records import TakenBack
from shopdesk.ui.lists import apart, words

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.ui.operations import Operations


def take_back(
    shop: Shop, operations: Operations, list_id: int, on_went: Callable[[TakenBack], None] = lambda back: None,
    on_end: Callable[[], None] | None = None,
) -> None:
    """Take one back whole, then say how many pages went, and who stays and why."""
    operations.run_long(apart.take_back, apart.Order.of(shop), list_id, on_done=partial(_say, shop, operations, on_went), on_end=on_end)


def _say(shop: Shop, operations: Operations, on_went: Callable[[TakenBack], None], back: TakenBack) -> None:
    shop.hear_others()  # another process did it, and every page shall know
    on_went(back)
    operations.confirm(words.went(back))
