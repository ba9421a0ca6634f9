"""What has just been done grows fainter where it stood, while everything else has closed up already."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from shopdesk.ui import theme

FADES_MS = 160


class Fading(QWidget):
    """A picture over ``window`` that nobody can press, and that goes by itself."""

    def __init__(self, picture: QPixmap, place: QRect, window: QWidget) -> None:
        super().__init__(window)
        self._picture = picture
        self._seen = 1.0
        self.setObjectName("fading")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(place)
        fade = QVariantAnimation(self)
        fade.setStartValue(1.0)
        fade.setEndValue(0.0)
        fade.setDuration(FADES_MS)
        fade.valueChanged.connect(self._on_fainter)
        fade.finished.connect(self.deleteLater)
        self.show()
        fade.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._seen)
        painter.drawPixmap(0, 0, self._picture)

    def _on_fainter(self, seen: float) -> None:
        self._seen = seen
        self.update()


def fade_away(part: QRect, of: QWidget) -> None:
    """Let a ``part`` of a widget, as it is drawn now, fade over its window; nothing where motion is not wanted or nobody looks."""
    if of.isVisible() and not part.isEmpty() and not theme.current().still:
        window = of.window()
        Fading(of.grab(part), QRect(of.mapTo(window, part.topLeft()), part.size()), window)
