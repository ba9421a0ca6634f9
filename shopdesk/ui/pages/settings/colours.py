"""The shop's colour: a few calm ones, or one's own, made readable on paper and on dark."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from shopdesk.i18n import _
from shopdesk.ui import icons, theme, tokens
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.fields import LineField
from shopdesk.ui.widgets.words import Words


def calm() -> tuple[tuple[str, str], ...]:
    """The colours offered, each with its name."""
    return (
        (tokens.DESIGN_ACCENT, _("Bottle green")), ("#2F4F74", _("Ink blue")), ("#1F6070", _("Sea")), ("#6A3A5E", _("Plum")),
        ("#5A5A1E", _("Olive")), ("#5B4034", _("Cocoa")),
    )


class Swatch(QAbstractButton):
    """One colour to choose."""

    def __init__(self, colour: str, name: str) -> None:
        super().__init__()
        self.colour = colour
        self.setObjectName(f"colour_{colour[1:]}")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", 20)
        theme.current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = tokens.paper(theme.current().dark, self.colour)
        box = self.rect().toRectF().adjusted(3, 3, -3, -3)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(shown["accent"])
        painter.setOpacity(1 if self.isEnabled() else 0.55)
        painter.drawEllipse(box)
        if self.isChecked():
            icons.paint(painter, "check", shown["onAccent"], box.adjusted(7, 7, -7, -7))


class ColourField(QWidget):
    """Swatches and a line for "#rrggbb"."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = Row(self, gap=4)
        self.swatches = [Swatch(colour, name) for colour, name in calm()]
        self.line = LineField(hint="#1F5A49")
        self.line.setObjectName("accent")
        self.line.setMaxLength(20)
        self.remark = Words("", "caption", "ink3", lines=2)
        self.remark.setObjectName("colour_remark")
        for swatch in self.swatches:
            row.addWidget(swatch)
            swatch.clicked.connect(self._on_swatch_clicked)
        row.addWidget(self.line)
        row.addSpacing(8)
        row.addWidget(self.remark, 1)
        self.line.textChanged.connect(self._on_text_changed)
        self.setFocusProxy(self.swatches[0])
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def text(self) -> str:
        """What the line says."""
        return self.line.text().strip()

    def show_colour(self, colour: str) -> None:
        """Show ``colour``."""
        self.line.setText(colour)
        self._mark()

    def needs_a_look(self, sentence: str) -> None:
        """Say what is amiss with the colour; typing takes it away."""
        self.remark.say(sentence, tone="warm")
        theme.restyle(self.line, "look", "warm")

    def _mark(self) -> None:
        theme.restyle(self.line, "look", "")
        for swatch in self.swatches:
            swatch.setChecked(swatch.colour.casefold() == self.text().casefold())
        self.remark.say(_remark(self.text()), tone="ink3")

    def _on_swatch_clicked(self) -> None:
        swatch = self.sender()
        if isinstance(swatch, Swatch):
            self.show_colour(swatch.colour)
            self.changed.emit()

    def _on_text_changed(self) -> None:
        self._mark()
        self.changed.emit()

    def _on_look_changed(self) -> None:
        self.line.setFixedWidth(theme.em(82) + theme.px(26))


def _remark(text: str) -> str:
    """What becomes of a colour so that words in it can be read."""
    if not re.fullmatch("#[0-9A-Fa-f]{6}", text):
        return ""
    wish = QColor(text)
    light, dark = (tokens.paper(paper, text)["accent"] for paper in (False, True))
    if text.casefold() in (colour.casefold() for colour, _name in calm()) or light == wish:
        return ""
    return _("Shown as {light} on paper and {dark} on dark, so that it can be read.").format(light=light.name(), dark=dark.name())
