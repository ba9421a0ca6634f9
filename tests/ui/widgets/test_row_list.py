from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopdesk.ui import theme
from shopdesk.ui.widgets.person_row import Part, PersonRow, RowColumn, places
from shopdesk.ui.widgets.row_list import RowList

COLUMNS = (
    RowColumn(Part.NAME, 226, 0, "Name"), RowColumn(Part.TEXT, 96, 0, "Last here"), RowColumn(Part.CHIP, 180, 0, "Standing"),
    RowColumn(Part.REMEMBER, 200, 1, "Remember"), RowColumn(Part.MARKS, 60, 0, "Privileges"), RowColumn(Part.ACTION, 128),
)
BIG = 6_000_000_000_000_000_001
PEOPLE = [
    PersonRow(
        BIG, "Søren Kjær", "Bakklandet", ((0, 3),), "8 days ago", "Regular", "accent", "Dark rye", marks=(("kept", "Kept aside"),),
        action="Open",
    ),
    PersonRow(BIG + 1, "Mads Sørensen", remember="Allergic to sesame", remember_icon="allergy", remember_warm=True, photo=7),
    PersonRow(BIG + 2, "<b>&\n" + "x" * 500 + "\ud800🙂"),
]


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    theme.current().use("light", 100)
    rows = RowList(COLUMNS, height=76, select_first=True)
    rows.resize(1120, 400)
    qtbot.addWidget(rows)
    rows.show()
    rows.show_rows(PEOPLE)
    return rows


def test_the_model_keeps_qts_rules(rows: RowList) -> None:
    QAbstractItemModelTester(rows.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.show_rows(PEOPLE[:1])
    assert rows.rows_model.rowCount() == 1


def test_arrow_keys_and_enter_choose_a_person_whose_id_is_large(qtbot: QtBot, rows: RowList) -> None:
    assert rows.current_key() == BIG
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert chosen.args == [BIG + 1]


def test_steps_stop_at_both_ends(rows: RowList) -> None:
    rows.move_by(5)
    assert rows.current_key() == BIG + 2
    rows.move_by(-50)
    assert rows.current_key() == BIG


def test_a_press_chooses_the_row_and_a_second_one_does_its_action(qtbot: QtBot, rows: RowList) -> None:
    place = QPoint(300, 100)
    with qtbot.assertNotEmitted(rows.chosen):
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows.current_key() == BIG + 1
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [BIG + 1]


def test_one_press_on_the_action_is_enough(qtbot: QtBot, rows: RowList) -> None:
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1050, 100))
    assert chosen.args == [BIG + 1]


def test_the_eye_stays_on_the_same_person(rows: RowList) -> None:
    rows.move_by(1)
    rows.show_rows(list(reversed(PEOPLE)), keep=True)
    assert rows.current_key() == BIG + 1


def test_a_row_is_read_aloud_as_one_sentence(rows: RowList) -> None:
    said = rows.rows_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Søren Kjær. Bakklandet. 8 days ago. Regular. Dark rye. Kept aside. Open."


def test_rows_are_painted_with_mark_selection_and_photo(qtbot: QtBot, rows: RowList) -> None:
    photo = QPixmap(60, 80)
    photo.fill(QColor("#ff00ff"))
    rows.row_delegate.photos = {7: photo}.get
    image = rows.viewport().grab().toImage()
    assert image.pixelColor(1, 38) == theme.color("accent")
    assert image.pixelColor(600, 4) == theme.color("accentSoft")
    assert image.pixelColor(40, 76 + 38) == QColor("#ff00ff")
    assert any(image.pixelColor(x, 28) == theme.color("mark") for x in range(76, 110))


def test_columns_never_move_from_row_to_row_and_fit_any_width(qapp: QApplication) -> None:
    for width in range(400, 2000, 50):
        shared = places(COLUMNS, 76, width, 14, 1.3)
        assert all(left.left + left.width <= right.left for left, right in pairwise(shared))
        assert shared[-1].left + shared[-1].width <= width + 1
    assert Part.ACTION not in [place.column.part for place in places(COLUMNS, 76, 700, 14, 1.0)]


def test_who_comes_by_tab_sees_where_they_are(qtbot: QtBot) -> None:
    rows = RowList(COLUMNS)
    qtbot.addWidget(rows)
    with qtbot.waitActive(rows):
        rows.show()
        rows.activateWindow()
    rows.show_rows(PEOPLE)
    rows.clearFocus()
    rows.selectionModel().clear()
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert [index.row() for index in rows.selectedIndexes()] == [0]
