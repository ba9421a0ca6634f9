"""Gift cards: the ledger and what it adds up to."""

from __future__ import annotations

from peewee import Model

TABLES: tuple[type[Model], ...] = ()
LEDGERS: tuple[type[Model], ...] = ()
