"""The paper for each size of card, as somebody chose it last."""

from __future__ import annotations

from shopdesk.printing import stock
from shopdesk.printing.sheets import Flip, Sheet
from shopdesk.printing.template import Template


class Papers:
    """``sheet``, ``start`` and ``flip`` are what is printed on, of ``sheets``; ``alone`` is the sheet of one card by itself."""

    def __init__(self, template: Template) -> None:
        self._chosen: dict[tuple[float, float], tuple[Sheet, int, Flip]] = {}
        self.take(template)

    def take(self, template: Template) -> None:
        """A card of another template is to be printed."""
        self._size = (template.open_width, template.height)
        self.alone = stock.sheets_for(*self._size)[0]
        self.sheets = stock.sheets_of(template)
        first = next((sheet for sheet in self.sheets if sheet.takes(*self._size)), self.sheets[0])
        self.sheet, self.start, self.flip = self._chosen.get(self._size, (first, 0, first.flip))

    def choose(self, sheet: Sheet, start: int, flip: Flip) -> None:
        """Print on this from now on, all cards of this size."""
        self.sheet, self.start, self.flip = self._chosen[self._size] = (sheet, start, flip)

    @property
    def free(self) -> int:
        """How many places the first sheet still has."""
        return len(self.sheet.places) - self.start
