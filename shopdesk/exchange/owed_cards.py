"""What the shop owes on gift cards, card by card, for the bookkeeper: no codes, no names."""

from __future__ import annotations

import csv
import datetime as dt
from io import TextIOWrapper
from pathlib import Path

from shopdesk.core.giftcards.records import GiftCard, GiftState, Worth
from shopdesk.core.giftcards.rules import shown_code
from shopdesk.core.shop import Shop
from shopdesk.exchange.rejects import defused
from shopdesk.exchange.writing.placing import placed
from shopdesk.i18n import _

_ALL = 2**31


def write(shop: Shop, path: Path) -> int:
    """Write every open card to ``path`` as CSV and give how many there are; raises FileProblem, and nothing is left then."""
    cards = shop.giftcards.shelf.all((GiftState.OPEN,), _ALL)
    titles = (_("Card"), _("Made on"), _("Worth something since"), _("Given"), _("Value"), _("Left"), _("Currency"), _("Thing"))
    with placed(path) as file:
        text = TextIOWrapper(file, "utf-8-sig", newline="")
        rows = csv.writer(text)
        rows.writerow(titles)
        rows.writerows([defused(cell) for cell in _cells(shop, card)] for card in cards)
        text.detach()  # what was written is handed on, and the file stays open
    return len(cards)


def _cells(shop: Shop, card: GiftCard) -> tuple[str, ...]:
    since = "" if card.activated_at is None else _day(shop, card.activated_at)
    given = _("yes") if card.is_given else ""
    worth = card.balance
    return (
        shown_code(card.tail), _day(shop, card.issued_at), since, given, _number(card.value), _number(worth), worth.currency, worth.thing
    )


def _day(shop: Shop, instant: dt.datetime) -> str:
    return shop.local(instant).date().isoformat()


def _number(worth: Worth) -> str:
    return str(worth.units if worth.money is None else worth.money.decimal())
