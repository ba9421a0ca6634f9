"""The filters above the table, one chip each: those one asks for every day, More for the others, and whichever are on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from shopdesk.core import saying
from shopdesk.core.members.filters import THIS_MONTH, MemberFilter, Reach
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.pages.members import sentences
from shopdesk.ui.pages.members.menu_chip import MenuChip
from shopdesk.ui.pages.members.name_sheet import NameSheet
from shopdesk.ui.standing_words import standing_words
from shopdesk.ui.widgets.boxes import Flow

# What a filter is without each choice.
_LET_GO: dict[str, dict[str, Any]] = {
    "standing": {"standings": frozenset()}, "here": {"here_within": None, "not_here_for": None},
    "reach": {"reach": frozenset(), "may": frozenset()},
    "birthday": {"birthday": None}, "begun": {"begun_this_month": False}, "allergy": {"allergy": False},
    "privilege": {"privilege": None}, "town": {"town": ""}, "language": {"language": ""}, "remembers": {"remembers": ""},
    "listed": {"listed": ""},
}
_FURTHER = ("town", "birthday", "language", "remembers", "listed")  # under More; as a chip of their own while they are on


class FilterBar(QWidget):
    """``narrowed`` gives the new MemberFilter after each choice; the words of the find field are left as they were."""

    narrowed = Signal(object)

    def __init__(self, shop: Shop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._wanted = MemberFilter()
        self._chips = {
            "standing": MenuChip(_("Standing"), self._fill_standing), "privilege": MenuChip(_("Privilege"), self._fill_privilege),
            "reach": MenuChip(_("May reach by"), self._fill_reach), "here": MenuChip(_("Last here"), self._fill_here),
            "town": MenuChip(_("Town"), self._fill_town), "birthday": MenuChip(_("Birthday"), self._fill_birthday),
            "language": MenuChip(_("Language"), self._fill_language), "remembers": MenuChip(_("Remembered"), self._fill_remembers),
            "listed": MenuChip(_("On a list"), self._fill_listed),
            "begun": MenuChip(_("New this month")), "allergy": MenuChip(_("Allergies noted")), "more": MenuChip(_("More"), self._fill_more),
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
        kinds = {kind.id: kind.name for kind in self._shop.privileges.kinds.all()} if wanted.privilege is not None else {}
        picked = {saved.key: saved.name for saved in self._shop.lists.all() if saved.picked}
        chosen = {
            "standing": sentences.standings(wanted.standings), "here": sentences.here(wanted), "reach": sentences.reached(wanted),
            "privilege": kinds.get(wanted.privilege or 0, _("A kind that ended")) if wanted.privilege is not None else "",
            "town": wanted.town, "language": wanted.language, "remembers": wanted.remembers,
            "birthday": sentences.birthday(wanted.birthday), "begun": _("New this month") if wanted.begun_this_month else "",
            "allergy": _("Allergies noted") if wanted.allergy else "",
            "listed": picked.get(wanted.listed, _("A list that is gone")) if wanted.listed else "",
        }
        for name, words in chosen.items():
            self._chips[name].show_choice(words)
            self._chips[name].setVisible(bool(words) or name not in (*_FURTHER, "begun", "allergy"))
        self.updateGeometry()

    def take_focus(self) -> None:
        """Put the focus on the first chip."""
        self._chips["standing"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _let_go(self, name: str) -> None:
        self.narrowed.emit(replace(self._wanted, **_LET_GO[name]))

    # menus

    def _offer(self, menu: QMenu, words: str, on: bool, **changes: Any) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: self.narrowed.emit(replace(self._wanted, **changes)))

    def _fill_standing(self, menu: QMenu) -> None:
        chosen = self._wanted.standings
        self._offer(menu, _("Any standing"), not chosen, **_LET_GO["standing"])
        for code in Standing:
            self._offer(menu, standing_words(code)[0], code in chosen, standings=chosen ^ {code})

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
        for channel in sentences.CHANNEL_ICONS:
            self._offer(menu, sentences.may(frozenset({channel})), channel in self._wanted.may, may=self._wanted.may ^ {channel})
        menu.addSeparator()
        for way in Reach:
            self._offer(menu, sentences.reach(frozenset({way})), way in chosen, reach=chosen ^ {way})

    def _fill_privilege(self, menu: QMenu) -> None:
        self._offer(menu, _("With any, or none"), self._wanted.privilege is None, **_LET_GO["privilege"])
        for kind in self._shop.privileges.kinds.all():
            self._offer(menu, kind.name, self._wanted.privilege == kind.id, privilege=kind.id)

    def _fill_more(self, menu: QMenu) -> None:
        for name in _FURTHER:
            menu.addMenu(self._chips[name].menu)

    def _fill_town(self, menu: QMenu) -> None:
        self._offer(menu, _("Any town"), not self._wanted.town, **_LET_GO["town"])
        for town in self._shop.members.listing.towns():
            self._offer(menu, town, self._wanted.town == town, town=town)

    def _fill_language(self, menu: QMenu) -> None:
        self._offer(menu, _("Any language"), not self._wanted.language, **_LET_GO["language"])
        for language in self._shop.members.listing.languages():
            self._offer(menu, language, self._wanted.language == language, language=language)

    def _fill_remembers(self, menu: QMenu) -> None:
        self._offer(menu, _("Anything, or nothing"), not self._wanted.remembers, **_LET_GO["remembers"])
        menu.addAction(_("A word …"), self._on_word_asked)

    def _on_word_asked(self) -> None:
        sheet = NameSheet(
            _("Of whom is this remembered?"), _("A word like rye or cyclist."), self.window(), self._wanted.remembers,
            label=_("Word or words"), keep=_("Show them"),
        )
        sheet.name_given.connect(lambda words: self._on_word_given(words, sheet))
        sheet.open()

    def _on_word_given(self, words: str, sheet: NameSheet) -> None:
        sheet.accept()
        self.narrowed.emit(replace(self._wanted, remembers=" ".join(words.split())))

    def _fill_listed(self, menu: QMenu) -> None:
        self._offer(menu, _("Any list, or none"), not self._wanted.listed, **_LET_GO["listed"])
        for saved in self._shop.lists.all():
            if saved.picked:
                self._offer(menu, saved.name, self._wanted.listed == saved.key, listed=saved.key)

    def _fill_birthday(self, menu: QMenu) -> None:
        chosen = self._wanted.birthday
        self._offer(menu, _("Any birthday, or none"), chosen is None, **_LET_GO["birthday"])
        self._offer(menu, sentences.birthday(THIS_MONTH), chosen == THIS_MONTH, birthday=THIS_MONTH)
        menu.addSeparator()
        for month in range(1, 13):
            self._offer(menu, saying.month_name(month), chosen == month, birthday=month)
