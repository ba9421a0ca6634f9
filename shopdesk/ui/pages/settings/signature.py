"""Signatures: shown in the ink of the paper in use, and drawn with mouse, finger or pen."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.painting import CENTRE

# The ink of printed cards (DESIGN.md section 9); on the screen it takes the tone of the text.
INK = "#1F3E66"
_SHARPNESS = 4  # pixels of the picture for one on the screen: 600 across at most anyway
_PEN = 2.2


def tinted(pixmap: QPixmap, colour: QColor) -> QPixmap:
    """A signature in another ink; a picture with a ground of its own stays as it is."""
    if not pixmap.hasAlphaChannel():
        return pixmap
    made = QPixmap(pixmap.size())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), colour)
    painter.end()
    return made


def paint_signature(painter: QPainter, pixmap: QPixmap, box: QRect, align: Qt.AlignmentFlag) -> None:
    """Paint a signature as large as ``box`` allows, at its left or in its middle."""
    shown = pixmap.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = box.left() if align == Qt.AlignmentFlag.AlignLeft else box.center().x() - shown.width() // 2
    place = QRect(left, box.center().y() - shown.height() // 2, shown.width(), shown.height())
    ratio = painter.device().devicePixelRatio()
    # Made small in one go first: a painter that shrinks a line of ink tears it.
    small = pixmap.scaled(shown * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    painter.drawPixmap(place, tinted(small, theme.color("ink")))


class SignatureView(QWidget):
    """A signature in a row of staff, or a word that there is none."""

    def __init__(self, pixmap: QPixmap | None) -> None:
        super().__init__()
        self._pixmap = pixmap
        self.setAccessibleName(_("Signed") if pixmap is not None else _("No signature yet"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        return QSize(theme.em(130), theme.px(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._pixmap is not None:
            paint_signature(painter, self._pixmap, self.rect().adjusted(0, 6, -theme.px(40), -6), Qt.AlignmentFlag.AlignLeft)
            return
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("ink3"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.accessibleName())

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


class SignaturePad(QWidget):
    """A small sheet to sign on. What is drawn becomes a picture of ink on nothing; ``drawn`` after each stroke."""

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("signature_pad")
        self.setAccessibleName(_("Sign here with mouse, finger or pen"))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._strokes: list[list[QPointF]] = []
        self._kept: QPixmap | None = None
        self._wide = 0
        theme.current().changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(112))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_kept(self, pixmap: QPixmap | None) -> None:
        """Show the signature there is, and forget what was drawn."""
        self._strokes, self._kept = [], pixmap
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether something was drawn since."""
        return any(len(stroke) > 1 for stroke in self._strokes)

    def picture(self) -> bytes:
        """What was drawn, cut to its edges: a PNG, ink on nothing."""
        room = _PEN * 2
        paths = [_smooth(stroke) for stroke in self._strokes]
        box = QRectF()
        for path in paths:
            box = box.united(path.boundingRect().adjusted(-room, -room, room, room))
        image = QImage((box.size() * _SHARPNESS).toSize(), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.scale(_SHARPNESS, _SHARPNESS)
        painter.translate(-box.topLeft())
        _ink(painter, paths, QColor(INK))
        painter.end()
        return as_png(image)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            if not self._strokes:
                self._kept = None
            self._strokes.append([event.position()])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._strokes and event.buttons() & Qt.MouseButton.LeftButton:
            edge = QRectF(self.rect()).adjusted(_PEN, _PEN, -_PEN, -_PEN)
            x, y = event.position().x(), event.position().y()
            self._strokes[-1].append(QPointF(min(max(x, edge.left()), edge.right()), min(max(y, edge.top()), edge.bottom())))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.is_drawn:
            self.drawn.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wide and self.is_drawn and self.width() < self._wide:
            shrink = self.width() / self._wide
            self._strokes = [[QPointF(point.x() * shrink, point.y()) for point in stroke] for stroke in self._strokes]
        self._wide = self.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))
        foot = self.height() - theme.px(28)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(theme.px(18), foot, self.width() - theme.px(18), foot)
        if self._kept is not None:
            paint_signature(painter, self._kept, self.rect().adjusted(24, 12, -24, -12), Qt.AlignmentFlag.AlignHCenter)
        elif not self._strokes:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink3"))
            painter.drawText(self.rect().adjusted(0, 0, 0, -theme.px(24)), CENTRE | Qt.AlignmentFlag.AlignHCenter, self.accessibleName())
        _ink(painter, [_smooth(stroke) for stroke in self._strokes], theme.color("ink"))

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _smooth(stroke: list[QPointF]) -> QPainterPath:
    """A line through the middles between the points, as a hand would draw it."""
    path = QPainterPath(stroke[0])
    for before, point in pairwise(stroke):
        path.quadTo(before, (before + point) / 2)
    path.lineTo(stroke[-1])
    return path


def _ink(painter: QPainter, paths: list[QPainterPath], colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    for path in paths:
        painter.drawPath(path)


def as_png(image: QImage) -> bytes:
    """The bytes of a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def written(name: str) -> bytes:
    """The first word of ``name`` by the program's hand with one stroke under it, for whoever cannot or will not draw: a PNG."""
    first = name.split()[0] if name.split() else name
    font = theme.font("hand")
    font.setPixelSize(120)
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(first), metrics.height()
    image = QImage(round(width) + 80, round(height) + 50, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(QColor(INK))
    painter.drawText(QPointF(40, metrics.ascent()), first)
    stroke = QPainterPath(QPointF(28, height + 12))
    stroke.cubicTo(width * 0.4, height - 8, width * 0.7, height + 18, width + 50, height - 6)
    painter.setPen(QPen(QColor(INK), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(stroke)
    painter.end()
    return as_png(image)
