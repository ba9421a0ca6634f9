"""What can be done with the open page: log a visit, a card, a note, edit, and more. Only what works stands here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.menus import unfold


class MemberActs(QWidget):
    """One signal for each act. The keys work wherever the focus is inside ``page``, as long as the buttons can be seen."""

    visit_asked = Signal()
    gift_asked = Signal()
    card_asked = Signal()
    note_asked = Signal()
    edit_asked = Signal()
    remember_asked = Signal()
    companion_asked = Signal()
    thing_asked = Signal()
    expectation_asked = Signal()
    known_asked = Signal()
    received_asked = Signal()
    contribution_asked = Signal()
    promise_asked = Signal()
    problem_asked = Signal()
    request_asked = Signal()
    order_asked = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._row = Row(self, gap=10)
        # F4 is the page's own key: it also logs the visit of a row.
        self._visit = visit = KeyButton(_("Log visit"), icon="visit", key="F4", kind="primary", letter="l", bound=False)
        gift = KeyButton(_("Gift"), icon="gift", key="F5", letter="g", bound=False)
        self._card = card = KeyButton(_("Card"), icon="card", key="F6", letter="c", bound=False)
        note = KeyButton(_("Note"), icon="note", key="F7", letter="n", bound=False)
        promise = KeyButton(_("Promise"), icon="promise", key="F8", letter="p", bound=False)
        edit = KeyButton(_("Edit"), icon="edit", key="F11", kind="quiet", small=True, letter="e", bound=False)
        self._more = KeyButton(_("More"), icon="more", key="F10", kind="quiet", small=True, icon_only=True, letter="m", bound=False)
        visit.clicked.connect(self.visit_asked)
        gift.clicked.connect(self.gift_asked)
        card.clicked.connect(self.card_asked)
        note.clicked.connect(self.note_asked)
        promise.clicked.connect(self.promise_asked)
        edit.clicked.connect(self.edit_asked)
        self._more.clicked.connect(self._on_more_asked)
        named = (
            (visit, "log_visit"), (gift, "gift"), (card, "card"), (note, "note"), (promise, "promise"), (edit, "edit"),
            (self._more, "more"),
        )
        for button, name in named:
            button.setObjectName(name)
            if button is edit:
                self._row.addStretch(1)
            self._row.addWidget(button)
        # What is nice waits while something is to be put right: each button with its own words and those while it is held.
        self._nice = ((gift, _("Gift"), _("Gift held")), (card, _("Card"), _("Card held")))
        self._bind(page, {"F5": gift, "F6": card, "F7": note, "F8": promise, "F11": edit, "F10": self._more})

    def _bind(self, page: QWidget, keys: dict[str, KeyButton]) -> None:
        # A button's own key presses it a tenth of a second later, and what is typed in between would be lost.
        for key, button in keys.items():
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(_press, button))

    def hold(self, why: str, *, mend: bool) -> None:
        """Hold what is nice and say ``why`` (nothing: let it go); ``mend``: the one filled button of the page is the mending one."""
        self._visit.set_kind("secondary" if mend else "primary")
        for button, words, held in self._nice:
            button.set_words(held if why else words)
            button.set_kind("held" if why else "secondary", why)

    def _on_more_asked(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        color = theme.color("ink2")
        menu.addAction(icons.icon("mend", color), _("Something went wrong"), self.problem_asked.emit)
        menu.addAction(icons.icon("ask", color), _("They asked for something"), self.request_asked.emit)
        menu.addAction(icons.icon("bell", color), _("They ordered something"), self.order_asked.emit)
        menu.addSeparator()
        menu.addAction(icons.icon("flower", color), _("How a gift was received"), self.received_asked.emit)
        menu.addAction(icons.icon("like", color), _("They did something for us"), self.contribution_asked.emit)
        menu.addSeparator()
        menu.addAction(icons.icon("plus", color), _("Remember something"), self.remember_asked.emit)
        menu.addAction(icons.icon("members", color), _("Who or what comes along"), self.companion_asked.emit)
        menu.addAction(icons.icon("tag", color), _("Something of theirs in use"), self.thing_asked.emit)
        menu.addAction(icons.icon("check-circle", color), _("What must always be right for them"), self.expectation_asked.emit)
        menu.addSeparator()
        menu.addAction(icons.icon("eye", color), _("What we know about them"), self.known_asked.emit)
        corner = QPoint(self._more.width() - menu.sizeHint().width(), self._more.height() + theme.px(4))
        unfold(menu, self._more.mapToGlobal(corner))


def _press(button: KeyButton) -> None:
    """Press ``button`` if it can be seen."""
    if button.isVisible():
        button.click()
