"""The gate asked about many at once: the same answers as ``may`` gives one by one, with a few queries for a thousand people."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from shopdesk.core.members.merged import pages
from shopdesk.core.members.records import Birthday
from shopdesk.core.permissions import rules
from shopdesk.core.permissions.ledger import as_said
from shopdesk.core.permissions.records import Channel, Choices, Purpose, Refusal, Said, Standpoint, State
from shopdesk.storage.columns import day_number

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

ANY_TOPIC = None
MOST = 1000  # people asked about at once
_PEOPLE = (
    "SELECT p.root, max(m.left_alone), sum(CASE WHEN EXISTS"
    " (SELECT 1 FROM lost_note l WHERE l.member_id = p.id AND l.ended_at IS NULL) THEN 1 ELSE 0 END)"
    " FROM page p CROSS JOIN member m WHERE m.id = p.id GROUP BY p.root"
)
_BORN = "SELECT id, country, birth_month, birth_day, birth_year FROM member WHERE birth_year IS NOT NULL AND id IN ({marks})"
_SAID = (
    "SELECT p.root, e.id, e.channel, e.purpose, e.state, e.number, e.at, e.booked_at, e.how, e.staff_id, e.wording_id, e.voice_id,"
    " e.numbers FROM page p CROSS JOIN permission e WHERE e.member_id = p.id AND e.purpose = ?"
)
_SENT = (
    "SELECT p.root, count(*) FROM page p CROSS JOIN sending s WHERE s.member_id = p.id AND s.day >= ?"
    " AND s.purpose <> 'service' AND s.channel <> 'in_person' GROUP BY p.root"
)
Refusals = dict[Channel, Refusal | None]


class Many:
    """Asks the gate in bulk."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def refusals(
        self, member_ids: Sequence[int], channels: Collection[Channel], purpose: Purpose, when: dt.datetime | None = None,
        topic: str | None = "", choices: dict[int, Choices] | None = None,
    ) -> dict[int, Refusals]:
        """Why something may not go out to each of at most MOST pages, by channel; None where it may.

        ``topic`` ANY_TOPIC: about any that they chose. ``choices`` as ``of_many`` gave them, where the caller has them. Who is not there,
        or merged into another page, is left out.
        """
        local = self._shop.local(when or self._shop.clock.now())
        stands = self._standpoints(member_ids, purpose, local.date(), choices)
        states = self._states(member_ids, purpose)
        answers: dict[int, Refusals] = {}
        for member_id, stand in stands.items():
            about = next(iter(stand.choices.topics), "") if topic is ANY_TOPIC else topic
            answers[member_id] = {
                channel: rules.refusal(
                    channel, purpose, about, local, replace(stand, state=states.get((member_id, channel), State.UNKNOWN))
                )
                for channel in channels
            }
        return answers

    def _standpoints(
        self, member_ids: Sequence[int], purpose: Purpose, day: dt.date, choices: dict[int, Choices] | None
    ) -> dict[int, Standpoint]:
        shop, manners = self._shop, self._shop.permissions.manners.get()
        chosen = shop.permissions.choices.of_many(member_ids) if choices is None else choices
        served = purpose is Purpose.SERVICE  # then neither age nor what went out counts
        children = set[int]() if served else self._children(member_ids)
        sent = dict[int, int]() if served else self._sent(member_ids, day)
        held = shop.cases.held_members() if purpose in rules.EXTRAS else frozenset[int]()
        all_held = purpose in rules.EXTRAS and shop.cases.hold(None) is not None
        plain = Choices()
        return {
            member_id: Standpoint(
                name="", left_alone=bool(left_alone), lost=bool(lost), child=member_id in children, choices=chosen.get(member_id, plain),
                usual_per_month=manners.per_month, usual_quiet=manners.quiet, went_out=sent.get(member_id, 0),
                held=all_held or member_id in held,
            )
            for member_id, left_alone, lost in shop.store.rows(pages(len(member_ids)) + _PEOPLE, member_ids)
        }

    def _children(self, member_ids: Sequence[int]) -> set[int]:
        rows = self._shop.store.rows(_BORN.format(marks=", ".join("?" * len(member_ids))), member_ids)
        is_child = self._shop.known.keeping.is_child
        return {
            member_id for member_id, country, month, day, year in rows
            if None not in (month, day) and is_child(Birthday(month, day, year), country)
        }

    def _sent(self, member_ids: Sequence[int], day: dt.date) -> dict[int, int]:
        first = day_number(day.replace(day=1))
        return dict(self._shop.store.rows(pages(len(member_ids)) + _SENT, (*member_ids, first)))

    def _states(self, member_ids: Sequence[int], purpose: Purpose) -> dict[tuple[int, Channel], State]:
        said: dict[tuple[int, Channel], list[Said]] = defaultdict(list)
        for member_id, *entry in self._shop.store.rows(pages(len(member_ids)) + _SAID, (*member_ids, purpose.value)):
            one = as_said(tuple(entry))
            said[member_id, one.channel].append(one)
        return {key: rules.state_of(entries) for key, entries in said.items()}
