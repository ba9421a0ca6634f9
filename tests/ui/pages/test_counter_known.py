"""What we know about you, in front of both: read, printed, taken along, erased, and a goodbye without a question."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import StaffDraft
from shopdesk.errors import NotAllowed, NotFound
from shopdesk.ui.acts import erase
from shopdesk.ui.page import COUNTER, KNOWN, Errand
from shopdesk.ui.pages.counter.known.fact_row import FactRow
from shopdesk.ui.pages.counter.known.leave_sheet import LeaveSheet
from shopdesk.ui.pages.counter.member.acts import MemberActs
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.page_bar import PageBar
from tests.ui.pages.conftest import GivenEdges
from tests.ui.pages.seen import part
from tests.ui.recorded import RecordedMessages


@pytest.fixture
def known(soren: int, counter: CounterPage) -> CounterPage:
    counter.open_member(soren)
    acts = counter.findChild(MemberActs)
    assert acts is not None
    acts.known_asked.emit()
    return counter


def rows(page: CounterPage) -> list[str]:
    return [row.accessibleName() for row in page.findChildren(FactRow)]


def folder_of(edges: GivenEdges, folder: Path | None) -> None:
    edges.given_folder = folder


def test_today_leads_to_it_where_somebody_was_not_seen_for_long(counter: CounterPage, soren: int) -> None:
    counter.take_errand(Errand(COUNTER, KNOWN, (soren,)))
    assert part(counter, KeyButton, "known_erase").isVisible()


@pytest.mark.idea(69)
def test_every_line_says_who_and_why(known: CounterPage) -> None:
    said = rows(known)
    assert any("Hazelnuts" in line and "Freja" in line and "hurts" in line for line in said)
    assert any("+47 963 10 218" in line for line in said)
    assert any(bar.title.text() == "What we know about you" and bar.isVisible() for bar in known.findChildren(PageBar))


def test_it_is_printed(known: CounterPage, edges: GivenEdges, tmp_path: Path) -> None:
    edges.print_to = tmp_path / "known.pdf"
    part(known, KeyButton, "known_print").click()
    document = pypdfium2.PdfDocument(tmp_path / "known.pdf")
    assert len(document) >= 1
    document.close()


def test_everything_is_taken_along_to_read_and_as_data(known: CounterPage, edges: GivenEdges, tmp_path: Path) -> None:
    folder_of(edges, tmp_path)
    part(known, KeyButton, "known_along").click()
    data = json.loads((tmp_path / "Søren Kjær.json").read_text("utf-8"))
    assert data["tables"]["member"][0]["name"] == "Søren Kjær"
    assert (tmp_path / "Søren Kjær.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "Søren Kjær.json").stat().st_mode & 0o077 == 0


def test_nothing_is_written_over(known: CounterPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path) -> None:
    folder_of(edges, tmp_path)
    (tmp_path / "Søren Kjær.json").write_text("mine")
    part(known, KeyButton, "known_along").click()
    assert "could not be written" in str(messages.problems[0])
    assert (tmp_path / "Søren Kjær.json").read_text() == "mine"


def test_staff_may_show_it_but_not_take_it_out_or_erase(known: CounterPage, shop: Shop, messages: RecordedMessages, soren: int) -> None:
    shop.staff.hand_over(shop.staff.add(StaffDraft("Hanne Vik")).id)
    messages.answer = True
    part(known, KeyButton, "known_erase").click()
    assert isinstance(messages.problems[0], NotAllowed)
    assert shop.members.get(soren).name == "Søren Kjær"


@pytest.mark.parametrize("small", [0, 2**40])
def test_erasing_asks_once_and_says_what_stays_in_backups(
    known: CounterPage, shop: Shop, messages: RecordedMessages, soren: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr(erase, "_SMALL", small)
    part(known, KeyButton, "known_erase").click()
    assert shop.members.get(soren).name == "Søren Kjær"
    messages.answer = True
    part(known, KeyButton, "known_erase").click()
    assert messages.asked == ["Erase Søren Kjær?"] * 2
    qtbot.waitUntil(lambda: bool(messages.said) and "Erased" in messages.said[-1], timeout=20_000)
    with pytest.raises(NotFound):
        shop.members.get(soren)
    assert shop.backups.newest() is not None
    assert known.findChild(KeyButton, "known_erase").isVisible() is False


def test_leaving_takes_one_sheet(known: CounterPage, shop: Shop, edges: GivenEdges, tmp_path: Path, soren: int) -> None:
    folder_of(edges, tmp_path)
    edges.print_to = tmp_path / "goodbye.pdf"
    part(known, KeyButton, "known_leave").click()
    sheet = known.window().findChild(LeaveSheet)
    assert sheet is not None
    sheet.erase.setChecked(True)
    sheet.go.click()
    assert (tmp_path / "Søren Kjær.json").exists()
    assert (tmp_path / "goodbye.pdf").exists()
    with pytest.raises(NotFound):
        shop.members.get(soren)


def test_whoever_is_left_alone_keeps_their_page(known: CounterPage, shop: Shop, soren: int) -> None:
    part(known, KeyButton, "known_leave").click()
    sheet = known.window().findChild(LeaveSheet)
    assert sheet is not None
    sheet.copy.setChecked(False)
    sheet.go.click()
    assert shop.members.get(soren).left_alone


def test_esc_goes_back_to_the_page(known: CounterPage, qtbot: QtBot) -> None:
    button = part(known, KeyButton, "known_print")
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert not button.isVisible()
