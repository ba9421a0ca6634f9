"""On which paper, from which place on, turned round which edge: asked in a box with a small drawing of the sheet."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.cards.rules import LETTERS
from shopdesk.i18n import _
from shopdesk.printing.sheets import Flip
from shopdesk.printing.sheets import Sheet as Paper
from shopdesk.printing.template import Shape
from shopdesk.ui.pages.cards import sentences
from shopdesk.ui.pages.cards.desk import Desk
from shopdesk.ui.pages.cards.sheet_map import SheetMap
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.fields import Choice, Field
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet
from shopdesk.ui.widgets.words import Words


class PaperChoice(Sheet):
    """``changed`` whenever something is chosen; it is used at once."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Paper"), _("Press the place where the sheet is still free."), width=520, parent=parent)
        self._desk = desk
        self._papers = desk.papers
        shapes = ((Shape.FOLDED, _("Folded")), (Shape.FLAT, _("Flat")), (Shape.POSTCARD, _("Postcard")))
        self._shape = Segments(shapes, desk.wish.template)
        self._shape.setObjectName("paper_shape")
        self._sheet = Choice()
        self._sheet.setObjectName("paper_sheet")
        self.map = SheetMap()
        self.map.setObjectName("paper_places")
        self._place = Words("", "small", "ink2", lines=0)
        self._flip = Segments(((Flip.LONG, _("Long edge")), (Flip.SHORT, _("Short edge"))), desk.papers.flip)
        self._flip.setObjectName("paper_flip")
        self._build()
        self._show_sheets()
        self._shape.chosen.connect(self._on_shape)
        self._sheet.currentIndexChanged.connect(self._on_sheet)
        self.map.chosen.connect(self._on_place)
        self._flip.chosen.connect(self._on_flip)

    def _build(self) -> None:
        beside = Column(gap=14)
        if self._desk.kind in LETTERS and self._desk.wish.template in {*Shape}:
            beside.addWidget(Field(_("Card"), self._shape))
        beside.addWidget(Field(_("Sheet"), self._sheet))
        beside.addWidget(Field(_("Both sides: the printer turns it round its"), self._flip))
        beside.addWidget(self._place)
        beside.addStretch(1)
        across = Row(gap=20)
        across.addWidget(self.map)
        across.addLayout(beside, 1)
        self.body.addLayout(across)
        done = self.add_button(KeyButton(_("Done"), icon="check", kind="primary"))
        done.clicked.connect(self.accept)

    def _show_sheets(self) -> None:
        """Offer the sheets that this shape of card has its place on."""
        papers, template = self._papers, self._desk.template
        with QSignalBlocker(self._sheet):
            self._sheet.clear()
            for each in papers.sheets:
                self._sheet.addItem(sentences.sheet_name(each, template))
            self._sheet.setCurrentIndex(papers.sheets.index(papers.sheet))
        self.map.show_sheet(papers.sheet, papers.start)
        self._flip.set_value(papers.flip)
        self._flip.setEnabled(len(template.sides) > 1)
        self._say_place()

    def _on_shape(self, shape: object) -> None:
        self._desk.set(template=str(shape))
        self._papers.take(self._desk.template)
        self._show_sheets()
        self.changed.emit()

    def _on_sheet(self, row: int) -> None:
        sheet = self._papers.sheets[row]
        self.map.show_sheet(sheet, 0)
        self._flip.set_value(sheet.flip)
        self._choose(sheet, 0, sheet.flip)

    def _on_place(self, place: int) -> None:
        self._choose(self._papers.sheet, place, self._papers.flip)

    def _on_flip(self, flip: object) -> None:
        if isinstance(flip, Flip):
            self._choose(self._papers.sheet, self._papers.start, flip)

    def _choose(self, sheet: Paper, start: int, flip: Flip) -> None:
        self._papers.choose(sheet, start, flip)
        self._say_place()
        self.changed.emit()

    def _say_place(self) -> None:
        total = len(self._papers.sheet.places)
        self._place.say(_("Begins at place {number} of {total}.").format(number=self._papers.start + 1, total=total) if total > 1 else "")
