"""The second schema: each member's rhythm with the days their standings begin, the shop's own, and the wish to be left alone.

Frozen: this file says what step 2 added, whatever tables.py says today.
"""

from __future__ import annotations

from typing import Any

from peewee import BigIntegerField, Check, Database, FloatField, ForeignKeyField, IntegerField, Model, TextField


class Member(Model):
    id = BigIntegerField(primary_key=True)


class Rhythm(Model):
    member = ForeignKeyField(Member, primary_key=True, on_delete="RESTRICT")
    basis = BigIntegerField()
    gaps = IntegerField()
    last = IntegerField()
    weight = FloatField()
    length = FloatField()
    fit1 = FloatField()
    fit4 = FloatField()
    fit16 = FloatField()
    recent = TextField()
    habit_weekday = IntegerField()
    habit_since = IntegerField()
    habit_times = IntegerField()
    habit_firm = IntegerField()
    base = TextField(index=True, constraints=[Check("base IN ('new', 'becoming', 'regular')")])
    slipping_on = IntegerField(null=True, index=True)
    away_on = IntegerField(null=True, index=True)
    expected_on = IntegerField(null=True, index=True)
    own_gap = IntegerField(null=True)
    habit_every = IntegerField(null=True)
    usual_gap = FloatField()
    u90 = FloatField()
    p_return = FloatField()
    sure = FloatField()

    class Meta:
        legacy_table_names = False
        strict_tables = True


class ShopRhythm(Model):
    id = BigIntegerField(primary_key=True)
    unit = FloatField()
    r = FloatField()
    beta = FloatField()
    a = FloatField()
    b = FloatField()
    q0 = FloatField()
    c4 = FloatField()
    c16 = FloatField()
    season = FloatField()
    closures = TextField()
    basis = BigIntegerField(null=True)
    learned_at = BigIntegerField(null=True)
    learned_on = IntegerField(null=True)
    members = IntegerField()
    visits = IntegerField()
    stale = IntegerField()

    class Meta:
        legacy_table_names = False
        strict_tables = True


_TABLES: tuple[type[Model], ...] = (Rhythm, ShopRhythm)


def up(migrator: Any, db: Database) -> None:
    # Not the migrator's way: it makes the table of the members anew where SQLite cannot set a column to NOT NULL later.
    db.execute_sql("ALTER TABLE member ADD COLUMN left_alone INTEGER NOT NULL DEFAULT 0")
    # One index for a merged page being followed and for everybody in the order of their names.
    for index in ("member_sort_key", "member_merged_into_id"):
        db.execute_sql(f"DROP INDEX {index}")
    db.execute_sql('CREATE INDEX "member_merged_into_id_sort_key" ON "member" ("merged_into_id", "sort_key")')
    with db.bind_ctx((Member, *_TABLES)):
        db.create_tables(_TABLES, safe=False)
