"""One member's page, read from its tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from shopdesk.core.members import rules
from shopdesk.core.members.merged import marks
from shopdesk.core.members.records import (
    Address,
    Age,
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
    " job_when, job_want, job_so_that, remembered, left_alone, age, photo_id, since, merged_into_id FROM member WHERE id = ?"
)
_USUAL = (
    "SELECT f.name FROM visit v JOIN staff f ON f.id = v.staff_id WHERE v.member_id IN ({marks}) GROUP BY f.id"
    " HAVING count(*) >= 3 AND 2 * count(*) > (SELECT count(*) FROM visit WHERE member_id IN ({marks}) AND staff_id IS NOT NULL)"
)
MEMORY = "SELECT id, kind, text, told_by, told_on, confirmed_on FROM memory"
_MEMORIES = MEMORY + " WHERE member_id IN ({marks}) AND ended_at IS NULL"
# What was typed on the page that goes on comes first among equals.
_FIRST = "ORDER BY position, CASE member_id WHEN ? THEN 0 ELSE 1 END, id"
_PHONES = f"SELECT typed, e164 FROM phone WHERE member_id IN ({{marks}}) {_FIRST}"
_EMAILS = f"SELECT address, folded FROM email WHERE member_id IN ({{marks}}) {_FIRST}"
_COMPANIONS = "SELECT id, kind, name FROM companion WHERE member_id IN ({marks}) ORDER BY name"
_THINGS = "SELECT id, what, since, care_every_days FROM thing WHERE member_id IN ({marks}) ORDER BY since NULLS FIRST"
VISITS = "SELECT min(day), max(day), count(DISTINCT day) FROM visit WHERE member_id IN ({marks})"


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
        when, want, so_that, remembered, left_alone, age, photo_id, since, _merged,
    ) = row
    pages = shop.members.pages(member_id)
    first, last, visits = of_pages(shop, VISITS, pages)[0]
    usual = shop.store.rows(_USUAL.format(marks=marks(pages)), (*pages, *pages))
    return Member(
        id=member_id, code=code, name=name, greeting=greeting, pronounce=pronounce, language=language,
        phones=read_phones(shop, pages), emails=read_emails(shop, pages),
        address=Address(street, postcode, city, region, country),
        birthday=Birthday(month, day, year) if month and day else None,
        job=Job(when, want, so_that), remembered=Remembered(remembered), left_alone=bool(left_alone), age=Age(age),
        photo_id=photo_id, since=day_of(since), visits=visits,
        first_day=None if first is None else day_of(first), last_day=None if last is None else day_of(last),
        memories=rules.in_order([as_memory(told) for told in of_pages(shop, _MEMORIES, pages)]),
        companions=tuple(
            Companion(row_id, CompanionKind(kind), called) for row_id, kind, called in of_pages(shop, _COMPANIONS, pages)
        ),
        things=read_things(shop, pages),
        usual_staff=usual[0][0] if usual else "",
    )


def of_pages(shop: Shop, sql: str, pages: Sequence[int]) -> list[tuple[Any, ...]]:
    """Read what stands on any of one member's ``pages``; ``sql`` has {marks} for them."""
    return shop.store.rows(sql.format(marks=marks(pages)), pages)


def read_phones(shop: Shop, pages: Sequence[int]) -> tuple[Phone, ...]:
    """Read somebody's numbers in their order, each once, whichever of their pages it stands on."""
    found: dict[str, Phone] = {}
    for typed, e164 in shop.store.rows(_PHONES.format(marks=marks(pages)), (*pages, pages[0])):
        found.setdefault(e164 or typed, Phone(typed, e164))
    return tuple(found.values())


def read_emails(shop: Shop, pages: Sequence[int]) -> tuple[str, ...]:
    """Read somebody's addresses in their order, each once."""
    found: dict[str, str] = {}
    for address, folded in shop.store.rows(_EMAILS.format(marks=marks(pages)), (*pages, pages[0])):
        found.setdefault(folded, address)
    return tuple(found.values())


def read_things(shop: Shop, pages: Sequence[int]) -> tuple[Thing, ...]:
    """Read what of theirs is in use, oldest first."""
    return tuple(
        Thing(row_id, what, None if since is None else day_of(since), every)
        for row_id, what, since, every in of_pages(shop, _THINGS, pages)
    )
