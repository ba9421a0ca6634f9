"""Photos, faces and the logo out of the shop's file, decoded once and kept while they are wanted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

from shopdesk.errors import ShopError

_KEPT = 256
_LARGEST = 264  # the open member's photo, at 1.2 and on a screen of two dots a pixel, is not larger


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
        try:
            bytes_in_file = QBuffer()
            bytes_in_file.setData(QByteArray(self._read(picture_id)))
        except ShopError:
            return QPixmap()
        reader = QImageReader(bytes_in_file)
        if (size := reader.size()).isValid():
            # Made small while it is read: a tenth of the memory, and a JPEG is read several times quicker.
            reader.setScaledSize(size.scaled(size.boundedTo(QSize(_LARGEST, _LARGEST)), Qt.AspectRatioMode.KeepAspectRatio))
        return QPixmap.fromImage(reader.read())
