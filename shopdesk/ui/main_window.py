"""The window: pages in a stack, the sidebar to go between them, the key line, and what works everywhere. It navigates; pages do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from shopdesk.core import saying
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.all_keys import AllKeys
from shopdesk.ui.application import FIRST_SIZE, SMALLEST
from shopdesk.ui.backup_watch import BackupWatch
from shopdesk.ui.beside_bar import BesideBar
from shopdesk.ui.counter_lock import CounterLock
from shopdesk.ui.cover import Cover
from shopdesk.ui.file_watch import FileWatch
from shopdesk.ui.messages import WindowMessages
from shopdesk.ui.notices import Notices
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import CARDS, COUNTER, GIFTS, SETTINGS, TODAY, Errand, Page, PageEntry, PeoplePage
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.rhythm_watch import RhythmWatch
from shopdesk.ui.saving import Saving
from shopdesk.ui.scan_reader import ScanReader
from shopdesk.ui.scanner import Scanner
from shopdesk.ui.sidebar import NavEntry, Sidebar
from shopdesk.ui.today_watch import TodayWatch
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.focus_ring import FocusRing
from shopdesk.ui.widgets.page_bar import KeyLine
from shopdesk.ui.widgets.panels import Banner
from shopdesk.ui.window_watch import WindowWatch

if TYPE_CHECKING:
    from shopdesk.core.changes import Changes
    from shopdesk.core.shop import Shop

_HEAR_OTHERS_MS = 700  # a command or another counter wrote: seen within a second
_ASK_AGAIN_MS = 15_000  # where nothing answers, asking takes seconds in which nobody can type
MARKS = {"bakery": "wheat", "bookshop": "note", "bike_shop": "link"}  # by the set of drawings the shop uses


class MainWindow(QMainWindow):
    """Shows one shop. Pages are made when first looked at. ``restore_wanted`` gives the backup to put in a damaged file's place."""

    restore_wanted = Signal(Path)

    def __init__(self, shop: Shop, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._entries = {entry.number: entry for entry in entries}
        self._pages: dict[int, Page] = {}
        self._stale: set[int] = set()
        self._number = 0
        self._all_keys: AllKeys | None = None
        self.pixmaps = Pixmaps(shop.pictures.get)
        self._build()
        self.messages = WindowMessages(self, self.problem_bar, self._problem_room, lambda: self.operations.take_back())
        self.operations = Operations(shop, self.messages, self)
        self.saving = Saving(self.operations, self.messages, self.key_line, self.beside_bar, self)
        self._cover = Cover(self)
        self.lock = CounterLock(shop, self.operations, self.pixmaps, self)
        self._watch_everything()
        self._connect()
        self._bind_keys()
        self._apply_settings()
        self._show_person()
        self.show_page(min(self._entries))
        if self.lock.is_wanted():
            self.cover()

    # building

    def _build(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        everything = QWidget()
        across = Row(everything)
        self.sidebar = Sidebar()
        self.sidebar.show_pages([NavEntry(entry.number, entry.name, entry.icon) for entry in self._entries.values()])
        page = QWidget()
        page.setObjectName("pageBody")
        down = Column(page)
        self.problem_bar = Banner("", "", icon="info")
        self._problem_room = QWidget()
        Row(self._problem_room, margins=(28, 14, 28, 0)).addWidget(self.problem_bar)
        self.notices = Notices()
        self.beside_bar = BesideBar()
        self._stack = QStackedWidget()
        self.key_line = KeyLine()
        down.addWidget(self.notices)
        down.addWidget(self._problem_room)
        down.addWidget(self.beside_bar)
        down.addWidget(self._stack, 1)
        down.addWidget(self.key_line)
        across.addWidget(self.sidebar)
        across.addWidget(page, 1)
        self.setCentralWidget(everything)
        FocusRing(self)

    def _watch_everything(self) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise RuntimeError("A window needs an application.")
        self.watch = WindowWatch(application, parent=self)
        # After the watch, so that it hears first: a scan also begins on a covered screen.
        self.scanner = Scanner(application, parent=self)

    def _connect(self) -> None:
        self.sidebar.page_chosen.connect(self.show_page)
        self.sidebar.hand_over_asked.connect(self.lock.hand_over)
        self.operations.changed.connect(self._on_changed)
        self.operations.went_beside.connect(self.beside_bar.show_work)
        self.scanner.scanned.connect(self._on_scanned)
        self.watch.cover_asked.connect(self.cover)
        self.watch.uncover_asked.connect(self.uncover)
        self.watch.undo_asked.connect(self._on_undo_asked)
        self.lock.stayed.connect(self._on_stayed)
        self._others_look = QTimer(self)
        self._others_look.timeout.connect(self._hear_others)
        self._others_look.start(_HEAR_OTHERS_MS)
        self.rhythm_watch = RhythmWatch(self._shop, self.operations, self.watch.idle_seconds, self)
        self.backup_watch = BackupWatch(self._shop, self.operations, self.key_line, self)
        self.today_watch = TodayWatch(self._shop, self.operations, partial(self.sidebar.model.set_badge, TODAY), self)
        self.file_watch = FileWatch(self._shop, self.operations, self.messages, self.notices, self)
        self.file_watch.restore_wanted.connect(self.restore_wanted)

    def _bind_keys(self) -> None:
        self._bind("F1", self.show_all_keys)
        self._bind("F2", self.look_for)
        self._bind("F9", self.lock.hand_over)
        self._bind("Ctrl+G", partial(self.run_errand, Errand(GIFTS)))
        self._bind("Ctrl+Q", self.close)
        for number in range(COUNTER, SETTINGS + 1):
            self._bind(f"Ctrl+{number}", partial(self._on_page_key, number))

    def _on_page_key(self, number: int) -> None:
        if number in self._entries:
            self.show_page(number)
        else:
            self.messages.say(_("There is no page {number} yet.").format(number=number))

    def _bind(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    # pages

    @property
    def page(self) -> Page:
        """The page in front."""
        front = self._stack.currentWidget()
        assert isinstance(front, Page)
        return front

    def show_page(self, number: int) -> Page:
        """Bring page ``number`` to the front, made now if it is its first time."""
        if number not in self._pages:
            page = self._entries[number].make(self._shop, self.operations, self.messages)
            self._pages[number] = page
            self._stale.add(number)
            page.keys_changed.connect(self._show_keys)
            page.find_asked.connect(self.look_for)
            page.member_asked.connect(partial(self._open_member_from, number))
            page.new_member_asked.connect(self._on_new_member_asked)
            page.errand_asked.connect(self.run_errand)
            if isinstance(page, PeoplePage):
                page.back_asked.connect(self.show_page)
            self._stack.addWidget(page)
        self._number = number
        self.sidebar.choose(number)
        self._bring(self._pages[number])
        if number in self._stale:
            self._stale.discard(number)
            self._pages[number].refresh(None)
        self._pages[number].activated()
        return self._pages[number]

    def run_errand(self, errand: Errand) -> None:
        """Go on with ``errand`` on the page it is for."""
        if errand.page in self._entries:
            self.show_page(errand.page).take_errand(errand)

    def show_all_keys(self) -> None:
        """F1: all keys, or back from them."""
        if self._all_keys is None:
            self._all_keys = AllKeys()
            self._all_keys.closed.connect(lambda: self.show_page(self._number))
            self._stack.addWidget(self._all_keys)
        if self.page is self._all_keys:
            self.show_page(self._number)
            return
        self._bring(self._all_keys)
        self._all_keys.activated()

    def look_for(self, text: str = "") -> None:
        """F2: put the focus where people are found, with ``text`` typed already."""
        if not text and self.page.takes_find_key():
            return
        people = self._people()
        if people is not None and text:
            people.look_for(text)
        elif people is not None:
            people.takes_find_key()

    def _people(self) -> PeoplePage | None:
        """Bring the page that finds people to the front."""
        page = self.show_page(min(self._entries))
        return page if isinstance(page, PeoplePage) else None

    def _bring(self, page: Page) -> None:
        self._stack.setCurrentWidget(page)
        self._show_keys()

    def _show_keys(self) -> None:
        self.key_line.set_keys(self.page.keys())

    # what works everywhere

    def cover(self) -> None:
        """F12: show nothing but the shop's name and the time."""
        if not self._cover.is_on:
            self.lock.lock()
            self._cover.put_on(self._shop.settings.shop().name or _("Our shop"), self._time_now)
            self.watch.covered = True

    def uncover(self) -> None:
        """Show the page again, to whoever shows that it is they."""
        self.watch.covered = False  # the keys are for whoever is asked
        self.lock.unlock(self._cover.take_off)

    def _on_stayed(self) -> None:
        self.watch.covered = True

    def _on_undo_asked(self) -> None:
        if not self.lock.asks:
            self.operations.undo()

    @property
    def is_covered(self) -> bool:
        return self._cover.is_on

    def _time_now(self) -> str:
        return saying.clock_time(self._shop.local(self._shop.clock.now()))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.messages.put_aside() or self.page.step_back()):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme.current().fit_window(event.size().width())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.saving.may_close():
            event.ignore()
            return
        self.backup_watch.stop()
        self.file_watch.stop()
        self.today_watch.stop()
        self.operations.close()
        super().closeEvent(event)

    # hearing

    def _hear_others(self) -> None:
        silent = self._others_look.interval() == _ASK_AGAIN_MS
        try:
            self._shop.hear_others()
        except ShopError as error:
            self._others_look.setInterval(_ASK_AGAIN_MS)
            if not silent:  # said once; the next act at the counter says it again
                self.messages.problem(error)
        else:
            if silent:
                self._others_look.setInterval(_HEAR_OTHERS_MS)

    def _on_changed(self, changes: Changes) -> None:
        if "settings" in changes.features:
            self._apply_settings()
        if changes.features & {"settings", "staff"}:
            self._show_person()
        self._stale = {number for number in self._pages if number != self._number}
        if self._number in self._pages and self.page is self._pages[self._number]:
            self.page.refresh(changes)
            self._show_keys()
        else:
            self._stale.add(self._number)

    def _on_scanned(self, text: str) -> None:
        if not self.lock.asks and not self.page.takes_scan(text):
            ScanReader(self._shop, self.operations, self._open_member, self.run_errand).read(text)

    def _open_member(self, member_id: int, read: str = "") -> None:
        people = self._people()
        if people is not None:
            people.open_member(member_id, read)

    def _open_member_from(self, number: int, member_id: int) -> None:
        """Open somebody for page ``number``; Esc leads back there, but not onto a card that was begun on their own page."""
        people = self._people()
        if people is not None:
            people.open_member(member_id, came_from=None if number == CARDS else self._entries[number])

    def _on_new_member_asked(self) -> None:
        people = self._people()
        if people is not None:
            people.begin_member()

    # showing

    def _apply_settings(self) -> None:
        shop, counter = self._shop.settings.shop(), self._shop.settings.counter()
        theme.current().use(counter.theme, counter.text_size, shop.accent)
        self.setWindowTitle(f"{shop.name} – ShopDesk" if shop.name else "ShopDesk")
        self.sidebar.shop_name.say(shop.name or "ShopDesk")
        self.sidebar.mark.show_mark(self.pixmaps(shop.logo_id), MARKS.get(shop.picture_set, "counter"))
        self.scanner.gap_ms = counter.scan_gap_ms
        self.watch.minutes = counter.cover_after_minutes

    def _show_person(self) -> None:
        person = self._shop.staff.at_counter()
        if person is None:
            self.sidebar.who.show_person("", None, "")
        else:
            self.sidebar.who.show_person(person.name, self.pixmaps(person.face_id), str(person.id))
