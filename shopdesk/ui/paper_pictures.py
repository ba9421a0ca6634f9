"""A picture of the sheet that goes across the counter, for the documents: drawn from the very PDF that is printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QImage

from shopdesk.core.shop import Shop
from shopdesk.printing import preference_sheet
from shopdesk.printing.preview import WHITE, Preview

_DPI = 96


def draw(shop: Shop, folder: Path) -> Iterator[Path]:
    """Draw the privacy card that lies on the counter."""
    reasons = tuple((reason.field, reason.reason) for reason in shop.settings.reasons() if reason.on)
    yield _draw(preference_sheet.render_reasons(reasons, shop.cards.letterhead()), folder / "why-we-ask.png")


def _draw(pdf: bytes, path: Path) -> Path:
    with Preview(pdf) as preview:
        page = preview.page(0, _DPI, WHITE)
    QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32).save(str(path))
    return path
