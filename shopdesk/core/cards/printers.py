"""What each printer does wrong with a page, measured from a test sheet and kept by the printer's name."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_KEY = "printers"
CROSS = 20.0
"""Millimetres from the edges of the test sheet to its crosses."""
FIGURES = {"left": 20, "top": 20, "across": 170, "down": 257}
"""What is measured on the test sheet (A4), and how many millimetres it should be."""
_FARTHEST, _STRETCH = 15.0, 0.05  # mm off, and share longer or shorter: beyond that something was measured wrong


@dataclass(frozen=True, slots=True)
class PrinterError:
    """How a printer errs: ``right`` and ``down`` in millimetres, ``wider`` and ``taller`` as factors."""

    right: float = 0.0
    down: float = 0.0
    wider: float = 1.0
    taller: float = 1.0


def measured(left: float, top: float, across: float, down: float, page: tuple[float, float] = (210.0, 297.0)) -> PrinterError:
    """Work out the error from the test sheet, all in millimetres: ``left`` and ``top`` from the paper's edges to the upper left cross,
    ``across`` and ``down`` from that cross to the others. A printer puts what should stand at x to right + wider * x.

    Raises NeedsALook when the figures cannot be of that sheet.
    """
    wider, taller = across / (page[0] - 2 * CROSS), down / (page[1] - 2 * CROSS)
    error = PrinterError(left - wider * CROSS, top - taller * CROSS, wider, taller)
    if max(abs(error.right), abs(error.down)) > _FARTHEST or max(abs(wider - 1), abs(taller - 1)) > _STRETCH:
        raise NeedsALook(
            "measured", _("These figures cannot be of the test sheet."), _("The printer stays as it was."),
            _("Measure in millimetres from the edge of the paper to the cross, and from cross to cross."),
        )
    return error


def read(figures: dict[str, str]) -> PrinterError:
    """Work out the error from the figures as they were typed, each of ``FIGURES`` in millimetres with comma or point; else NeedsALook."""
    left, top, across, down = (_millimetres(name, figures[name]) for name in FIGURES)
    return measured(left, top, across, down)


def _millimetres(name: str, typed: str) -> float:
    plain = typed.strip().lower().removesuffix("mm").strip().replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", plain, re.ASCII):
        raise NeedsALook(
            name, _("That is no length in millimetres."), _("The printer stays as it was."), _("Type a figure like 20.5."),
        )
    return float(plain)


class Printers:
    """The printers of this shop that were measured."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def error_of(self, printer: str) -> PrinterError:
        """What is known of a printer; nothing is to be corrected until it was measured."""
        kept = (self._shop.settings.kept(_KEY) or {}).get(printer)
        return PrinterError(**kept) if kept else PrinterError()

    def measured(self) -> tuple[str, ...]:
        """The names of the printers that were measured."""
        return tuple(sorted(self._shop.settings.kept(_KEY) or {}))

    def keep(self, printer: str, error: PrinterError) -> None:
        """Keep what was measured; anybody's, as it is about a machine."""
        name = validation.line("printer", printer)
        if not name:
            raise NeedsALook("printer", _("Which printer is it?"), _("Nothing was changed."), _("Choose it from the list."))
        self._shop.settings.keep(_KEY, (self._shop.settings.kept(_KEY) or {}) | {name: asdict(error)}, "cards.printer")

    def forget(self, printer: str) -> None:
        """Print there as told from now on."""
        kept = dict(self._shop.settings.kept(_KEY) or {})
        if kept.pop(printer, None) is not None:
            self._shop.settings.keep(_KEY, kept, "cards.printer")
