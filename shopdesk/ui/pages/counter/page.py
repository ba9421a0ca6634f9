"""The Counter: one field that takes anything, and the page of whoever stands in front of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from shopdesk.core.changes import Changes
from shopdesk.core.shop import Shop
from shopdesk.core.visits.records import Visit
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui.acts.desktop import Desktop
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import CARD, CARDS, FREED, KNOWN, Errand, PageEntry, PeoplePage
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pages.counter.finding.finder import Finder
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column

if TYPE_CHECKING:
    from shopdesk.ui.acts.row_acts import RowActs
    from shopdesk.ui.pages.counter.form.member_form import MemberForm
    from shopdesk.ui.pages.counter.known.view import KnownView
    from shopdesk.ui.pages.counter.member.view import MemberView


class CounterPage(PeoplePage):
    """Finds people, opens their page, logs their visit. What is asked of the desktop (files, printers) goes through ``edges``.

    Only the finder is there from the start; the other views are made when they are first shown.
    """

    def __init__(
        self, shop: Shop, operations: Operations, messages: Messages, edges: Edges | None = None, desktop: Desktop | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._edges = edges or Edges()
        self._desktop = desktop or Desktop()
        self._photos = Pixmaps(shop.pictures.get)
        self._came_from: PageEntry | None = None
        self._finder = Finder(shop, operations, messages, self._photos)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._views = QStackedWidget()
        self._views.addWidget(self._finder)
        Column(self).addWidget(self._views)

    def _connect(self) -> None:
        for key, slot in (("F4", self._on_log_asked), ("Ctrl+N", self._on_new_key)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self._finder.chosen.connect(self.open_member)
        self._finder.state_changed.connect(self.keys_changed)
        self._finder.act_asked.connect(lambda row: self._row_acts.act(row))
        self._finder.errand_asked.connect(self.errand_asked)

    @cached_property
    def _row_acts(self) -> RowActs:
        from shopdesk.ui.acts.row_acts import RowActs

        acts = RowActs(self._shop, self._operations, self._messages, self._desktop, self)
        acts.member_asked.connect(self.open_member)
        acts.errand_asked.connect(self.errand_asked)
        return acts

    @cached_property
    def _member(self) -> MemberView:
        from shopdesk.ui.pages.counter.member.view import MemberView

        view = MemberView(self._shop, self._operations, self._messages, self._photos, self._desktop)
        self._views.addWidget(view)
        view.chosen.connect(self.open_member)
        view.state_changed.connect(self.keys_changed)
        view.back_asked.connect(self.step_back)
        view.new_asked.connect(self.begin_member)
        view.visit_asked.connect(self._on_log_asked)
        view.card_asked.connect(self._on_card_asked)
        view.edit_asked.connect(self._on_edit_asked)
        view.known_asked.connect(self._on_known_asked)
        view.errand_asked.connect(self.errand_asked)
        return view

    @cached_property
    def _form(self) -> MemberForm:
        from shopdesk.ui.pages.counter.form.member_form import MemberForm

        view = MemberForm(self._shop, self._operations, self._photos, self._edges)
        self._views.addWidget(view)
        view.finished.connect(self._on_left)
        view.wanted_back.connect(lambda: self._show(view))
        return view

    @cached_property
    def _known(self) -> KnownView:
        from shopdesk.ui.pages.counter.known.view import KnownView

        view = KnownView(self._shop, self._operations, self._messages, self._edges)
        self._views.addWidget(view)
        view.left.connect(self._on_left)
        view.gone.connect(self._rest)
        return view

    def _showing(self) -> Finder | MemberView | MemberForm | KnownView:
        # Nothing else is ever put there.
        return cast("Finder | MemberView | MemberForm | KnownView", self._views.currentWidget())

    def _rests(self) -> bool:
        return self._showing() is self._finder

    # what the window asks

    def open_member(self, member_id: int, read: str = "", came_from: PageEntry | None = None) -> None:
        """Open somebody's page; ``read`` is what a scanner read, shown for a moment; Esc leads back to the page one ``came_from``.

        Whose page is open already (a card was begun there) keeps the way back it had.
        """
        if self._holds_on():
            return
        try:
            member = self._shop.members.get(member_id)
        except ShopError as error:
            self._messages.problem(error)
            return
        self._finder.field.clear()
        if came_from is not None or not self._is_open(member.id):
            self._came_from = came_from
        self._member.show_member(member, self._came_from.name if self._came_from else _("Counter"))
        self._show(self._member)
        if read:
            self._member.show_read(read)

    def _is_open(self, member_id: int) -> bool:
        return not self._rests() and self._member.member is not None and self._member.member.id == member_id

    def look_for(self, text: str) -> None:
        """Show who meets ``text``."""
        if self._holds_on():
            return
        self._show(self._finder)
        self._finder.look_for(text)

    def begin_member(self, typed: str = "") -> None:
        """Ask for the name of somebody new."""
        self._rest()
        self._finder.ask_for_new(typed)

    def take_errand(self, errand: Errand) -> None:
        """Open the member it is about."""
        if errand.members and not self._holds_on():
            self.open_member(errand.members[0])
            if errand.act == KNOWN:
                self._on_known_asked()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return self._showing().keys()

    def refresh(self, changes: Changes | None) -> None:
        view = self._views.currentWidget()
        if view is self._finder:
            self._finder.refresh()
        elif view is self._member and self._member.member is not None and _concerned(changes, self._member.member.id):
            self._refresh_member()

    def _holds_on(self) -> bool:
        """Whether a form holds what nobody has kept yet; it asks first."""
        return self._views.currentWidget() is self._form and self._form.asks_first()

    def activated(self) -> None:
        view = self._views.currentWidget()
        before = view.focusWidget() if view is not None else None
        if view is self._finder or before is None:
            self._finder.field.setFocus()
        else:
            before.setFocus()

    def step_back(self) -> bool:
        view = self._showing()
        if view.step_back():
            return True
        if view is self._finder:
            return False
        if view is self._member:
            self._leave_member()
        else:
            self._on_left()
        return True

    def _leave_member(self) -> None:
        """To who is expected, or to the page from which they were opened."""
        came_from = self._came_from
        self._rest()
        if came_from is not None:
            self.back_asked.emit(came_from.number)

    def takes_find_key(self) -> bool:
        if self._rests():
            self._finder.field.setFocus()
            self._finder.ready_for_next()
            return True
        if self._showing() is self._member:
            self._member.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
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
            press = self._shop.visits.press(member_id)
            self._operations.do(lambda: self._shop.visits.record_press(press), on_done=self._on_logged, press=press)

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
        if not self._rests() and self._showing() is self._member and self._member.member and self._member.member.id == visit.member_id:
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
            act = FREED if self._member.owed.hold is not None else CARD
            self.errand_asked.emit(Errand(CARDS, act, (self._member.member.id,)))

    def _on_edit_asked(self) -> None:
        if self._member.member is not None:
            self._form.begin(self._member.member)
            self._show(self._form)

    def _on_known_asked(self) -> None:
        member = self._member.member
        if member is not None:
            self._operations.do(lambda: self._known.begin(member), on_done=lambda _nothing: self._show(self._known))

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
        self._came_from = None
        self._show(self._finder)
        self._finder.rest()

    def _show(self, view: QWidget) -> None:
        if self._views.currentWidget() is not view:
            self._views.setCurrentWidget(view)
        self.keys_changed.emit()


def _concerned(changes: Changes | None, member_id: int) -> bool:
    """Whether the open page may not be as it was."""
    return changes is None or changes.concern(member_id) or bool(changes.features & {"settings", "staff"})
