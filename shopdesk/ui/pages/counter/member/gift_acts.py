"""What the open page does about gifts: give one (F5), say how one was received, write down what they did for us."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from shopdesk.core.gestures.records import Gesture
from shopdesk.core.members.records import Member
from shopdesk.core.privileges.records import Contributed
from shopdesk.core.shop import Shop
from shopdesk.errors import NotFound
from shopdesk.i18n import _
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pages.counter.member.acts import MemberActs
from shopdesk.ui.pages.counter.member.gift_sheet import GiftSheet, ReceivedSheet
from shopdesk.ui.widgets.fields import Choice, LineField
from shopdesk.ui.widgets.form_sheet import FormSheet


class GiftActs:
    """Hears ``acts`` and asks in a sheet, about whoever ``member`` says is open."""

    def __init__(self, shop: Shop, operations: Operations, acts: MemberActs, member: Callable[[], Member | None]) -> None:
        self._shop = shop
        self._operations = operations
        self._acts = acts
        self._member = member
        self.edges = Edges()
        acts.gift_asked.connect(self._on_gift_asked)
        acts.received_asked.connect(self._on_received_asked)
        acts.contribution_asked.connect(self._on_contribution_asked)

    def _on_gift_asked(self) -> None:
        if (member := self._member()) is not None:
            GiftSheet(self._shop, self._operations, member, self._acts.window()).begin()

    def _on_received_asked(self) -> None:
        if (member := self._member()) is not None:
            self._operations.do(lambda: self._ask_received(member))

    def _ask_received(self, member: Member) -> None:
        last = next(iter(self._shop.gestures.of(member.id, 1)), None)
        if last is None:
            raise NotFound(_("Nothing was given to them yet."), do=_("Gift (F5) writes it down."))
        sheet = ReceivedSheet(self._shop, self._operations, last, self._acts.window())
        sheet.slip_asked.connect(lambda: self._save_slip(last, member))
        sheet.begin()

    def _save_slip(self, gesture: Gesture, member: Member) -> None:
        path = self.edges.pdf(self._acts, _("Slip for {name}.pdf").format(name=member.name))
        if path is None:
            return
        from shopdesk.printing import pdf_file, slip  # brings the typesetter, which few openings of a page need

        name = member.greeting or member.name

        def write() -> None:
            pdf_file.write(path, slip.render(gesture, name, self._shop.cards.letterhead(), self._shop.today()))

        self._operations.do(write, said=_("Saved as {name}").format(name=path.name), undo=False)

    def _on_contribution_asked(self) -> None:
        if (member := self._member()) is not None:
            ContributionSheet(self._shop, self._operations, member, self._acts.window()).begin()


class ContributionSheet(FormSheet):
    """What they did for us, in a sentence that may be read as the reason for a privilege."""

    def __init__(self, shop: Shop, operations: Operations, member: Member, parent: QWidget | None) -> None:
        super().__init__(_("What did they do for us?"), _("It is remembered, and read when a privilege is considered."), parent=parent)
        kind, text = Choice(), LineField()
        for value, words in contributed_names().items():
            kind.addItem(words, value.value)
        self.ask("kind", _("What sort"), kind)
        self.ask("text", _("In a sentence"), text)
        keep = shop.privileges.considering.contributed
        self.kept.connect(
            lambda: self.do(operations, lambda: keep(member.id, Contributed(kind.currentData()), text.text()), _("Remembered"))
        )


def contributed_names() -> dict[Contributed, str]:
    """What each sort is called."""
    return {
        Contributed.ADVICE: _("Good advice"), Contributed.WISH: _("A wish"), Contributed.INTRODUCTION: _("Brought a friend"),
        Contributed.PATIENCE: _("Patience with our mistake"),
    }
