"""Bringing a list in: a look at what will happen, columns to put right, and nothing written before Import is pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QProgressBar, QWidget

from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.lists import apart, words
from shopdesk.ui.lists.apart import Done, Look, Order
from shopdesk.ui.lists.columns_panel import ColumnsPanel
from shopdesk.ui.lists.lines_panel import LinesPanel
from shopdesk.ui.lists.pairs_panel import PairsPanel
from shopdesk.ui.lists.read_as import ReadAs
from shopdesk.ui.lists.way_back import take_back
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.focus_ring import FocusRing
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.tab_order import read_on
from shopdesk.ui.widgets.words import Words

_PAUSE_MS = 250  # between two changed columns: the list is gone through once for both
_SIZE = QSize(1150, 700)


class ImportWindow(QDialog):
    """One list. ``looked`` when it has been gone through, ``brought`` when it is in: it closes then, and the way back is offered."""

    looked = Signal(object)
    brought = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("import_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Import a list"))
        self._shop, self._operations = shop, operations
        self._order = Order.of(shop, path)
        self._seen: Look | None = None
        self._work: Any = None
        self._again = self._beside = False
        self.says, self.small = Words("", "body", lines=0), Words("", "small", "ink2", lines=0)
        self.progress = QProgressBar()
        self.read_as, self.columns, self.pairs, self.lines = ReadAs(), ColumnsPanel(), PairsPanel(), LinesPanel()
        self._build()
        self._connect()
        size = QSize(theme.em(_SIZE.width()), theme.em(_SIZE.height()))
        self.resize(size if parent is None else size.boundedTo(parent.window().size()))
        self._look()

    def _build(self) -> None:
        column = Column(self, gap=12, margins=(28, 20, 28, 16))
        top = Row(gap=16)
        top.addWidget(Words(_("Import a list"), "title"))
        top.addWidget(Words(_("Look before it happens."), "body", "ink2"), 1)
        top.addWidget(self.read_as)
        column.addLayout(top)
        column.addWidget(self._build_banner())
        across, right = Row(gap=16), Column(gap=14)
        right.addWidget(self.pairs, 5)
        right.addWidget(self.lines, 3)
        across.addWidget(self.columns, 1)
        across.addLayout(right, 2)
        column.addLayout(across, 1)
        column.addWidget(rule())
        column.addLayout(self._build_foot())
        FocusRing(self)

    def _build_banner(self) -> QFrame:
        banner = QFrame()
        banner.setProperty("part", "soft")
        row = Row(banner, gap=16, margins=(18, 12, 18, 12))
        row.addWidget(Icon("import", "accent", 24))
        said = Column(gap=2)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("How much of the list has been read"))
        self.progress.setFixedHeight(theme.em(6))
        for part in (self.says, self.small, self.progress):
            said.addWidget(part)
        row.addLayout(said, 1)
        return banner

    def _build_foot(self) -> Row:
        foot = Row(gap=12)
        foot.addWidget(Icon("undo", "accent", 20))
        undo = _("You can undo this whole import for 30 days, in one step. Visits logged in between stay.")
        foot.addWidget(Words(undo, "small", lines=0), 1)
        self.save = KeyButton(_("Save error list"), icon="export", letter="s")
        self.cancel = KeyButton(_("Cancel"), key="Esc")
        self.bring = KeyButton(_("Import"), icon="check", key="Ctrl+Enter", kind="primary", bound=False)
        for name, button in (("save_errors", self.save), ("cancel", self.cancel), ("bring", self.bring)):
            button.setObjectName(name)
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.columns.changed.connect(self._on_column_changed)
        self.read_as.changed.connect(self._on_read_otherwise)
        self.pairs.decided.connect(self._say_what_happens)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self.bring.clicked.connect(self._on_bring)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.bring.click)

    # one piece of work at a time

    def _run(self, work: Callable[..., Any], *more: Any, on_done: Callable[[Any], None]) -> None:
        for button in (self.bring, self.save):
            button.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self._work = self._operations.run_long(
            work, self._order, *more, on_done=on_done, on_progress=self._on_progress, on_end=self._on_ended
        )
        self._work.refused.connect(self._on_refused)

    def _on_refused(self, problem: ShopError) -> None:
        self.says.say(problem.what)
        self.small.say(" ".join(filter(None, (problem.kept, problem.do))))

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_ended(self) -> None:
        self._work = None
        if self._beside:
            self.close()
            return
        self.progress.hide()
        for part in (self.read_as, self.columns, self.pairs):
            part.setEnabled(True)
        if self._again:
            self._again = False
            self._look()

    def reject(self) -> None:
        """Stop what runs, and leave; what was not brought in whole is not there at all."""
        if self._work is not None:
            self._work.cancel()
        super().reject()

    # looking

    def _look(self) -> None:
        if self._work is not None:
            self._again = True
            self._work.cancel()
            return
        self.says.say(_("Looking through {file}…").format(file=self._order.path.name))
        self.small.say(_nothing_yet())
        self._run(apart.look, on_done=self._on_looked)

    def _on_looked(self, seen: Look) -> None:
        self._seen = seen
        for panel in (self.read_as, self.columns, self.pairs, self.lines):
            panel.show_look(seen)
        read_on(self.read_as.separator, self.columns, self.pairs, self.lines, self.save, self.cancel, self.bring)
        self.small.say(" ".join((_nothing_yet(), *seen.warnings)))
        self._say_what_happens()
        self.looked.emit(seen)

    def _say_what_happens(self) -> None:
        """The sentence with its counts, as it is with what was decided by now."""
        assert self._seen is not None
        self.says.say(words.what_will_happen(self._seen, *self.pairs.tally()), strong=self._seen.name)
        self.bring.set_words(words.press(self._seen))
        self.bring.setEnabled(words.comes(self._seen) > 0)
        self.save.setEnabled(self._seen.brought.left > 0)

    def _on_column_changed(self) -> None:
        self._look_again(replace(self._order, meanings=self.columns.meanings()))

    def _on_read_otherwise(self) -> None:
        self._look_again(self.read_as.told(self._order))

    def _look_again(self, order: Order) -> None:
        self._order = order
        self.bring.setEnabled(False)
        self._pause.start()

    def _on_save(self) -> None:
        self._run(apart.save_left_out, on_done=self._on_saved)

    def _on_saved(self, path: Path | None) -> None:
        if path is not None:
            self.small.say(_("The rows left out stand in {file}, each with its reason.").format(file=path.name))
        self.bring.setEnabled(True)

    # doing

    def _on_bring(self) -> None:
        for part in (self.read_as, self.columns, self.pairs):
            part.setEnabled(False)
        self._order = replace(self._order, decisions=self.pairs.decisions())
        self.says.say(_("Bringing {file} in…").format(file=self._order.path.name))
        self._run(apart.bring, on_done=self._on_brought)
        self._work.cancelled.connect(self._on_stopped)
        # From here on nobody need look at it: whoever comes in is served meanwhile.
        self._operations.go_beside(_("Bringing {file} in").format(file=self._order.path.name), self._work)
        self._beside = True
        self.hide()

    def _on_stopped(self) -> None:
        self._operations.confirm(_("Stopped. Nothing of {file} was brought in.").format(file=self._order.path.name))

    def _on_brought(self, done: Done) -> None:
        self._shop.hear_others()  # another process brought it
        self.brought.emit(done)
        way_back = partial(take_back, self._shop, self._operations, done.brought.list_id)
        self._operations.confirm(words.became(done), way_back)


def _nothing_yet() -> str:
    return _("Nothing is written until you press Import. Nobody is contacted because of an import.")
