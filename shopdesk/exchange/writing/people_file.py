"""A list of people as a file of the kind its name says, for whom the gate lets go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shopdesk.core.exports.records import WHOLE, Going, Tally, Wanted
from shopdesk.core.members.filters import Reach
from shopdesk.core.permissions.records import Purpose
from shopdesk.errors import NeedsALook
from shopdesk.exchange.writing import csv_file, vcard_file
from shopdesk.exchange.writing.forms import FORMS, SPREADSHEET, Form
from shopdesk.exchange.writing.placing import placed
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

ENDINGS = (".csv", ".xlsx", ".vcf", ".json", ".pdf")
LABELS = ".pdf"
VERSIONS = ("3.0", "4.0")
_STEP = 1000  # people between two words of progress
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants: into which file, in which form (of a table) or version (of vCard), for what, and why."""

    path: Path
    form: Form = SPREADSHEET
    version: str = "3.0"
    purpose: Purpose | None = None
    topic: str = ""
    why: str = ""

    @property
    def is_whole(self) -> bool:
        """Is it the whole shop?"""
        return self.path.suffix.lower() == ".json"

    def wanted(self) -> Wanted:
        """The same as the shop is asked."""
        if self.is_whole:
            return Wanted(WHOLE, why=self.why)
        ending = self.path.suffix.lower()
        if ending == LABELS:
            return Wanted("labels", self.purpose, frozenset({Reach.POST}), Reach.POST, self.topic, self.why)
        if ending == ".vcf":
            return Wanted(f"vcard-{self.version}", self.purpose, topic=self.topic, why=self.why)
        name = self.form.key if ending == ".csv" else f"excel-{self.form.key}"
        return Wanted(name, self.purpose, self.form.ways, self.form.needs, self.topic, self.why)


def order(path: Path, form: str = "", version: str = "3.0", purpose: Purpose | None = None, topic: str = "", why: str = "") -> Order:
    """Make an order; raises NeedsALook for a file of another kind."""
    if path.suffix.lower() not in ENDINGS:
        raise NeedsALook(
            "file", _("A list is written as {endings}.").format(endings=", ".join(ENDINGS)), do=_("Give the file one of these endings.")
        )
    return Order(path, FORMS[form or SPREADSHEET.key], version, purpose, topic, why)


def write(shop: Shop, member_ids: Sequence[int], order: Order, tell: Tell = lambda done, total: None) -> Tally:
    """Write those of ``member_ids`` who may go out, and count the rest; ``tell`` may raise Cancelled. Raises FileProblem.

    It asks for no right and writes nothing down: ``shop.exports.begin`` before it and ``finished`` after it do.
    """
    tally = Tally()
    with placed(order.path) as file, shop.exports.still():
        people = _told(shop.exports.going(member_ids, order.wanted(), tally), tally, len(member_ids), tell)
        ending = order.path.suffix.lower()
        if ending == ".vcf":
            vcard_file.write(file, people, order.version)
        elif ending == ".xlsx":
            from shopdesk.exchange.writing import excel_file  # only where it is wanted

            excel_file.write(file, order.form, people)
        else:
            csv_file.write(file, order.form, people, shop.settings.shop().address.country)
        tell(len(member_ids), len(member_ids))  # the last moment to think better of it
    return tally


def _told(people: Iterator[Going], tally: Tally, total: int, tell: Tell) -> Iterator[Going]:
    tell(0, total)
    for one in people:
        if tally.going % _STEP == 0:
            tell(tally.going + tally.staying, total)
        yield one
