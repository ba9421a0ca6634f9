"""The Counter without an open page: the field that takes anything, and below it who was here, who meets, or who is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import Keys
from shopdesk.ui.pages.counter.finding.at_rest import AtRest
from shopdesk.ui.pages.counter.finding.greeting_bar import GreetingBar
from shopdesk.ui.pages.counter.finding.results import Results
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.find_field import FindField

if TYPE_CHECKING:
    from shopdesk.ui.pages.counter.finding.new_member import NewMember


class Finder(QWidget):
    """Greets, finds, begins. ``chosen`` gives whose page to open; ``state_changed`` when other keys work than before; ``act_asked``
    and ``errand_asked``: see FirstThings."""

    chosen = Signal(object)
    state_changed = Signal()
    act_asked = Signal(object)
    errand_asked = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, photos: Pixmaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._bar = GreetingBar(shop)
        self.field = FindField(_("Name, phone, or scan a card"))
        self._at_rest = AtRest(shop, photos, self.field)
        self._results = Results(shop, messages, photos, self.field)
        self._new: NewMember | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self._below = QStackedWidget()
        self._below.addWidget(self._at_rest)
        self._below.addWidget(self._results)
        content = Column(gap=14, margins=(28, 14, 28, 14))
        content.addWidget(self.field)
        content.addWidget(self._below, 1)
        column = Column(self)
        column.addWidget(self._bar)
        column.addLayout(content, 1)

    def _connect(self) -> None:
        self.field.text_changed.connect(self._on_text_changed)
        for part in (self._at_rest, self._results):
            part.chosen.connect(self.chosen)
        self._at_rest.new_asked.connect(self.ask_for_new)
        self._at_rest.first.act_asked.connect(self.act_asked)
        self._at_rest.first.errand_asked.connect(self.errand_asked)
        self._results.new_asked.connect(self._on_new_asked)
        self._results.looked.connect(self.state_changed)

    def refresh(self) -> None:
        """Show everything as it is now; while nobody sees it, as it will be when it comes to the front."""
        if not self.isVisible():
            return
        self._bar.tell()
        self._at_rest.refresh()
        self._results.refresh()

    def rest(self) -> None:
        """Look for nobody, ready for the next."""
        self.field.clear()
        self._show(self._at_rest)
        self.field.setFocus()

    def look_for(self, text: str) -> None:
        """Put ``text`` into the field and show who meets it."""
        self.field.edit.setText(text)
        self.field.setFocus()
        self.field.edit.end(False)

    def current(self) -> int | None:
        """Who the eye is on."""
        if self._below.currentWidget() is self._results:
            return self._results.current()
        return self._at_rest.current() if self._below.currentWidget() is self._at_rest else None

    def ask_for_new(self, typed: str = "") -> None:
        """Begin a page for somebody, with what was typed so far."""
        new = self._new or self._make_new()
        self._show(new.parentWidget() or new)
        new.ask(typed or self.field.text().strip())

    def _make_new(self) -> NewMember:
        from shopdesk.ui.pages.counter.finding.new_member import NewMember

        self._new = new = NewMember(self._shop, self._operations)
        new.begun.connect(self._on_begun)
        new.left.connect(self._on_new_left)
        self._below.addWidget(_on_top(new))
        return new

    def _asks_for_new(self) -> bool:
        return self._below.currentWidget() not in (self._at_rest, self._results)

    def ready_for_next(self) -> None:
        """Choose what stands in the field, so that the next letters replace it."""
        self.field.edit.selectAll()

    def step_back(self) -> bool:
        """From the new page or from what was typed back to rest."""
        if self._asks_for_new():
            self._on_new_left()
            return True
        if self.field.text():
            self.rest()
            return True
        return False

    def keys(self) -> Keys:
        """The keys that work now."""
        if self._below.currentWidget() is self._results:
            return self._results.keys()
        if self._asks_for_new():
            return ("Enter", _("Begin the page")), ("Esc", _("Leave")), ("F1", _("All keys"))
        return ("F2", _("Find or scan")), ("↓", _("Choose")), ("Enter", _("Open")), ("Ctrl+N", _("New member")), ("F1", _("All keys"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _show(self, widget: QWidget) -> None:
        if self._below.currentWidget() is not widget:
            self._below.setCurrentWidget(widget)
            self.state_changed.emit()

    def _on_text_changed(self, text: str) -> None:
        self._show(self._results if text.strip() else self._at_rest)

    def _on_new_asked(self, typed: str) -> None:
        self.ask_for_new(typed)

    def _on_begun(self, member_id: int) -> None:
        self.rest()
        self.chosen.emit(member_id)

    def _on_new_left(self) -> None:
        self._show(self._results if self.field.text().strip() else self._at_rest)
        self.field.setFocus()


def _on_top(widget: QWidget) -> QWidget:
    """Keep ``widget`` at its own height at the top of its place."""
    place = QWidget()
    column = Column(place)
    column.addWidget(widget)
    column.addStretch(1)
    return place
