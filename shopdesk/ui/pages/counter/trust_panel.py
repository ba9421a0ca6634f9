"""What was given and asked over twelve months."""

from __future__ import annotations

from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.member_panel import MemberPanel
from shopdesk.ui.widgets.words import Words


class TrustPanel(MemberPanel):
    """Says in words what will fill it."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        super().__init__(shop, operations, messages, _("Trust account"), _("12 months"))
        sentence = _("Good turns and asks will stand here, with gifts and promises.")
        self.body.addWidget(Words(sentence, "small", "ink2", lines=0))
