"""An amount of money: whole minor units and their currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

# ISO 4217 exponents that are not 2.
_EXPONENTS = dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0) | dict.fromkeys(
    "BHD IQD JOD KWD LYD OMR TND".split(), 3
)
LARGEST = 10**13  # minor units; far beyond any shop, well inside 64 bits

# A currency's sign or short name, before or after: kr, kr., NOK, €, Fr.
_NAME = r"(?:[^\W\d_]{1,3}\.?|[^\w\s.,'()+\-–—:]{1,2})?"
_SHAPE = re.compile(
    rf"(?P<minus>[-(]?) ?\+?{_NAME} ?(?P<late_minus>-?) ?"
    r"(?:(?P<grouped>\d{1,3}(?P<sign>[ .,'])(?:\d{2,3}(?P=sign))*\d{3})|(?P<plain>\d*))(?:(?P<point>[.,])(?P<decimals>\d*))?"
    rf"(?:[,.:]?[-–—]{{1,2}})? ?{_NAME}\)?"
)


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
    """Read an amount as people and programs write it: ``12,50``, ``1 234.5``, ``kr. 99,-``, ``(4.00)``.

    A comma or point with exactly three digits behind it groups thousands, unless the currency counts in thousandths or nothing but
    a zero stands before it. More decimals than the currency has are rounded, halves away from zero.
    Raises NeedsALook when it is no amount.
    """
    shape = _SHAPE.fullmatch(" ".join(re.sub("[’`]", "'", typed.replace("−", "-")).split()))
    number = _number(shape, exponent(currency)) if shape else None
    if shape is None or number is None:
        raise NeedsALook("amount", _("“{typed}” is not an amount.").format(typed=typed), do=_("Type it like 48 or 48,50."))
    value = number.scaleb(exponent(currency))
    if value > LARGEST:
        raise NeedsALook("amount", _("“{typed}” is more than this program can count.").format(typed=typed))
    minor = int(value.quantize(Decimal(1), ROUND_HALF_UP))
    return Money(-minor if shape["minus"] or shape["late_minus"] else minor, currency)


def _number(shape: re.Match[str], places: int) -> Decimal | None:
    whole, decimals, sign = shape["grouped"] or shape["plain"] or "", shape["decimals"] or "", shape["sign"]
    if sign and sign == shape["point"]:
        return None
    if sign and sign in ".," and not shape["point"] and whole.count(sign) == 1 and (places == 3 or whole.startswith("0")):
        whole, decimals = whole.split(sign)
    whole = re.sub(r"\D", "", whole)
    return Decimal(f"{whole or 0}.{decimals or 0}") if whole or decimals else None
