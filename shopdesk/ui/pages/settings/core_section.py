"""The five to seven things that must always be right, and which of them are not just now."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from shopdesk.core.cases.records import CoreThing
from shopdesk.core.cases.rules import MOST_CORE
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui.pages.settings.section import Section, Surroundings, lock_inside, show_text
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.words import Words


class CoreRow(QWidget):
    """One of them: its words, and the button that marks it red with a reason, or right again."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.thing: CoreThing | None = None
        self.words = LineField()
        self.words.setObjectName(f"core_{place}")
        self.words.setAccessibleName(_("Must always be right, {place}").format(place=place + 1))
        self.why = LineField(hint=_("Why not just now"))
        self.why.setObjectName(f"core_why_{place}")
        self.why.setAccessibleName(_("Why it is not right just now"))
        self.mark = KeyButton("", icon="attention", small=True)
        self.mark.setObjectName(f"core_mark_{place}")
        row = Row(self, gap=10)
        row.addWidget(self.words, 3)
        row.addWidget(self.why, 2)
        row.addWidget(self.mark)

    def show_thing(self, thing: CoreThing | None) -> None:
        """Show what is kept."""
        self.thing = thing
        red = thing is not None and thing.is_red
        show_text(self.words, thing.words if thing else "")
        show_text(self.why, thing.red_why if thing else "")
        self.why.setReadOnly(red)
        self.mark.set_words(_("Right again") if red else _("Not right now"))
        self.mark.set_kind("mend" if red else "quietWarm")
        for widget in (self.why, self.mark):
            widget.setVisible(thing is not None)


class CoreSection(Section):
    """The words are the owner's; marking one red is anybody's, at once, and holds extras for everybody."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(_("Must always be right"), _("first the core, then the flower"))
        sentence = _("While one of them is marked, no gift, card or privilege goes to anybody. Five to seven are enough.")
        panel.body.addWidget(Words(sentence, "small", "ink2", lines=0))
        self._rows = [CoreRow(place) for place in range(MOST_CORE)]
        for row in self._rows:
            panel.body.addWidget(row)
            row.words.textChanged.connect(self.touched)
            row.mark.clicked.connect(partial(self._on_mark, row))
        self._sentence = Words("", "caption", "warm", lines=0)
        panel.body.addWidget(self._sentence)
        Column(self).addWidget(panel)

    def fill(self) -> None:
        things = self.shop.cases.core.all()
        for place, row in enumerate(self._rows):
            row.show_thing(things[place] if place < len(things) else None)
        self._sentence.say("")

    def typed(self) -> object:
        return tuple(row.words.text() for row in self._rows)

    def keep(self) -> None:
        self.shop.cases.core.save([row.words.text() for row in self._rows])

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        if problem.field != "core":
            return None
        self._sentence.say(str(problem))
        return self._rows[0].words

    def lock(self, owner: bool) -> None:
        marks = {widget for row in self._rows for widget in (row.mark, row.why)}
        lock_inside(self, owner, lambda widget: widget in marks)

    def _on_mark(self, row: CoreRow) -> None:
        thing = row.thing
        if thing is None:
            return
        if thing.is_red:
            act, said = partial(self.shop.cases.core.mark_right, thing.key), _("Right again")
        else:
            act, said = partial(self.shop.cases.core.mark_red, thing.key, row.why.text()), _("Marked. Extras wait for everybody.")
        self.around.operations.do(act, said=said, on_done=lambda _done: self._show_as_it_is(row, thing.key))

    def _show_as_it_is(self, row: CoreRow, key: str) -> None:
        row.show_thing(next((one for one in self.shop.cases.core.all() if one.key == key), None))
