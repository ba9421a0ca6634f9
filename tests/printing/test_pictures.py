import io
import struct
import tracemalloc
import zlib

import pytest
from PIL import Image

from shopdesk.errors import FileProblem
from shopdesk.printing import pictures
from tests.printing.samples import picture


def png_saying(width: int, height: int) -> bytes:
    """A PNG's beginning: what it says of its size, and hardly anything else."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = b"IHDR" + header
    rows = b"IDAT" + zlib.compress(b"\0" * 64)
    chunks = [struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in (body, rows, b"IEND")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def one_bit(side: int) -> bytes:
    """A whole picture of one bit a pixel: small as a file, huge unpacked."""
    rows = zlib.compressobj()
    row = b"\0" * (side // 8 + 1)
    data = b"".join(rows.compress(row) for _row in range(side)) + rows.flush()
    body = b"IHDR" + struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = [struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in (body, b"IDAT" + data, b"IEND")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def turned_photo() -> bytes:
    """1,200 by 800, left half red, marked as lying on its side and as taken in Trondheim."""
    photo = Image.new("RGB", (1200, 800), "blue")
    photo.paste("red", (0, 0, 600, 800))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "secret words"
    exif.get_ifd(0x8825)[2] = (63.0, 25.0, 0.0)
    kept = io.BytesIO()
    photo.save(kept, "JPEG", exif=exif)
    return kept.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_three_forms_become_a_small_jpeg(form) -> None:
    kept = opened(pictures.admit(picture(form, (1600, 900))))
    assert (kept.format, kept.size) == ("JPEG", (600, 338))


def test_a_small_picture_is_not_blown_up() -> None:
    assert opened(pictures.admit(picture("PNG", (40, 30)))).size == (40, 30)


@pytest.mark.parametrize(
    ("mode", "colour"),
    [("1", 1), ("L", 200), ("P", 3), ("I;16", 40_000), ("CMYK", (0, 90, 90, 0)), ("LA", (9, 128)), ("RGBA", (9, 9, 9, 0))],
)
def test_any_kind_of_colour_is_taken_in(mode, colour) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(pictures.admit(picture(form, (1300, 1300), mode, colour))).size == (600, 600)


def test_a_photo_stands_upright_and_has_forgotten_where_it_was_taken() -> None:
    data = pictures.admit(turned_photo())
    kept = opened(data)
    assert kept.size == (400, 600)
    assert kept.getpixel((200, 100))[0] > 200
    assert kept.getpixel((200, 500))[2] > 200
    assert not kept.getexif()
    assert b"secret" not in data
    assert b"Exif" not in data


def test_a_signature_stays_see_through_and_a_face_does_not() -> None:
    signature = picture("PNG", (300, 100), "RGBA", (0, 0, 90, 0))
    assert opened(pictures.admit(signature, keep_alpha=True)).getpixel((5, 5))[3] == 0
    assert opened(pictures.admit(signature)).getpixel((5, 5)) == (255, 255, 255)
    assert opened(pictures.admit(picture("PNG"), keep_alpha=True)).format == "JPEG"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"hello, I am a list of members", "not a photograph"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>", "not a photograph"),
        (picture("GIF"), "not a photograph"),
        (picture("TIFF"), "not a photograph"),
        (picture("BMP"), "not a photograph"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "not a photograph"),
        (b"\xff\xd8\xff" + b"\0" * 100, "damaged"),
        (picture("JPEG", (900, 900))[:-900], "damaged"),
        (picture("PNG", (900, 900))[:-300], "damaged"),
        (b"\xff\xd8\xff" + b"\0" * 20_000_000, "larger than 20 MB"),
        (png_saying(30_000, 30_000), "pixels"),
        (png_saying(2**31 - 1, 2**31 - 1), "pixels"),
        (png_saying(2**31, 2**31), "pixels"),
        (png_saying(0, 0), "damaged"),
        (picture("WEBP", (5000, 4000)), "5000 x 4000"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_photograph_is_refused_with_a_sentence(data, words) -> None:
    with pytest.raises(FileProblem) as refused:
        pictures.admit(data)
    assert words in refused.value.what
    assert refused.value.kept
    assert refused.value.do


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = one_bit(30_000)
    assert len(bomb) < 300_000
    tracemalloc.start()
    with pytest.raises(FileProblem, match="pixels"):
        pictures.admit(bomb)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_stored_picture_that_broke_is_noticed() -> None:
    assert pictures.is_sound(picture())
    assert not pictures.is_sound(picture("PNG", (900, 900))[:-300])
    assert not pictures.is_sound(b"nothing")
