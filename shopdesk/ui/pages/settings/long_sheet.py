"""The sheet all sections stand on; it scrolls to the one that was chosen and tells which one somebody came into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from shopdesk.ui import theme
from shopdesk.ui.pages.settings.beside import Beside
from shopdesk.ui.pages.settings.section import Place, Section
from shopdesk.ui.widgets.boxes import Column

_GAP = 14
_ROOM, _NARROW = 840, 336  # what two columns need, and the width of the right one


class LongSheet(QScrollArea):
    """``section_entered`` gives the number of the section the focus came into, or that was scrolled to the top."""

    section_entered = Signal(int)

    def __init__(self, placed: Sequence[tuple[Place, Section]]) -> None:
        super().__init__()
        self._sections = [section for _place, section in placed]
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = self._inside = QWidget()
        inside.setObjectName("pageBody")
        column = Column(inside, gap=_GAP, margins=(0, 0, 4, 0))
        beside: Beside | None = None
        for place, section in placed:
            if place is Place.WIDE:
                beside = None
                column.addWidget(section)
                continue
            if beside is None:
                beside = Beside(gap=_GAP, room=_ROOM, narrow=_NARROW)
                column.addWidget(beside)
            (beside.left if place is Place.LEFT else beside.right).addWidget(section)
        column.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().sliderMoved.connect(self._on_scrolled)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def go_to(self, section: Section) -> None:
        """Bring a section to the top, as far as the sheet goes."""
        self.verticalScrollBar().setValue(self._top_of(section))

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self._on_scrolled()

    def _top_of(self, section: Section) -> int:
        return section.mapTo(self._inside, section.rect().topLeft()).y()

    def _on_scrolled(self) -> None:
        top = self.verticalScrollBar().value() + theme.px(60)
        passed = [number for number, section in enumerate(self._sections) if self._top_of(section) <= top]
        if passed:
            self.section_entered.emit(passed[-1])

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        for number, section in enumerate(self._sections):
            if section.isAncestorOf(new):
                self.ensureWidgetVisible(new, 0, theme.px(24))
                self.section_entered.emit(number)
