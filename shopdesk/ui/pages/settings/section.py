"""What every part of the settings has: it shows what is kept, tells when it was changed, and is read once when it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from shopdesk.ui.choose_file import Chooser, FolderChooser, choose_folder

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.errors import NeedsALook
    from shopdesk.ui.messages import Messages
    from shopdesk.ui.operations import Operations


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a section works with."""

    shop: Shop
    operations: Operations
    messages: Messages
    choose_file: Chooser
    choose_folder: FolderChooser = choose_folder


class Place(Enum):
    """Where a section stands: over the whole width, or in one of two columns beside its neighbour."""

    WIDE = "wide"
    LEFT = "left"
    RIGHT = "right"


class Section(QWidget):
    """One part of the settings. ``touched`` when something in it may be other than what is kept; nothing is saved by that."""

    touched = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.shop = around.shop
        self._as_loaded: object = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def load(self) -> None:
        """Show what is kept; never saves."""
        self.fill()
        self._as_loaded = self.typed()

    def is_changed(self) -> bool:
        """Does the form say something else than what is kept?"""
        return self.typed() != self._as_loaded

    def fill(self) -> None:
        """Put what is kept into the form."""

    def typed(self) -> object:
        """What stands in the form, as it was typed."""
        return None

    def keep(self) -> None:
        """Read the form once and keep it; raises ShopError."""

    def point_at(self, _problem: NeedsALook) -> QWidget | None:
        """Mark the field a refusal is about and give it; None when it is not one of this section's."""
        return None

    def close_part(self) -> bool:
        """Close what is open inside the section (Esc); False when there is nothing."""
        return False

    def first_stop(self) -> QWidget | None:
        """Where Tab comes into this section; None when nothing in it takes the focus now."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            stops = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
            if stops and self.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
                return widget
            widget = widget.nextInFocusChain()
        return None

    def lock(self, owner: bool) -> None:
        """Let only an owner type here. Lines stay readable for everybody."""
        lock_inside(self, owner)


def show_text(line: QLineEdit, text: str) -> None:
    """Put ``text`` into a line and show its beginning."""
    line.setText(text)
    line.setCursorPosition(0)


def lock_inside(within: QWidget, allowed: bool, spared: Callable[[QWidget], bool] = lambda widget: False) -> None:
    """Make every field inside ``within`` read-only, or let it be typed into again; ``spared`` are left as they are."""
    for line in within.findChildren(QLineEdit):
        if not isinstance(line.parent(), QAbstractSpinBox) and not spared(line):
            line.setReadOnly(not allowed)
    for text in within.findChildren(QPlainTextEdit):
        text.setReadOnly(not allowed)
    for spin in within.findChildren(QAbstractSpinBox):
        spin.setReadOnly(not allowed)
    for kind in (QComboBox, QAbstractButton):
        for widget in within.findChildren(kind):
            if not spared(widget):
                widget.setEnabled(allowed)
