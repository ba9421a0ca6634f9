"""This counter: what it is called, when it covers itself, and whether its scanner is understood."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from shopdesk.errors import NeedsALook
from shopdesk.i18n import _, ngettext
from shopdesk.ui.pages.settings import offered
from shopdesk.ui.pages.settings.scan_test import ScanTest
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Choice, Field, LineField
from shopdesk.ui.widgets.panels import Panel

_MINUTES = (1, 2, 5, 10, 15, 30)
_GAPS = (20, 35, 50, 70, 100, 150)


def _minutes(count: int) -> str:
    return ngettext("After {count} minute", "After {count} minutes", count).format(count=count)


class CounterSection(Section):
    """The form of this counter, which is anybody's who stands at it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._name = LineField()
        self._name.setObjectName("counter_name")
        self._cover = offered.choice((("0", _("Never")), *((str(count), _minutes(count)) for count in _MINUTES)), "cover_after")
        self._gap = offered.choice(tuple((str(gap), _("Up to {gap} ms").format(gap=gap)) for gap in _GAPS), "scan_gap")
        self._name_field = Field(_("This counter is called"), self._name)
        self.test = ScanTest()
        panel = Panel(_("Counter and scanner"), _("for this computer only"))
        columns = Row(gap=28)
        columns.addLayout(self._form(), 1)
        columns.addWidget(self.test, 1)
        panel.body.addLayout(columns)
        Column(self).addWidget(panel)
        self._connect()

    def _form(self) -> Column:
        column = Column(gap=12)
        column.addWidget(self._name_field)
        column.addWidget(Field(_("Cover the screen by itself"), self._cover, reason=_("When nobody touches it. F12 covers it at once.")))
        column.addWidget(Field(
            _("Time between two letters of a scan"), self._gap, reason=_("A scanner types faster than anybody. Slow ones need more time.")
        ))
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        self._name.textChanged.connect(self.touched)
        self._cover.currentIndexChanged.connect(self.touched)
        self._gap.currentIndexChanged.connect(self._on_gap_changed)
        self.test.gap_wanted.connect(self._on_gap_wanted)

    def fill(self) -> None:
        counter = self.shop.settings.counter()
        self._name.setText(counter.name)
        self._name_field.is_fine()
        self._choose(self._cover, counter.cover_after_minutes, _minutes(counter.cover_after_minutes))
        self._choose_gap(counter.scan_gap_ms)

    def typed(self) -> object:
        return (self._name.text(), self._cover.currentData(), self._gap.currentData())

    def keep(self) -> None:
        counter = self.shop.settings.counter()
        self.shop.settings.save_counter(replace(
            counter, name=self._name.text(), cover_after_minutes=int(self._cover.currentData()), scan_gap_ms=int(self._gap.currentData())
        ))

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        if problem.field != "counter":
            return None
        self._name_field.needs_a_look(str(problem))
        return self._name

    def lock(self, owner: bool) -> None:
        """This counter's own is anybody's."""

    def takes_scan(self) -> bool:
        """Whether a scan just now belongs to the test; then the test shows it."""
        if not self.test.keys.hasFocus():
            return False
        self.test.keys.finish("Enter")
        return True

    def _choose(self, choice: Choice, value: int, words: str) -> None:
        if choice.findData(str(value)) < 0:
            choice.addItem(words, str(value))
        offered.choose(choice, str(value))

    def _choose_gap(self, gap_ms: int) -> None:
        self._choose(self._gap, gap_ms, _("Up to {gap} ms").format(gap=gap_ms))

    def _on_gap_changed(self) -> None:
        self.test.allow(int(self._gap.currentData()))
        self.touched.emit()

    def _on_gap_wanted(self, gap_ms: int) -> None:
        self._choose_gap(gap_ms)
