"""The Settings page: sections on one long sheet, a list at the left that goes to each, and one way to save what was changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from shopdesk.core.staff.records import Role
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.choose_file import Chooser, FolderChooser, choose_file, choose_folder
from shopdesk.ui.page import Keys, Page
from shopdesk.ui.pages.settings.backup_section import BackupSection
from shopdesk.ui.pages.settings.counter_section import CounterSection
from shopdesk.ui.pages.settings.long_sheet import LongSheet
from shopdesk.ui.pages.settings.reasons_section import ReasonsSection
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.pages.settings.section_list import SectionList
from shopdesk.ui.pages.settings.sections import sections
from shopdesk.ui.pages.settings.shop_section import ShopSection
from shopdesk.ui.pages.settings.unsaved import UnsavedBar
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.page_bar import PageBar
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

if TYPE_CHECKING:
    from shopdesk.core.changes import Changes
    from shopdesk.core.shop import Shop
    from shopdesk.ui.messages import Messages
    from shopdesk.ui.operations import Operations

_CONCERNED = frozenset({"settings", "staff", "pictures", "cases", "followups", "permissions"})


class SettingsPage(Page):
    """``restore_wanted`` gives the backup to go back to; ``own_shop_wanted`` when the sample shall make room."""

    restore_wanted = Signal(Path)
    own_shop_wanted = Signal()

    def __init__(
        self, shop: Shop, operations: Operations, messages: Messages, choose: Chooser = choose_file,
        choose_place: FolderChooser = choose_folder, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._saving: Section | None = None
        self._entries = sections()
        around = Surroundings(shop, operations, messages, choose, choose_place)
        self._sections = tuple(entry.make(around) for entry in self._entries)
        self._build()
        for section in self._sections:
            section.load()
        self._connect()
        self._show_standing()

    def _build(self) -> None:
        self._bar = PageBar(_("Settings"), find_hint=_("Find or scan anyone"))
        self._list = SectionList([(entry.name, entry.icon) for entry in self._entries])
        self._why_words = Words("", "small", "ink2", lines=0)
        self._why_words.setObjectName("why_not")
        self._why = self._build_why()
        self._sheet = LongSheet(list(zip((entry.place for entry in self._entries), self._sections, strict=True)))
        self._unsaved = UnsavedBar()
        right = Column(gap=10)
        for part in (self._why, self._unsaved):
            beside = Row(margins=(0, 0, 16, 0))
            beside.addWidget(part)
            right.addLayout(beside)
        right.insertWidget(1, self._sheet, 1)
        body = Row(gap=20, margins=(16, 14, 12, 14))
        body.addWidget(self._list)
        body.addLayout(right, 1)
        column = Column(self)
        column.addWidget(self._bar)
        column.addLayout(body, 1)
        self._list.show_current(0)

    def _build_why(self) -> QFrame:
        """Why somebody cannot change these, in words."""
        frame = QFrame()
        frame.setObjectName("soft")
        row = Row(frame, gap=10, margins=(16, 8, 16, 8))
        row.addWidget(Icon("lock", "ink2", 18))
        row.addWidget(self._why_words, 1)
        return frame

    def _connect(self) -> None:
        self._bar.find_asked.connect(self.find_asked)
        self._list.section_chosen.connect(self._on_section_chosen)
        self._sheet.section_entered.connect(self._list.show_current)
        self._unsaved.save_asked.connect(self.save)
        self._unsaved.drop_asked.connect(self.step_back)
        for section in self._sections:
            section.touched.connect(self._on_touched)
            if isinstance(section, BackupSection):
                section.restore_wanted.connect(self.restore_wanted)
            if isinstance(section, ShopSection):
                section.own_shop_wanted.connect(self.own_shop_wanted)

    # what the window asks

    def keys(self) -> Keys:
        saving = (("Ctrl+S", _("Save")), ("Esc", _("Leave as it was"))) if self._changed() else ()
        return (("Tab", _("Next")), *saving, ("F1", _("All keys")))

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.features & _CONCERNED:
            return
        for section in self._sections:
            if not section.is_changed():
                section.load()
        self._show_standing()

    def _show_standing(self) -> None:
        """Say whose settings these are, who may change them, and what waits to be saved."""
        shop = self._shop.settings.shop()
        self._bar.say(_("Settings"), ", ".join(part for part in (shop.name, shop.address.city) if part))
        self._lock()
        self._on_touched()

    def activated(self) -> None:
        self._list.setFocus()
        for section in self._sections:
            if isinstance(section, ReasonsSection):
                section.count()

    def step_back(self) -> bool:
        """Leave what is being changed as it was: the part that is open first, then the rest."""
        section = self._section_in_focus()
        if section is not None and section.close_part():
            return True
        changed = self._changed()
        for section in changed:
            section.load()
        self._show_standing()
        if changed:
            self._list.setFocus()
        return bool(changed)

    def takes_scan(self, _text: str) -> bool:
        return any(isinstance(section, CounterSection) and section.takes_scan() for section in self._sections)

    def takes_find_key(self) -> bool:
        if self._bar.finder is None:
            return False
        self._bar.finder.setFocus()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self.window().isVisible() and (changed := self._changed()):
            self._messages.say(_("Not saved yet, and kept as you left it: {sections}.").format(sections=self._names(changed)))

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes from the list into the section that is chosen there, not back to the first."""
        inside = self._sections[self._list.currentIndex().row()].first_stop() if onward and self._list.hasFocus() else None
        if inside is None:
            return super().focusNextPrevChild(onward)
        inside.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # saving

    def save(self) -> None:
        """Read what was changed once and keep all of it, or say what must be looked at again and keep none."""
        changed = self._changed()
        if changed:
            self._operations.do(
                lambda: self._keep(changed), said=_("Saved"), on_done=lambda _done: self._on_kept(changed), refused=self._on_refused,
                put_aside=lambda aside: self.setEnabled(not aside),
            )

    def _on_kept(self, changed: tuple[Section, ...]) -> None:
        for section in changed:
            section.load()
        self._show_standing()

    def _keep(self, changed: tuple[Section, ...]) -> None:
        with self._shop.transaction("settings.save"):
            for section in changed:
                self._saving = section
                section.keep()

    def _on_refused(self, error: ShopError) -> bool:
        """Go to the field a refusal is about; False when it is about none."""
        field = self._saving.point_at(error) if isinstance(error, NeedsALook) and self._saving is not None else None
        if field is None:
            return False
        self._sheet.ensureWidgetVisible(field)
        field.setFocus()
        return True

    def _changed(self) -> tuple[Section, ...]:
        return tuple(section for section in self._sections if section.is_changed())

    def _names(self, changed: tuple[Section, ...]) -> str:
        return ", ".join(entry.name for entry, section in zip(self._entries, self._sections, strict=True) if section in changed)

    # rights

    def _lock(self) -> None:
        owner = self._shop.staff.is_owner()
        for section in self._sections:
            section.lock(owner)
        names = ", ".join(member.first_name for member in self._shop.staff.all() if member.role is Role.OWNER)
        why = _("Only an owner changes the shop, its staff and the reasons for asking. Hand over to {names} with F9.")
        self._why_words.say(why.format(names=names))
        self._why.setVisible(not owner)

    def _section_in_focus(self) -> Section | None:
        focused = QApplication.focusWidget()
        return next((section for section in self._sections if focused is not None and section.isAncestorOf(focused)), None)

    def _on_section_chosen(self, number: int) -> None:
        self._sheet.go_to(self._sections[number])

    def _on_touched(self) -> None:
        changed = self._changed()
        self._unsaved.say(tuple(self._names((section,)) for section in changed))
        self.keys_changed.emit()
