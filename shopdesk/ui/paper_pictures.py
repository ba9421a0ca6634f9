"""Pictures of the sheets that go across the counter, for the documents: drawn from the very PDF that is printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QImage

from shopdesk.core.shop import Shop
from shopdesk.printing import preference_sheet
from shopdesk.printing.preview import WHITE, Preview

_DPI = 96


def draw(shop: Shop, folder: Path) -> Iterator[Path]:
    """Draw the sheet that Søren signs, and the privacy card."""
    soren = shop.members.find("Søren Kjær").matches[0].id
    sheet, head = shop.permissions.choices.sheet(soren), shop.cards.letterhead()
    yield _draw(preference_sheet.render(sheet, head, shop.today()), folder / "preference-sheet.png")
    yield _draw(preference_sheet.render_reasons(sheet.reasons, head), folder / "why-we-ask.png")


def _draw(pdf: bytes, path: Path) -> Path:
    with Preview(pdf) as preview:
        page = preview.page(0, _DPI, WHITE)
    QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32).save(str(path))
    return path
