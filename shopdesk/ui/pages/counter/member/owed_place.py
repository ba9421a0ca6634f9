"""Where the open page says what comes first: the problem of this person, and what can be done about it at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.cases.records import Case, CaseKind, CaseState, Hold
from shopdesk.core.members.records import Member, MemoryKind
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import Outcome
from shopdesk.i18n import _
from shopdesk.ui.acts import outcomes
from shopdesk.ui.acts.call_sheet import CallSheet
from shopdesk.ui.acts.desktop import Desktop
from shopdesk.ui.acts.give_sheet import GiveSheet
from shopdesk.ui.acts.ticking import by_when
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.pages.counter.known.put_right import PutRight
from shopdesk.ui.pages.counter.strips.owed_strips import CaseNoteStrip, RewordCaseStrip, WaitStrip
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.response_clock import Clock


class OwedPlace(QWidget):
    """Shows the open problem that is due first; nothing stands here while all is well. ``strip_asked`` gives a strip to open."""

    strip_asked = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, photos: Pixmaps, desktop: Desktop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._photos = photos
        self._desktop = desktop
        self._member: Member | None = None
        self.problem: Case | None = None
        self.hold: Hold | None = None
        self._keys: list[QShortcut] = []
        self.banner = PutRight()
        Column(self).addWidget(self.banner)
        self.banner.solved.connect(self.solve)
        self.banner.call_asked.connect(self._on_call)
        self.banner.note_asked.connect(self._on_note)
        self.banner.give_asked.connect(self._on_give)
        self.banner.again_asked.connect(self._on_asked_twice)
        self.banner.wait_asked.connect(self._on_wait)
        self.banner.reword_asked.connect(self._on_reword)
        self.hide()

    def hear_keys_of(self, page: QWidget) -> None:
        """Let Ctrl+Enter anywhere on ``page`` say that it is put right."""
        self._keys = [QShortcut(QKeySequence(key), page) for key in ("Ctrl+Return", "Ctrl+Enter")]
        for shortcut in self._keys:
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.solve)

    def leave_keys(self, to_a_strip: bool) -> None:
        """The keys are a strip's while one is open."""
        for shortcut in self._keys:
            shortcut.setEnabled(not to_a_strip and self.problem is not None)

    @property
    def unsaid(self) -> str:
        """Why nice things are held, where it is not their own problem that stands here."""
        return self.hold.sentence if self.hold is not None and self.problem is None else ""

    @property
    def owner(self) -> str:
        """The first name of who puts it right."""
        problem = self.problem
        return problem.owner_name.split()[0] if problem and problem.owner_here and problem.owner_name.split() else ""

    def show_member(self, member: Member) -> None:
        """Show what comes first for ``member`` as of now."""
        self._member = member
        self.hold = self._shop.cases.hold(member.id)
        problems = (case for case in self._shop.cases.of(member.id) if case.kind is CaseKind.PROBLEM)
        self.problem = next(problems, None)
        if self.problem is not None:
            self._show_problem(self.problem, member)
        self.setVisible(self.problem is not None)

    def _show_problem(self, case: Case, member: Member) -> None:
        never = next((memory.text for memory in member.memories if memory.kind is MemoryKind.NEVER), "")
        waits = case.state is CaseState.WAITING
        what = _("{what} It waits for somebody else now.").format(what=saying.end(case.what)) if waits else case.what
        mind = " ".join(part for part in (self._quiet(member), never) if part)
        self.banner.show_problem(what, mind, call=bool(member.phones), waits=waits)
        left = self._shop.cases.time_left(case)
        words = _("Answer by {time}").format(time=by_when(self._shop, case.due))
        if left.late:
            words = _("Late since {time}").format(time=by_when(self._shop, case.due))
        clock = Clock(words, warm=True, late=left.late)
        if case.owner_id is None or not case.owner_here:
            self.banner.show_owner(_("Nobody yet"), _("Hand it over"), None, "", clock)
            return
        owner = self._shop.staff.get(case.owner_id)
        self.banner.show_owner(owner.first_name, owner.title, self._photos(owner.face_id), str(owner.id), clock)

    def _quiet(self, member: Member) -> str:
        """From when on they may be rung, where that is not now."""
        permissions = self._shop.permissions
        quiet = permissions.choices.of(member.id).choices.quiet or permissions.manners.get().quiet
        if not member.phones or quiet is None or permissions.may(member.id, Channel.PHONE, Purpose.SERVICE):
            return ""
        return _("Not before {time}.").format(time=saying.clock_time(quiet.ends))

    def solve(self) -> None:
        """It is put right."""
        if self.problem is not None:
            case_id = self.problem.id
            self._operations.do(lambda: self._shop.cases.solve(case_id), said=self._mended())

    def _mended(self) -> str:
        return _("Put right. In three opening days we ask if it still is.")

    def _on_call(self) -> None:
        member = self._member
        if member is not None:
            allowed = partial(self._shop.permissions.require, member.id, Channel.PHONE, Purpose.SERVICE)
            self._operations.do(allowed, on_done=lambda _nothing: self._call())

    def _call(self) -> None:
        if self._member is None or self.problem is None:
            return
        name, region = sentences.shown_name(self._member), self._shop.settings.shop().address.country
        sheet = CallSheet(self._member, name, self.problem.what, outcomes.problem(), region, self._desktop, self.window())
        sheet.booked.connect(partial(self._on_called, sheet, self.problem.id))
        sheet.open()

    def _on_called(self, sheet: CallSheet, case_id: int, outcome: Outcome, words: str) -> None:
        cases = self._shop.cases
        acts: dict[Outcome, tuple[Callable[[], object], str]] = {
            Outcome.GOOD: (lambda: cases.solve(case_id, words), self._mended()),
            Outcome.QUESTION: (lambda: cases.answer(case_id, words), _("Answered, and not settled yet")),
            Outcome.NOT_REACHED: (lambda: cases.note(case_id, f"{_('Rang, nobody there.')} {words}".strip()), _("Written down")),
        }
        act, said = acts[outcome]
        self._operations.do(act, said=said, on_done=lambda _done: sheet.accept(), refused=sheet.refused)

    def _on_note(self) -> None:
        if self.problem is not None:
            self.strip_asked.emit(CaseNoteStrip(self._shop, self.problem))

    def _on_reword(self) -> None:
        if self.problem is not None:
            self.strip_asked.emit(RewordCaseStrip(self._shop, self.problem))

    def _on_wait(self) -> None:
        problem = self.problem
        if problem is None:
            return
        if problem.state is CaseState.WAITING:
            self._operations.do(lambda: self._shop.cases.go_on(problem.id), said=_("It goes on"))
        else:
            self.strip_asked.emit(WaitStrip(self._shop, problem))

    def _on_give(self) -> None:
        if self.problem is None:
            return
        colleagues = [one for one in self._shop.staff.all() if one.id != self.problem.owner_id]
        sheet = GiveSheet(_("Who puts this right?"), self.problem.what, colleagues, self._photos, self.window())
        sheet.given.connect(partial(self._on_given, sheet, self.problem.id))
        sheet.open()

    def _on_given(self, sheet: GiveSheet, case_id: int, staff_id: int, word: str) -> None:
        name = self._shop.staff.get(staff_id).first_name
        act = partial(self._shop.cases.hand_over, case_id, staff_id, word)
        said = _("{name} has it now").format(name=name)
        self._operations.do(act, said=said, on_done=lambda _done: sheet.accept(), refused=sheet.refused)

    def _on_asked_twice(self) -> None:
        if self.problem is not None:
            case = self.problem
            self._operations.do(
                lambda: self._shop.cases.asked_twice(case.member_id, case.id), said=_("Admitted: they had to tell it twice")
            )
