"""What the settings let another process do, with a way of its own to the shop's file; nothing of Qt is needed there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from shopdesk.core.location import Location

Tell = Callable[[int, int], None]


def write_record(_tell: Tell, path: Location, file: Path) -> Path:
    """Print into ``file`` what the shop keeps of people as a whole; raises StoreProblem, FileProblem."""
    from shopdesk.core.known import record
    from shopdesk.core.shop import Shop
    from shopdesk.printing import pdf_file, record_sheet

    with Shop.open(path) as shop:
        pdf_file.write(file, record_sheet.render(record.chapters(shop), shop.cards.letterhead(), shop.today()))
    return file


def count_filled(_tell: Tell, path: Location) -> dict[str, int]:
    """How many people have each field filled in; raises StoreProblem."""
    from shopdesk.core.shop import Shop

    with Shop.open(path) as shop:
        return shop.settings.filled()
