"""Somebody of whom every table of the shop's file knows something, and everybody else too."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from graphlib import TopologicalSorter
from typing import Any

import peewee

from shopdesk.core.members.records import MemberDraft, MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.storage.columns import DayField, FlagField, InstantField, JsonField
from shopdesk.storage.tables import TABLES, Glance, LogLine, Member, Picture, Rhythm, UndoRow, UndoStep
from shopdesk.storage.treatment import OnErase

NAME, PHONE, EMAIL = "Åse Bråten", "+47 73 50 01 99", "aase.braaten@example.no"
OF_OTHERS = {Glance, Rhythm, UndoStep, UndoRow, LogLine}
_numbers = itertools.count(1)


def somebody(shop: Shop, name: str = NAME, phone: str = PHONE, email: str = EMAIL) -> int:
    """A page with everything a shop writes on it."""
    member = shop.members.add(MemberDraft(name, phones=(phone,), emails=(email,)))
    memory = shop.members.remember(member.id, MemoryKind.LIKES, f"{name} likes rye, says {email}")
    shop.members.reword(memory.id, f"{name} likes dark rye")
    shop.visits.record(member.id)
    return member.id


def in_every_table(shop: Shop, member_id: int, words: str) -> dict[type[peewee.Model], int]:
    """Write a row about the member into every table that can hold one; gives their keys."""
    made: dict[type[peewee.Model], int] = {Member: member_id}
    points_to = {table: {link.rel_model for link in table._meta.refs} - {table} for table in TABLES}
    for table in TopologicalSorter(points_to).static_order():
        if table not in OF_OTHERS | {Member}:
            theirs = table.treatment.erase is OnErase.DELETED and table is not Picture
            made[table] = _row(table, made, member_id, words if theirs else "of the shop")
    return made


def _row(table: type[peewee.Model], made: dict[type[peewee.Model], int], member_id: int, words: str) -> int:
    values = {}
    for field in table._meta.sorted_fields:
        if isinstance(field, peewee.ForeignKeyField):
            values[field.name] = None if field.rel_model is table else made.get(field.rel_model)
        elif field.column_name == "member_id":
            values[field.name] = member_id
        elif not field.primary_key:
            values[field.name] = _value(field, words)
    key = table._meta.primary_key
    values[key.name] = values.get(key.name) or (key.default() if callable(key.default) else 2**40 + len(made))
    table.insert(**values).execute()
    return int(values[key.name])


def _value(field: peewee.Field, words: str) -> Any:
    check = " ".join(str(constraint.sql) for constraint in field.constraints or () if hasattr(constraint, "sql"))
    chosen = re.search(r"IN \((?:'', *)?\s*'([^']+)'", check)
    lowest = re.search(r"BETWEEN (\d+)|>=? *(\d+)", check)
    length = re.search(r"length\(\w+\) = (\d+)", check)
    if chosen:
        return chosen[1]
    if isinstance(field, DayField):
        return dt.date(2026, 11, 19)
    if isinstance(field, InstantField):
        return dt.datetime(2026, 11, 19, tzinfo=dt.UTC)
    if isinstance(field, JsonField):
        return {}
    if isinstance(field, FlagField | peewee.BooleanField):
        return 0
    if isinstance(field, peewee.BlobField):
        return words.encode()
    if isinstance(field, peewee.FloatField | peewee.IntegerField):
        return int(lowest[1] or lowest[2]) + 1 if lowest else 1
    return str(next(_numbers)).zfill(int(length[1])) if length else f"{words} {next(_numbers)}"
