"""What a PIN and a password must be, and how long to wait after wrong ones; pure."""

from __future__ import annotations

import datetime as dt
import re

from shopdesk.core.staff.records import Proof, Right, Role
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _, ngettext

FREE = 5
"""Wrong tries in a row that cost nothing."""
FRESH = dt.timedelta(minutes=5)
"""How long a PIN or password that was given stands for the next act."""
_WAITS = (30, 60, 300, 900)  # seconds, from the fifth wrong try on: ADR 0010
_SHORTEST_PASSWORD, _LONGEST_PASSWORD = 10, 200
_FEWEST_LETTERS = 5  # different ones, spaces left out
_RUNS = "01234567890", "09876543210"


def acts() -> dict[Right, str]:
    """What each right allows, to go into "Only an owner may …"."""
    return {
        Right.ERASE: _("erase somebody"), Right.EXPORT: _("take a list out of the shop"), Right.VOID: _("make something void"),
        Right.BUDGETS: _("change a budget"), Right.SETTINGS: _("change the settings"), Right.STAFF: _("change the staff"),
    }


def wait_after(wrong: int) -> int:
    """Seconds to wait after ``wrong`` wrong tries in a row."""
    return 0 if wrong < FREE else _WAITS[min(wrong - FREE, len(_WAITS) - 1)]


def remaining(wait: int, wrong_at: dt.datetime | None, now: dt.datetime) -> int:
    """Seconds still to wait. A clock set back to before the last try does not make it longer than it was, nor shorter."""
    if not wait or wrong_at is None:
        return 0
    passed = max((now - wrong_at).total_seconds(), 0.0)
    return max(-int((passed - wait) // 1), 0)


def said(seconds: int) -> str:
    """A wait in words, rounded up."""
    if seconds < 60:
        return ngettext("{count} second", "{count} seconds", seconds).format(count=seconds)
    minutes = -(-seconds // 60)
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def clean_secret(secret: str, role: Role) -> str:
    """Give the PIN or password as it may be kept; raises NeedsALook."""
    if role is Role.OWNER:
        if not _SHORTEST_PASSWORD <= len(secret) <= _LONGEST_PASSWORD:
            raise NeedsALook(
                "secret", _("An owner’s password has at least {count} letters.").format(count=_SHORTEST_PASSWORD),
                do=_("Three words in a row are easy to remember."),
            )
        if len(set("".join(secret.split()).casefold())) < _FEWEST_LETTERS:
            raise NeedsALook(
                "secret", _("This password is one sign over and over."), do=_("Three words in a row are easy to remember.")
            )
        return secret
    if not re.fullmatch("[0-9]{4,6}", secret):
        raise NeedsALook("secret", _("A PIN has four to six digits."), do=_("Choose one that only you know."))
    if len(set(secret)) == 1 or any(secret in run for run in _RUNS):
        raise NeedsALook("secret", _("This PIN is the first that anybody would try."), do=_("Choose another."))
    return secret


def proof(role: Role) -> Proof:
    """How somebody in this role shows who they are, once they chose something."""
    return Proof.PASSWORD if role is Role.OWNER else Proof.PIN
