"""A table that is merged into cards, one a row: a column goes where its name says, or where it stands as {Column} in what is said to all.

Every cell is text and nothing else: what looks like a column in it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from shopdesk.core import validation
from shopdesk.core.cards import rules
from shopdesk.core.cards.records import Card, Wish
from shopdesk.core.imports.records import BadRow
from shopdesk.core.shop import Shop
from shopdesk.errors import FileProblem, ShopError
from shopdesk.exchange.mapping import fold
from shopdesk.exchange.open_list import OpenList
from shopdesk.i18n import _

_OF_A_WISH = {
    "words": "words", "message": "words", "text": "words", "dear": "dear", "greeting": "dear", "front": "front", "under": "under",
    "from": "sender", "sender": "sender", "value": "value", "reach": "reach",
}
_NAME = ("name", "to", "fullname")
_MEMBER = ("code", "member", "membercode")
_STREET, _TOWN = ("street", "address"), ("postcode", "city")
_MORE = ("region", "country")
_TO_ALL = ("words", "dear", "front", "under")
_COLUMN = re.compile(r"\{([^{}\n]+)\}")
_KNOWN = {*_OF_A_WISH, *_NAME, *_MEMBER, *_STREET, *_TOWN, *_MORE}


class CardTable(OpenList):
    """Use it in a ``with``; ``wish`` is what the cards have in common. Raises FileProblem when it is no table, or has no column that stands
    on a card; ``unused`` are those that do not."""

    def __init__(self, given: Path, wish: Wish) -> None:
        super().__init__(given)
        self._wish = wish
        self._columns = [fold(title) for title in self.titles]
        stand = _KNOWN.union(fold(name) for field in _TO_ALL for name in _COLUMN.findall(getattr(wish, field)))
        self.unused = tuple(title for title, column in zip(self.titles, self._columns, strict=True) if column not in stand)
        if len(self.unused) == len(self.titles):
            self.close()
            raise FileProblem(
                _("“{name}” has no column that stands on a card.").format(name=self.name), _("Nothing was printed."),
                _("Call its columns name, message, dear, address, postcode, city or code."),
            )

    def cards(self, shop: Shop) -> Iterator[tuple[int | None, Card]]:
        """A card for each row as the wish says where the row says nothing, and whose it is when a member's code stands there.

        Raises FileProblem naming the row that cannot be printed.
        """
        for row in self._list.rows():
            if isinstance(row, BadRow):
                raise self._refused(row.line, _("it cannot be read"))
            line, _words, cells = row
            row_says = dict(zip(self._columns, cells, strict=True))
            said = {column: cell for column, cell in row_says.items() if column in _KNOWN and cell.strip()}
            try:
                yield _card(shop, _merged(self._wish, row_says), said)
            except ShopError as error:
                raise self._refused(line, error.what) from error

    def _refused(self, line: int, why: str) -> FileProblem:
        what = _("Row {line} of “{name}”: {why}").format(line=line, name=self.name, why=why)
        return FileProblem(what, _("Nothing was printed."), _("Put it right in the table and print again."))


def _merged(wish: Wish, row: dict[str, str]) -> Wish:
    """What is said to all, with this row's cell in the place of each of its columns."""

    def cell(found: re.Match[str]) -> str:
        return row.get(fold(found[1]), found[0]).strip()

    filled: dict[str, Any] = {field: _COLUMN.sub(cell, getattr(wish, field)) for field in _TO_ALL}
    return replace(wish, **filled)


def _card(shop: Shop, wish: Wish, said: dict[str, str]) -> tuple[int | None, Card]:
    """The card of one row."""
    own: dict[str, Any] = {_OF_A_WISH[column]: cell for column, cell in said.items() if column in _OF_A_WISH}
    wish = replace(wish, **own)
    code = _first(said, _MEMBER)
    member_id = shop.members.by_code(code).id if code else None
    card = shop.cards.make(member_id, wish)
    name = validation.line("name", _first(said, _NAME))
    address = _address(name, said)
    if not name:
        return member_id, replace(card, address=address or card.address)
    called = name.split(" ")[0]
    dear = card.dear if wish.dear or wish.kind not in rules.LETTERS else rules.greeting_line(called)
    return member_id, replace(card, to=name, dear=dear, address=address or card.address or (name,))


def _address(name: str, said: dict[str, str]) -> tuple[str, ...]:
    """The lines of a letter; none where the row says no place."""
    if not said.keys() & {*_STREET, *_TOWN}:
        return ()
    town = " ".join(said[column] for column in _TOWN if column in said)
    lines = (name, _first(said, _STREET), town, *(said.get(column, "") for column in _MORE))
    return tuple(validation.line("address", line) for line in lines if line.strip())


def _first(said: dict[str, str], columns: tuple[str, ...]) -> str:
    return next((said[column] for column in columns if column in said), "")
