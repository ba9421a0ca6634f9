"""What of a row is written on a page that is here already: what is empty there, what is new, and what somebody picked; pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from shopdesk.core import saying
from shopdesk.core.duplicates.records import Taken
from shopdesk.core.imports.records import Difference, Place
from shopdesk.core.members.finding import fold

COLUMNS = ("name", "greeting", "pronounce", "language", "street", "postcode", "city", "region", "country")
BORN = ("birth_month", "birth_day", "birth_year", "age")
MOST = 20  # phones or e-mails of one page
_ADDRESS = COLUMNS[4:]
_WORDS = {"name": Taken.NAME, "greeting": Taken.GREETING, "pronounce": Taken.PRONOUNCE, "language": Taken.LANGUAGE}
Values = dict[str, Any]


class Fresh(NamedTuple):
    """What a row says of somebody who has a page: ``columns`` as COLUMNS has them, ``born`` as BORN.

    ``phones`` with their number in E.164 or None, ``emails`` with what they are compared by; ``taken`` is written over what stands.
    """

    place: Place
    member_id: int
    columns: tuple[str, ...]
    born: tuple[int | None, int | None, int | None, str]
    phones: tuple[tuple[str, str | None], ...]
    emails: tuple[tuple[str, str], ...]
    note: str
    photo_id: int | None
    taken: frozenset[Taken] = frozenset()


def fill(here: Mapping[str, Any], fresh: Fresh) -> tuple[Values, tuple[Difference, ...]]:
    """The columns of a page that get another value, and what stands there otherwise and stays."""
    there: Values = dict(zip(COLUMNS + BORN, fresh.columns + fresh.born, strict=True))
    values: Values = {}
    differs: list[Difference] = []
    for column, what in _WORDS.items():
        if there[column] and fold(here[column]) != fold(there[column]):
            _settle(values, differs, {column: there[column]}, not here[column] or what in fresh.taken,
                    Difference(what, here[column], there[column]))
    _settle_address(here, there, fresh.taken, values, differs)
    _settle_birthday(here, there, fresh.taken, values, differs)
    return values, tuple(differs)


def _settle(values: Values, differs: list[Difference], new: Values, written: bool, difference: Difference) -> None:
    if written:
        values.update(new)
    else:
        differs.append(difference)


def _settle_address(here: Mapping[str, Any], there: Values, taken: frozenset[Taken], values: Values, differs: list[Difference]) -> None:
    """An address is one thing: what it says here is only added to where the rest is the same."""
    parts = {column: there[column] for column in _ADDRESS if there[column]}
    new = {column: said for column, said in parts.items() if fold(str(here[column])) != fold(said)}
    if new:
        agrees = not any(here[column] for column in new)
        difference = Difference(Taken.ADDRESS, address(here), address(there))
        _settle(values, differs, new if agrees else {column: there[column] for column in _ADDRESS}, agrees or Taken.ADDRESS in taken,
                difference)


def _settle_birthday(here: Mapping[str, Any], there: Values, taken: frozenset[Taken], values: Values, differs: list[Difference]) -> None:
    if not there["birth_day"]:
        return
    same_day = (here["birth_month"], here["birth_day"]) == (there["birth_month"], there["birth_day"])
    if same_day and there["birth_year"] in (None, here["birth_year"]) and there["age"] in ("", here["age"]):
        return
    agrees = not here["birth_day"] or (same_day and here["birth_year"] is None and here["age"] in ("", there["age"]))
    age = there["age"] or ("" if there["birth_year"] else here["age"])  # a year says the age
    difference = Difference(Taken.BIRTHDAY, birthday(here), birthday(there))
    _settle(values, differs, {**{column: there[column] for column in BORN}, "age": age}, agrees or Taken.BIRTHDAY in taken, difference)


def address(said: Mapping[str, Any]) -> str:
    """An address on one line."""
    place = " ".join(part for part in (said["postcode"], said["city"]) if part)
    return ", ".join(part for part in (said["street"], place, said["region"], said["country"]) if part)


def birthday(said: Mapping[str, Any]) -> str:
    """A birthday in words; empty where none is known."""
    if not said["birth_day"]:
        return ""
    day = saying.day_and_month(said["birth_month"], said["birth_day"])
    return f"{day} {said['birth_year']}" if said["birth_year"] else day
