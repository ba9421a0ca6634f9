"""Photos, faces and the logo out of the shop's file, decoded once and kept while they are wanted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtGui import QPixmap

from shopdesk.errors import ShopError

_KEPT = 256


class Pixmaps:
    """Gives pictures by their id; None for no picture and for one that cannot be read."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._kept: OrderedDict[int, QPixmap] = OrderedDict()

    def __call__(self, picture_id: int | None) -> QPixmap | None:
        if picture_id is None:
            return None
        if picture_id not in self._kept:
            self._kept[picture_id] = self._decoded(picture_id)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(picture_id)
        pixmap = self._kept[picture_id]
        return None if pixmap.isNull() else pixmap

    def _decoded(self, picture_id: int) -> QPixmap:
        pixmap = QPixmap()
        try:
            pixmap.loadFromData(self._read(picture_id))
        except ShopError:
            return QPixmap()
        return pixmap
