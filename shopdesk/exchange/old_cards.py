"""Gift cards of another system: a CSV with the columns ``code`` and ``balance`` (and ``currency`` where there are several)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from shopdesk.core.giftcards.records import Worth
from shopdesk.core.giftcards.rules import amount
from shopdesk.core.shop import Shop
from shopdesk.errors import FileProblem, NeedsALook
from shopdesk.i18n import _

_CODE = frozenset({"code", "card", "card number", "number", "gift card", "gift card code"})
_BALANCE = frozenset({"balance", "amount", "value", "remaining balance", "left"})
_LARGEST = 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class BroughtCards:
    """How many cards were taken, and for each line left out its number and why."""

    taken: int
    left: tuple[tuple[int, str], ...]


def bring(shop: Shop, path: Path) -> BroughtCards:
    """Take in every card of the list that can be read, as one act. Raises FileProblem when it is no such list."""
    rows = _rows(path)
    columns = [cell.strip().casefold() for cell in rows[0]] if rows else []
    code_at, balance_at = (next((place for place, name in enumerate(columns) if name in names), None) for names in (_CODE, _BALANCE))
    if code_at is None or balance_at is None:
        raise FileProblem(_("“{name}” has no columns code and balance.").format(name=path.name), _("Nothing was brought in."))
    currency_at = columns.index("currency") if "currency" in columns else None
    taken, left = 0, []
    with shop.transaction("giftcards.bring"):
        for line, cells in enumerate(rows[1:], 2):
            cells += [""] * (len(columns) - len(cells))
            try:
                named = cells[currency_at].strip().upper() if currency_at is not None else ""
                money = amount(f"{cells[balance_at]} {named}".strip(), shop.settings.shop().currency)
                shop.giftcards.making.require_new(cells[code_at])
            except NeedsALook as problem:
                left.append((line, str(problem)))
            else:
                shop.giftcards.making.bring(cells[code_at], Worth(money.minor, money.currency))
                taken += 1
    return BroughtCards(taken, tuple(left))


def _rows(path: Path) -> list[list[str]]:
    try:
        if path.stat().st_size > _LARGEST:
            raise FileProblem(_("“{name}” is too large for a list of gift cards.").format(name=path.name), _("Nothing was brought in."))
        text = path.read_text("utf-8-sig")
        separator = ";" if text.partition("\n")[0].count(";") else ","
        return [row for row in csv.reader(text.splitlines(), delimiter=separator) if any(cell.strip() for cell in row)]
    except (OSError, UnicodeError, csv.Error) as error:
        raise FileProblem(
            _("“{name}” cannot be read as a list.").format(name=path.name), _("Nothing was brought in."), _("Save it as CSV in UTF-8.")
        ) from error
