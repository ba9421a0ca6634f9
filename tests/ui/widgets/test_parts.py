from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.errors import ShopError
from shopdesk.ui import theme
from shopdesk.ui.messages import WindowMessages
from shopdesk.ui.widgets.boxes import Column, Flow, Row
from shopdesk.ui.widgets.choices import ChoiceCard, Segment, Segments
from shopdesk.ui.widgets.fields import Choice, Field, LineField, TickBox
from shopdesk.ui.widgets.find_field import FindField
from shopdesk.ui.widgets.focus_ring import FocusRing
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.page_bar import KeyLine, PageBar
from shopdesk.ui.widgets.panels import Banner, EmptyState, SayThisNow
from shopdesk.ui.widgets.sheet import Question, Sheet
from shopdesk.ui.widgets.small_parts import FilterChip
from shopdesk.ui.widgets.toast import Toast
from shopdesk.ui.widgets.words import Words, clean


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    theme.current().use("light", 100)
    yield theme.current()
    theme.current().use("light", 100)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(800, 600)
    Column(window, gap=10, margins=(20, 20, 20, 20))
    qtbot.addWidget(window)
    return window


def put(qtbot: QtBot, window: QWidget, *widgets: QWidget) -> None:
    for widget in widgets:
        layout = window.layout()
        assert layout is not None
        layout.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


@pytest.mark.parametrize("percent", [100, 115, 130])
def test_nothing_one_can_press_is_lower_than_40(look: theme.Theme, qtbot: QtBot, percent: int) -> None:
    look.use(text_percent=percent)
    pressable = [
        KeyButton("Log visit", icon="visit", key="F4", kind="primary"), KeyButton("Not now", kind="quiet", small=True),
        Choice(), LineField(),
        KeyButton("More", icon="more", icon_only=True, small=True), FilterChip("Everyone"), TickBox("Ask how it goes"),
        ChoiceCard("Bring my list", "Spreadsheet or contacts.", icon="import"), Segments([(1, "One"), (2, "Two")]),
    ]
    for widget in pressable:
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert [widget.sizeHint().height() >= 40 for widget in pressable] == [True] * len(pressable)


def test_a_button_is_pressed_by_its_key_and_by_alt_and_its_letter(qtbot: QtBot, window: QWidget) -> None:
    button = KeyButton("Log visit", key="F4", letter="l")
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    put(qtbot, window, button)
    qtbot.keyClick(window, Qt.Key.Key_F4)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert pressed == [1, 1]


def test_a_busy_button_keeps_its_width_and_hears_nothing(qtbot: QtBot, window: QWidget) -> None:
    button = KeyButton("Print card", icon="print", key="Ctrl+P")
    put(qtbot, window, button)
    width = button.sizeHint().width()
    button.set_busy("Printing…")
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert (button.accessibleName(), button.hasFocus() or True) == ("Printing…", True)
    button.set_idle()
    assert button.sizeHint().width() == width
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_held_button_can_still_say_why(qtbot: QtBot, window: QWidget) -> None:
    button = KeyButton("Gift held", kind="held")
    button.set_kind("held", "Solve her case first.")
    put(qtbot, window, button)
    assert button.isEnabled()
    assert button.accessibleDescription() == "Solve her case first."
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_the_ring_follows_the_focus_and_keeps_off_clicked_buttons(qtbot: QtBot, window: QWidget) -> None:
    first, second, plain = KeyButton("Asked"), LineField(), QPushButton("Plain")
    ring = FocusRing(window)
    put(qtbot, window, first, second, plain)
    first.setFocus()
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4))
    second.setFocus()
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    plain.setFocus()
    assert not ring.isVisible()


def test_the_ring_outlives_what_it_followed(qtbot: QtBot, window: QWidget) -> None:
    button = KeyButton("Asked")
    ring = FocusRing(window)
    put(qtbot, window, button, LineField())
    button.setFocus()
    with qtbot.waitSignal(button.destroyed):
        button.deleteLater()
    qtbot.waitUntil(lambda: not ring.isVisible())


def test_a_field_needs_a_look_until_it_is_typed_in_again_and_never_loses_its_text(qtbot: QtBot, window: QWidget) -> None:
    field = Field("Phone", LineField("91 2x 44"), reason="So we can ring when your order is ready.")
    put(qtbot, window, field)
    field.needs_a_look("The number has a letter in it. It is kept as you typed it.")
    inside = field.inside
    assert isinstance(inside, QLineEdit)
    assert (field.looks_wrong, inside.text()) == (True, "91 2x 44")
    assert inside.accessibleDescription().startswith("The number has a letter")
    qtbot.keyClicks(inside, "1")
    assert (field.looks_wrong, field.sentence) == (False, "So we can ring when your order is ready.")


def test_the_find_field_tells_moves_enter_and_escape(qtbot: QtBot, window: QWidget) -> None:
    find = FindField("Name, phone, or scan a card")
    put(qtbot, window, find)
    moves: list[int] = []
    find.moved.connect(moves.append)
    with qtbot.waitSignal(find.text_changed) as changed:
        qtbot.keyClicks(find.edit, "s")
    qtbot.keyClick(find.edit, Qt.Key.Key_Down)
    qtbot.keyClick(find.edit, Qt.Key.Key_Up)
    with qtbot.waitSignal(find.submitted):
        qtbot.keyClick(find.edit, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(find.escaped):
        qtbot.keyClick(find.edit, Qt.Key.Key_Escape)
    assert (changed.args, moves, find.text()) == (["s"], [1, -1], "")
    with qtbot.waitSignal(find.escaped):
        qtbot.keyClick(find.edit, Qt.Key.Key_Escape)


def test_what_was_scanned_is_shown_for_a_moment(qtbot: QtBot, window: QWidget) -> None:
    find = FindField("Name")
    put(qtbot, window, find)
    find.show_scanned("BCDF GHJK")
    assert find.text() == "BCDF GHJK"
    qtbot.waitUntil(lambda: find.text() == "")


def test_the_bar_asks_for_somebody_after_a_pause_and_never_for_what_is_taken_out_again(qtbot: QtBot, window: QWidget) -> None:
    bar = PageBar("Settings", "Møllebakken Bakery", find_hint="Find or scan anyone")
    put(qtbot, window, bar)
    assert bar.finder is not None
    with qtbot.assertNotEmitted(bar.find_asked, wait=250):
        bar.finder.edit.setText("SDPBCDFG")
        bar.finder.edit.clear()
    with qtbot.waitSignal(bar.find_asked) as asked:
        qtbot.keyClicks(bar.finder.edit, "sor")
    assert (asked.args, bar.finder.text()) == (["sor"], "")


def test_words_wrap_and_are_elided_only_after_their_lines(qtbot: QtBot) -> None:
    words = Words("Two cinnamon knots and a word about the choir", "small", lines=2)
    qtbot.addWidget(words)
    assert words.heightForWidth(1000) == 20
    assert words.heightForWidth(200) == 40
    assert words.heightForWidth(60) == 40
    assert Words("Two cinnamon knots", "small", lines=0).heightForWidth(40) >= 60


@pytest.mark.parametrize("text", ["", "x" * 500, "שלום עולם", "🙂🙂", "<b>bold</b> & “quotes”", "one\ntwo", "\ud800half", "a\x00b"])
def test_any_text_can_be_shown(qtbot: QtBot, text: str) -> None:
    for lines in (0, 1, 2):
        words = Words(text, lines=lines)
        qtbot.addWidget(words)
        words.resize(120, 60)
        assert not words.grab().isNull()
    assert clean(text).encode().decode() == clean(text)


def test_segments_tell_what_was_pressed_and_not_what_was_set(qtbot: QtBot, window: QWidget) -> None:
    segments = Segments([(100, "100 %"), (115, "115 %"), (130, "130 %")], 100)
    put(qtbot, window, segments)
    with qtbot.assertNotEmitted(segments.chosen):
        segments.set_value(130)
    assert segments.value() == 130
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.mouseClick(segments.findChildren(Segment)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [115]


def test_a_question_has_its_focus_on_the_safe_answer(qtbot: QtBot, window: QWidget) -> None:
    put(qtbot, window, LineField())
    question = Question("Erase Karin Sørlie?", "Her page goes for good.", keep="Keep her page", do="Erase", parent=window)
    with qtbot.waitSignal(question.finished) as finished:
        question.open()
        qtbot.waitUntil(question.keep.hasFocus)
        qtbot.keyClick(question.keep, Qt.Key.Key_Return)
    assert finished.args == [0]


@pytest.mark.parametrize(("key", "done"), [(Qt.Key.Key_Escape, []), (Qt.Key.Key_Tab, ["erased"])])
def test_messages_ask_before_what_cannot_be_taken_back(qtbot: QtBot, window: QWidget, key: Qt.Key, done: list[str]) -> None:
    messages, _bar = messages_of(window)
    put(qtbot, window, LineField())
    erased: list[str] = []
    messages.ask("Erase Karin Sørlie?", "", keep="Keep her page", do="Erase", on_yes=lambda: erased.append("erased"))
    question = window.findChild(Question)
    assert question is not None
    with qtbot.waitSignal(question.finished):
        if key == Qt.Key.Key_Escape:
            qtbot.keyClick(question, key)
        else:
            qtbot.mouseClick(question.do, Qt.MouseButton.LeftButton)
    assert erased == done


def messages_of(window: QWidget) -> tuple[WindowMessages, Banner]:
    room = QWidget()
    bar = Banner("", "")
    Row(room).addWidget(bar)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(room)
    return WindowMessages(window, bar, room, lambda: None), bar


def test_a_problem_says_all_three_and_goes_when_something_was_done(qtbot: QtBot, window: QWidget) -> None:
    messages, bar = messages_of(window)
    put(qtbot, window, LineField())
    messages.problem(ShopError("The printer did not answer.", "All three cards are saved.", "Switch it on and press Print."))
    assert bar.isVisible()
    assert bar.accessibleName() == "The printer did not answer. All three cards are saved. Switch it on and press Print."
    messages.say("Printed")
    assert not bar.isVisible()


def test_a_bug_is_reported_in_one_window_only(qtbot: QtBot, window: QWidget) -> None:
    messages, _bar = messages_of(window)
    put(qtbot, window, LineField())
    messages.report("Traceback one")
    messages.report("Traceback two")
    sheets = window.findChildren(Sheet)
    assert len(sheets) == 1
    with qtbot.waitSignal(sheets[0].finished):
        qtbot.keyClick(sheets[0], Qt.Key.Key_Escape)


def test_a_toast_goes_by_itself_but_not_under_the_pointer_and_undoes(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window)
    put(qtbot, window, LineField())
    toast.say("Visit logged", undo=True)
    assert toast.isVisible()
    assert toast.accessibleName() == "Visit logged"
    assert toast.geometry().bottom() < window.height() - 40
    with qtbot.waitSignal(toast.undo_pressed):
        qtbot.mouseClick(toast.findChildren(KeyButton)[0], Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_the_key_line_leaves_out_what_has_no_room_but_reads_all(qtbot: QtBot) -> None:
    line = KeyLine()
    qtbot.addWidget(line)
    line.set_keys([("F4", "Log visit"), ("Ctrl N", "New member")])
    line.set_saved("Saved. Backup 2 h ago", warm=True)
    line.resize(300, 36)
    assert not line.grab().isNull()
    assert line.accessibleName() == "F4: Log visit, Ctrl N: New member. Saved. Backup 2 h ago"


def test_a_flow_goes_on_in_the_next_line(qtbot: QtBot, window: QWidget) -> None:
    holder = QWidget()
    flow = Flow(holder, gap=8)
    for name in ("Everyone", "Mine, 4", "Regular", "New here"):
        flow.addWidget(FilterChip(name))
    put(qtbot, window, holder)
    assert flow.heightForWidth(1000) == 40
    assert flow.heightForWidth(220) == 88


def test_say_this_now_and_an_empty_page_offer_their_one_thing(qtbot: QtBot, window: QWidget) -> None:
    cue, empty = SayThisNow("Ask how the day went."), EmptyState("Nothing waits today", "A good hour.", do="Write a card")
    put(qtbot, window, cue, empty)
    asked, later = cue.findChildren(KeyButton)
    with qtbot.waitSignals([cue.asked, cue.put_off]):
        asked.click()
        later.click()
    with qtbot.waitSignal(empty.pressed):
        empty.findChildren(KeyButton)[0].click()


def test_the_ring_stays_when_what_was_above_it_is_known_no_more(qtbot: QtBot, window: QWidget) -> None:
    area, button = QScrollArea(), KeyButton("Call")
    area.setWidget(button)
    ring = FocusRing(window)
    put(qtbot, window, area)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()

    shiboken6.invalidate(area.viewport())
    window.resize(700, 500)
    button.move(4, 4)

    assert ring.isVisible()


def test_words_keep_the_margins_they_were_given(qtbot: QtBot) -> None:
    words = Words("Two cinnamon knots and a word about the choir", "small", lines=0)
    qtbot.addWidget(words)
    words.setContentsMargins(18, 4, 18, 8)
    assert words.heightForWidth(200 + 36) == 40 + 12
    words.resize(236, 52)
    drawn = words.grab().toImage()
    ground = drawn.pixel(0, 0)
    assert all(drawn.pixel(x, y) == ground for x in range(18) for y in range(drawn.height()))
