"""All parts on one page, to look at them beside each other: two papers, one set."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.choices import ChoiceCard, Segments
from shopdesk.ui.widgets.fields import Choice, Field, LineField, TickBox
from shopdesk.ui.widgets.find_field import FindField
from shopdesk.ui.widgets.focus_ring import FocusRing
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Banner, EmptyState, Panel, SayThisNow
from shopdesk.ui.widgets.person_row import Part, PersonRow, RowColumn
from shopdesk.ui.widgets.row_list import RowList
from shopdesk.ui.widgets.small_parts import Avatar, Chip, FilterChip
from shopdesk.ui.widgets.words import Words

_COLUMNS = (RowColumn(Part.NAME, 150, 1), RowColumn(Part.CHIP, 160), RowColumn(Part.ACTION, 118))


class Gallery(QWidget):
    """The parts. Its words are those of the design's own page of parts and are never shown to a shop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        column = Column(self, gap=12, margins=(24, 20, 24, 20))
        column.addWidget(Words("Dark" if theme.current().dark else "Light", "strong"))
        for row in (self._buttons(), self._fields(), self._chips()):
            column.addLayout(row)
        column.addWidget(SayThisNow("He picked up Freja’s birthday cake last time: ask how the day went."))
        across = Row(gap=14)
        across.addWidget(self._rows(), 5)
        across.addLayout(self._right(), 4)
        column.addLayout(across)
        column.addStretch(1)
        FocusRing(self)

    def _buttons(self) -> Row:
        row = Row(gap=12)
        row.addWidget(KeyButton("Log visit", icon="visit", key="F4", kind="primary"))
        self.focused = KeyButton("Gift", icon="gift", key="F5")
        row.addWidget(self.focused)
        row.addWidget(KeyButton("Gift held", icon="hold", kind="held"))
        row.addWidget(KeyButton("Not now", kind="quiet"))
        row.addWidget(KeyButton("Solved", icon="check", kind="mend"))
        row.addWidget(KeyButton("Erase", icon="bin", kind="quietWarm"))
        row.addWidget(Segments([(100, "100 %"), (115, "115 %"), (130, "130 %")], 100))
        row.addStretch(1)
        return row

    def _fields(self) -> Row:
        row = Row(gap=12)
        number = Field("Phone", LineField("91 2x 44"))
        number.needs_a_look("The number has a letter in it. It is kept as you typed it.")
        language = Choice()
        language.addItems(["English"])
        row.addWidget(number, 1)
        row.addWidget(Field("Language", language, reason="For cards and the screen."))
        row.addWidget(TickBox("Ask how it goes"))
        row.addWidget(FindField("Find or scan anyone", small=True))
        return row

    def _chips(self) -> Row:
        row = Row(gap=8)
        for text, kind in (("Regular", "accent"), ("New", "plain"), ("Longer away than usual", "warm")):
            row.addWidget(Chip(text, kind))
        row.addWidget(Chip("verified", "accent", "check"))
        row.addWidget(FilterChip("Everyone", chosen=True))
        row.addWidget(FilterChip("Mine, 4"))
        for name in ("Joost van Dijk", "李小龍", ""):
            row.addWidget(Avatar(name))
        row.addStretch(1)
        return row

    def _rows(self) -> Panel:
        panel = Panel("Rows", "68 px", lined=True)
        rows = RowList(_COLUMNS, fits=True)
        rows.round_corners(bottom=True)
        rows.show_rows([
            PersonRow(1, "Birthe Sørensen", "row at rest", chip="Regular", chip_kind="accent"),
            PersonRow(2, "Karin Sørlie", "second visit", chip="New"),
            PersonRow(3, "Søren Kjær", "selected", ((0, 3),), chip="Regular", chip_kind="accent", action="Open"),
        ])
        rows.setCurrentIndex(rows.rows_model.index(2))
        panel.body.addWidget(rows)
        return panel

    def _right(self) -> Column:
        column = Column(gap=12)
        banner = Banner("Put this right first", "Tomasz owns it. Answer by 14:00.")
        banner.add_action(KeyButton("Open", small=True))
        column.addWidget(banner)
        column.addWidget(ChoiceCard("Try the sample shop", "Throw it out whenever you like.", icon="sample", chosen=True))
        column.addWidget(EmptyState("Nothing waits today", "A good hour to write one card by hand.", do="Write a card", do_icon="card"), 1)
        return column
