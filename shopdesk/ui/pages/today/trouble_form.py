"""What is written about a trouble: what happened and whom it hits, and later the news of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shopdesk.core.cases.records import Trouble
from shopdesk.core.shop import Shop
from shopdesk.errors import NotFound
from shopdesk.i18n import _
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.day_and_time import WhenField
from shopdesk.ui.widgets.fields import LineField, TextField
from shopdesk.ui.widgets.strip import Strip
from shopdesk.ui.widgets.words import Words


class Whom(QWidget):
    """Names typed one after the other: Enter takes the person the words lead to."""

    def __init__(self, shop: Shop, members: tuple[int, ...]) -> None:
        super().__init__()
        self._shop = shop
        self.members: dict[int, str] = {member_id: shop.members.match(member_id).name for member_id in members}
        self.field = LineField(hint=_("Type a name and press Enter"))
        self.field.setObjectName("trouble_whom")
        self._names = Words("", "small", "ink2", lines=0)
        column = Column(self, gap=4)
        column.addWidget(self.field)
        column.addWidget(self._names)
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self._on_entered)
        self._say()

    def take(self) -> None:
        """Take what stands in the field, if anything does; raises NotFound."""
        typed = self.field.text().strip()
        if not typed:
            return
        found = self._shop.members.find(typed).matches
        if not found:
            raise NotFound(_("Nobody here is called “{typed}”.").format(typed=typed), _("What you typed is still there."))
        self.members[found[0].id] = found[0].name
        self.field.clear()
        self._say()

    def _on_entered(self) -> None:
        try:
            self.take()
        except NotFound as error:
            self._names.say(str(error), tone="warm")

    def _say(self) -> None:
        self._names.say(", ".join(self.members.values()) or _("Nobody yet."), tone="ink2")


class TroubleForm(Strip):
    """A new trouble."""

    def __init__(self, shop: Shop, members: tuple[int, ...] = ()) -> None:
        super().__init__(_("What happened?"), key="Ctrl+Enter", small=_("written down once, told to everybody it hits"))
        self.done = _("Written down. Tell them before they ask.")
        self._shop = shop
        self._what, self._words = LineField(), TextField(lines=1)
        self._words.setMaximumHeight(self._words.minimumHeight())
        self.ask("what", _("What, in one sentence"), self._what, stretch=2)
        self.ask("words", _("What each of them is told"), self._words, stretch=2)
        self._whom = Whom(shop, members)
        self.ask("members", _("Whom it hits"), self._whom, stretch=1)
        due = shop.local(shop.cases.answers.due()).replace(second=0, microsecond=0, tzinfo=None)
        self._next = WhenField(due, "strip_next")
        self.ask("due", _("Next news"), self._next)

    def write(self) -> object:
        self._whom.take()
        when = self._shop.cases.answers.clock().at(self._next.when())
        return self._shop.cases.troubles.open(self._what.text(), when, self._whom.members, self._words.toPlainText())


class NewsForm(Strip):
    """There is news: what is said now, and when they hear of it next."""

    def __init__(self, shop: Shop, trouble: Trouble) -> None:
        super().__init__(_("There is news"), key="Ctrl+Enter", small=trouble.what)
        self.done = _("Written down")
        self._shop = shop
        self._trouble = trouble
        self._words = TextField(trouble.words, lines=1)
        self._words.setMaximumHeight(self._words.minimumHeight())
        self.ask("words", _("What each of them is told"), self._words, stretch=2)
        self._whom = Whom(shop, ())
        self.ask("members", _("It hits these too"), self._whom, stretch=1)
        due = shop.local(shop.cases.answers.due()).replace(second=0, microsecond=0, tzinfo=None)
        self._next = WhenField(due, "strip_next")
        self.ask("due", _("Next news"), self._next)

    def write(self) -> object:
        self._whom.take()
        when = self._shop.cases.answers.clock().at(self._next.when())
        with self._shop.transaction("cases.trouble_news"):
            if self._whom.members:
                self._shop.cases.troubles.add(self._trouble.id, self._whom.members)
            return self._shop.cases.troubles.update(self._trouble.id, when, self._words.toPlainText())
