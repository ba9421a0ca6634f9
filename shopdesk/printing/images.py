"""Photographs and drawings of signatures on a page: unpacked once, however often they are printed, and in each file once."""

from __future__ import annotations

import copy
import hashlib
import io
from functools import lru_cache

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas


def size(picture: bytes) -> tuple[int, int]:
    """Width and height of a sound PNG or JPEG, in pixels."""
    made = _made(picture)
    return made.width, made.height


def draw(canvas: Canvas, picture: bytes, x: float, y: float, width: float, height: float) -> None:
    """Put ``picture`` onto the page with its lower left corner at ``x``, ``y``; all in points."""
    made = _made(picture)
    if not canvas.hasForm(made.name):
        _bring_in(canvas, made)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(width, height)
    canvas.doForm(made.name)
    canvas.restoreState()


@lru_cache(maxsize=24)
def _made(picture: bytes) -> PDFImageXObject:
    """The picture as a PDF holds it: a JPEG stays what it is, a PNG is packed anew, which takes longer than all else on a card."""
    return PDFImageXObject(hashlib.sha256(picture).hexdigest()[:32], ImageReader(io.BytesIO(picture)), mask="auto")


def _bring_in(canvas: Canvas, made: PDFImageXObject) -> None:
    """Write it into the file of ``canvas``; each file has objects of its own."""
    document, image = canvas._doc, copy.copy(made)
    if see_through := image.__dict__.pop("_smask", None):
        image.smask = document.Reference(copy.copy(see_through), document.getXObjectName(see_through.name))
    document.Reference(image, document.getXObjectName(image.name))
    document.addForm(image.name, image)
