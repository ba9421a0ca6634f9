"""What they hold, as an instruction for whoever stands at the counter."""

from __future__ import annotations

from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.member_panel import MemberPanel
from shopdesk.ui.widgets.words import Words


class PrivilegesPanel(MemberPanel):
    """Says in words what will fill it."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        super().__init__(shop, operations, messages, _("Privileges"), _("given, never earned"))
        sentence = _("They come with a later version of ShopDesk.")
        self.body.addWidget(Words(sentence, "small", "ink2", lines=0))
