"""What every panel of the open page can do: show one member, and send somebody on."""

from __future__ import annotations

from PySide6.QtCore import Signal

from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.panels import Panel


class MemberPanel(Panel):
    """``errand_asked`` gives the Errand that another page is to go on with."""

    errand_asked = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, title: str, small: str = "") -> None:
        super().__init__(title, small, gap=4)
        self._shop = shop
        self._operations = operations
        self._messages = messages

    def show_member(self, member: Member) -> None:
        """Show ``member`` as of now."""
