"""What can come of an act, in the words of what it was about."""

from __future__ import annotations

from dataclasses import dataclass

from shopdesk.core.today.records import Act, Group, Outcome, TodayRow
from shopdesk.i18n import _

# Here somebody is asked, so there is an answer to keep.
_ASKED = frozenset({Group.HOW_DID_IT_GO, Group.MISSED})


@dataclass(frozen=True, slots=True)
class Offered:
    """An outcome to choose: its ``words``, and in ``sense`` what follows from it."""

    outcome: Outcome
    words: str
    sense: str


def offered(row: TodayRow) -> tuple[Offered, ...]:
    """What may come of a row, the usual first."""
    if row.group in _ASKED:
        return asked()
    if row.act is Act.TELL:
        return (Offered(Outcome.GOOD, _("They know"), _("It is kept that they were told.")),)
    if row.group is Group.PUT_RIGHT:
        return problem()
    if row.group is Group.ANSWER:
        return Offered(Outcome.GOOD, _("Answered"), _("Nothing is owed any more.")), _unsettled()
    return (Offered(Outcome.GOOD, _("Done"), _("It is kept with them.")),)


def asked() -> tuple[Offered, ...]:
    """What they may answer when we ask how it goes."""
    return (
        Offered(Outcome.GOOD, _("Good"), _("It is kept with them, and this is done.")),
        Offered(Outcome.QUESTION, _("A question"), _("It becomes a question to answer, with a name on it.")),
        Offered(Outcome.PROBLEM, _("A problem"), _("It becomes something to put right first. Nice things wait.")),
    )


def problem() -> tuple[Offered, ...]:
    """What a talk about a problem may come to."""
    return Offered(Outcome.GOOD, _("Put right"), _("In three opening days we ask if it still is.")), _unsettled()


def not_reached() -> Offered:
    """Nobody there."""
    return Offered(Outcome.NOT_REACHED, _("Not reached"), _("It comes back on the next day we are open."))


def _unsettled() -> Offered:
    return Offered(Outcome.QUESTION, _("Not settled yet"), _("What was said is kept, and it stays on Today."))
