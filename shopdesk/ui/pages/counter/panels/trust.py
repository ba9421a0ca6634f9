"""What was given and asked over twelve months."""

from __future__ import annotations

from shopdesk.core import saying
from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.panels.panel import MemberPanel
from shopdesk.ui.widgets.trust_strip import Month, TrustLegend, TrustStrip
from shopdesk.ui.widgets.words import Words


class TrustPanel(MemberPanel):
    """The strip, what its shapes mean, and one sentence; never a number that ranks anybody."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        super().__init__(shop, operations, messages, _("Trust account"), _("12 months"))
        self._strip = TrustStrip()
        self._strip.setObjectName("trust_strip")
        self._legend = TrustLegend(_("Put in"), _("Drawn"))
        self._sentence = Words("", "small", "ink2", lines=0)
        for widget in (self._strip, self._legend, self._sentence):
            self.body.addWidget(widget)

    def show_member(self, member: Member) -> None:
        account = self._shop.trust.account(member.id)
        self._strip.show_months([Month(month.given, month.taken) for month in account.months], account.sentence)
        first, last = (saying.month_name(month.first.month)[:3] for month in (account.months[0], account.months[-1]))
        self._legend.say(_("{first} – {last}").format(first=first, last=last))
        self._sentence.say(account.sentence)
