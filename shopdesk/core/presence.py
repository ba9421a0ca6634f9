"""Who has the shop open in a window: taking that place, and saying in a sentence why it cannot be had."""

from __future__ import annotations

from pathlib import Path

from shopdesk.errors import StoreProblem
from shopdesk.i18n import _
from shopdesk.storage import presence
from shopdesk.storage.presence import Holder, Presence


def take(shop: Path, counter: str, address: str) -> Presence | Holder | None:
    """Hold the place of the shop's one window, whose ``address`` others are told, or give who holds it.

    None where nothing can be held: then the shop cannot be opened for writing either, and says why itself.
    """
    try:
        shop.parent.mkdir(parents=True, exist_ok=True)
        return presence.take(shop, counter, address)
    except (OSError, ValueError):
        return None


def open_elsewhere(shop: Path, holder: Holder) -> StoreProblem | None:
    """The sentence for a shop that is open on another computer; None when it is this one, or not known yet."""
    if not holder.host or holder.is_this_computer():
        return None
    if holder.counter:
        what = _("“{name}” is open on the computer “{host}”, at “{counter}”.")
    else:
        what = _("“{name}” is open on the computer “{host}”.")
    what = what.format(name=shop.name, host=holder.host, counter=holder.counter)
    return StoreProblem("open", what, _("Nothing was changed."), _("Close it there, then open it here."))


def not_answering(shop: Path) -> StoreProblem:
    """The sentence for a shop whose window on this computer does not come to the front."""
    what = _("“{name}” is open in another window, which does not answer.").format(name=shop.name)
    return StoreProblem("open", what, _("Nothing was changed."), _("Close that window, then open it again."))


__all__ = ["Holder", "Presence", "not_answering", "open_elsewhere", "take"]
