"""What a code on a card holds, kind by kind, and what is said beside it: what it does, and the plain target for hands without a phone."""

from __future__ import annotations

import re
from urllib.parse import quote, quote_plus, urlsplit

from shopdesk.core import codes
from shopdesk.core.cards.records import NO_CODE, QrText
from shopdesk.core.cards.vcard import SMALL, Contact, vcard
from shopdesk.core.codes import CodeKind
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

_LONGEST_WEB, _LONGEST_LINE = 300, 200
_MAP = "https://www.openstreetmap.org/search?query="
_WALLET = "https://catima.app/share#"
_ADDRESS = re.compile(r"[^\s@<>\",;:?&\\]+@[^\s@<>\",;:?&\\]+\.[^\s@<>\",;:?&\\.]+")


def contact(person: Contact, *, whole: bool = False) -> QrText:
    """A code that puts the signer into the reader's address book, in a small code what it takes to ring them; the number stands beside it.

    ``whole`` on their own card, where name and number stand large and the code has room for everything.
    """
    number = " ".join(person.phone.split())
    if whole and number:
        return QrText(vcard(person), (_("Saves my number"),))
    if number:
        return QrText(vcard(person, SMALL), (_("Scan to save my number."), _("It reaches me, not a menu."), number))
    return QrText(vcard(person, SMALL), (_("Scan to save my name"), _("and where to find me.")))


def member(code: str) -> QrText:
    """A code that opens this person's page at the counter; the letters are printed too, for hands without a scanner."""
    return QrText(codes.payload(code, CodeKind.PERSON), (_("Show this at the counter."), codes.spaced(code)))


def gift(code: str) -> QrText:
    """A gift card's number, and nothing else."""
    return QrText(codes.payload(code, CodeKind.GIFT), (_("Holds a number only."), _("No name, no balance.")))


def phone(number: str) -> QrText:
    """Rings a number when it is tapped."""
    return QrText(f"tel:{_dialled(number)}", (_("Scan to ring us."), number.strip()))


def text_message(number: str) -> QrText:
    """Begins a text message to a number."""
    return QrText(f"sms:{_dialled(number)}", (_("Scan to send us a text."), number.strip()))


def web(address: str) -> QrText:
    """Opens a page. Raises NeedsALook when it is no address of one."""
    whole = address.strip() if "://" in address else f"https://{address.strip()}"
    parts = urlsplit(whole)
    if parts.scheme not in ("https", "http") or "." not in parts.netloc or len(whole) > _LONGEST_WEB or not _is_plain(whole):
        raise NeedsALook(
            "qr", _("“{address}” is no address of a page.").format(address=_short(address)), _("Your words are kept."),
            _("Write it as in a browser: https://…"),
        )
    return QrText(whole, (_("Scan to open our page."), whole.removeprefix("https://").removeprefix("http://").rstrip("/")))


def place(address: str) -> QrText:
    """Shows a place on a map, looked for by its address. Raises NeedsALook when there is none."""
    line = _one_line(address)
    if not line:
        raise NeedsALook("qr", _("The shop has no address yet."), _("Your words are kept."), _("Write it in Settings, Shop."))
    return QrText(_MAP + quote_plus(line), (_("Scan to find us on a map."), line))


def email(address: str, subject: str = "", body: str = "") -> QrText:
    """Begins an e-mail with ``subject`` and ``body``. Raises NeedsALook when the address is none."""
    plain = address.strip()
    if not _ADDRESS.fullmatch(plain) or len(plain) > _LONGEST_LINE:
        raise NeedsALook(
            "qr", _("“{address}” is no e-mail address.").format(address=_short(address)), _("Your words are kept."), _("Look at it again.")
        )
    fields = [f"{name}={quote(_one_line(text))}" for name, text in (("subject", subject), ("body", body)) if text.strip()]
    return QrText(f"mailto:{quote(plain, safe='@')}" + ("?" + "&".join(fields) if fields else ""), (_("Scan to write to us."), plain))


def wallet(code: str, shop_name: str) -> QrText:
    """Puts the member's card into the free wallet Catima, by the link its project documents (card sharing, version 2).

    The card's facts stand behind the "#" of the link, which a phone does not send anywhere.
    """
    facts = {"store": shop_name, "note": "", "cardid": codes.payload(code, CodeKind.PERSON), "barcodetype": "QR_CODE"}
    inner = "&".join(f"{name}={quote_plus(value)}" for name, value in facts.items() if value)
    return QrText(_WALLET + quote(inner, safe=""), (_("Scan to keep your card"), _("in your phone’s wallet (Catima)."), codes.spaced(code)))


def nothing() -> QrText:
    """No code."""
    return NO_CODE


def _dialled(number: str) -> str:
    plain = "".join(sign for sign in number if sign.isdigit() or (sign == "+" and number.lstrip().startswith("+")))
    if not any(sign.isdigit() for sign in plain):
        raise NeedsALook("qr", _("There is no phone number for the code."), _("Your words are kept."), _("Write it in Settings."))
    return ("+" if plain.startswith("+") else "") + "".join(sign for sign in plain if sign.isdigit())


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_LINE]


def _is_plain(text: str) -> bool:
    return text.isprintable() and " " not in text and '"' not in text and "<" not in text


def _short(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= 40 else line[:40] + "…"
