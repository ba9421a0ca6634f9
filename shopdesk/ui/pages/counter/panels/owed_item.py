"""One thing we owe: what, by when, whose word it is, the one act that settles it, and the rest in a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.menus import unfold
from shopdesk.ui.widgets.response_clock import Clock, ResponseClock
from shopdesk.ui.widgets.small_parts import Avatar
from shopdesk.ui.widgets.words import Words

Act = tuple[str, str, Callable[[], object]]  # icon, words, what it does


@dataclass(frozen=True, slots=True)
class Owed:
    """What an item shows. ``who`` is said beside the face; ``news`` is what they have not been told yet."""

    what: str
    clock: Clock | None
    who: str
    name: str
    face: QPixmap | None
    tint: str
    do: Act
    more: tuple[Act, ...] = ()
    label: str = ""
    news: str = ""


class OwedItem(QWidget):
    """``name`` is what its button is found by. The clock of a single thing stands in the panel's head instead (``own_clock`` false)."""

    def __init__(self, owed: Owed, name: str, *, own_clock: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more = owed.more
        column = Column(self, gap=6)
        if own_clock or owed.label:
            head = Row(gap=8)
            head.addWidget(Words(owed.label, "label", "ink2"), 1)
            if own_clock:
                head.addWidget(ResponseClock(owed.clock))
            column.addLayout(head)
        column.addWidget(Words(owed.what, lines=0))
        if owed.news:
            column.addWidget(Words(owed.news, "small", "warm", lines=0))
        column.addLayout(self._foot(owed, name))
        self.setAccessibleName(f"{owed.what} {owed.clock.words if owed.clock else ''}".strip())

    def _foot(self, owed: Owed, name: str) -> Row:
        icon, words, act = owed.do
        do = KeyButton(words, icon=icon, small=True)
        do.setObjectName(name)
        do.setAccessibleDescription(owed.what)
        do.clicked.connect(act)
        self._button = KeyButton(_("More"), icon="more", kind="quiet", small=True, icon_only=True)
        self._button.setObjectName(f"{name}_more")
        self._button.setAccessibleDescription(owed.what)
        self._button.clicked.connect(self._on_more)
        self._button.setVisible(bool(owed.more))
        foot = Row(gap=8)
        foot.addWidget(Avatar(owed.name, owed.face, size=28, key=owed.tint))
        foot.addWidget(Words(owed.who, "small", "ink2"), 1)
        foot.addWidget(self._button)
        foot.addWidget(do)
        return foot

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("owed_menu")
        for icon, words, act in self._more:
            menu.addAction(icons.icon(icon, theme.color("ink2")), words, act)
        unfold(menu, self._button.mapToGlobal(QPoint(0, self._button.height() + theme.px(4))))
