"""A ruler for rendered pages: what lies where, in millimetres from the upper left corner."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pypdf

from shopdesk import paths
from shopdesk.printing import template_file
from tests.printing.samples import image

DPI = 254
"""Ten pixels a millimetre; a hairline's place is read finer, from how dark its pixels are."""


class Sheet:
    """One rendered page as darkness, 0 to 1."""

    def __init__(self, pdf: bytes, page: int, dpi: float = DPI) -> None:
        self._dots = dpi / 25.4
        self._dark = 1 - np.asarray(image(pdf, page, dpi).convert("L"), dtype=float) / 255

    def rule(self, left: float, right: float, y: float, reach: float = 1.5) -> tuple[float, float, float]:
        """Left and right end and height of the level line that lies within ``reach`` of where it is looked for."""
        window, x0, y0 = self._window(left - reach, right + reach, y - reach, y + reach)
        full = window.sum(axis=0).max()
        columns, rows = window.sum(axis=0) / full, window.sum(axis=1)
        length = columns.sum() / self._dots
        middle = x0 + (np.average(np.arange(len(columns)), weights=columns) + 0.5) / self._dots
        return middle - length / 2, middle + length / 2, y0 + (np.average(np.arange(len(rows)), weights=rows) + 0.5) / self._dots

    def upright_lines(self, top: float, foot: float, left: float = 0.0, right: float = 1e9) -> list[float]:
        """Where the upright lines stand in a strip that lies between ``top`` and ``foot``."""
        window, x0, _y0 = self._window(left, right, top, foot)
        return [x0 + place / self._dots for place in _lines(window.mean(axis=0))]

    def level_lines(self, left: float, right: float, top: float = 0.0, foot: float = 1e9) -> list[float]:
        """Where the level lines lie in a strip that stands between ``left`` and ``right``."""
        window, _x0, y0 = self._window(left, right, top, foot)
        return [y0 + place / self._dots for place in _lines(window.mean(axis=1))]

    def darkest(self, left: float, right: float, top: float, foot: float) -> float:
        """How dark the darkest dot of a window is."""
        return float(self._window(left, right, top, foot)[0].max())

    def _window(self, left: float, right: float, top: float, foot: float) -> tuple[np.ndarray, float, float]:
        high, wide = self._dark.shape
        x0, x1 = max(round(left * self._dots), 0), min(round(min(right, 1e4) * self._dots), wide)
        y0, y1 = max(round(top * self._dots), 0), min(round(min(foot, 1e4) * self._dots), high)
        return self._dark[y0:y1, x0:x1], x0 / self._dots, y0 / self._dots


def _lines(profile: np.ndarray) -> list[float]:
    """The middles of what is dark in a row, weighed by how dark it is."""
    places: list[float] = []
    dark = np.flatnonzero(profile > 0.05)
    for run in np.split(dark, np.flatnonzero(np.diff(dark) > 1) + 1):
        if len(run):
            places.append(float(np.average(run + 0.5, weights=profile[run])))
    return places


def with_margin(pdf: bytes) -> bytes:
    """The same pages with what lies outside of the trimmed sheet."""
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        page.cropbox = page.mediabox
        writer.add_page(page)
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


RULE = (7.0, 9.0, 20.0)
"""Left, top and length of the line on each face of a ruled card."""


@contextmanager
def ruled_template(width: float, height: float, form: str = "flat", kind: str = "member") -> Iterator[str]:
    """An owner's template with nothing but one line on each face, at ``RULE``; gives its name."""
    left, down, length = RULE
    rule = {"part": "rule", "box": [left, 0, length, down], "colour": "ink"}
    faces = ("front", "back") if form == "flat" else ("front", "back", "left", "right")
    tree = {
        "format": 1, "kind": kind, "form": form, "width": width, "height": height,
        "faces": {face: {"ground": "paper", "parts": [rule]} for face in faces},
    }
    folder: Path = paths.templates()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ruled.json").write_text(json.dumps(tree), "utf-8")
    template_file.look_again()
    try:
        yield "ruled.json"
    finally:
        (folder / "ruled.json").unlink()
        template_file.look_again()
