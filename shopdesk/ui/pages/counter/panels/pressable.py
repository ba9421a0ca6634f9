"""A row of words that can be pressed: by pointer, finger, Enter or Space."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class Pressable(QAbstractButton):
    """An icon, a label with a few small words beside it, and the words below. ``hot`` fills it warm: this one must not be overlooked."""

    def __init__(
        self, icon: str, label: str, words: str, beside: str = "", *, hot: bool = False, warm_icon: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hot = hot
        self.setProperty("ring", 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in (label, words, beside) if part) + ".")
        row = Row(self, gap=12, margins=(10, 6, 10, 6) if hot else (10, 3, 10, 3))
        row.addWidget(Icon(icon, "warm" if hot or warm_icon else "accent", 22), 0, Qt.AlignmentFlag.AlignTop)
        texts = Column()
        if label:
            heading = Row(gap=8)
            heading.addWidget(Words(label, "label", "warm" if hot else "ink2"))
            heading.addWidget(Words(beside, "caption", "ink2" if hot else "ink3"), 1)
            texts.addLayout(heading)
        texts.addWidget(Words(words, "strong" if hot else "body", lines=0))
        row.addLayout(texts, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill = "warmSoft" if self._hot else "well" if self.underMouse() or self.isDown() else ""
        if not fill:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()), theme.px(8), theme.px(8))
