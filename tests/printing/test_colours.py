import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.printing import colours, prepared
from shopdesk.printing.template import Colour, Ground

ACCENTS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(ACCENTS)
def test_words_can_be_read_on_any_accent(accent) -> None:
    palette = colours.palette(accent)
    assert colours.contrast(palette.words, palette.ground) >= 4.5
    assert palette.ground == accent


@given(ACCENTS)
def test_a_mark_can_be_seen_on_paper_in_any_accent(accent) -> None:
    assert colours.contrast(colours.on_paper(accent), colours.PAPER) >= 3.0


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert colours.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert colours.contrast(colours.PEN, colours.PAPER) == pytest.approx(10.5, abs=0.1)


@pytest.mark.parametrize("accent", ["", "green", "#12", "#1F5A4G", "url(x)", "#1F5A49ff"])
def test_what_is_no_colour_gives_the_programs_own(accent) -> None:
    assert colours.palette(accent).ground == "#1F5A49"


@given(ACCENTS)
def test_words_can_be_read_on_every_ground_of_a_card(accent) -> None:
    for ground in Ground:
        paper = colours.on_ground(ground, accent).ground
        for colour in (Colour.INK, Colour.PEN, Colour.FRONT):
            if ground is not Ground.ACCENT or colour is Colour.FRONT:
                assert colours.contrast(prepared.colour_of(colour, ground, accent), paper) >= 4.5
    assert colours.contrast(prepared.colour_of(Colour.STRAW, Ground.ACCENT, accent), accent) >= 4.5
    # A gift's heading stands on the hill, which is the shop's colour dark enough to be seen.
    assert colours.contrast(prepared.colour_of(Colour.STRAW, Ground.BUTTER, accent), colours.on_paper(accent)) >= 4.5
