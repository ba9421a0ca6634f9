"""Lists that were brought in or picked by hand, and pages that were found to be one person or two."""

from __future__ import annotations

from peewee import BigIntegerField, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import InstantField, JsonField
from shopdesk.storage.tables.kinds import ABOUT, SHOP, Table
from shopdesk.storage.tables.members import Member
from shopdesk.storage.tables.shop import Staff


class BroughtList(Table):
    """A file that was brought in: its name, what it was read as, and how many rows it gave."""

    treatment = SHOP
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    file_name = TextField()
    format = TextField()
    columns = JsonField()
    rows_taken = IntegerField()
    rows_left = IntegerField()


class BroughtRow(Table):
    """One row of a file that was brought in, word for word, and whom it made or added to."""

    treatment = ABOUT
    brought_list = ForeignKeyField(BroughtList, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    line = IntegerField()
    own_id = TextField(default="", index=True)
    content = TextField()


class BroughtPage(Table):
    """A page that was begun by a list: with the list it goes again, unless something happened on it since."""

    treatment = ABOUT
    brought_list = ForeignKeyField(BroughtList, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")


class BroughtChange(Table):
    """What a list changed on a page that was here before it, so that it can go back; gone when that time is over.

    ``changed``: "columns" gives for each column what stood before and what the list made of it, "rows" those written beside the page,
    each with its table, its id and its place.
    """

    treatment = ABOUT
    brought_list = ForeignKeyField(BroughtList, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    changed = JsonField()


class BroughtVisits(Table):
    """Visits of a list that were written in one go: their ids follow each other from ``first`` to ``last``."""

    treatment = SHOP
    brought_list = ForeignKeyField(BroughtList, on_delete="RESTRICT")
    first = BigIntegerField()
    last = BigIntegerField()


class TakenBack(Table):
    """A list that was taken back: how many pages went with it, and how many stayed because something had happened since."""

    treatment = SHOP
    brought_list = ForeignKeyField(BroughtList, unique=True, on_delete="RESTRICT")
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    gone = IntegerField()
    stayed = IntegerField()


class Merge(Table):
    """Two pages that are one person: ``other`` goes on as ``member``. ``changed`` says what that did to rows, so that they can go back."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    other = ForeignKeyField(Member, on_delete="RESTRICT")
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    changed = JsonField()
    separated_at = InstantField(null=True)


class TwoPeople(Table):
    """Two pages that look like one person and are two, as somebody said: nobody is asked again."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    other = ForeignKeyField(Member, on_delete="RESTRICT")
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


class Listed(Table):
    """Somebody who was put by hand on a list of the shop's own; ``list_key`` is the key of the list among the settings."""

    treatment = ABOUT
    list_key = TextField(index=True)
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


TABLES: tuple[type[Model], ...] = (
    BroughtList, BroughtRow, BroughtPage, BroughtChange, BroughtVisits, TakenBack, Merge, TwoPeople, Listed,
)
LEDGERS: tuple[type[Model], ...] = ()
