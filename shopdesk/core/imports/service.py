"""Bringing a list in: people as pages, visits as visits, in one transaction, with every source row kept word for word."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.imports.looking import Looking
from shopdesk.core.imports.people import PeopleWriter
from shopdesk.core.imports.records import BadRow, Brought, Decisions, ListSource, Looked, PastList, PersonRow, TakenBack, VisitRow
from shopdesk.core.imports.staging import StagingByTwo, staged
from shopdesk.core.imports.taking_back import TakingBack
from shopdesk.core.imports.whose import Whose
from shopdesk.core.money import Money
from shopdesk.core.visits.records import NewVisit
from shopdesk.storage import tables
from shopdesk.storage.columns import new_id

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

OnBad = Callable[[BadRow], None]
OnProgress = Callable[[int], None]
_STEP = 2000  # rows between two words of progress
_CHUNK = 20_000
_COLUMNS = "import_columns"  # the setting that remembers what columns were made to mean, by their headings
_SHAPES = 50
_MANY = 100_000  # new things between two looks for rubbish
_NONE_YET = Decisions()


class Imports:
    """Lists that were brought in."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._taking_back = TakingBack(shop)

    def past(self) -> tuple[PastList, ...]:
        """Every list that was brought in, the newest first."""
        return self._taking_back.past()

    def undo(self, list_id: int) -> TakenBack:
        """Take a list of people back whole, up to 30 days later; what happened since stays and is said. Raises NotFound, ChangedSince."""
        return self._taking_back.undo(list_id)

    def look(
        self,
        rows: Iterable[PersonRow | BadRow],
        source: ListSource,
        on_bad: OnBad = lambda row: None,
        on_progress: OnProgress = lambda count: None,
        decisions: Decisions = _NONE_YET,
    ) -> Looked:
        """What would become of a list of people, its number 0, and who on it may be somebody who is here; nothing is written."""
        looking = Looking(self._shop)
        writer = PeopleWriter(self._shop, 0, source.format, looking.take, decisions)
        left = self._take(writer, rows, on_bad, on_progress)
        return looking.told(Brought(0, writer.made, writer.known, left, undecided=writer.undecided), writer.asked)

    def remembered_columns(self, titles: Iterable[str]) -> tuple[str, ...]:
        """What the columns of a list with these headings were made to mean the last time somebody changed them; empty if nobody did."""
        return tuple((self._shop.settings.kept(_COLUMNS) or {}).get(_fingerprint(titles), ()))

    def remember_columns(self, titles: Iterable[str], meanings: Iterable[str]) -> None:
        """Keep what somebody made the columns of such a list mean."""
        known = dict(self._shop.settings.kept(_COLUMNS) or {})
        fingerprint = _fingerprint(titles)
        known.pop(fingerprint, None)
        kept = dict([*known.items(), (fingerprint, list(meanings))][-_SHAPES:])
        self._shop.settings.keep(_COLUMNS, kept, "imports.columns")

    def _take(self, writer: PeopleWriter, rows: Iterable[PersonRow | BadRow], on_bad: OnBad, on_progress: OnProgress) -> int:
        """Give every row to the writer, and how many were left out."""
        left = 0
        with _fewer_collections():
            for count, row in enumerate(rows, 1):
                bad = row if isinstance(row, BadRow) else writer.take(row)
                if bad is not None:
                    left += 1
                    on_bad(bad)
                if count % _STEP == 0:
                    on_progress(count)
            writer.write()
        return left

    def bring_people(
        self,
        rows: Iterable[PersonRow | BadRow],
        source: ListSource,
        on_bad: OnBad = lambda row: None,
        on_progress: OnProgress = lambda count: None,
        decisions: Decisions = _NONE_YET,
    ) -> Brought:
        """Begin a page for each new person of a list, and write fresh details on the pages of those who are here.

        Bad rows go to ``on_bad``. Who may be somebody here and was not decided gets a page of their own. ``on_progress`` hears how
        many rows were read and may raise Cancelled: then nothing is kept.
        """
        self._shop.backups.before("import")
        list_id = new_id()
        with staged(self._shop.permissions.evidence.listed(list_id, source.columns)) as staging:
            writer = PeopleWriter(self._shop, list_id, source.format, staging.add, decisions)
            left = self._take(writer, rows, on_bad, on_progress)
            staging.finish()
            return self._apply(writer, staging, source, Brought(list_id, writer.made, writer.known, left, undecided=writer.undecided))

    def _apply(self, writer: PeopleWriter, staging: StagingByTwo, source: ListSource, brought: Brought) -> Brought:
        """Write what was made ready; the counter waits only as long as this takes."""
        with self._shop.store.beside(staging.rows), self._shop.transaction("imports.people") as writing:
            writing.undoable = False
            writer.require_known_there()
            self._taking_back.forget_older()
            self._begin(source, brought.list_id)
            if staging.says_anything:
                self._shop.permissions.evidence.take_in(brought.list_id, staging.rows, staging.said, writer.known_before)
            writer.take_in(staging.rows, staging.fresh())
            brought = brought._replace(fresh=writer.freshened)
            self._end(brought)
            writing.touch_all("members")
        return brought

    def bring_visits(
        self,
        rows: Iterable[VisitRow | BadRow],
        source: ListSource,
        *,
        create: bool = False,
        keep_rows: bool = False,
        on_bad: OnBad = lambda row: None,
        on_progress: OnProgress = lambda count: None,
    ) -> Brought:
        """Write the visits of a list, matched by code, e-mail, phone or the file's own id.

        ``create`` begins a nameless page for each unknown id; ``keep_rows`` keeps each row word for word, when it tells more than is taken.
        """
        shop = self._shop
        shop.backups.before("import")
        with shop.transaction("imports.visits") as writing:
            writing.undoable = False
            list_id = self._begin(source, new_id())
            whose = Whose(shop, list_id, source.format, create=create)
            written = left = 0
            for chunk in _chunks(rows):
                found = [(row, row if isinstance(row, BadRow) else whose.member(row)) for row in chunk]
                whose.write()  # pages before their visits
                taken = [(row, member) for row, member in found if isinstance(row, VisitRow) and not isinstance(member, BadRow)]
                written += self._write_visits(list_id, taken)
                if keep_rows:
                    self._keep(list_id, taken)
                for bad in (member for _row, member in found if isinstance(member, BadRow)):
                    left += 1
                    on_bad(bad)
                on_progress(written + left)
            shop.visits.order_anew()
            brought = Brought(list_id, written, whose.made, left)
            self._end(brought)
            writing.touch_all("members")
        return brought

    def look_at_visits(
        self, rows: Iterable[VisitRow | BadRow], on_bad: OnBad = lambda row: None, on_progress: OnProgress = lambda count: None
    ) -> Brought:
        """What would become of a list of visits of people who are here, its number 0; nothing is written."""
        whose = Whose(self._shop, 0, "visits", create=False)
        taken = left = 0
        for count, row in enumerate(rows, 1):
            found = row if isinstance(row, BadRow) else whose.member(row)
            if isinstance(found, BadRow):
                left += 1
                on_bad(found)
            else:
                taken += 1
            if count % _STEP == 0:
                on_progress(count)
        return Brought(0, taken, 0, left)

    def _write_visits(self, list_id: int, taken: Iterable[tuple[VisitRow, int]]) -> int:
        """Write some, and which they are, so that they can be taken back; gives how many."""
        ids = self._shop.visits.write_chunk([self._visit(row, member) for row, member in taken])
        if ids:
            with self._shop.transaction("imports.visits") as writing:
                writing.insert(tables.BroughtVisits, brought_list=list_id, first=ids[0], last=ids[-1])
        return len(ids)

    def _visit(self, row: VisitRow, member_id: int) -> NewVisit:
        at = row.at if row.at is None or row.at.tzinfo else row.at.replace(tzinfo=self._shop.zone())
        amount = None if row.minor is None else Money(row.minor, self._shop.settings.shop().currency)
        return NewVisit(member_id, row.day, at, None, amount)

    def _keep(self, list_id: int, taken: list[tuple[VisitRow, int]]) -> None:
        forgetful = {row[0] for row in self._shop.store.rows("SELECT id FROM member WHERE remembered = 'nothing'")}
        self._shop.store.run_many(
            "INSERT INTO brought_row (id, brought_list_id, member_id, line, own_id, content) VALUES (?, ?, ?, ?, '', ?)",
            ((new_id(), list_id, member, row.line, validation.without_broken(row.raw)) for row, member in taken if member not in forgetful),
        )

    def _begin(self, source: ListSource, list_id: int) -> int:
        with self._shop.transaction("imports.begin") as writing:
            return writing.insert(
                tables.BroughtList,
                id=list_id,
                at=self._shop.clock.now(),
                staff=self._shop.staff.at_counter_id(),
                file_name=source.file_name,
                format=source.format,
                columns=list(source.columns),
                rows_taken=0,
                rows_left=0,
            )

    def _end(self, brought: Brought) -> None:
        with self._shop.transaction("imports.end") as writing:
            writing.update(tables.BroughtList, brought.list_id, rows_taken=brought.taken, rows_left=brought.left)
            numbers = {"taken": brought.taken, "other": brought.known, "left": brought.left, "fresh": brought.fresh}
            writing.log("imports.bring", list=brought.list_id, **numbers)


@contextmanager
def _fewer_collections() -> Iterator[None]:
    """Let Python look for rubbish more rarely: rows are none, and looking through them again and again is a fifth of the work."""
    usual = gc.get_threshold()
    gc.set_threshold(_MANY, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _fingerprint(titles: Iterable[str]) -> str:
    """What a heading is known by again, without its words."""
    return hashlib.sha256("\0".join(title.strip().casefold() for title in titles).encode("utf-8", "replace")).hexdigest()[:24]


def _chunks(rows: Iterable[VisitRow | BadRow]) -> Iterator[list[VisitRow | BadRow]]:
    waiting = iter(rows)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk
