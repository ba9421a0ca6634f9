"""An amount of money: whole minor units and their currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

# ISO 4217 exponents that are not 2.
_EXPONENTS = dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0) | dict.fromkeys(
    "BHD IQD JOD KWD LYD OMR TND".split(), 3
)
LARGEST = 10**13  # minor units; far beyond any shop, well inside 64 bits


def exponent(currency: str) -> int:
    """Number of decimals of a currency (ISO 4217)."""
    return _EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """``minor`` whole minor units of ``currency`` (three letters, ISO 4217)."""

    minor: int
    currency: str

    def decimal(self) -> Decimal:
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def __str__(self) -> str:
        return f"{self.decimal():f} {self.currency}"


def parse(typed: str, currency: str) -> Money:
    """Read an amount as people and programs write it: ``12,50``, ``1 234.5``, ``kr 99,-``.

    The last of comma or point is the decimal sign when one to three digits follow it, unless three follow and it is the only
    kind of sign and the currency does not count in thousandths.
    Raises NeedsALook when it is no amount.
    """
    text = re.sub(r"[^\d,.\-−]", "", typed).replace("−", "-")
    text = re.sub(r"[,.]-+$", "", text)
    minus = text.startswith("-")
    digits, decimals = _split(text.strip("-"), exponent(currency))
    if not (digits or decimals) or "-" in digits + decimals:
        raise NeedsALook("amount", _("“{typed}” is not an amount.").format(typed=typed), do=_("Type it like 48 or 48,50."))
    value = (Decimal(f"{digits or 0}.{decimals or 0}") * 10 ** exponent(currency)).quantize(Decimal(1))
    if value > LARGEST:
        raise NeedsALook("amount", _("“{typed}” is more than this program can count.").format(typed=typed))
    return Money(-int(value) if minus else int(value), currency)


def _split(text: str, places: int) -> tuple[str, str]:
    cut = max(text.rfind(","), text.rfind("."))
    if cut < 0:
        return text, ""
    whole, rest = re.sub("[,.]", "", text[:cut]), text[cut + 1 :]
    only_sign = text.count(text[cut]) == 1 and not re.search("[,.]", text[:cut])
    if len(rest) == 3 and places != 3 and (not only_sign or 1 <= len(whole) <= 3 and whole != "0"):
        return whole + rest, ""
    if text.count(text[cut]) > 1:
        return whole + rest, ""
    return whole, rest
