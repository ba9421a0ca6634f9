"""What we owe them: promises, orders, what was put right."""

from __future__ import annotations

from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.member_panel import MemberPanel
from shopdesk.ui.widgets.words import Words


class PromisesPanel(MemberPanel):
    """Says in words what will fill it."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        super().__init__(shop, operations, messages, _("Open promises"), _("with Today"))
        sentence = _("What was promised, and by when, will stand here. Until then a note (F7) keeps it.")
        self.body.addWidget(Words(sentence, "small", "ink2", lines=0))
