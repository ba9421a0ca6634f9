"""The two links an act ends in, made so that nothing typed about anybody can slip into them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from shopdesk.core import validation
from shopdesk.core.members.records import Phone
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

_DIALLED = "0123456789"


def tel(phone: Phone) -> str:
    """Give the link that dials ``phone``: the number in E.164, or the digits as typed; empty when there is no digit (RFC 3966)."""
    number = phone.e164 or "".join(sign for sign in phone.typed if sign in _DIALLED or sign == "+")
    digits = "".join(sign for sign in number if sign in _DIALLED)
    return f"tel:{'+' if number.startswith('+') else ''}{digits}" if digits else ""


def mailto(address: str, subject: str, text: str) -> str:
    """Give the link that opens the mail program with a letter begun (RFC 6068): one address, nobody in copy.

    Raises NeedsALook when ``address`` is not one whole address, or a line is broken where a header would begin.
    """
    for field, part in (("emails", address), ("subject", subject)):
        if "\r" in part or "\n" in part:
            raise NeedsALook(field, _("There is a line break in it."), _("Nothing was opened."), _("Write it in one line."))
    lines = "\r\n".join(text.splitlines())
    to = quote(validation.email(address), safe="@")
    return f"mailto:{to}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def bcc(addresses: Sequence[str], subject: str, text: str) -> str:
    """Give the link that begins one letter to several, none of whom sees another (RFC 6068). Raises NeedsALook as ``mailto`` does."""
    begun = mailto(addresses[0], subject, text)
    hidden = ",".join(quote(validation.email(address), safe="@") for address in addresses)
    return f"mailto:?bcc={hidden}&{begun.partition('?')[2]}"
