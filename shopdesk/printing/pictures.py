"""The gate for pictures from outside: what it is and how large is read before anything is unpacked, then it is made small and clean."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from shopdesk.errors import FileProblem
from shopdesk.i18n import _

if TYPE_CHECKING:
    from PIL import Image

LARGEST_FILE = 20_000_000
LARGEST_PICTURE = 64_000_000
"""Bytes of a file and pixels of a picture that are taken in: more than any telephone makes."""
LARGEST_WEBP = 16_000_000
"""WebP can only be unpacked whole, several times over: 64 million pixels of it took one gigabyte when tried."""
SIDE = 600
"""Pixels of the longer side that are kept; a face is printed 16 mm wide."""

_SIGNATURES = {"PNG": (b"\x89PNG\r\n\x1a\n",), "JPEG": (b"\xff\xd8\xff",), "WEBP": (b"RIFF",)}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a picture says of itself: ``form`` PNG, JPEG or WEBP, and its size in pixels."""

    form: str
    width: int
    height: int


def read(path: Path, *, keep_alpha: bool = False) -> bytes:
    """Read a picture somebody chose, never more of it than is taken in, and admit it; FileProblem."""
    kept = _("Nothing was changed.")
    if path.is_dir():
        raise FileProblem(_("“{name}” is a folder, not a picture.").format(name=path.name), kept, _("Choose a picture in it."))
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileProblem(_("“{name}” cannot be read.").format(name=path.name), kept, _("Choose another picture.")) from error
    return admit(data, keep_alpha=keep_alpha)


def admit(data: bytes, *, keep_alpha: bool = False) -> bytes:
    """Turn a PNG, JPEG or WebP into a JPEG of at most 600 pixels a side, upright and without a word about where it was taken.

    ``keep_alpha`` gives a PNG where the picture is see-through (a signature, a logo). FileProblem says why a file is not taken.
    """
    measured = measure(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _small(data, measured, keep_alpha)
    except MemoryError:
        _refuse(_("The picture is too large for this computer."))
    except Exception as mishap:
        # A broken file can surface as nearly any exception of the decoders; all mean the same to the person.
        raise _problem(_("The picture is damaged and cannot be read.")) from mishap


def measure(data: bytes) -> Measured:
    """Read kind and size without unpacking; FileProblem when it is not a picture that is taken in."""
    if not data:
        _refuse(_("The file is empty."))
    if len(data) > LARGEST_FILE:
        _refuse(_("The file is larger than 20 MB."))
    form = next((form for form, starts in _SIGNATURES.items() if data.startswith(starts)), "")
    if not form or (form == "WEBP" and data[8:12] != b"WEBP"):
        _refuse(_("The file is not a photograph in JPEG, PNG or WebP."))
    width, height = _size(data, form)
    if width * height > (LARGEST_WEBP if form == "WEBP" else LARGEST_PICTURE):
        _refuse(_("The picture has {width} x {height} pixels, more than can be taken in.").format(width=width, height=height))
    return Measured(form, width, height)


@lru_cache(maxsize=64)
def is_sound(data: bytes) -> bool:
    """Whether a picture that was taken in can still be unpacked whole."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=[measure(data).form]) as picture:
            picture.load()
    except Exception:
        # Any mishap of the decoders says the same: leave the picture out.
        return False
    return True


def _size(data: bytes, form: str) -> tuple[int, int]:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=[form]) as picture:
                return picture.size
    except Image.DecompressionBombError:
        _refuse(_("The picture has more pixels than can be taken in."))
    except Exception as mishap:
        raise _problem(_("The picture is damaged and cannot be read.")) from mishap


def _small(data: bytes, measured: Measured, keep_alpha: bool) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=[measured.form]) as opened:
        picture: Image.Image = opened
        # A JPEG can be unpacked at a fraction of its size, which saves a phone photo's 200 MB.
        opened.draft("RGB", (SIDE * 2, SIDE * 2))
        orientation = picture.getexif().get(0x0112, 1)
        see_through = "A" in picture.getbands() or "transparency" in picture.info
        # Shrunk before it is turned or recoloured: both would copy the whole.
        if picture.mode not in ("RGB", "RGBA", "L", "LA"):
            picture = _reduced(picture).convert("RGBA" if see_through else "RGB")
        picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
        upright = _turned(picture, orientation)
        return _png(upright) if keep_alpha and see_through else _jpeg(upright, see_through)


def _reduced(picture: Image.Image) -> Image.Image:
    """Take every n-th pixel of a picture in a mode that cannot be averaged (one bit, palette), so that converting it stays small."""
    step = max(min(picture.size) // (SIDE * 2), 1)
    return picture if step == 1 else picture.resize((picture.width // step, picture.height // step), 0)


def _turned(picture: Image.Image, orientation: int) -> Image.Image:
    from PIL import Image

    way = Image.Transpose
    turns = {
        2: way.FLIP_LEFT_RIGHT, 3: way.ROTATE_180, 4: way.FLIP_TOP_BOTTOM, 5: way.TRANSPOSE,
        6: way.ROTATE_270, 7: way.TRANSVERSE, 8: way.ROTATE_90,
    }
    return picture.transpose(turns[orientation]) if orientation in turns else picture


def _png(picture: Image.Image) -> bytes:
    kept = io.BytesIO()
    picture.convert("RGBA").save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _jpeg(picture: Image.Image, see_through: bool) -> bytes:
    from PIL import Image

    flat = picture.convert("RGBA") if see_through else picture.convert("RGB")
    if see_through:
        paper = Image.new("RGB", flat.size, "white")
        paper.paste(flat, mask=flat.getchannel("A"))
        flat = paper
    kept = io.BytesIO()
    flat.save(kept, "JPEG", quality=88, optimize=True, exif=b"")
    return kept.getvalue()


def _refuse(what: str) -> NoReturn:
    raise _problem(what)


def _problem(what: str) -> FileProblem:
    return FileProblem(what, _("The picture that was there before is kept."), _("Choose another photograph, or take it again."))
