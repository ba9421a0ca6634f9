"""The first few faces of many, each a little over the one before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.painting import paint_avatar

_STEPS = {28: 26, 36: 30}

Faced = tuple[str, QPixmap | None, str]


class Faces(QWidget):
    """Names with their photos, None where there is none; the third keeps a tint when a name changes. ``size`` is 28 or 36."""

    def __init__(self, people: Sequence[Faced] = (), *, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_people(people)
        theme.current().changed.connect(self.updateGeometry)

    def show_people(self, people: Sequence[Faced]) -> None:
        """Show others."""
        self._people = tuple(people)
        self.setAccessibleName(", ".join(name for name, _photo, _key in people))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = self._size + _STEPS[self._size] * (len(self._people) - 1) if self._people else 0
        return QSize(theme.px(wide), theme.px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(self._size)
        for place, (name, photo, key) in reversed(list(enumerate(self._people))):
            paint_avatar(painter, QRect(theme.px(_STEPS[self._size] * place), 0, side, side), name, photo, key, self._size)
