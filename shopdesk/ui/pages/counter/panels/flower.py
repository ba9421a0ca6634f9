"""The flower can wait: why nothing nice is offered now, and what is ready for when it is put right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class FlowerPanel(QFrame):
    """A dashed sheet: something that is held, not something that is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flower_waits")
        column = Column(self, gap=8, margins=(18, 15, 18, 16))
        head = Row(gap=10)
        head.addWidget(Icon("flower", "ink2", 22))
        head.addWidget(Words(_("The flower can wait"), "strong"), 1)
        self._why = Words("", "small", "ink2", lines=0)
        self._ready = Words("", "small", "ink2", lines=0)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addWidget(self._ready)
        theme.current().changed.connect(self.update)
        self.hide()

    def show_hold(self, sentence: str, *, held: bool, owner: str = "") -> None:
        """Stand here while nice things are ``held``; ``sentence`` says why where nothing else on the page does.

        ``owner`` is who puts it right, and signs the apology then.
        """
        why = _("Gift, card and suggestions come back when the problem is solved. A flower before that feels like an excuse.")
        self._why.say(f"{sentence} {why}".strip())
        begins = _("Ready for then:")
        self._ready.say(f"{begins} " + _("a card of apology, signed by {name}.").format(name=owner), strong=begins)
        self._ready.setVisible(bool(owner))
        self.setAccessibleName(_("The flower can wait. {why}").format(why=self._why.text()))
        self.setVisible(held)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("well"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), theme.px(12), theme.px(12))
