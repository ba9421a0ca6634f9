"""The photo on the form: shown, chosen from a file, taken off. The file goes through the one gate for pictures when it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui.choose_file import picture_from
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Avatar
from shopdesk.ui.widgets.words import Words

_SHOWN = 176


class PhotoChoice(QWidget):
    """``changed`` once another photo, or none, was chosen; ``photo`` is small and clean already."""

    def __init__(self, edges: Edges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edges = edges
        self.changed = False
        self.photo: bytes | None = None
        self._name, self._key = "", ""
        self._face = Avatar(size=88)
        self._choose = KeyButton(_("Choose a photo"), icon="camera", small=True)
        self._take_off = KeyButton(_("Take it off"), kind="quiet", small=True)
        self._choose.setObjectName("photo_choose")
        self._take_off.setObjectName("photo_take_off")
        self._below = Words(_("So everybody here recognises them."), "caption", "ink3", lines=0)
        buttons = Column(gap=4)
        buttons.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self._take_off, 0, Qt.AlignmentFlag.AlignLeft)
        row = Row(gap=14)
        row.addWidget(self._face)
        row.addLayout(buttons, 1)
        column = Column(self, gap=6)
        column.addLayout(row)
        column.addWidget(self._below)
        self._choose.clicked.connect(self._on_choose)
        self._take_off.clicked.connect(self._on_take_off)

    def show_photo(self, name: str, photo: QPixmap | None, key: str) -> None:
        """Show what is there now."""
        self.changed, self.photo = False, None
        self._name, self._key = name, key
        self._face.show_person(name, photo, key)
        self._take_off.setVisible(photo is not None)
        self._below.say(_("So everybody here recognises them."), tone="ink3")

    def refuse(self, sentence: str) -> None:
        """Say why the photo cannot be kept."""
        self._below.say(sentence, tone="warm")
        self._choose.setFocus()

    def _on_choose(self) -> None:
        path = self._edges.picture(self)
        if path is None:
            return
        try:
            content = picture_from(path)
        except ShopError as error:
            self.refuse(f"{error.what} {error.do}")
            return
        self.changed, self.photo = True, content
        self._face.show_person(self._name, _small(content), self._key)
        self._take_off.show()
        self._below.say(path.name, tone="ink3")

    def _on_take_off(self) -> None:
        self.changed, self.photo = True, None
        self._face.show_person(self._name, None, self._key)
        self._take_off.hide()


def _small(content: bytes) -> QPixmap | None:
    """A small look at the photo."""
    photo = QPixmap()
    photo.loadFromData(content)
    way = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    return None if photo.isNull() else photo.scaled(QSize(_SHOWN, _SHOWN), *way)
