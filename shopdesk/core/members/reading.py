"""One member's page, read from its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shopdesk.core.members import rules
from shopdesk.core.members.records import (
    Address,
    Birthday,
    Companion,
    CompanionKind,
    Job,
    Member,
    Memory,
    MemoryKind,
    Phone,
    Remembered,
    Thing,
)
from shopdesk.storage.columns import day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_MEMBER = (
    "SELECT id, code, name, greeting, pronounce, language, street, postcode, city, region, country, birth_month, birth_day, birth_year,"
    " job_when, job_want, job_so_that, remembered, left_alone, photo_id, since, merged_into_id FROM member WHERE id = ?"
)
_USUAL = (
    "SELECT f.name FROM visit v JOIN staff f ON f.id = v.staff_id WHERE v.member_id = ? GROUP BY f.id"
    " HAVING count(*) >= 3 AND 2 * count(*) > (SELECT count(*) FROM visit WHERE member_id = ? AND staff_id IS NOT NULL)"
)
MEMORY = "SELECT id, kind, text, told_by, told_on, confirmed_on FROM memory"
_MEMORIES = MEMORY + " WHERE member_id = ? AND ended_at IS NULL"
PHONES = "SELECT typed, e164 FROM phone WHERE member_id = ? ORDER BY position"
EMAILS = "SELECT address FROM email WHERE member_id = ? ORDER BY position"
_COMPANIONS = "SELECT id, kind, name FROM companion WHERE member_id = ? ORDER BY name"
_THINGS = "SELECT id, what, since, care_every_days FROM thing WHERE member_id = ? ORDER BY since NULLS FIRST"


def as_memory(row: tuple[Any, ...]) -> Memory:
    """A row of MEMORY as a record."""
    return Memory(row[0], MemoryKind(row[1]), row[2], row[3], day_of(row[4]), day_of(row[5]))


def read_member(shop: Shop, member_id: int) -> Member | None:
    """Read the page, following merges; None when there is none."""
    rows = shop.store.rows(_MEMBER, (member_id,))
    while rows and rows[0][-1] is not None:
        rows = shop.store.rows(_MEMBER, (rows[0][-1],))
    return _page(shop, rows[0]) if rows else None


def _page(shop: Shop, row: tuple[Any, ...]) -> Member:
    (
        member_id, code, name, greeting, pronounce, language, street, postcode, city, region, country, month, day, year,
        when, want, so_that, remembered, left_alone, photo_id, since, _merged,
    ) = row
    store = shop.store
    first, last, visits = store.rows("SELECT min(day), max(day), count(DISTINCT day) FROM visit WHERE member_id = ?", (member_id,))[0]
    usual = store.rows(_USUAL, (member_id, member_id))
    return Member(
        id=member_id, code=code, name=name, greeting=greeting, pronounce=pronounce, language=language,
        phones=tuple(Phone(*phone) for phone in store.rows(PHONES, (member_id,))),
        emails=tuple(email[0] for email in store.rows(EMAILS, (member_id,))),
        address=Address(street, postcode, city, region, country),
        birthday=Birthday(month, day, year) if month and day else None,
        job=Job(when, want, so_that), remembered=Remembered(remembered), left_alone=bool(left_alone),
        photo_id=photo_id, since=day_of(since), visits=visits,
        first_day=None if first is None else day_of(first), last_day=None if last is None else day_of(last),
        memories=rules.in_order([as_memory(told) for told in store.rows(_MEMORIES, (member_id,))]),
        companions=tuple(
            Companion(row_id, CompanionKind(kind), called) for row_id, kind, called in store.rows(_COMPANIONS, (member_id,))
        ),
        things=read_things(shop, member_id),
        usual_staff=usual[0][0] if usual else "",
    )


def read_things(shop: Shop, member_id: int) -> tuple[Thing, ...]:
    """Read what of theirs is in use, oldest first."""
    return tuple(
        Thing(row_id, what, None if since is None else day_of(since), every)
        for row_id, what, since, every in shop.store.rows(_THINGS, (member_id,))
    )
