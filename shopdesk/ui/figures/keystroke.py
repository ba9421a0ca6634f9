"""Times keystrokes from the find field to the painted list, ours and a bare one in turn; started by the bench: SHOP SEARCH < keystrokes."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent, QStringListModel
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from shopdesk.clock import FixedClock
from shopdesk.core.members import finding
from shopdesk.core.shop import Shop
from shopdesk.ui.application import build_application
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import PageEntry
from shopdesk.ui.pages.counter.page import CounterPage

try:
    import pysqlite3 as sqlite3
except ImportError:
    import sqlite3

_OPENING = dt.datetime(2026, 11, 19, 8, 40, tzinfo=dt.UTC)
_FIND = "SELECT name FROM search JOIN person ON person.id = search.rowid WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT 50"
_SIZE = (1400, 900)
_ROUNDS = 3


def main(shop_file: Path, search_file: Path) -> int:
    """Print the figures as JSON."""
    build_application(["shopdesk"])
    typed = json.load(sys.stdin)
    with Shop.open(shop_file, clock=FixedClock(_OPENING), counter="Counter") as shop:
        ours, limit = _ours(shop), _bare(search_file)
        for text in typed[:20]:
            ours(text), limit(text)
        times = [[(ours(text), limit(text)) for _round in range(_ROUNDS)] for text in typed]
    medians = [[1000 * median(pair[who] for pair in rounds) for rounds in times] for who in (0, 1)]
    answer = {}
    for name, values in zip(("", "limit_"), medians, strict=True):
        ordered = sorted(values)
        answer[f"{name}p50"], answer[f"{name}p99"] = round(median(ordered), 3), round(ordered[int(0.99 * len(ordered))], 3)
    sys.stdout.write(json.dumps(answer))
    return 0


def _ours(shop: Shop) -> Callable[[str], float]:
    window = MainWindow(shop, (PageEntry(1, "Counter", "counter", CounterPage),))
    _shown(window)
    field = window.findChild(QLineEdit, "find_edit")
    assert isinstance(field, QLineEdit)

    def type_in(text: str) -> float:
        field.setText(text[:-1])
        _settle(window)
        begin = time.perf_counter()
        field.insert(text[-1])
        _settle(window)
        return time.perf_counter() - begin

    return type_in


def _bare(search_file: Path) -> Callable[[str], float]:
    connection = sqlite3.connect(str(search_file))
    view, model = QListView(), QStringListModel()
    view.setUniformItemSizes(True)
    view.setModel(model)
    _shown(view)

    def ask(text: str) -> None:
        wanted = " AND ".join("(" + " OR ".join(f'"{word}" *' for word in choices) + ")" for choices in finding.terms(text))
        model.setStringList([row[0] for row in connection.execute(_FIND, (wanted,))] if wanted else [])
        _settle(view)

    def type_in(text: str) -> float:
        ask(text[:-1])
        begin = time.perf_counter()
        ask(text)
        return time.perf_counter() - begin

    return type_in


def _shown(widget: QWidget) -> None:
    widget.resize(*_SIZE)
    widget.show()
    _settle(widget)


def _settle(window: QWidget) -> None:
    """Lay out what waits for it and paint at once, where Qt would wait for the screen's next turn."""
    QCoreApplication.processEvents()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
