"""One kind of privilege: what staff do, how many places are held, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from shopdesk.core.privileges.records import Holder, PrivilegeKind
from shopdesk.i18n import _, ngettext
from shopdesk.ui import theme
from shopdesk.ui.acts.privilege_sheets import room_words
from shopdesk.ui.pages.privileges.dots import Dots
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.faces import Faces
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

FACES = 4


class KindCard(QFrame):
    """``opened`` when somebody presses it, by pointer, Enter or Space."""

    opened = Signal(object)

    def __init__(
        self, kind: PrivilegeKind, holders: Sequence[Holder], to_review: int, photos: Pixmaps, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind_id = kind.id
        self.setObjectName(f"kind_{kind.id}")
        self.setProperty("part", "panel")
        self.setProperty("ring", 12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        count = _("{held} of {places}").format(held=kind.held, places=kind.places)
        room = _room(kind, to_review)
        self.setAccessibleName(f"{kind.name}. {kind.instruction}. {count}, {room}.")
        column = Column(self, margins=(18, 14, 18, 16))
        head = Row(gap=11)
        head.addWidget(Icon(kind.icon, "accent", 24))
        head.addWidget(Words(kind.name, "strong", lines=1), 1)
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(_two_lines(kind.instruction))
        column.addSpacing(8)
        column.addWidget(Dots(kind.held, kind.places))
        column.addSpacing(6)
        column.addWidget(Words(f"{count}  {room}", "small", "ink2", strong=count))
        column.addSpacing(8)
        column.addLayout(_faces(kind, holders, photos))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._kind_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._kind_id)
            return
        super().keyPressEvent(event)


def _room(kind: PrivilegeKind, to_review: int) -> str:
    if kind.room or kind.waiting or not to_review:
        return room_words(kind)
    return ngettext("full, one to review", "full, {count} to review", to_review).format(count=to_review)


def _two_lines(text: str) -> QWidget:
    """Room for two lines whatever is said, so that the circles of all cards begin at one height."""
    place = QWidget()
    inside = Column(place)
    inside.addWidget(Words(text, "small", "ink2", lines=2))
    inside.addStretch(1)
    place.setFixedHeight(2 * theme.line_height("small"))
    return place


def _faces(kind: PrivilegeKind, holders: Sequence[Holder], photos: Pixmaps) -> Row:
    row = Row(gap=10)
    shown = [(each.name, photos(each.photo_id), str(each.held.member_id)) for each in holders[:FACES]]
    row.addWidget(Faces(shown))
    more = kind.held - len(shown)
    if more > 0:
        row.addWidget(Words(ngettext("and {count} more", "and {count} more", more).format(count=more), "small", "ink2"), 1)
    elif not shown:
        row.addWidget(Words(_("Nobody yet"), "small", "ink2"), 1)
    else:
        row.addStretch(1)
    return row
