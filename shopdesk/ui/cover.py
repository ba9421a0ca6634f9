"""The cover: shop name and clock over everything personal, for a customer leaning over the counter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.words import Words

_TICK_MS = 1000


class Sheath(QWidget):
    """Fills its window and shows nothing of it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Covered. Press any key to go on."))
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = self.parentWidget()
        if window is not None and watched is window and event.type() == QEvent.Type.Resize:
            self.setGeometry(window.rect())
            self.raise_()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("page"))


class CoverPage(Sheath):
    """The one on the main window: name and time."""

    def __init__(self, window: QWidget, shop_name: str, time_now: Callable[[], str]) -> None:
        super().__init__(window)
        self._time_now = time_now
        column = Column(self, gap=12)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._clock = Words(time_now(), "figure", "ink2", align=middle)
        column.addStretch(1)
        column.addWidget(Words(shop_name, "nameXL", lines=0, align=middle))
        column.addWidget(self._clock)
        column.addWidget(Words(_("Press any key to go on."), "small", "ink3", align=middle))
        column.addStretch(1)
        tick = QTimer(self)
        tick.timeout.connect(self._on_tick)
        tick.start(_TICK_MS)

    def _on_tick(self) -> None:
        self._clock.say(self._time_now())


class Cover:
    """Covers every window of the program, boxes too, and gives them back."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._sheaths: list[Sheath] = []

    @property
    def is_on(self) -> bool:
        return bool(self._sheaths)

    def put_on(self, shop_name: str, time_now: Callable[[], str]) -> None:
        """Cover everything; menus and open lists are closed."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._sheaths = [CoverPage(self._window, shop_name, time_now)]
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible():
                self._sheaths.append(Sheath(other))

    def take_off(self) -> None:
        """Show everything again."""
        for sheath in self._sheaths:
            sheath.hide()
            sheath.deleteLater()
        self._sheaths = []
