"""What a row of a list becomes on its way in, and what a list leaves behind: plain tuples, because a list may have a million rows.

The readers in ``shopdesk.exchange`` make them, the imports service writes them; neither needs to know the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from shopdesk.core.duplicates.records import Taken
from shopdesk.core.duplicates.records import Why as Speaks
from shopdesk.core.members.records import Address, Birthday, MemberDraft

Place = tuple[str, int]
"""Where a row stands: the file inside a ZIP ("" elsewhere), and its line."""


class Why(StrEnum):
    """Why a row, or one cell of it, was not taken as it stands. Stored as a code; ``exchange.reasons`` says it in words."""

    # the row cannot be read
    NUL = "nul"
    BARE_RETURN = "bare_return"
    QUOTE = "quote"
    LONG_CELL = "long_cell"
    LONG_ROW = "long_row"
    MANY_COLUMNS = "many_columns"
    MORE_CELLS = "more_cells"
    CARD_END = "card_end"
    # the row can be read, and says too little
    NOBODY = "nobody"
    NO_KEY = "no_key"
    NO_DAY = "no_day"
    DAY = "day"
    FUTURE_DAY = "future_day"
    UNSURE_DAY = "unsure_day"
    AMOUNT = "amount"
    # one cell could not be used; the person is taken without it
    BIRTHDAY = "birthday"
    FUTURE_BIRTHDAY = "future_birthday"
    UNSURE_BIRTHDAY = "unsure_birthday"
    PHONE = "phone"
    EMAIL = "email"
    COUNTRY = "country"
    # for the imports service, which alone can know
    UNKNOWN_PERSON = "unknown_person"
    SEVERAL_PEOPLE = "several_people"
    NOT_KEPT = "not_kept"


class Doubt(NamedTuple):
    """One cell that was not taken as it stands: why, and what it said. The text also stands in the row's note."""

    why: Why
    said: str


class PersonRow(NamedTuple):
    """One person of a list, ready to be written.

    ``line`` is the physical line the row begins on (the first line of the file is 1). ``raw`` is the whole row word for word
    as in the file, without its last line end, consent columns included: they are read by the permissions, from the row as it was kept.
    ``own_id`` is the other program's id. ``name`` is never empty unless only a phone or an id is known. ``greeting`` is a
    nickname. ``country`` is two letters. ``birthday`` is (year or None, month, day). ``note`` is lines joined by newlines.
    ``photo`` is a picture as it came, not looked at yet. ``part`` is the file inside a ZIP whose line it is.
    """

    line: int
    raw: str
    own_id: str
    name: str
    greeting: str
    pronounce: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    street: str
    postcode: str
    city: str
    region: str
    country: str
    birthday: tuple[int | None, int, int] | None
    language: str
    note: str
    doubts: tuple[Doubt, ...]
    photo: bytes = b""
    part: str = ""

    def draft(self) -> MemberDraft:
        """Give the form as if it had been typed, for the slow and careful way in."""
        born = Birthday(self.birthday[1], self.birthday[2], self.birthday[0]) if self.birthday else None
        address = Address(self.street, self.postcode, self.city, self.region, self.country)
        return MemberDraft(self.name, self.greeting, self.pronounce, self.language, self.phones, self.emails, address, born)


class VisitRow(NamedTuple):
    """One visit of a list: whose by ``key`` (code, e-mail, phone or the other program's id, as written), on which ``day``.

    ``at`` is naive in the shop's own time, aware where the file gave an offset, None where it gave only a day.
    ``minor`` is the amount in minor units of the currency that was asked for, None where the cell is empty.
    """

    line: int
    raw: str
    key: str
    day: dt.date
    at: dt.datetime | None
    minor: int | None


class BadRow(NamedTuple):
    """One row that was not taken, to be written beside the list: where it began, what it said, why it stays out.

    ``detail`` is the number or the words the reason names. ``cells`` is empty where the row could not be cut into cells.
    """

    line: int
    raw: str
    why: Why
    detail: str = ""
    cells: tuple[str, ...] = ()
    part: str = ""


class ListSource(NamedTuple):
    """Where a list came from: the file's name without its folders, what it was read as, its column names."""

    file_name: str
    format: str
    columns: tuple[str, ...]


class Brought(NamedTuple):
    """What became of a list: rows taken as new pages or visits, people ``known`` already (for visits: pages begun), rows left out.

    ``fresh`` are the pages that were here and got details from it, ``undecided`` the new ones that may be somebody who was here.
    """

    list_id: int
    taken: int
    known: int
    left: int
    fresh: int = 0
    undecided: int = 0


class Decision(NamedTuple):
    """What somebody decided of a row and the page it may belong to; ``taken`` is what of the row is written over what stands there."""

    member_id: int
    same: bool
    taken: frozenset[Taken] = frozenset()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided of the rows of a list: one by one, and for all others by the reason they were asked about."""

    rows: Mapping[Place, Decision] = field(default_factory=dict)
    reasons: Mapping[tuple[Speaks, ...], bool] = field(default_factory=dict)


class Difference(NamedTuple):
    """Something the page says otherwise than the row."""

    what: Taken
    here: str
    there: str


class Perhaps(NamedTuple):
    """A row and the page it may belong to, side by side, and why. ``sure``: they are one unless somebody says otherwise."""

    place: Place
    member_id: int
    whys: tuple[Speaks, ...]
    sure: bool
    here: tuple[str, ...]
    there: tuple[str, ...]
    differs: tuple[Difference, ...]


class Looked(NamedTuple):
    """What a list would do: the counts, the first of the rows to look at side by side, and how many there are for each reason."""

    brought: Brought
    pairs: tuple[Perhaps, ...]
    reasons: Mapping[tuple[Speaks, ...], int]


class Stayed(StrEnum):
    """Why a page that a list began does not go when the list is taken back. Stored nowhere."""

    VISIT = "visit"  # they have been here
    CHANGED = "changed"  # somebody wrote on the page
    OTHER_LIST = "other_list"  # another list brought them too
    KEPT = "kept"  # something else in the shop is about them


class StayedPage(NamedTuple):
    """A page that stayed, and why."""

    member_id: int
    name: str
    why: Stayed


class TakenBack(NamedTuple):
    """What taking a list back did: pages that went, answers about permissions, and the pages that stayed (all of them, by name).

    ``restored`` are pages that say again what they said before the list, ``visits`` those that went.
    """

    list_id: int
    gone: int
    answers: int
    stayed: tuple[StayedPage, ...]
    restored: int = 0
    visits: int = 0


class PastList(NamedTuple):
    """A list that was brought in. ``taken_back`` is when it was taken back, None while it stands; ``until`` the last moment for it.

    ``can_go`` is false where nobody kept which visits came with it.
    """

    list_id: int
    file_name: str
    format: str
    at: dt.datetime
    staff: str
    taken: int
    left: int
    taken_back: dt.datetime | None
    until: dt.datetime
    can_go: bool = True
