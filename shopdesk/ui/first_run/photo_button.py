"""The round button that shows one's photograph, or a camera until there is one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.painting import paint_avatar

_SIZE = 64


class PhotoButton(QAbstractButton):
    """Press it to choose a photograph."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap: QPixmap | None = None
        self.setObjectName("photo")
        self.setAccessibleName(_("Choose a photo of yourself"))
        self.setToolTip(self.accessibleName())
        self.setProperty("ring", _SIZE // 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def show_picture(self, picture: bytes) -> None:
        """Show a photograph."""
        pixmap = QPixmap()
        self._pixmap = pixmap if pixmap.loadFromData(picture) else None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_SIZE), theme.px(_SIZE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pixmap is not None:
            paint_avatar(painter, self.rect(), "", self._pixmap, "", _SIZE)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("tint2"))
        painter.drawEllipse(self.rect())
        side = theme.px(22)
        icons.paint(painter, "camera", theme.color("ink"), QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side))
