"""Rows that may be somebody who is here, side by side: decided one by one, or all at once that were asked for one reason."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from shopdesk.core.duplicates import rules
from shopdesk.core.duplicates.records import Why
from shopdesk.core.imports.records import Decisions, Perhaps, Place
from shopdesk.i18n import _, ngettext
from shopdesk.ui.lists.apart import Look
from shopdesk.ui.lists.pair_row import PairRow
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.tab_order import read_on
from shopdesk.ui.widgets.words import Words

_AT_ONCE = 8  # rows made at once, so that the window never waits for them
Whys = tuple[Why, ...]


class PairsPanel(Panel):
    """``decided`` when somebody decided something."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Perhaps the same person"), " ", lined=True, parent=parent)
        self.rows: dict[Place, PairRow] = {}
        self.by_reason: dict[Whys, bool] = {}
        self._waiting: list[Perhaps] = []
        self._counts: Mapping[Whys, int] = {}
        self._groups: set[Whys] = set()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area)
        self.further = KeyButton(_("Show further ones"), icon="down", kind="quiet", small=True)
        self.further.setObjectName("further_pairs")
        self.further.clicked.connect(self._on_further)

    def show_look(self, seen: Look) -> None:
        """Show who may be here; what was decided of a row that still asks the same stays decided."""
        before = {place: row for place, row in self.rows.items() if row.said is not None}
        self._counts, self._waiting, self.rows, self._groups = seen.reasons, list(seen.pairs), {}, set()
        self.by_reason = {whys: same for whys, same in self.by_reason.items() if whys in seen.reasons}
        inside = QFrame()
        inside.setObjectName("content")
        self._column = Column(inside)
        self._column.addWidget(self.further, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._area.setWidget(inside)
        self.setVisible(bool(seen.pairs))
        self._add_some()
        for place, row in before.items():
            again = self.rows.get(place)
            if again is not None and again.pair.member_id == row.pair.member_id and row.said is not None:
                again.say(row.said)

    def _add_some(self) -> None:
        some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for pair in some:
            if pair.whys not in self._groups and self._counts.get(pair.whys, 0) > 1 and not pair.sure:
                self._put(self._all_of(pair.whys))
            self._groups.add(pair.whys)
            row = self.rows[pair.place] = PairRow(pair)
            if not pair.sure and pair.whys in self.by_reason:
                row.decide_by_reason(self.by_reason[pair.whys])
            row.decided.connect(self.decided)
            self._put(row)
            self._put(rule())
        self.further.setVisible(bool(self._waiting))
        whole = max(sum(self._counts.values()), len(self.rows) + len(self._waiting))
        shown = _("{shown} of {count} shown").format(shown=len(self.rows), count=f"{whole:,}")
        self.set_title(_("Perhaps the same person"), shown)

    def _put(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 2, widget)
        widget.show()  # at once, so that Tab finds it

    def _all_of(self, whys: Whys) -> QWidget:
        """The two answers for all that were asked for one reason."""
        box = QFrame()
        row = Row(box, gap=10, margins=(18, 8, 18, 4))
        count = self._counts[whys]
        said = ngettext("{why}: {count} row", "{why}: {count} rows", count).format(why=rules.sentence(whys), count=f"{count:,}")
        row.addWidget(Words(said, "small", "ink2"), 1)
        for same, words, name in ((True, _("All the same person"), "all_same"), (False, _("All two people"), "all_two")):
            button = KeyButton(words, kind="quiet", small=True)
            button.setObjectName(f"{name}_{len(self._groups)}")
            button.setAccessibleDescription(said)
            button.clicked.connect(lambda _checked=False, same=same: self._on_all(whys, same))
            row.addWidget(button)
        return box

    def _on_all(self, whys: Whys, same: bool) -> None:
        self.by_reason[whys] = same
        for row in self.rows.values():
            if row.pair.whys == whys and not row.pair.sure:
                row.decide_by_reason(same)
        self.decided.emit()

    def _on_further(self) -> None:
        shown = len(self.rows)
        self._add_some()
        rows = list(self.rows.values())
        read_on(rows[shown - 1].two, *rows[shown:], self.further)
        rows[shown].same.setFocus()

    def decisions(self) -> Decisions:
        """What was decided so far."""
        rows = {place: decision for place, row in self.rows.items() if (decision := row.decision()) is not None}
        return Decisions(rows, dict(self.by_reason))

    def tally(self) -> tuple[int, int]:
        """Of those that were to be decided, how many are one person and how many are two by now."""
        counts = {True: 0, False: 0}
        for whys, count in self._counts.items():
            of_one = [row.said for row in self.rows.values() if row.pair.whys == whys and not row.pair.sure and row.said is not None]
            for said in of_one:
                counts[said] += 1
            if whys in self.by_reason:
                counts[self.by_reason[whys]] += count - len(of_one)
        return counts[True], counts[False]
