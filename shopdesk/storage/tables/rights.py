"""Who may do what, what was used for what, and who was erased."""

from __future__ import annotations

from peewee import Model

TABLES: tuple[type[Model], ...] = ()
LEDGERS: tuple[type[Model], ...] = ()
