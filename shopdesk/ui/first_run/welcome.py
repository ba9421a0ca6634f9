"""The left side of the first run: what this is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk import paths
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

_WIDE = 470
_EMBLEM, _AIR = 104, 11  # the drawing, and the air at its left that would push it out of line


class Emblem(QWidget):
    """The notebook with a flower in its buttonhole."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing = QSvgRenderer(str(paths.resources() / "icons" / "app-icon.svg"), self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_EMBLEM - _AIR), theme.px(_EMBLEM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._drawing.render(QPainter(self), QRectF(-theme.px(_AIR), 0, theme.px(_EMBLEM), theme.px(_EMBLEM)))


class Welcome(QWidget):
    """Emblem, name, what it is for, and three promises."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = Column(self, gap=16, margins=(64, 28, 64, 28))
        column.addStretch(1)
        column.addWidget(Emblem(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Words("ShopDesk", "nameXL"))
        column.addWidget(Words(
            _("A notebook for the people who come through your door. Who they are, what they like, what you promised them."), "cue", lines=0
        ))
        promises = Column(gap=12, margins=(0, 6, 0, 0))
        for icon, words in (
            ("lock", _("Everything stays on this computer.")), ("keyboard", _("Works with keyboard, scanner and touch.")),
            ("flower", _("No points. No levels.")),
        ):
            row = Row(gap=12)
            row.addWidget(Icon(icon, "accent", 20))
            row.addWidget(Words(words, "body", "ink2", lines=0), 1)
            promises.addLayout(row)
        column.addLayout(promises)
        column.addStretch(1)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        self.setFixedWidth(theme.px(_WIDE))
