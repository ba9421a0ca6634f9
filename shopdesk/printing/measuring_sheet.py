"""The page a printer is measured with: four crosses whose places are known, and what to measure."""

from __future__ import annotations

import io

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from shopdesk import i18n
from shopdesk.core.cards.printers import CROSS, PrinterError
from shopdesk.i18n import _
from shopdesk.printing import colours, fonts, text
from shopdesk.printing.sheets import Correction
from shopdesk.printing.style import Face, Style

_ARM = 8.0
_TITLE, _BODY = Style(Face.SERIF, 8.0, 10.0), Style(Face.SANS, 4.2, 6.4, colour=colours.INK2)


def render(width: float = 210.0, height: float = 297.0, correction: Correction | None = None) -> bytes:
    """Print the test sheet; with a ``correction`` it shows whether that is right."""
    paper = io.BytesIO()
    size = (width * mm, height * mm)
    canvas = Canvas(paper, size, pageCompression=1, invariant=1, initialFontName=fonts.default_font(), lang=i18n.language())
    canvas.setTitle(_("Test sheet for the printer"))
    (correction or Correction()).apply(canvas, size[1])
    canvas.setStrokeColor(HexColor(colours.INK))
    canvas.setLineWidth(0.3)
    for x in (CROSS, width - CROSS):
        for y in (CROSS, height - CROSS):
            canvas.line((x - _ARM) * mm, y * mm, (x + _ARM) * mm, y * mm)
            canvas.line(x * mm, (y - _ARM) * mm, x * mm, (y + _ARM) * mm)
    _say(canvas, _("Test sheet for the printer"), _TITLE, height - 90, width)
    words = _(
        "Measure in millimetres, as exactly as you can:\n"
        "1. from the left edge of the paper to the upper left cross (it should be {cross})\n"
        "2. from the upper edge to that cross (it should be {cross})\n3. from that cross to the one at its right (it should be {across})\n"
        "4. from that cross down to the lower one (it should be {down})\nType the four figures in Settings, Printers."
    ).format(cross=f"{CROSS:g}", across=f"{width - 2 * CROSS:g}", down=f"{height - 2 * CROSS:g}")
    _say(canvas, words, _BODY, height - 106, width)
    canvas.showPage()
    canvas.save()
    return paper.getvalue()


def correction_of(error: PrinterError) -> Correction:
    """What undoes the error of a printer."""
    return Correction(error.right, error.down, error.wider, error.taller)


def _say(canvas: Canvas, words: str, style: Style, top: float, width: float) -> None:
    box = width - 2 * (CROSS + 15)
    setting = text.fit(text.paragraphs(words), style, box, 80)
    text.draw(canvas, setting, (CROSS + 15) * mm, top * mm, box)
