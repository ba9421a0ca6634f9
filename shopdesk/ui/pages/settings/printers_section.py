"""Printers: the test sheet, what was measured on it for each printer, and where typefaces and templates of one's own are put."""

from __future__ import annotations

from shopdesk.core.cards import printers
from shopdesk.core.cards.printers import FIGURES, PrinterError
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pages.settings.paper_folders import PaperFolders
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Choice, Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.words import Words


def printer_names() -> tuple[str, ...]:
    """The printers this computer has."""
    from PySide6.QtPrintSupport import QPrinterInfo  # asks the print system, which a sitting without this page need not

    return tuple(QPrinterInfo.availablePrinterNames())


class PrintersSection(Section):
    """Print or save the test sheet, measure it, type four figures. They are kept at once, by the printer's name, for every counter."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.edges = Edges()
        self.names = printer_names
        self._printer = Choice()
        self._printer.setObjectName("printer")
        self._state = Words("", "strong", lines=0)
        self._state.setObjectName("printer_state")
        self._figures = {name: LineField() for name in FIGURES}
        self._fields = self._ask_figures()
        self._folders = PaperFolders(around)
        panel = Panel(_("Printers"), _("no printer prints quite straight; measured once, every card lies where it should"))
        columns = Row(gap=28)
        columns.addLayout(self._form(), 1)
        columns.addWidget(self._folders, 1)
        panel.body.addLayout(columns)
        Column(self).addWidget(panel)
        self._printer.currentIndexChanged.connect(self._show_state)

    def _ask_figures(self) -> dict[str, Field]:
        labels = {
            "left": _("1. Left edge to cross"), "top": _("2. Upper edge to cross"), "across": _("3. Cross to cross, across"),
            "down": _("4. Cross to cross, down"),
        }
        fields = {}
        for name, line in self._figures.items():
            line.setObjectName(f"measured_{name}")
            fields[name] = Field(labels[name], line, reason=_("{exact} mm when nothing is off").format(exact=FIGURES[name]))
        return fields

    def _form(self) -> Column:
        column = Column(gap=10)
        column.addWidget(Field(_("Printer"), self._printer))
        column.addWidget(self._state)
        column.addLayout(self._buttons(
            (_("Print the test sheet…"), "print", "print_test_sheet", self._on_print),
            (_("Save it as PDF…"), "pdf", "save_test_sheet", self._on_save),
        ))
        pair = Row(gap=14)
        for names in (("left", "top"), ("across", "down")):
            half = Column(gap=10)
            for name in names:
                half.addWidget(self._fields[name])
            pair.addLayout(half, 1)
        column.addLayout(pair)
        column.addLayout(self._buttons(
            (_("Keep these figures"), "check", "keep_figures", self._on_keep),
            (_("Print as told again"), "undo", "forget_figures", self._on_forget),
        ))
        column.addStretch(1)
        return column

    def _buttons(self, *buttons: tuple[str, str, str, object]) -> Row:
        row = Row(gap=8)
        for words, icon, name, act in buttons:
            button = KeyButton(words, icon=icon, small=True)
            button.setObjectName(name)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def fill(self) -> None:
        chosen = self._printer.currentText()
        self._printer.clear()
        for name in dict.fromkeys((*self.names(), *self.shop.cards.printers.measured())):
            self._printer.addItem(name)
        self._choose(chosen)
        for name, field in self._fields.items():
            self._figures[name].clear()
            field.is_fine()
        self._show_state()
        self._folders.show_state()

    def lock(self, owner: bool) -> None:
        """Anybody who stands beside the printer may measure it."""

    def _choose(self, printer: str) -> None:
        if printer and self._printer.findText(printer) < 0:
            self._printer.addItem(printer)
        self._printer.setCurrentIndex(max(self._printer.findText(printer), 0 if self._printer.count() else -1))

    def _show_state(self) -> None:
        printer = self._printer.currentText()
        if not printer:
            self._state.say(_("No printer is set up on this computer. The test sheet can be saved and printed elsewhere."))
            return
        error = self.shop.cards.printers.error_of(printer)
        self._state.say(said_of(error) if error != PrinterError() else _("Not measured yet: cards are printed as they are."))

    def _on_print(self) -> None:
        printer = self.edges.printer(self)
        if printer is None:
            return
        from shopdesk.printing import measuring_sheet  # brings the typesetter
        from shopdesk.ui import document_printer

        self._choose(printer.printerName())
        title = _("Test sheet for the printer")
        self.around.operations.do(lambda: document_printer.put(printer, measuring_sheet.render(), title), said=_("Printed"), undo=False)

    def _on_save(self) -> None:
        path = self.edges.pdf(self, _("test-sheet.pdf"))
        if path is None:
            return
        from shopdesk.printing import measuring_sheet, pdf_file

        said = _("Saved as {name}").format(name=path.name)
        self.around.operations.do(lambda: pdf_file.write(path, measuring_sheet.render()), said=said, undo=False)

    def _on_keep(self) -> None:
        figures = {name: line.text() for name, line in self._figures.items()}
        printer = self._printer.currentText()
        self.around.operations.do(
            lambda: self.shop.cards.printers.keep(printer, printers.read(figures)), said=_("Cards are printed straight there from now on"),
            on_done=lambda _kept: self.fill(), refused=self._refused, undo=False,
        )

    def _on_forget(self) -> None:
        printer = self._printer.currentText()
        self.around.operations.do(
            lambda: self.shop.cards.printers.forget(printer), said=_("Nothing is corrected there any more"),
            on_done=lambda _gone: self.fill(), undo=False,
        )

    def _refused(self, error: ShopError) -> bool:
        name = error.field if isinstance(error, NeedsALook) else ""
        if name == "printer":
            self._state.say(str(error), tone="warm")
            self._printer.setFocus()
        elif name in self._fields or name == "measured":
            field = self._fields.get(name, self._fields["left"])
            field.needs_a_look(str(error))
            field.setFocus()
        else:
            return False
        return True


def said_of(error: PrinterError) -> str:
    """What a printer does wrong, in a sentence."""
    across = _("{mm} mm to the right") if error.right >= 0 else _("{mm} mm to the left")
    high = _("{mm} mm too low") if error.down >= 0 else _("{mm} mm too high")
    return _("It prints {across} and {high}, {wider} % wider and {taller} % taller. Cards are corrected by that.").format(
        across=across.format(mm=f"{abs(error.right):.1f}"), high=high.format(mm=f"{abs(error.down):.1f}"),
        wider=f"{(error.wider - 1) * 100:+.1f}", taller=f"{(error.taller - 1) * 100:+.1f}",
    )
