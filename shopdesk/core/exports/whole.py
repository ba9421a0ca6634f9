"""The whole shop as plain rows, and back into an empty one. Which tables there are the store says, so none can be forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from peewee import BlobField, Field, FloatField, IntegerField, Model

from shopdesk.core.exports.records import Column, Content, TableShape
from shopdesk.errors import FileProblem, NotAllowed
from shopdesk.i18n import _
from shopdesk.storage import whole
from shopdesk.storage.columns import DayField, InstantField, JsonField, day_number, instant_number
from shopdesk.storage.schema import SCHEMA_VERSION
from shopdesk.storage.treatment import OnUndo

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_AS_WRITTEN = "as_written"
Plain = dict[str, Any]


class WholeShop:
    """Gives every row of every table, and takes them in."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._tables = {table._meta.table_name: table for table in whole.tables_in_order()}

    @property
    def schema(self) -> int:
        """The version of the tables."""
        return SCHEMA_VERSION

    def tables(self) -> tuple[TableShape, ...]:
        """What there is, each table after those it points to."""
        return tuple(_shape(name, table) for name, table in self._tables.items())

    def still(self) -> AbstractContextManager[None]:
        """Read the shop inside as it is now, though the counters go on."""
        return self._shop.store.still()

    def count(self, name: str) -> int:
        """How many rows a table has."""
        return int(self._shop.store.rows(f'SELECT count(*) FROM "{self._tables[name]._meta.table_name}"')[0][0])

    def rows(self, name: str) -> Iterator[Plain]:
        """The rows of a table: days and instants as ISO text (UTC), pictures as bytes, all else as JSON has it."""
        table = self._tables[name]
        outward = [(field.column_name, _outward(field)) for field in table._meta.sorted_fields]
        for row in whole.rows_of(self._shop.store, table):
            yield {column: None if value is None else say(value) for (column, say), value in zip(outward, row, strict=True)}

    # back in

    def require_empty(self) -> None:
        """Refuse a shop that has anything in it; raises NotAllowed."""
        if not whole.is_empty(self._shop.store):
            raise NotAllowed(
                _("A whole shop goes only into an empty one."), _("Nothing was changed."), _("Name a file that is not there yet.")
            )

    def take_in(self, rows_by_table: Iterable[tuple[str, Iterator[Plain]]]) -> dict[str, int]:
        """Fill an empty shop, all or nothing; gives how many rows went into each table.

        Nothing is added: not a line in the log, not a counter. Whoever was erased here stays so. Raises FileProblem.
        """
        store, taken = self._shop.store, dict.fromkeys(self._tables, 0)
        self.require_empty()
        try:
            with store.database.atomic():
                for name, rows in rows_by_table:
                    if name not in taken:
                        raise _not_ours(name)
                    taken[name] = whole.put_in(store, self._tables[name], self._stored(name, rows))
        except store.refusals as error:
            raise _not_ours(str(error)) from error
        except (ValueError, TypeError, OverflowError) as error:
            raise _not_ours(str(error)) from error
        self._shop.settings.forget_cached()
        self._shop.known.erasing.replay()
        return taken

    def _stored(self, name: str, rows: Iterator[Plain]) -> Iterator[tuple[Any, ...]]:
        fields = [(field, field.column_name, _inward(field)) for field in self._tables[name]._meta.sorted_fields]
        known = {column for _field, column, _take in fields}
        for row in rows:
            if not known.issuperset(row):
                raise _not_ours(f"{name}: {', '.join(sorted(set(row) - known))}")
            yield tuple(_value(row, field, column, take) for field, column, take in fields)


def _value(row: Plain, field: Field, column: str, take: Callable[[Any], Any]) -> Any:
    """What stands in a row; a column that an older shop did not have yet is as in a new row."""
    if column not in row:
        default = field.default() if callable(field.default) else field.default
        return field.db_value(default)
    return None if row[column] is None else take(row[column])


def _shape(name: str, table: type[Model]) -> TableShape:
    made_again = vars(table)["treatment"].undo is OnUndo.MADE_AGAIN
    return TableShape(name, tuple(Column(field.column_name, _content(field)) for field in table._meta.sorted_fields), made_again)


def _content(field: Field) -> Content:
    field = getattr(field, "rel_field", field)
    for kind, content in (
        (DayField, Content.DAY), (InstantField, Content.INSTANT), (JsonField, Content.VALUE), (BlobField, Content.PICTURE),
        (FloatField, Content.NUMBER), (IntegerField, Content.WHOLE),
    ):
        if isinstance(field, kind):
            return content
    return Content.TEXT


def _outward(field: Field) -> Callable[[Any], Any]:
    content = _content(field)
    if content in (Content.DAY, Content.INSTANT):
        return lambda value: field.python_value(value).isoformat()
    ways: dict[Content, Callable[[Any], Any]] = {Content.VALUE: _plain_json, Content.PICTURE: bytes}
    return ways.get(content, lambda value: value)


def _inward(field: Field) -> Callable[[Any], Any]:
    ways: dict[Content, Callable[[Any], Any]] = {
        Content.DAY: lambda said: day_number(dt.date.fromisoformat(said)),
        Content.INSTANT: lambda said: instant_number(dt.datetime.fromisoformat(said)),
        Content.VALUE: _json_text, Content.PICTURE: bytes, Content.NUMBER: _number, Content.WHOLE: _whole, Content.TEXT: _text,
    }
    return ways[_content(field)]


def _plain_json(text: str) -> Any:
    """The value that stands in a column as JSON; its very letters where we would write it otherwise, for the log's links hang on them."""
    value = JsonField().python_value(text)
    told_apart = JsonField().db_value(value) == text and not (isinstance(value, dict) and _AS_WRITTEN in value)
    return value if told_apart else {_AS_WRITTEN: text}


def _json_text(value: Any) -> Any:
    if isinstance(value, dict) and value.keys() == {_AS_WRITTEN}:
        return _text(value[_AS_WRITTEN])
    return JsonField().db_value(value)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise TypeError(value)
    return float(value)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


def _not_ours(what: str) -> FileProblem:
    return FileProblem(
        _("The file holds something that no shop of this program has: {what}").format(what=what[:200]), _("Nothing was brought in."),
        _("It may be from a later ShopDesk, or was changed by hand. Bring ShopDesk up to date, or export again."),
    )
