"""Who may be reached how, how often and about what: one gate for everything that goes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from shopdesk.core.members.merged import PAGES
from shopdesk.core.members.records import Birthday
from shopdesk.core.members.rules import greeting_of
from shopdesk.core.permissions import reach, rules
from shopdesk.core.permissions.choices import ChoicesKept
from shopdesk.core.permissions.evidence import Evidence
from shopdesk.core.permissions.ledger import Ledger
from shopdesk.core.permissions.manners import ShopManners
from shopdesk.core.permissions.many import Many
from shopdesk.core.permissions.records import ASKED_FOR, OUTGOING, Answer, Channel, How, Purpose, Said, Standpoint, State
from shopdesk.core.permissions.sendings import Sendings
from shopdesk.core.permissions.wordings import Wordings
from shopdesk.errors import ChangedSince, NeedsALook, NotAllowed
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_PERSON = (
    PAGES + " SELECT max(m.left_alone), (SELECT count(*) FROM page p CROSS JOIN lost_note l"
    " WHERE l.member_id = p.id AND l.ended_at IS NULL) FROM page p CROSS JOIN member m WHERE m.id = p.id"
)
_BORN = "SELECT country, birth_month, birth_day, birth_year FROM member WHERE id = ?"
_WAYS = (
    PAGES + " SELECT (SELECT count(*) FROM page p CROSS JOIN phone f WHERE f.member_id = p.id),"
    " (SELECT count(*) FROM page p CROSS JOIN email e WHERE e.member_id = p.id), m.street FROM page p CROSS JOIN member m"
    " WHERE m.id = p.root AND m.id = p.id"
)


class Permissions:
    """The gate, the answers it goes by, and what went out."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.ledger = Ledger(shop)
        self.wordings = Wordings(shop)
        self.choices = ChoicesKept(shop)
        self.sendings = Sendings(shop)
        self.manners = ShopManners(shop)
        self.evidence = Evidence(shop)
        self.many = Many(shop)

    # the gate

    def may(self, member_id: int, channel: Channel, purpose: Purpose, when: dt.datetime | None = None, topic: str = "") -> Answer:
        """May this go out to them (``when`` aware; now if not given)? A no says why. Raises NotFound."""
        local = self._shop.local(when or self._shop.clock.now())
        member_id = self._shop.members.resolved(member_id)
        return rules.judge(channel, purpose, topic, local, self._standpoint(member_id, channel, purpose, local.date()))

    def require(self, member_id: int, channel: Channel, purpose: Purpose, when: dt.datetime | None = None, topic: str = "") -> None:
        """Refuse what may not go out; raises NotAllowed with the gate's own words."""
        answer = self.may(member_id, channel, purpose, when, topic)
        if not answer:
            raise NotAllowed(answer.words, _("Nothing went out."), _("It is their choice; ask when they next come in."))

    def best(self, member_id: int, purpose: Purpose, when: dt.datetime | None = None, topic: str = "") -> Channel | None:
        """The first of their ways that is open for this now; None when it waits until they come in."""
        ways = (channel for channel in self.channels(member_id) if channel in OUTGOING)
        return next((channel for channel in ways if self.may(member_id, channel, purpose, when, topic)), None)

    def _standpoint(self, member_id: int, channel: Channel, purpose: Purpose, day: dt.date) -> Standpoint:
        (name, greeting), = self._shop.store.rows("SELECT name, greeting FROM member WHERE id = ?", (member_id,))
        (left_alone, lost), = self._shop.store.rows(_PERSON, (member_id,))
        manners, choices = self.manners.get(), self.choices.of(member_id).choices
        stand = Standpoint(
            name=greeting_of(name, greeting) or _("This person"), left_alone=bool(left_alone), lost=bool(lost), choices=choices,
            usual_per_month=manners.per_month, usual_quiet=manners.quiet,
        )
        if purpose is Purpose.SERVICE:
            return stand
        return replace(
            stand, state=self.state(member_id, channel, purpose), child=self.is_child(member_id),
            went_out=self.sendings.in_month(member_id, day),
            held=purpose in rules.EXTRAS and self._shop.cases.hold(member_id) is not None,
        )

    def is_child(self, member_id: int) -> bool:
        """Is this somebody below the age of a page of their own, as far as their birthday says?"""
        (country, *born), = self._shop.store.rows(_BORN, (member_id,))
        return None not in born and self._shop.known.keeping.is_child(Birthday(*born), country)

    # what they said

    def state(self, member_id: int, channel: Channel, purpose: Purpose) -> State:
        """What counts now for one channel and purpose."""
        return rules.state_of(self.ledger.of(member_id, channel, purpose))

    def states(self, member_id: int) -> dict[tuple[Channel, Purpose], State]:
        """What counts now, for every channel and purpose that needs a yes."""
        said = self.ledger.of(member_id)
        return {
            (channel, purpose): rules.state_of(one for one in said if (one.channel, one.purpose) == (channel, purpose))
            for channel in Channel for purpose in ASKED_FOR
        }

    def history(self, member_id: int) -> tuple[Said, ...]:
        """Everything ever said, latest first."""
        return tuple(reversed(rules.in_order(self.ledger.of(self._shop.members.resolved(member_id)))))

    def give(
        self, member_id: int, channel: Channel, purpose: Purpose, how: How = How.COUNTER, *, wording_id: int | None = None,
        seen: State | None = None,
    ) -> None:
        """They said yes, to the words in use now unless ``wording_id`` says which.

        ``seen`` is what the screen showed: when somebody else booked another answer meanwhile, ChangedSince is raised.
        """
        self._require_asked_for(purpose)
        with self._shop.transaction("permissions.give"):
            if seen is not None and self.state(member_id, channel, purpose) is not seen:
                raise ChangedSince(
                    _("Another counter has just booked an answer to this."), _("It stays as it is now."), _("Look again, and ask.")
                )
            words = self.wordings.used(purpose) if wording_id is None else self.wordings.get(wording_id).id
            self._book(member_id, channel, purpose, State.YES, how, wording_id=words)

    def refuse(self, member_id: int, channel: Channel, purpose: Purpose, how: How = How.COUNTER) -> None:
        """They were asked and said no."""
        self._require_asked_for(purpose)
        self._book(member_id, channel, purpose, State.NO, how)

    def withdraw(
        self, member_id: int, channel: Channel | None = None, purpose: Purpose | None = None, how: How = How.COUNTER, *,
        at: dt.datetime | None = None, reason: str = "",
    ) -> None:
        """They want it no more: by this channel, for this purpose, or (None) by any that goes out, for any.

        A reason is welcome and never needed. ``at`` is when they said so, if it was before now.
        """
        if purpose is not None:
            self._require_asked_for(purpose)
        with self._shop.transaction("permissions.withdraw"):
            voice_id = self._shop.voices.opted_out(member_id, reason) if reason.strip() else None
            for one in OUTGOING if channel is None else (channel,):
                for other in ASKED_FOR if purpose is None else (purpose,):
                    if self.state(member_id, one, other) in (State.YES, State.UNKNOWN):
                        self._book(member_id, one, other, State.WITHDRAWN, how, at=at, voice_id=voice_id)

    def _book(
        self, member_id: int, channel: Channel, purpose: Purpose, state: State, how: How, *, at: dt.datetime | None = None,
        wording_id: int | None = None, voice_id: int | None = None,
    ) -> None:
        with self._shop.transaction("permissions.book") as writing:
            member_id = self._shop.members.resolved(member_id)
            entry_id = self.ledger.add(
                member_id, channel, purpose, state, how, at=at, wording_id=wording_id, voice_id=voice_id
            )
            writing.log(f"permissions.{state.value}", member_id, entry=entry_id, channel=channel.value, purpose=purpose.value)

    def _require_asked_for(self, purpose: Purpose) -> None:
        if purpose not in ASKED_FOR:
            raise NeedsALook("purpose", _("What they asked for needs no permission."), _("Nothing was changed."))

    def reach(self, channel: Channel, purpose: Purpose) -> frozenset[int]:
        """Who can be reached that way with permission; see reach.permitted."""
        return reach.permitted(self._shop, channel, purpose)

    # their ways

    def channels(self, member_id: int) -> tuple[Channel, ...]:
        """The ways there are to reach them, in the order they ranked them; whether one is open for something, ``may`` says."""
        member_id = self._shop.members.resolved(member_id)
        choices = self.choices.of(member_id).choices
        (phone, email, street), = self._shop.store.rows(_WAYS, (member_id,))
        there = {
            Channel.IN_PERSON: True, Channel.PHONE: phone, Channel.TEXT: phone, Channel.EMAIL: email, Channel.POST: street,
            Channel.SOCIAL: choices.handle,
        }
        return rules.ranked(choices.ranked, (channel for channel, has in there.items() if has))

    def sent(
        self, member_id: int, channel: Channel, purpose: Purpose, words: str = "", topic: str = "", round_id: int | None = None
    ) -> int:
        """Book something that went out; it counts in their month. Give its id."""
        return self.sendings.book(member_id, channel, purpose, words, topic, round_id)
