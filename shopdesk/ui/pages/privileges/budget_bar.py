"""What this month's small gifts may cost, and what they have cost."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from shopdesk.core import saying
from shopdesk.core.gestures.records import Budget
from shopdesk.core.rhythm.sentences import number
from shopdesk.i18n import _, ngettext
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class BudgetBar(QFrame):
    """A bar of the month, in words at both ends. Without a limit only the words stand there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = Row(self, gap=24, margins=(18, 11, 18, 11))
        self._title = Words("", "strong")
        self._used = Words("", "small", "ink2")
        words = Column()
        words.addWidget(self._title)
        words.addWidget(self._used)
        self._bar = Bar()
        self._room = Words("", "small", "ink2")
        row.addWidget(Icon("flower", "accent", 26))
        row.addLayout(words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._room)

    def show_budget(self, budget: Budget) -> None:
        """Show the month."""
        self._title.say(_("Small gifts in {month}").format(month=saying.month_name(budget.month.month)))
        self._used.say(_used(budget))
        self._room.say(_room(budget))
        self._bar.setVisible(budget.limit is not None)
        if budget.limit is not None:
            self._bar.fill(budget.used.minor / budget.limit.minor if budget.limit.minor else 1.0)


class Bar(QWidget):
    """A bar filled to a share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, share: float) -> None:
        """Fill it to ``share``; beyond 1 it is full."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_end = box.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("well"))
        painter.drawRoundedRect(box, round_end, round_end)
        painter.save()
        painter.setClipRect(QRectF(0, 0, self.width() * self._share, self.height()))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(box, round_end, round_end)
        painter.restore()
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, round_end, round_end)


def _used(budget: Budget) -> str:
    if not budget.gifts:
        return _("Nobody was given anything yet")
    people = ngettext("on one person", "on {count} people", budget.people).format(count=number(budget.people))
    if budget.limit is None:
        return _("{used} used, {people}").format(used=saying.money(budget.used), people=people)
    used, limit = saying.money(budget.used), saying.money(budget.limit)
    return _("{used} of {limit} used, {people}").format(used=used, limit=limit, people=people)


def _room(budget: Budget) -> str:
    if budget.left is None:
        return _("No budget is set. The owner can, in Settings.")
    if budget.left.minor <= 0:
        return _("Used up. The owner may go on.")
    if budget.room_for is None:
        return _("{left} left.").format(left=saying.money(budget.left))
    return ngettext("Room for about one more.", "Room for about {count} more.", budget.room_for).format(count=number(budget.room_for))
