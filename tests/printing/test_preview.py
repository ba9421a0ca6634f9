import pytest

from shopdesk.printing import cards
from shopdesk.printing.preview import Preview
from tests.printing.samples import CARD, image


def test_a_preview_is_the_very_pdf_as_pixels() -> None:
    printed = cards.render([CARD])
    with Preview(printed.pdf) as preview:
        assert len(preview) == printed.pages == 2
        assert preview.size_mm(0) == pytest.approx((210, 148), abs=0.01)
        raster = preview.page(0, 72)
    assert (raster.width, raster.height) == (596, 420)
    assert len(raster.pixels) == raster.stride * raster.height
    assert raster.pixels[:4] == bytes((0xF0, 0xFB, 0xFF, 0xFF))[:3] + raster.pixels[3:4]


def test_closing_twice_is_harmless() -> None:
    preview = Preview(cards.render([CARD]).pdf)
    preview.close()
    preview.close()


def test_a_printer_gets_white_paper() -> None:
    assert image(cards.render([CARD]).pdf, 1, 50).getpixel((3, 3)) == (255, 255, 255)
