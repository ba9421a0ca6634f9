"""News to those who are ticked: which topic, in which words, whom it reaches and whom not; a small test first where they are many."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from shopdesk.core import tone
from shopdesk.core.news.records import NewsDraft, Recipients, Round
from shopdesk.core.permissions.records import Refusal
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.exchange import news_file
from shopdesk.i18n import _, ngettext
from shopdesk.ui.acts import links
from shopdesk.ui.acts.tone_lines import ToneLines
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.members.handover import Handover
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.fields import Choice, Field, LineField, TextField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet
from shopdesk.ui.widgets.words import Words

_MOST_IN_A_LINK = 20  # addresses; a longer link some systems cut off


class NewsSheet(Sheet):
    """Nothing is sent from here: a person presses send in their own mail program, or in a mailing tool."""

    def __init__(
        self, shop: Shop, operations: Operations, among: tuple[int, ...], handover: Handover, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("News to those who asked for it"), width=520, parent=parent)
        self.setObjectName("news_sheet")
        self._shop, self._operations, self._among, self._handover = shop, operations, among, handover
        self._count = 0
        self.topic = Choice()
        for topic in shop.permissions.manners.topics():
            self.topic.addItem(topic.name, topic.key)
        self.subject, self.reason, self.words = LineField(), LineField(), TextField(lines=5)
        self.reached, self.kept_out = Words("", "strong", lines=0), Words("", "small", "ink2", lines=0)
        self.tone = ToneLines()
        self._fields = {
            "topic": Field(_("About"), self.topic), "subject": Field(_("Subject"), self.subject),
            "words": Field(_("In your words"), self.words, reason=_("Below them stands how to leave, in each reader’s language.")),
            "reason": Field(_("Why each of them should hear it"), self.reason, reason=_("Needed when they are many.")),
        }
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        top = Row(gap=10)
        top.addWidget(self._fields["topic"], 1)
        top.addWidget(self._fields["subject"], 2)
        self.body.addLayout(top)
        for part in (self.reached, self.kept_out, self._fields["words"], self.tone, self._fields["reason"]):
            self.body.addWidget(part)
        self.leave = self.add_button(KeyButton(_("Leave"), key="Esc", kind="quiet"))
        self.save = self.add_button(KeyButton(_("Save list"), icon="export", letter="t"))
        self.mail = self.add_button(KeyButton(_("Mail program"), icon="mail", key="Ctrl+Enter", kind="primary", bound=False))
        for name, widget in (
            ("news_topic", self.topic), ("news_subject", self.subject), ("news_words", self.words), ("news_reason", self.reason),
            ("news_reached", self.reached), ("news_kept_out", self.kept_out), ("news_save", self.save), ("news_mail", self.mail),
        ):
            widget.setObjectName(name)
        for button in (self.leave, self.save, self.mail):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self.mail.clicked.connect(self._on_mail)
        self.topic.currentIndexChanged.connect(self._show)
        self.words.textChanged.connect(self._on_typed)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.mail.click)
        self.words.setFocus(Qt.FocusReason.TabFocusReason)

    def draft(self) -> NewsDraft:
        """What stands in the fields."""
        return NewsDraft(str(self.topic.currentData()), self.words.toPlainText(), self.subject.text(), self.reason.text())

    def _show(self) -> None:
        found = self._shop.news.recipients(str(self.topic.currentData()), among=self._among)
        self._count = count = len(found.permitted)
        self.reached.say(ngettext("It reaches {count} person.", "It reaches {count} people.", count).format(count=count))
        self.kept_out.say(_left_out(found))
        self._show_buttons()

    def _on_typed(self) -> None:
        words = self.words.toPlainText()
        self.tone.show_remarks(words, tone.remarks(words, self._shop.settings.shop().language))
        self._show_buttons()

    def _show_buttons(self) -> None:
        test = self._shop.news.needs_test(self.draft(), self._count)
        self.mail.set_words(_("Small test first") if test else _("Mail program"))

    # handing on

    def _on_mail(self) -> None:
        draft = self.draft()
        self._send(lambda test: self._shop.news.send(draft, self._among, test=test), self._to_mail)

    def _to_mail(self, sent: Round) -> None:
        draft, addresses = self.draft(), [one.address for one in sent.recipients]
        link = links.bcc(addresses[:_MOST_IN_A_LINK], draft.subject, self._shop.news.text(draft))
        whole = len(addresses) <= _MOST_IN_A_LINK and self._handover.desktop.open(link)
        if not whole:
            self._handover.desktop.copy(", ".join(addresses))

    def _on_save(self) -> None:
        path = self._handover.list_file(self)
        if path is None:
            return
        draft = self.draft()

        def export(test: bool) -> Round:
            with self._shop.transaction("news.export"):  # a list that cannot be written never went out
                sent = self._shop.news.export(draft, self._among, test=test)
                news_file.write(path, sent.recipients, lambda language: self._shop.news.text(draft, language))
            return sent

        self._send(export, lambda sent: None)

    def _send(self, act: Callable[[bool], Round], then: Callable[[Round], None]) -> None:
        test = self._shop.news.needs_test(self.draft(), self._count) and bool(self.reason.text().strip())
        said = _("Handed on, and booked for each of them. Press send there.")

        def sent(done: Round) -> None:
            then(done)
            if test:
                self._show()
                self._show_buttons()
            else:
                self.accept()

        self._operations.do(lambda: act(test), said=said, undo=False, on_done=sent, refused=self._refused)

    def _refused(self, error: ShopError) -> bool:
        field = self._fields.get(error.field) if isinstance(error, NeedsALook) else None
        if field is None:
            return False
        field.needs_a_look(str(error))
        field.inside.setFocus()
        return True


def _left_out(found: Recipients) -> str:
    """Who does not hear it, counted by why."""
    words = {
        Refusal.NOT_PERMITTED: _("not permitted: {count}"), Refusal.TOPIC_NOT_CHOSEN: _("did not choose this topic: {count}"),
        Refusal.TOO_OFTEN: _("heard enough this month: {count}"), Refusal.QUIET_HOURS: _("quiet hours now: {count}"),
        Refusal.LEFT_ALONE: _("wish to be left alone: {count}"), Refusal.CHILD: _("children: {count}"),
        Refusal.DO_NOT_COME_BACK: _("do not want to come back: {count}"), Refusal.HELD: _("to be put right first: {count}"),
    }
    parts = [words[reason].format(count=count) for reason, count in found.kept_out.most_common()]
    if found.without_address:
        parts.append(_("no e-mail: {count}").format(count=found.without_address))
    return _("Left out, {why}.").format(why="; ".join(parts)) if parts else ""
