"""One run of cards: what is typeset, and what is written down once it is on paper. Knows no window, so another process can do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from shopdesk import i18n
from shopdesk.core.cards.printers import PrinterError
from shopdesk.core.cards.records import Card, CardKind
from shopdesk.core.shop import Shop
from shopdesk.printing import pdf_file, stock
from shopdesk.printing.sheets import Flip, Sheet
from shopdesk.printing.template_file import template_for
from shopdesk.ui.apart import Counter

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Run:
    """What is to be printed: a card each for ``member_ids``, or ``cards`` for nobody yet. ``today`` is the row of Today it is done with."""

    cards: tuple[Card, ...]
    member_ids: tuple[int, ...]
    sheet: Sheet
    flip: Flip
    start: int
    by_post: bool
    today: str = ""

    @classmethod
    def for_one(cls, member_id: int, card: Card) -> Run:
        """One card for somebody, on the sheet it stands on alone."""
        template = template_for(card)
        sheet = stock.sheets_for(template.open_width, template.height)[0]
        return cls((card,), (member_id,), sheet, sheet.flip, 0, by_post=False)

    @property
    def kind(self) -> CardKind:
        """What is printed."""
        return self.cards[0].kind


def typeset(tell: Tell | None, language: str, run: Run, error: PrinterError) -> bytes:
    """Make the PDF of ``run`` for a printer that errs so; ``tell`` raises to stop it."""
    from shopdesk.printing import cards as engine
    from shopdesk.printing import measuring_sheet

    i18n.use_language(language)
    correction = measuring_sheet.correction_of(error)
    return engine.render(run.cards, run.sheet, tell, flip=run.flip, start=run.start, correction=correction).pdf


def book(shop: Shop, run: Run) -> None:
    """Remember in one step who got a card."""
    with shop.transaction("cards.print"):
        for member_id, card in zip(run.member_ids, run.cards, strict=False):
            shop.cards.printed(member_id, card, posted=run.by_post)
        row = shop.today_list.row(run.today) if run.today else None
        if row is not None and row.member_id in run.member_ids:
            shop.today_list.done(replace(row, channel=None) if run.by_post else row)  # what is posted was counted with its card


def save(shop: Shop, run: Run, pdf: bytes, path: Path) -> None:
    """Book the run and write its PDF: both or neither."""
    with shop.transaction("cards.print"):
        book(shop, run)
        pdf_file.write(path, pdf)


def save_apart(tell: Tell, counter: Counter, run: Run, path: Path) -> None:
    """Typeset and save in another process; stopped at any card, nothing was done."""
    pdf = typeset(tell, counter.language, run, PrinterError())
    with counter.opened() as shop:
        save(shop, run, pdf, path)


def book_apart(_tell: Tell, counter: Counter, run: Run) -> None:
    """Book a run that is on paper, in another process; nothing stops that."""
    with counter.opened() as shop:
        book(shop, run)
