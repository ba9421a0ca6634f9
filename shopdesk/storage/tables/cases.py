"""What is owed: cases with their notes, promises, troubles that hit many."""

from __future__ import annotations

from peewee import Model

TABLES: tuple[type[Model], ...] = ()
LEDGERS: tuple[type[Model], ...] = ()
