import pytest
import qrcode
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter
from qrcode.constants import ERROR_CORRECT_M
from qrcode.util import lost_point

from shopdesk.printing import qr
from tests.printing.samples import CODE, CONTACT

PAYLOADS = ["SDP" + CODE, CONTACT.payload, "tel:+4773500100", "https://example.org/me/k7q2", "0", "å" * 300]


def by_the_library(payload: str, mask: int) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=mask)
    code.add_data(payload.encode())
    code.make()
    return code.modules


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_mask_is_the_one_a_full_trial_chooses(payload) -> None:
    trial = [lost_point(by_the_library(payload, mask)) for mask in range(8)]
    symbol = qr.symbol(payload)
    assert qr.penalty(symbol) == trial[symbol.mask] == min(trial)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_flipping_from_one_mask_to_another_gives_the_code_of_that_mask(payload) -> None:
    symbol = qr.symbol(payload)
    assert list(symbol.rows()) == ["".join("01"[module] for module in row) for row in by_the_library(payload, symbol.mask)]


@settings(max_examples=30)
@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=60))
def test_any_text_is_read_back(text) -> None:
    assert [found.text for found in zxingcpp.read_barcodes(picture(qr.symbol(text)))] == [text]


def test_level_m_survives_a_blot_and_a_blurred_print() -> None:
    spoilt = picture(qr.symbol(CONTACT.payload)).filter(ImageFilter.GaussianBlur(2.5))
    spoilt.paste(128, (110, 150, 128, 168))
    assert [found.text for found in zxingcpp.read_barcodes(spoilt.rotate(3, fillcolor=255))] == [CONTACT.payload]


def test_too_much_for_any_code_is_said() -> None:
    with pytest.raises(ValueError, match="too much"):
        qr.symbol("a" * 3000)


def test_a_code_is_drawn_in_runs_not_module_by_module() -> None:
    symbol = qr.symbol(CONTACT.payload)
    dark = sum(row.count("1") for row in symbol.rows())
    runs = [line.split() for line in symbol.drawing().splitlines() if line.endswith("re")]
    assert sum(int(run[2]) for run in runs) == dark
    assert len(runs) < dark / 1.7


def picture(symbol: qr.Symbol, module: int = 6) -> Image.Image:
    """The code with its quiet zone, as pixels."""
    side = symbol.side + 2 * qr.QUIET
    small = Image.new("L", (side, side), 255)
    for down, row in enumerate(symbol.rows()):
        for across, module_bit in enumerate(row):
            small.putpixel((across + qr.QUIET, down + qr.QUIET), 0 if module_bit == "1" else 255)
    return small.resize((side * module, side * module), Image.Resampling.NEAREST)
