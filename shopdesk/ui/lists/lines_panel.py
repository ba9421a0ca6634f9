"""The lines of a list that need a look: which, why, and whether their person comes all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from shopdesk.i18n import _
from shopdesk.ui.lists import words
from shopdesk.ui.lists.apart import Line, Look
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.panels import EmptyState, Panel
from shopdesk.ui.widgets.words import Words


class LinesPanel(Panel):
    """Every line with its reason, the first two hundred one by one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Lines that need a look"), " ", lined=True, parent=parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(_("Lines that need a look"))
        self._area.setProperty("ring", 8)
        self._none = EmptyState(_("Nothing to decide"), _("Every line can be read. Press Import, and the list is in."), icon="check")
        self._none.hide()
        self.body.addWidget(self._area)
        self.body.addWidget(self._none)

    def show_look(self, seen: Look) -> None:
        """Show what a look at the list found; where nothing was, and nobody is to be decided on either, say so."""
        self.setVisible(bool(seen.lines or not seen.pairs))
        self._area.setVisible(bool(seen.lines))
        self._none.setVisible(not seen.lines)
        self.set_title(words.need_a_look(seen), _("Kept in a list for you. The rest can go ahead.") if seen.lines else "")
        self.setProperty("part", "warmPanel" if seen.lines else "panel")
        self.style().unpolish(self)
        self.style().polish(self)
        inside = QFrame()
        inside.setObjectName("content")
        column = Column(inside)
        for line in seen.lines:
            column.addLayout(_row(line))
            column.addWidget(rule())
        column.addStretch(1)
        self._area.setWidget(inside)


def _row(line: Line) -> Row:
    row = Row(gap=14, margins=(18, 7, 18, 7))
    where = _("Line {number}").format(number=line.line)
    if line.part:
        where = _("{file}, line {number}").format(file=line.part, number=line.line)
    row.addWidget(Words(where, "strong"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(line.why, "body", lines=0), 1)
    comes = _("imported without it") if line.comes else _("left out")
    row.addWidget(Words(comes, "small", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
    return row
