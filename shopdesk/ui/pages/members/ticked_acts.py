"""What is done to everyone ticked at once: write, print cards, export, put on a list. The sheets are read when they are first asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from shopdesk.core.lists.records import SavedList
from shopdesk.core.shop import Shop
from shopdesk.i18n import _, ngettext
from shopdesk.ui import icons, theme
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import CARDS, Errand
from shopdesk.ui.pages.members.handover import Handover
from shopdesk.ui.pages.members.list_panel import ListPanel
from shopdesk.ui.pages.members.member_model import MemberModel
from shopdesk.ui.pages.members.name_sheet import NameSheet
from shopdesk.ui.pages.members.tick_bar import TickBar
from shopdesk.ui.widgets.menus import unfold
from shopdesk.ui.widgets.words import clean


class TickedActs(QObject):
    """``errand_asked`` gives what another page shall do with them. The order is always the one they stand in."""

    errand_asked = Signal(object)

    def __init__(
        self, shop: Shop, operations: Operations, messages: Messages, members: MemberModel, lists: ListPanel, page: QWidget
    ) -> None:
        super().__init__(page)
        self._shop, self._operations, self._messages = shop, operations, messages
        self._members, self._lists, self._page = members, lists, page
        self.handover = Handover()
        self._offered = QMenu(page)

    def connect_bar(self, bar: TickBar) -> None:
        """Hear what is pressed there."""
        bar.write_asked.connect(self._on_write)
        bar.cards_asked.connect(self._on_cards)
        bar.export_asked.connect(self.export)
        bar.list_asked.connect(self._on_list)

    def ticked(self) -> tuple[int, ...]:
        """Who is ticked, in the order they stand in; who is not shown comes last."""
        ticked = self._members.ticked
        shown = tuple(filter(ticked.__contains__, self._members.ids())) if ticked else ()
        return *shown, *sorted(ticked.difference(shown))

    def export(self) -> None:
        """A list of those who are ticked, or of everyone shown while nobody is."""
        from shopdesk.ui.pages.members.export_sheet import ExportSheet

        among = self.ticked() or tuple(self._members.ids())
        if among:
            ExportSheet(self._shop, self._operations, among, self._page.window(), self.handover.export_file).open()

    def _on_write(self) -> None:
        """News to those who are ticked, as far as they chose to hear it."""
        from shopdesk.ui.pages.members.news_sheet import NewsSheet

        if self._shop.permissions.manners.topics():
            NewsSheet(self._shop, self._operations, self.ticked(), self.handover, self._page.window()).open()
        else:
            self._messages.say(_("News is about a topic people chose. Begin with the topics in Settings, under News and restraint."))

    def _on_cards(self) -> None:
        self.errand_asked.emit(Errand(CARDS, "print", self.ticked()))

    # lists

    def _on_list(self, button: QAbstractButton) -> None:
        unfold(self.offer_lists(), button.mapToGlobal(QPoint(0, button.height() + theme.px(4))))

    def offer_lists(self) -> QMenu:
        """Put the lists people can be put on into the menu, and give it."""
        menu, current = self._offered, self._lists.current()
        menu.clear()
        for saved in self._shop.lists.all():
            if saved.picked and saved != current:
                menu.addAction(clean(saved.name).replace("&", "&&"), partial(self._put_on, saved))
        menu.addAction(icons.icon("plus", theme.color("ink2")), _("A new list …"), self._on_new_list)
        if current.picked:
            words = _("Take off “{name}”").format(name=clean(current.name).replace("&", "&&"))
            menu.addAction(icons.icon("minus", theme.color("ink2")), words, partial(self._take_off, current))
        return menu

    def _put_on(self, saved: SavedList) -> None:
        self._operations.do(lambda: self._shop.lists.picking.put_on(saved.key, self._members.ticked), on_done=partial(self._say_put, saved))

    def _say_put(self, saved: SavedList, count: int) -> None:
        if count:
            said = ngettext("{count} person is on “{name}” now", "{count} people are on “{name}” now", count)
            self._messages.say(said.format(count=count, name=saved.name), undo=True)
        else:
            self._messages.say(_("They are on “{name}” already").format(name=saved.name))

    def _take_off(self, saved: SavedList) -> None:
        def say(count: int) -> None:
            said = ngettext("{count} person taken off “{name}”", "{count} people taken off “{name}”", count)
            self._messages.say(said.format(count=count, name=saved.name), undo=count > 0)

        self._operations.do(lambda: self._shop.lists.picking.take_off(saved.key, self._members.ticked), on_done=say)

    def _on_new_list(self) -> None:
        sheet = NameSheet(_("A list of those who are ticked"), _("They stay on it until you take them off."), self._page.window())
        sheet.name_given.connect(lambda name: self._begin(name, sheet))
        sheet.open()

    def _begin(self, name: str, sheet: NameSheet) -> None:
        ticked = self._members.ticked

        def begun(saved: SavedList) -> None:
            sheet.accept()
            self._say_put(saved, len(ticked))

        self._operations.do(lambda: self._shop.lists.picking.begin(name, ticked), on_done=begun, refused=sheet.refused)
