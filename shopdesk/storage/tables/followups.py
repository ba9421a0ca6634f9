"""Something to do for a member on a day, and the playbook it comes from."""

from __future__ import annotations

from peewee import Model

TABLES: tuple[type[Model], ...] = ()
LEDGERS: tuple[type[Model], ...] = ()
