"""A short confirmation at the bottom of the window, with the way back. One at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.announce import announce
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

STAYS_MS = 8000
_APPEARS_MS = 120
_FROM_BOTTOM = 52


class Toast(QFrame):
    """Stays 8 s, or while the pointer or the focus is on it; ``undo_pressed`` when the act shall be taken back."""

    undo_pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("part", "toast")
        row = Row(self, gap=14, margins=(18, 0, 8, 0))
        self._margin = QWidget()  # the button has one of its own
        self._margin.setFixedWidth(theme.px(10))
        self._words = Words("", "body", "onToast")
        self._undo = KeyButton(_("Undo"), icon="undo", key="Ctrl+Z", kind="toast", small=True, bound=False)
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._margin)
        self._undo.clicked.connect(self._on_undo)
        self._undo.installEventFilter(self)
        window.installEventFilter(self)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.timeout.connect(self.hide)
        self.hide()
        theme.current().changed.connect(self._place)

    @property
    def words(self) -> str:
        """What it says, also after it has gone."""
        return self._words.text()

    def say(self, words: str, *, undo: bool = False) -> None:
        """Show ``words``, with Undo where the act can be taken back."""
        self._words.say(words)
        self._undo.setVisible(undo)
        self._margin.setVisible(not undo)
        self.show()
        self._place()
        self.raise_()
        self._appear()
        self._time.start(STAYS_MS)
        announce(self, words)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._time.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._undo and kind == QEvent.Type.FocusIn:
            self._time.stop()
        elif watched is self._undo and kind == QEvent.Type.FocusOut:
            self._go_on()
        elif watched is self.parentWidget() and kind == QEvent.Type.Resize:
            self._place()
        return False

    def _go_on(self) -> None:
        if self.isVisible() and not self._undo.hasFocus() and not self.underMouse():
            self._time.start(STAYS_MS)

    def _appear(self) -> None:
        if theme.current().still:
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(_APPEARS_MS)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.finished.connect(lambda: effect.setEnabled(False))
        fade.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None or not self.isVisible():
            return
        high = theme.px(52)
        wide = min(self.sizeHint().width(), window.width() - theme.px(56))
        self.setGeometry((window.width() - wide) // 2, window.height() - theme.px(_FROM_BOTTOM) - high, wide, high)

    def _on_undo(self) -> None:
        self.hide()
        self.undo_pressed.emit()
