"""What members allow, by channel and purpose."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk.core.permissions.records import Answer, Channel, Purpose, Refusal
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_RANKED = (Channel.PHONE, Channel.TEXT, Channel.EMAIL, Channel.POST, Channel.IN_PERSON)


class Permissions:
    """What members allow, by channel and purpose."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def channels(self, member_id: int) -> tuple[Channel, ...]:
        """The ways this member can be reached, the best first."""
        member = self._shop.members.get(member_id)
        has = {Channel.PHONE: member.phones, Channel.TEXT: member.phones, Channel.EMAIL: member.emails, Channel.POST: member.address.street}
        return tuple(channel for channel in _RANKED if has.get(channel, True))

    def may(
        self, member_id: int, channel: Channel, purpose: Purpose, when: dt.datetime | None = None, topic: str = ""
    ) -> Answer:
        """Say whether something may go out to a member, or why not."""
        if channel in self.channels(member_id):
            return Answer(True)
        return Answer(False, Refusal.NO_CHANNEL, _("We do not know how to reach them that way."))
