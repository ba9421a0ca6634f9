"""The boxes in front of the page: a question with a safe answer, or a small form. Esc always leaves things as they were."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.focus_ring import FocusRing
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

WIDEST = 520
_SIDE = 18


class Sheet(QDialog):
    """A box at most 520 wide: title, text, ``body`` for more, buttons at the right. It is deleted when it closes."""

    def __init__(self, title: str, text: str = "", *, width: int = 420, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._width = min(width, WIDEST)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setAccessibleName(f"{title} {text}".strip())
        frame = QFrame()
        frame.setObjectName("dialog")
        outer = Column(self)
        outer.addWidget(frame)
        column = Column(frame, gap=8, margins=(_SIDE, 16, _SIDE, 16))
        self.title = Words(title, "dialogTitle", lines=0)
        self.text = Words(text, "body", "ink2", lines=0)
        self.text.setVisible(bool(text))
        self.body = Column(gap=12)
        self.buttons = Row(gap=10, margins=(0, 8, 0, 0))
        self.buttons.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(self.body)
        column.addLayout(self.buttons)
        FocusRing(self)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def add_button(self, button: KeyButton) -> KeyButton:
        """Put a button at the foot and give it back."""
        self.buttons.addWidget(button)
        return button

    def sizeHint(self) -> QSize:
        # Words would like to be wider than the box; how high they are is a question of the width they get.
        width = self._wide()
        layout = self.layout()
        return QSize(width, layout.totalHeightForWidth(width)) if layout is not None else super().sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        # Left to itself a box takes two thirds of a small screen, and cuts its words to that.
        self.resize(self.sizeHint())
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._on_look_changed()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Ctrl Enter finishes every form, so also those where Enter does.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier)
        super().keyPressEvent(event)

    def _wide(self) -> int:
        """As wide as it shall be, or as its buttons need: a key that is cut off is no help."""
        return max(theme.em(self._width), self.buttons.minimumSize().width() + 2 * theme.px(_SIDE) + 2)

    def _on_look_changed(self) -> None:
        self.setFixedWidth(self._wide())


class Question(Sheet):
    """Asks before something goes that cannot come back: the safe answer has the focus and Esc; ``accepted`` when it shall be done."""

    def __init__(self, title: str, text: str, *, keep: str, do: str, icon: str = "bin", parent: QWidget | None = None) -> None:
        super().__init__(title, text, parent=parent)
        self.keep = self.add_button(KeyButton(keep, key="Esc"))
        self.do = self.add_button(KeyButton(do, icon=icon, kind="quietWarm"))
        self.keep.setObjectName("keep")
        self.do.setObjectName("do")
        self.keep.clicked.connect(self.reject)
        self.do.clicked.connect(self.accept)
        self.keep.setDefault(True)
        self.keep.setFocus()
