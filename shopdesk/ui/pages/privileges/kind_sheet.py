"""The form of a kind: a new one, one to begin with, or one as it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

from shopdesk.core.privileges import rules
from shopdesk.core.privileges.records import Category, KindDraft, PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.fields import Choice, LineField
from shopdesk.ui.widgets.form_sheet import FormSheet


class KindSheet(FormSheet):
    """Begins a kind, or changes ``kind``. A new one may be filled in from those a shop can begin with."""

    def __init__(self, shop: Shop, operations: Operations, parent: QWidget | None, kind: PrivilegeKind | None = None) -> None:
        title = _("A new kind of privilege") if kind is None else _("Change “{kind}”").format(kind=kind.name)
        super().__init__(title, width=520, parent=parent)
        self._shop = shop
        self._operations = operations
        self._kind = kind
        self._offered = shop.privileges.kinds.offered() if kind is None else ()
        if self._offered:
            self._offer()
        self._ask()
        self._fill(kind.draft() if kind is not None else KindDraft())
        self.kept.connect(self._on_kept)

    def _offer(self) -> None:
        self._begin_with = Choice()
        self._begin_with.addItem(_("Something of our own"))
        for draft in self._offered:
            self._begin_with.addItem(icons.icon(draft.icon, theme.color("ink2")), draft.name)
        self.ask("begin_with", _("Begin with"), self._begin_with)
        self._begin_with.currentIndexChanged.connect(self._on_offer_chosen)

    def _ask(self) -> None:
        self._name, self._instruction, self._category, self._icon = LineField(), LineField(), Choice(), Choice()
        for category, words in category_names().items():
            self._category.addItem(words, category.value)
        for name in rules.ICONS:
            self._icon.addItem(icons.icon(name, theme.color("ink2")), "", name)
        self._places, self._review = QSpinBox(), QSpinBox()
        for box, most in ((self._places, rules.MOST_PLACES), (self._review, rules.LONGEST_REVIEW)):
            box.setRange(1, most)
            box.setProperty("ring", 8)
        self.ask("name", _("Name"), self._name)
        self.ask("instruction", _("What staff do when they see it"), self._instruction)
        across = Row(gap=12)
        questions: tuple[tuple[str, str, QWidget], ...] = (
            ("category", _("What sort"), self._category), ("icon", _("Mark"), self._icon), ("places", _("Places"), self._places),
            ("review_days", _("Review, days"), self._review),
        )
        for name, label, inside in questions:
            across.addWidget(self.ask(name, label, inside), 2 if name == "category" else 1)
        self.body.addLayout(across)

    def _fill(self, draft: KindDraft) -> None:
        self._name.setText(draft.name)
        self._instruction.setText(draft.instruction)
        self._category.setCurrentIndex(self._category.findData(draft.category.value))
        self._icon.setCurrentIndex(max(self._icon.findData(draft.icon), 0))
        self._places.setValue(draft.places)
        self._review.setValue(draft.review_days)

    def _draft(self) -> KindDraft:
        return KindDraft(
            self._name.text(), Category(self._category.currentData()), self._instruction.text(), self._icon.currentData(),
            self._places.value(), self._review.value(),
        )

    def _on_offer_chosen(self, number: int) -> None:
        self._fill(self._offered[number - 1] if number else KindDraft())

    def _on_kept(self) -> None:
        kinds, draft, kind = self._shop.privileges.kinds, self._draft(), self._kind
        if kind is None:
            self.do(self._operations, lambda: kinds.add(draft), _("“{kind}” can be given now").format(kind=draft.name.strip()))
        else:
            self.do(self._operations, lambda: kinds.edit(kind.id, draft), _("Kept"))


def category_names() -> dict[Category, str]:
    """What each sort is called."""
    return {
        Category.PRIORITY: _("Goes first"), Category.CONTACT: _("Personal contact"), Category.MOMENT: _("Special moment"),
        Category.SMALL: _("Small privilege"),
    }
