"""shopdesk import --lists and --undo: which lists were brought in, and taking one back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.cli.session import answer
from shopdesk.core import saying
from shopdesk.core.imports.records import PastList, Stayed
from shopdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


def say(shop: Shop, as_json: bool) -> None:
    """Every list, the newest first, with the number it is taken back by."""
    lists = shop.imports.past()
    data = [
        {
            "list": one.list_id, "file": one.file_name, "format": one.format, "at": one.at.isoformat(), "by": one.staff,
            "taken": one.taken, "left": one.left, "taken_back": one.taken_back and one.taken_back.isoformat(),
            "until": one.until.isoformat(),
        }
        for one in lists
    ]
    answer(as_json, data, *(_line(shop, one) for one in lists) if lists else (_("No list was brought in yet."),))


def _line(shop: Shop, one: PastList) -> str:
    day = saying.long_day(shop.local(one.at).date())
    if one.taken_back is not None:
        return _("{number}  {file}, {day}, taken back").format(number=one.list_id, file=one.file_name, day=day)
    return _("{number}  {file}, {day}, {count} taken").format(number=one.list_id, file=one.file_name, day=day, count=one.taken)


def take_back(shop: Shop, list_id: int, as_json: bool) -> None:
    """Take one back, and say who stays and why."""
    back = shop.imports.undo(list_id)
    if back.visits:
        shop.rhythm.learn_all()
    data = {
        "list": list_id, "gone": back.gone, "restored": back.restored, "visits": back.visits, "permissions_answered": back.answers,
        "stayed": [{"member": one.member_id, "name": one.name, "why": one.why.value} for one in back.stayed],
    }
    said = ngettext("{count} page went with the list.", "{count} pages went with the list.", back.gone).format(count=back.gone)
    more = [
        line.format(count=count) for line, count in (
            (ngettext("{count} page says again what it said before.", "{count} pages say again what they said before.", back.restored),
             back.restored),
            (ngettext("{count} visit went with it.", "{count} visits went with it.", back.visits), back.visits),
        ) if count
    ]
    reasons = {
        Stayed.VISIT: _("they have been here"), Stayed.CHANGED: _("somebody changed the page since"),
        Stayed.OTHER_LIST: _("another list brought them too"), Stayed.KEPT: _("something else here is about them"),
    }
    answer(as_json, data, said, *more, *(_("{name} stays: {why}.").format(name=one.name, why=reasons[one.why]) for one in back.stayed))
