"""What happened to what we owe and to what they have in use, for the line of recent things: so that nobody has to tell it twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.core.cases.records import Case, CaseKind, CaseLine, NoteKind, PromiseState
from shopdesk.i18n import _
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.pages.counter.panels.timeline import Event

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_LATELY = 5  # cases, and askings after a thing, looked back at


def events(shop: Shop, member_id: int) -> tuple[Event, ...]:
    """Give what came in, what was done about it, and the promises that are over; the newest first within a day."""
    cases = shop.cases.of(member_id, ended_too=True)[:_LATELY]
    found = [event for case in cases for event in _of_case(case, shop.cases.lines(case.id))]
    for promise in shop.cases.promises.of(member_id, ended_too=True):
        if promise.ended_at is not None and promise.state in (PromiseState.KEPT, PromiseState.BROKEN):
            kept = promise.state is PromiseState.KEPT
            text = (_("Kept: {what}") if kept else _("Not kept: {what}")).format(what=promise.what)
            found.append(Event(shop.local(promise.ended_at).date(), "promise" if kept else "attention", text, promise.staff_name))
    return tuple(found)


def in_use(shop: Shop, member_id: int) -> tuple[Event, ...]:
    """Give how the things they have in use went, each time somebody asked."""
    found = []
    for thing in shop.members.things(member_id):
        for check in shop.followups.use.checks(thing.id)[:_LATELY]:
            text = f"{saying.sentence(thing.what)}: {sentences.going_words()[check.going]}"
            tip = _("Tip: {tip}").format(tip=check.tip) if check.tip else ""
            found.append(Event(check.day, "tag", ". ".join(part for part in (text, tip) if part), _name(shop, check.staff_id)))
    return tuple(found)


def _name(shop: Shop, staff_id: int | None) -> str:
    return "" if staff_id is None else shop.staff.get(staff_id).name


def _of_case(case: Case, lines: tuple[CaseLine, ...]) -> Iterator[Event]:
    for line in reversed(lines):
        yield Event(line.day, _icon(line.kind), _text(line), line.staff_name)
    icon = "attention" if case.kind is CaseKind.PROBLEM else "ask" if case.kind is CaseKind.REQUEST else "bell"
    yield Event(case.opened_on, icon, case.what, case.owner_name)


def _icon(kind: NoteKind) -> str:
    icons = {NoteKind.SOLVED: "check-circle", NoteKind.CHECKED: "check-circle", NoteKind.HANDED_OVER: "forward", NoteKind.ANSWERED: "phone"}
    return icons.get(kind, "note")


def _text(line: CaseLine) -> str:
    named = {
        NoteKind.SOLVED: _("Put right"), NoteKind.CHECKED: _("They say it is right now"), NoteKind.ANSWERED: _("Answered"),
        NoteKind.HANDED_OVER: _("Handed over to {name}").format(name=line.to_staff_name or _("a colleague")),
        NoteKind.ASKED_TWICE: _("They had to ask twice"), NoteKind.OPENED_AGAIN: _("Not right after all"), NoteKind.WAITING: _("Waits"),
        NoteKind.LATE: _("It will be late"), NoteKind.TOLD: _("They were told"), NoteKind.STATUS: "", NoteKind.NOTE: "",
    }
    said = named[line.kind]
    return f"{said}: {line.text}" if said and line.text else said or line.text
