"""The Counter: one field that takes anything, and the page of whoever stands in front of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from shopdesk.core.changes import Changes
from shopdesk.core.shop import Shop
from shopdesk.core.visits.records import Visit
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import PeoplePage
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.pages.counter.card_view import CardView
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pages.counter.finder import Finder
from shopdesk.ui.pages.counter.member_form import MemberForm
from shopdesk.ui.pages.counter.member_view import MemberView
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column


class CounterPage(PeoplePage):
    """Finds people, opens their page, logs their visit. What is asked of the desktop (files, printers) goes through ``edges``."""

    def __init__(
        self, shop: Shop, operations: Operations, messages: Messages, edges: Edges | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        edges = edges or Edges()
        photos = Pixmaps(shop.pictures.get)
        self._finder = Finder(shop, operations, messages, photos)
        self._member = MemberView(shop, operations, messages, photos)
        self._form = MemberForm(shop, operations, photos, edges)
        self._card = CardView(shop, operations, messages, photos, edges)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._views = QStackedWidget()
        for view in (self._finder, self._member, self._form, self._card):
            self._views.addWidget(view)
        Column(self).addWidget(self._views)

    def _connect(self) -> None:
        for key, slot in (("F4", self._on_log_asked), ("Ctrl+N", self._on_new_key)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        for view in (self._finder, self._member):
            view.chosen.connect(self.open_member)
            view.state_changed.connect(self.keys_changed)
        self._member.back_asked.connect(self.step_back)
        self._member.new_asked.connect(self.begin_member)
        self._member.visit_asked.connect(self._on_log_asked)
        self._member.card_asked.connect(self._on_card_asked)
        self._member.edit_asked.connect(self._on_edit_asked)
        self._form.finished.connect(self._on_left)
        self._card.left.connect(self._on_left)

    # what the window asks

    def open_member(self, member_id: int, read: str = "") -> None:
        """Open somebody's page; ``read`` is what a scanner read, shown for a moment."""
        try:
            member = self._shop.members.get(member_id)
        except ShopError as error:
            self._messages.problem(error)
            return
        self._finder.field.clear()
        self._member.show_member(member)
        self._show(self._member)
        if read:
            self._member.show_read(read)

    def look_for(self, text: str) -> None:
        """Show who meets ``text``."""
        self._show(self._finder)
        self._finder.look_for(text)

    def begin_member(self, typed: str = "") -> None:
        """Ask for the name of somebody new."""
        self._rest()
        self._finder.ask_for_new(typed)

    def keys(self) -> tuple[tuple[str, str], ...]:
        view = self._views.currentWidget()
        return view.keys() if isinstance(view, Finder | MemberView | MemberForm | CardView) else ()

    def refresh(self, changes: Changes | None) -> None:
        view, member = self._views.currentWidget(), self._member.member
        if view is self._finder:
            self._finder.refresh()
        elif view is self._member and member is not None and _concerned(changes, member.id):
            self._refresh_member()

    def activated(self) -> None:
        if self._views.currentWidget() is self._finder:
            self._finder.field.setFocus()

    def step_back(self) -> bool:
        view = self._views.currentWidget()
        if isinstance(view, Finder | MemberView | MemberForm | CardView) and view.step_back():
            return True
        if view is self._finder:
            return False
        if view is self._member:
            self._rest()
        else:
            self._on_left()
        return True

    def takes_find_key(self) -> bool:
        view = self._views.currentWidget()
        if view is self._member:
            self._member.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        if view is self._finder:
            self._finder.field.setFocus()
            self._finder.ready_for_next()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.step_back():
            return
        super().keyPressEvent(event)

    # acts

    def _on_log_asked(self) -> None:
        member_id = self._who()
        if member_id is not None:
            self._operations.do(lambda: self._shop.visits.record(member_id), on_done=self._on_logged)

    def _who(self) -> int | None:
        """Whose visit F4 logs: the open person's, or that of the row the eye is on."""
        view = self._views.currentWidget()
        if view is self._finder:
            return self._finder.current()
        if view is self._member and self._member.member is not None:
            return self._member.results.current() if self._member.searching else self._member.member.id
        return None

    def _on_logged(self, visit: Visit | None) -> None:
        if visit is None:
            self._messages.say(_("Nothing was written down, as they chose."))
            return
        if self._views.currentWidget() is self._member and self._member.member is not None and self._member.member.id == visit.member_id:
            self._messages.say(_("Visit logged"), undo=True)
            self._member.add_to_visit(visit)
            return
        name = sentences.shown_name(self._shop.members.get(visit.member_id))
        self._messages.say(_("Visit logged for {name}").format(name=name), undo=True)
        self._finder.ready_for_next()

    def _on_new_key(self) -> None:
        view = self._views.currentWidget()
        if view is self._finder:
            self._finder.ask_for_new()
        elif view is self._member:
            self.begin_member(self._member.field.text().strip())

    def _on_card_asked(self) -> None:
        if self._member.member is not None:
            self._card.begin(self._member.member)
            self._show(self._card)

    def _on_edit_asked(self) -> None:
        if self._member.member is not None:
            self._form.begin(self._member.member)
            self._show(self._form)

    def _on_left(self) -> None:
        self._show(self._member)
        self._refresh_member()
        self._member.panels.setFocus()

    def _refresh_member(self) -> None:
        try:
            self._member.refresh()
        except ShopError as error:
            self._rest()
            self._messages.problem(error)

    def _rest(self) -> None:
        self._show(self._finder)
        self._finder.rest()

    def _show(self, view: QWidget) -> None:
        if self._views.currentWidget() is not view:
            self._views.setCurrentWidget(view)
        self.keys_changed.emit()


def _concerned(changes: Changes | None, member_id: int) -> bool:
    """Whether the open page may not be as it was."""
    return changes is None or changes.concern(member_id) or bool(changes.features & {"settings", "staff"})
