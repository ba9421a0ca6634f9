"""What a gift card's code and an amount may look like, and what is kept of a code; pure."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import uuid
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from shopdesk.core import codes, saying, validation
from shopdesk.core.codes import CodeKind
from shopdesk.core.giftcards.records import Entry, Refused, Why, Worth
from shopdesk.core.money import LARGEST, Money, exponent
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _, ngettext

LONGEST_CODE = 64  # letters of another system's code
GUESSES = 10  # right-looking codes nobody has, in ``GUESS_TIME``, before an owner is asked
GUESS_TIME = dt.timedelta(minutes=10)
_THING = 120  # letters of the thing a card is good for
SHOWN = 4  # letters of a code that are kept to tell cards apart
_AMOUNT = re.compile(r"(?P<whole>\d{1,3}(?:[ '’]\d{3})+|\d+)(?:(?P<sign>[.,])(?P<decimals>\d*))?|[.,](?P<only>\d+)")
_WITH_CURRENCY = re.compile(r"(?P<before>[A-Za-z]{3})?\s*(?P<number>[^A-Za-z]*?)\s*(?P<after>[A-Za-z]{3})?")


def plain_code(text: str) -> str:
    """A code as it is kept: without spaces, dashes and our own prefix, in capitals."""
    letters = "".join(text.split()).replace("-", "").upper()
    reading = codes.read(text) if len(letters) <= LONGEST_CODE else None
    return reading.letters if reading is not None else letters


def code_hash(code: str) -> str:
    """What the file keeps of a plain code: its SHA-256, as 64 hex digits."""
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()


def looked_at(text: str) -> tuple[str, bool]:
    """The plain code, and whether it looks like one of ours. Raises Refused before any file is asked.

    A code of ours with a wrong letter, or a person's card, goes no further; anything else may be another system's.
    """
    if len("".join(text.split())) > LONGEST_CODE + len(CodeKind.GIFT.value):
        raise no_code()
    reading = codes.read(text)
    if reading is None:
        return plain_code(text), False
    if not reading.good:
        raise Refused(
            Why.MISTYPED, _("There is a letter wrong in this code."), _("Nothing was taken off."), _("Scan it, or type it again.")
        )
    if reading.kind is CodeKind.PERSON:
        raise Refused(
            Why.PERSON, _("This is a person’s card, not a gift card."), _("Nothing was taken off."), _("Scan it again to open their page.")
        )
    return reading.letters, True


def no_code() -> Refused:
    """The refusal of what cannot be a code of this shop."""
    return Refused(
        Why.NO_CODE, _("This is not the code of a gift card."), _("Nothing was taken off."), _("Scan the card, or type its whole code.")
    )


def amount(typed: str, currency: str) -> Money:
    """Read an amount that is to move on a card: more than nothing, with a comma or a point, never guessed at.

    Raises NeedsALook when it is no amount, could be two, has more decimals than the currency, or names another currency.
    """
    shape = _WITH_CURRENCY.fullmatch(typed.strip().replace("\u00a0", " ").replace("\u202f", " "))
    number = _AMOUNT.fullmatch(shape["number"].strip()) if shape else None
    if shape is None or number is None:
        raise NeedsALook("amount", _("“{typed}” is not an amount.").format(typed=typed[:40]), do=_("Type it like 48 or 48,50."))
    named = (shape["before"] or shape["after"] or currency).upper()
    if named != currency:
        raise NeedsALook(
            "amount", _("This card counts in {currency}, not in {other}.").format(currency=currency, other=named),
            _("Nothing was taken off."), _("Type the amount in {currency}.").format(currency=currency),
        )
    return _checked(_decimal(number, typed, exponent(currency)), currency)


def _decimal(number: re.Match[str], typed: str, places: int) -> Decimal:
    decimals = number["only"] or number["decimals"] or ""
    if len(decimals) > places:
        unsure = len(decimals) == 3 and number["whole"] and number["whole"] != "0"
        what = _("“{typed}” could be two different amounts.") if unsure else _("“{typed}” has too many decimals.")
        raise NeedsALook("amount", what.format(typed=typed[:40]), do=_("Type it like 1234,50, without a sign for thousands."))
    whole = re.sub(r"\D", "", number["whole"] or "0")
    return Decimal(f"{whole}.{decimals or 0}")


def _checked(value: Decimal, currency: str) -> Money:
    minor = int(value.scaleb(exponent(currency)))
    if minor <= 0:
        raise NeedsALook("amount", _("Nothing is no amount."), do=_("Type how much."))
    if minor > LARGEST:
        raise NeedsALook("amount", _("That is more than this program can count."), do=_("Look at the amount."))
    return Money(minor, currency)


def clean_worth(worth: Worth) -> Worth:
    """The worth as a card may have it; raises NeedsALook."""
    worth = replace(worth, thing=validation.line("thing", worth.thing, _THING))
    if worth.units <= 0 or worth.units > LARGEST:
        raise NeedsALook("amount", _("A gift card is worth more than nothing."), do=_("Type how much."))
    if bool(worth.currency) == bool(worth.thing):
        raise NeedsALook("amount", _("A gift card is worth an amount or a thing."), do=_("Say which."))
    return worth


def clean_key(key: str) -> str:
    """The key of a press as it is kept; raises NeedsALook when it is no UUID."""
    try:
        return str(uuid.UUID(key))
    except ValueError:
        raise NeedsALook("key", _("“{key}” is no UUID.").format(key=key[:60]), do=_("Give each press a key of its own: uuidgen.")) from None


def new_key() -> str:
    """A key for one press."""
    return str(uuid.uuid4())


def balance_of(entries: Iterable[Entry]) -> int:
    """What a card's entries add up to."""
    return sum(entry.worth.units for entry in entries)


def in_words(worth: Worth) -> str:
    """An amount in the local way, or the thing and how many."""
    money = worth.money
    if money is not None:
        return saying.money(money)
    if worth.units == 1:
        return worth.thing
    return ngettext("{count} × {thing}", "{count} × {thing}", worth.units).format(count=worth.units, thing=worth.thing)


def shown_code(tail: str) -> str:
    """How a card is called whose code nobody keeps: its last letters."""
    return f"… {tail}"
