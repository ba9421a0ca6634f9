"""The whole shop into one file, from the settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.staff.records import StaffDraft
from shopdesk.exchange.writing import whole_file
from shopdesk.ui.pages.settings.whole_shop import WholeShopExport

from .conftest import Desk


def test_one_press_takes_everything_along(desk: Desk, tmp_path: Path) -> None:
    desk.shop.members.add(MemberDraft("Søren Kjær"))
    (export,) = desk.page.findChildren(WholeShopExport)
    export._around = replace(export._around, choose_folder=lambda over, title: tmp_path)
    desk.click("export_whole")
    desk.qtbot.waitUntil(lambda: bool(desk.messages.said), timeout=30_000)
    assert desk.messages.said == ["The whole shop is in the file"]
    path = tmp_path / f"shop, whole, {desk.shop.today().isoformat()}.json"
    assert whole_file.is_whole_shop(path)
    assert desk.shop.store.rows("SELECT form, going FROM taken_list") == [("whole", 1)]


def test_it_is_the_owners(desk: Desk) -> None:
    desk.shop.staff.hand_over(desk.shop.staff.add(StaffDraft("Jonas Lie")).id)
    desk.page.refresh(None)
    assert not desk.find(QPushButton, "export_whole").isEnabled()
