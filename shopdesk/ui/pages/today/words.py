"""What stands on Today, in words: the kinds of things, their acts, and how long there is."""

from __future__ import annotations

from shopdesk.core import saying
from shopdesk.core.today.records import Act, Group
from shopdesk.core.today.words import act_words, group_words
from shopdesk.i18n import _
from shopdesk.ui.pages.today.day_row import GroupLabel

_ICONS = {
    Group.PUT_RIGHT: "mend", Group.PROMISED: "promise", Group.ANSWER: "say", Group.HOW_DID_IT_GO: "ask", Group.MISSED: "person",
    Group.MOMENTS: "cake", Group.REVIEWS: "privileges", Group.TELL_THEM: "voices", Group.ASK_NEXT: "help",
}
_ACT_ICONS = {
    Act.CALL: "phone", Act.WRITE: "sms", Act.PRINT: "card", Act.SAY: "say", Act.TELL: "sms", Act.DONE: "check", Act.LOOK: "eye",
}


def group_label(group: Group) -> GroupLabel:
    """A kind of thing as it stands left of the margin line."""
    return GroupLabel(group_words(group), _ICONS[group], warm=group is Group.PUT_RIGHT)


def act(act: Act) -> tuple[str, str]:
    """What a row's button says, and its icon."""
    return act_words(act), _ACT_ICONS[act]


def when_they_come(sentence: str) -> str:
    """Why, where no way to them is open but their own way to us."""
    return _("{sentence} When they next come in.").format(sentence=saying.end(sentence))
