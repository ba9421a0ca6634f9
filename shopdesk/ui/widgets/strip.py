"""A strip across a page: one small thing to write, kept with Enter, left with Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.ctrl_enter import on_ctrl_enter
from shopdesk.ui.widgets.fields import Field
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words


class Strip(QFrame):
    """Subclass it to say what is written. ``kept`` when it shall be, which ``key`` does, ``left`` when not.

    Fields are known by the names that refusals use; ``done`` is the sentence that confirms it.
    """

    kept = Signal()
    left = Signal()
    done = ""

    def __init__(self, title: str, *, keep: str = "", key: str = "Enter", small: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(title)
        self.key = key
        self._fields: dict[str, Field] = {}
        head = Row(gap=12)
        head.addWidget(Words(title, "strong"))
        head.addWidget(Words(small, "caption", "ink3"), 1)
        self._row = Row(gap=14)
        self.more = Row(gap=10)
        keep_button = KeyButton(keep or _("Keep"), icon="check", key=key, small=True, bound=False)
        leave = KeyButton(_("Leave"), key="Esc", kind="quiet", small=True)
        keep_button.setObjectName("strip_keep")
        leave.setObjectName("strip_leave")
        keep_button.clicked.connect(self.kept)
        leave.clicked.connect(self.left)
        acts = Row(gap=10)
        acts.addWidget(keep_button)
        acts.addLayout(self.more)
        acts.addWidget(leave)
        below = Column(margins=(0, 0, 0, 2))
        below.addStretch(1)
        below.addLayout(acts)
        across = Row(gap=14)
        across.addLayout(self._row, 1)
        across.addLayout(below)
        column = Column(self, gap=6, margins=(18, 12, 10, 14))
        column.addLayout(head)
        column.addLayout(across)
        on_ctrl_enter(self, self.kept.emit)

    def write(self) -> object:
        """Do it; raises ShopError."""
        raise NotImplementedError

    def ask(self, name: str, label: str, inside: QWidget, *, stretch: int = 0, reason: str = "") -> Field:
        """Add a question; ``name`` is what a refusal calls it."""
        field = Field(label, inside, reason=reason)
        inside.setObjectName(f"strip_{name}")
        if isinstance(inside, QLineEdit):
            inside.returnPressed.connect(self.kept)
        self._fields[name] = field
        self._row.addWidget(field, stretch)
        return field

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put something beside the questions."""
        self._row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignBottom)

    def add_act(self, button: KeyButton) -> KeyButton:
        """Put another act beside Keep and give its button back."""
        self.more.addWidget(button)
        return button

    def begin(self) -> None:
        """Take the focus."""
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.setFocus()

    def refused(self, error: ShopError) -> bool:
        """Mark the field that needs a look; False when none of these does."""
        field = self._fields.get(error.field) if isinstance(error, NeedsALook) else None
        if field is None:
            return False
        field.needs_a_look(str(error))
        field.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
