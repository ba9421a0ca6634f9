"""Who meets what is typed into a find field, as one types; and the way to begin a page for somebody new."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from shopdesk.core.members.records import Found
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.messages import Messages
from shopdesk.ui.page import Keys
from shopdesk.ui.pages.counter.finding import rows
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.find_field import FindField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.person_row import PersonRow, RowsWhenSeen
from shopdesk.ui.widgets.row_delegate import clip_to_corners
from shopdesk.ui.widgets.row_list import RowList
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

_QUOTED = 24  # letters of what was typed that are said back


class Results(QWidget):
    """Follows ``field``. ``chosen`` gives whose page to open, ``new_asked`` what was typed when somebody is new;
    ``looked`` when what is shown is not as before."""

    chosen = Signal(object)
    new_asked = Signal(str)
    looked = Signal()

    def __init__(self, shop: Shop, messages: Messages, photos: Pixmaps, field: FindField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._messages = messages
        self._field = field
        self._found = Found()
        self._looked_for = ""
        self._build(photos)
        self._connect()

    def _build(self, photos: Pixmaps) -> None:
        self.list = RowList(rows.result_columns(), height=76, photos=photos, fits=True, select_first=True)
        self.list.setObjectName("results_list")
        self.list.setAccessibleName(_("People found"))
        self._header = self.list.header()
        self.new_row = NewMemberRow()
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside = Column(panel, margins=(1, 1, 1, 1))
        for widget in (self._header, self.list, self.new_row):
            inside.addWidget(widget)
        self._hint = Words("", "small", "ink3", lines=2)
        hint_row = Row(gap=8, margins=(2, 0, 2, 0))
        hint_row.addWidget(Icon("info", "ink3", 18))
        hint_row.addWidget(self._hint, 1)
        column = Column(self, gap=12)
        column.addWidget(panel)
        column.addLayout(hint_row)
        column.addStretch(1)

    def _connect(self) -> None:
        # A text that goes on from one that nobody met exactly can only be met with a mistake forgiven, which takes longer:
        # the letter is painted first.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._look)
        self._field.text_changed.connect(self._on_text_changed)
        self._field.moved.connect(self._on_moved)
        self._field.submitted.connect(self._on_submitted)
        self.list.chosen.connect(self.chosen)
        self.new_row.button.clicked.connect(self.ask_for_new)

    @property
    def looking(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._field.text().strip())

    def keys(self) -> Keys:
        """The keys that work while somebody is looked for."""
        if not self._found.matches:
            return ("Enter", _("New member")), ("Esc", _("Clear")), ("F1", _("All keys"))
        return (
            ("↑ ↓", _("Choose")), ("Enter", _("Open")), ("F4", _("Log visit at once")), ("Ctrl+N", _("New member")),
            ("Esc", _("Clear")), ("F1", _("All keys")),
        )

    def current(self) -> int | None:
        """Who the eye is on."""
        self._catch_up()
        return self.list.current_key() if self.looking else None

    def refresh(self) -> None:
        """Look again, with the eye on the same person."""
        if self.looking:
            self._look(keep=True)

    def ask_for_new(self) -> None:
        """Begin a page for somebody with what was typed."""
        self.new_asked.emit(self._field.text().strip())

    def _on_text_changed(self, text: str) -> None:
        self._later.stop()
        if not text.strip():
            self._looked_for = ""
            self._found = Found()
            return
        nobody = self._found.forgiven or not self._found.matches
        if self._looked_for and nobody and text.startswith(self._looked_for):
            self._later.start()
        else:
            self._look()

    def _catch_up(self) -> None:
        if self._later.isActive():
            self._later.stop()
            self._look()

    def _look(self, *, keep: bool = False) -> None:
        text = self._field.text()
        try:
            self._found = self._shop.members.find(text)
        except ShopError as error:
            self._messages.problem(error)
            return
        self._looked_for = text
        self._show(keep)

    def _show(self, keep: bool) -> None:
        found, today = self._found, self._shop.today()
        self._field.set_count(rows.count_of(found))
        self._header.setVisible(bool(found.matches))
        self.list.setVisible(bool(found.matches))
        marks = self._shop.privileges.marks([match.id for match in found.matches])

        def row(place: int) -> PersonRow:
            match = found.matches[place]
            return rows.result_row(match, today, marks.get(match.id, ()))

        self.list.show_rows(RowsWhenSeen(len(found.matches), row), keep=keep)
        self.new_row.ask_about(self._field.text().strip(), alone=not found.matches)
        self._hint.say(self._hint_words())
        self.looked.emit()

    def _hint_words(self) -> str:
        if self._found.forgiven:
            return _("Nobody is spelled quite like that. These are near.")
        if not self._found.matches:
            return _("Nobody is found by that. Part of a name is enough, the last four digits of a phone, or what they like.")
        return _("Typing o also finds ø, and a also finds å and ą. You can type a phone number, a town, or what they like: “rye”.")

    def _on_moved(self, steps: int) -> None:
        if self.looking and self.isVisible():
            self._catch_up()
            self.list.move_by(steps)

    def _on_submitted(self) -> None:
        if not self.looking:
            return
        self._catch_up()
        if self._found.matches:
            self.list.choose_current()
        else:
            self.ask_for_new()


class NewMemberRow(QFrame):
    """The last row: somebody we do not know yet. Alone when nobody was found; then Enter means it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alone = False
        self._question = Words("", "body", lines=1)
        self._why = Words(_("Only a name is needed. Everything else can wait until it helps them."), "small", "ink2")
        self.button = KeyButton(_("New member"), key="Ctrl+N", small=True, bound=False)
        self.button.setObjectName("new_member")
        row = Row(self, gap=14, margins=(17, 9, 17, 10))
        row.addWidget(_PlusRound())
        row.addWidget(self._question)
        row.addWidget(self._why, 1)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def ask_about(self, typed: str, *, alone: bool) -> None:
        """Offer a page for what was ``typed``."""
        self._alone = alone
        quoted = typed if len(typed) <= _QUOTED else typed[:_QUOTED].rstrip()
        shown = f"“{quoted}…”" if not alone or quoted != typed else f"“{quoted}”"
        self._question.say(_("Someone new? Start a page for {typed}").format(typed=shown), strong=shown)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip_to_corners(painter, self.rect(), None, (self._alone, True))
        painter.fillRect(self.rect(), theme.color("well"))
        painter.restore()
        if not self._alone:
            painter.setPen(theme.color("line"))
            painter.drawLine(self.rect().topLeft(), self.rect().topRight())


class _PlusRound(QWidget):
    """Where a face will be."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(44), theme.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        side = theme.px(20)
        icons.paint(painter, "plus", theme.color("accent"), QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side))
