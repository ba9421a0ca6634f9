"""One of two pages side by side: who it is, and what of it can be taken over."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from shopdesk.core import saying
from shopdesk.core.duplicates.records import Taken
from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import TickBox
from shopdesk.ui.widgets.small_parts import Avatar
from shopdesk.ui.widgets.words import Words, clean

_LONGEST = 34  # letters of a line, so that both pages stand beside each other


def values(member: Member) -> dict[Taken, str]:
    """What can be taken from a page, as words; what it does not say is left out."""
    address, job = member.address, member.job
    said = {
        Taken.NAME: member.name, Taken.GREETING: member.greeting and _("Called {name}").format(name=member.greeting),
        Taken.PRONOUNCE: member.pronounce, Taken.LANGUAGE: member.language and _("Reads {language}").format(language=member.language),
        Taken.ADDRESS: ", ".join(part for part in (address.street, address.city) if part), Taken.BIRTHDAY: _birthday(member),
        Taken.JOB: " ".join(part for part in (job.when, job.want, job.so_that) if part),
        Taken.PHOTO: _("A photo") if member.photo_id else "",
    }
    return {what: words for what, words in said.items() if words}


def _birthday(member: Member) -> str:
    born = member.birthday
    return "" if born is None else f"{born.day} {saying.month_name(born.month)}"


class PairSide(QFrame):
    """``to_choose`` are what the two pages say differently: on the page that joins, each has a tick that takes it over."""

    def __init__(self, shop: Shop, member: Member, to_choose: frozenset[Taken], *, joins: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.ticks: dict[Taken, TickBox] = {}
        column = Column(self, gap=6, margins=(12, 10, 12, 12))
        column.addWidget(Words(_("Joins it; tick what to take over") if joins else _("Goes on"), "caption", "ink3", lines=0))
        who = Row(gap=8)
        photo = None if member.photo_id is None else Pixmaps(shop.pictures.get)(member.photo_id)
        match = shop.members.match(member.id)
        who.addWidget(Avatar(match.name, photo, size=36, key=str(member.id)))
        who.addWidget(Words(match.name, "name", lines=2), 1)
        column.addLayout(who)
        for line in _lines(shop, member):
            column.addWidget(Words(_short(line), "small", "ink2"))
        for what, words in values(member).items():
            if what in to_choose and joins:
                self.ticks[what] = TickBox(_short(words))
                self.ticks[what].setObjectName(f"take_{what.value}")
                column.addWidget(self.ticks[what])
            elif what is not Taken.NAME:
                column.addWidget(Words(_short(words), "small"))
        column.addStretch(1)

    def taken(self) -> frozenset[Taken]:
        """What is ticked."""
        return frozenset(what for what, tick in self.ticks.items() if tick.isChecked())


def _lines(shop: Shop, member: Member) -> list[str]:
    """How they are reached, and when they were here."""
    last = _("no visit yet") if member.last_day is None else _("last here {ago}").format(ago=saying.ago(member.last_day, shop.today()))
    return [*(phone.typed for phone in member.phones), *member.emails, saying.sentence(last)]


def _short(words: str) -> str:
    line = clean(words).replace("\n", " ")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
