"""Says at the foot that something waits to be saved, lets the window close once nothing does, and hands on what a killed window left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.unwritten import Unwritten, WaitingNote
from shopdesk.core.visits.records import Press
from shopdesk.i18n import _, ngettext
from shopdesk.ui.beside_bar import BesideBar
from shopdesk.ui.messages import Messages
from shopdesk.ui.notices import Notices
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.page_bar import KeyLine

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_NOTICE = "unwritten"


class Saving(QObject):
    """For one ``window``, which asks it before it closes."""

    def __init__(self, operations: Operations, messages: Messages, key_line: KeyLine, beside: BesideBar, window: QWidget) -> None:
        super().__init__(window)
        self._waiting = operations.waiting
        self._messages = messages
        self._key_line = key_line
        self._beside = beside
        self._window = window
        self._closing = self._at_once = False
        self._waiting.changed.connect(self._on_changed)
        beside.all_ended.connect(self._on_all_ended)

    def may_close(self) -> bool:
        """Whether nothing waits or runs any more. If something does it is asked once, and the window closes by itself after it."""
        count = len(self._waiting)
        if self._at_once or not (count or len(self._beside)):
            return True
        self._closing = True
        if not count:
            self._messages.ask(
                _("Something is still being done"),
                _("ShopDesk closes by itself when it has ended. If you close it now, nothing of it is kept."),
                keep=_("Wait"), do=_("Close now"), icon="close", on_yes=self._on_close_now,
            )
            return False
        self._messages.ask(
            ngettext("{count} thing is still to be saved", "{count} things are still to be saved", count).format(count=count),
            _("Another program is writing to the shop’s file. ShopDesk closes by itself when everything is saved.")
            + " " + _("If you close it now, visits are saved at the next start, and you are told what else was not."),
            keep=_("Wait"), do=_("Close now"), icon="close", on_yes=self._on_close_now,
        )
        return False

    def _on_close_now(self) -> None:
        self._at_once = True
        self._window.close()

    def _on_changed(self, count: int) -> None:
        self._key_line.set_saving(ngettext("Saving…", "Saving {count} things…", count).format(count=count) if count else "")
        if not count:
            self._on_all_ended()

    def _on_all_ended(self) -> None:
        if self._closing:
            self._window.close()


def hand_on(shop: Shop, operations: Operations, notices: Notices) -> None:
    """Write the visits that waited when the window before this one ended, and say what else did."""
    note = WaitingNote(shop.path)
    left = note.read()
    if not left:
        return
    for one in left:
        if one.visit_id:
            press = Press(one.visit_id, one.member_id, one.at)
            operations.do(partial(shop.visits.record_press, press), undo=False, press=press)
    if not len(operations.waiting):
        note.clear()
    others = [one for one in left if not one.visit_id]
    words = _visits(len(left) - len(others)), _others(shop, others)
    notices.say(_NOTICE, _("Something was still to be saved when ShopDesk ended."), " ".join(filter(None, words)))


def _visits(count: int) -> str:
    said = ngettext("{count} visit was waiting and is written now.", "{count} visits were waiting and are written now.", count)
    return said.format(count=count) if count else ""


def _others(shop: Shop, others: list[Unwritten]) -> str:
    if not others:
        return ""
    times = ", ".join(saying.clock_time(shop.local(one.at)) for one in others)
    said = _("What was pressed at {times} is not in the shop. Look at what it was, and do it again.")
    return said.format(times=times)
