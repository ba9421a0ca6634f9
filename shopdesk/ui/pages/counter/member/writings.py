"""What is written about somebody from their open page: each small thing in its strip, and what is confirmed or forgotten."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from shopdesk.core.cases.records import CaseKind
from shopdesk.core.members.records import Companion, Member, Memory, Thing
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.member.acts import MemberActs
from shopdesk.ui.pages.counter.panels.remember import RememberPanel
from shopdesk.ui.pages.counter.strips.member_strips import (
    CompanionStrip,
    GoneStrip,
    NoteStrip,
    RememberStrip,
    RewordStrip,
    ThingStrip,
    UseStrip,
)
from shopdesk.ui.pages.counter.strips.owed_strips import CaseStrip, PromiseStrip
from shopdesk.ui.pages.counter.strips.place import StripPlace
from shopdesk.ui.widgets.strip import Strip


class Writings:
    """Opens strips in ``place``, about whoever ``member`` says is open."""

    def __init__(self, shop: Shop, operations: Operations, place: StripPlace, member: Callable[[], Member | None]) -> None:
        self._shop = shop
        self._operations = operations
        self._place = place
        self._member = member

    def hear(self, acts: MemberActs, remember: RememberPanel) -> None:
        """Open what is asked for beside the name, and what is pressed among the things to remember."""
        acts.note_asked.connect(self._on_note_asked)
        for asked, make in (
            (acts.remember_asked, self._remember), (remember.add_pressed, self._remember), (acts.companion_asked, self._companion),
            (acts.thing_asked, self._thing), (acts.promise_asked, self._promise),
            (acts.problem_asked, partial(self._case, CaseKind.PROBLEM)), (acts.request_asked, partial(self._case, CaseKind.REQUEST)),
            (acts.order_asked, partial(self._case, CaseKind.ORDER)),
        ):
            asked.connect(partial(self._open, make))
        remember.memory_pressed.connect(self._on_memory_pressed)
        remember.companion_pressed.connect(self._on_gone_asked)
        remember.thing_pressed.connect(self._on_thing_pressed)
        remember.confirmed.connect(self._on_confirmed)
        remember.forgotten.connect(self._on_forgotten)

    def _open(self, make: Callable[[Member], Strip]) -> None:
        if (member := self._member()) is not None:
            self._place.open(make(member))

    def _on_note_asked(self) -> None:
        """Ask for a note; what stands in an open one stays."""
        strip = self._place.strip
        if isinstance(strip, NoteStrip):
            strip.begin()
        else:
            self._open(lambda member: NoteStrip(self._shop, member.id, self._place.unfinished(member.id)))

    def _remember(self, member: Member) -> Strip:
        return RememberStrip(self._shop, member)

    def _companion(self, member: Member) -> Strip:
        return CompanionStrip(self._shop, member.id)

    def _thing(self, member: Member) -> Strip:
        return ThingStrip(self._shop, member.id)

    def _promise(self, member: Member) -> Strip:
        return PromiseStrip(self._shop, member.id)

    def _case(self, kind: CaseKind, member: Member) -> Strip:
        return CaseStrip(self._shop, member.id, kind)

    def _on_memory_pressed(self, memory: Memory) -> None:
        strip = RewordStrip(self._shop, memory)
        strip.confirm_asked.connect(self._on_confirmed)
        strip.forget_asked.connect(self._on_forgotten)
        self._place.open(strip)

    def _on_thing_pressed(self, thing: Thing) -> None:
        strip = UseStrip(self._shop, thing)
        strip.gone_asked.connect(self._on_gone_asked)
        self._place.open(strip)

    def _on_gone_asked(self, gone: Companion | Thing) -> None:
        self._place.open(GoneStrip(self._shop, gone))

    def _on_confirmed(self, memory_id: int) -> None:
        self._place.close_strip()
        self._operations.do(lambda: self._shop.members.confirm(memory_id), said=_("Still true, as of today"))

    def _on_forgotten(self, memory_id: int) -> None:
        self._place.close_strip()
        self._operations.do(lambda: self._shop.members.forget(memory_id), said=_("Forgotten. Its history stays."))
