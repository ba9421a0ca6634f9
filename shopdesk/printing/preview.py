"""Shows the very PDF that is printed: its pages as pixels, for the screen and for printers that take no PDF."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from shopdesk.printing.colours import PAPER

WHITE = "#FFFFFF"
_one_at_a_time = threading.RLock()  # pdfium is not made for two threads at once


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels, four bytes each (blue, green, red, one unused), ``stride`` bytes a row."""

    width: int
    height: int
    stride: int
    pixels: bytes


class Preview:
    """An open PDF; use it in a ``with`` so that its memory is given back."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # brings the reader of PDFs, which many sittings do without

        with _one_at_a_time:
            self._document = pypdfium2.PdfDocument(pdf)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, mishap: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._document)

    def close(self) -> None:
        """Give the memory back; harmless when done before."""
        with _one_at_a_time:
            self._document.close()

    def size_mm(self, page: int) -> tuple[float, float]:
        """Width and height of the trimmed page in millimetres."""
        with _one_at_a_time:
            width, height = self._document.get_page_size(page)
        return width * 25.4 / 72, height * 25.4 / 72

    def page(self, page: int, dpi: float, paper: str = PAPER) -> Raster:
        """Render a page (from 0). ``paper`` is what unprinted paper looks like: the card's own tint on a screen, WHITE for a printer."""
        with _one_at_a_time:
            return self._render(page, dpi / 72, paper)

    def _render(self, page: int, scale: float, paper: str) -> Raster:
        sheet = self._document[page]
        try:
            bitmap = sheet.render(scale=scale, fill_color=_channels(paper), prefer_bgrx=True, draw_annots=False)
            try:
                return Raster(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
        finally:
            sheet.close()


def trimmed(pdf: bytes) -> bytes:
    """The same pages without the marks and the bleed beyond their trim: a print system takes a page by its outermost edge."""
    import pypdfium2

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for page in document:
                page.set_mediabox(*page.get_cropbox())
            written = io.BytesIO()
            document.save(written)
        finally:
            document.close()
    return written.getvalue()


def _channels(colour: str) -> tuple[int, int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16), 255
