"""How somebody stands with the shop, in the words every page uses."""

from __future__ import annotations

from shopdesk.core.rhythm.records import Standing
from shopdesk.i18n import _


def standing_words(standing: Standing) -> tuple[str, str]:
    """The words of a standing, and the kind of its chip."""
    return {
        Standing.NEW: (_("New"), "plain"), Standing.BECOMING: (_("Comes now and then"), "plain"),
        Standing.REGULAR: (_("Regular"), "accent"), Standing.SLIPPING: (_("Longer away than usual"), "warm"),
        Standing.AWAY: (_("Not seen for a while"), "plain"),
    }[standing]
