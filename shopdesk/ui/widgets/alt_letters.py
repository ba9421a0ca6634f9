"""Whether Alt is held, so that buttons can underline their letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from shopdesk.ui.widgets.window_filter import WindowFilter


class AltLetters(WindowFilter):
    """Watches the windows' keys; ``changed`` when Alt goes down or up."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.held = False
        application.focusWindowChanged.connect(self._on_window_left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            self._hold(kind == QEvent.Type.KeyPress)
        return False

    def _on_window_left(self) -> None:
        self._hold(False)

    def _hold(self, held: bool) -> None:
        if held != self.held:
            self.held = held
            self.changed.emit()


_watch: AltLetters | None = None


def alt_letters() -> AltLetters:
    """The application's watch; made at the first asking."""
    global _watch
    if _watch is None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise RuntimeError("Watching a key needs an application.")
        _watch = AltLetters(application)
    return _watch
