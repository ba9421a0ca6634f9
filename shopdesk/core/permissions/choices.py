"""How each member wishes to be reached: kept as they told it, and read where the gate decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.members.merged import PAGES, pages
from shopdesk.core.permissions import rules
from shopdesk.core.permissions.records import ASKED_FOR, Channel, Choices, How, PreferenceSheet, QuietHours, Told
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import JsonField, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

# Of pages that were merged, the choices told last; on one day, those of the page that goes on.
_CHOICE = (
    PAGES + " SELECT c.ranked, c.per_month, c.quiet_from, c.quiet_to, c.topics, c.addressed, c.handle, c.mention, c.ask_nothing,"
    " c.told_on, c.how FROM page p CROSS JOIN choice c WHERE c.member_id = p.id ORDER BY c.told_on DESC,"
    " CASE p.id WHEN p.root THEN 0 ELSE 1 END, c.id LIMIT 1"
)
_OWN = (
    "SELECT id, ranked, per_month, quiet_from, quiet_to, topics, addressed, handle, mention, ask_nothing, told_on, how FROM choice"
    " WHERE member_id = ?"
)
_CHOICES = (
    "SELECT p.root, c.ranked, c.per_month, c.quiet_from, c.quiet_to, c.topics, c.addressed, c.handle, c.mention, c.ask_nothing,"
    " c.told_on, c.how FROM page p CROSS JOIN choice c WHERE c.member_id = p.id ORDER BY c.told_on DESC,"
    " CASE p.id WHEN p.root THEN 0 ELSE 1 END, c.id"
)


class ChoicesKept:
    """Reads and keeps them."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def of(self, member_id: int) -> Told:
        """What one member chose; topics that are gone are left out."""
        rows = self._shop.store.rows(_CHOICE, (self._shop.members.resolved(member_id),))
        if not rows:
            return Told()
        told = _told(rows[0])
        there = {topic.key for topic in self._shop.permissions.manners.topics()}
        return replace(told, choices=replace(told.choices, topics=told.choices.topics & there))

    def of_many(self, member_ids: Sequence[int]) -> dict[int, Choices]:
        """What each of them chose; who chose nothing is left out."""
        told: dict[int, Choices] = {}
        there = {topic.key for topic in self._shop.permissions.manners.topics()}
        for member_id, *row in self._shop.store.rows(pages(len(member_ids)) + _CHOICES, member_ids):
            if member_id not in told:
                choices = _told(tuple(row)).choices
                told[member_id] = replace(choices, topics=choices.topics & there)
        return told

    def choose(self, member_id: int, choices: Choices, how: How = How.COUNTER) -> Told:
        """Keep what a member chose, as of today; a clock that was set back puts nothing they said before over it.

        Raises NeedsALook naming the field.
        """
        choices = self._clean(choices)
        with self._shop.transaction("permissions.choose") as writing:
            member_id = self._shop.members.resolved(member_id)
            if choices.topics:
                self._shop.known.keeping.require_no_child(member_id, "topics")
            day = max(self._shop.today(), self.of(member_id).day or dt.date.min)
            columns = _columns(choices) | {"told_on": day, "how": how.value, "staff": self._shop.staff.at_counter_id()}
            rows = self._shop.store.rows("SELECT id FROM choice WHERE member_id = ?", (member_id,))
            if rows:
                writing.update(tables.Choice, rows[0][0], **columns)
            else:
                writing.insert(tables.Choice, member=member_id, **columns)
            writing.log("permissions.choose", member_id, per_month=choices.per_month)
            writing.touch("permissions", member_id)
        return self.of(member_id)

    def tightened(self, member_id: int, other_id: int) -> tuple[int, dict[str, Any]] | None:
        """What the row of ``member_id`` has to say (its id and columns) when the other page is theirs too; None unless both told us."""
        rows = [self._shop.store.rows(_OWN, (page,)) for page in (member_id, other_id)]
        if not all(rows):
            return None
        told = [_told(row[0][1:]) for row in rows]
        earlier, later = sorted(told, key=lambda one: one.day or dt.date.min)
        columns = _columns(rules.tightened(later.choices, earlier.choices))
        return rows[0][0][0], columns | {"told_on": later.day, "how": later.how.value}

    def _clean(self, choices: Choices) -> Choices:
        if choices.per_month is not None and not 0 <= choices.per_month <= 31:
            raise NeedsALook(
                "per_month", _("A month has no room for that many."), _("What you typed is still there."), _("Type a number from 0 to 31.")
            )
        if choices.quiet is not None and choices.quiet.begins == choices.quiet.ends:
            raise NeedsALook(
                "quiet", _("Quiet hours that end as they begin say nothing."), _("What you typed is still there."),
                _("Leave them out, or choose 0 a month to hear nothing."),
            )
        handle = validation.line("handle", choices.handle, 80)
        if choices.mention and not handle:
            raise NeedsALook("handle", _("Nobody can be named without their name there."), do=_("Type how they are called, like @name."))
        there = {topic.key for topic in self._shop.permissions.manners.topics()}
        return replace(
            choices, ranked=tuple(dict.fromkeys(choices.ranked)), topics=choices.topics & there, handle=handle,
            addressed=validation.line("addressed", choices.addressed, 60),
        )

    def sheet(self, member_id: int) -> PreferenceSheet:
        """Everything for the sheet they sign, as it stands now. Raises NotFound."""
        shop = self._shop
        member = shop.members.get(member_id)
        return PreferenceSheet(
            member.name, member.language, tuple(shop.permissions.wordings.current(purpose) for purpose in ASKED_FOR),
            shop.permissions.states(member.id), self.of(member.id).choices, shop.permissions.manners.topics(), member.remembered.value,
            tuple((reason.field, reason.reason) for reason in shop.settings.reasons() if reason.on), shop.today(),
        )

    def mentionable(self) -> tuple[tuple[int, str], ...]:
        """Whom we may name where others read it: ids and how they are called there."""
        rows = self._shop.store.rows(
            "SELECT c.member_id, c.handle FROM choice c JOIN member m ON m.id = c.member_id"
            " WHERE c.mention = 1 AND m.merged_into_id IS NULL AND m.left_alone = 0 ORDER BY m.sort_key, m.id"
        )
        return tuple((member_id, handle) for member_id, handle in rows)


def _columns(choices: Choices) -> dict[str, Any]:
    quiet = choices.quiet
    return {
        "ranked": [channel.value for channel in choices.ranked], "per_month": choices.per_month,
        "quiet_from": quiet and _minute(quiet.begins), "quiet_to": quiet and _minute(quiet.ends), "topics": sorted(choices.topics),
        "addressed": choices.addressed, "handle": choices.handle, "mention": choices.mention, "ask_nothing": choices.ask_nothing,
    }


def _told(row: tuple[Any, ...]) -> Told:
    ranked, per_month, quiet_from, quiet_to, topics, addressed, handle, mention, ask_nothing, told_on, how = row
    plain = JsonField().python_value
    quiet = None if quiet_from is None or quiet_to is None else QuietHours(_time(quiet_from), _time(quiet_to))
    choices = Choices(
        tuple(map(Channel, plain(ranked))), per_month, quiet, frozenset(plain(topics)), addressed, handle, bool(mention), bool(ask_nothing)
    )
    return Told(choices, day_of(told_on), How(how))


def _minute(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _time(minute: int) -> dt.time:
    return dt.time(minute // 60, minute % 60)
