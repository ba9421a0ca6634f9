"""Pictures of the pages of a sample shop on a fixed day, light and dark: for the documents, and for looking."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from shopdesk.clock import FixedClock
from shopdesk.core.giftcards.records import GiftState
from shopdesk.core.members.filters import MemberFilter
from shopdesk.core.permissions.records import Channel
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.shop import Shop
from shopdesk.sample.fill import fill
from shopdesk.ui import card_pictures, paper_pictures
from shopdesk.ui.application import build_application
from shopdesk.ui.first_run.dialog import FirstRun
from shopdesk.ui.lists.import_window import ImportWindow
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import CARDS, GIFTS, MEMBERS, Errand, PageEntry, PeoplePage
from shopdesk.ui.pages.cards.page import CardsPage
from shopdesk.ui.pages.counter.choices.panel import ChoicesPanel
from shopdesk.ui.pages.counter.member.acts import MemberActs
from shopdesk.ui.pages.counter.panels.columns import MemberPanels
from shopdesk.ui.pages.gifts.page import GiftsPage
from shopdesk.ui.pages.members.export_sheet import ExportSheet
from shopdesk.ui.pages.members.page import MembersPage
from shopdesk.ui.pages.members.pair_sheet import PairSheet

_DAY = dt.datetime(2026, 11, 19, 8, 40, tzinfo=ZoneInfo("Europe/Oslo"))
_SIZE = QSize(1366, 768)
_LARGE = QSize(1920, 1080)
_PATIENCE_MS = 500
_CARD_MS = 30_000  # a card is drawn in a thread of its own
_WORDS = "You carried Åse’s bag up the hill on Wednesday and thought nobody saw. We did. Your rye is on us this Saturday."


def draw(folder: Path, pages: tuple[PageEntry, ...], gate: Callable[..., bytes]) -> list[Path]:
    """Draw every page into ``folder`` as PNG and give the files. ``pages`` and ``gate`` are those of the program itself."""
    application = build_application(["shopdesk"])
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        Shop.open(Path(place) / "sample.shopdesk", clock=FixedClock(_DAY), create=True, gate=gate) as shop,
    ):
        fill(shop)
        shop.backups.make()
        papers = [*paper_pictures.draw(shop, folder), *card_pictures.draw(shop, folder)]
        return papers + [path for theme in ("light", "dark") for path in _draw_all(application, shop, folder, theme, pages)]


def _draw_all(application: QApplication, shop: Shop, folder: Path, theme: str, entries: tuple[PageEntry, ...]) -> Iterator[Path]:
    shop.settings.save_counter(replace(shop.settings.counter(), theme=theme, cover_after_minutes=0))
    window = MainWindow(shop, entries)
    window.show()
    for name, size, arrange in _scenes(window, shop):
        window.resize(size)
        arrange()
        _settle(application)
        yield _grab(window, folder / f"{name}-{theme}.png")
    for name, sheet in _sheets(window, shop):
        sheet.show()
        _settle(application)
        yield _grab(sheet, folder / f"{name}-{theme}.png")
        sheet.reject()
    yield _draw_import(window, shop, folder, theme)
    first_run = FirstRun(folder / "nothing.shopdesk", _DAY.date())
    first_run.resize(_SIZE)
    first_run.show()
    _settle(application)
    yield _grab(first_run, folder / f"first-run-{theme}.png")
    first_run.reject()
    window.close()
    window.deleteLater()
    _settle(application)


def _sheets(window: MainWindow, shop: Shop) -> Iterator[tuple[str, QDialog]]:
    yield "members-pair", PairSheet(shop, window.operations, shop.duplicates.pairs(), window)
    yield "members-export", ExportSheet(shop, window.operations, shop.members.listing.ids()[:60], window, lambda _over, _name, _kind: None)


def _draw_import(window: MainWindow, shop: Shop, folder: Path, theme: str) -> Path:
    """A list from a spreadsheet of before, looked at: some who are here, some who may be, and some lines that need a look."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "kunder_høst.csv"
        path.write_text(_list_of_before(shop), encoding="cp1252")
        sheet = ImportWindow(shop, window.operations, path, window)
        sheet.resize(_SIZE.width() - 100, _SIZE.height() - 24)
        sheet.show()
        end = QDeadlineTimer(_CARD_MS)
        while not sheet.bring.isEnabled() and not end.hasExpired():
            _settle(QApplication.instance())
        sheet.pairs.rows[next(iter(sheet.pairs.rows))].same.click()
        _settle(QApplication.instance())
        drawn = _grab(sheet, folder / f"import-{theme}.png")
        sheet.reject()
    return drawn


def _list_of_before(shop: Shop) -> str:
    """Sixty people: most of them new, some from the shop as they are, two written otherwise, and what goes wrong in spreadsheets."""
    here = [shop.members.get(shop.members.find(name).matches[0].id) for name in ("Birthe Sørensen", "Håkon Lund", "Karin Sørlie")]
    birthe, hakon, karin = here
    rows = [
        "Navn;Tlf;E-post;Sist handlet;Merknad;Poeng;Bursdag",
        *(f"Astrid Berg {number};922 {number:02} 411;;11.10.2026;nøtter;{number * 20};04.02.1971" for number in range(10, 60)),
        f"Birte Sørensen;{birthe.phones[0].typed if birthe.phones else ''};{''.join(birthe.emails[:1])};;;;",
        f"{hakon.name};;{''.join(hakon.emails[:1])};;rugbrød;40;", f"{karin.name};906 55 210;;;;;", ";;;;tlf?;;",
        "Jan de Vries;912 44 318;;;;;31.02.1971", "Pia Lund;933 10 552;;;;;;;",
    ]
    return "\n".join(rows) + "\n"


def _scenes(window: MainWindow, shop: Shop) -> Iterator[tuple[str, QSize, Callable[[], object]]]:
    people = window.show_page(1)
    assert isinstance(people, PeoplePage)
    soren = shop.members.find("Søren Kjær").matches[0].id
    yield "counter-rest", _SIZE, lambda: None
    yield "counter-rest-1920", _LARGE, lambda: None
    yield "counter-results", _SIZE, lambda: people.look_for("sor")
    yield "counter-member", _SIZE, lambda: people.open_member(soren)
    yield "counter-core-first", _SIZE, lambda: people.open_member(shop.members.find("Hanne Vik").matches[0].id)
    yield "today", _SIZE, lambda: window.show_page(2)
    yield "today-1920", _LARGE, lambda: window.show_page(2)
    yield "troubles", _SIZE, lambda: _press(window, "troubles")
    yield "counter-edit", _SIZE, lambda: _edit(window, people, soren)
    yield "cards", _SIZE, lambda: _begin_cards(window, shop)
    yield "known", _SIZE, lambda: _open_known(window, people, soren)
    yield "counter-choices", _SIZE, lambda: _open_choices(window, people, soren)
    yield "counter-member-1920", _LARGE, lambda: people.open_member(soren)
    yield "all-keys", _SIZE, window.show_all_keys
    yield "members", _SIZE, lambda: window.show_page(3)
    yield "members-1920", _LARGE, lambda: window.show_page(3)
    yield "members-narrowed", _SIZE, lambda: _narrow_members(window, shop)
    yield "privileges", _SIZE, lambda: window.show_page(4)
    yield "privileges-1920", _LARGE, lambda: window.show_page(4)
    yield "gifts", _SIZE, lambda: window.show_page(GIFTS)
    yield "gift-good", _SIZE, lambda: _show_gift(window, shop, GiftState.OPEN)
    yield "gift-used", _SIZE, lambda: _show_gift(window, shop, GiftState.USED)
    yield "settings", _SIZE, lambda: window.show_page(9)
    yield "cover", _SIZE, window.cover


def _narrow_members(window: MainWindow, shop: Shop) -> None:
    """Regulars in one town who may be written to, three of them ticked, a list picked by hand, and pages which may be one person."""
    page = window.show_page(MEMBERS)
    assert isinstance(page, MembersPage)
    if not any(saved.picked for saved in shop.lists.all()):
        shop.lists.picking.begin("Christmas orders", shop.members.listing.ids()[3:9])
    page.look_alikes.show_pairs(shop.duplicates.pairs())
    page.filters.narrowed.emit(MemberFilter(standings=frozenset({Standing.REGULAR}), town="Trondheim", may=frozenset({Channel.EMAIL})))
    for row in range(3):
        page.table.members.toggle(row)


def _edit(window: MainWindow, people: PeoplePage, member_id: int) -> None:
    window.show_page(1)
    people.open_member(member_id)
    _press(window, "edit")


def _press(window: MainWindow, name: str) -> None:
    button = window.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def _open_known(window: MainWindow, people: PeoplePage, member_id: int) -> None:
    window.show_page(1)
    people.open_member(member_id)
    acts = window.findChild(MemberActs)
    assert acts is not None
    acts.known_asked.emit()


def _open_choices(window: MainWindow, people: PeoplePage, member_id: int) -> None:
    window.show_page(1)
    people.open_member(member_id)
    reach = window.findChild(ChoicesPanel)
    assert reach is not None
    panels = window.findChild(MemberPanels)
    assert panels is not None
    _settle(QApplication.instance())
    panels.ensureWidgetVisible(reach)


def _show_gift(window: MainWindow, shop: Shop, state: GiftState) -> None:
    """Show the card that Hanne bought, or the one that was used up."""
    page = window.show_page(GIFTS)
    assert isinstance(page, GiftsPage)
    cards = shop.giftcards.shelf.all((state,))
    page.begin(next((card for card in cards if card.giver is not None and card.giver.name.startswith(("Hanne", "Åse"))), cards[0]))
    if state is GiftState.OPEN:
        page.view.good.amount.setText("128")


def _begin_cards(window: MainWindow, shop: Shop) -> None:
    """Thank three people, the first in words of one's own."""
    people = [shop.members.find(name).matches[0].id for name in ("Søren Kjær", "Åse Bråten", "Joost van Dijk")]
    window.run_errand(Errand(CARDS, "print", tuple(people)))
    page = window.page
    assert isinstance(page, CardsPage)
    page.form.words.setPlainText(_WORDS)
    end = QDeadlineTimer(_CARD_MS)
    while len(page.gallery.kinds.drawings) < len(page.gallery.kinds.kinds) and not end.hasExpired():
        _settle(QApplication.instance())


def _settle(application: QCoreApplication | None) -> None:
    """Let what was asked for be laid out and drawn, a card from its own thread too."""
    end = QDeadlineTimer(_PATIENCE_MS)
    while application is not None and not end.hasExpired():
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        application.sendPostedEvents()


def _grab(widget: QWidget, path: Path) -> Path:
    widget.grab().save(str(path))
    return path
