"""Finding every row about a person by walking the tables: what each says of itself decides, so no table can be forgotten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from peewee import ForeignKeyField, Model

from shopdesk.storage.tables import TABLES, Picture
from shopdesk.storage.treatment import OnErase, OnExport, Treatment

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_CHUNK = 400
Table = type[Model]


def treatment_of(table: Table) -> Treatment:
    """What ``table`` says of itself."""
    treatment: Treatment = vars(table)["treatment"]
    return treatment


def name_of(table: Table) -> str:
    """Its name in the store."""
    return str(table._meta.table_name)


def key_of(table: Table) -> str:
    """The column by which its rows are told apart."""
    key = table._meta.primary_key
    assert key
    return str(key.column_name)


def links_of(table: Table) -> tuple[ForeignKeyField, ...]:
    """Its columns that point to rows of other tables."""
    return tuple(table._meta.refs)


class RowsAbout:
    """The rows of the store that are about some members, by table. ``pages`` are theirs and those merged into them."""

    def __init__(self, shop: Shop, member_id: int) -> None:
        self._shop = shop
        self.pages = self._pages(member_id)
        self._found: dict[Table, set[int]] = defaultdict(set)
        for table in TABLES:
            if treatment_of(table).person and treatment_of(table).erase is OnErase.DELETED:
                self._found[table] = self.of_person(table)
        self._follow()

    def _pages(self, member_id: int) -> tuple[int, ...]:
        first = self._shop.members.resolved(member_id)
        pages, waiting = [first], [first]
        while waiting:
            merged = self._ids("SELECT id FROM member WHERE merged_into_id IN ({marks})", waiting)
            waiting = [page for page in merged if page not in pages]
            pages += waiting
        return tuple(pages)

    def of_person(self, table: Table) -> set[int]:
        """The rows of ``table`` whose own column leads to the person."""
        column = treatment_of(table).person
        return set(self._ids(f'SELECT "{key_of(table)}" FROM "{name_of(table)}" WHERE "{column}" IN ({{marks}})', self.pages))

    def _follow(self) -> None:
        """Add the rows that cannot be without one of these: notes of a case, lines of an order."""
        grown = True
        while grown:
            grown = False
            for table in TABLES:
                for link in links_of(table):
                    if not self._belongs(table, link):
                        continue
                    more = self.pointing(table, link) - self._found[table]
                    grown = grown or bool(more)
                    self._found[table] |= more

    def _belongs(self, table: Table, link: ForeignKeyField) -> bool:
        """Whether a row of ``table`` goes with the row that ``link`` points to."""
        if link.rel_model is table or not self._found.get(link.rel_model):
            return False
        return treatment_of(table).erase is OnErase.DELETED and (not link.null or bool(treatment_of(table).person))

    def pointing(self, table: Table, link: ForeignKeyField) -> set[int]:
        """The rows of ``table`` that go with one of the rows found, to which ``link`` points.

        Where the link may be empty only those that name nobody else: their words are about the same person.
        """
        sql = f'SELECT "{key_of(table)}" FROM "{name_of(table)}" WHERE "{link.column_name}" IN ({{marks}})'
        if link.null:
            sql += f' AND "{treatment_of(table).person}" IS NULL'
        return set(self._ids(sql, self._found.get(link.rel_model, ())))

    def ids(self, table: Table) -> frozenset[int]:
        """The keys of the rows of ``table``."""
        return frozenset(self._found.get(table, ()))

    def tables(self) -> tuple[Table, ...]:
        """The tables with rows about them."""
        return tuple(table for table in TABLES if self._found.get(table))

    def everything(self) -> dict[Table, list[dict[str, Any]]]:
        """All rows that belong into "everything about me": whole, with what they point to, and the ledgers' numbers."""
        given: dict[Table, list[dict[str, Any]]] = {}
        for table in TABLES:
            treatment = treatment_of(table)
            if treatment.export is OnExport.IN_FULL:
                given[table] = self.read(table, self.ids(table))
            elif treatment.export is OnExport.BY_REFERENCE and treatment.person and treatment.erase is OnErase.KEPT_AS_NUMBERS:
                given[table] = self.read(table, self.of_person(table))
        given[Picture] = self.read(Picture, self.pictures(given))
        return given

    def pictures(self, rows: dict[Table, list[dict[str, Any]]]) -> set[int]:
        """The pictures that ``rows`` show."""
        columns = [(table, link.column_name) for table in rows for link in links_of(table) if link.rel_model is Picture]
        return {row[column] for table, column in columns for row in rows[table] if row[column] is not None}

    def read(self, table: Table, ids: Iterable[int]) -> list[dict[str, Any]]:
        """Whole rows by their keys, each column's value as Python has it."""
        names = [field.column_name for field in table._meta.sorted_fields]
        columns = ", ".join(f'"{name}"' for name in names)
        rows: list[dict[str, Any]] = []
        for chunk in _chunks(sorted(ids)):
            sql = f'SELECT {columns} FROM "{name_of(table)}" WHERE "{key_of(table)}" IN ({_marks(chunk)}) ORDER BY "{key_of(table)}"'
            rows += [_as_python(table, row) for row in self._shop.store.rows(sql, chunk)]
        return rows

    def _ids(self, sql: str, of: Iterable[int]) -> list[int]:
        return [row[0] for chunk in _chunks(of) for row in self._shop.store.rows(sql.format(marks=_marks(chunk)), chunk)]


def _as_python(table: Table, row: tuple[Any, ...]) -> dict[str, Any]:
    fields = table._meta.sorted_fields
    return {field.column_name: value if value is None else field.python_value(value) for field, value in zip(fields, row, strict=True)}


def _chunks(ids: Iterable[int]) -> Iterator[tuple[int, ...]]:
    waiting = iter(ids)
    while chunk := tuple(islice(waiting, _CHUNK)):
        yield chunk


def _marks(chunk: tuple[int, ...]) -> str:
    return ", ".join("?" * len(chunk))


def run_for(shop: Shop, sql: str, ids: Iterable[int]) -> None:
    """Run ``sql`` (with {marks} for the ids) for all of ``ids``."""
    for chunk in _chunks(sorted(ids)):
        shop.store.run(sql.format(marks=_marks(chunk)), chunk)

