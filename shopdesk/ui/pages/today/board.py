"""The trouble board: one trouble, many people; when they hear of it next, and who has been told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from shopdesk.core.cases.records import Hit, Trouble
from shopdesk.core.permissions.records import Channel
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.acts.desktop import Desktop
from shopdesk.ui.acts.ticking import by_when
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.today.trouble_form import NewsForm, TroubleForm
from shopdesk.ui.widgets.boxes import Column, Row, put_instead, rule
from shopdesk.ui.widgets.focus_kept import FocusKept
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import EmptyState, Panel
from shopdesk.ui.widgets.response_clock import Clock, ResponseClock
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

_MARGINS = (17, 6, 17, 6)


def channel_words(channel: Channel) -> tuple[str, str]:
    """A channel in words, and its icon."""
    return {
        Channel.IN_PERSON: (_("at the counter"), "say"), Channel.PHONE: (_("by phone"), "phone"), Channel.TEXT: (_("by text"), "sms"),
        Channel.EMAIL: (_("by e-mail"), "mail"), Channel.POST: (_("by post"), "post"), Channel.SOCIAL: (_("where they write"), "globe"),
    }[channel]


class TroubleBoard(QScrollArea):
    """Every trouble that goes on, a panel each; ``member_asked`` gives whose page is to be opened."""

    member_asked = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, desktop: Desktop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._desktop = desktop
        self.setObjectName("trouble_board")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setObjectName("content")
        self._column = Column(content, gap=14, margins=(28, 14, 28, 14))
        self._new = KeyButton(_("A new trouble"), icon="plus", key="Ctrl+N", small=True)
        self._new.setObjectName("new_trouble")
        self._new.clicked.connect(lambda: self.begin())
        top = Row()
        top.addWidget(self._new)
        top.addStretch(1)
        self._form: QWidget = QWidget()
        self._troubles = QWidget()
        self._column.addLayout(top)
        self._column.addWidget(self._form)
        self._column.addWidget(self._troubles)
        self._column.addStretch(1)
        self._form.hide()
        self.setWidget(content)

    def activated(self) -> None:
        """Take the focus."""
        self._new.setFocus()

    def refresh(self) -> None:
        """Show every trouble as it is now."""
        kept = FocusKept(self)
        troubles = QWidget()
        column = Column(troubles, gap=14)
        found = self._shop.cases.troubles.all()
        for trouble in found:
            column.addWidget(self._panel(trouble))
        if not found:
            column.addWidget(EmptyState(
                _("No trouble goes on"), _("A late delivery or a bad batch is written down once, and everybody it hits is told first."),
                icon="check-circle",
            ))
        self._troubles = put_instead(self._column, self._troubles, troubles)
        kept.give_back()

    def begin(self, members: tuple[int, ...] = ()) -> None:
        """Ask what happened and whom it hits; ``members`` are known already."""
        self._open(TroubleForm(self._shop, members))

    def step_back(self) -> bool:
        """Leave the form; False when none is open."""
        if self._form.isHidden():
            return False
        self._close_form()
        return True

    # one trouble

    def _panel(self, trouble: Trouble) -> Panel:
        panel = Panel(trouble.what, _("{told} of {all} told").format(told=trouble.told, all=trouble.members), lined=True)
        panel.setObjectName("trouble")
        overdue = self._shop.cases.troubles.is_overdue(trouble)
        when = by_when(self._shop, trouble.next_update)
        words = _("news was due {time}") if overdue else _("next news {time}")
        panel.head.addWidget(ResponseClock(Clock(words.format(time=when), warm=overdue, late=overdue)))
        panel.body.addLayout(self._said(trouble))
        for hit in self._shop.cases.troubles.hits(trouble.id):
            panel.body.addWidget(rule())
            panel.body.addWidget(self._hit(trouble, hit))
        return panel

    def _said(self, trouble: Trouble) -> Row:
        row = Row(gap=10, margins=_MARGINS)
        words = trouble.words or _("Nothing is ready to be said yet.")
        row.addWidget(Words(words, "small", "ink2", lines=0), 1)
        copy = self._button(_("Copy"), "note", f"copy_{trouble.id}", lambda: self._desktop.copy(trouble.words))
        copy.setEnabled(bool(trouble.words))
        news = self._button(_("There is news"), "edit", f"news_{trouble.id}", lambda: self._open(NewsForm(self._shop, trouble)))
        over = self._button(_("It is over"), "check", f"over_{trouble.id}", partial(self._do, partial(self._over, trouble), _("Over")))
        for button in (copy, news, over):
            row.addWidget(button)
        return row

    def _hit(self, trouble: Trouble, hit: Hit) -> QWidget:
        line = QWidget()
        line.setObjectName("hit")
        row = Row(line, gap=10, margins=_MARGINS)
        channel = self._shop.cases.troubles.way(hit.member_id)
        if hit.knows:
            words, icon = channel_words(Channel(hit.channel)) if hit.channel else ("", "check")
            said = _("told {how}, before they asked") if hit.told_first else _("told {how}, after they asked")
            row.addWidget(Icon("check-circle", "accent", 20))
            row.addWidget(Words(hit.member_name, "name"))
            row.addWidget(Words(said.format(how=words), "small", "ink2"), 1)
            line.setAccessibleName(f"{hit.member_name}. {said.format(how=words)}.")
            return line
        words, icon = channel_words(channel)
        row.addWidget(Icon(icon, "ink2", 20))
        row.addWidget(Words(hit.member_name, "name"))
        state = _state(hit)
        row.addWidget(Words(state.format(how=words), "small", "warm"), 1)
        line.setAccessibleName(f"{hit.member_name}. {state.format(how=words)}.")
        self._add_acts(row, trouble, hit, channel)
        return line

    def _add_acts(self, row: Row, trouble: Trouble, hit: Hit, channel: Channel) -> None:
        troubles, name = self._shop.cases.troubles, hit.member_name
        told = partial(troubles.told, trouble.id, hit.member_id, channel.value)
        asked = partial(troubles.asked, trouble.id, hit.member_id)
        buttons = (
            self._button(_("Look"), "eye", f"look_{hit.member_id}", lambda: self.member_asked.emit(hit.member_id)),
            self._button(_("They asked"), "ask", f"asked_{hit.member_id}", partial(self._do, asked, _("They asked first"))),
            self._button(_("Told"), "check", f"told_{hit.member_id}", partial(self._do, told, _("{name}: told").format(name=name))),
        )
        for button in buttons:
            button.setAccessibleDescription(name)
            row.addWidget(button)

    def _button(self, words: str, icon: str, name: str, act: Callable[[], object]) -> KeyButton:
        button = KeyButton(words, icon=icon, small=True)
        button.setObjectName(name)
        button.clicked.connect(lambda: act())
        return button

    # acts

    def _do(self, act: Callable[[], object], said: str) -> None:
        self._operations.do(act, said=said)

    def _over(self, trouble: Trouble) -> object:
        return self._shop.cases.troubles.over(trouble.id)

    def _open(self, form: TroubleForm | NewsForm) -> None:
        form.kept.connect(partial(self._on_kept, form))
        form.left.connect(self._close_form)
        self._form = put_instead(self._column, self._form, form)
        self.verticalScrollBar().setValue(0)
        form.begin()

    def _on_kept(self, form: TroubleForm | NewsForm) -> None:
        self._operations.do(
            form.write, said=form.done, on_done=lambda _done: self._close_form(), refused=form.refused,
            put_aside=lambda aside: form.setVisible(not aside and self._form is form),
        )

    def _close_form(self) -> None:
        self._form = put_instead(self._column, self._form, QWidget())
        self._form.hide()
        self._new.setFocus()


def _state(hit: Hit) -> str:
    """What somebody does not know yet, with room for how they are told."""
    if hit.asked_at:
        return _("asked already, tell them {how}")
    return _("not told yet, tell them {how}") if hit.told_at is None else _("there is news since, tell them {how}")
