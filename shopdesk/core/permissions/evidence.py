"""Reading what lists that were brought in say about permissions: each list once, from its rows as they were kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from shopdesk.core.members.merged import marks
from shopdesk.core.permissions.booking import COLUMNS, Booking, Listed
from shopdesk.core.permissions.claims import ClaimReader
from shopdesk.core.permissions.records import EvidenceRead, How, State
from shopdesk.storage.columns import JsonField, instant_number, rising_ids

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.storage.staged import StagedRows

_READ = "evidence_read"  # the setting that names the lists which have been read
_CHUNK = 20_000
_AT_ONCE = 500  # members asked about at once
_ROWS = "SELECT id, member_id, content FROM brought_row WHERE brought_list_id = ? ORDER BY line, id LIMIT ? OFFSET ?"
_NUMBERS = "SELECT member_id, channel, purpose, max(number), max(booked_at) FROM permission{of} GROUP BY member_id, channel, purpose"
_OF_LIST = "SELECT id, member_id, channel, purpose FROM permission WHERE how = 'import' AND numbers LIKE ? ORDER BY id"
_INSERT = f"INSERT INTO permission ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_MOVED = "UPDATE {staged}.permission SET number = ?, booked_at = ? WHERE id = ?"
Key = tuple[int, str, str]


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
        booking = Booking(self.listed(list_id, tuple(JsonField().python_value(rows[0][0]))))
        if not booking.says_anything:
            return EvidenceRead()
        with self._shop.transaction("permissions.evidence"):
            last = self._last()
            for rows in self._chunks(list_id):
                self._shop.store.run_many(_INSERT, (_after(last, entry) for entry in booking.entries(rows)))
            self._note_read(list_id, booking.counted)
        return booking.counted

    def listed(self, list_id: int, columns: tuple[str, ...]) -> Listed:
        """What has to be known of a list to book what it says, now."""
        return Listed(list_id, columns, self._shop.clock.now(), self._shop.staff.at_counter_id())

    def take_in(self, list_id: int, staged: StagedRows, counted: EvidenceRead, known: Collection[int]) -> None:
        """Book what a list says that waits as a table ``permission``; of ``known`` members something may have been said before."""
        with self._shop.transaction("permissions.evidence"):
            last = self._last(known)
            if last:
                behind = [_after(last, entry) for entry in staged.rows("permission") if entry[1:4] in last]
                self._shop.store.change_waiting(staged, _MOVED, [(entry[5], entry[7], entry[0]) for entry in behind])
            self._shop.store.take_in(staged, "permission")
            self._note_read(list_id, counted)

    def _note_read(self, list_id: int, counted: EvidenceRead) -> None:
        with self._shop.transaction("permissions.evidence") as writing:
            self._shop.settings.keep(_READ, [*(self._shop.settings.kept(_READ) or ()), list_id], "permissions.evidence_read")
            writing.log("permissions.evidence", list=list_id, yes=counted.yes, no=counted.no, unclear=counted.unclear)
            writing.touch_all("permissions")

    def _chunks(self, list_id: int) -> Iterator[list[tuple[int, int, str]]]:
        place = 0
        while chunk := self._shop.store.rows(_ROWS, (list_id, _CHUNK, place)):
            yield [(row_id, member_id, content) for row_id, member_id, content in chunk]
            place += len(chunk)

    def _last(self, members: Collection[int] | None = None) -> dict[Key, tuple[int, int]]:
        """Number and moment of what was booked last of everybody, or of some."""
        if members is None:
            rows = self._shop.store.rows(_NUMBERS.format(of=""))
        else:
            ids = sorted(members)
            parts = [ids[place : place + _AT_ONCE] for place in range(0, len(ids), _AT_ONCE)]
            some = " WHERE member_id IN ({marks})"
            rows = [row for part in parts for row in self._shop.store.rows(_NUMBERS.format(of=some.format(marks=marks(part))), part)]
        return {(member, channel, purpose): (number, at) for member, channel, purpose, number, at in rows}

    def take_back_list(self, list_id: int) -> int:
        """Answer everything a list said with the word that it was a slip, and give how many answers; what was said since stands."""
        shop = self._shop
        now = instant_number(shop.clock.now())
        numbers = self._last()
        answers = []
        staff_id, ids = shop.staff.at_counter_id(), rising_ids()
        for entry_id, member_id, channel, purpose in shop.store.rows(_OF_LIST, (f'%"list":{int(list_id)},%',)):
            key = member_id, channel, purpose
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


def _after(last: dict[Key, tuple[int, int]], entry: tuple[Any, ...]) -> tuple[Any, ...]:
    """An entry behind what was booked before it."""
    row_id, member_id, channel, purpose, state, number, at, booked_at, *rest = entry
    before, latest = last.get((member_id, channel, purpose), (0, 0))
    return row_id, member_id, channel, purpose, state, before + number, at, max(booked_at, latest), *rest
