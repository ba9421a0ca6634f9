"""The Privileges page: a little more for some, because there is a reason."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from shopdesk.core.changes import Changes
from shopdesk.core.privileges.records import PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import Keys, Page
from shopdesk.ui.pages.privileges.budget_bar import BudgetBar
from shopdesk.ui.pages.privileges.considering_panel import ConsideringPanel
from shopdesk.ui.pages.privileges.kind_card import FACES, KindCard
from shopdesk.ui.pages.privileges.kind_sheet import KindSheet
from shopdesk.ui.pages.privileges.kind_view import KindView
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Grid, put_instead
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.page_bar import PageBar
from shopdesk.ui.widgets.panels import EmptyState

_ACROSS = 4
_CONCERNED = frozenset({"privileges", "gestures", "cases", "members", "settings", "staff", "rhythm"})


class PrivilegesPage(Page):
    """Kinds with their places, the month's gift budget, and who is worth considering. Somebody here decides everything."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._photos = Pixmaps(shop.pictures.get)
        self.considering = ConsideringPanel(shop, operations, messages, self._photos)
        self._budget = BudgetBar()
        self._build()
        self.refresh(None)

    def _build(self) -> None:
        column = Column(self)
        bar = PageBar(_("Privileges"), _("A little more for some, because there is a reason."), find_hint=_("Find or scan anyone"))
        self._bar = bar
        new = KeyButton(_("New kind"), icon="plus")
        new.setObjectName("new_kind")
        new.clicked.connect(self._on_new_kind)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_new_kind)
        bar.right.addWidget(new)
        bar.find_asked.connect(self.find_asked)
        column.addWidget(bar)
        content = QWidget()
        content.setObjectName("content")
        inside = Column(content, margins=(28, 14, 28, 14), gap=14)
        self._kinds = QWidget()
        inside.addWidget(self._kinds)
        inside.addWidget(self._budget)
        inside.addWidget(self.considering)
        inside.addStretch(1)
        self._inside = inside
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        column.addWidget(scroll, 1)
        self.considering.member_asked.connect(self.member_asked)

    # what the window asks

    def keys(self) -> Keys:
        return (
            ("↑ ↓", _("Choose")), ("Enter", _("Approve")), ("Ctrl L", _("Not now")), ("Ctrl N", _("New kind")), ("Ctrl Z", _("Undo")),
            ("F1", _("All keys")),
        )

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.by_others and not changes.features & _CONCERNED:
            return
        self._show_kinds()
        self._budget.show_budget(self._shop.gestures.budget.month())
        self.considering.refresh()

    def activated(self) -> None:
        if self.considering.rows:
            self.considering.take_focus()
        elif self._bar.finder is not None:
            self._bar.finder.setFocus()

    def takes_find_key(self) -> bool:
        if self._bar.finder is not None:
            self._bar.finder.setFocus()
        return self._bar.finder is not None

    def _show_kinds(self) -> None:
        kinds = self._shop.privileges.kinds.all()
        self._kinds = put_instead(self._inside, self._kinds, self._cards(kinds) if kinds else self._none_yet())

    def _cards(self, kinds: tuple[PrivilegeKind, ...]) -> QWidget:
        to_review = Counter(review.holder.held.kind.id for review in self._shop.privileges.reviews())
        place = QWidget()
        grid = Grid(place, across=16, down=16)
        for number, kind in enumerate(kinds):
            card = KindCard(kind, self._shop.privileges.holders(kind.id, FACES), to_review[kind.id], self._photos)
            card.opened.connect(self._on_kind_opened)
            grid.addWidget(card, *divmod(number, _ACROSS))
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        return place

    def _none_yet(self) -> QWidget:
        sentence = _("Begin with one kind, a few places and a clear instruction. More can follow when it does good.")
        empty = EmptyState(_("No privileges yet"), sentence, icon="privileges", do=_("Begin a kind"), do_icon="plus")
        empty.setObjectName("no_kinds")
        empty.pressed.connect(self._on_new_kind)
        return empty

    def _on_new_kind(self) -> None:
        KindSheet(self._shop, self._operations, self.window()).begin()

    def _on_kind_opened(self, kind_id: int) -> None:
        kind = next((kind for kind in self._shop.privileges.kinds.all() if kind.id == kind_id), None)
        if kind is not None:
            view = KindView(self._shop, self._operations, self._messages, self._photos, kind, self.window())
            view.member_asked.connect(self.member_asked)
            view.open()
