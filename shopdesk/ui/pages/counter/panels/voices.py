"""What they say, in their own words: the small question of today, our agreement, what was heard, and whether they want to come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.asking.records import Question
from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.core.voices.records import Agreement, LostNote, Voice
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.panels.panel import MemberPanel
from shopdesk.ui.pages.counter.panels.word_sheet import Ask, WordSheet
from shopdesk.ui.widgets.boxes import Column, Flow, put_instead, rule
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

_HEARD = 3


class VoicesPanel(MemberPanel):
    """Each part is there only while there is something to say of it; the buttons below begin one."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        super().__init__(shop, operations, messages, _("In their words"))
        self._member_id = 0
        self._rows = QWidget()
        self.body.addWidget(self._rows)

    def show_member(self, member: Member) -> None:
        self._member_id = member.id
        voices = self._shop.voices
        rows = QWidget()
        column = Column(rows, gap=8)
        lost, question = voices.lost.of(member.id), self._shop.asking.question(member.id)
        if lost is not None:
            self._add_lost(column, lost)
        elif member.left_alone:
            self._add_left_alone(column)
        if question is not None:
            self._add_question(column, question)
        agreement = voices.agreements.of(member.id)
        if agreement is not None and agreement.we_do:
            self._add_agreement(column, agreement)
        for voice in voices.of(member.id)[:_HEARD]:
            self._add_voice(column, voice)
        self._add_buttons(column, agreement, lost)
        self._rows = put_instead(self.body, self._rows, rows)

    def _add_lost(self, column: Column, lost: LostNote) -> None:
        column.addWidget(Words(_("Does not want to come back"), "strong", "warm"))
        column.addWidget(Words(saying.quoted(lost.reason), "small", lines=0))
        if lost.would_bring:
            column.addWidget(Words(_("Might bring them: {what}").format(what=lost.would_bring), "small", "ink2", lines=0))
        column.addWidget(Words(_("Nobody writes or rings, but for what they asked for."), "caption", "ink2", lines=0))
        column.addWidget(rule())

    def _add_left_alone(self, column: Column) -> None:
        column.addWidget(Words(_("Wants to be left alone"), "strong"))
        column.addWidget(Words(_("Nothing goes out to them, and nobody looks out for them."), "caption", "ink2", lines=0))
        buttons = QWidget()
        again = KeyButton(_("Look out for them again"), icon="eye", small=True)
        Flow(buttons, gap=8).addWidget(self._button("look_out", again, self._on_look_out))
        column.addWidget(buttons)
        column.addWidget(rule())

    def _add_question(self, column: Column, question: Question) -> None:
        column.addWidget(Words(_("Ask today, if it fits"), "label", "accent"))
        ask = Words(question.ask, "body", lines=0)
        ask.setObjectName("question_ask")
        column.addWidget(ask)
        column.addWidget(Words(question.why, "caption", "ink2", lines=0))
        buttons = QWidget()  # of its own: a flow inside a layout outlives what is rebuilt around it
        flow = Flow(buttons, gap=8)
        answered = self._button("question_answered", KeyButton(_("They said…"), icon="say", small=True), lambda: self._on_answer(question))
        passed = self._button("question_passed", KeyButton(_("Let it pass"), kind="quiet", small=True), lambda: self._on_pass(question))
        flow.addWidget(answered)
        flow.addWidget(passed)
        column.addWidget(buttons)
        column.addWidget(rule())

    def _add_agreement(self, column: Column, agreement: Agreement) -> None:
        column.addWidget(Words(_("Our agreement"), "label", "ink2"))
        column.addWidget(Words(_("We do: {what}").format(what=agreement.we_do), "small", lines=0))
        review = saying.short_day(agreement.review_on, self._shop.today())
        column.addWidget(Words(_("To look at again: {day}").format(day=review), "caption", "ink2"))

    def _add_voice(self, column: Column, voice: Voice) -> None:
        words = Words(saying.quoted(voice.words), "small", lines=0)
        words.setObjectName(f"voice_{voice.id}")
        column.addWidget(words)
        heard = saying.short_day(voice.heard_on, self._shop.today())
        did = voice.did or _("nothing done yet")
        column.addWidget(Words(" · ".join(part for part in (heard, voice.heard_by, did) if part), "caption", "ink2", lines=2))

    def _add_buttons(self, column: Column, agreement: Agreement | None, lost: LostNote | None) -> None:
        buttons = QWidget()
        flow = Flow(buttons, gap=8)
        flow.addWidget(self._button("voice_add", KeyButton(_("They said"), icon="voices", kind="quiet", small=True), self._on_said))
        agree = _("Agree anew") if agreement and agreement.we_do else _("Agree")
        flow.addWidget(
            self._button("agree", KeyButton(agree, icon="promise", kind="quiet", small=True), lambda: self._on_agree(agreement))
        )
        if lost is None:
            leaving = KeyButton(_("Not coming back"), icon="door", kind="quiet", small=True)
            flow.addWidget(self._button("lost", leaving, self._on_lost))
        else:
            flow.addWidget(self._button("came_back", KeyButton(_("Came back"), icon="door", small=True), self._on_came_back))
        column.addWidget(buttons)

    def _button(self, name: str, button: KeyButton, act: Callable[[], None]) -> KeyButton:
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    # acts

    def _ask(self, title: str, text: str, asks: Sequence[Ask], keep: Callable[[list[str]], object], said: str) -> None:
        sheet = WordSheet(title, text, asks, do=_("Keep"), parent=self.window())

        def book(words: list[str]) -> None:
            self._operations.do(lambda: keep(words), said=said, on_done=lambda _done: sheet.accept(), refused=sheet.refused)

        sheet.written.connect(book)
        sheet.open()

    def _on_answer(self, question: Question) -> None:
        member_id = self._member_id
        self._ask(
            question.ask, question.why, (Ask("answer", _("In their words")),),
            lambda words: self._shop.asking.answered(member_id, question.key, words[0]), _("Kept in their words"),
        )

    def _on_pass(self, question: Question) -> None:
        member_id = self._member_id
        self._operations.do(
            lambda: self._shop.asking.passed(member_id, question.key), said=_("Nobody asks this again within a year"), undo=True
        )

    def _on_said(self) -> None:
        member_id = self._member_id
        self._ask(
            _("What they said"), "", (Ask("words", _("In their own words, not ours")),),
            lambda words: self._shop.voices.said(member_id, words[0]), _("Kept in their words"),
        )

    def _on_agree(self, agreement: Agreement | None) -> None:
        member_id = self._member_id
        asks = (
            Ask("they_expect", _("What they expect"), agreement.they_expect if agreement else ""),
            Ask("we_do", _("What we do"), agreement.we_do if agreement else ""),
        )
        self._ask(
            _("Our agreement"), _("We look at it again together in a year."), asks,
            lambda words: self._shop.voices.agreements.agree(member_id, words[0], words[1]), _("Agreed"),
        )

    def _on_lost(self) -> None:
        member_id = self._member_id
        asks = (Ask("reason", _("Why, in their words")), Ask("would_bring", _("What might bring them"), reason=_("Only if they said so.")))
        self._ask(
            _("Does not want to come back"), _("From now on nothing goes out to them but what they asked for."), asks,
            lambda words: self._shop.voices.lost.leave(member_id, words[0], words[1]), _("Nobody chases them"),
        )

    def _on_came_back(self) -> None:
        member_id = self._member_id
        said = _("Welcome again. Left alone until you press “Look out for them again”.")
        self._operations.do(lambda: self._shop.voices.lost.came_back(member_id), said=said, undo=True)

    def _on_look_out(self) -> None:
        members, member_id = self._shop.members, self._member_id
        self._operations.do(
            lambda: members.edit(member_id, replace(members.get(member_id).draft(), left_alone=False)),
            said=_("We look out for them again"), undo=True,
        )
