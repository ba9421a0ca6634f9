"""What is looked at: a side of the card in front, the sheet it will lie on, the same large, and every kind in small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from shopdesk.core.cards.records import Card, CardKind, Wish
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.printing import stock
from shopdesk.printing.template import Form
from shopdesk.printing.template_file import template_for
from shopdesk.ui.pages.cards import sentences
from shopdesk.ui.pages.cards.desk import Desk
from shopdesk.ui.pages.cards.drawing import Drawing, Drawn, Look
from shopdesk.ui.pages.cards.enlarged import Enlarged
from shopdesk.ui.pages.cards.gallery import Gallery
from shopdesk.ui.pages.cards.stage import SHEET, Stage

_PAGE, _LARGE, _SMALL = "page", "large", "kind "
_LARGE_DPI, _SMALL_DPI = 200.0, 48.0
_SHOWN_WORTH = 350  # on the small drawing of a gift card


class Looking(QObject):
    """Asks for drawings and puts them where they belong. ``remarked`` gives what must be known before the card is printed."""

    remarked = Signal(str)
    broke = Signal(str)

    def __init__(self, shop: Shop, desk: Desk, stage: Stage, gallery: Gallery, parent: QObject) -> None:
        super().__init__(parent)
        self._shop = shop
        self._desk = desk
        self._stage = stage
        self._gallery = gallery
        self._pages = 1
        self.drawing = Drawing(self)
        self.drawing.drawn.connect(self._on_drawn)
        self.drawing.refused.connect(lambda error: self.remarked.emit(str(error)))
        self.drawing.broke.connect(self.broke)
        stage.side_chosen.connect(self.look)
        stage.preview.resized.connect(self.look)
        stage.preview.clicked.connect(self._on_pressed)

    def show_sides(self) -> None:
        """Offer the sides of the card to look at; of a sheet as many pages as it was seen to take."""
        is_long = self._desk.kind is CardKind.PREFERENCES and self._pages > 1
        self._stage.show_sides(sentences.pages(self._pages) if is_long else sentences.sides(self._desk.template))

    def look(self) -> None:
        """Draw what is in front, at the size it has on the screen."""
        if self._stage.isVisible():
            self._ask(_PAGE)

    def look_at_kinds(self) -> None:
        """Draw the front of every kind, one after the other when nothing else is wanted."""
        self.drawing.ask_later(self._small())

    def _ask(self, purpose: str) -> None:
        is_sheet, papers = self._stage.side == SHEET, self._desk.papers
        paper, folded = papers.sheet if is_sheet else papers.alone, self._desk.template.form is Form.FOLDED
        self._stage.preview.begin((paper.width, paper.height), fold=folded and not is_sheet)
        try:
            look = self._sheet() if is_sheet else self._side()
        except ShopError as error:
            self.remarked.emit(str(error))
            return
        self.drawing.ask(replace(look, dpi=_LARGE_DPI if purpose == _LARGE else self._stage.preview.dpi(), purpose=purpose))

    def _side(self) -> Look:
        """This card by itself: where it is printed by itself, the very PDF."""
        papers = self._desk.papers
        flip = papers.flip if papers.alone is papers.sheet else None
        return Look((self._desk.card(self._desk.current),), papers.alone, self._stage.page, 0.0, flip)

    def _sheet(self) -> Look:
        """The sheet that this card will lie on; the first may begin at a later place."""
        desk, papers = self._desk, self._desk.papers
        if not desk.people:
            return Look((desk.card(None),) * papers.free, papers.sheet, 0, 0.0, papers.flip, papers.start)
        people, places = desk.ready(), len(papers.sheet.places)
        place = next((number for number, person in enumerate(people) if person == desk.current), 0) + papers.start
        first = place - place % places - papers.start
        cards = tuple(desk.card(person) for person in people[max(first, 0) : first + places])
        return Look(cards or (desk.card(desk.current),), papers.sheet, 0, 0.0, papers.flip, papers.start if first < 0 or not place else 0)

    def _small(self) -> Iterator[Look]:
        """Each kind as somebody of this shop would sign it; none while nobody works here."""
        shop = self._shop
        signers, people = shop.staff.all(), shop.members.recent(1)
        for kind in self._gallery.kinds.kinds if signers else ():
            member_id = people[0].id if people and kind.kind in (CardKind.MEMBER, CardKind.LABEL, CardKind.PREFERENCES) else None
            worth = f"{_SHOWN_WORTH} {shop.settings.shop().currency}" if kind.kind is CardKind.GIFT else ""
            try:
                card = shop.cards.make(member_id, Wish(kind.kind, signer_id=signers[0].id, template=kind.own, value=worth))
            except ShopError:
                continue  # a member card before the first member: its place stays empty
            sheet = stock.sheets_for(kind.template.open_width, kind.template.height)[0]
            yield Look((card,), sheet, 0, _SMALL_DPI * self._stage.devicePixelRatioF(), purpose=_SMALL + kind.key)

    def _on_pressed(self) -> None:
        self._ask(_LARGE)

    def _on_drawn(self, drawn: Drawn) -> None:
        purpose = drawn.look.purpose
        if purpose.startswith(_SMALL):
            self._gallery.kinds.draw(purpose.removeprefix(_SMALL), _front_of(drawn))
        elif purpose == _LARGE:
            Enlarged(drawn.image, self._stage.side_words(), self._stage.window()).open()
        else:
            self._pages = drawn.pages if drawn.look.cards[0].kind is CardKind.PREFERENCES else 1
            self.show_sides()
            self._stage.preview.show_page(drawn.image, f"{self._stage.side_words()}. {sentences.whose(self._desk)}")
            self.remarked.emit("\n".join(line for line in self._said(drawn) if line))

    def _said(self, drawn: Drawn) -> Iterator[str]:
        for remark in drawn.remarks:
            yield f"{remark.sentence} {remark.do}".strip()
        if len(self._desk.people) > 1:
            yield sentences.had_before(self._desk.had_before(), worded=self._desk.needs_words())
        elif self._stage.side != SHEET:
            yield self._had_before(drawn.look.cards[0])

    def _had_before(self, card: Card) -> str:
        person = self._desk.current
        unwritten = self._desk.needs_words() and not card.words
        return "" if person is None or unwritten else self._shop.cards.had_before(person.member_id, card)


def _front_of(drawn: Drawn) -> QImage:
    """The front face out of a drawing of the outside."""
    image = drawn.image
    if template_for(drawn.look.cards[0]).form is not Form.FOLDED:
        return image
    middle = image.width() // 2
    return image.copy(middle, 0, image.width() - middle, image.height())
