"""Signatures: ink on nothing, each in its own hand."""

from __future__ import annotations

import io

from PIL import Image

from shopdesk.sample.handwriting import signature


def test_a_signature_is_ink_on_a_transparent_ground() -> None:
    picture = Image.open(io.BytesIO(signature("Ingrid Dahl")))

    assert picture.mode == "RGBA"
    assert picture.getchannel("A").getextrema() == (0, 255)
    assert {colour[:3] for _, colour in picture.getcolors(100_000) or []} == {(0x1F, 0x3E, 0x66)}


def test_only_the_first_name_is_written() -> None:
    short, long = (Image.open(io.BytesIO(signature(name))) for name in ("Noor Bakker", "Noor-Bakker"))

    assert short.width < long.width


def test_the_same_name_is_written_the_same_each_time_and_another_otherwise() -> None:
    assert signature("Emil Holm") == signature("Emil Holm") != signature("Emil Berg")


def test_a_signature_needs_no_shrinking_to_be_kept() -> None:
    assert max(Image.open(io.BytesIO(signature("Tomasz Wójcik"))).size) <= 600
