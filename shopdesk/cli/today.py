"""shopdesk today: the few things worth doing today, as they stand on the page of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core import saying
from shopdesk.core.today.words import act_words, group_words
from shopdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.today.records import TodayList, TodayRow


@click.command("today")
@json_option
@click.pass_obj
def command(session: Session, as_json: bool) -> None:
    """Say what is to be done today: what to put right first, never more than the owner's daily limit. Nothing is written or sent."""
    with session.open() as shop:
        now = shop.today_list.now()
        owners = {member.id: member.name for member in shop.staff.all(gone_too=True)}
        data = {
            "day": shop.today().isoformat(), "rows": [_as_data(shop, row, owners) for row in now.rows],
            "folded": [_as_data(shop, row, owners) for row in now.folded], "more": now.more, "later": now.later, "done": now.done,
        }
        lines = [_line(shop, row, owners) for row in now.rows] or [_("Nothing waits today. A good hour to write one card by hand.")]
    answer(as_json, data, *lines, *_foot(now))


def _as_data(shop: Shop, row: TodayRow, owners: dict[int, str]) -> dict[str, Any]:
    """A row as JSON: the code is the only number of a person that is shown."""
    return {
        "group": row.group.name.lower(), "kind": row.kind, "code": shop.members.get(row.member_id).code, "name": row.name,
        "sentence": row.sentence, "act": row.act.value, "channel": row.channel and row.channel.value,
        "when_they_come": row.when_they_come, "owner": None if row.owner_id is None else owners.get(row.owner_id),
        "due": None if row.due is None else shop.local(row.due).isoformat(timespec="minutes"),
    }


def _line(shop: Shop, row: TodayRow, owners: dict[int, str]) -> str:
    act = _("When they next come in") if row.when_they_come else act_words(row.act)
    parts = [group_words(row.group), row.name, row.sentence, act]
    if row.due is not None:
        parts.append(_due(shop, row))
    if row.owner_id in owners:
        parts.append(owners[row.owner_id])
    return "  ".join(parts)


def _due(shop: Shop, row: TodayRow) -> str:
    assert row.due is not None
    local, today = shop.local(row.due), shop.today()
    time = saying.clock_time(local)
    return time if local.date() == today else f"{saying.short_day(local.date(), today)} {time}"


def _foot(now: TodayList) -> list[str]:
    lines = []
    if now.folded:
        folded = len(now.folded)
        waiting = ngettext("{count} extra waits until that is put right.", "{count} extras wait until that is put right.", folded)
        lines.append(waiting.format(count=folded))
    if now.more:
        lines.append(_("There is more. It waits its turn."))
    return lines
