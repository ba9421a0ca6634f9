from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from shopdesk.ui import icons, theme, tokens
from shopdesk.ui.widgets.words import Words

PAIRS = (
    ("ink", "page"), ("ink2", "page"), ("ink3", "card"), ("accent", "page"), ("accent", "accentSoft"), ("onAccent", "accent"),
    ("warm", "warmSoft"),
)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    look = theme.current()
    yield look
    look.fit_window(1366)
    look.use("light", 100, tokens.DESIGN_ACCENT)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("accent", [tokens.DESIGN_ACCENT, "#FFD400", "#101010", "#C81E1E", "#3A6EA5", "#FFFFFF"])
def test_every_text_reads_on_its_paper_whatever_accent_a_shop_has(dark: bool, accent: str) -> None:
    colors = tokens.paper(dark, accent)
    ratios = {(text, on): tokens.contrast(colors[text], colors[on]) for text, on in PAIRS}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}
    assert tokens.contrast(colors["edge"], colors["card"]) >= 3


def test_black_on_white_is_twenty_one() -> None:
    assert tokens.contrast(QColor("white"), QColor("black")) == pytest.approx(21)


def test_dark_changes_palette_sheet_and_labels_at_once(qtbot: QtBot, look: theme.Theme, qapp: QApplication) -> None:
    look.use("light")
    label = Words("Søren Kjær", "name")
    qtbot.addWidget(label)
    label.show()
    before = label.grab().toImage()

    with qtbot.waitSignal(look.changed):
        look.use("dark")

    assert qapp.palette().color(QPalette.ColorRole.Window) == look.color("page") == QColor("#201C18")
    assert "#2a2520" in qapp.styleSheet()
    assert label.grab().toImage() != before


def test_asking_for_the_same_look_again_rebuilds_nothing(qtbot: QtBot, look: theme.Theme) -> None:
    look.use("light", 100)
    with qtbot.assertNotEmitted(look.changed):
        look.use("light", 100)


def test_a_wide_window_is_a_fifth_larger_and_text_grows_by_itself(qtbot: QtBot, look: theme.Theme) -> None:
    assert (theme.px(100), theme.font("body").pixelSize()) == (100, 15)
    look.fit_window(1600)
    assert (theme.px(100), theme.font("body").pixelSize()) == (120, 18)
    look.fit_window(1599)
    look.use(text_percent=130)
    assert (theme.px(100), theme.em(100), theme.font("find").pixelSize()) == (100, 130, 34)


def test_a_field_is_44_high_and_its_hint_is_readable(qtbot: QtBot, look: theme.Theme) -> None:
    look.use("light")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.sizeHint().height() == 44
    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == look.color("ink3")


def test_high_contrast_takes_the_colours_of_the_system() -> None:
    system = QPalette(QColor("black"), QColor("black"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("white"))
    system.setColor(QPalette.ColorRole.Text, QColor("white"))
    system.setColor(QPalette.ColorRole.Base, QColor("black"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#00008B"))
    colors = tokens.high_contrast(system)
    assert colors["ink"] == colors["edge"] == QColor("white")
    assert colors["page"] == QColor("black")
    assert tokens.contrast(colors["accent"], colors["card"]) >= 4.5
    assert tokens.contrast(colors["accent"], colors["onAccent"]) >= 4.5
    assert set(tokens.paper(dark=False)) <= set(colors)


def test_an_icon_takes_its_colour_and_is_sharp_on_a_fine_screen(qapp: QApplication) -> None:
    pixmap = icons.pixmap("search", QColor("#ff0000"), 20, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)
    image = pixmap.toImage()
    seen = [image.pixelColor(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255]
    assert seen
    assert {(color.red(), color.green(), color.blue()) for color in seen} == {(255, 0, 0)}
