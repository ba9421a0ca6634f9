"""Small questions: one at a visit, passable, with a reason, never from an empty account."""

import datetime as dt

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.asking.records import Question
from shopdesk.core.members.records import Job, MemberDraft, MemoryKind
from shopdesk.core.permissions.records import Channel, Choices, Manners, Purpose, Refusal, Topic
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import Group, Outcome
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import ChangedSince, NeedsALook


@pytest.fixture
def ingrid(shop: Shop) -> int:
    """Somebody who came three times and was given something."""
    member_id = shop.members.add(MemberDraft(name="Ingrid Dahl", emails=("ingrid.dahl@posten.example",))).id
    for ago in (21, 14, 7):
        shop.visits.record(member_id, day=shop.today() - dt.timedelta(days=ago))
    for _good_turn in range(5):
        shop.trust.book(member_id, TrustKind.GESTURE)
    return member_id


def key(shop: Shop, member_id: int) -> str | None:
    question = shop.asking.question(member_id)
    return None if question is None else question.key


@pytest.mark.idea(2)
def test_a_second_question_on_the_same_day_is_refused_and_nobody_is_rung_at_bedtime(shop: Shop, clock: FixedClock, ingrid: int) -> None:
    assert key(shop, ingrid) == "job"
    shop.asking.passed(ingrid, "job")
    assert key(shop, ingrid) is None
    with pytest.raises(ChangedSince):
        shop.asking.answered(ingrid, "channel", "By a note.")
    clock.move(dt.timedelta(days=1))
    assert key(shop, ingrid) == "channel"
    shop.permissions.give(ingrid, Channel.PHONE, Purpose.PERSONAL)
    bedtime = clock.now().replace(hour=21, minute=30)  # the shop keeps UTC
    assert shop.permissions.may(ingrid, Channel.PHONE, Purpose.PERSONAL, bedtime).reason is Refusal.QUIET_HOURS
    assert shop.permissions.best(ingrid, Purpose.PERSONAL, bedtime) is None


def test_no_more_than_so_many_in_a_quarter(shop: Shop, clock: FixedClock, ingrid: int) -> None:
    for _question in range(2):
        asked = key(shop, ingrid)
        assert asked is not None
        shop.asking.passed(ingrid, asked)
        clock.move(dt.timedelta(days=20))
    assert key(shop, ingrid) is None
    clock.move(dt.timedelta(days=52))
    assert key(shop, ingrid) is not None
    shop.permissions.manners.keep(Manners(questions_per_quarter=0))
    assert key(shop, ingrid) is None


@pytest.mark.idea(38)
def test_an_answered_or_passed_question_rests_for_a_year(shop: Shop, clock: FixedClock, ingrid: int) -> None:
    shop.permissions.manners.keep(Manners(questions_per_quarter=13))
    seen: dict[str, dt.date] = {}
    for _week in range(70):
        asked = key(shop, ingrid)
        if asked is not None:
            assert asked not in seen or shop.today() - seen[asked] >= dt.timedelta(days=365)
            seen[asked] = shop.today()
            shop.asking.passed(ingrid, asked)
            shop.trust.book(ingrid, TrustKind.GESTURE)
        clock.move(dt.timedelta(days=7))
    assert set(seen) == {"job", "channel", "always", "never", "birthday"}


@pytest.mark.idea(53)
def test_a_regular_whose_job_is_unknown_is_asked_once(shop: Shop, clock: FixedClock, ingrid: int) -> None:
    new = shop.members.add(MemberDraft(name="Hanne Vik")).id
    shop.visits.record(new)
    shop.trust.book(new, TrustKind.GESTURE)
    assert key(shop, new) == "channel"
    shop.asking.answered(ingrid, "job", "Bread that lasts till Monday")
    assert shop.asking.of(ingrid)[0].answer == "Bread that lasts till Monday"
    clock.move(dt.timedelta(days=360))
    shop.trust.book(ingrid, TrustKind.GESTURE)
    clock.move(dt.timedelta(days=40))
    assert key(shop, ingrid) != "job"


def test_never_from_an_empty_account_nor_somebody_who_never_came(shop: Shop, ingrid: int) -> None:
    shop.trust.book(ingrid, TrustKind.PROBLEM)
    assert key(shop, ingrid) == "job"
    for _problem in range(3):
        shop.trust.book(ingrid, TrustKind.PROBLEM)
    assert key(shop, ingrid) is None
    stranger = shop.members.add(MemberDraft(name="Mads Lund")).id
    shop.trust.book(stranger, TrustKind.GESTURE)
    assert key(shop, stranger) is None


def test_asking_is_booked_as_asked(shop: Shop, ingrid: int) -> None:
    shop.asking.passed(ingrid, "job")
    assert [booked.kind for booked in shop.trust.history(ingrid)].count(TrustKind.ASKED) == 1


def test_whoever_wants_no_questions_gets_none(shop: Shop, ingrid: int) -> None:
    shop.permissions.choices.choose(ingrid, Choices(ask_nothing=True))
    assert key(shop, ingrid) is None
    shop.permissions.choices.choose(ingrid, Choices())
    shop.voices.lost.leave(ingrid, "Would not say")
    assert key(shop, ingrid) is None


def test_what_is_known_is_not_asked(shop: Shop, ingrid: int) -> None:
    member = shop.members.get(ingrid)
    shop.members.edit(ingrid, MemberDraft(name=member.name, emails=member.emails, job=Job("Saturday", "a loaf", "we eat together")))
    shop.permissions.choices.choose(ingrid, Choices(ranked=(Channel.EMAIL,)))
    bread, = shop.permissions.manners.keep_topics((Topic("", "Bread"),))
    assert key(shop, ingrid) == "topics"
    shop.permissions.choices.choose(ingrid, Choices(ranked=(Channel.EMAIL,), topics=frozenset({bread.key})))
    shop.voices.agreements.agree(ingrid, "The corner piece", "We keep it aside")
    assert key(shop, ingrid) == "never"
    shop.members.remember(ingrid, MemoryKind.NEVER, "No seeds")
    assert key(shop, ingrid) == "birthday"
    reason = next(reason for reason in shop.settings.reasons() if reason.field == "birthday")
    shop.settings.save_reason(type(reason)("birthday", "", False))
    assert key(shop, ingrid) is None


def test_answers_go_where_they_belong(shop: Shop, clock: FixedClock, ingrid: int) -> None:
    shop.asking.answered(ingrid, "never", "Never ring before ten")
    memory, = shop.members.get(ingrid).memories
    assert (memory.kind, memory.text, memory.told_by) == (MemoryKind.NEVER, "Never ring before ten", "Ingrid")
    assert shop.asking.of(ingrid)[0].answer == "Never ring before ten"


@pytest.mark.idea(76, part=True)
def test_a_question_without_a_reason_cannot_be_switched_on(shop: Shop, ingrid: int) -> None:
    own = Question("", "Which day suits you for a tasting?", "")
    with pytest.raises(NeedsALook) as refused:
        shop.asking.keep_questions((own,))
    assert refused.value.field == "why"
    kept, = shop.asking.keep_questions((Question("", own.ask, "So that we do not plan it while you are away."),))
    assert key(shop, ingrid) == kept.key


def test_ask_next_stands_on_today_for_who_is_expected(shop: Shop, ingrid: int) -> None:
    for ago in range(28, 100, 7):
        shop.visits.record(ingrid, day=shop.today() - dt.timedelta(days=ago))
    shop.rhythm.learn_all()
    shop.voices.agreements.agree(ingrid, "The corner piece", "We keep it aside")
    rows = [row for row in shop.today_list.now().rows if row.kind == "question"]
    assert [(row.group, row.member_id) for row in rows] == [(Group.ASK_NEXT, ingrid)]
    assert rows[0].sentence.startswith("Ask: What do you really come to us for? So we")
    shop.today_list.done(rows[0], Outcome.GOOD, "Bread that lasts")
    assert shop.asking.of(ingrid)[0].answer == "Bread that lasts"
    assert not [row for row in shop.today_list.now().rows if row.kind == "question"]
