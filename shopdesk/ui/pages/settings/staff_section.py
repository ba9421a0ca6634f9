"""The people behind the counter, one row each, and the form of the one that is being changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.core import saying
from shopdesk.core.staff.records import Role, StaffMember
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.settings.secret_buttons import CHOOSE, ChooseSecretButton
from shopdesk.ui.pages.settings.section import Section, Surroundings, lock_inside
from shopdesk.ui.pages.settings.signature import SignatureView
from shopdesk.ui.pages.settings.staff_form import StaffForm, role_words
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import Avatar
from shopdesk.ui.widgets.tab_order import read_on
from shopdesk.ui.widgets.words import Words


class StaffRow(QWidget):
    """Face, name and what they do, signature, what they may do, and a way to change it."""

    def __init__(self, member: StaffMember, pixmaps: Pixmaps, own: QWidget | None = None) -> None:
        super().__init__()
        self.member = member
        self._own = own
        self.setObjectName(f"staff_{member.id}")
        said = member.title or (_("Owner") if member.role is Role.OWNER else _("Staff"))
        row = Row(self, gap=14, margins=(18, 0, 18, 0))
        names = Column()
        self._name = Words(member.name, "name")
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(Words(saying.sentence(said), "caption", "ink3"))
        names.addStretch(1)
        self.edit = KeyButton(_("Change {name}").format(name=member.name), icon="edit", icon_only=True, small=True)
        self.edit.setObjectName(f"edit_staff_{member.id}")
        row.addWidget(Avatar(member.name, pixmaps(member.face_id), key=str(member.id)))
        row.addLayout(names)
        row.addWidget(SignatureView(pixmaps(member.signature_id)))
        row.addLayout(_below_each_other(Words(role_words(member.role), "small", "ink2"), own), 1)
        row.addWidget(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        own = 0 if self._own is None else theme.line_height("small") + self._own.sizeHint().height()
        self.setFixedHeight(max(theme.px(65), theme.line_height("name") + theme.line_height("caption") + theme.px(12), own))
        self._name.setFixedWidth(theme.em(168))


def _below_each_other(said: QWidget, own: QWidget | None) -> Column:
    column = Column()
    column.addStretch(1)
    column.addWidget(said)
    if own is not None:
        column.addWidget(own, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return column


class StaffSection(Section):
    """Everybody who works here. One form at a time is open, in the place of its row."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._pixmaps = Pixmaps(self.shop.pictures.get)
        self.form: StaffForm | None = None
        self._owner = True
        self._shown: tuple[StaffMember, ...] = ()
        self._present: int | None = None
        self._add = KeyButton(_("Add a person"), icon="person-add", small=True)
        self._add.setObjectName("add_staff")
        self._rows = Column()
        panel = Panel(lined=True)
        panel.setAccessibleName(_("Staff"))
        self._unguarded = Words("", "caption", "warm", lines=0)
        self._unguarded.setObjectName("unguarded")
        panel.body.addLayout(self._head())
        panel.body.addWidget(self._unguarded)
        panel.body.addLayout(self._rows)
        Column(self).addWidget(panel)
        self._add.clicked.connect(self._on_add)

    def _head(self) -> Row:
        head = Row(gap=12, margins=(17, 5, 7, 4))
        head.addWidget(Words(_("Staff"), "strong"))
        head.addWidget(Words(_("Every card, call and promise carries one of these names."), "caption", "ink3"), 1)
        head.addWidget(self._add)
        return head

    def fill(self) -> None:
        everybody = self.shop.staff.all()
        self._say_unguarded()
        present = self.shop.staff.at_counter_id()
        if self.form is not None or (everybody, present) != (self._shown, self._present):
            self.form, self._present = None, present
            self._show_rows(everybody, None)

    def _say_unguarded(self) -> None:
        names = ", ".join(person.first_name for person in self.shop.staff.secrets.unguarded())
        self._unguarded.setContentsMargins(theme.px(17), 0, theme.px(17), theme.px(6))
        self._unguarded.say(_("No password yet: {names}. Anybody can take the counter in that name with F9.").format(names=names))
        self._unguarded.setVisible(bool(names))

    def typed(self) -> object:
        return self.form.typed() if self.form is not None and self.form.is_changed() else None

    def keep(self) -> None:
        if self.form is not None:
            self.form.keep()

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        return None if self.form is None else self.form.point_at(problem)

    def close_part(self) -> bool:
        if self.form is None:
            return False
        edited = self.form.member
        self.load()
        self.lock(self._owner)
        self.touched.emit()
        self._focus_row(edited)
        return True

    def lock(self, owner: bool) -> None:
        self._owner = owner
        lock_inside(self, owner, lambda widget: widget.objectName() == CHOOSE)

    def edit(self, member: StaffMember | None) -> None:
        """Open the form of somebody, or an empty one."""
        if self.is_changed():
            self.around.messages.say(_("Save what you changed first, or leave it as it was with Esc."))
            return
        form = StaffForm(self.around, self._pixmaps, member)
        self.form = form
        self._show_rows(self.shop.staff.all(), form)
        form.changed.connect(self.touched)
        form.closed.connect(self.close_part)
        form.left.connect(self._on_left)
        form.first_field().setFocus()

    def _show_rows(self, everybody: tuple[StaffMember, ...], form: StaffForm | None) -> None:
        self._empty()
        self._shown = everybody
        edited = form.member.id if form is not None and form.member else None
        parts: list[QWidget] = []
        for member in everybody:
            parts.append(form if form is not None and member.id == edited else self._row(member))
        if form is not None and edited is None:
            parts.append(form)
        for part in parts:
            self._rows.addWidget(rule())
            self._rows.addWidget(part)
        read_on(self._add, *parts)

    def _row(self, member: StaffMember) -> StaffRow:
        own = ChooseSecretButton(self.around, member) if member.id == self.shop.staff.at_counter_id() else None
        row = StaffRow(member, self._pixmaps, own)
        row.edit.clicked.connect(lambda: self.edit(member))
        return row

    def _empty(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget is not self.form:
                widget.hide()
                widget.deleteLater()

    def _focus_row(self, member: StaffMember | None) -> None:
        row = None if member is None else self.findChild(StaffRow, f"staff_{member.id}")
        (self._add if row is None else row.edit).setFocus()

    def _on_add(self) -> None:
        self.edit(None)

    def _on_left(self) -> None:
        if self.form is None or self.form.member is None:
            return
        member = self.form.member
        said = _("{name} works here no longer. Their name stays on what they did.").format(name=member.name)
        self.around.operations.do(lambda: self.shop.staff.leave(member.id), said=said, on_done=lambda _done: self._on_gone())

    def _on_gone(self) -> None:
        self.load()
        self.lock(self._owner)
        self._add.setFocus()
