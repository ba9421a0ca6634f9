"""Giving a privilege and ending one, each with its sentence why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shopdesk.core.members.records import Member
from shopdesk.core.privileges.records import Category, Giving, Held, PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.i18n import _, ngettext
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.fields import Choice, LineField
from shopdesk.ui.widgets.form_sheet import FormSheet
from shopdesk.ui.widgets.key_button import KeyButton


def room_words(kind: PrivilegeKind) -> str:
    """How full a kind is: "room for 3", or full and how many wait."""
    if kind.room:
        return ngettext("room for {count}", "room for {count}", kind.room).format(count=kind.room)
    if kind.waiting:
        return ngettext("full, {count} waits", "full, {count} wait", kind.waiting).format(count=kind.waiting)
    return _("full")


class GivePrivilegeSheet(FormSheet):
    """Which one, why, and for a personal contact who of us. A full kind offers the waiting order."""

    def __init__(self, shop: Shop, operations: Operations, member: Member, parent: QWidget | None) -> None:
        super().__init__(_("A privilege for {name}").format(name=member.name), keep=_("Give it"), icon="privileges", parent=parent)
        self._shop = shop
        self._operations = operations
        self._member = member
        has = {held.kind.id for held in shop.privileges.of(member.id)}
        self._kinds = tuple(kind for kind in shop.privileges.kinds.all() if kind.id not in has)
        self._ask()
        self._wait = KeyButton(_("Let them wait for it"), kind="quiet", small=True)
        self._wait.setObjectName("sheet_wait")
        self.body.addWidget(self._wait)
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._wait.clicked.connect(self._on_wait)
        self.kept.connect(self._on_kept)
        self._on_kind_changed()

    def _ask(self) -> None:
        self._kind, self._reason, self._detail, self._contact = Choice(), LineField(), LineField(), Choice()
        for kind in self._kinds:
            self._kind.addItem(f"{kind.name}, {room_words(kind)}", kind.id)
        for carrier in self._shop.privileges.contacts.all():
            words = _("{name} ({carried} of {carries})")
            self._contact.addItem(words.format(name=carrier.staff.name, carried=carrier.carried, carries=carrier.carries), carrier.staff.id)
        present = self._contact.findData(self._shop.staff.at_counter_id())
        self._contact.setCurrentIndex(max(present, 0))
        self.ask("kind", _("Which"), self._kind)
        self.ask("reason", _("Why this person, in a sentence"), self._reason)
        self.ask("detail", _("What it is for them"), self._detail, reason=_("As staff shall read it: one dark rye, Saturdays until noon."))
        self._whose = self.ask("contact", _("Who of us is their person"), self._contact)

    def _chosen(self) -> PrivilegeKind | None:
        return next((kind for kind in self._kinds if kind.id == self._kind.currentData()), None)

    def _on_kind_changed(self) -> None:
        kind = self._chosen()
        self._whose.setVisible(kind is not None and kind.category is Category.CONTACT)
        self._wait.setVisible(kind is not None and not kind.room)

    def _on_kept(self) -> None:
        kind = self._chosen()
        if kind is None:
            return
        contact = self._contact.currentData() if kind.category is Category.CONTACT else None
        giving = Giving(self._reason.text(), self._detail.text(), contact)
        said = _("“{kind}” given to {name}").format(kind=kind.name, name=self._member.name)
        self.do(self._operations, lambda: self._shop.privileges.give(self._member.id, kind.id, giving), said)

    def _on_wait(self) -> None:
        kind = self._chosen()
        if kind is not None:
            wait = self._shop.privileges.waiting.add
            self.do(self._operations, lambda: wait(self._member.id, kind.id, self._reason.text()), _("In the waiting order"))


class EndPrivilegeSheet(FormSheet):
    """Why it ends; then the kind word is suggested."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, held: Held, name: str, parent: QWidget | None) -> None:
        title = _("End “{kind}” for {name}?").format(kind=held.kind.name, name=name)
        text = _("Given because: {reason} Their place becomes free. They are told by you, not by the program.")
        super().__init__(title, text.format(reason=_sentence(held.reason)), keep=_("End it"), icon="close", parent=parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._held = held
        self._why = LineField()
        self.ask("why", _("Why it ends"), self._why)
        self.kept.connect(self._on_kept)

    def _on_kept(self) -> None:
        end = self._shop.privileges.end
        self._operations.do(lambda: end(self._held.id, self._why.text()), on_done=self._on_ended, refused=self.refused)

    def _on_ended(self, suggested: str) -> None:
        self.accept()
        self._messages.say(" ".join((_("Ended."), suggested)), undo=True)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "”")) else f"{text}."
