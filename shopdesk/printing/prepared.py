"""A card made ready: every text fitted to its box and its code made, before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from shopdesk.core import saying
from shopdesk.core.cards.records import Card, Letterhead, QrText, Signer
from shopdesk.i18n import _
from shopdesk.printing import colours, letters, qr, text
from shopdesk.printing.style import Face, Style
from shopdesk.printing.template import Caption, Colour, Ground, Part, Says
from shopdesk.printing.text import Block, Setting

FINEST = 0.35
"""Millimetres of one module below which telephones do not read a printed code."""


@dataclass(frozen=True, slots=True)
class PlacedCode:
    """A code and how wide it is printed, in millimetres without its quiet zone; None when it would be too fine to read."""

    symbol: qr.Symbol
    side: float

    @property
    def quiet(self) -> float:
        return qr.QUIET * self.side / self.symbol.side


@dataclass(frozen=True, slots=True)
class Signed:
    """The signer's corner: ``signature`` in handwriting (unless there is a picture of it) over name and title."""

    signature: Setting
    line: Setting


_FIXED = {
    Colour.INK: colours.INK, Colour.INK2: colours.INK2, Colour.PEN: colours.PEN, Colour.LINE: colours.LINE,
}


def colour_of(colour: Colour, ground: Ground, accent: str) -> str:
    """The colour itself, "#rrggbb", on a face of this ``ground`` for a shop of this ``accent``."""
    if colour in _FIXED:
        return _FIXED[colour]
    if colour is Colour.STRAW:
        return colours.soft_words(accent if ground is Ground.ACCENT else colours.on_paper(accent))
    return colours.on_ground(ground, accent).words if colour is Colour.FRONT else colours.on_paper(accent)


def set_text(card: Card, part: Part) -> Setting:
    """Fit what ``part`` says into its box."""
    style = coloured(part, card.shop.accent)
    return text.fit(_blocks(card, part, style), style, part.box.width, part.box.height, card.language if part.says is Says.WORDS else "")


def set_heading(shop: Letterhead, part: Part) -> Setting:
    """Fit the shop's name beside its mark, on one line."""
    style = coloured(part, shop.accent)
    return text.fit((Block(letters.plain(shop.name).text),), style, part.box.width - part.box.height - part.gap, part.box.height)


@lru_cache(maxsize=64)
def set_signed(signer: Signer, part: Part, accent: str) -> Signed:
    """Fit signature and name beside the face."""
    width = part.box.width - (part.box.height + part.gap if signer.face else 0.0)
    line = _signer_line(signer)
    style = coloured(part, accent)
    first = letters.plain(signer.name).text.split()[:1]
    hand = Style(Face.HAND, 9.0, 9.0, 0.4, colour=colours.PEN)
    return Signed(
        text.fit(text.paragraphs(" ".join(first)), hand, min(width, 55.0), 9.0),
        text.fit(text.paragraphs(line), style, width, part.style.leading * 1.5 if part.style else 0.0),
    )


@lru_cache(maxsize=64)
def set_signature(signer: Signer, part: Part, accent: str) -> Setting:
    """Fit the first name, as if signed, into the box of ``part``."""
    first = letters.plain(signer.name).text.split()[:1]
    size = part.box.height * 0.8
    style = Style(Face.HAND, size, size, 0.4, colour=colour_of(part.colour, part.ground, accent))
    return text.fit(text.paragraphs(" ".join(first)), style, part.box.width, part.box.height)


def set_caption(code: QrText, placed: PlacedCode, part: Part, accent: str) -> Setting:
    """Fit the lines beside the code."""
    left = placed.side + max(part.gap, placed.quiet + 1.0)
    return text.fit(caption_blocks(code), coloured(part, accent), part.box.width - left, part.box.height)


def caption_blocks(code: QrText) -> tuple[Block, ...]:
    """What is said of a code, a block a line."""
    return tuple(Block(letters.plain(line).text) for line in code.caption if line.strip())


@lru_cache(maxsize=512)
def place_code(payload: str, part: Part) -> PlacedCode | None:
    """Choose how large the code is printed: as its box says, or larger until a module can be read."""
    try:
        symbol = qr.symbol(payload)
    except ValueError:
        return None
    side = max(part.box.height, symbol.side * FINEST)
    return PlacedCode(symbol, side) if side <= part.largest else None


def code_left(placed: PlacedCode, part: Part) -> float:
    """Where a code begins on its face, in millimetres: one larger than its box grows away from the side it is aligned to."""
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[part.style.align if part.style else "left"]
    return part.box.left + share * (part.box.width - placed.side) if part.caption is Caption.NONE else part.box.left


def coloured(part: Part, accent: str) -> Style:
    """The part's style in its colour."""
    if part.style is None:
        raise AssertionError(part.role)
    return replace(part.style, colour=colour_of(part.colour, part.ground, accent))


def _signer_line(signer: Signer) -> str:
    title = letters.plain(signer.title).text.strip()
    name = letters.plain(signer.name).text.strip()
    return _("{name}, {title}").format(name=name, title=title) if title else name


def _blocks(card: Card, part: Part, style: Style) -> tuple[Block, ...]:
    if part.says is Says.WORDS:
        blank = style.leading / 2
        dear = text.paragraphs(letters.plain(card.dear).text, blank=blank)
        return dear + text.paragraphs(letters.plain(card.words).text, before=part.between if dear else 0.0, blank=blank)
    if part.says is Says.CAPTION:
        return tuple(block for block in caption_blocks(card.qr) if block.text != card.letters)  # those stand by themselves
    return text.paragraphs(letters.plain(said(card, part.says)).text)


def said(card: Card, says: Says) -> str:
    """The words a part of a template holds on this card."""
    return _SAID[says](card) if says in _SAID else ""


def signer_title(card: Card) -> str:
    """What the signer is, and where."""
    # Translators: somebody's title and their shop, as in "Owner, Møllebakken Bakery".
    both = _("{title}, {shop}").format(title=saying.sentence(card.signer.title), shop=card.shop.name)
    return both if card.signer.title.strip() else card.shop.name


_SAID: dict[Says, Callable[[Card], str]] = {
    Says.FRONT: attrgetter("front"), Says.UNDER: attrgetter("under"), Says.SHOP: attrgetter("shop.name"),
    Says.ADDRESS: attrgetter("shop.address"), Says.TO: attrgetter("to"), Says.FROM: attrgetter("sender"), Says.VALUE: attrgetter("value"),
    Says.LETTERS: attrgetter("letters"), Says.RECIPIENT: lambda card: "\n".join(card.address), Says.SMALL: attrgetter("small"),
    Says.SIGNER: attrgetter("signer.name"), Says.TITLE: signer_title, Says.PHONE: attrgetter("signer.phone"),
    Says.HOURS: attrgetter("signer.hours"), Says.TO_LABEL: lambda _card: _("To"), Says.FROM_LABEL: lambda _card: _("From"),
}
