"""Who is at the counter, and that it is really they: handing over, asking again before an act, and the way back from the cover."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QMainWindow

from shopdesk.core.staff.records import Proof
from shopdesk.errors import NeedsSecret
from shopdesk.ui.operations import Operations
from shopdesk.ui.pixmaps import Pixmaps

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.ui.secret_sheet import SecretSheet

Then = Callable[[], object]


class CounterLock(QObject):
    """Asks with sheets over ``window``. In a shop where nobody chose a PIN or password it never asks.

    ``stayed`` when the cover was to go and nobody showed who they are.
    """

    stayed = Signal()

    def __init__(self, shop: Shop, operations: Operations, photos: Pixmaps, window: QMainWindow) -> None:
        super().__init__(window)
        self._shop = shop
        self._operations = operations
        self._photos = photos
        self._window = window
        self._open: set[QDialog] = set()
        self._asking: set[QDialog] = set()  # those of the open ones that want a PIN or password
        self._locked = False
        operations.ask_secret = self.ask

    @property
    def asks(self) -> bool:
        """Whether somebody is being asked now: then nothing that is scanned or taken back goes through."""
        return self._locked or bool(self._asking)

    def is_wanted(self) -> bool:
        """Whether whoever is at the counter has something to show."""
        present = self._shop.staff.at_counter_id()
        return present is not None and self._shop.staff.secrets.proof(present) is not Proof.NONE

    def ask(self, wanted: NeedsSecret, then: Then) -> None:
        """Ask whose PIN or password is wanted, and go on with ``then`` when it was right."""
        self._ask(wanted.staff_id, then)

    def hand_over(self, then: Then = lambda: None) -> None:
        """Ask who is at the counter now; ``then`` when they are."""
        from shopdesk.ui.hand_over import HandOver

        present = self._shop.staff.at_counter_id()
        chooser = HandOver(self._shop.staff.all(), present, self._photos, self._window)
        chooser.staff_chosen.connect(lambda staff_id: self._take_over(staff_id, then))
        self._show(chooser)

    def _take_over(self, staff_id: int, then: Then) -> None:
        def taken(_nothing: None) -> None:
            then()

        self._operations.do(lambda: self._shop.staff.hand_over(staff_id), on_done=taken)

    def unlock(self, then: Then) -> None:
        """Go on with ``then`` at once, or when whoever is at the counter showed that it is they."""
        present = self._shop.staff.at_counter_id()
        if self._open and self._locked:
            return
        if present is None or not self.is_wanted():
            then()
            return
        self._locked = True

        def opened() -> None:
            self._locked = False
            then()

        self._ask(present, opened).other_asked.connect(lambda: self.hand_over(opened))

    def lock(self) -> None:
        """What was shown before counts no more."""
        self._shop.staff.secrets.forget_shown()

    def _ask(self, staff_id: int, then: Then) -> SecretSheet:
        from shopdesk.ui.secret_sheet import SecretSheet

        person = self._shop.staff.get(staff_id)
        sheet = SecretSheet(self._shop, self._operations, person, self._photos, others=self._locked, parent=self._window)
        sheet.accepted.connect(then)
        self._asking.add(sheet)
        sheet.finished.connect(lambda _result: self._asking.discard(sheet))
        self._show(sheet)
        return sheet

    def _show(self, sheet: QDialog) -> None:
        if self._locked:  # what was open under the cover takes no keys either
            sheet.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._open.add(sheet)
        sheet.finished.connect(lambda _result: self._open.discard(sheet))
        sheet.finished.connect(lambda _result: QTimer.singleShot(0, self, self._settle))
        sheet.open()

    def _settle(self) -> None:
        if self._locked and not self._open:
            self._locked = False
            self.stayed.emit()
