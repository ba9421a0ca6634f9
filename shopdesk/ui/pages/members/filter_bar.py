"""The filters above the table, one chip each; those that only a list brings are there while they are on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from shopdesk.core import saying
from shopdesk.core.members.filters import THIS_MONTH, MemberFilter, Reach
from shopdesk.core.rhythm.records import Standing
from shopdesk.i18n import _
from shopdesk.ui.pages.members import sentences
from shopdesk.ui.pages.members.menu_chip import MenuChip
from shopdesk.ui.widgets.boxes import Flow

# What a filter is without each choice.
_LET_GO: dict[str, dict[str, Any]] = {
    "standing": {"standings": frozenset()}, "here": {"here_within": None, "not_here_for": None}, "reach": {"reach": frozenset()},
    "birthday": {"birthday": None}, "begun": {"begun_this_month": False}, "allergy": {"allergy": False},
}


class FilterBar(QWidget):
    """``narrowed`` gives the new MemberFilter after each choice; the words of the find field are left as they were."""

    narrowed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = MemberFilter()
        self._chips = {
            "standing": MenuChip(_("Standing"), self._fill_standing), "here": MenuChip(_("Last here"), self._fill_here),
            "reach": MenuChip(_("Reach by"), self._fill_reach), "birthday": MenuChip(_("Birthday"), self._fill_birthday),
            "begun": MenuChip(_("New this month")), "allergy": MenuChip(_("Allergies noted")),
        }
        flow = Flow(self, gap=8)
        for name, chip in self._chips.items():
            chip.setObjectName(f"filter_{name}")
            chip.let_go.connect(partial(self._let_go, name))
            flow.addWidget(chip)
        self.show_filter(self._wanted)

    def show_filter(self, wanted: MemberFilter) -> None:
        """Show what is chosen."""
        self._wanted = wanted
        chosen = {
            "standing": sentences.standings(wanted.standings), "here": sentences.here(wanted), "reach": sentences.reach(wanted.reach),
            "birthday": sentences.birthday(wanted.birthday), "begun": _("New this month") if wanted.begun_this_month else "",
            "allergy": _("Allergies noted") if wanted.allergy else "",
        }
        for name, words in chosen.items():
            self._chips[name].show_choice(words)
        self._chips["begun"].setVisible(wanted.begun_this_month)
        self._chips["allergy"].setVisible(wanted.allergy)
        self.updateGeometry()

    def take_focus(self) -> None:
        """Put the focus on the first chip."""
        self._chips["standing"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _let_go(self, name: str) -> None:
        self.narrowed.emit(replace(self._wanted, **_LET_GO[name]))

    # menus

    def _offer(self, menu: QMenu, words: str, on: bool, **changes: Any) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: self.narrowed.emit(replace(self._wanted, **changes)))

    def _fill_standing(self, menu: QMenu) -> None:
        chosen = self._wanted.standings
        self._offer(menu, _("Any standing"), not chosen, **_LET_GO["standing"])
        for code in Standing:
            self._offer(menu, sentences.standing(code)[0], code in chosen, standings=chosen ^ {code})

    def _fill_here(self, menu: QMenu) -> None:
        within, not_for = self._wanted.here_within, self._wanted.not_here_for
        self._offer(menu, _("At any time"), within is None and not_for is None, **_LET_GO["here"])
        for days in sentences.WITHIN:
            self._offer(menu, sentences.within(days), within == days, here_within=days, not_here_for=None)
        menu.addSeparator()
        for days in sentences.NOT_FOR:
            self._offer(menu, sentences.not_for(days), not_for == days, here_within=None, not_here_for=days)

    def _fill_reach(self, menu: QMenu) -> None:
        chosen = self._wanted.reach
        self._offer(menu, _("Any way, or none"), not chosen, **_LET_GO["reach"])
        for way in Reach:
            self._offer(menu, sentences.reach(frozenset({way})), way in chosen, reach=chosen ^ {way})

    def _fill_birthday(self, menu: QMenu) -> None:
        chosen = self._wanted.birthday
        self._offer(menu, _("Any birthday, or none"), chosen is None, **_LET_GO["birthday"])
        self._offer(menu, sentences.birthday(THIS_MONTH), chosen == THIS_MONTH, birthday=THIS_MONTH)
        menu.addSeparator()
        for month in range(1, 13):
            self._offer(menu, saying.month_name(month), chosen == month, birthday=month)
