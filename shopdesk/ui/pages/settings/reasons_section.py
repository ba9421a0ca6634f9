"""Why each thing is asked, word for word as customers may read it, and how many people told us."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from shopdesk.core.settings.records import FieldReason
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _, ngettext
from shopdesk.printing import pdf_file
from shopdesk.ui import theme
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pages.settings.apart import count_filled
from shopdesk.ui.pages.settings.section import Section, Surroundings, show_text
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.fields import TickBox
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.painting import LEFT
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.words import Words


def field_words() -> dict[str, str]:
    """Each field as it is called on the screen."""
    return {
        "phones": _("Phone"), "emails": _("E-mail"), "address": _("Address"), "birthday": _("Birthday"), "language": _("Language"),
        "greeting": _("Greeting"), "pronounce": _("Pronounced"), "photo": _("Photo"), "job": _("What for"), "allergy": _("Allergies"),
        "memories": _("To remember"), "companions": _("Companions"), "things": _("Things in use"),
    }


class ReasonLine(QLineEdit):
    """The reason, on the paper itself until somebody types."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.setObjectName(f"reason_{field}")
        self.setProperty("ring", 4)
        self.setMaxLength(200)
        self.setPlaceholderText(_("No reason given, so nobody is asked."))
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def needs_lines(self) -> int:
        """How many lines the reason takes to be read whole, two at most."""
        return 1 if self.fontMetrics().horizontalAdvance(self.text()) <= self.width() - 4 else 2

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the whole reason while nobody types in it."""
        if self.hasFocus() or self.needs_lines() == 1:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.color("ink"))
        painter.drawText(self.rect().adjusted(2, 0, 0, 0), LEFT | Qt.TextFlag.TextWordWrap, self.text())

    def _on_look_changed(self) -> None:
        self.setStyleSheet(
            "QLineEdit { border: 0; background: transparent; padding: 0; min-height: 0;"
            f" placeholder-text-color: {theme.color('warm').name()}; color: {theme.color('ink').name()}; }}"
        )
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.color("warm"))
        self.setPalette(palette)
        self.setFont(theme.font("small"))


class ReasonRow(QWidget):
    """One field: asked or not, why, and how many people have told."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__()
        self.field = field
        self.on = TickBox(words)
        self.on.setObjectName(f"asked_{field}")
        self.reason = ReasonLine(field)
        self.reason.setAccessibleName(_("Why we ask: {field}").format(field=words))
        self._count = Words("", "caption", "ink3", align=Qt.AlignmentFlag.AlignRight)
        self._count.setObjectName(f"count_{field}")
        self._people: int | None = None
        row = Row(self, gap=10, margins=(18, 0, 18, 0))
        row.addWidget(self.on)
        row.addWidget(self.reason, 1)
        row.addWidget(self._count)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.on.toggled.connect(self._say)
        self.reason.textChanged.connect(self._fit)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_reason(self, reason: FieldReason) -> None:
        """Show what is kept."""
        self.on.setChecked(reason.on)
        show_text(self.reason, reason.reason)
        self._say()

    def show_people(self, people: int) -> None:
        """Say how many have it filled in."""
        self._people = people
        self._say()

    def typed(self) -> FieldReason:
        """What was typed."""
        return FieldReason(self.field, self.reason.text(), self.on.isChecked())

    def _say(self) -> None:
        if not self.on.isChecked():
            self._count.say(_("hidden"))
        elif self._people is not None:
            self._count.say(ngettext("{count} person", "{count} people", self._people).format(count=f"{self._people:,}"))
        else:
            self._count.say("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the reason needs, so that it is read word for word."""
        high = theme.line_height("small") * self.reason.needs_lines()
        self.reason.setFixedHeight(high + theme.px(10))
        self.setFixedHeight(max(theme.px(41), high + theme.px(18)))

    def _on_look_changed(self) -> None:
        self._fit()
        self.on.setFixedWidth(theme.em(97) + theme.px(33))
        self._count.setFixedWidth(theme.em(78))


class ReasonsSection(Section):
    """One row for each field. A field without a reason cannot be switched on."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(_("Reasons for asking"), _("shown to customers, word for word"), lined=True)
        self._rows = [ReasonRow(field, words) for field, words in field_words().items()]
        for number, row in enumerate(self._rows):
            if number:
                panel.body.addWidget(rule())
            panel.body.addWidget(row)
            row.on.clicked.connect(self._on_clicked)
            row.reason.textChanged.connect(self.touched)
        self._sentence = Words("", "caption", "warm", lines=0)
        self._sentence.setObjectName("reason_sentence")
        below = Row(margins=(18, 6, 18, 8))
        below.addWidget(self._sentence, 1)
        self._below = QWidget()
        self._below.setLayout(below)
        panel.body.addWidget(self._below)
        self.edges = Edges()
        card = KeyButton(_("Privacy card"), icon="pdf", kind="quiet", small=True)
        card.setObjectName("privacy_card")
        card.clicked.connect(self._on_card)
        panel.head.addWidget(card)
        column = Column(self)
        column.addWidget(panel)
        column.addStretch(1)
        self._counting = False
        self._say("")

    def fill(self) -> None:
        kept = {reason.field: reason for reason in self.shop.settings.reasons()}
        for row in self._rows:
            row.show_reason(kept[row.field])
        self._say("")

    def typed(self) -> object:
        return tuple(row.typed() for row in self._rows)

    def keep(self) -> None:
        kept = {reason.field: reason for reason in self.shop.settings.reasons()}
        for reason in (row.typed() for row in self._rows):
            if reason != kept[reason.field]:
                self._keep(reason)

    def _keep(self, reason: FieldReason) -> None:
        try:
            self.shop.settings.save_reason(reason)
        except NeedsALook as problem:
            raise NeedsALook(f"reason_{reason.field}", problem.what, problem.kept, problem.do) from problem

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        for row in self._rows:
            if problem.field == f"reason_{row.field}":
                self._say(str(problem))
                return row.reason
        return None

    def count(self) -> None:
        """Ask in another process how many people have each field; the window does not wait."""
        if self._counting:
            return
        self._counting = True
        self.around.operations.run_long(count_filled, self.shop.location, on_done=self._on_counted, on_end=self._on_count_ended)

    def _on_card(self) -> None:
        """Save the sheet that says why each thing is asked, to lie on the counter."""
        from shopdesk.printing import preference_sheet  # brings reportlab, which few sittings need

        path = self.edges.pdf(self, _("why-we-ask.pdf"))
        if path is not None:
            reasons = tuple((reason.field, reason.reason) for reason in self.shop.settings.reasons() if reason.on)
            pdf = preference_sheet.render_reasons(reasons, self.shop.cards.letterhead())
            self.around.operations.do(lambda: pdf_file.write(path, pdf), said=_("Saved as {name}").format(name=path.name), undo=False)

    def _say(self, sentence: str) -> None:
        self._sentence.say(sentence)
        self._below.setVisible(bool(sentence))

    def _on_clicked(self) -> None:
        tick = self.sender()
        for row in self._rows:
            if row.on is tick and row.on.isChecked() and not row.reason.text().strip():
                row.on.setChecked(False)
                self._say(_("Without a reason nobody is asked. Write why, as a customer may read it."))
                row.reason.setFocus()
                return
        self._say("")
        self.touched.emit()

    def _on_counted(self, filled: dict[str, int]) -> None:
        for row in self._rows:
            row.show_people(filled[row.field])

    def _on_count_ended(self) -> None:
        self._counting = False
