"""What was asked for while another program was writing to the shop: kept in its order, and done as soon as the shop is free."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from shopdesk.core.unwritten import Unwritten, WaitingNote
from shopdesk.errors import ShopError, StoreProblem
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.visits.records import Press

_LOOK_EVERY_MS = 25
_LONG = 20.0  # seconds after which somebody should know that it is no longer a moment


@dataclass(frozen=True, slots=True)
class Asked:
    """One act with all that follows it. ``put_aside`` hears True when it has to wait, and False when that is over."""

    act: Callable[[], Any]
    said: str
    undo: bool
    on_done: Callable[[Any], None] | None
    refused: Callable[[ShopError], bool] | None
    put_aside: Callable[[bool], None]
    press: Press | None = None


class WaitingLine(QObject):
    """``changed`` gives how many wait, ``long`` comes once when it takes long. ``write`` does one and says whether it is over with it."""

    changed = Signal(int)
    took_long = Signal(object)

    def __init__(self, shop: Shop, write: Callable[[Asked], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._write = write
        self._line: deque[Asked] = deque()
        self._note = WaitingNote(shop.path)
        self._since = 0.0
        self._told = self._writing = False
        self._look = QTimer(self)
        self._look.timeout.connect(self._on_look)

    def __len__(self) -> int:
        return len(self._line)

    @property
    def holds_back(self) -> bool:
        """Whether what is asked for now has to stand behind others."""
        return bool(self._line) and not self._writing

    def add(self, asked: Asked) -> None:
        """Let an act wait behind the others."""
        if not self._line:
            self._since, self._told = time.monotonic(), False
            self._look.start(_LOOK_EVERY_MS)
        self._line.append(asked)
        press = asked.press
        self._note.add(Unwritten(self._shop.clock.now()) if press is None else Unwritten(press.at, press.visit_id, press.member_id))
        asked.put_aside(True)
        self.changed.emit(len(self._line))

    def stop(self) -> None:
        """Try no more; what waits stays noted."""
        self._look.stop()

    def _on_look(self) -> None:
        if self._writing or not self._shop.store.is_free():
            self._look.setInterval(_LOOK_EVERY_MS)
            self._say_if_long()
            return
        self._writing = True  # what follows from it may ask for more, and does so in its place
        try:
            over = self._write(self._line[0])
        finally:
            self._writing = False
        if over:
            self._on_over()

    def _on_over(self) -> None:
        self._line.popleft()
        self._since = time.monotonic()
        if self._line:
            self._note.done()
            self._look.setInterval(0)  # one after the other, and whatever else is to be done between them
        else:
            self._note.clear()
            self._look.stop()
        self.changed.emit(len(self._line))

    def _say_if_long(self) -> None:
        if not self._told and time.monotonic() - self._since > _LONG:
            self._told = True
            self.took_long.emit(StoreProblem(
                "busy", _("Another program has been writing to the shop’s file for a while."),
                _("What you pressed is kept, and written as soon as that is done. You can still look people up."),
                _("See whether a list is being brought in, here or on another counter."),
            ))


class BoxInFront:
    """Puts the box that asks aside as it stands while its act waits, so that the page is free meanwhile; without a box does nothing."""

    def __init__(self) -> None:
        box = QApplication.activeModalWidget()
        self._box = box if isinstance(box, QDialog) else None
        if self._box is not None:
            self._box.finished.connect(self._on_finished)

    def __call__(self, aside: bool) -> None:
        if self._box is not None:
            self._box.setVisible(not aside)

    def _on_finished(self) -> None:
        self._box = None
