"""Where things lie on paper, measured from the rendered page: within 0.1 mm of the template, whatever the sheet and the printer."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopdesk.core.cards.records import CardKind
from shopdesk.errors import ShopError
from shopdesk.printing import cards, measuring_sheet, sheets, stock
from shopdesk.printing.sheets import Correction, Flip, Sheet
from tests.printing import measuring
from tests.printing.measuring import RULE, ruled_template, with_margin
from tests.printing.samples import CARD

NEAR = 0.1
LEFT, DOWN, LONG = RULE
ALL_SHEETS = (*stock.CARD_SHEETS.values(), *stock.labels(), sheets.single(85, 55))


def ruled(sheet: Sheet):
    """A template that fits the places of ``sheet``."""
    width, height = sheet.card
    folded = sheet.name in ("A5", "A4")
    return ruled_template(width / 2 if folded else width, height, "folded" if folded else "flat")


def lines_of(sheet: Sheet, place: int, *, second: bool) -> list[tuple[float, float, float]]:
    """Where the lines of a card at ``place`` must lie on the page as it is shown: left, right, height."""
    width, height = sheet.card
    x, y = sheet.places[place]
    if second:
        x = sheet.width - x - width
    top = sheet.height - y - height
    faces = (0.0, width / 2) if sheet.name in ("A5", "A4") else (0.0,)
    return [(x + face + LEFT, x + face + LEFT + LONG, top + DOWN) for face in faces]


@pytest.mark.parametrize("sheet", ALL_SHEETS, ids=lambda sheet: sheet.name)
def test_every_place_of_every_sheet_is_within_a_tenth_of_a_millimetre_on_both_sides(sheet: Sheet) -> None:
    count = len(sheet.places)
    with ruled(sheet) as name:
        pdf = cards.render([replace(CARD, kind=CardKind.MEMBER, template=name)] * count, sheet).pdf
    for side in (0, 1):
        page = measuring.Sheet(pdf, side)
        for place in range(count):
            for line in lines_of(sheet, place, second=bool(side)):
                assert page.rule(*line) == pytest.approx(line, abs=NEAR), (side, place)


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("sheet", ALL_SHEETS, ids=lambda sheet: sheet.name)
def test_every_back_meets_its_front_when_the_paper_is_turned(sheet: Sheet, flip: Flip) -> None:
    with ruled(sheet) as name:
        pdf = cards.render([replace(CARD, kind=CardKind.MEMBER, template=name)], sheet, flip=flip).pdf
    behind = measuring.Sheet(pdf, 1)
    width, height = sheet.card
    x, y = sheet.places[0]
    top = sheet.height - y - height
    upright = flip is (Flip.LONG if sheet.height >= sheet.width else Flip.SHORT)
    # Turned about an upright axis the back is mirrored from left to right, about a level one from top to foot; there it stands on its head.
    card_left = sheet.width - x - width if upright else x
    for face in ((0.0, width / 2) if sheet.name in ("A5", "A4") else (0.0,)):
        left, down = face + LEFT, DOWN
        if upright:
            line = (card_left + left, card_left + left + LONG, top + down)
        else:
            line = (card_left + width - left - LONG, card_left + width - left, sheet.height - (top + down))
        assert behind.rule(*line) == pytest.approx(line, abs=NEAR)


@pytest.mark.parametrize("start", range(10))
def test_a_used_sheet_goes_on_at_any_free_place(start: int) -> None:
    with ruled(sheets.TEN) as name:
        printed = cards.render([replace(CARD, kind=CardKind.MEMBER, template=name)] * 11, sheets.TEN, start=start)
    assert printed.pages == 4
    for side in (0, 1):
        page = measuring.Sheet(printed.pdf, side)
        taken = [page.darkest(left, right, y - 0.5, y + 0.5) > 0.5 for place in range(10)
                 for left, right, y in lines_of(sheets.TEN, place, second=bool(side))]
        assert taken == [place >= start for place in range(10)]


@pytest.mark.parametrize("start", [-1, 10])
def test_there_is_no_eleventh_place(start: int) -> None:
    with ruled(sheets.TEN) as name, pytest.raises(ShopError, match="no such place"):
        cards.render([replace(CARD, kind=CardKind.MEMBER, template=name)], sheets.TEN, start=start)


ERRORS = (Correction(1.2, -0.8, 1.004, 0.997), Correction(-2.5, 3.0, 0.99, 1.02), Correction(0.3, 0.3), Correction(0, 0, 1.01, 0.99))


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("sheet", [sheets.TEN, sheets.FOUR, stock.label_sheet("L7160")], ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("flip", Flip)
def test_what_a_printer_does_wrong_puts_a_corrected_page_right(sheet: Sheet, error: Correction, flip: Flip) -> None:
    with ruled(sheet) as name:
        card = replace(CARD, kind=CardKind.MEMBER, template=name)
        straight, corrected = (
            cards.render([card] * len(sheet.places), sheet, flip=flip, correction=wrong).pdf for wrong in (sheets.STRAIGHT, error)
        )
    for side in (0, 1):
        told, drawn = measuring.Sheet(straight, side), measuring.Sheet(corrected, side)
        for place in (0, len(sheet.places) - 1):
            [line] = lines_of(sheet, place, second=bool(side))
            if side and flip is not sheet.flip:
                line = (sheet.width - line[1], sheet.width - line[0], sheet.height - line[2])
            wanted = told.rule(*line)
            left, right, y = drawn.rule(
                *((x - error.right) / error.wider for x in wanted[:2]), (wanted[2] - error.down) / error.taller
            )
            # The printer puts what is drawn at x to right + wider * x.
            landed = (error.right + error.wider * left, error.right + error.wider * right, error.down + error.taller * y)
            assert landed == pytest.approx(wanted, abs=NEAR)


def test_no_correction_changes_nothing() -> None:
    with ruled(sheets.TEN) as name:
        card = replace(CARD, kind=CardKind.MEMBER, template=name)
        assert cards.render([card], sheets.TEN, correction=Correction()).pdf == cards.render([card], sheets.TEN).pdf


def test_crop_marks_of_ten_cards_stand_at_every_cut_and_in_no_card() -> None:
    with ruled(sheets.TEN) as name:
        page = measuring.Sheet(cards.render([replace(CARD, kind=CardKind.MEMBER, template=name)], sheets.TEN).pdf, 0)
    assert page.upright_lines(4.5, 7.5) == pytest.approx([20, 105, 190], abs=NEAR)
    assert page.upright_lines(289.5, 292.5) == pytest.approx([20, 105, 190], abs=NEAR)
    cuts = [11 + 55 * row for row in range(6)]
    assert page.level_lines(13.5, 16.5) == pytest.approx(cuts, abs=NEAR)
    assert page.level_lines(193.5, 196.5) == pytest.approx(cuts, abs=NEAR)
    assert page.darkest(17.1, 192.9, 8.1, 10.9) == 0


@pytest.mark.parametrize("sheet", [sheets.A5, sheets.single(85, 55)], ids=lambda sheet: sheet.name)
def test_a_single_card_is_marked_at_its_corners_and_its_fold(sheet: Sheet) -> None:
    with ruled(sheet) as name:
        pdf = with_margin(cards.render([replace(CARD, kind=CardKind.MEMBER, template=name)], sheet).pdf)
    margin, (width, height) = sheet.margin, sheet.card
    folds = [margin + width / 2] if sheet.name == "A5" else []
    for number in (0, 1):
        page = measuring.Sheet(pdf, number)
        for top in (margin - 6.5, margin + height + 3.5):
            assert page.upright_lines(top, top + 3) == pytest.approx([margin, *folds, margin + width], abs=NEAR)
        for left in (margin - 6.5, margin + width + 3.5):
            assert page.level_lines(left, left + 3) == pytest.approx([margin, margin + height], abs=NEAR)


def test_two_cards_on_a4_are_cut_apart_in_the_middle() -> None:
    with ruled(sheets.A4) as name:
        page = measuring.Sheet(cards.render([replace(CARD, kind=CardKind.MEMBER, template=name)] * 2, sheets.A4).pdf, 1)
    assert page.level_lines(0, 6) == pytest.approx([148.5], abs=NEAR)
    assert page.level_lines(204, 210) == pytest.approx([148.5], abs=NEAR)


@pytest.mark.parametrize("error", [Correction(), *ERRORS[:2]])
def test_the_crosses_of_the_test_sheet_lie_where_it_says(error: Correction) -> None:
    page = measuring.Sheet(measuring_sheet.render(correction=error), 0)
    for x in (20, 190):
        for y in (20, 277):
            across = ((x - error.right) / error.wider, (y - error.down) / error.taller)
            arm = page.rule(across[0] - 8 / error.wider, across[0] + 8 / error.wider, across[1], 9)
            landed = [error.right + error.wider * (arm[0] + arm[1]) / 2, error.down + error.taller * arm[2]]
            assert landed == pytest.approx([x, y], abs=NEAR)


@settings(max_examples=60)
@given(
    st.floats(-15, 15), st.floats(-15, 15), st.floats(0.95, 1.05), st.floats(0.95, 1.05), st.floats(0, 210), st.floats(0, 297)
)
def test_a_correction_undoes_its_error_at_every_point(right, down, wider, taller, x, y) -> None:
    seen: list[tuple[float, ...]] = []

    class Canvas:
        def transform(self, *matrix: float) -> None:
            seen.append(matrix)

    error, page = Correction(right, down, wider, taller), 297 * 72 / 25.4
    error.apply(Canvas(), page)
    a, _b, _c, d, e, f = seen[0] if seen else (1, 0, 0, 1, 0, 0)
    left, foot = a * x * 72 / 25.4 + e, d * (page - y * 72 / 25.4) + f
    assert right + wider * left * 25.4 / 72 == pytest.approx(x, abs=1e-6)
    assert down + taller * (page - foot) * 25.4 / 72 == pytest.approx(y, abs=1e-6)
