"""Somebody of the staff as a form: name, face, signature, what stands on their cards, and what they may do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from shopdesk.core.staff.records import Role, StaffDraft, StaffMember
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.choose_file import PICTURES, picture_from
from shopdesk.ui.pages.settings.picture_field import PictureField
from shopdesk.ui.pages.settings.secret_buttons import ClearSecretButton
from shopdesk.ui.pages.settings.section import Surroundings, show_text
from shopdesk.ui.pages.settings.signature import SignaturePad, written
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Grid, Row
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Avatar
from shopdesk.ui.widgets.words import Words


def role_words(role: Role) -> str:
    """What somebody may do, as it stands in their row."""
    return _("Everything") if role is Role.OWNER else _("Everything but settings")


class StaffForm(QFrame):
    """One person; ``member`` None for somebody new. ``left`` when they work here no longer, ``closed`` to leave it as it was."""

    changed = Signal()
    left = Signal()
    closed = Signal()

    def __init__(self, around: Surroundings, pixmaps: Pixmaps, member: StaffMember | None) -> None:
        super().__init__()
        self.setObjectName("well")
        self.member = member
        self._around = around
        self._pixmaps = pixmaps
        self._signature: bytes | None = None
        self._fields: dict[str, Field] = {}
        self._face = PictureField(Avatar(size=88), around.choose_file, around.messages, words=_("Choose a photo…"))
        self._face.choose_button.setObjectName("choose_face")
        self._pad = SignaturePad()
        self._role = Segments([(Role.OWNER, role_words(Role.OWNER)), (Role.STAFF, role_words(Role.STAFF))], Role.STAFF)
        self._build()
        self._fill()
        self._as_loaded = self.typed()
        self._connect()

    # building

    def _build(self) -> None:
        column = Column(self, gap=14, margins=(18, 14, 18, 16))
        top = Row(gap=28)
        left, right = Column(gap=12), Column(gap=12)
        left.addLayout(self._lines())
        right.addWidget(self._face)
        right.addLayout(self._signing())
        right.addStretch(1)
        top.addLayout(left, 3)
        top.addLayout(right, 2)
        column.addLayout(top)
        column.addLayout(self._foot())

    def _lines(self) -> Grid:
        grid = Grid(across=12, down=12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._line("name", _("Name"), _("Stands on every card and promise.")), 0, 0)
        grid.addWidget(self._line("title", _("What they do here"), _("As it stands on cards: baker, Saturdays.")), 0, 1)
        grid.addWidget(self._line("phone", _("Phone"), _("For the QR code on their cards.")), 1, 0)
        grid.addWidget(self._line("email", _("E-mail")), 1, 1)
        grid.addWidget(self._line("line", _("One line about them"), _("So that customers know whom they deal with.")), 2, 0, 1, 2)
        role = Column(gap=5)
        role.addWidget(Words(_("May do"), "label", "ink2"))
        role.addWidget(self._role)
        self._role.setAccessibleName(_("May do"))
        grid.addLayout(role, 3, 0, 1, 2)
        return grid

    def _line(self, name: str, label: str, reason: str = "") -> Field:
        line = LineField()
        line.setObjectName(f"staff_{name}")
        self._fields[name] = Field(label, line, reason=reason)
        return self._fields[name]

    def _signing(self) -> Column:
        column = Column(gap=5)
        column.addWidget(Words(_("Signature"), "label", "ink2"))
        column.addWidget(self._pad)
        row = Row(gap=4)
        for name, words, slot in (
            ("sign_again", _("Write again"), self._on_sign_again), ("sign_file", _("From a file…"), self._on_sign_file),
            ("sign_written", _("Write it for me"), self._on_sign_written),
        ):
            button = KeyButton(words, kind="quiet", small=True)
            button.setObjectName(name)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _foot(self) -> Row:
        row = Row(gap=8)
        self.leave_button = KeyButton(_("Works here no longer"), icon="door", kind="quietWarm", small=True)
        self.leave_button.setObjectName("staff_leaves")
        self.leave_button.setVisible(self.member is not None)
        self.close_button = KeyButton(_("Leave as it was"), key="Esc", small=True)
        self.close_button.setObjectName("staff_close")
        row.addWidget(self.leave_button)
        if self.member is not None:
            row.addWidget(ClearSecretButton(self._around, self.member))
        row.addStretch(1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        return row

    def _connect(self) -> None:
        for field in self._fields.values():
            if isinstance(field.inside, LineField):
                field.inside.textChanged.connect(self.changed)
        self._role.chosen.connect(self.changed)
        self._face.changed.connect(self.changed)
        self._pad.drawn.connect(self._on_drawn)
        self.leave_button.clicked.connect(self.left)
        self.close_button.clicked.connect(self.closed)

    # what is kept, and what is typed

    def _fill(self) -> None:
        draft = self.member.draft() if self.member else StaffDraft()
        for name, field in self._fields.items():
            if isinstance(field.inside, LineField):
                show_text(field.inside, getattr(draft, name))
        self._role.set_value(draft.role)
        self._face.show_kept(draft.name, self._pixmaps(self.member.face_id) if self.member else None)
        self._pad.show_kept(self._pixmaps(self.member.signature_id) if self.member else None)

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self._fields["name"].inside

    def draft(self) -> StaffDraft:
        """What was typed."""
        said = {name: field.inside.text() for name, field in self._fields.items() if isinstance(field.inside, LineField)}
        role = self._role.value()
        return StaffDraft(role=role if isinstance(role, Role) else Role.STAFF, **said)

    def typed(self) -> object:
        """All that may have been changed."""
        return (self.draft(), self._face.typed(), self._signature)

    def is_changed(self) -> bool:
        """Does it say something else than what is kept?"""
        return self.typed() != self._as_loaded

    def keep(self) -> StaffMember:
        """Read the form once and keep it; raises NeedsALook, NotAllowed."""
        staff = self._around.shop.staff
        kept = staff.edit(self.member.id, self.draft()) if self.member else staff.add(self.draft())
        if self._face.chosen is not None or self._face.taken_away:
            staff.set_face(kept.id, self._face.chosen)
        if self._signature is not None:
            staff.set_signature(kept.id, self._signature)
        return kept

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        """Mark the field a refusal is about and give it."""
        field = self._fields.get({"emails": "email"}.get(problem.field, problem.field))
        if field is not None:
            field.needs_a_look(str(problem))
        return field

    # signing

    def _on_drawn(self) -> None:
        self._signature = self._pad.picture()
        self.changed.emit()

    def _on_sign_again(self) -> None:
        self._signature = None
        self._pad.show_kept(None)
        self.changed.emit()

    def _on_sign_file(self) -> None:
        path = self._around.choose_file(self.window(), _("Pictures"), PICTURES)
        if path is None:
            return
        try:
            self._take(picture_from(path, keep_alpha=True))
        except ShopError as error:
            self._around.messages.problem(error)

    def _on_sign_written(self) -> None:
        if self.draft().name.strip():
            self._take(written(self.draft().name))
        else:
            self._fields["name"].needs_a_look(_("Type the name first."))
            self.first_field().setFocus()

    def _take(self, picture: bytes) -> None:
        pixmap = QPixmap()
        pixmap.loadFromData(picture)
        self._signature = picture
        self._pad.show_kept(pixmap)
        self.changed.emit()
