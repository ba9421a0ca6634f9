"""Lists that were brought in, in the settings: named with their day, and taken back when somebody says yes."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopdesk.core.imports.records import ListSource
from shopdesk.core.shop import Shop
from shopdesk.ui.lists.import_window import ImportWindow
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.settings.lists_section import ListsSection, PastRow
from shopdesk.ui.pages.settings.section import Surroundings
from tests.core.imports.test_taking_back import PEOPLE, person
from tests.ui.recorded import RecordedMessages


def test_a_list_is_taken_back_when_somebody_says_yes(qtbot: QtBot, shop: Shop, tmp_path: Path) -> None:
    people = shop.imports.bring_people(PEOPLE, ListSource("kunder_høst.csv", "plain", ("E-post",)))
    shop.imports.bring_people([person(2, "Hanne Vik")], ListSource("contacts.vcf", "vcard", ("FN",)))
    messages, path = RecordedMessages(), tmp_path / "kunder.csv"
    operations = Operations(shop, messages)
    section = ListsSection(Surroundings(shop, operations, messages, lambda _over, _title, _kinds: path))
    qtbot.addWidget(section, before_close_func=lambda _section: operations.close())
    section.load()
    with qtbot.waitActive(section):
        section.show()
    rows = {row.back.accessibleName(): row for row in section.findChildren(PastRow)}
    assert set(rows) == {"Take kunder_høst.csv back", "Take contacts.vcf back"}
    section.bring.setFocus()
    qtbot.keyClick(section, Qt.Key.Key_Tab)
    assert next(iter(rows.values())).back.hasFocus()
    rows["Take kunder_høst.csv back"].back.click()
    assert (messages.asked, shop.members.count()) == (["Take kunder_høst.csv back?"], 4)
    messages.answer = True
    rows["Take kunder_høst.csv back"].back.click()
    qtbot.waitUntil(lambda: bool(messages.said), timeout=60_000)
    assert messages.said == ["3 pages went with the list."]
    assert shop.members.count() == 1
    assert [one.list_id for one in shop.imports.past() if one.taken_back] == [people.list_id]
    path.write_text("Name\nIngrid Dahl\n")
    section.bring.click()
    window = section.findChild(ImportWindow)
    assert window is not None
    with qtbot.waitSignal(window.looked, timeout=60_000):
        pass
    assert window.bring.words == "Import 1 person"
    window.reject()
