"""The first run: three questions on one page. Then the shop's file is made, and the shop can be opened."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from shopdesk import i18n
from shopdesk.beginning import Beginning, Begun, Place, begin_apart, guessed
from shopdesk.core.location import Location
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.application import FIRST_SIZE, SMALLEST
from shopdesk.ui.choose_file import Chooser, choose_file
from shopdesk.ui.first_run.questions import RING, Questions, QuestionSheet
from shopdesk.ui.first_run.welcome import Welcome
from shopdesk.ui.long_work import LongWork
from shopdesk.ui.widgets.announce import announce
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Choice
from shopdesk.ui.widgets.focus_ring import FocusRing
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

_BESIDE_NUMBERS = 52
_log = logging.getLogger(__name__)


class FirstRun(QDialog):
    """Makes the shop at ``shop_file``. Accepted when it stands there; ``beginning`` and ``begun`` then say what it holds."""

    def __init__(
        self, shop_file: Location, today: dt.date, *, choose: Chooser = choose_file, guess: Callable[[], Place] = guessed,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shop_file = shop_file
        self._guess = guess
        self._work: LongWork | None = None
        self.beginning: Beginning | None = None
        self.begun: Begun | None = None
        self.questions = Questions(choose, today)
        self._language = self._make_language()
        self._sentence = Words(_("You can change all of this later."), "small", "ink2", lines=0)
        self._sentence.setObjectName("sentence")
        self._open = KeyButton(_("Open the shop"), icon="arrow", key="Enter", kind="primary")
        self._open.setObjectName("open_shop")
        self._stop = KeyButton(_("Stop"), key="Esc", kind="quiet")
        self._stop.setObjectName("stop")
        self._build()
        self._open.clicked.connect(self._on_open)
        self._stop.clicked.connect(self._on_stop)
        self.questions.broke.connect(self._on_broke)
        self._open.setDefault(True)
        self.questions.name.setFocus()

    def _make_language(self) -> Choice:
        choice = Choice()
        choice.setObjectName("language")
        choice.setAccessibleName(_("Language"))
        for code, name in i18n.LANGUAGES.items():
            choice.addItem(name, code)
        choice.setCurrentIndex(max(choice.findData(i18n.language()), 0))
        return choice

    def _build(self) -> None:
        self.setObjectName("page")
        self.setWindowTitle("ShopDesk")
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        column = Column(margins=(28, 24, 28, 24))
        column.addWidget(self._language, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        middle = Column()
        middle.addWidget(QuestionSheet(self.questions))
        middle.addLayout(self._build_foot())
        across = Row()
        across.addStretch(1)
        across.addLayout(middle)
        across.addStretch(1)
        column.addLayout(across)
        column.addStretch(2)
        whole = Row(self)
        whole.addWidget(Welcome())
        whole.addLayout(column, 1)
        FocusRing(self)
        self._stop.hide()
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _build_foot(self) -> Row:
        foot = Row(gap=14, margins=(_BESIDE_NUMBERS + RING, 0, 0, 4))
        foot.addWidget(self._open)
        foot.addWidget(self._stop)
        foot.addWidget(self._sentence, 1)
        return foot

    # opening

    def _on_open(self) -> None:
        if self._work is not None:
            return
        missing = self.questions.first_missing()
        if missing is not None:
            missing.setFocus()
            return
        self.beginning = self.questions.answers(str(self._language.currentData()), self._guess())
        self._say(_("Opening the shop…"))
        self._lock(True)
        work = LongWork(begin_apart, (self._shop_file, self.beginning), self)
        work.progressed.connect(self._on_progressed)
        work.finished.connect(self._on_begun)
        work.refused.connect(self._on_refused)
        work.cancelled.connect(self._on_cancelled)
        work.broke.connect(self._on_broke)
        work.ended.connect(self._on_ended)
        self._work = work
        work.start()

    def _lock(self, locked: bool) -> None:
        self.questions.setEnabled(not locked)
        self._language.setEnabled(not locked)
        self._stop.setVisible(locked)
        if locked:
            self._open.set_busy(_("Opening…"))
            self._stop.setFocus()
        else:
            self._open.set_idle()
            self._open.setFocus()

    def _say(self, sentence: str, tone: str = "ink2") -> None:
        self._sentence.say(sentence, tone=tone)

    def _on_progressed(self, done: int, total: int) -> None:
        if total >= done:
            self._say(_("{done} of about {total} people").format(done=f"{done:,}", total=f"{total:,}"))
        else:
            self._say(_("{done} people so far").format(done=f"{done:,}"))

    def _on_begun(self, begun: Begun) -> None:
        self.begun = begun
        self.accept()

    def _on_refused(self, error: ShopError) -> None:
        self._say(str(error), "warm")
        announce(self._sentence, str(error))

    def _on_cancelled(self) -> None:
        self._say(_("Stopped. Nothing was saved; all you typed is still here."))

    def _on_broke(self, details: str) -> None:
        _log.error("Unforeseen in the first run: %s", details)
        self._say(_("That is a mistake in ShopDesk. Nothing was saved; the log says more."), "warm")

    def _on_ended(self) -> None:
        self._work = None
        self._lock(False)

    def _on_stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def reject(self) -> None:
        """Esc while it works stops the work; else it leaves, and nothing was begun."""
        if self._work is not None:
            self._work.cancel()
            return
        self.questions.list.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._work is not None:
            self._work.cancel()
            event.ignore()
            return
        super().closeEvent(event)

    def _on_look_changed(self) -> None:
        self._language.setFixedWidth(theme.em(110) + theme.px(38))
        self._language.setIconSize(QSize(theme.px(20), theme.px(20)))
        for place in range(self._language.count()):
            self._language.setItemIcon(place, icons.icon("globe", theme.color("ink2"), theme.px(20)))
