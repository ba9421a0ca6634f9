"""Two pages that may be one person, and what became of them, as everyone outside the store sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """What speaks for one person, in the order it is said."""

    PHONE = "phone"
    EMAIL = "email"
    SAME_NAME = "same_name"
    ONE_LETTER = "one_letter"
    SOUNDS = "sounds"
    PART = "part"
    BIRTHDAY = "birthday"
    TOWN = "town"
    OTHER_NAME = "other_name"
    ALL_ELSE = "all_else"


class Taken(StrEnum):
    """What of the other page is written on the one that goes on, where somebody chose so or it says nothing there."""

    NAME = "name"
    GREETING = "greeting"
    PRONOUNCE = "pronounce"
    LANGUAGE = "language"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    JOB = "job"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared of one page. ``phones`` in E.164, ``emails`` folded; ``birthday`` is (month, day)."""

    id: int
    name: str
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    city: str = ""
    birthday: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """Two pages and why they may be one person. ``weight`` puts the surest first; nobody is ever shown it."""

    first: int
    second: int
    whys: tuple[Why, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Merged:
    """Two pages that were made one: ``other_id`` goes on as ``member_id``, and can be its own page again until ``until``."""

    id: int
    member_id: int
    other_id: int
    at: dt.datetime
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class Separated:
    """Two pages again. ``stayed`` says in words what could not go back, or is empty."""

    member_id: int
    other_id: int
    stayed: str
