"""Reading what lists that were brought in say about permissions: each list once, from its rows as they were kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from shopdesk.core.permissions.claims import MASS, Claim, ClaimReader
from shopdesk.core.permissions.records import EvidenceRead, How, State
from shopdesk.storage.columns import JsonField, instant_number, rising_ids

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_READ = "evidence_read"  # the setting that names the lists which have been read
_CHUNK = 20_000
_ROWS = "SELECT id, member_id, content FROM brought_row WHERE brought_list_id = ? ORDER BY line, id LIMIT ? OFFSET ?"
_NUMBERS = "SELECT member_id, channel, purpose, max(number), max(booked_at) FROM permission GROUP BY member_id, channel, purpose"
_OF_LIST = "SELECT id, member_id, channel, purpose FROM permission WHERE how = 'import' AND numbers LIKE ? ORDER BY id"
_INSERT = (
    "INSERT INTO permission (id, member_id, channel, purpose, state, number, at, booked_at, staff_id, how, numbers)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Evidence:
    """Reads lists; unknown never becomes yes, and a list never lifts a no (rules.state_of)."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def unread(self) -> tuple[int, ...]:
        """The lists that say something about permissions and were brought in before anybody read it."""
        read = set(self._shop.settings.kept(_READ) or ())
        rows = self._shop.store.rows("SELECT id, columns FROM brought_list WHERE format <> 'visits' ORDER BY at, id")
        return tuple(
            list_id for list_id, columns in rows if list_id not in read and ClaimReader(JsonField().python_value(columns)).says_anything
        )

    def read_unread(self) -> EvidenceRead:
        """Read every list that was not read yet, the oldest first."""
        total = EvidenceRead()
        with self._shop.transaction("permissions.evidence"):
            for list_id in self.unread():
                total = total.and_also(self.read_list(list_id))
        return total

    def read_list(self, list_id: int) -> EvidenceRead:
        """Read one list, if it was not read before, and book what its rows say with its evidence. Not undoable by itself."""
        if list_id in (self._shop.settings.kept(_READ) or ()):
            return EvidenceRead()
        rows = self._shop.store.rows("SELECT columns FROM brought_list WHERE id = ?", (list_id,))
        reader = ClaimReader(JsonField().python_value(rows[0][0]))
        if not reader.says_anything:
            return EvidenceRead()
        with self._shop.transaction("permissions.evidence") as writing:
            counted = _Booking(self._shop, list_id, reader).run()
            self._shop.settings.keep(_READ, [*(self._shop.settings.kept(_READ) or ()), list_id], "permissions.evidence_read")
            writing.log("permissions.evidence", list=list_id, yes=counted.yes, no=counted.no, unclear=counted.unclear)
            writing.touch_all("permissions")
        return counted

    def take_back_list(self, list_id: int) -> int:
        """Answer everything a list said with the word that it was a slip, and give how many answers; what was said since stands."""
        shop = self._shop
        now = instant_number(shop.clock.now())
        numbers = {key: (number, at) for *key_parts, number, at in shop.store.rows(_NUMBERS) if (key := tuple(key_parts))}
        answers = []
        staff_id, ids = shop.staff.at_counter_id(), rising_ids()
        for entry_id, *key_parts in shop.store.rows(_OF_LIST, (f'%"list":{int(list_id)},%',)):
            key = tuple(key_parts)
            number, last = numbers[key]
            numbers[key] = number + 1, max(now, last)
            answers.append((
                next(ids), *key, State.UNKNOWN.value, number + 1, now, max(now, last), staff_id, How.TAKEN_BACK.value,
                JsonField().db_value({"of": entry_id}),
            ))
        with shop.transaction("permissions.evidence_taken_back") as writing:
            shop.store.run_many(_INSERT, answers)
            writing.touch_all("permissions")
        return len(answers)


class _Booking:
    """One pass through a list's rows, written in chunks."""

    def __init__(self, shop: Shop, list_id: int, reader: ClaimReader) -> None:
        self._shop, self._list_id, self._reader = shop, list_id, reader
        self._now = shop.clock.now()
        self._now_number = instant_number(self._now)
        self._staff_id, self._ids = shop.staff.at_counter_id(), rising_ids()
        self._booked: dict[tuple[int, str, str], tuple[int, int]] = {
            (member, channel, purpose): (number, at) for member, channel, purpose, number, at in shop.store.rows(_NUMBERS)
        }
        self._counts = dict.fromkeys(State, 0)

    def run(self) -> EvidenceRead:
        for chunk in self._chunks():
            self._shop.store.run_many(_INSERT, list(self._entries(chunk)))
        return EvidenceRead(self._counts[State.YES], self._counts[State.NO], self._counts[State.UNKNOWN])

    def _chunks(self) -> Iterator[list[tuple[Any, ...]]]:
        first = self._shop.store.rows(_ROWS, (self._list_id, 100, 0))
        self._reader.learn_separator(content for _row, _member, content in first)
        place = 0
        while chunk := self._shop.store.rows(_ROWS, (self._list_id, _CHUNK, place)):
            yield chunk
            place += len(chunk)

    def _entries(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for row_id, member_id, content in rows:
            claims = self._reader.read(content, self._now)
            for state in {claim.state for claim in claims}:
                self._counts[state] += 1
            for claim in claims:
                numbers = JsonField().db_value({"list": self._list_id, "row": row_id} | _times(claim))
                for purpose in MASS:
                    yield self._entry((member_id, claim.channel.value, purpose.value), claim, numbers)

    def _entry(self, key: tuple[int, str, str], claim: Claim, numbers: str | None) -> tuple[Any, ...]:
        number, last = self._booked.get(key, (0, 0))
        booked_at = max(self._now_number, last)
        self._booked[key] = (number + 1, booked_at)
        at = self._now_number if claim.at is None else instant_number(claim.at)
        return next(self._ids), *key, claim.state.value, number + 1, at, booked_at, self._staff_id, How.IMPORT.value, numbers


def _times(claim: Claim) -> dict[str, int]:
    """When they signed up and confirmed it, microseconds; what makes the yes one."""
    instants = {"signed_up": claim.signed_up, "confirmed": claim.confirmed}
    return {name: instant_number(at) for name, at in instants.items() if at is not None}
