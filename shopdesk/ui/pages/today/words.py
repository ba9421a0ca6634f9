"""What stands on Today, in words: the kinds of things, their acts, and how long there is."""

from __future__ import annotations

from shopdesk.core.today.records import Act, Group
from shopdesk.i18n import _
from shopdesk.ui.pages.today.day_row import GroupLabel


def group_label(group: Group) -> GroupLabel:
    """A kind of thing as it stands left of the margin line."""
    title, icon = {
        Group.PUT_RIGHT: (_("Put right"), "mend"),
        Group.PROMISED: (_("Promised"), "promise"),
        Group.ANSWER: (_("Answer"), "say"),
        Group.HOW_DID_IT_GO: (_("How did it go?"), "ask"),
        Group.MISSED: (_("Missed regulars"), "person"),
        Group.MOMENTS: (_("Moments"), "cake"),
        Group.REVIEWS: (_("Privileges to review"), "privileges"),
        Group.TELL_THEM: (_("Tell them we did it"), "voices"),
        Group.ASK_NEXT: (_("Ask next"), "help"),
    }[group]
    return GroupLabel(title, icon, warm=group is Group.PUT_RIGHT)


def act(act: Act) -> tuple[str, str]:
    """What a row's button says, and its icon."""
    return {
        Act.CALL: (_("Call"), "phone"),
        Act.WRITE: (_("Write"), "sms"),
        Act.PRINT: (_("Print card"), "card"),
        Act.SAY: (_("Say it"), "say"),
        Act.TELL: (_("Tell them"), "sms"),
        Act.DONE: (_("Done"), "check"),
        Act.LOOK: (_("Look"), "eye"),
    }[act]
