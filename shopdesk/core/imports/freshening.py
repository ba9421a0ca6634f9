"""Writing what rows say on pages that are here already, and keeping beside it what stood there, so that it can go back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from shopdesk.core.imports import rules
from shopdesk.core.imports.records import Difference
from shopdesk.core.imports.rules import Fresh, Values
from shopdesk.core.members import rules as member_rules
from shopdesk.core.members.merged import marks
from shopdesk.core.members.records import Remembered
from shopdesk.storage.columns import InstantField, JsonField, day_number, new_id

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_AT_ONCE = 500  # pages read at once
_COLUMNS = (*rules.COLUMNS, *rules.BORN, "photo_id", "sort_key")
_PAGES = f"SELECT id, remembered, {', '.join(_COLUMNS)} FROM member WHERE merged_into_id IS NULL AND id IN ({{marks}})"
_ROOTS = "SELECT id, coalesce(merged_into_id, id) FROM member WHERE id IN ({marks})"
# What stands on the pages that are one with them counts as standing here.
_OF_PAGES = (
    "SELECT coalesce(m.merged_into_id, m.id), t.{what} FROM member m JOIN {table} t ON t.member_id = m.id WHERE m.id IN ({marks})"
    " OR m.merged_into_id IN ({marks})"
)
_BEGUN = "SELECT member_id, brought_list_id FROM brought_page WHERE member_id IN ({marks})"
_SAID = {"phone": "coalesce(t.e164, t.typed)", "email": "folded", "note": "text"}
_INSERT = {
    "phone": "INSERT INTO phone (id, member_id, position, typed, e164) VALUES (?, ?, ?, ?, ?)",
    "email": "INSERT INTO email (id, member_id, position, address, folded) VALUES (?, ?, ?, ?, ?)",
    "note": "INSERT INTO note (id, member_id, text, day, at) VALUES (?, ?, ?, ?, ?)",
    "brought_change": "INSERT INTO brought_change (id, brought_list_id, member_id, changed) VALUES (?, ?, ?, ?)",
}


@dataclass(slots=True)
class Page:
    """A page as it stands: its columns, and what its numbers, addresses and notes say."""

    columns: Values
    forgetful: bool
    said: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(slots=True)
class Update:
    """What becomes of one page: columns with what stood there and what they get, and new rows of the tables beside it."""

    member_id: int
    columns: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    differs: tuple[Difference, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.columns or self.rows)


class Freshening:
    """Plans and writes; a page that several rows are about gets what each of them adds."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._language = shop.settings.shop().language
        self._day = day_number(shop.today())
        self._now = InstantField().db_value(shop.clock.now())

    # what would become of them

    def plan(self, chunk: Iterable[Fresh]) -> Iterator[tuple[Fresh, Update]]:
        """What becomes of each row's page, in the order of the rows; a page that is gone, or wants nothing remembered, gets nothing.

        The whole chunk is read first: a page on which several of its rows write is one page to all of them.
        """
        rows = list(chunk)
        roots = dict(self._rows(_ROOTS, sorted({fresh.member_id for fresh in rows})))
        pages = self._read(sorted(set(roots.values())), notes=any(fresh.note for fresh in rows))
        for fresh in rows:
            member_id = roots.get(fresh.member_id, 0)
            page = pages.get(member_id)
            update = Update(member_id)
            if page is not None and not page.forgetful:
                self._plan_one(page, fresh, update)
            yield fresh, update

    def _rows(self, sql: str, ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        for place in range(0, len(ids), _AT_ONCE):
            some = ids[place : place + _AT_ONCE]
            yield from self._shop.store.rows(sql.replace("{marks}", marks(some)), tuple(some) * sql.count("{marks}"))

    def _read(self, ids: Sequence[int], *, notes: bool) -> dict[int, Page]:
        pages = {
            member_id: Page(dict(zip(_COLUMNS, values, strict=True)), remembered == Remembered.NOTHING.value)
            for member_id, remembered, *values in self._rows(_PAGES, ids)
        }
        for table, what in _SAID.items():
            if table != "note" or notes:
                for member_id, said in self._rows(_OF_PAGES.replace("t.{what}", what).replace("{table}", table), ids):
                    pages[member_id].said[table].add(said)
        return pages

    def _plan_one(self, page: Page, fresh: Fresh, update: Update) -> None:
        values, update.differs = rules.fill(page.columns, fresh)
        if fresh.photo_id and not page.columns["photo_id"]:
            values["photo_id"] = fresh.photo_id
        if "name" in values:
            values["sort_key"] = member_rules.sort_key(values["name"], self._language)
        for column, value in values.items():
            update.columns[column] = (page.columns[column], value)
            page.columns[column] = value
        self._add(page, update, "phone", [(number or typed, typed, number) for typed, number in fresh.phones])
        self._add(page, update, "email", [(folded, address, folded) for address, folded in fresh.emails])
        if fresh.note and fresh.note not in page.said["note"]:
            page.said["note"].add(fresh.note)
            update.rows["note"].append((fresh.note, self._day, self._now))

    @staticmethod
    def _add(page: Page, update: Update, table: str, wanted: list[tuple[Any, ...]]) -> None:
        there = page.said[table]
        for key, *values in wanted:
            if key not in there and len(there) < rules.MOST:
                update.rows[table].append((len(there), *values))
                there.add(key)

    # writing it

    def write(self, list_id: int, chunks: Iterable[Sequence[Fresh]]) -> int:
        """Write it, with what stood before where the page is older than the list; gives how many of those changed."""
        touched: dict[int, bool] = {}
        for chunk in chunks:
            touched |= self._write_some(list_id, chunk)
        with self._shop.members.glances.index.only_adding():
            self._shop.members.refresh(touched)
        return sum(touched.values())

    def _write_some(self, list_id: int, chunk: Sequence[Fresh]) -> dict[int, bool]:
        """The pages that changed, with whether they are older than the list."""
        updates = _by_page(update for _fresh, update in self.plan(chunk) if update)
        begun = self._begun_by(list_id, [update.member_id for update in updates])
        self._write_columns(updates)
        rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        changes = [(new_id(), list_id, update.member_id, self._changed(update, rows)) for update in updates]
        rows["brought_change"] = [change for change in changes if change[2] not in begun]
        for table, some in rows.items():
            self._shop.store.run_many(_INSERT[table], some)
        return {update.member_id: update.member_id not in begun for update in updates}

    def _begun_by(self, list_id: int, ids: Sequence[int]) -> set[int]:
        return {member_id for member_id, brought_by in self._rows(_BEGUN, ids) if brought_by == list_id}

    def _write_columns(self, updates: Iterable[Update]) -> None:
        alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for update in updates:
            if update.columns:
                alike[tuple(update.columns)].append((*(after for _before, after in update.columns.values()), update.member_id))
        write_columns(self._shop, alike)

    @staticmethod
    def _changed(update: Update, rows: dict[str, list[tuple[Any, ...]]]) -> str | None:
        """What is done to a page, as it is kept; its new rows go to ``rows``."""
        written = []
        for table, some in update.rows.items():
            for values in some:
                row_id = new_id()
                rows[table].append((row_id, update.member_id, *values))
                written.append([table, row_id, values[0] if table != "note" else 0])
        columns = {column: list(both) for column, both in update.columns.items()}
        return JsonField().db_value({"columns": columns, "rows": written})


def _by_page(updates: Iterable[Update]) -> list[Update]:
    """What several rows do to one page as one thing: what stood before the first, and what the last makes of it."""
    pages: dict[int, Update] = {}
    for update in updates:
        whole = pages.setdefault(update.member_id, Update(update.member_id))
        for column, (before, after) in update.columns.items():
            whole.columns[column] = (whole.columns[column][0] if column in whole.columns else before, after)
        for table, rows in update.rows.items():
            whole.rows[table] += rows
    return list(pages.values())


def write_columns(shop: Shop, alike: dict[tuple[str, ...], list[tuple[Any, ...]]]) -> None:
    """Write the values of pages, by which columns they are; each row ends with the page's id."""
    for columns, rows in alike.items():
        shop.store.run_many(f"UPDATE member SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?", rows)
