"""Who stays in, counted by why, in words."""

from __future__ import annotations

from shopdesk.core.exports.records import Tally
from shopdesk.core.permissions.records import Refusal
from shopdesk.i18n import _, ngettext


def said(tally: Tally) -> tuple[str, ...]:
    """One line for how many stay in, then one for each reason; nothing when nobody does."""
    if not tally.staying:
        return ()
    head = ngettext("{count} person is left out:", "{count} people are left out:", tally.staying).format(count=tally.staying)
    return head, *reasons(tally)


def reasons(tally: Tally) -> tuple[str, ...]:
    """Each reason with its count, the most frequent first."""
    words = {
        Refusal.NOT_PERMITTED: _("did not permit it: {count}"), Refusal.TOPIC_NOT_CHOSEN: _("did not choose this topic: {count}"),
        Refusal.TOO_OFTEN: _("heard enough this month: {count}"), Refusal.QUIET_HOURS: _("quiet hours now: {count}"),
        Refusal.LEFT_ALONE: _("wish to be left alone: {count}"), Refusal.CHILD: _("children: {count}"),
        Refusal.DO_NOT_COME_BACK: _("do not want to come back: {count}"), Refusal.HELD: _("to be put right first: {count}"),
    }
    lines = [words[reason].format(count=count) for reason, count in tally.refused.most_common()]
    if tally.no_way:
        lines.append(_("no way to reach them: {count}").format(count=tally.no_way))
    return tuple(lines)
