"""The only place where the parts are joined: arguments, paths, log, shop, window."""

from __future__ import annotations

import gc
import importlib
import linecache
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from shopdesk import i18n, log, paths
from shopdesk.cli import commands
from shopdesk.errors import ShopError
from shopdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from shopdesk.cli.session import Session
    from shopdesk.core.presence import Holder
    from shopdesk.core.shop import Shop
    from shopdesk.ui.main_window import MainWindow
    from shopdesk.ui.messages import Messages
    from shopdesk.ui.operations import Operations
    from shopdesk.ui.page import Page, PageEntry

_log = logging.getLogger(__name__)
_SETTLED_MS = 3000  # after the first page was drawn and the first letters typed


def main(arguments: list[str] | None = None) -> int:
    """Run ShopDesk as it was called and give its exit code."""
    i18n.use_language(i18n.system_language())
    return commands.run(commands.build(_open_window, _draw_pictures), arguments)


def _open_window(session: Session) -> int:
    _want_display()
    log.begin(paths.logs())
    # Before Qt: PySide6 reads the source of every module that is imported after it.
    importlib.import_module("shopdesk.core.shop")

    # Only now: the command line runs without Qt.
    from shopdesk.ui.application import build_application

    application = build_application(sys.argv[:1])
    from shopdesk.ui.single_window import claim

    single = claim(session.path, session.counter)
    if single is None:
        return 0  # its window is in front now
    try:
        return _begin_sitting(application, session, single.left_by, single.broken_off)
    finally:
        single.let_go()


def _begin_sitting(application: QApplication, session: Session, left_by: Holder | None, broken_off: bool) -> int:
    from shopdesk.core.location import is_there

    said = ""
    if not is_there(session.location):
        began = _first_day(session)
        if began is None:
            return 0
        said = began
    return _Sitting(application, session, said, left_by, broken_off).run()


def _first_day(session: Session, *, their_own: bool = False) -> str | None:
    """Ask how to begin and begin; what there is to say of it, None when somebody left instead.

    ``their_own``: they have seen the sample shop, and are not to get another by one Enter too many.
    """
    from shopdesk.beginning import How
    from shopdesk.ui.application import keep_on_screen
    from shopdesk.ui.first_run.dialog import FirstRun

    dialog = FirstRun(session.location, session.clock.now().astimezone().date())
    if their_own:
        dialog.questions.cards[How.EMPTY].setChecked(True)
    keep_on_screen(dialog)
    dialog.exec()
    begun = dialog.begun
    if begun is None:
        return None
    if begun.brought is None:
        return ""
    taken, left = begun.brought.taken, begun.brought.left
    said = ngettext("{count} person was brought in.", "{count} people were brought in.", taken).format(count=taken)
    if begun.not_taken is None:
        return said
    aside = ngettext("{count} row was left out; it is in “{name}”.", "{count} rows were left out; they are in “{name}”.", left)
    return said + " " + aside.format(count=left, name=begun.not_taken.name)


class _Sitting:
    """From opening the shop's window to closing it; a restore or a shop of one's own opens it once more."""

    def __init__(
        self, application: QApplication, session: Session, said: str, left_by: Holder | None = None, broken_off: bool = False
    ) -> None:
        self._application = application
        self._broken_off = broken_off
        self._left_by = left_by
        self._session = session
        self._said = said
        self._then: list[Callable[[], bool]] = []

    def run(self) -> int:
        """Show the window until it is closed for good."""
        again = True
        while again:
            shop = open_shop(self._session)
            window = self._show(shop)
            self._application.exec()
            _put_away(shop, window)
            again = bool(self._then) and self._then.pop()()
        return 0

    def _show(self, shop: Shop) -> MainWindow:
        from PySide6.QtCore import QTimer

        from shopdesk.ui.application import keep_on_screen, settle
        from shopdesk.ui.main_window import MainWindow
        from shopdesk.ui.saving import hand_on

        window = MainWindow(shop, self._pages())
        window.operations.catch_all()
        window.restore_wanted.connect(self._on_restore_wanted)
        keep_on_screen(window)
        window.show()
        linecache.clearcache()  # the sources PySide6 read, which only a traceback needs and reads again
        if self._said:
            window.messages.say(self._said, undo=False)
            self._said = ""
        self._say_who_left(window)
        if self._broken_off:
            from shopdesk.ui.broken_off import offer_last

            self._broken_off = False
            offer_last(shop, window.notices, window.run_errand)
        hand_on(shop, window.operations, window.notices)
        window.file_watch.begin_soon()
        settled = QTimer(window, singleShot=True, interval=_SETTLED_MS)  # goes with the window
        settled.timeout.connect(settle)
        settled.start()
        return window

    def _say_who_left(self, window: MainWindow) -> None:
        if self._left_by is not None:
            words = _("This shop was last open on the computer “{host}” and was not closed there.").format(host=self._left_by.host)
            window.notices.say("left", words, _("Look whether it is still open there before you write anything here."))
            self._left_by = None

    def _pages(self) -> tuple[PageEntry, ...]:
        return page_entries(self._on_restore_wanted, self._on_own_shop_wanted)

    def _on_restore_wanted(self, backup: Path) -> None:
        self._close_for(lambda: self._restore(backup))

    def _on_own_shop_wanted(self) -> None:
        self._close_for(self._begin_anew)

    def _close_for(self, act: Callable[[], bool]) -> None:
        self._then = [act]
        self._application.closeAllWindows()

    def _restore(self, backup: Path) -> bool:
        from shopdesk.core.backups.service import restore

        try:
            aside = restore(self._session.path, backup, self._session.clock.now())
            self._said = _("The backup is in place. The shop of before is kept as “{name}”.").format(name=aside.name)
        except ShopError as error:
            self._said = str(error)
        return True

    def _begin_anew(self) -> bool:
        from shopdesk.core.backups.service import set_aside

        aside = set_aside(self._session.location, self._session.clock.now())
        began = _first_day(self._session, their_own=True)
        kept = _("The sample shop is kept as “{name}”.").format(name=aside.name)
        self._said = f"{began} {kept}".strip()
        return began is not None


def open_shop(session: Session) -> Shop:
    """Open the session's shop for a window: at its counter, in its language, with the gate for pictures."""
    from shopdesk.core.shop import Shop

    shop = Shop.open(session.location, clock=session.clock, counter=session.counter, gate=_admit)
    try:
        i18n.use_language(shop.settings.shop().language)
        if session.staff:
            shop.staff.hand_over(shop.staff.named(session.staff).id)
    except BaseException:
        shop.close()
        raise
    return shop


def _admit(picture: bytes, *, keep_alpha: bool = False) -> bytes:
    from shopdesk.printing.pictures import admit  # brings Pillow, which few sittings need

    return admit(picture, keep_alpha=keep_alpha)


def page_entries(on_restore: Callable[[Path], None], on_own_shop: Callable[[], None]) -> tuple[PageEntry, ...]:
    """The pages that work, in the order and with the numbers they keep."""
    from shopdesk.ui.page import PageEntry

    def settings(shop: Shop, operations: Operations, messages: Messages) -> Page:
        from shopdesk.ui.pages.settings.page import SettingsPage

        page = SettingsPage(shop, operations, messages)
        page.restore_wanted.connect(on_restore)
        page.own_shop_wanted.connect(on_own_shop)
        return page

    return (
        PageEntry(1, _("Counter"), "counter", _page("counter", "CounterPage")),
        PageEntry(2, _("Today"), "today", _page("today", "TodayPage")),
        PageEntry(3, _("Members"), "members", _page("members", "MembersPage")),
        PageEntry(4, _("Privileges"), "privileges", _page("privileges", "PrivilegesPage")),
        PageEntry(5, _("Cards"), "cards", _page("cards", "CardsPage")),
        PageEntry(6, _("Gifts"), "gift", _page("gifts", "GiftsPage")),
        PageEntry(9, _("Settings"), "settings", settings),
    )


def _page(folder: str, name: str) -> Callable[[Shop, Operations, Messages], Page]:
    """How a page is made, its module read only when it is first shown."""

    def make(shop: Shop, operations: Operations, messages: Messages) -> Page:
        page: Page = getattr(importlib.import_module(f"shopdesk.ui.pages.{folder}.page"), name)(shop, operations, messages)
        return page

    return make


def _put_away(shop: Shop, window: MainWindow) -> None:
    """After the window: old ways back are let go of, and a backup if something was written; then the shop."""
    window.deleteLater()
    gc.unfreeze()
    try:
        changed = shop.read_only is None and shop.backups.changed()
        if changed or not shop.backups.ours:
            shop.undo.thin()
        shop.known.erasing.put_away()  # first, so that the backup has nothing of it
        if changed:
            shop.backups.make("close")
    except ShopError:
        # The key line turns warm at the next start; there is no window left to say it in.
        _log.exception("no backup at close")
    finally:
        shop.close()


def _want_display() -> None:
    """Say in a sentence what Qt would say by breaking off."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not named:
        raise ShopError(
            _("There is no screen here to open a window on."), do=_("Run it where there is one, or use the command line: shopdesk --help.")
        )


def _draw_pictures(folder: Path) -> list[Path]:
    # A picture is drawn the same everywhere: without a screen, and with our own letters.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from shopdesk.ui.pictures import draw

    return draw(folder, page_entries(lambda backup: None, lambda: None), _admit)
