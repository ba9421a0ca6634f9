"""Ctrl+Enter, the key that keeps what may have several lines; keyboards have two Enter keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_ctrl_enter(widget: QWidget, slot: Callable[[], object]) -> None:
    """Call ``slot`` on Ctrl with either Enter key while the focus is inside ``widget``."""
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)
