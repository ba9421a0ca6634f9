"""Every row of every table, out and in again: found by walking the tables, so that none can be forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from itertools import islice
from typing import TYPE_CHECKING, Any

from peewee import AutoField, BlobField, ForeignKeyField, Model

from shopdesk.storage.tables import TABLES, Glance

if TYPE_CHECKING:
    from shopdesk.storage.store import Store

_PAGE, _PAGE_OF_PICTURES = 2000, 20  # rows read at once
Table = type[Model]
Row = tuple[Any, ...]


def tables_in_order() -> tuple[Table, ...]:
    """The tables so that each comes after those it points to, always in the same order."""
    points_to = {table: [link.rel_model for link in table._meta.refs if link.rel_model is not table] for table in TABLES}
    return tuple(TopologicalSorter(points_to).static_order())


def columns_of(table: Table) -> tuple[str, ...]:
    """The names of a table's columns, as its rows are given and taken."""
    return tuple(field.column_name for field in table._meta.sorted_fields)


def rows_of(store: Store, table: Table) -> Iterator[Row]:
    """All rows of a table as the store holds them, in the order of their keys; a few at a time, however many there are."""
    size = _PAGE_OF_PICTURES if any(isinstance(field, BlobField) for field in table._meta.sorted_fields) else _PAGE
    names, key = columns_of(table), _key_of(table)
    columns = ", ".join(f'"{name}"' for name in names)
    page = f'SELECT {columns} FROM "{table._meta.table_name}" {{after}} ORDER BY "{key}" LIMIT {size}'
    rows = store.rows(page.format(after=""))
    following = page.format(after=f'WHERE "{key}" > ?')
    while rows:
        yield from rows
        rows = store.rows(following, (rows[-1][names.index(key)],)) if len(rows) == size else []


def is_empty(store: Store) -> bool:
    """Is there no row in any table?"""
    return not any(store.rows(f'SELECT 1 FROM "{table._meta.table_name}" LIMIT 1') for table in TABLES)


def put_in(store: Store, table: Table, rows: Iterable[Row]) -> int:
    """Write rows with all their columns into an empty table, inside a transaction; gives how many.

    What a table's rows point to must be there already; rows of the table itself are pointed to once all are in.
    """
    own_links = [field.column_name for field in _own_links(table)]
    pointing: dict[str, list[tuple[int, int]]] = {name: [] for name in own_links}
    count = 0
    waiting = iter(rows)
    while chunk := list(islice(waiting, _PAGE)):
        _write(store, table, [_loosened(table, row, pointing) for row in chunk] if own_links else chunk)
        count += len(chunk)
    for name, pairs in pointing.items():
        store.run_many(f'UPDATE "{table._meta.table_name}" SET "{name}" = ? WHERE "{_key_of(table)}" = ?', pairs)
    if isinstance(table._meta.primary_key, AutoField):
        store.count_on(table._meta.table_name)
    return count


def _write(store: Store, table: Table, rows: list[Row]) -> None:
    if table is Glance:
        store.search.put_back(rows)
        return
    columns = ", ".join(f'"{name}"' for name in columns_of(table))
    marks = ", ".join("?" * len(columns_of(table)))
    store.run_many(f'INSERT INTO "{table._meta.table_name}" ({columns}) VALUES ({marks})', rows)


def _loosened(table: Table, row: Row, pointing: dict[str, list[tuple[int, int]]]) -> Row:
    """The row without what points to rows of its own table; that is noted for later."""
    names = columns_of(table)
    key, loose = row[names.index(_key_of(table))], list(row)
    for name, pairs in pointing.items():
        place = names.index(name)
        if row[place] is not None:
            pairs.append((row[place], key))
            loose[place] = None
    return tuple(loose)


def _own_links(table: Table) -> list[ForeignKeyField]:
    return [link for link in table._meta.refs if link.rel_model is table]


def _key_of(table: Table) -> str:
    key = table._meta.primary_key
    assert key
    return str(key.column_name)
