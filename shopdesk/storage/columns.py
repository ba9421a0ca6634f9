"""Column types that both engines keep alike: days as whole numbers, instants as whole microseconds, short JSON."""

from __future__ import annotations

import datetime as dt
import json
import secrets
import struct
from collections.abc import Iterator
from typing import Any

from peewee import BigIntegerField, IntegerField, TextField

_EPOCH_DAY = dt.date(1970, 1, 1).toordinal()
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_AS_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode  # made once, which is half of the work
_ROOM = 2**62  # for ids
_AT_ONCE = 512  # random numbers asked for at once


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH_DAY


def day_of(number: int) -> dt.date:
    """The day that is ``number`` days after 1970-01-01."""
    return dt.date.fromordinal(number + _EPOCH_DAY)


def instant_number(instant: dt.datetime) -> int:
    """Microseconds since 1970-01-01T00:00Z."""
    return (instant - _EPOCH) // _MICROSECOND


def instant_of(number: int) -> dt.datetime:
    """The instant that is ``number`` microseconds after 1970-01-01T00:00Z; UTC."""
    return _EPOCH + number * _MICROSECOND


def new_id() -> int:
    """A random id that will not be given again: 62 bits, positive."""
    return secrets.randbits(62) or 1


def rising_ids() -> Iterator[int]:
    """Random ids for a bulk of rows, each some random way above the last: rows written in their order fill a table page by page.

    When there is no more room above, they begin anew somewhere.
    """
    number = _ROOM
    while True:
        for (random,) in struct.iter_unpack("<Q", secrets.token_bytes(8 * _AT_ONCE)):
            number += 1 + (random >> 20)  # up to 2^44: a hundred thousand rows take a quarter of the room
            if number >= _ROOM:
                number = random >> 2 or 1
            yield number


class DayField(IntegerField):
    """A local day, kept as days since 1970-01-01."""

    def db_value(self, value: dt.date | int | None) -> int | None:
        return day_number(value) if isinstance(value, dt.date) else value

    def python_value(self, value: int | None) -> dt.date | None:
        return None if value is None else day_of(value)


class FlagField(IntegerField):
    """Yes or no, kept as 1 or 0: a number on both engines, so that one query can ask for it on either."""

    def db_value(self, value: bool | int | None) -> int | None:
        return None if value is None else int(value)

    def python_value(self, value: int | None) -> bool | None:
        return None if value is None else bool(value)


class InstantField(BigIntegerField):
    """An instant, kept as microseconds since 1970-01-01T00:00Z."""

    def db_value(self, value: dt.datetime | int | None) -> int | None:
        return instant_number(value) if isinstance(value, dt.datetime) else value

    def python_value(self, value: int | None) -> dt.datetime | None:
        return None if value is None else instant_of(value)


class JsonField(TextField):
    """Plain values as JSON text with sorted keys, so that equal values are equal text."""

    def db_value(self, value: Any) -> str | None:
        return None if value is None else _AS_JSON(value)

    def python_value(self, value: str | None) -> Any:
        return None if value is None else json.loads(value)
