"""Put this right first: what happened, what can be done about it now, and whose it is. It cannot be closed, only solved or given away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.menus import unfold
from shopdesk.ui.widgets.response_clock import Clock, ResponseClock
from shopdesk.ui.widgets.small_parts import Avatar, Icon
from shopdesk.ui.widgets.words import Words


class PutRight(QFrame):
    """``solved``, ``call_asked``, ``note_asked``, ``again_asked`` (they had to tell it twice), ``give_asked``, ``wait_asked`` (it waits
    for somebody else, or no longer) and ``reword_asked`` for the problem shown."""

    solved = Signal()
    call_asked = Signal()
    note_asked = Signal()
    give_asked = Signal()
    again_asked = Signal()
    wait_asked = Signal()
    reword_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "warmSoft")
        self.setObjectName("put_right")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._waits = False
        self._sentence = Words("", "lead", lines=0)
        self._small = Words("", "small", "ink2", lines=2)
        row = Row(self, gap=16, margins=(18, 14, 18, 14))
        row.addWidget(Icon("mend", "warm", 28), 0, Qt.AlignmentFlag.AlignTop)
        words = Column(gap=4)
        words.addWidget(Words(_("Put this right first"), "dialogTitle", "warm"))
        words.addWidget(self._sentence)
        words.addLayout(self._build_acts())
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self._build_owner())

    def _build_acts(self) -> Row:
        acts = Row(gap=10, margins=(0, 8, 0, 0))
        # The key is the page's: it also closes a strip that is open.
        mend = KeyButton(_("Solved"), icon="check", key="Ctrl+Enter", kind="mend", small=True, letter="s", bound=False)
        self._call = KeyButton(_("Call"), icon="phone", small=True)
        note = KeyButton(_("Add what we did"), icon="edit", small=True, letter="a")
        again = KeyButton(_("Told twice"), icon="attention", kind="quietWarm", small=True, letter="t")
        again.setToolTip(_("They had to tell it twice"))
        self._more = KeyButton(_("More about this"), icon="more", kind="quietWarm", small=True, icon_only=True, letter="h")
        self._more.setObjectName("more_about_this")
        self._more.clicked.connect(self._on_more)
        pairs = (
            (mend, self.solved, "solved"), (self._call, self.call_asked, "call_them"), (note, self.note_asked, "add_what_we_did"),
            (again, self.again_asked, "told_twice"),
        )
        for button, signal, name in pairs:
            button.setObjectName(name)
            button.clicked.connect(signal)
            acts.addWidget(button)
        acts.addWidget(self._more)
        acts.addWidget(self._small, 1)
        return acts

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("problem_menu")
        menu.addAction(icons.icon("forward", theme.color("ink2")), _("Hand it over with a word"), self.give_asked.emit)
        waits = _("It goes on now") if self._waits else _("It waits for somebody else")
        menu.addAction(icons.icon("snooze", theme.color("ink2")), waits, self.wait_asked.emit)
        menu.addAction(icons.icon("edit", theme.color("ink2")), _("Say it better"), self.reword_asked.emit)
        unfold(menu, self._more.mapToGlobal(QPoint(0, self._more.height() + theme.px(4))))

    def _build_owner(self) -> QWidget:
        box = QFrame()
        box.setProperty("part", "owner")
        column = Column(box, gap=6, margins=(18, 0, 0, 0))
        who = Row(gap=10)
        self._face = Avatar(size=44)
        self._owner = Words("", "name")
        self._line = Words("", "small", "ink2")
        names = Column()
        names.addWidget(self._owner)
        names.addWidget(self._line)
        who.addWidget(self._face)
        who.addLayout(names, 1)
        self.clock = ResponseClock()
        column.addWidget(Words(_("Owns this"), "label", "ink2"))
        column.addLayout(who)
        column.addWidget(self.clock)
        column.addStretch(1)
        return box

    def show_problem(self, sentence: str, small: str, *, call: bool, waits: bool) -> None:
        """Say what happened and what to mind; ``call`` offers to ring, ``waits`` says that it rests until somebody else has done theirs."""
        self._waits = waits
        self._sentence.say(sentence)
        self._small.say(small)
        self._call.setVisible(call)
        self.setAccessibleName(_("Put this right first. {sentence}").format(sentence=sentence))

    def show_owner(self, name: str, line: str, face: QPixmap | None, key: str, clock: Clock) -> None:
        """Show whose it is and by when they answer."""
        self._face.show_person(name, face, key)
        self._owner.say(name)
        self._line.say(line)
        self._line.setVisible(bool(line))
        self.clock.show_clock(clock)
