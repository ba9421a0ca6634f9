"""Words on a page: a label in a role and a tone of the design, with its line height, wrapped or elided after so many lines."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from shopdesk.ui import theme

_WIDEST = 420


def clean(text: str) -> str:
    """Make ``text`` fit to be drawn: halves of broken letters become the replacement sign, control signs a space."""
    if text.isprintable():
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(" " if unicodedata.category(letter) == "Cc" and letter != "\n" else letter for letter in whole)


class Words(QLabel):
    """A label. ``lines`` is how many it may take (0: as many as it needs); ``strong`` is the part to be set in 600."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "ink", *, lines: int = 1, strong: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._tone = tone
        self._lines = lines
        self._strong = strong
        self._heights: dict[int, int] = {}  # by width: a layout asks many times
        self._natural: int | None = None
        self._laid: tuple[int, QTextLayout, list[str]] | None = None  # for a width: measured, placed and painted at the same one
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed if lines == 1 else QSizePolicy.Policy.Minimum)
        # A label forgets at each new text that its height follows its width, unless it wraps.
        self.setWordWrap(lines != 1)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(clean(text))
        self._measure_anew()

    def say(self, text: str, *, tone: str | None = None, strong: str | None = None) -> None:
        """Change the words, and their tone or strong part where given."""
        before = self.text(), self._tone, self._strong
        self._tone = tone or self._tone
        self._strong = self._strong if strong is None else strong
        if before != (clean(text), self._tone, self._strong):
            self.setText(text)
            self.update()

    def sizeHint(self) -> QSize:
        width = self._natural_width()
        if self._lines != 1:
            width = min(width, theme.em(_WIDEST))
        width += self._beside()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        around = self.contentsMargins()
        width, height = min(self._natural_width(), theme.em(48)), theme.line_height(self._role)
        return QSize(width + self._beside(), height + around.top() + around.bottom())

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        return self._high(width - self._beside()) + around.top() + around.bottom()

    def _beside(self) -> int:
        around = self.contentsMargins()
        return around.left() + around.right()

    def _high(self, width: int) -> int:
        if self._lines == 1:
            return theme.line_height(self._role)
        if width not in self._heights:
            self._heights[width] = max(1, len(self._laid_out(width)[1])) * theme.line_height(self._role)
        return self._heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        elided = self._lines != 0 and any(" …" in line or line.endswith("…") for line in self._laid_out(self.contentsRect().width())[1])
        self.setToolTip(self.text() if elided and not self.text().endswith("…") else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color(self._tone))
        room = self.contentsRect()
        painter.translate(room.topLeft())
        layout, lines = self._laid_out(room.width())
        height = theme.line_height(self._role)
        top = (room.height() - height * max(1, len(lines))) / 2
        for number, line in enumerate(lines):
            self._paint_line(painter, layout, number, line, top + number * height, height)

    def _paint_line(self, painter: QPainter, layout: QTextLayout, number: int, text: str, top: float, height: int) -> None:
        line = layout.lineAt(number)
        if text.endswith("…") and not self.text().endswith(text):
            layout = QTextLayout(text, theme.font(self._role))
            layout.setTextOption(self._option())
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(self.contentsRect().width())
            layout.endLayout()
        line.setPosition(QPointF(0, 0))
        line.draw(painter, QPointF(0, top + (height - line.height()) / 2))

    def _option(self) -> QTextOption:
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if self._lines != 1 else QTextOption.WrapMode.NoWrap)
        return option

    def _laid_out(self, width: int) -> tuple[QTextLayout, list[str]]:
        """Give the words laid into ``width``, and the text of each line that shows, the last one elided if need be."""
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, *self._lay(width))
        return self._laid[1:]

    def _lay(self, width: int) -> tuple[QTextLayout, list[str]]:
        text = self.text().replace("\n", " " if self._lines == 1 else "\u2028")
        layout = QTextLayout(text, theme.font(self._role))
        layout.setTextOption(self._option())
        layout.setFormats(self._formats(text))
        shown: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            start, last = line.textStart(), self._lines and len(shown) == self._lines - 1
            rest = text[start:]
            if last and (line.naturalTextWidth() > width + 1 or start + line.textLength() < len(text)):
                shown.append(QFontMetricsF(theme.font(self._role)).elidedText(rest, Qt.TextElideMode.ElideRight, width))
                break
            shown.append(text[start:start + line.textLength()])
        layout.endLayout()
        return layout, shown

    def _formats(self, text: str) -> list[QTextLayout.FormatRange]:
        start = text.find(self._strong) if self._strong else -1
        if start < 0:
            return []
        bold = QTextLayout.FormatRange()
        bold.start, bold.length, bold.format = start, len(self._strong), QTextCharFormat()
        bold.format.setFontWeight(QFont.Weight.DemiBold)
        return [bold]

    def _natural_width(self) -> int:
        if self._natural is None:
            self._natural = self._measured()
        return self._natural

    def _measured(self) -> int:
        layout = QTextLayout(self.text(), theme.font(self._role))
        layout.setFormats(self._formats(self.text()))
        layout.beginLayout()
        layout.createLine().setLineWidth(1e6)
        layout.endLayout()
        return int(layout.lineAt(0).naturalTextWidth()) + 2 if self.text() else 0

    def _on_look_changed(self) -> None:
        self.setFont(theme.font(self._role))
        self._measure_anew()
        self.update()

    def _measure_anew(self) -> None:
        self._heights.clear()
        self._natural = None
        self._laid = None
        self.updateGeometry()
