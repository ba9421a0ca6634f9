"""A table that is merged into cards, one a row: a column goes where its name says, and every cell is text and nothing else."""

from __future__ import annotations

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
_KNOWN = {*_OF_A_WISH, *_NAME, *_MEMBER, *_STREET, *_TOWN, *_MORE}


class CardTable(OpenList):
    """Use it in a ``with``. Raises FileProblem when it is no table, or has no column that a card knows."""

    def __init__(self, given: Path) -> None:
        super().__init__(given)
        self._columns = [fold(title) for title in self.titles]
        self.unused = tuple(title for title, column in zip(self.titles, self._columns, strict=True) if column not in _KNOWN)
        if len(self.unused) == len(self.titles):
            self.close()
            raise FileProblem(
                _("“{name}” has no column that stands on a card.").format(name=self.name), _("Nothing was printed."),
                _("Call its columns name, message, dear, address, postcode, city or code."),
            )

    def cards(self, shop: Shop, wish: Wish) -> Iterator[tuple[int | None, Card]]:
        """A card for each row as ``wish`` says where the row says nothing, and whose it is when a member's code stands there.

        Raises FileProblem naming the row that cannot be printed.
        """
        for row in self._list.rows():
            if isinstance(row, BadRow):
                raise self._refused(row.line, _("it cannot be read"))
            line, _words, cells = row
            said = {column: cell for column, cell in zip(self._columns, cells, strict=True) if column in _KNOWN and cell.strip()}
            try:
                yield _card(shop, wish, said)
            except ShopError as error:
                raise self._refused(line, error.what) from error

    def _refused(self, line: int, why: str) -> FileProblem:
        what = _("Row {line} of “{name}”: {why}").format(line=line, name=self.name, why=why)
        return FileProblem(what, _("Nothing was printed."), _("Put it right in the table and print again."))


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
