"""What the owner advises for somebody at this point of their time with the shop; advice, never a task."""

from __future__ import annotations

from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.panels.panel import MemberPanel
from shopdesk.ui.widgets.words import Words


class AdvicePanel(MemberPanel):
    """One thing to be good at, and one to three acts. It stays away while something of theirs is to be put right."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        super().__init__(shop, operations, messages, _("What fits now"), _("advice"))
        self._discipline = Words("", "strong", lines=0)
        self._discipline.setObjectName("advice")
        self._acts = Words("", "small", "ink2", lines=0)
        self._acts.setObjectName("advice_acts")
        self.body.addWidget(self._discipline)
        self.body.addWidget(self._acts)

    def show_member(self, member: Member) -> None:
        cell = self._shop.followups.playbook.advice(member.id)
        self._discipline.say(cell.discipline)
        self._acts.say("\n".join(cell.acts))
        self.setVisible(not self._shop.cases.has_problem(member.id))
