"""The bar above the table while somebody is ticked: how many, all or none of those shown, and Clear."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.members import sentences
from shopdesk.ui.pages.members.member_delegate import TICK_LEFT, paint_tick
from shopdesk.ui.widgets.announce import announce
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.row_delegate import clip_to_corners
from shopdesk.ui.widgets.words import Words

_WITH_CAPS = 870  # width from which there is room for the caps of the keys


class TickAll(QAbstractButton):
    """A tick box for everyone shown: empty, some, all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tick_all")
        self._mark = ""
        self.setProperty("ring", 5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def show_state(self, some: bool, every: bool) -> None:
        """Show whether some or all of those shown are ticked."""
        self._mark = "check" if every else "minus" if some else ""
        words = _("Take the ticks off everyone shown") if every else _("Tick everyone shown")
        self.setAccessibleName(words)
        self.setToolTip(words if every else _("{words} (Ctrl A)").format(words=words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(32), theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.px(20)
        paint_tick(QPainter(self), QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side), self._mark)


class TickBar(QWidget):
    """``cleared`` when every tick shall go, ``all_asked`` when all shown shall be ticked, ``none_asked`` when none of them.

    ``write_asked`` when they shall hear some news, ``cards_asked`` when they shall get cards,
    ``export_asked`` when they shall go out as a list, ``list_asked`` with the button below which the lists to put them on are offered.
    """

    cleared = Signal()
    all_asked = Signal()
    none_asked = Signal()
    write_asked = Signal()
    cards_asked = Signal()
    export_asked = Signal()
    list_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._every = False
        self._tick_all = TickAll()
        self._count = Words("", "strong")
        self._count.setObjectName("tick_count")
        self._hidden = Words("", "small", "ink2")
        self._hidden.setObjectName("tick_hidden")
        self._write = KeyButton(_("Write"), icon="write", key="Ctrl+M", small=True)
        self._cards = KeyButton(_("Print cards"), icon="print", key="Ctrl+P", small=True)
        self._export = KeyButton(_("Export"), icon="export", key="Ctrl+E", small=True, bound=False)
        self._build()
        self._tick_all.clicked.connect(self._on_all_clicked)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _build(self) -> None:
        lists, clear = KeyButton(_("List"), icon="list", small=True, letter="l"), KeyButton(_("Clear"), kind="quiet", small=True)
        lists.setToolTip(_("Put them on a list, or take them off"))
        row = Row(self, gap=12, margins=(TICK_LEFT - 6, 0, 8, 0))
        row.addWidget(self._tick_all)
        row.addWidget(self._count)
        row.addWidget(self._hidden, 1)
        for button, name, asked in (
            (self._write, "tick_write", self.write_asked), (self._cards, "tick_cards", self.cards_asked),
            (self._export, "tick_export", self.export_asked), (lists, "tick_list", lambda: self.list_asked.emit(lists)),
            (clear, "tick_clear", self.cleared),
        ):
            button.setObjectName(name)
            button.clicked.connect(asked)
            row.addWidget(button)

    def show_ticks(self, ticked: int, of_them_shown: int, shown: int) -> None:
        """Say how many are ticked; with none the bar goes."""
        self._every = shown > 0 and of_them_shown == shown
        self._tick_all.show_state(of_them_shown > 0, self._every)
        if self._count.text() != sentences.ticked(ticked):
            announce(self, sentences.ticked(ticked))
        self._count.say(sentences.ticked(ticked))
        self._hidden.say(sentences.not_shown(ticked - of_them_shown))
        self.setVisible(ticked > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for button in (self._write, self._cards, self._export):
            button.show_cap(self.width() >= theme.em(_WITH_CAPS))
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip_to_corners(painter, self.rect(), None, (True, False))
        painter.fillRect(self.rect(), theme.color("accentSoft"))
        painter.setPen(theme.color("accentLine"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _on_all_clicked(self) -> None:
        (self.none_asked if self._every else self.all_asked).emit()

    def _on_look_changed(self) -> None:
        self.setFixedHeight(theme.px(52))
