"""The very page that will be printed, as a sheet of paper on the table. Pressing it shows it large."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.printing import colours
from shopdesk.ui import theme

_MM_PER_INCH = 25.4
_NEAR = 1.5  # pixels


class CardPreview(QAbstractButton):
    """One page; an empty sheet while the first is being drawn. ``resized`` when a page fits at another resolution."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_preview")
        self.image: QImage | None = None
        self._size = (210.0, 148.0)
        self._fold = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ring", 12)
        self.setToolTip(_("Press to enlarge"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def begin(self, size: tuple[float, float], *, fold: bool) -> None:
        """The page is to be of ``size`` millimetres, folded in the middle or not."""
        if (size, fold) != (self._size, self._fold):
            self._size, self._fold, self.image = size, fold, None
            self.update()

    def show_page(self, image: QImage, spoken: str) -> None:
        """Show a page; ``spoken`` says what it is to who cannot see it."""
        self.image = image
        self.setAccessibleName(spoken)
        self.update()

    def dpi(self) -> float:
        """Dots an inch at which a page has as many as the screen gives it."""
        return self._sheet().width() * self.devicePixelRatioF() / (self._size[0] / _MM_PER_INCH)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(420))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("well"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(12), theme.px(12))
        sheet = self._sheet()
        if self.image is None:
            painter.fillRect(sheet, QColor(colours.PAPER))
        else:
            self._paint_page(painter, sheet)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)
        if self._fold:
            painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
            painter.setOpacity(0.5)
            middle = int(sheet.center().x())
            painter.drawLine(middle, int(sheet.top()), middle, int(sheet.bottom()))

    def _paint_page(self, painter: QPainter, sheet: QRectF) -> None:
        """Pixel on pixel where it was drawn for this size; only one that is still of another size is made to fit."""
        assert self.image is not None
        ratio, corner = self.devicePixelRatioF(), sheet.topLeft() - QPointF(0.5, 0.5)
        if abs(self.image.width() / ratio - sheet.width()) < _NEAR and abs(self.image.height() / ratio - sheet.height()) < _NEAR:
            self.image.setDevicePixelRatio(ratio)
            painter.drawImage(corner, self.image)
        else:
            painter.drawImage(sheet, self.image)

    def _sheet(self) -> QRectF:
        """Where the sheet lies: as large as fits, in the middle."""
        margin, shape = theme.px(18), self._size[0] / self._size[1]
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        width = max(min(room.width(), room.height() * shape), 1.0)
        height = width / shape
        return QRectF(round(room.center().x() - width / 2) + 0.5, round(room.center().y() - height / 2) + 0.5, round(width), round(height))
