"""What they hold, as an instruction for whoever stands at the counter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from shopdesk.core import saying
from shopdesk.core.members.records import Member
from shopdesk.core.privileges.records import Held, Person, Reach
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.acts.privilege_sheets import EndPrivilegeSheet, GivePrivilegeSheet
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.panels.panel import MemberPanel
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row, put_instead
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.menus import unfold
from shopdesk.ui.widgets.small_parts import Avatar, Icon
from shopdesk.ui.widgets.words import Words


class PrivilegesPanel(MemberPanel):
    """A row each. A press on one asks what to do with it; the plus gives another."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        super().__init__(shop, operations, messages, _("Privileges"), _("given, never earned"))
        self._member: Member | None = None
        self._photos = Pixmaps(shop.pictures.get)
        self._give = KeyButton(_("Give a privilege"), icon="plus", kind="quiet", small=True, icon_only=True)
        self._give.setObjectName("privilege_give")
        self._give.clicked.connect(self._on_give)
        self.head.addWidget(self._give)
        self._rows = QWidget()
        self.body.addWidget(self._rows)

    def show_member(self, member: Member) -> None:
        self._member = member
        rows = QWidget()
        column = Column(rows, gap=6)
        held = self._shop.privileges.of(member.id)
        for each in held:
            column.addWidget(self._row(each))
        if not held:
            column.addWidget(Words(_("None. Each has a reason, and somebody here who gives it."), "small", "ink2", lines=0))
        self._rows = put_instead(self.body, self._rows, rows)
        self._give.setVisible(bool(self._shop.privileges.kinds.all()))

    def _row(self, held: Held) -> HeldRow:
        reach = self._shop.privileges.reach(held)
        row = HeldRow(held, _instruction(held, reach))
        row.setObjectName(f"held_{held.id}")
        if reach is not None:
            shown = reach.now or reach.person
            face = self._shop.staff.get(shown.id).face_id
            row.show_face(shown, Avatar(shown.name, self._photos(face), size=36))
        row.clicked.connect(partial(self._on_pressed, row, held))
        return row

    def _on_pressed(self, row: HeldRow, held: Held) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        color = theme.color("ink2")
        menu.addAction(icons.icon("check", color), _("Used today"), partial(self._on_used, held))
        if held.contact is not None:
            others = menu.addMenu(icons.icon("forward", color), _("Somebody else is their person"))
            for carrier in self._shop.privileges.contacts.all():
                if carrier.staff.id != held.contact.id:
                    others.addAction(carrier.staff.name, partial(self._on_handed_on, held, carrier.staff))
        menu.addAction(icons.icon("close", color), _("End it"), partial(self._on_end, held))
        unfold(menu, row.mapToGlobal(row.rect().bottomLeft()))

    def _on_used(self, held: Held) -> None:
        self._operations.do(lambda: self._shop.privileges.used(held.id), said=_("Written down as used today"))

    def _on_handed_on(self, held: Held, person: Person) -> None:
        said = _("{name} is their person now").format(name=person.first_name)
        self._operations.do(lambda: self._shop.privileges.hand_on(held.id, person.id), said=said)

    def _on_end(self, held: Held) -> None:
        if self._member is not None:
            EndPrivilegeSheet(self._shop, self._operations, self._messages, held, self._member.name, self.window()).begin()

    def _on_give(self) -> None:
        if self._member is not None:
            GivePrivilegeSheet(self._shop, self._operations, self._member, self.window()).begin()


class HeldRow(QAbstractButton):
    """An icon, what it is, and what to do."""

    def __init__(self, held: Held, instruction: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ring", 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{held.kind.name}. {instruction}")
        self.setToolTip(held.reason)
        self._row = Row(self, gap=12, margins=(0, 3, 0, 3))
        self._row.addWidget(Icon(held.kind.icon, "accent", 22))
        texts = Column()
        texts.addWidget(Words(held.kind.name, "strong"))
        texts.addWidget(Words(instruction, "small", "ink2", lines=0))
        self._row.addLayout(texts, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_face(self, person: Person, face: Avatar) -> None:
        """Put the face of whoever they can turn to today at the right."""
        face.setToolTip(person.name)
        self._row.addWidget(face)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("well"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(8), theme.px(8))


def _instruction(held: Held, reach: Reach | None) -> str:
    """What staff do when they see it; of a personal contact also since when, and who is here today."""
    what = held.detail or held.kind.instruction
    if reach is None:
        return what
    what = what if what.endswith(".") else f"{what}."
    since = _("Since {month}.").format(month=saying.month_name(held.start.month))
    return " ".join(part for part in (what, since, _today(reach)) if part)


def _today(reach: Reach) -> str:
    if reach.now is None:
        return _("{name} is off today, and nobody stands in.").format(name=reach.person.first_name)
    if reach.now.id != reach.person.id:
        return _("{name} is off today; {stand_in} stands in.").format(name=reach.person.first_name, stand_in=reach.now.first_name)
    return ""
