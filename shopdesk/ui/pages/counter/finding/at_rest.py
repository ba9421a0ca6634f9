"""The Counter while nobody is looked for: who is expected or was here lately, and what comes first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.counter.finding import rows
from shopdesk.ui.pages.counter.finding.first_things import FirstThings
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.find_field import FindField
from shopdesk.ui.widgets.panels import EmptyState, Panel
from shopdesk.ui.widgets.person_row import PersonRow
from shopdesk.ui.widgets.row_list import RowList

_MOST = 14
_HEAD = 46  # the title of a panel and its rule
_SIDE = 404
_SIDE_WIDE = 460
_SIDE_MOST = 0.36  # of the width: where it is narrow, the people go first


class AtRest(QWidget):
    """Shows as many people as there is room for. ``chosen`` gives whose page to open, ``new_asked`` that the first one is to be begun."""

    chosen = Signal(object)
    new_asked = Signal()

    def __init__(self, shop: Shop, photos: Pixmaps, field: FindField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._field = field
        self._rows: tuple[PersonRow, ...] = ()
        self._build(photos)
        self._connect()

    def _build(self, photos: Pixmaps) -> None:
        self.list = RowList(rows.at_rest_columns(), height=68, photos=photos, fits=True)
        self.list.setObjectName("lately_list")
        self.list.setAccessibleName(_("Here lately"))
        self.list.round_corners(bottom=True)
        self._lately = Panel(_("Here lately"), _("by their last visit"), lined=True)
        self._lately.body.addWidget(self.list)
        self._nobody = EmptyState(
            _("Nobody has a page yet"), _("A name or an e-mail is enough to begin one."), icon="person-add",
            do=_("Begin the first page"), do_icon="plus",
        )
        self._nobody.setObjectName("first_member")
        self._unseen = EmptyState(
            _("Nobody was here yet"), _("Everybody has a page already. Type part of a name above, or scan a card."), icon="search"
        )
        self.first = FirstThings(self._shop, photos)
        row = Row(gap=20)
        row.addWidget(self._lately, 1)
        row.addWidget(self._nobody, 1)
        row.addWidget(self._unseen, 1)
        row.addWidget(self.first, 0, Qt.AlignmentFlag.AlignTop)
        column = Column(self)
        column.addLayout(row)
        column.addStretch(1)
        for empty in (self._nobody, self._unseen):
            empty.setMinimumHeight(theme.px(240))
            empty.hide()

    def _connect(self) -> None:
        self.list.chosen.connect(self.chosen)
        self._nobody.pressed.connect(self.new_asked)
        self._field.moved.connect(self._on_moved)
        self._field.submitted.connect(self._on_submitted)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def refresh(self) -> None:
        """Show who is expected, or while no rhythm is known who was here lately, as it is now."""
        self._rows = self._expected()
        if self._rows:
            self._say(_("Expected today"), _("by their own rhythm"))
        else:
            today = self._shop.today()
            recent = self._shop.members.recent(_MOST)
            marks = self._shop.privileges.marks([match.id for match in recent])
            self._rows = tuple(rows.at_rest_row(match, today, marks.get(match.id, ())) for match in recent)
            self._say(_("Here lately"), _("by their last visit"))
        self._lately.setVisible(bool(self._rows))
        anybody = bool(self._rows) or self._shop.members.count() > 0
        self._nobody.setVisible(not anybody)
        self._unseen.setVisible(anybody and not self._rows)
        self.first.refresh()
        self._fit()

    def _expected(self) -> tuple[PersonRow, ...]:
        expected = self._shop.rhythm.expected(limit=_MOST)
        marks = self._shop.privileges.marks([one.member_id for one in expected])
        match = self._shop.members.match
        return tuple(rows.expected_row(match(one.member_id), one.said, marks.get(one.member_id, ())) for one in expected)

    def _say(self, title: str, small: str) -> None:
        self._lately.set_title(title, small)
        self.list.setAccessibleName(title)

    def current(self) -> int | None:
        """Who the eye is on."""
        return self.list.current_key()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._fit()

    def _fit(self) -> None:
        """Show as many whole rows, and first things, as there is room for."""
        self.first.fit(self.height())
        room = (self.height() - theme.px(_HEAD)) // self.list.row_delegate.height()
        shown = self._rows[: max(1, room)]
        if shown != self.list.rows_model.rows():
            self.list.show_rows(shown, keep=True)
            self._lately.updateGeometry()

    def _on_moved(self, steps: int) -> None:
        if self.isVisible() and not self._field.text():
            self.list.move_by(steps)

    def _on_submitted(self) -> None:
        if self.isVisible() and not self._field.text():
            self.list.choose_current()

    def _share_width(self) -> None:
        wanted = theme.em(_SIDE_WIDE if theme.px(100) > 100 else _SIDE)
        self.first.setFixedWidth(min(wanted, int(self.width() * _SIDE_MOST)))

    def _on_look_changed(self) -> None:
        self._share_width()
        self._fit()
