"""Saying everything that is known about a person, as lines to read and as data to take along; the tables themselves say what belongs."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from shopdesk.core import saying
from shopdesk.core.known import codes, words
from shopdesk.core.known.records import Chapter, Fact, Known
from shopdesk.core.known.rows import RowsAbout, links_of, name_of, treatment_of
from shopdesk.core.known.values import Row, Values
from shopdesk.core.staff.records import Right
from shopdesk.i18n import _, ngettext
from shopdesk.storage.columns import InstantField, day_of
from shopdesk.storage.tables import TABLES, Member, Picture, Staff
from shopdesk.storage.treatment import OnErase, OnExport

if TYPE_CHECKING:
    from peewee import Model

    from shopdesk.core.shop import Shop

_WRITTEN = "SELECT staff_id, at FROM log_line WHERE member_id = ? AND verb IN ('members.add', 'members.edit') ORDER BY id DESC LIMIT 1"
_LIST = (
    "SELECT l.file_name, l.at FROM brought_row r JOIN brought_list l ON l.id = r.brought_list_id WHERE r.member_id = ?"
    " ORDER BY l.at LIMIT 1"
)
_USES = "SELECT what, row_id, used_for, day FROM used WHERE member_id = ? ORDER BY day"


class Telling:
    """Reads one person's rows and says them."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def about(self, member_id: int) -> Known:
        """Every line that is kept about somebody, with who told us, when, why, and what it was last used for. Raises NotFound."""
        rows = RowsAbout(self._shop, member_id)
        told = _Teller(self._shop, rows)
        chapters: dict[str, list[Fact]] = {}
        for table, facts in told.facts():
            chapters.setdefault(words.heading(name_of(table)), []).extend(facts)
        name = self._shop.members.match(rows.pages[0]).name
        pictures = tuple(row["content"] for row in told.given[Picture])
        return Known(rows.pages[0], name, tuple(Chapter(title, tuple(facts)) for title, facts in chapters.items()), pictures)

    def export(self, member_id: int) -> dict[str, Any]:
        """Everything about somebody as plain values for JSON: whole rows by table, pictures as base64, why and what they were used for.

        An owner's; the log says that it was given.
        """
        shop = self._shop
        shop.staff.require(Right.EXPORT)
        rows = RowsAbout(shop, member_id)
        given = {name_of(table): [_as_plain(row) for row in of] for table, of in rows.everything().items()}
        with shop.transaction("known.export") as writing:
            writing.log("known.export", rows.pages[0], rows=sum(len(of) for of in given.values()))
        return {
            "shop": shop.settings.shop().name, "made_at": shop.clock.now().astimezone(dt.UTC).isoformat(), "pages": list(rows.pages),
            "why": {reason.field: reason.reason for reason in shop.settings.reasons()}, "tables": given,
        }


class _Teller:
    """Puts the rows of one person into words."""

    def __init__(self, shop: Shop, rows: RowsAbout) -> None:
        self._shop = shop
        self._rows = rows
        self.given = rows.everything()
        self._reasons = {reason.field: reason.reason for reason in shop.settings.reasons()}
        self._staff = {person.id: person.name for person in shop.staff.all(gone_too=True)}
        self._values = Values(shop)
        self._uses = self._last_uses()
        self._origin = self._where_from()

    def facts(self) -> Iterator[tuple[type[Model], list[Fact]]]:
        """The lines of each table that has any."""
        for table in TABLES:
            treatment = treatment_of(table)
            if treatment.export is OnExport.IN_FULL:
                facts = [fact for row in self.given[table] for fact in self._of_row(table, row)]
            elif treatment.export is OnExport.BY_REFERENCE and treatment.person and name_of(table) in words.COUNTED:
                facts = self._counted(table)
            elif treatment.export is OnExport.BY_REFERENCE and treatment.person and treatment.erase is OnErase.KEPT_AS_NUMBERS:
                facts = [fact for row in self.given[table] for fact in self._of_row(table, row)]
            else:
                continue
            if facts:
                yield table, facts

    def _counted(self, table: type[Model]) -> list[Fact]:
        """The log and the journal: how many lines of numbers there are."""
        kept = treatment_of(table).erase is OnErase.KEPT_AS_NUMBERS
        count = len(self.given[table]) if kept else len(self._rows.ids(table))
        says = ngettext("{count} line of numbers, no words", "{count} lines of numbers, no words", count).format(count=count)
        return [Fact(words.heading(name_of(table)), says, why=words.why(name_of(table)))] if count else []

    def _of_row(self, table: type[Model], row: Row) -> list[Fact]:
        if table is Member:
            said = sorted(self._values.of(table, row), key=lambda pair: pair[0] == "code")  # the name first, their number last
            return [self._fact(table, row, column, [(column, text)]) for column, text in said]
        return [self._fact(table, row, "", self._values.of(table, row))]

    def _fact(self, table: type[Model], row: Row, column: str, said: list[tuple[str, str]]) -> Fact:
        name = name_of(table)
        field = words.field_of(name, column, str(row.get("kind", "")))
        told_by, told_on = self._told(table, row)
        used_for, used_on = self._used(name, field, row)
        what, said = self._what(table, row, column, said)
        return Fact(what, _joined(name, said), told_by, told_on, self._reasons.get(field) or words.why(name), used_for, used_on)

    def _what(self, table: type[Model], row: Row, column: str, said: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
        """What a line is about, and what it says then: a row that says of what kind it is, is called that."""
        if column:
            return words.label(name_of(table), column), said
        named = next((pair for pair in said if pair[0] in words.KINDS), None)
        if named is None or len(said) == 1:
            return words.line(name_of(table)) or words.label(name_of(table), said[0][0] if said else ""), said
        return saying.sentence(named[1]), [pair for pair in said if pair is not named]

    # who, when, what for

    def _told(self, table: type[Model], row: Row) -> tuple[str, dt.date | None]:
        ours = [row[link.column_name] for link in links_of(table) if link.rel_model is Staff] + [row.get("staff_id")]
        staff = next((self._staff[one] for one in ours if one in self._staff), "")
        when = row.get(words.when_of(row))
        day = self._shop.local(when).date() if isinstance(when, dt.datetime) else when
        told_by = row.get("told_by") or (_("{name} wrote it down").format(name=staff) if staff else "")
        if table is Member or day is None:
            return told_by or self._origin[0], self._origin[1]
        return told_by or (self._origin[0] if words.field_of(name_of(table)) else _("the counter")), day

    def _where_from(self) -> tuple[str, dt.date | None]:
        """Where the page comes from: a list, or whoever wrote it down last."""
        page = self._rows.pages[0]
        lists = self._shop.store.rows(_LIST, (page,))
        written = self._shop.store.rows(_WRITTEN, (page,))
        if written:
            name = self._staff.get(written[0][0], "")
            return (_("you, to {name}").format(name=name) if name else _("you, at the counter")), self._local_day(written[0][1])
        if lists:
            return _("the list “{name}”").format(name=lists[0][0]), self._local_day(lists[0][1])
        since = next((row["since"] for row in self.given[Member]), None)
        return _("you, at the counter"), since

    def _local_day(self, stamp: int) -> dt.date | None:
        instant = InstantField().python_value(stamp)
        return None if instant is None else self._shop.local(instant).date()

    def _last_uses(self) -> dict[tuple[str, int], tuple[str, dt.date]]:
        return {
            (what, row_id): (codes.said("used", "used_for", used_for), day_of(day))
            for page in self._rows.pages for what, row_id, used_for, day in self._shop.store.rows(_USES, (page,))
        }

    def _used(self, table: str, field: str, row: Row) -> tuple[str, dt.date | None]:
        row_id, page = row.get("id") or 0, row.get("member_id") or 0
        keys = ((table, row_id), (field, row_id), (field, page))
        return next((self._uses[key] for key in keys if key in self._uses), ("", None))


def _joined(table: str, said: list[tuple[str, str]]) -> str:
    """The first column bare, each further one with what it is called."""
    if not said:
        return "–"
    return "; ".join([said[0][1], *(f"{words.label(table, column)}: {text}" for column, text in said[1:])])


def _as_plain(row: Row) -> Row:
    return {column: _plain(value) for column, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, dt.date):  # and datetime
        return value.isoformat()
    return value

