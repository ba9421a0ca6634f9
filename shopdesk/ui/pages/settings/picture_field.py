"""A picture somebody chooses from a file: a face, or the shop's logo."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.choose_file import PICTURES, Chooser, picture_from
from shopdesk.ui.messages import Messages
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Avatar


class Logo(QWidget):
    """The shop's logo as it stands beside its name, or the drawing it has without one."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(72), theme.px(72))

    def show_person(self, name: str, pixmap: QPixmap | None) -> None:
        """Show this logo; ``name`` is the shop's."""
        self._pixmap = pixmap
        self.setAccessibleName(_("Logo of {name}").format(name=name))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(box, theme.px(12), theme.px(12))
        if self._pixmap is None:
            painter.fillPath(path, theme.color("accent"))
            icons.paint(painter, "wheat", theme.color("onAccent"), box.adjusted(14, 14, -14, -14))
            return
        painter.fillPath(path, theme.color("card"))
        painter.setClipPath(path)
        shown = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - shown.width()) // 2, (self.height() - shown.height()) // 2
        painter.drawPixmap(left, top, shown.width(), shown.height(), self._pixmap)
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawPath(path)


class PictureField(QWidget):
    """Shows a picture and takes another one. ``chosen`` is what was taken from a file and is not kept yet."""

    changed = Signal()

    def __init__(self, shown: Avatar | Logo, choose: Chooser, messages: Messages, *, words: str, keep_alpha: bool = False) -> None:
        super().__init__()
        self._shown = shown
        self._ask = choose
        self._messages = messages
        self._keep_alpha = keep_alpha
        self._name = ""
        self.chosen: bytes | None = None
        self.taken_away = False
        self.choose_button = KeyButton(words, icon="camera", small=True)
        self.drop_button = KeyButton(_("Take it away"), kind="quiet", small=True)
        row = Row(self, gap=14)
        row.addWidget(shown)
        buttons = Column(gap=4)
        buttons.addStretch(1)
        buttons.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self.drop_button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        row.addLayout(buttons)
        row.addStretch(1)
        self.setFocusProxy(self.choose_button)
        self.choose_button.clicked.connect(self._on_choose)
        self.drop_button.clicked.connect(self._on_drop)

    def show_kept(self, name: str, pixmap: QPixmap | None) -> None:
        """Show what is kept."""
        self._name, self.chosen, self.taken_away = name, None, False
        self._shown.show_person(name, pixmap)
        self.drop_button.setVisible(pixmap is not None)

    def typed(self) -> object:
        """What was chosen since."""
        return (self.chosen, self.taken_away)

    def take(self, picture: bytes) -> None:
        """Show a picture that was chosen."""
        pixmap = QPixmap()
        pixmap.loadFromData(picture)
        self.chosen, self.taken_away = picture, False
        self._shown.show_person(self._name, pixmap)
        self.drop_button.show()
        self.changed.emit()

    def _on_choose(self) -> None:
        path = self._ask(self.window(), _("Pictures"), PICTURES)
        if path is None:
            return
        try:
            self.take(picture_from(path, keep_alpha=self._keep_alpha))
        except ShopError as error:
            self._messages.problem(error)

    def _on_drop(self) -> None:
        self.chosen, self.taken_away = None, True
        self._shown.show_person(self._name, None)
        self.choose_button.setFocus()
        self.drop_button.hide()
        self.changed.emit()
