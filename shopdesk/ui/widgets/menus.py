"""Menus that unfold under a button and can be gone through at once by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu


def unfold(menu: QMenu, corner: QPoint) -> None:
    """Show ``menu`` with its left upper corner there (in pixels of the screen) and the eye on its first line, so that Enter does it."""
    menu.popup(corner)
    if (actions := menu.actions()):
        menu.setActiveAction(actions[0])
