"""What a scanner did, key by key, and what that says about how it is set up; pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from shopdesk.core import codes
from shopdesk.i18n import _

LEAST_LETTERS = 6
BY_HAND_MS = 200  # a pause between two letters that only a person makes
LONGEST_GAP_MS = 150


@dataclass(frozen=True, slots=True)
class ScanReading:
    """``slowest_ms`` is the longest time between two letters; ``ending`` the key that closed it, "" for none."""

    text: str
    slowest_ms: int
    ending: str

    @property
    def by_hand(self) -> bool:
        """Whether a person typed this."""
        return len(self.text) < LEAST_LETTERS or self.slowest_ms > BY_HAND_MS

    def wanted_gap(self, allowed_ms: int) -> int | None:
        """The gap that would let this scanner in, None where it comes in already or nothing would help."""
        if self.by_hand or self.slowest_ms <= allowed_ms:
            return None
        return min(ceil(self.slowest_ms * 1.4 / 5) * 5, LONGEST_GAP_MS)


def about_speed(reading: ScanReading, allowed_ms: int) -> str:
    """How quickly it types, against how quickly it must."""
    if reading.by_hand:
        return _("This looks typed by hand. Hold a card under the scanner.")
    if reading.slowest_ms <= allowed_ms:
        return _("At most {gap} ms between two letters; up to {allowed} ms are taken for a scan. Quick enough.").format(
            gap=reading.slowest_ms, allowed=allowed_ms
        )
    return _("Up to {gap} ms between two letters; only up to {allowed} ms are taken for a scan. Too slow so far.").format(
        gap=reading.slowest_ms, allowed=allowed_ms
    )


def about_ending(reading: ScanReading) -> str:
    """Which key closed it."""
    if reading.ending:
        return _("It ends with {key}.").format(key=reading.ending)
    return _("It does not press Enter at the end. Its handbook has a code to scan that adds it: look for “suffix”, “CR” or “Enter”.")


def about_code(reading: ScanReading) -> str:
    """Whether the letters are a code of ours and came whole."""
    read = codes.read(reading.text)
    if read is None:
        return _("Not one of our codes. That is well for anything but a ShopDesk card; on one of ours letters were lost or changed.")
    kind = _("a member’s code") if read.kind is codes.CodeKind.PERSON else _("a gift card’s code")
    if read.good:
        return _("It is {kind}, and its check letter fits.").format(kind=kind)
    said = _("It looks like {kind}, but its check letter does not fit: one was changed. Look at the scanner’s keyboard language.")
    return said.format(kind=kind)
