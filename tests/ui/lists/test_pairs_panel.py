"""Rows beside the pages they may belong to: one by one, all of one reason, and further ones when they are asked for."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopdesk.core.duplicates.records import Taken, Why
from shopdesk.core.imports.records import Brought, Decision, Difference, Perhaps
from shopdesk.ui import theme
from shopdesk.ui.lists.apart import Look
from shopdesk.ui.lists.pairs_panel import PairsPanel

PHONE = (Why.PHONE, Why.ONE_LETTER)
NAME = (Why.SAME_NAME,)
SURE = (Why.EMAIL, Why.SAME_NAME)


def pair(line: int, whys: tuple[Why, ...], *, sure: bool = False) -> Perhaps:
    differs = (Difference(Taken.ADDRESS, "Rosenborg", "Lade"),)
    return Perhaps(("", line), line, whys, sure, ("Birthe Sørensen", "934 10 552", "", ""), ("Birte Sørensen", "", "", "Lade"), differs)


def look(*pairs: Perhaps, **reasons: int) -> Look:
    counts = {whys: reasons[name] for whys, name in ((PHONE, "phone"), (NAME, "name")) if name in reasons}
    brought = Brought(0, 20, 3, 1, 2, sum(counts.values()))
    return Look("l.csv", "", "plain", "utf-8", ",", (), (), (), (), frozenset(), brought, 0, (), pairs, counts, ())


def panel(qtbot: QtBot, seen: Look) -> PairsPanel:
    theme.current().use("light", 100)
    made = PairsPanel()
    qtbot.addWidget(made)
    made.show_look(seen)
    return made


def test_one_by_one_by_keyboard_with_what_is_taken(qtbot: QtBot) -> None:
    made = panel(qtbot, look(pair(2, PHONE), pair(3, NAME), phone=1, name=1))
    row = made.rows["", 2]
    assert (row.ticks[Taken.ADDRESS].isHidden(), made.tally()) == (True, (0, 0))
    with qtbot.waitSignal(made.decided):
        qtbot.keyClick(row.same, Qt.Key.Key_Space)
    row.ticks[Taken.ADDRESS].click()
    qtbot.keyClick(made.rows["", 3].two, Qt.Key.Key_Space)
    assert made.decisions().rows == {("", 2): Decision(2, True, frozenset({Taken.ADDRESS})), ("", 3): Decision(3, False)}
    assert (row.same.kind, row.two.kind, made.tally()) == ("primary", "secondary", (1, 1))


def test_all_of_one_reason_also_those_not_shown_and_one_by_one_stands_over_it(qtbot: QtBot) -> None:
    made = panel(qtbot, look(*(pair(line, PHONE) for line in range(2, 14)), pair(20, NAME), phone=300, name=1))
    assert (len(made.rows), made.further.isHidden()) == (8, False)
    made._on_all(PHONE, True)
    qtbot.keyClick(made.rows["", 3].two, Qt.Key.Key_Space)
    assert made.tally() == (299, 1)
    qtbot.keyClick(made.further, Qt.Key.Key_Space)
    assert (len(made.rows), made.further.isHidden(), made.rows["", 13].is_same()) == (13, True, True)
    assert (made.decisions().reasons, made.decisions().rows) == ({PHONE: True}, {("", 3): Decision(3, False)})
    made.show_look(look(*(pair(line, PHONE) for line in range(2, 14)), phone=12))
    assert (made.rows["", 3].is_same(), made.tally()) == (False, (11, 1))


def test_who_is_here_for_sure_is_one_person_until_somebody_says_otherwise(qtbot: QtBot) -> None:
    made = panel(qtbot, look(pair(2, SURE, sure=True)))
    row = made.rows["", 2]
    assert (row.is_same(), made.decisions().rows) == (True, {})
    row.ticks[Taken.ADDRESS].click()
    assert made.decisions().rows == {("", 2): Decision(2, True, frozenset({Taken.ADDRESS}))}
    row.two.click()
    assert (made.decisions().rows, made.tally()) == ({("", 2): Decision(2, False)}, (0, 0))
