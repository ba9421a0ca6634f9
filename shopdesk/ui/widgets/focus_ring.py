"""The ring round whatever has the keyboard: 2 px, 2 px outside, one to a window."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from shopdesk.ui import theme

_OUTSIDE = 4
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """Follows the focus inside its window. A widget has a ring when its property "ring" says its radius; never takes input.

    After a click only fields keep the ring: the pointer shows where one is.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._clip = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        theme.current().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._target is None:
            return
        painter = QPainter(self)
        painter.setClipRect(self._clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2))
        radius = theme.px(int(self._target.property("ring"))) + 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if new is None or new.window() is not self.parentWidget() or not new.property("ring"):
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton and not isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            return
        around = new.parentWidget() if new.property("ringAround") else None
        self._follow(new if around is None else around, new)

    def _follow(self, target: QWidget, focused: QWidget) -> None:
        target.setProperty("ring", focused.property("ring"))
        self._target = target
        above: QWidget | None = target
        while above is not None and above is not self.parentWidget():
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        target.destroyed.connect(self._on_target_destroyed)
        self._place()

    def _leave(self) -> None:
        # The focus also leaves what is being deleted, when half of it has gone already.
        for widget in filter(shiboken6.isValid, self._watched):
            widget.removeEventFilter(self)
        if self._target is not None and shiboken6.isValid(self._target):
            self._target.destroyed.disconnect(self._on_target_destroyed)
        self._watched, self._target = [], None
        self.hide()

    def _on_target_destroyed(self) -> None:
        self._watched, self._target = [], None
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        ring = self._round(target)
        self.setGeometry(ring)
        self._clip = self._seen(ring).translated(-ring.topLeft())
        self.setVisible(not self._clip.isEmpty())
        self.raise_()
        self.update()

    def _round(self, widget: QWidget) -> QRect:
        """The place of a ring round ``widget``, in the window."""
        corner = self.window().mapFromGlobal(widget.mapToGlobal(QPoint(0, 0)))
        return QRect(corner, widget.size()).adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)

    def _seen(self, ring: QRect) -> QRect:
        """The part of ``ring`` that no scrolling area cuts off."""
        for above in filter(shiboken6.isValid, self._watched):
            area = above.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
                ring = ring.intersected(self._round(above))
        return ring
