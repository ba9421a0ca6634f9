"""The very PDF that will be printed, as a sheet of paper on the table."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.printing import colours
from shopdesk.ui import theme


class CardPreview(QWidget):
    """Shows one page of two; an empty sheet while the first is being drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[QImage, ...] = ()
        self._page = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)
        self._name()

    @property
    def pages(self) -> tuple[QImage, ...]:
        return self._pages

    def show_pages(self, pages: tuple[QImage, ...]) -> None:
        """Show other pages."""
        self._pages = pages
        self.update()

    def turn_to(self, page: int) -> None:
        """Show the outside (0) or the inside (1)."""
        self._page = page
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(420))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("well"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(12), theme.px(12))
        image = self._pages[self._page] if self._page < len(self._pages) else None
        sheet = self._sheet(image.width() / image.height() if image else 210 / 148)
        if image is None:
            painter.fillRect(sheet, QColor(colours.PAPER))
        else:
            painter.drawImage(sheet, image)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)
        painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
        middle = sheet.center().x()
        painter.setOpacity(0.35)
        painter.drawLine(int(middle), int(sheet.top()), int(middle), int(sheet.bottom()))

    def _sheet(self, shape: float) -> QRectF:
        """Where the sheet lies: as large as fits, in the middle."""
        margin = theme.px(20)
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        width = min(room.width(), room.height() * shape)
        height = width / shape
        return QRectF(round(room.center().x() - width / 2) + 0.5, round(room.center().y() - height / 2) + 0.5, round(width), round(height))

    def _name(self) -> None:
        self.setAccessibleName(_("The card, inside") if self._page else _("The card, outside"))
