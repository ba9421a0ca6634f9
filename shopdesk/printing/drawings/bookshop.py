"""The bookshop's pictures: books."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from shopdesk.printing.colours import PEN, Palette, mix
from shopdesk.printing.drawings import occasions, shapes


def thank_you(canvas: Canvas, palette: Palette) -> None:
    """A stack of books with one lying open on it."""
    third = mix(palette.second, palette.ground, 0.35)
    for left, top, width, colour, band in (
        (22, 92, 61, palette.second, palette.ground), (27, 81.4, 54, third, palette.main), (24, 70.8, 56, palette.main, palette.ground),
    ):
        _lying(canvas, left, top, width, (colour, band))
    _open(canvas, palette)


def missed(canvas: Canvas, palette: Palette) -> None:
    """Two shelves of books with a gap where one was."""
    backs = ("#8A3C4B", palette.main, "#C38646", "#3E5C76", palette.second, "#A3642B", "#6C7A4E")
    for shelf, gap in ((50.0, -1), (90.0, 5)):
        shapes.fill(canvas, f"M0 {shelf}L108 {shelf}L108 {shelf + 2.6}L0 {shelf + 2.6}Z", "#87582D")
        left = 6.0
        for number in range(11):
            wide, high = 7.2 + (number * 5 + gap) % 3, 22.0 + (number * 7 + gap) % 6
            if number != gap:
                _standing(canvas, left, shelf, (wide, high), backs[(number * 3 + gap) % len(backs)])
            left += wide + 0.5
    occasions.tag(canvas, 53, 90, PEN)


def mark(canvas: Canvas, colour: str) -> None:
    """An open book."""
    shapes.fill(canvas, "M11.2 7.2C8.6 5 5.4 4.4 2 4.600L2 18.600C5.4 18.4 8.6 19 11.2 21Z", colour)
    shapes.fill(canvas, "M12.8 7.2C15.4 5 18.6 4.4 22 4.600L22 18.600C18.6 18.4 15.4 19 12.8 21Z", colour)


def _lying(canvas: Canvas, left: float, top: float, width: float, colours: tuple[str, str]) -> None:
    """A closed book on its side, 10 mm thick, spine to the left."""
    colour, band = colours
    right, bottom = left + width, top + 9.8
    shapes.fill(
        canvas,
        f"M{left + 3} {top}L{right} {top}L{right} {top + 1.5}L{left + 4} {top + 1.5}C{left + 2.6} {top + 3} {left + 2.6} {bottom - 3} "
        f"{left + 4} {bottom - 1.5}L{right} {bottom - 1.5}L{right} {bottom}L{left + 3} {bottom}"
        f"C{left - 1} {bottom} {left - 1} {top} {left + 3} {top}Z",
        colour,
    )
    shapes.fill(canvas, f"M{left + 4.6} {top + 2.3}L{right - 1} {top + 2.3}L{right - 1} {bottom - 2.3}L{left + 4.6} {bottom - 2.3}"
                f"C{left + 3.8} {bottom - 4} {left + 3.8} {top + 4} {left + 4.6} {top + 2.3}Z", mix(colour, "#FFFFFF", 0.55))
    for line in range(2):
        y = top + 4.1 + line * 1.7
        shapes.stroke(canvas, f"M{left + 6} {y:.2f}L{right - 1.2} {y:.2f}", mix(colour, band, 0.25), 0.18)


def _standing(canvas: Canvas, left: float, foot: float, size: tuple[float, float], colour: str) -> None:
    """A book on its foot, its back to us, with two bands."""
    wide, high = size
    shapes.fill(canvas, f"M{left} {foot}L{left} {foot - high}L{left + wide} {foot - high}L{left + wide} {foot}Z", colour)
    for band in (0.16, 0.8):
        y = foot - high * band
        shapes.stroke(canvas, f"M{left + 0.8:.2f} {y:.2f}L{left + wide - 0.8:.2f} {y:.2f}", mix(colour, "#FFFFFF", 0.55), 0.5)


def _open(canvas: Canvas, palette: Palette) -> None:
    """The open book: two pages that swing up from the middle, lines of print, and a ribbon."""
    shapes.fill(canvas, "M61.5 63L64.1 63L64.1 77.5L62.8 76L61.5 77.5Z", palette.words)
    for mirror in (-1, 1):
        with shapes.moved(canvas, 52.5, 68.4):
            canvas.scale(mirror, 1)
            shapes.fill(canvas, "M0 -4C8 -8 20 -9 33 -4L33 -1.200C20 -5.5 9 -4.4 4 -0.600C3 0.4 1.5 1 0 1Z", palette.second)
            shapes.fill(canvas, "M0 -1.400C8 -7.8 18 -8.8 31 -3.800L31 -31C18 -36 8 -34 0 -27Z", palette.main)
            for line in range(5):
                down = -24.5 + line * 4.2
                print_line = f"M4.2 {down - 1.6:.2f}C11 {down - 5:.2f} 18 {down - 5:.2f} 26.5 {down - 2.6:.2f}"
                shapes.stroke(canvas, print_line, palette.ground, 0.5)
    shapes.stroke(canvas, "M52.5 41.600L52.5 66.6", palette.ground, 0.5)
