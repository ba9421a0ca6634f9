"""A list of visits: who came, on which day, perhaps at what time and for how much."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from shopdesk.core import money
from shopdesk.core.imports.records import BadRow, VisitRow, Why
from shopdesk.errors import FileProblem, NeedsALook
from shopdesk.exchange import days
from shopdesk.exchange.mapping import fold
from shopdesk.exchange.open_list import OpenList
from shopdesk.i18n import _

_WHO = (
    "member_id member customer_id customer card code customer_code member_code email e-mail email_address phone phone_number id "
    "kundenummer klantnummer"
)
_DAY = "date day visited visited_at visit_date datetime timestamp created_at dato dag datum"
_TIME = "time clock tid tijd klokkeslett"
_AMOUNT = "amount total sum price paid spent beløp beløb bedrag belopp betrag"
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?")
_FEW = 50_000  # distinct spellings remembered, so that a list of noise cannot fill the memory


class VisitsFile(OpenList):
    """One list of visits, read once from front to back; use it in a ``with``.

    Amounts come in minor units of ``currency``; days after ``today`` (the shop's) are refused; times with an offset are put on
    the day they fall on in ``zone``. Raises FileProblem when no column says who or when.
    """

    def __init__(self, given: Path | BinaryIO, currency: str, today: dt.date, zone: dt.tzinfo | None = None) -> None:
        super().__init__(given)
        self._currency, self._places = currency, money.exponent(currency)
        self._today, self._zone = today, zone
        self._days: dict[str, dt.date | Why] = {}
        self._amounts: dict[str, int | None] = {"": None}
        try:
            self._find_places()
        except BaseException:
            self.close()
            raise

    def _find_places(self) -> None:
        folded = [fold(title) for title in self.titles]
        self._who, self._when = _place(folded, _WHO), _place(folded, _DAY)
        self._clock, self._amount = _place(folded, _TIME), _place(folded, _AMOUNT)
        if self._who < 0 or self._when < 0:
            raise FileProblem(
                _("“{name}” does not say who came and when.").format(name=self.name),
                _("Nothing was changed."),
                _("A list of visits has the columns member, date and amount."),
            )
        self._month_first = self._month_comes_first(self._when)
        # Whether there is more in a row than is taken from it, so that the row itself is worth keeping.
        self.tells_more = len(folded) > sum(place >= 0 for place in (self._who, self._when, self._clock, self._amount))

    def rows(self) -> Iterator[VisitRow | BadRow]:
        """Each visit, or why a row is none, in the order of the list; blank rows are passed over."""
        who, when, amount = self._who, self._when, self._amount
        known_days, known_amounts, clock = self._days, self._amounts, self._clock
        for row in self._list.rows():
            if isinstance(row, BadRow):
                yield row
                continue
            line, raw, cells = row
            key, day = cells[who], known_days.get(cells[when])
            minor = known_amounts.get(cells[amount], -1) if amount >= 0 else None  # -1: not seen, or a cent given back
            if key and key[0] != "'" and clock < 0 and day.__class__ is dt.date and minor != -1:
                yield VisitRow(line, raw, key.strip(), day, None, minor)  # every cell has been seen before: the usual case
            elif any(cells):
                yield self._read(line, raw, cells)

    def _read(self, line: int, raw: str, cells: list[str]) -> VisitRow | BadRow:
        key = cells[self._who].strip().removeprefix("'").strip()
        said = cells[self._when]
        if not key or not said.strip():
            return BadRow(line, raw, Why.NO_DAY if key else Why.NO_KEY, "", tuple(cells))
        clock = cells[self._clock].strip() if self._clock >= 0 else ""
        day, at = self._read_when(said, clock)
        if isinstance(day, Why):
            return BadRow(line, raw, day, said.strip(), tuple(cells))
        minor = None
        if self._amount >= 0:
            try:
                minor = self._read_amount(cells[self._amount])
            except (NeedsALook, ArithmeticError):
                return BadRow(line, raw, Why.AMOUNT, cells[self._amount].strip(), tuple(cells))
        return VisitRow(line, raw, key, day, at, minor)

    def _read_when(self, said: str, clock: str) -> tuple[dt.date | Why, dt.datetime | None]:
        known = self._days.get(said)
        text = said.strip()
        if known is None and len(text) > 10 and text[10] in "T ":
            try:
                return self._at(dt.datetime.fromisoformat(text.removesuffix(" UTC") + ("Z" if text.endswith(" UTC") else "")))
            except (ValueError, OverflowError):
                pass
        day_text, _space, rest = text.partition(" ")
        clock = clock or rest.strip()
        day = known or self._read_day(text if not rest or not (time := _time(clock)) else day_text)
        if not clock and len(self._days) < _FEW:
            self._days[said] = day
        time = _time(clock) if clock else None
        return day, dt.datetime.combine(day, time) if time and time != dt.time() and not isinstance(day, Why) else None

    def _at(self, instant: dt.datetime) -> tuple[dt.date | Why, dt.datetime | None]:
        """Day and time of a full instant; midnight sharp is how programs write a bare day."""
        day = instant.astimezone(self._zone).date() if instant.tzinfo and self._zone else instant.date()
        return self._sensible(day), None if instant.tzinfo is None and instant.time() == dt.time() else instant

    def _read_day(self, text: str) -> dt.date | Why:
        try:
            return self._sensible(dt.date.fromisoformat(text) if text[4:5] == "-" else days.read(text, self._month_first))
        except days.Unsure:
            return Why.UNSURE_DAY
        except ValueError:
            return Why.DAY

    def _sensible(self, day: dt.date) -> dt.date | Why:
        if day > self._today:
            return Why.FUTURE_DAY
        return day if day.year >= days.EARLIEST else Why.DAY

    def _read_amount(self, said: str) -> int | None:
        if said in self._amounts:
            return self._amounts[said]
        whole, _point, rest = (text := said.strip()).partition(".")
        if self._places == 2 and text.isascii() and whole.isdigit() and len(whole) < 10 and len(rest) < 3 and (not rest or rest.isdigit()):
            minor: int | None = int(whole) * 100 + int((rest + "00")[:2])
        else:
            minor = money.parse(text, self._currency).minor if text else None
        if len(self._amounts) < _FEW:
            self._amounts[said] = minor
        return minor


def read_visits(given: Path | BinaryIO, currency: str, today: dt.date, zone: dt.tzinfo | None = None) -> VisitsFile:
    """Open a list of visits (plain or .gz). FileProblem when it is none."""
    return VisitsFile(given, currency, today, zone)


def is_visits(titles: tuple[str, ...]) -> bool:
    """Whether a heading is that of a list of visits rather than of people: it says who and when, and not much about the person."""
    folded = [fold(title) for title in titles]
    return _place(folded, _WHO) >= 0 and _place(folded, _DAY) >= 0 and not {"name", "firstname", "navn", "lastname"} & set(folded)


def _place(folded: list[str], names: str) -> int:
    """Where the first of these headings stands that the list has; -1 for none."""
    return next((folded.index(name) for name in map(fold, names.split()) if name in folded), -1)


def _time(text: str) -> dt.time | None:
    """A time of day as tills write it, with or without seconds, in twelve or twenty-four hours."""
    if not (parts := _CLOCK.fullmatch(text)):
        return None
    hour, half = int(parts[1]), (parts[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return dt.time(hour, int(parts[2]), int(parts[3] or 0))
    except ValueError:
        return None
