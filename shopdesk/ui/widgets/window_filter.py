"""Seeing the keys and the pointer before any widget does, at the windows themselves."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication


class WindowFilter(QObject):
    """Subclass it with an ``eventFilter`` that is to see what comes to any window that has had the keys.

    A filter of the whole application would be asked about every event of every widget: three of them were two fifths of what
    opening a person's page cost.
    """

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or application)
        for window in application.allWindows():
            window.installEventFilter(self)
        application.focusWindowChanged.connect(self._on_focus_window_changed)

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
