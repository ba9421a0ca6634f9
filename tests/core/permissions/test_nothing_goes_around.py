"""No outgoing act goes around the gate: by a model of everything that can be said and chosen, and by a walk through the code."""

import ast
import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import shopdesk
from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.followups.messages import Draft
from shopdesk.core.members.records import Birthday, MemberDraft
from shopdesk.core.news.records import NewsDraft
from shopdesk.core.permissions.records import Channel, Choices, Purpose, QuietHours, Topic
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, NotAllowed

EMAIL, PHONE, TEXT = Channel.EMAIL, Channel.PHONE, Channel.TEXT
WAYS = (EMAIL, PHONE, TEXT)
ASKED = (Purpose.PERSONAL, Purpose.NEWS, Purpose.OFFERS)
MORNING = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)

HOUR = st.integers(0, 23)
STEPS = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(["give", "refuse", "withdraw"]), st.sampled_from(WAYS), st.sampled_from(ASKED)),
    st.tuples(st.just("stop")),
    st.tuples(st.just("choose"), st.none() | st.integers(0, 3), st.none() | st.tuples(HOUR, HOUR), st.booleans()),
    st.tuples(st.just("alone"), st.booleans()),
    st.tuples(st.just("lost"), st.booleans()),
    st.tuples(st.just("hours"), st.integers(1, 400)),
    st.tuples(st.just("try"), st.sampled_from(WAYS), st.sampled_from(ASKED)),
    st.tuples(st.just("news"), st.booleans()),
    st.tuples(st.just("wrong"), st.booleans()),
    st.tuples(st.just("take_back")),
)


@dataclass
class Model:
    """What the member said, in the plainest words; knows nothing of how the program keeps it."""

    child: bool
    yes: set[tuple[Channel, Purpose]] = field(default_factory=set)
    per_month: int = 4
    quiet: tuple[int, int] | None = None
    topic: bool = False
    alone: bool = False
    lost: bool = False
    wrong: bool = False
    went_out: list[dt.datetime] = field(default_factory=list)

    def forbids(self, channel: Channel, purpose: Purpose, now: dt.datetime, about_topic: bool) -> bool:
        """Does any one rule forbid it?"""
        month = [at for at in self.went_out if (at.year, at.month) == (now.year, now.month)]
        begins, ends = self.quiet or ((21, 7) if channel is not EMAIL else (0, 0))
        in_quiet = now.hour in {(begins + step) % 24 for step in range((ends - begins) % 24)}
        return any((
            self.child, self.alone, self.lost, (channel, purpose) not in self.yes, len(month) >= self.per_month, in_quiet,
            purpose is Purpose.NEWS and not (about_topic and self.topic), purpose is not Purpose.PERSONAL and self.wrong,
        ))


class Life:
    """One member in a real shop beside their model; ``attempt`` tries every way out there is."""

    def __init__(self, shop: Shop, clock: FixedClock, child: bool, topic: str) -> None:
        self.shop, self.clock, self.topic, self.written = shop, clock, topic, 0
        draft = MemberDraft(name="Hanne Vik", emails=("hanne.vik@posten.example",), phones=("900 12 345",), birthday=Birthday(1, 1, 1980))
        self.id, self.model = shop.members.add(draft).id, Model(child)
        if child:
            shop.store.run("UPDATE member SET birth_year = 2020 WHERE id = ?", (self.id,))  # as a list may have brought it

    def answer(self, verb: str, channel: Channel, purpose: Purpose) -> None:
        getattr(self.shop.permissions, verb)(self.id, channel, purpose)
        (self.model.yes.add if verb == "give" else self.model.yes.discard)((channel, purpose))

    def stop(self) -> None:
        self.shop.permissions.withdraw(self.id)
        self.model.yes.clear()

    def choose(self, per_month: int | None, quiet: tuple[int, int] | None, topic: bool) -> None:
        topic = topic and not self.model.child  # no topic can be chosen for a child
        hours = quiet if quiet and quiet[0] != quiet[1] else None
        own = None if hours is None else QuietHours(dt.time(hours[0]), dt.time(hours[1]))
        self.shop.permissions.choices.choose(
            self.id, Choices(per_month=per_month, quiet=own, topics=frozenset({self.topic}) if topic else frozenset())
        )
        self.model.per_month, self.model.quiet, self.model.topic = (4 if per_month is None else per_month), hours, topic

    def alone(self, wanted: bool) -> None:
        member = self.shop.members.get(self.id)
        self.shop.members.edit(self.id, replace(member.draft(), left_alone=wanted))
        self.model.alone = wanted

    def lost(self, gone: bool) -> None:
        if gone:
            self.shop.voices.lost.leave(self.id, "Would not say")
        elif self.model.lost:
            self.shop.voices.lost.came_back(self.id)
        self.model.lost, self.model.alone = gone, self.model.alone or gone

    def wrong(self, wrong: bool) -> None:
        """Something goes wrong, or it is put right again."""
        if wrong and not self.model.wrong:
            self.shop.cases.open(NewCase(self.id, CaseKind.PROBLEM, "Her loaf was given to someone else."))
        elif not wrong and self.model.wrong:
            self.shop.cases.solve(self.shop.cases.of(self.id)[0].id)
        self.model.wrong = wrong

    def take_back(self) -> None:
        """What was last done was a message: it is said that it was not sent, but nobody can bring it home."""
        step = self.shop.undo.last()
        if step is not None and step.verb == "followups.message":
            self.shop.undo.take_back(step.id)

    def hours(self, count: int) -> None:
        self.clock.move(dt.timedelta(hours=count))

    def attempt(self, channel: Channel, purpose: Purpose) -> None:
        """A message in one's own words, by the one way messages have."""
        forbidden = self.model.forbids(channel, purpose, self.clock.now(), about_topic=False)
        assert bool(self.shop.permissions.may(self.id, channel, purpose)) is not forbidden
        self.written += 1
        draft = Draft(f"The {self.written} figs you asked about are in.", "She asked for figs", channel, purpose=purpose)
        try:
            self.shop.followups.messages.keep(self.id, draft)
        except (NotAllowed, NeedsALook):
            assert forbidden or purpose is Purpose.NEWS
            return
        assert not forbidden
        self.model.went_out.append(self.clock.now())

    def news(self, test: bool) -> None:
        forbidden = self.model.forbids(EMAIL, Purpose.NEWS, self.clock.now(), about_topic=True)
        try:
            sent = self.shop.news.send(NewsDraft(self.topic, "The rye is back."), among=(self.id,), test=test)
        except NeedsALook:
            return  # forbidden, or the same words went to them as a test
        assert not forbidden
        assert [one.member_id for one in sent.recipients] == [self.id]
        self.model.went_out.append(self.clock.now())


@pytest.mark.idea(29)
@pytest.mark.idea(55)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(child=st.sampled_from([False, False, False, True]), steps=st.lists(STEPS, max_size=14))
def test_nothing_goes_out_while_any_rule_forbids_it(shop: Shop, clock: FixedClock, child: bool, steps: list[tuple[object, ...]]) -> None:
    clock.move(MORNING - clock.now())
    topics = shop.permissions.manners.topics() or shop.permissions.manners.keep_topics((Topic("", "Bread"),))
    life = Life(shop, clock, child, topics[0].key)
    # Beginning with a yes to everything, so that each rule is the only one in the way now and then.
    for channel in WAYS:
        for purpose in ASKED:
            life.answer("give", channel, purpose)
    life.choose(None, None, True)
    for name, *arguments in steps:
        getattr(life, "attempt" if name == "try" else str(name))(*arguments)
        now = clock.now()
        for channel in WAYS:
            for purpose in (Purpose.PERSONAL, Purpose.OFFERS):
                allowed = bool(shop.permissions.may(life.id, channel, purpose))
                assert allowed is not life.model.forbids(channel, purpose, now, about_topic=False)
        for purpose in ASKED:
            best = shop.permissions.best(life.id, purpose, topic=life.topic if purpose is Purpose.NEWS else "")
            assert best is None or not life.model.forbids(best, purpose, now, about_topic=True)


# Where something leaves the shop: a letter begun, a number dialled, a card or letter put on record as gone out.
EDGES = {"mailto", "tel", "bcc", "sent", "openUrl", "writerow", "writerows", "PrintedCard", "Message", "Sending"}
# Each function that holds such an edge, and the function before it that asks the gate ("module:function").
ASKS = {
    "ui/acts/composer.py:_on_open_mail": "ui/acts/composer.py:_allowed",
    "ui/acts/call_sheet.py:__init__": "ui/acts/row_acts.py:act",
    "core/followups/messages.py:keep": "core/followups/messages.py:_require_allowed",
    "core/cards/service.py:printed": "core/cards/service.py:require_wanted",
    "core/today/service.py:done": "core/today/reach.py:permitted",
    "core/news/service.py:_book": "core/news/service.py:recipients",
    "ui/pages/members/news_sheet.py:_to_mail": "core/news/service.py:send",
    "exchange/news_file.py:write": "core/news/service.py:send",
    "exchange/writing/csv_file.py:write": "core/exports/people.py:_permitted",
}
# What these names also mean where nothing leaves the shop.
HARMLESS = {
    "ui/acts/desktop.py:open", "ui/acts/links.py:bcc",  # opens and makes what those above ask for
    "exchange/rejects.py:_write", "exchange/owed_cards.py:write", "cli/standing.py:command",  # for the owner's own eyes
    "storage/erased.py:_write_rows",  # ids of whom we forgot
    "exchange/listing.py:as_text", "ui/pages/settings/paper_folders.py:show_folder",  # reading a list, and showing a folder of ours
    "core/permissions/service.py:sent", "core/permissions/sendings.py:book",  # the book itself
    "core/followups/messages.py:of", "core/permissions/sendings.py:of",  # reading it
    "core/followups/messages.py:_said_again",  # what had gone out before
}
GATE = {"may", "require", "best", "recipients", "refusals"}


def _functions() -> dict[str, ast.AST]:
    root = Path(shopdesk.__file__).parent
    found: dict[str, ast.AST] = {}
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                found[f"{path.relative_to(root).as_posix()}:{node.name}"] = node
    return found


def _called(function: ast.AST) -> set[str]:
    """Every name a function calls, or hands on to be called."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    named = [call.func for call in calls] + [part for call in calls for part in call.args]
    names = {node.attr for node in named if isinstance(node, ast.Attribute)} | {node.id for node in named if isinstance(node, ast.Name)}
    bound = [node.value for node in ast.walk(function) if isinstance(node, ast.Assign)]
    return names | {node.attr for value in bound for node in ast.walk(value) if isinstance(node, ast.Attribute)}


def _leaves_the_shop(name: str, function: ast.AST) -> bool:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    edges = {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}
    edges |= {call.func.id for call in calls if isinstance(call.func, ast.Name)}
    written = {part.attr for call in calls for part in call.args if isinstance(part, ast.Attribute)}
    return bool((edges | written) & EDGES) and not name.startswith(("sample/", "cli/bench", "survival/"))


def test_every_function_through_which_something_leaves_the_shop_asks_the_gate() -> None:
    functions = _functions()
    edges = {name for name, function in functions.items() if _leaves_the_shop(name, function)} - HARMLESS
    assert edges - set(ASKS) == set(), "these let something out without asking permissions.may first"
    for edge, asks in ASKS.items():
        assert edge in functions
        assert _called(functions[asks]) & GATE, f"{asks} does not ask the gate for {edge}"
