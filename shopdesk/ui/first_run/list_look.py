"""Looking at a list before it is brought in: which file, how many people, the first of them, and what stays out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from shopdesk.errors import ShopError
from shopdesk.i18n import _, ngettext
from shopdesk.ui.choose_file import LISTS, Chooser
from shopdesk.ui.first_run.apart import ListLook, look_at
from shopdesk.ui.long_work import LongWork
from shopdesk.ui.widgets.announce import announce
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words


class ListPanel(QFrame):
    """``ready`` is the file that was gone through to its end and holds somebody, else None. ``broke`` gives what went wrong with us."""

    looked = Signal()
    broke = Signal(str)

    def __init__(self, choose: Chooser, today: dt.date) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.ready: Path | None = None
        self._ask = choose
        self._today = today
        self._path: Path | None = None
        self._work: LongWork | None = None
        self._title = Words(_("No list chosen yet"), "strong", lines=2)
        self._title.setObjectName("list_title")
        self._count = Words(_("A CSV file from your till, your mail program or a spreadsheet."), "small", "ink2", lines=0)
        self._count.setObjectName("list_count")
        self._rows = Column(gap=0)
        self._notes = Words("", "caption", "ink3", lines=0)
        self._notes.setObjectName("list_notes")
        self.choose_button = KeyButton(_("Choose the list…"), icon="import", small=True)
        self.choose_button.setObjectName("choose_list")
        self.stop_button = KeyButton(_("Stop"), kind="quiet", small=True)
        self.stop_button.setObjectName("stop_look")
        self._build()

    def _build(self) -> None:
        column = Column(self, gap=6, margins=(16, 12, 12, 12))
        head = Row(gap=8)
        words = Column()
        words.addWidget(self._title)
        words.addWidget(self._count)
        head.addLayout(words, 1)
        head.addWidget(self.stop_button)
        head.addWidget(self.choose_button)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self._notes)
        self._notes.hide()
        self.stop_button.hide()
        self.choose_button.clicked.connect(self._on_choose)
        self.stop_button.clicked.connect(self.stop)

    def needs_a_look(self, sentence: str) -> None:
        """Say that a list is wanted."""
        self._count.say(sentence, tone="warm")

    def look(self, path: Path) -> None:
        """Go through the list at ``path``; the window stays free meanwhile."""
        self.stop()
        self.ready, self._path = None, path
        self._clear()
        self._title.say(path.name)
        self._count.say(_("Looking through it…"), tone="ink2")
        self.stop_button.show()
        work = LongWork(look_at, (path, self._today), self)
        work.progressed.connect(self._on_progressed)
        work.finished.connect(self._on_finished)
        work.refused.connect(self._on_refused)
        work.cancelled.connect(self._on_cancelled)
        work.broke.connect(self._on_broke)
        work.ended.connect(self._on_ended)
        self._work = work
        work.start()

    def stop(self) -> None:
        """Look no further."""
        if self._work is not None:
            self._work.cancel()

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._notes.hide()

    def _on_choose(self) -> None:
        path = self._ask(self.window(), _("Lists"), LISTS)
        if path is not None:
            self.look(path)

    def _on_progressed(self, done: int, _total: int) -> None:
        self._count.say(ngettext("{count} row so far", "{count} rows so far", done).format(count=f"{done:,}"))

    def _on_finished(self, seen: ListLook) -> None:
        self.ready = self._path if seen.people else None
        self._count.say(_counts(seen), tone="ink" if seen.people else "warm")
        for name, line in seen.first:
            self._rows.addWidget(rule())
            row = Words(f"{name}  {line}", "small", "ink2", strong=name)
            row.setContentsMargins(0, 4, 0, 4)
            self._rows.addWidget(row)
        notes = [*(_("Line {what}").format(what=why) for why in seen.why), *seen.warnings]
        self._notes.say("\n".join(notes))
        self._notes.setVisible(bool(notes))
        announce(self, f"{self._title.text()}. {self._count.text()}")

    def _on_refused(self, error: ShopError) -> None:
        self._count.say(str(error), tone="warm")
        announce(self, str(error))

    def _on_cancelled(self) -> None:
        self._count.say(_("Stopped. Nothing was saved."), tone="ink2")

    def _on_broke(self, details: str) -> None:
        self._count.say(_("ShopDesk could not read this list. That is our mistake; the list was not touched."), tone="warm")
        self.broke.emit(details)

    def _on_ended(self) -> None:
        self._work = None
        self.stop_button.hide()
        self.choose_button.set_words(_("Another…"))
        self.looked.emit()


def _counts(seen: ListLook) -> str:
    """How many people it holds and how many rows it does not give."""
    said = [ngettext("{count} person", "{count} people", seen.people).format(count=f"{seen.people:,}")]
    if seen.left_out:
        said.append(ngettext("{count} row stays out", "{count} rows stay out", seen.left_out).format(count=f"{seen.left_out:,}"))
    if seen.twice:
        said.append(ngettext("{count} stands in it twice", "{count} stand in it twice", seen.twice).format(count=f"{seen.twice:,}"))
    counts = ", ".join(said)
    return _("{counts}. Read as {program}.").format(counts=counts, program=seen.program) if seen.program else f"{counts}."
