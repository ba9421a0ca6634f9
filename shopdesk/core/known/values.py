"""What single values of the tables say, in words: days, amounts, countries, topics, and the names of what a row points to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from shopdesk import i18n
from shopdesk.core import saying
from shopdesk.core.known import codes, words
from shopdesk.core.known.rows import links_of, name_of
from shopdesk.core.money import Money
from shopdesk.i18n import _, ngettext
from shopdesk.storage.columns import FlagField, InstantField
from shopdesk.storage.tables import Member, Picture

if TYPE_CHECKING:
    from peewee import Model

    from shopdesk.core.shop import Shop

Row = dict[str, Any]
# What a row points to that is the shop's and not a person's: the column that says what it is.
_CALLED = {"privilege_kind": "name", "wording": "text", "brought_list": "file_name", "trouble": "what", "gift_card": "thing"}
_FIRST_INSTANT = 10**14  # of numbers in a row, microseconds since 1970: anything smaller counts something


class Values:
    """Says the columns of rows; asks the shop for each name once."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._topics = {topic.key: topic.name for topic in shop.permissions.manners.topics()}
        self._lists = {str(saved.key): saved.name for saved in shop.lists.all()}
        self._called: dict[tuple[str, int], str] = {}

    def of(self, table: type[Model], row: Row) -> list[tuple[str, str]]:
        """Each column that says something, in words; the one that tells most first. When it was told stands elsewhere."""
        name, said = name_of(table), dict(self._of_columns(table, row))
        if table is Member:
            said |= _birthday(row)
        elif words.when_of(row) and len(said) > 1:
            told = self.day(row[words.when_of(row)])
            said = {column: text for column, text in said.items() if self._is_news(name, column, row, told)} or said
        lead = words.LEADS.get(name)
        return sorted(said.items(), key=lambda pair: pair[0] != lead)

    def _of_columns(self, table: type[Model], row: Row) -> Iterator[tuple[str, str]]:
        links = {link.column_name: link.rel_model for link in links_of(table)}
        flags = {field.column_name for field in table._meta.sorted_fields if _is_flag(field)}
        for column, value in row.items():
            if value in (None, "", [], {}) or column in words.SILENT:
                continue
            if column in flags:
                text = _("yes") if value else ""
            elif column in links or (column.endswith("_id") and isinstance(value, int)):
                text = self._pointed_to(links.get(column), value)
            else:
                text = self._said(name_of(table), column, value, row)
            if text:
                yield column, text

    def _said(self, table: str, column: str, value: Any, row: Row) -> str:
        if column.endswith("_minor"):
            return saying.money(Money(value, row.get("currency") or self._shop.settings.shop().currency))
        if column in ("quiet_from", "quiet_to"):
            return f"{value // 60:02}:{value % 60:02}"
        if column == "list_key":
            return self._lists.get(str(value), "")
        if column == "per_month":
            return ngettext("{count} time a month", "{count} times a month", value).format(count=value)
        if column in ("country", "language"):
            return _name_of(column, value)
        if codes.is_code(table, column):
            return codes.said(table, column, value)
        return self._plain(value)

    def _plain(self, value: Any) -> str:
        if isinstance(value, dt.datetime):
            local = self._shop.local(value)
            return f"{self.day(value)}, {saying.clock_time(local)}"
        if isinstance(value, dt.date):
            return self.day(value)
        if isinstance(value, dict):
            return "; ".join(f"{words.plain(key)}: {self._counted(said)}" for key, said in value.items() if key not in words.SILENT)
        if isinstance(value, list):
            return ", ".join(self._topics.get(str(one)) or codes.said("", "channel", str(one)) for one in value)
        return str(value)

    def _counted(self, value: Any) -> str:
        if isinstance(value, int) and value >= _FIRST_INSTANT and (instant := InstantField().python_value(value)) is not None:
            return self._plain(instant)
        return str(value)

    def _pointed_to(self, table: type[Model] | None, value: Any) -> str:
        """What a link leads to, where that has a name which is no person's."""
        if table is Picture:
            return _("a picture, on the last page")
        if table is None or name_of(table) not in _CALLED:
            return ""
        name = name_of(table)
        if (name, value) not in self._called:
            rows = self._shop.store.rows(f'SELECT "{_CALLED[name]}" FROM "{name}" WHERE id = ?', (value,))
            self._called[name, value] = str(rows[0][0]) if rows else ""
        return self._called[name, value]

    def _is_news(self, table: str, column: str, row: Row, told: str) -> bool:
        """Does ``column`` say more than the day on which it was told, which stands beside it?"""
        if column == words.LEADS.get(table):
            return True
        value = row.get(column)
        return column != words.when_of(row) and not (isinstance(value, dt.date) and self.day(value) == told)

    def day(self, value: dt.date) -> str:
        """A day with its year; of an instant the shop's own."""
        day = self._shop.local(value).date() if isinstance(value, dt.datetime) else value
        return f"{saying.day_and_month(day.month, day.day)} {day.year}"


def _birthday(row: Row) -> dict[str, str]:
    month, day, year = row.get("birth_month"), row.get("birth_day"), row.get("birth_year")
    if not month or not day:
        return {}
    born = saying.day_and_month(month, day)
    return {"birthday": f"{born} {year}" if year else born}


def _name_of(column: str, code: str) -> str:
    """A country or a language by its name."""
    from babel import Locale, UnknownLocaleError  # 30 ms of tables

    try:
        here = Locale.parse(i18n.language(), sep="-")
        names = here.territories if column == "country" else here.languages
        return str(names.get(code.upper() if column == "country" else code.split("-")[0].lower(), code))
    except (ValueError, UnknownLocaleError):
        return code


def _is_flag(field: Any) -> bool:
    return isinstance(field, FlagField) or type(field).__name__ == "BooleanField"
