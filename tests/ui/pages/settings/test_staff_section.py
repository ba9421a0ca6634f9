from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from shopdesk.core.staff.records import Role, StaffMember
from shopdesk.ui.pages.settings.staff_section import StaffRow

from .conftest import Desk, huge, photo


def _noor(desk: Desk) -> StaffMember:
    return next(member for member in desk.shop.staff.all() if member.first_name == "Noor")


def _shown(desk: Desk) -> list[str]:
    """Who has a row, once the rows that went are gone."""
    desk.qtbot.waitUntil(lambda: all(row.isVisible() for row in desk.page.findChildren(StaffRow)))
    return [row.member.first_name for row in desk.page.findChildren(StaffRow)]


def _edit(desk: Desk, member: StaffMember) -> None:
    desk.find(QWidget, f"edit_staff_{member.id}").setFocus()
    desk.press(Qt.Key.Key_Space)


def _draw(desk: Desk) -> None:
    pad = desk.find(QWidget, "signature_pad")
    desk.qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 80))
    for x in range(50, 200, 10):
        desk.qtbot.mouseMove(pad, QPoint(x, 60 if x % 20 else 90))
    desk.qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 70))


def test_somebody_is_added_with_the_keyboard_alone(desk: Desk) -> None:
    desk.find(QWidget, "add_staff").setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.find(QLineEdit, "staff_name").hasFocus()
    desk.qtbot.keyClicks(desk.find(QLineEdit, "staff_name"), "Tomasz Wojcik")
    desk.press(Qt.Key.Key_Tab)
    desk.qtbot.keyClicks(desk.find(QLineEdit, "staff_title"), "baker")
    desk.save()

    tomasz = next(member for member in desk.shop.staff.all() if member.first_name == "Tomasz")
    assert (tomasz.name, tomasz.title, tomasz.role) == ("Tomasz Wojcik", "baker", Role.STAFF)
    assert _shown(desk) == ["Ingrid", "Noor", "Tomasz"]


def test_somebody_is_changed_face_signature_and_right_in_one_act(desk: Desk, tmp_path: Path) -> None:
    _edit(desk, _noor(desk))
    desk.find(QLineEdit, "staff_line").setText("Ask me about rye.")
    desk.files.append(photo(tmp_path / "noor.png"))
    desk.click("choose_face")
    _draw(desk)
    desk.find(QLineEdit, "staff_phone").setFocus()
    desk.save()

    noor = _noor(desk)
    assert noor.line == "Ask me about rye."
    assert noor.face_id is not None
    assert noor.signature_id is not None
    step = desk.shop.undo.last()
    assert step is not None
    desk.shop.undo.take_back(step.id)
    assert _noor(desk).line == ""
    assert _noor(desk).signature_id is None


def test_a_signature_is_ink_on_nothing(desk: Desk) -> None:
    _edit(desk, _noor(desk))
    _draw(desk)
    desk.save()

    signature_id = _noor(desk).signature_id
    assert signature_id is not None
    image = QImage.fromData(desk.shop.pictures.get(signature_id))
    alphas = {image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(0, image.height(), 3)}
    assert {0, 255} <= alphas
    assert image.width() > image.height()


def test_whoever_cannot_draw_lets_it_be_written(desk: Desk) -> None:
    desk.click("add_staff")
    desk.click("sign_written")
    assert desk.find(QLineEdit, "staff_name").property("look") == "warm"

    desk.find(QLineEdit, "staff_name").setText("Emil Holm")
    desk.click("sign_written")
    desk.save()

    emil = next(member for member in desk.shop.staff.all() if member.first_name == "Emil")
    assert emil.signature_id is not None


def test_writing_again_leaves_the_signature_there_is_until_a_new_one_is_drawn(desk: Desk) -> None:
    _edit(desk, _noor(desk))
    _draw(desk)
    desk.save()
    kept = _noor(desk).signature_id

    _edit(desk, _noor(desk))
    desk.click("sign_again")
    desk.find(QLineEdit, "staff_line").setText("Ask me about rye.")
    desk.save()

    assert _noor(desk).signature_id == kept


@pytest.mark.parametrize("button", ["choose_face", "sign_file"])
def test_a_file_that_is_no_picture_changes_nothing(desk: Desk, tmp_path: Path, button: str) -> None:
    _edit(desk, _noor(desk))
    desk.files.append(huge(tmp_path / "huge.png"))

    desk.click(button)

    assert len(desk.messages.problems) == 1
    assert not desk.find(QWidget, "save").isVisible()


def test_somebody_without_a_name_is_not_kept(desk: Desk) -> None:
    desk.click("add_staff")
    desk.find(QLineEdit, "staff_title").setText("baker")
    desk.find(QLineEdit, "staff_title").setFocus()

    desk.save()

    assert desk.find(QLineEdit, "staff_name").hasFocus()
    assert desk.find(QLineEdit, "staff_name").property("look") == "warm"
    assert desk.find(QLineEdit, "staff_title").text() == "baker"
    assert len(desk.shop.staff.all()) == 2


def test_an_e_mail_that_is_none_is_pointed_at(desk: Desk) -> None:
    _edit(desk, _noor(desk))
    desk.find(QLineEdit, "staff_email").setText("noor at home")
    desk.find(QLineEdit, "staff_email").setFocus()

    desk.save()

    assert desk.find(QLineEdit, "staff_email").property("look") == "warm"


def test_the_only_owner_stays_one(desk: Desk) -> None:
    ingrid = desk.shop.staff.all()[0]
    _edit(desk, ingrid)

    desk.click("staff_leaves")

    assert [str(problem) for problem in desk.messages.problems] == [
        "Ingrid Dahl is the only owner. Nothing was changed. Make somebody else an owner first."
    ]
    assert desk.shop.staff.get(ingrid.id).works_here


def test_somebody_leaves_and_can_be_called_back(desk: Desk) -> None:
    _edit(desk, _noor(desk))

    desk.click("staff_leaves")

    assert [member.first_name for member in desk.shop.staff.all()] == ["Ingrid"]
    assert desk.messages.said == ["Noor Bakker works here no longer. Their name stays on what they did."]
    step = desk.shop.undo.last()
    assert step is not None
    desk.shop.undo.take_back(step.id)
    assert _noor(desk).works_here


def test_esc_closes_the_form_and_gives_the_focus_back(desk: Desk) -> None:
    noor = _noor(desk)
    _edit(desk, noor)
    desk.find(QLineEdit, "staff_name").setText("Somebody")

    assert desk.page.step_back()

    assert _noor(desk).name == "Noor Bakker"
    assert desk.find(QPushButton, f"edit_staff_{noor.id}").hasFocus()
    assert not desk.find(QWidget, "save").isVisible()


def test_a_form_that_was_changed_is_not_left_for_another_one(desk: Desk) -> None:
    _edit(desk, _noor(desk))
    desk.find(QLineEdit, "staff_name").setText("Noor B.")

    desk.click("add_staff")

    assert desk.messages.said == ["Save what you changed first, or leave it as it was with Esc."]
    assert desk.find(QLineEdit, "staff_name").text() == "Noor B."
