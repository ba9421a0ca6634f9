"""One person in the list of those worth considering, or one privilege to be looked at again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from shopdesk.core.privileges.records import PrivilegeKind, Review, Suggestion
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Avatar, Chip
from shopdesk.ui.widgets.words import Words

_NAME, _CHIP = 174, 152
_ACTS = (122, 84)  # one width for the acts of all rows, so that they stand below each other


class ConsiderRow(QFrame):
    """``done`` is the row's first act (approve, or ask), ``put_off`` its second (not now, or keep). Arrow keys go to the next row."""

    done = Signal()
    put_off = Signal()
    moved = Signal(int)

    def __init__(
        self, name: str, photo: QPixmap | None, key: str, kind: PrivilegeKind, sentence: str, explained: str,
        acts: tuple[KeyButton, KeyButton], *, review: bool = False, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if review:
            self.setObjectName("well")
        self.setProperty("ring", 4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(explained)
        self.setAccessibleName(f"{name}. {kind.name}. {explained}")
        self._row = Row(self, gap=14, margins=(18, 10, 18, 10))
        self._row.addWidget(Avatar(name, photo, key=key))
        self._name = Words(name, "name", lines=2)
        self._row.addWidget(self._name)
        self._place = QWidget()
        chip = Row(self._place)
        chip.addWidget(Chip(kind.name, "plain" if review else "accent", kind.icon))
        chip.addStretch(1)
        self._row.addWidget(self._place)
        self._row.addWidget(Words(sentence, "body", lines=2), 1)
        self._acts = acts
        for button, heard in zip(acts, (self.done, self.put_off), strict=True):
            button.setAccessibleDescription(name)
            button.clicked.connect(heard)
            self._row.addWidget(button)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if steps is not None:
            self.moved.emit(steps)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _on_look_changed(self) -> None:
        self._name.setFixedWidth(theme.em(_NAME))
        self._place.setMinimumWidth(theme.em(_CHIP))
        for button, width in zip(self._acts, _ACTS, strict=True):
            button.setMinimumWidth(max(theme.em(width), button.sizeHint().width()))


def suggested(each: Suggestion, photo: QPixmap | None) -> ConsiderRow:
    """Somebody worth considering, with every reason in the tooltip."""
    acts = _acts(_("Approve"), "check", _("Not now"))
    return ConsiderRow(each.name, photo, str(each.member_id), each.kind, each.sentence, " ".join(why.sentence for why in each.why), acts)


def reviewed(review: Review, photo: QPixmap | None) -> ConsiderRow:
    """A privilege to be looked at again."""
    holder = review.holder
    acts = _acts(_("Ask them"), "say", _("Keep it"))
    member = str(holder.held.member_id)
    return ConsiderRow(holder.name, photo, member, holder.held.kind, review.sentence, review.sentence, acts, review=True)


def _acts(do: str, icon: str, put_off: str) -> tuple[KeyButton, KeyButton]:
    first, second = KeyButton(do, icon=icon, small=True), KeyButton(put_off, kind="quiet", small=True)
    first.setObjectName("consider_do")
    second.setObjectName("consider_put_off")
    return first, second
