"""Everything that can be typed about somebody, each question with the reason for asking it. What is switched off is not asked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from shopdesk.core.members.records import Member, MemberDraft, Remembered
from shopdesk.core.shop import Shop
from shopdesk.errors import FileProblem, NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import Keys
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pages.counter.form.fields import FormFields
from shopdesk.ui.pages.counter.form.photo_choice import PhotoChoice
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.ctrl_enter import on_ctrl_enter
from shopdesk.ui.widgets.fields import Field
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.page_bar import PageBar
from shopdesk.ui.widgets.panels import Banner, Panel


class MemberForm(QWidget):
    """``finished`` when the page is to be shown again, changed or as it was; ``wanted_back`` when what was typed needs a look after all."""

    finished = Signal()
    wanted_back = Signal()

    def __init__(self, shop: Shop, operations: Operations, photos: Pixmaps, edges: Edges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._photos = photos
        self._member: Member | None = None
        self._aside: Member | None = None  # whose changes wait to be written
        self._fields = FormFields()
        self._photo = PhotoChoice(edges)
        self._before: object = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self._bar = PageBar("")
        self._keep = KeyButton(_("Keep"), icon="check", key="Ctrl+Enter", kind="primary", bound=False)
        self._leave = KeyButton(_("Leave as it was"), key="Esc", kind="quiet")
        self._keep.setObjectName("form_keep")
        self._leave.setObjectName("form_leave")
        self._bar.right.addWidget(self._leave)
        self._bar.right.addWidget(self._keep)
        self._sure = Banner(_("You changed something here."), _("Keep it, or leave the page as it was?"), icon="info")
        self._stay = self._sure.add_action(KeyButton(_("Go on writing"), key="Esc", small=True))
        self._drop = self._sure.add_action(KeyButton(_("Leave as it was"), kind="quietWarm", small=True))
        self._stay.setObjectName("form_stay")
        self._drop.setObjectName("form_drop")
        self._sure.hide()
        above = Column(margins=(28, 10, 28, 4))
        above.addWidget(self._sure)
        column = Column(self)
        column.addWidget(self._bar)
        column.addLayout(above)
        column.addWidget(self._build_questions(), 1)

    def _build_questions(self) -> QScrollArea:
        questions = self._fields
        self._remembered = Segments(
            ((Remembered.NOTHING, _("Nothing")), (Remembered.VISITS, _("Visits")), (Remembered.PURCHASES, _("Visits and purchases")))
        )
        self._remembered.setObjectName("form_remembered")
        self._remembered_field = Field(
            _("What may we remember?"), self._remembered, reason=_("They choose. With “Nothing” no visit is written down.")
        )
        self._alone = Segments(((False, _("No")), (True, _("Yes"))))
        self._alone.setObjectName("form_left_alone")
        alone = Field(
            _("Wants to be left alone?"), self._alone,
            reason=_("With “Yes” nobody looks out for when they come, and nothing is said of it."),
        )
        who = _group(_("Who they are"), questions.parts("name", "greeting", "pronounce", "language"), first=self._photo)
        reach = _group(_("How to reach them"), questions.parts("phones", "emails", "address"))
        wants = _group(_("What matters to them"), questions.parts("job", "birthday", "age"), last=(self._remembered_field, alone))
        content = QWidget()
        content.setObjectName("content")
        row = Row(content, gap=16, margins=(28, 4, 28, 14))
        for group in (who, reach, wants):
            row.addWidget(group, 1, Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        self._area = area
        return area

    def _connect(self) -> None:
        on_ctrl_enter(self, self._save)
        self._keep.clicked.connect(self._save)
        self._leave.clicked.connect(self._on_leave)
        self._stay.clicked.connect(self._on_stay)
        self._drop.clicked.connect(self.finished)

    def begin(self, member: Member) -> None:
        """Show ``member`` to be changed."""
        self._member = member
        self._bar.say(sentences.shown_name(member), _("Ask one thing at a time, and only what helps them."))
        self._fields.show(member.draft(), self._shop.settings.reasons())
        self._photo.show_photo(sentences.shown_name(member), self._photos(member.photo_id), str(member.id))
        self._photo.setVisible(self._shop.settings.is_asked("photo"))
        self._remembered.set_value(member.remembered)
        self._alone.set_value(member.left_alone)
        self._sure.hide()
        self._before = self._typed()
        self._area.verticalScrollBar().setValue(0)
        self._fields["name"].setFocus()

    def keys(self) -> Keys:
        """The keys that work now."""
        return ("Tab", _("Next question")), ("Ctrl+Enter", _("Keep")), ("Esc", _("Leave as it was")), ("F1", _("All keys"))

    def step_back(self) -> bool:
        """Ask before what was typed goes; False when nothing was."""
        if self._sure.isVisible():
            self._on_stay()
            return True
        return self.asks_first()

    def asks_first(self) -> bool:
        """Whether something was typed that would be lost; then it asks what to do with it."""
        if self._typed() == self._before and not self._photo.changed:
            return False
        self._sure.show()
        self._stay.setFocus()
        return True

    def _typed(self) -> object:
        return self._fields.texts(), self._remembered.value(), self._alone.value()

    def _save(self) -> None:
        member = self._member
        if member is None:
            return
        try:
            draft = self._draft(member)
        except ShopError as error:
            self._on_refused(error)
            return
        write = partial(self._write, member, draft, (self._photo.photo,) if self._photo.changed else ())
        self._operations.do(
            write, said=_("Kept"), on_done=lambda _done: self._on_kept(), refused=self._on_refused,
            put_aside=partial(self._put_aside, member),
        )

    def _on_kept(self) -> None:
        if self._aside is None:
            self.finished.emit()
        self._aside = None

    def _draft(self, member: Member) -> MemberDraft:
        remembered = self._remembered.value()
        draft = self._fields.draft(remembered if isinstance(remembered, Remembered) else member.remembered)
        return replace(draft, left_alone=bool(self._alone.value()))

    def _write(self, member: Member, draft: MemberDraft, photo: tuple[bytes | None, ...]) -> None:
        """Keep what was typed: a new ``photo`` (or none) where one was chosen."""
        with self._shop.transaction("members.edit"):
            if draft != member.draft():
                self._shop.members.edit(member.id, draft)
            for chosen in photo:
                self._shop.members.set_photo(member.id, chosen)

    def _put_aside(self, member: Member, aside: bool) -> None:
        """While it waits to be written their page is shown; the form comes back when it is to be looked at."""
        if aside:
            self._aside = member
            self.finished.emit()
        elif self._aside is member is self._member:
            self.wanted_back.emit()

    def _on_refused(self, error: ShopError) -> bool:
        if isinstance(error, FileProblem):
            self._photo.refuse(str(error))
            return True
        field = self._fields.get(error.field) if isinstance(error, NeedsALook) else None
        if field is None:
            return False
        field.needs_a_look(str(error))
        field.setFocus()
        self._area.ensureWidgetVisible(field)
        return True

    def _on_leave(self) -> None:
        if not self.step_back():
            self.finished.emit()

    def _on_stay(self) -> None:
        self._sure.hide()
        self._fields["name"].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
            return
        super().keyPressEvent(event)


def _group(title: str, parts: list[QWidget], *, first: QWidget | None = None, last: tuple[QWidget, ...] = ()) -> Panel:
    panel = Panel(title, gap=14)
    for part in ([first] if first else []) + parts + list(last):
        panel.body.addWidget(part)
    return panel
