"""Long work that goes on beside the counter: what it is, how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.announce import announce
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

if TYPE_CHECKING:
    from shopdesk.ui.long_work import LongWork


class BesideBar(QWidget):
    """Over the page while something runs; each piece of work has a line of its own. ``all_ended`` when the last of them has."""

    all_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self, gap=8, margins=(28, 14, 28, 0))
        self._lines: dict[LongWork, _Line] = {}
        self.hide()

    def __len__(self) -> int:
        return len(self._lines)

    def show_work(self, title: str, work: LongWork) -> None:
        """Show it until it has ended."""
        line = self._lines[work] = _Line(title, work)
        self._column.addWidget(line)
        work.ended.connect(lambda: self._on_ended(work))
        self.show()
        announce(line, title)

    def _on_ended(self, work: LongWork) -> None:
        line = self._lines.pop(work)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.setVisible(bool(self._lines))
        if not self._lines:
            self.all_ended.emit()


class _Line(QFrame):
    def __init__(self, title: str, work: LongWork) -> None:
        super().__init__()
        self.setObjectName("beside_line")
        self.setProperty("part", "soft")
        self.setAccessibleName(title)
        self._title = title
        self._said = Words(title, "strong")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(title)
        self.progress.setFixedHeight(theme.em(6))
        self.progress.setRange(0, 0)
        stop = KeyButton(_("Stop"), icon="close", small=True)
        stop.setObjectName("stop_beside")
        stop.clicked.connect(work.cancel)
        row = Row(self, gap=14, margins=(14, 8, 14, 8))
        row.addWidget(Icon("import", "accent", 22))
        said = Column(gap=6)
        said.addWidget(self._said)
        said.addWidget(self.progress)
        row.addLayout(said, 1)
        row.addWidget(stop)
        work.progressed.connect(self._on_progress)

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
