"""A filter as a chip of 40 px: rest, it opens its menu; chosen, it says what is chosen and has a cross to let go of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.menus import unfold
from shopdesk.ui.widgets.painting import LEFT, text_width

_CROSS = 36  # the end of a chosen chip that lets go of it
_WIDEST = 260


class MenuChip(QAbstractButton):
    """``title`` is what it narrows by; ``fill`` puts into its menu what can be chosen (without it a press only lets go).

    ``let_go`` when the choice is dropped by the cross or Delete.
    """

    let_go = Signal()

    def __init__(self, title: str, fill: Callable[[QMenu], None] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._chosen = title, ""
        self._fill = fill
        self.menu = QMenu(title, self)
        self.menu.aboutToShow.connect(self.offer)
        self.setProperty("ring", 20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        theme.current().changed.connect(self._on_look_changed)
        self.show_choice("")

    def show_choice(self, words: str) -> None:
        """Say what is chosen; empty when nothing is."""
        self._chosen = words
        self.setText(words or self._title)
        self.setAccessibleName(_("{title}: {choice}").format(title=self._title, choice=words) if words else self._title)
        self.setToolTip(words if text_width(self.text(), self._font()) > theme.em(_WIDEST) else "")
        self.updateGeometry()
        self.update()

    @property
    def chosen(self) -> bool:
        return bool(self._chosen)

    def offer(self) -> QMenu:
        """Put into the menu what there is to choose now, and give it."""
        self.menu.clear()
        if self._fill is not None:
            self._fill(self.menu)
        return self.menu

    def open_menu(self) -> None:
        """Show what there is to choose."""
        if self._fill is not None:
            unfold(self.menu, self.mapToGlobal(QPoint(0, self.height() + theme.px(4))))

    def sizeHint(self) -> QSize:
        return QSize(min(text_width(self.text(), self._font()), theme.em(_WIDEST)) + theme.px(32 + 22), theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._chosen:
            self.let_go.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._chosen and self.isDown() and event.position().x() >= self.width() - theme.px(_CROSS):
            self.setDown(False)
            self.let_go.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if self._chosen else "edge"), 1))
        painter.setBrush(theme.color("accentSoft" if self._chosen else "well" if self.underMouse() else "card"))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = theme.color("accent" if self._chosen else "ink")
        size = theme.px(16)
        mark = QRect(self.width() - theme.px(15) - size, (self.height() - size) // 2, size, size)
        icons.paint(painter, "close" if self._chosen else "down", ink, mark)
        words = QRect(theme.px(16), 0, mark.left() - theme.px(16 + 5), self.height())
        painter.setFont(self._font())
        painter.setPen(ink)
        painter.drawText(words, LEFT, painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width() + 1))

    def _font(self) -> QFont:
        font = QFont(theme.font("small"))
        font.setWeight(QFont.Weight.DemiBold if self._chosen else QFont.Weight.Medium)
        return font

    def _on_clicked(self) -> None:
        if self._fill is None:
            self.let_go.emit()
        else:
            self.open_menu()

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
