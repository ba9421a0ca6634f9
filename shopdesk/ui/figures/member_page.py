"""Times the Members page from the press to the painted rows: opened, sorted, narrowed, scrolled. Started by the bench: SHOP ["open"]."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shopdesk.clock import FixedClock
from shopdesk.core.members.filters import THIS_MONTH, MemberFilter, Order, Reach
from shopdesk.core.permissions.records import Channel
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.shop import Shop
from shopdesk.ui.application import build_application
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import MEMBERS, PageEntry
from shopdesk.ui.pages.counter.page import CounterPage

_OPENING = dt.datetime(2026, 11, 19, 8, 40, tzinfo=dt.UTC)
_SIZE = (1366, 768)
_ROUNDS = 3
_TURNS = 300  # pages gone down, one after the other
FILTERS = {
    "standing": MemberFilter(standings=frozenset({Standing.AWAY})), "may be reached by": MemberFilter(may=frozenset({Channel.EMAIL})),
    "privilege": MemberFilter(privilege=1), "last here": MemberFilter(not_here_for=90), "town": MemberFilter(town="Trondheim"),
    "language": MemberFilter(language="nb"), "birthday": MemberFilter(birthday=THIS_MONTH), "remembered": MemberFilter(remembers="rye"),
    "on a list": MemberFilter(listed="1"), "way known": MemberFilter(reach=frozenset({Reach.EMAIL})), "allergy": MemberFilter(allergy=True),
    "new": MemberFilter(begun_this_month=True), "text": MemberFilter(text="an"),
    "three at once": MemberFilter(standings=frozenset({Standing.AWAY}), may=frozenset({Channel.EMAIL}), not_here_for=90),
}


def main(shop_file: Path, *, only_open: bool) -> int:
    """Print milliseconds as JSON: ``open``, and unless only that is wanted the medians of ``sort`` and ``filter``, and every turn."""
    build_application(["shopdesk"])
    with Shop.open(shop_file, clock=FixedClock(_OPENING), counter="Counter") as shop:
        window = MainWindow(shop, (PageEntry(1, "Counter", "counter", CounterPage), PageEntry(MEMBERS, "Members", "members", _made)))
        window.resize(*_SIZE)
        window.show()
        _settle(window)
        answer: dict[str, Any] = {"open": _timed(window, lambda: window.show_page(MEMBERS))}
        if not only_open:
            answer |= _used(window, shop)
        window.close()
    sys.stdout.write(json.dumps(answer))
    return 0


def _made(*parts: Any) -> Any:
    """The page, its modules read now, as the program does it."""
    return importlib.import_module("shopdesk.ui.pages.members.page").MembersPage(*parts)


def _used(window: MainWindow, shop: Shop) -> dict[str, Any]:
    page: Any = window.page
    chance, everyone = Random("page"), tuple(shop.members.listing.ids())

    def after_a_visit(act: Callable[[], object]) -> float:
        """As it is at a counter: somebody has just been here, so nothing is left from the time before."""
        times = []
        for _round in range(_ROUNDS):
            page.filters.narrowed.emit(MemberFilter())
            shop.visits.record(chance.choice(everyone))
            _settle(window)
            times.append(_timed(window, act))
        return median(times)

    head = page.table.head
    return {
        "sort": {order.value: after_a_visit(partial(head.sort_asked.emit, order)) for order in Order},
        "filter": {name: after_a_visit(partial(page.filters.narrowed.emit, wanted)) for name, wanted in FILTERS.items()},
        "turns": _turns(window, page),
    }


def _turns(window: MainWindow, page: Any) -> list[float]:
    page.filters.narrowed.emit(MemberFilter())
    page.table.setFocus()
    _settle(window)
    down = (QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
    return [_timed(window, lambda: QCoreApplication.sendEvent(page.table, QKeyEvent(*down))) for _turn in range(_TURNS)]


def _timed(window: QWidget, act: Callable[[], object]) -> float:
    """Milliseconds of the processor: nothing here waits for anybody, so on a machine with nothing else to do the clock says the same."""
    begin = time.process_time()
    act()
    _settle(window)
    return 1000 * (time.process_time() - begin)


def _settle(window: QWidget) -> None:
    """Lay out what waits for it and paint at once, where Qt would wait for the screen's next turn."""
    QCoreApplication.processEvents()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), only_open=sys.argv[2:] == ["open"]))
