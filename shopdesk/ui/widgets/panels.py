"""The parts of a page that hold others: panel, empty state, say this now, banner."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class Panel(QFrame):
    """A titled sheet. ``body`` takes the parts; ``lined`` runs them to the edges under a rule, as a list does."""

    def __init__(self, title: str = "", small: str = "", *, lined: bool = False, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "panel")
        self.setAccessibleName(title)
        outer = Column(self, margins=(1, 1, 1, 1))
        self.head = Row(gap=12, margins=(17, 11, 17, 8) if lined else (17, 15, 17, 0))
        self._title = Words(title, "strong")
        self._small = Words(small, "caption", "ink3")
        self.head.addWidget(self._title)
        self.head.addWidget(self._small, 1)
        for words in (self._title, self._small):
            words.setParent(self)
            words.setVisible(bool(title))
        if title:
            outer.addLayout(self.head)
        if title and lined:
            outer.addWidget(rule())
        self.body = Column(gap=0 if lined else gap, margins=(0, 0, 0, 0) if lined else (17, 8 if title else 15, 17, 15))
        outer.addLayout(self.body, 1)
        # Room that the body cannot use stays below it.
        outer.addStretch()

    def set_title(self, title: str, small: str = "") -> None:
        """Say another title and the small words beside it."""
        self._title.say(title)
        self._small.say(small)
        self.setAccessibleName(title)


class EmptyState(QFrame):
    """Nothing here: an icon, a line in serif, one sentence, one thing to do."""

    pressed = Signal()

    def __init__(
        self, line: str, sentence: str, *, icon: str = "check-circle", do: str = "", do_icon: str = "", do_key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{line} {sentence}")
        column = Column(self, gap=4, margins=(14, 14, 14, 14))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Icon(icon, "accent", 36), 0, middle)
        column.addWidget(Words(line, "emptyLine", lines=2, align=middle))
        column.addWidget(Words(sentence, "small", "ink2", lines=0, align=middle))
        if do:
            button = KeyButton(do, icon=do_icon, key=do_key, small=True)
            button.clicked.connect(self.pressed)
            column.addWidget(button, 0, middle)
        column.addStretch(1)
        theme.current().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), theme.px(12), theme.px(12))


class SayThisNow(QFrame):
    """The one thing to say; ``asked`` when it was said, ``put_off`` for not now."""

    asked = Signal()
    put_off = Signal()

    def __init__(self, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "soft")
        row = Row(self, gap=14, margins=(17, 10, 14, 10))
        words = Column()
        self._sentence = Words(sentence, "cue", lines=0)
        words.addStretch(1)
        words.addWidget(Words(_("Say this now"), "label", "accent"))
        words.addWidget(self._sentence)
        words.addStretch(1)
        done = KeyButton(_("Asked"), icon="check", small=True)
        later = KeyButton(_("Not now"), kind="quiet", small=True)
        done.clicked.connect(self.asked)
        later.clicked.connect(self.put_off)
        row.addWidget(Icon("say", "accent", 26))
        row.addLayout(words, 1)
        row.addWidget(done)
        row.addWidget(later)
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self._sentence.say(sentence)
        self.setAccessibleName(_("Say this now: {sentence}").format(sentence=sentence))


class Banner(QFrame):
    """Something that comes first: what happened in one sentence, what can be done, and who owns it."""

    def __init__(self, title: str, sentence: str, *, icon: str = "mend", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "warmSoft")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = Row(self, gap=12, margins=(14, 10, 14, 10))
        self._title = Words(title, "strong", "warm", lines=0)
        self._sentence = Words(sentence, "small", "ink2", lines=0)
        words = Column()
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addStretch(1)
        self._row.addWidget(Icon(icon, "warm", 22))
        self._row.addLayout(words, 1)
        self._actions = Row(gap=8)
        self._row.addLayout(self._actions)
        self.say(title, sentence)

    def say(self, title: str, sentence: str) -> None:
        """Say something else."""
        self._title.say(title)
        self._sentence.say(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(f"{title} {sentence}".strip())

    def add_action(self, button: KeyButton) -> KeyButton:
        """Put a button at the right and give it back."""
        self._actions.addWidget(button)
        return button
