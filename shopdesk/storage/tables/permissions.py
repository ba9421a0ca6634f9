"""What each member permits, and how they wish to be reached."""

from __future__ import annotations

from peewee import Model

TABLES: tuple[type[Model], ...] = ()
LEDGERS: tuple[type[Model], ...] = ()
