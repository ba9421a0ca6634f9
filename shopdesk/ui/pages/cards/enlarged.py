"""A page of a card as large as the screen lets it be; any press or key puts it away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme


class Enlarged(QDialog):
    """Covers ``parent`` with one page."""

    def __init__(self, image: QImage, spoken: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._image = image
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Card"))
        self.setAccessibleName(_("{side}, enlarged. Press to put it away.").format(side=spoken))
        self.resize(parent.size())
        self.move(parent.mapToGlobal(parent.rect().topLeft()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.color("side"))
        margin, image = theme.px(28), self._image
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        scale = min(room.width() / image.width(), room.height() / image.height())
        wide, high = image.width() * scale, image.height() * scale
        painter.drawImage(QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high), image)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.accept()

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.accept()
