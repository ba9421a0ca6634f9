"""Mailchimp's export of an audience: a ZIP with a file for those who get mail, those who left and those whose address is dead.

It is read as one list with the columns of all of them, whoever left first, and with a column more: what being in that file means.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import BinaryIO, cast

from shopdesk.core.imports.records import BadRow
from shopdesk.exchange.listing import Row, as_text
from shopdesk.exchange.mapping import fold
from shopdesk.exchange.packed.zip_gate import BROKEN, ZipGate, stopped_in_the_middle
from shopdesk.exchange.text.text_list import TextList

STATUS = "Email Subscription Status"
_LEFT = ("unsubscribed", "cleaned")
_NEVER = ("nonsubscribed", "non-subscribed", "transactional")
_PROOF = frozenset({"optintime", "optinip", "confirmtime", "confirmip"})
_LEARN = 1000
_MOST_FILES = 20


class AudienceList:
    """Every CSV of a ZIP as one list. Raises FileProblem when none of them is a list."""

    separator = ","
    tellable: tuple[str, ...] = ()

    def __init__(self, packed: ZipGate) -> None:
        self.name = packed.name
        self._packed = packed
        self._inside = sorted(packed.ending("csv"), key=_order)[:_MOST_FILES]
        self._read, self.part = 0, ""
        try:
            titles = self._all_titles()
        except BaseException:
            packed.close()
            raise
        self.titles = (*titles, STATUS)
        self.heading = as_text(self.titles)

    def _all_titles(self) -> dict[str, None]:
        titles: dict[str, None] = {}
        for inside in self._inside:
            with self._opened(inside) as one:
                self.encoding = one.encoding
                titles.update(dict.fromkeys(one.titles))
        return titles

    @contextmanager
    def _opened(self, inside: str) -> Iterator[TextList]:
        """One of its files as a list; the ZIP stays open as long as any file in it is."""
        with self._packed.open(inside) as file:
            try:
                yield TextList(cast(BinaryIO, file))
            except BROKEN as error:
                raise stopped_in_the_middle(self.name) from error

    def rows(self) -> Iterator[Row | BadRow]:
        """The rows of each file, whoever left first; lines are counted in each file on its own."""
        for count, inside in enumerate(self._inside, 1):
            yield from self._rows_of(inside)
            self._read = count

    def _rows_of(self, inside: str) -> Iterator[Row | BadRow]:
        self.part = inside
        with self._opened(inside) as one:
            places = [self.titles.index(title) for title in one.titles]
            # Who never signed up for mail has no proof of it, whatever the file says.
            empty = [_is(inside, _NEVER) and fold(title) in _PROOF for title in one.titles]
            for row in one.rows():
                status = "unsubscribed" if _is(inside, _LEFT) else ""
                if not isinstance(row, BadRow):
                    yield self._spread(row, places, empty, status)
                elif len(row.cells) == len(places):
                    yield row._replace(cells=tuple(self._spread((row.line, row.raw, list(row.cells)), places, empty, status)[2]))
                else:
                    yield row._replace(cells=(row.raw,))  # its cells are nobody's, under the columns of all

    def _spread(self, row: Row, places: list[int], empty: list[bool], status: str) -> Row:
        """A row of one file under the columns of all."""
        cells = [""] * len(self.titles)
        for place, left_out, cell in zip(places, empty, row[2], strict=True):
            cells[place] = "" if left_out else cell
        cells[-1] = status
        return row[0], as_text(cells), cells

    def beginning_of(self, place: int, further: bool = False) -> Iterator[str]:
        """The cells of one column at the beginning."""
        some = islice(self.rows(), _LEARN if further else _LEARN // 10)
        return (row[2][place].strip() for row in some if not isinstance(row, BadRow))

    def photo(self, _line: int) -> bytes:
        """An audience has no faces."""
        return b""

    def fraction(self) -> float | None:
        """How many of the files have been read."""
        return self._read / len(self._inside)

    def close(self) -> None:
        """Let go of the file."""
        self._packed.close()


def _order(inside: str) -> tuple[int, str]:
    """Whoever said no comes first: a page begun by a no is never written to in between."""
    return (0 if _is(inside, _LEFT) else 1), inside


def _is(inside: str, words: tuple[str, ...]) -> bool:
    name = inside.rsplit("/", 1)[-1].casefold().replace("_", "-")
    return any(word in name for word in words)
