"""The first few faces of many, each a little over the one before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.painting import paint_avatar

_SIZE, _STEP = 28, 26


class Faces(QWidget):
    """Names with their photos, None where there is none; ``key`` keeps a tint when a name changes."""

    def __init__(self, people: Sequence[tuple[str, QPixmap | None, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = tuple(people)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(name for name, _photo, _key in people))
        theme.current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        wide = _SIZE + _STEP * (len(self._people) - 1) if self._people else 0
        return QSize(theme.px(wide), theme.px(_SIZE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(_SIZE)
        for place, (name, photo, key) in reversed(list(enumerate(self._people))):
            paint_avatar(painter, QRect(theme.px(_STEP * place), 0, side, side), name, photo, key, _SIZE)
