"""The head of the Counter at rest: a greeting by the hour, the day and the time, and that the scanner is ready."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.page_bar import PageBar
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class GreetingBar(PageBar):
    """Says the time anew at each full minute, and only while somebody sees it."""

    def __init__(self, shop: Shop, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._shop = shop
        ready = Row(gap=8)
        ready.addWidget(Icon("scan", "accent", 18))
        ready.addWidget(Words(_("Scanner ready"), "small", "ink2"))
        self.right.addLayout(ready)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self.tell)

    def tell(self) -> None:
        """Greet whoever is here and say what time it is."""
        local = self._shop.local(self._shop.clock.now())
        present = self._shop.staff.at_counter()
        self.say(sentences.good_day(local, present.first_name if present else ""), sentences.moment(local))
        if self.isVisible():
            self._minute.start(60_000 - local.second * 1000 - local.microsecond // 1000)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()
