"""One window for each shop's file: a second start brings the first one's window to the front and ends."""

from __future__ import annotations

import getpass
import hashlib
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from shopdesk.core import presence
from shopdesk.core.presence import Holder, Presence

_HERE = b"here"
_ANSWER_MS = 2000
_PATIENCE = 10.0  # seconds: the first may be closing just now and make its last backup
_PAUSE = 0.1


class SingleWindow(QObject):
    """The right to be the shop's one window. ``asked_for`` when it is wanted in front."""

    asked_for = Signal()

    def __init__(self, shop: Path, held: Presence | None) -> None:
        super().__init__()
        self._held = held
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knocked)
        self.asked_for.connect(bring_to_front)
        if held is not None:
            # What a killed window left under this name; the lock says that nobody listens there.
            QLocalServer.removeServer(address_of(shop))
            self._server.listen(address_of(shop))

    @property
    def left_by(self) -> Holder | None:
        """Who had the shop open on another computer and did not close it there, as far as one can see."""
        return None if self._held is None else self._held.left_by

    @property
    def broken_off(self) -> bool:
        """Did the window before this one end without being closed?"""
        return self._held is not None and self._held.broken_off

    def let_go(self) -> None:
        """Let another window have the shop."""
        self._server.close()
        if self._held is not None:
            self._held.let_go()

    def _on_knocked(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.write(_HERE)
            caller.flush()  # now: what follows may keep the window busy
            caller.disconnectFromServer()
            self.asked_for.emit()


def claim(shop: Path, counter: str = "", patience: float = _PATIENCE) -> SingleWindow | None:
    """Become the shop's one window; None when there is one, which is in front now. Needs an application.

    Raises StoreProblem when it is open where it cannot be brought to the front, and says where.
    """
    end = time.monotonic() + patience
    while True:
        held = presence.take(shop, counter, address_of(shop))
        if not isinstance(held, Holder):
            return SingleWindow(shop, held)
        elsewhere = presence.open_elsewhere(shop, held)
        if elsewhere is not None:
            raise elsewhere
        if _knock(held.address):
            return None
        if time.monotonic() > end:
            raise presence.not_answering(shop)
        time.sleep(_PAUSE)


def address_of(shop: Path) -> str:
    """Where the window of this shop listens: one name for each file and person."""
    name = hashlib.sha256(f"{getpass.getuser()} {shop.resolve()}".encode()).hexdigest()
    return f"shopdesk-{name[:24]}"


def bring_to_front() -> None:
    """Bring the program's windows to the front, a box that waits for an answer last."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
    wanted = QApplication.activeModalWidget() or next((window for window in QApplication.topLevelWidgets() if window.isVisible()), None)
    if wanted is not None:
        wanted.raise_()
        wanted.activateWindow()


def _knock(address: str) -> bool:
    """Ask the window that listens there to come to the front; False when nobody answers."""
    if not address:
        return False
    caller = QLocalSocket()
    caller.connectToServer(address)
    answered = caller.waitForConnected(_ANSWER_MS) and (caller.bytesAvailable() > 0 or caller.waitForReadyRead(_ANSWER_MS))
    return answered and bytes(caller.readAll().data()) == _HERE
