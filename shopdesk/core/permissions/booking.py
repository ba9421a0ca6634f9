"""What a list says about permissions as rows of the ledger, made without a shop: as long as nobody has to wait for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from shopdesk.core.permissions.claims import MASS, Claim, ClaimReader
from shopdesk.core.permissions.records import EvidenceRead, How, State
from shopdesk.storage.columns import JsonField, instant_number, rising_ids
from shopdesk.storage.seen import Seen

COLUMNS = ("id", "member_id", "channel", "purpose", "state", "number", "at", "booked_at", "staff_id", "how", "numbers")
_SOME = 100  # rows by which is found out what parts the cells


class Listed(NamedTuple):
    """Which list it is, what its columns are called, when it is brought in and by whom."""

    list_id: int
    columns: tuple[str, ...]
    now: dt.datetime
    staff_id: int | None


class Booking:
    """One pass through a list. Entries are numbered from 1 for each member and channel, as if nothing had been said before."""

    def __init__(self, listed: Listed) -> None:
        self._listed = listed
        self._reader = ClaimReader(listed.columns)
        self._now = instant_number(listed.now)
        self._ids = rising_ids()
        self._numbers = Seen()
        self._counts = dict.fromkeys(State, 0)
        self._begun = False

    @property
    def says_anything(self) -> bool:
        """Is there a column about permissions at all?"""
        return self._reader.says_anything

    @property
    def counted(self) -> EvidenceRead:
        """How many rows said what, so far."""
        return EvidenceRead(self._counts[State.YES], self._counts[State.NO], self._counts[State.UNKNOWN])

    def entries(self, rows: Iterable[tuple[int, int, str]]) -> Iterator[tuple[Any, ...]]:
        """What rows (id, member, the row word for word) say, in the order of the list, as COLUMNS."""
        if not self.says_anything:
            return
        rows = list(rows)
        if not self._begun:
            self._reader.learn_separator(content for _row, _member, content in rows[:_SOME])
            self._begun = True
        for row_id, member_id, content in rows:
            claims = self._reader.read(content, self._listed.now)
            for state in {claim.state for claim in claims}:
                self._counts[state] += 1
            for claim in claims:
                yield from self._booked(row_id, member_id, claim)

    def _booked(self, row_id: int, member_id: int, claim: Claim) -> Iterator[tuple[Any, ...]]:
        number = 1 + (self._numbers.get((member_id, claim.channel)) or 0)
        self._numbers.put((member_id, claim.channel), number)
        at = self._now if claim.at is None else instant_number(claim.at)
        numbers = JsonField().db_value({"list": self._listed.list_id, "row": row_id} | _times(claim))
        for purpose in MASS:
            yield (
                next(self._ids), member_id, claim.channel.value, purpose.value, claim.state.value, number, at, self._now,
                self._listed.staff_id, How.IMPORT.value, numbers,
            )


def _times(claim: Claim) -> dict[str, int]:
    """When they signed up and confirmed it, microseconds; what makes the yes one."""
    instants = {"signed_up": claim.signed_up, "confirmed": claim.confirmed}
    return {name: instant_number(at) for name, at in instants.items() if at is not None}
