"""The field that takes anything: large on the counter, small in the bar of every other page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Icon, KeyCap
from shopdesk.ui.widgets.words import Words

_SHOWN_FOR_MS = 600
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class FindField(QFrame):
    """Search icon, text, and at the right how many were found with a cross to clear, or its key.

    ``text_changed`` as one types, ``moved`` by so many rows with the arrow keys, ``submitted`` with Enter,
    ``escaped`` when Esc is pressed in the empty field (a filled one is cleared first).
    """

    text_changed = Signal(str)
    moved = Signal(int)
    submitted = Signal()
    escaped = Signal()

    def __init__(self, hint: str, *, small: bool = False, key: str = "F2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._small = small
        self.setProperty("part", "findSmall" if small else "find")
        self.edit = QLineEdit()
        self.edit.setObjectName("find_edit")
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(hint)
        self._build(key)
        self._connect()
        self._on_look_changed()
        self._show_right()

    def _build(self, key: str) -> None:
        self._row = Row(self, gap=10 if self._small else 16, margins=(12, 0, 12, 0) if self._small else (22, 0, 14, 0))
        self._icon = Icon("search", "ink3" if self._small else "accent", 20 if self._small else 30)
        self._count = Words("", "small", "ink2")
        self._clear = KeyButton(_("Clear"), icon="close", key="Esc", kind="quiet", small=True, icon_only=True)
        self._clear.setObjectName("find_clear")
        self._cap = KeyCap(key)
        self._cap_room = Row(margins=(0, 0, 0 if self._small else 8, 0))
        self._cap_room.addWidget(self._cap)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self._count)
        self._row.addWidget(self._clear)
        self._row.addLayout(self._cap_room)
        self.setSizePolicy(QSizePolicy.Policy.Fixed if self._small else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        if self._small:
            self.edit.setProperty("ring", 8)
            self.edit.setProperty("ringAround", True)

    def _connect(self) -> None:
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_text_changed)
        self._clear.clicked.connect(self._on_clear_clicked)
        self._scan_shown = QTimer(self)
        self._scan_shown.setSingleShot(True)
        self._scan_shown.timeout.connect(self.clear)
        theme.current().changed.connect(self._on_look_changed)

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty the field."""
        self.edit.clear()

    def set_count(self, words: str) -> None:
        """Say at the right how many were found ("5 people")."""
        self._count.say(words)
        self._show_right()

    def show_scanned(self, text: str) -> None:
        """Show what was read for 0.6 s."""
        self.edit.setText(text)
        self._scan_shown.start(_SHOWN_FOR_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.edit:
            return False
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and not self._small:
            self._show_focus(event.type() == QEvent.Type.FocusIn)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_pressed(event)
        return False

    def _key_pressed(self, event: QKeyEvent) -> bool:
        """Use the keys that are not text; True when one was used."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in _STEPS and plain:
            self.moved.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.submitted.emit()
        elif key == Qt.Key.Key_Escape:
            self._step_back()
        else:
            return False
        return True

    def _step_back(self) -> None:
        if self.edit.text():
            self.edit.clear()
        else:
            self.escaped.emit()

    def _show_focus(self, focused: bool) -> None:
        theme.restyle(self, "focused", "true" if focused else "false")

    def _show_right(self) -> None:
        filled = bool(self.edit.text())
        self._count.setVisible(filled and bool(self._count.text()))
        self._clear.setVisible(filled)
        self._cap.setVisible(not filled)

    def _on_text_changed(self, text: str) -> None:
        self._show_right()
        self.text_changed.emit(text)

    def _on_clear_clicked(self) -> None:
        self.edit.clear()
        self.edit.setFocus()

    def _on_look_changed(self) -> None:
        self.edit.setFont(theme.font("body" if self._small else "find"))
        self.setFixedHeight(theme.px(44 if self._small else 72))
        if self._small:
            self.setFixedWidth(theme.em(300))
