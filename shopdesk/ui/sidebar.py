"""The spine of the notebook: the shop's mark and name, the pages, and who is at the counter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from shopdesk.i18n import _, ngettext
from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.painting import CENTRE, LEFT, key_width, paint_avatar, paint_key, text_width
from shopdesk.ui.widgets.small_parts import KeyCap
from shopdesk.ui.widgets.words import Words, clean

WIDTH = 188
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A page as it stands in the sidebar; ``badge`` counts what waits there (0: nothing to show)."""

    number: int
    name: str
    icon: str
    badge: int = 0


class NavModel(QAbstractListModel):
    """The pages that work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[NavEntry, ...] = ()

    def show(self, entries: Sequence[NavEntry]) -> None:
        """Show other pages."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> NavEntry:
        """The page in ``row``."""
        return self._entries[row]

    def set_badge(self, number: int, count: int) -> None:
        """Say how much waits on page ``number``."""
        self._entries = tuple(replace(entry, badge=count) if entry.number == number else entry for entry in self._entries)
        self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            waiting = ngettext("{count} thing waits", "{count} things wait", entry.badge).format(count=entry.badge)
            return f"{entry.name}, Ctrl {entry.number}" + (f". {waiting}" if entry.badge else "")
        return None


class NavDelegate(QStyledItemDelegate):
    """An entry 44 high; the chosen one is a tab that runs into the page."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(theme.em(WIDTH), theme.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry, box = index.data(Qt.ItemDataRole.UserRole), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            self._paint_tab(painter, box)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box.adjusted(0, 0, -1, 0), theme.color("well"))
        size = theme.px(22)
        icon_box = QRect(box.left() + theme.px(18), box.center().y() + 1 - size // 2, size, size)
        icons.paint(painter, entry.icon, theme.color("accent" if chosen else "ink2"), icon_box)
        font = QFont(theme.font("nav"))
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(theme.color("ink" if chosen else "ink2"))
        painter.drawText(box.adjusted(theme.px(51), 0, 0, 0), LEFT, entry.name)
        self._paint_right(painter, box, entry)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(5, 3, -5, -3), theme.px(8), theme.px(8))
        painter.restore()

    def _paint_tab(self, painter: QPainter, box: QRect) -> None:
        painter.fillRect(box, theme.color("page"))
        painter.fillRect(QRect(box.left(), box.top(), theme.px(3), box.height()), theme.color("accent"))
        painter.fillRect(QRect(box.left() + theme.px(3), box.top(), box.width(), 1), theme.color("line"))
        painter.fillRect(QRect(box.left() + theme.px(3), box.bottom(), box.width(), 1), theme.color("line"))

    def _paint_right(self, painter: QPainter, box: QRect, entry: NavEntry) -> None:
        wide = theme.em(14)
        number = QRect(box.right() + 1 - theme.px(12) - wide, box.top(), wide, box.height())
        painter.setFont(theme.font("key"))
        painter.setPen(theme.color("ink3"))
        painter.drawText(number, CENTRE, str(entry.number))
        if not entry.badge:
            return
        font = theme.font("label")
        wide, high = max(theme.em(24), text_width(str(entry.badge), font) + theme.px(12)), theme.em(22)
        badge = QRect(number.left() - theme.px(11) - wide, box.center().y() + 1 - high // 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(badge, high / 2, high / 2)
        painter.setFont(font)
        painter.setPen(theme.color("onAccent"))
        painter.drawText(badge, CENTRE, str(entry.badge))


class NavList(QListView):
    """As high as its entries."""

    def sizeHint(self) -> QSize:
        return QSize(theme.em(WIDTH), theme.px(44) * max(1, self.model().rowCount()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(WIDTH), theme.px(88))


class ShopMark(QWidget):
    """The shop's logo, or the drawing of its kind, on its accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logo: QPixmap | None = None
        self._icon = "wheat"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, logo: QPixmap | None, icon: str) -> None:
        """Show the logo, or ``icon`` where there is none."""
        self._logo, self._icon = logo, icon
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(36), theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._logo is not None and not self._logo.isNull():
            size = self._logo.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            corner = QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height())
            painter.drawPixmap(corner, self._logo)
            return
        light = theme.current().light_color
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light("accent"))
        painter.drawRoundedRect(self.rect(), theme.px(8), theme.px(8))
        inset = theme.px(6)
        icons.paint(painter, self._icon, light("onAccent"), self.rect().adjusted(inset, inset, -inset, -inset))


class WhoButton(QAbstractButton):
    """Who is at the counter, with face and key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._key = "", ""
        self._photo: QPixmap | None = None
        self.setObjectName("who")
        self.setProperty("ring", 8)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_person("", None, "")

    def show_person(self, name: str, photo: QPixmap | None, key: str) -> None:
        """Show somebody; without a name, that nobody is here."""
        self._name, self._photo, self._key = name, photo, key
        here = _("{name} is at the counter. Hand over with F9.").format(name=name)
        who = here if name else _("Nobody is at the counter. Say who with F9.")
        self.setAccessibleName(who)
        self.setToolTip(who)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.em(WIDTH), max(theme.px(64), theme.em(20 + 17 + 16)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(0, 0, self.width(), 1), theme.color("line"))
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(0, 1, -1, 0), theme.color("well"))
        side, middle = theme.px(44), self.height() // 2
        paint_avatar(painter, QRect(theme.px(14), middle - side // 2, side, side), self._name, self._photo, self._key)
        cap = key_width("F9")
        paint_key(painter, self.width() - theme.px(15) - cap, middle, "F9", theme.color("ink2"), theme.color("edge"), theme.color("card"))
        left = theme.px(14 + 44 + 8)
        room = self.width() - left - cap - theme.px(19)
        first, second = theme.line_height("side"), theme.em(17)
        top = middle - (first + second) // 2
        for role, tone, words, y, high in (
            ("side", "ink", self._name.split(" ")[0] or _("Nobody"), top, first),
            ("caption", "ink3", _("Here now") if self._name else _("is here"), top + first, second),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(tone))
            elided = painter.fontMetrics().elidedText(clean(words), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, y, room + 2, high), LEFT, elided)


class Sidebar(QWidget):
    """The whole of it; ``page_chosen`` gives a page's number, ``hand_over_asked`` when somebody else takes the counter."""

    page_chosen = Signal(int)
    hand_over_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._build()
        self.nav.selectionModel().currentChanged.connect(self._on_current_changed)
        self.who.clicked.connect(self.hand_over_asked)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _build(self) -> None:
        column = Column(self)
        head = Row(gap=10, margins=(14, 14, 14, 10))
        self.mark = ShopMark()
        self.shop_name = Words("", "side", lines=2)
        head.addWidget(self.mark)
        head.addWidget(self.shop_name, 1)
        column.addLayout(head)
        self.model = NavModel(self)
        self.nav = NavList()
        self.nav.setObjectName("nav")
        self.nav.setAccessibleName(_("Pages"))
        self.nav.setModel(self.model)
        self.nav.setItemDelegate(NavDelegate(self.nav))
        self.nav.setFrameShape(QFrame.Shape.NoFrame)
        self.nav.setMouseTracking(True)
        self.nav.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.nav.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nav.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column.addWidget(self.nav)
        hint = Row(gap=4, margins=(15, 6, 15, 6))
        hint.addWidget(KeyCap("Ctrl"))
        hint.addWidget(Words(_("+ number"), "caption", "ink3"), 1)
        column.addLayout(hint)
        column.addStretch(1)
        self.who = WhoButton()
        column.addWidget(self.who)

    def show_pages(self, entries: Sequence[NavEntry]) -> None:
        """Show these pages."""
        self.model.show(entries)
        self._on_look_changed()

    def choose(self, number: int) -> None:
        """Mark page ``number`` as the one in front."""
        for row in range(self.model.rowCount()):
            if self.model.entry(row).number == number and self.nav.currentIndex().row() != row:
                self.nav.setCurrentIndex(self.model.index(row))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("side"))
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), theme.color("line"))

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.page_chosen.emit(self.model.entry(current.row()).number)

    def _on_look_changed(self) -> None:
        self.setFixedWidth(theme.em(WIDTH))
        self.nav.updateGeometry()
        self.nav.scheduleDelayedItemsLayout()
        self.update()
