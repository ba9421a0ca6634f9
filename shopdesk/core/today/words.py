"""What stands on Today, in words: the kinds of things and their acts; for window and command line alike."""

from __future__ import annotations

from shopdesk.core.today.records import Act, Group
from shopdesk.i18n import _


def group_words(group: Group) -> str:
    """What kind of thing it is."""
    return {
        Group.PUT_RIGHT: _("Put right"), Group.PROMISED: _("Promised"), Group.ANSWER: _("Answer"),
        Group.HOW_DID_IT_GO: _("How did it go?"), Group.MISSED: _("Missed regulars"), Group.MOMENTS: _("Moments"),
        Group.REVIEWS: _("To look at again"), Group.TELL_THEM: _("Tell them we did it"), Group.ASK_NEXT: _("Ask next"),
    }[group]


def act_words(act: Act) -> str:
    """What its button says."""
    return {
        Act.CALL: _("Call"), Act.WRITE: _("Write"), Act.PRINT: _("Print card"), Act.SAY: _("Say it"), Act.TELL: _("Tell them"),
        Act.DONE: _("Done"), Act.LOOK: _("Look"),
    }[act]
