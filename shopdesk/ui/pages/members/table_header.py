"""The head of the table: press a word, or go to it with Tab and the arrow keys and press Enter, to sort by it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from shopdesk.core.members.filters import Order
from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.pages.members import sentences
from shopdesk.ui.pages.members.member_delegate import PAD
from shopdesk.ui.pages.members.member_model import SORTED, Column
from shopdesk.ui.widgets.announce import announce
from shopdesk.ui.widgets.painting import LEFT, text_width
from shopdesk.ui.widgets.row_delegate import clip_to_corners


class TableHeader(QHeaderView):
    """``sort_asked`` gives the Order of the word that was chosen."""

    sort_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("member_header")
        self.setAccessibleName(_("Sort by"))
        self._order, self._backwards = Order.NAME, False
        self._at = Column.NAME
        self.rounded = True
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSectionSize(1)
        self.viewport().setMouseTracking(True)
        self.sectionClicked.connect(self._on_section_clicked)

    def show_order(self, order: Order, backwards: bool) -> None:
        """Show what the rows are sorted by."""
        self._order, self._backwards = order, backwards
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.em(33))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        column = Column(logicalIndex)
        painter.save()
        if self.rounded:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            clip_to_corners(painter, self.viewport().rect(), None, (True, False))
        painter.fillRect(rect, theme.color("card"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("edge"))
        room = rect.adjusted(theme.px(PAD), 0, 0, -1)
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        sorted_by = SORTED.get(column) is self._order
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("ink" if sorted_by else "ink2"))
        painter.drawText(room, LEFT, title)
        wide = text_width(title, theme.font("label"))
        if sorted_by:
            size = theme.px(16)
            arrow = QRect(room.left() + wide + theme.px(4), room.center().y() + 1 - size // 2, size, size)
            icons.paint(painter, "down" if self._backwards else "up", theme.color("ink2"), arrow)
        if column is self._at and self.hasFocus():
            self._paint_ring(painter, room.adjusted(-theme.px(6), 3, 0, -3), wide + theme.px(30))
        painter.restore()

    def _paint_ring(self, painter: QPainter, room: QRect, wide: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRoundedRect(QRect(room.left(), room.top(), min(wide, room.width()), room.height()), theme.px(6), theme.px(6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            shown = [column for column in SORTED if not self.isSectionHidden(column)]
            self._at = self._at if self._at in shown else Column.NAME
            self._at = shown[min(max(shown.index(self._at) + steps[key], 0), len(shown) - 1)]
            self._say()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.sort_asked.emit(SORTED[self._at])
        else:
            event.ignore()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        sorts = self.logicalIndexAt(event.position().toPoint()) in SORTED
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if sorts else Qt.CursorShape.ArrowCursor)

    def _say(self) -> None:
        announce(self, _("Sort by {column}").format(column=sentences.order(SORTED[self._at])))

    def _on_section_clicked(self, section: int) -> None:
        column = Column(section)
        if column in SORTED:
            self._at = column
            self.sort_asked.emit(SORTED[column])
