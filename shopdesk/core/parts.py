"""Parts of the shop that are brought in and made when somebody first asks for them: a start pays for what it shows, no more."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class _Part:
    """Stands in for a part until it is asked for; from then on the part itself stands in the attribute."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, whole: Any, owner: type | None = None) -> Any:
        if whole is None:
            return self
        made = whole.__dict__[self._name] = named(self._where)(getattr(whole, "_shop", whole))
        return made


def part(where: str) -> Any:
    """An attribute of the shop or of a feature, made with the shop by what stands at ``where``: "cases.service:Cases"."""
    return _Part(where)


def named(where: str) -> Any:
    """What stands at ``where``: a module within ``shopdesk.core``, a colon, and a name in it."""
    module, _, name = where.partition(":")
    return getattr(import_module(f"shopdesk.core.{module}"), name)
