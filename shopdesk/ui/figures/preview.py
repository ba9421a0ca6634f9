"""Times keystrokes on the Cards page, from a letter in the words to the card painted with it; started by the bench: FOLDER < words."""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path
from statistics import median

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.printing import pictures
from shopdesk.ui.application import build_application
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import CARDS, Errand, PageEntry
from shopdesk.ui.pages.cards.page import CardsPage

_SIZE = (1366, 768)
_MOST = 60.0  # milliseconds


def main(folder: Path) -> int:
    """Print the figures as JSON."""
    build_application(["shopdesk"])
    words = sys.stdin.read()
    with Shop.open(folder / "card.shopdesk", counter="Counter", create=True, gate=pictures.admit) as shop:
        page, window = _page(shop)
        for letter in words[:20]:
            _typed(page, window, letter)
        begin = time.process_time()
        times = sorted(1000 * _typed(page, window, letter) for letter in words[20:])
        processor = 1000 * (time.process_time() - begin) / len(times)
        window.close()
    late = sum(1 for took in times if took > _MOST)
    sys.stdout.write(json.dumps({"p50": median(times), "p90": times[int(0.9 * len(times))], "processor_ms": processor, "late": late}))
    return 0


def _page(shop: Shop) -> tuple[CardsPage, MainWindow]:
    """The page with a card for Søren, signed by somebody whose face and signature are on it."""
    ingrid = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER, "owner", "+47 73 50 01 00")).id
    shop.staff.hand_over(ingrid)
    shop.staff.set_face(ingrid, _picture("JPEG", "RGB"))
    shop.staff.set_signature(ingrid, _picture("PNG", "RGBA"))
    soren = shop.members.add(MemberDraft("Søren Kjær")).id
    window = MainWindow(shop, (PageEntry(CARDS, "Cards", "cards", CardsPage),))
    window.resize(*_SIZE)
    window.show()
    window.run_errand(Errand(CARDS, "print", (soren,)))
    page = window.findChild(CardsPage)
    assert isinstance(page, CardsPage)
    _until_drawn(page)
    return page, window


def _typed(page: CardsPage, window: QWidget, letter: str) -> float:
    """Seconds from the key to the card painted with its letter."""
    begin = time.perf_counter()
    QCoreApplication.sendEvent(page.form.words, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    _until_drawn(page)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    return time.perf_counter() - begin


def _until_drawn(page: CardsPage) -> None:
    while page.looking.drawing.is_busy:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _picture(form: str, mode: str) -> bytes:
    kept = io.BytesIO()
    Image.radial_gradient("L").resize((600, 600)).convert(mode).save(kept, form)
    return kept.getvalue()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
