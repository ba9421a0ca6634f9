"""What the window asks of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from shopdesk.core.changes import Changes
    from shopdesk.core.shop import Shop
    from shopdesk.ui.messages import Messages
    from shopdesk.ui.operations import Operations


# Each key that works, with what it does.
Keys = tuple[tuple[str, str], ...]


COUNTER, TODAY, MEMBERS, PRIVILEGES, CARDS, GIFTS, VOICES, INSIGHTS, SETTINGS = range(1, 10)
CARD, FREED = "card", "freed"
"""Errands of the page of cards: one from somebody's page and back to it; the same where an owner lets it go before it is put right."""
READ, LATEST = "read", "latest"
"""Errands of the page of gift cards: a code that was scanned stands in the words; what was booked last."""
KNOWN = "known"
"""Errand of the Counter: what we know about somebody."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What somebody is to find on the page they are sent to: ``act`` in the words of that page, for these members or about that id;
    ``kind`` of what the page makes, where it is known."""

    page: int
    act: str = ""
    members: tuple[int, ...] = ()
    about: int = 0
    words: str = ""
    kind: str = ""


class Page(QWidget):
    """One page. ``keys_changed`` when other keys work than before; ``find_asked`` when somebody is looked for from here,
    ``member_asked`` when the member of that id shall be opened, ``new_member_asked`` when a page for somebody new,
    ``errand_asked`` when another page is to go on (an Errand)."""

    keys_changed = Signal()
    find_asked = Signal(str)
    member_asked = Signal(object)  # ids are larger than the integers of C++
    new_member_asked = Signal()
    errand_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")

    def keys(self) -> Keys:
        """The keys that work right now, with what they do."""
        return ()

    def refresh(self, changes: Changes | None) -> None:
        """Show things as they are now; ``changes`` says what was touched, None: anything. Called only while the page is shown."""

    def activated(self) -> None:
        """The page has come to the front: take the focus."""

    def take_errand(self, errand: Errand) -> None:
        """Go on with what another page began; called after the page has come to the front."""

    def step_back(self) -> bool:
        """Go one step back; False when there is none."""
        return False

    def takes_scan(self, _text: str) -> bool:
        """Whether the page keeps this scan for itself."""
        return False

    def takes_find_key(self) -> bool:
        """Whether the page put the focus into its own find field (F2)."""
        return False


class PeoplePage(Page):
    """The page that finds and opens people. ``back_asked`` with the number of the page from which somebody was opened, to go back there."""

    back_asked = Signal(int)

    def look_for(self, text: str) -> None:
        """Put ``text`` into the find field and show who matches."""
        raise NotImplementedError

    def open_member(self, member_id: int, read: str = "", came_from: PageEntry | None = None) -> None:
        """Open somebody; ``read`` is what a scanner read, to be shown for a moment; ``came_from`` the page to which Esc leads back."""
        raise NotImplementedError

    def begin_member(self, typed: str = "") -> None:
        """Ask for the name of somebody new, with ``typed`` in the field already."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page in the sidebar: its ``number`` is its key with Ctrl; ``make`` builds it when it is first shown."""

    number: int
    name: str
    icon: str
    make: Callable[[Shop, Operations, Messages], Page]
