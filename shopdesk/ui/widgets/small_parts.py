"""The small parts a page is made of: a face, an icon, a key cap, a chip."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.painting import CENTRE, chip_width, key_width, paint_avatar, paint_chip, paint_key, text_width


class _Part(QWidget):
    """Something fixed in size that follows the theme."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_look_changed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


class Avatar(_Part):
    """A photo cropped round, or initials on a tint; ``size`` 28, 36, 44 or 88. ``key`` keeps the tint when the name changes."""

    def __init__(
        self, name: str = "", photo: QPixmap | None = None, *, size: int = 44, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.show_person(name, photo, key)

    def show_person(self, name: str, photo: QPixmap | None = None, key: str = "") -> None:
        """Show somebody."""
        self._name, self._photo, self._key = name, photo, key
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), self.rect(), self._name, self._photo, self._key, self._size)


class Icon(_Part):
    """A line icon in a tone of the design; it says nothing, the words beside it do."""

    def __init__(self, name: str, tone: str = "ink2", size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size = name, tone, size

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._icon, theme.color(self._tone), self.rect())


class KeyCap(_Part):
    """A key as it looks on the keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)

    def sizeHint(self) -> QSize:
        return QSize(key_width(self._key), theme.line_height("key") + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_key(painter, 0, self.height() / 2, self._key, theme.color("ink2"), theme.color("edge"), theme.color("card"))


class Chip(_Part):
    """26 px that say something; ``kind`` plain, accent or warm."""

    def __init__(self, text: str = "", kind: str = "plain", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.say(text, kind)

    def say(self, text: str, kind: str) -> None:
        """Say something else."""
        self._text, self._kind = text, kind
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text, self._icon), theme.em(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chip(QPainter(self), 0, self.height() / 2, self._text, self._kind, self._icon)


class FilterChip(QAbstractButton):
    """40 px that do something: a filter, on or off."""

    def __init__(self, text: str, *, chosen: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setProperty("ring", 20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), self._font(True)) + theme.px(32), theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        fill = QColor(theme.color("accentSoft" if chosen else "well" if self.underMouse() else "card"))
        painter.setPen(QPen(theme.color("accent" if chosen else "edge"), 1))
        painter.setBrush(fill)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self._font(chosen))
        painter.setPen(theme.color("accent" if chosen else "ink"))
        painter.drawText(QRect(self.rect()), CENTRE, self.text())

    def _font(self, chosen: bool) -> QFont:
        font = QFont(theme.font("small"))
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
        return font

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
