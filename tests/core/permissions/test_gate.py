"""The one gate: who may be reached how, how often and about what."""

import datetime as dt
from dataclasses import replace

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import Birthday, MemberDraft
from shopdesk.core.permissions.records import Channel, Choices, How, Manners, Purpose, QuietHours, Refusal, State, Topic
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import StaffDraft
from shopdesk.errors import ChangedSince, NeedsALook, NotAllowed

EMAIL, PHONE = Channel.EMAIL, Channel.PHONE
NEWS, PERSONAL = Purpose.NEWS, Purpose.PERSONAL


@pytest.fixture
def ingrid(shop: Shop) -> int:
    return shop.members.add(MemberDraft(name="Ingrid Dahl", phones=("900 12 345",), emails=("ingrid.dahl@posten.example",))).id


def test_unknown_is_no_yes_and_service_needs_none(shop: Shop, ingrid: int) -> None:
    answer = shop.permissions.may(ingrid, EMAIL, PERSONAL)
    assert (answer.allowed, answer.reason) == (False, Refusal.NOT_PERMITTED)
    assert answer.words == "Ingrid has not said yes to a personal word by e-mail."
    assert shop.permissions.may(ingrid, EMAIL, Purpose.SERVICE)


def test_a_word_across_the_counter_needs_no_yes_but_a_no_is_a_no(shop: Shop, ingrid: int) -> None:
    assert shop.permissions.may(ingrid, Channel.IN_PERSON, PERSONAL)
    assert not shop.permissions.may(ingrid, Channel.IN_PERSON, Purpose.OFFERS)
    shop.permissions.refuse(ingrid, Channel.IN_PERSON, PERSONAL)
    assert shop.permissions.may(ingrid, Channel.IN_PERSON, PERSONAL).words == "Ingrid said no to a personal word by word of mouth."


def test_a_yes_holds_for_its_channel_and_purpose_until_it_is_withdrawn(shop: Shop, ingrid: int) -> None:
    shop.permissions.give(ingrid, EMAIL, PERSONAL)
    assert shop.permissions.may(ingrid, EMAIL, PERSONAL)
    assert not shop.permissions.may(ingrid, PHONE, PERSONAL)
    assert not shop.permissions.may(ingrid, EMAIL, Purpose.OFFERS)
    shop.permissions.withdraw(ingrid, EMAIL, PERSONAL)
    assert shop.permissions.may(ingrid, EMAIL, PERSONAL).reason is Refusal.NOT_PERMITTED
    assert shop.permissions.state(ingrid, EMAIL, PERSONAL) is State.WITHDRAWN
    assert [said.state for said in shop.permissions.history(ingrid)] == [State.WITHDRAWN, State.YES]


def test_everything_can_be_withdrawn_at_once(shop: Shop, ingrid: int) -> None:
    shop.permissions.give(ingrid, EMAIL, PERSONAL)
    shop.permissions.withdraw(ingrid)
    states = shop.permissions.states(ingrid)
    assert {state for (channel, _purpose), state in states.items() if channel is not Channel.IN_PERSON} == {State.WITHDRAWN}
    assert shop.permissions.may(ingrid, Channel.IN_PERSON, PERSONAL)


def test_a_yes_keeps_the_words_it_was_said_to(shop: Shop, ingrid: int) -> None:
    shop.permissions.give(ingrid, EMAIL, NEWS, How.PAPER)
    said, = shop.permissions.history(ingrid)
    assert said.how is How.PAPER
    assert said.wording_id is not None
    before = shop.permissions.wordings.get(said.wording_id)
    shop.permissions.wordings.reword(NEWS, "en", "May we write to you about bread?")
    assert shop.permissions.wordings.get(said.wording_id) == before
    assert [wording.number for wording in shop.permissions.wordings.all()] == [1, 2]
    assert shop.permissions.wordings.current(NEWS, "en").text == "May we write to you about bread?"


@pytest.mark.idea(35)
def test_two_mails_and_a_call_in_a_month_of_two(shop: Shop, clock: FixedClock, ingrid: int) -> None:
    for channel in (EMAIL, PHONE):
        shop.permissions.give(ingrid, channel, PERSONAL)
    shop.permissions.choices.choose(ingrid, Choices(per_month=2))
    for _mail in range(2):
        assert shop.permissions.may(ingrid, EMAIL, PERSONAL)
        shop.permissions.sent(ingrid, EMAIL, PERSONAL, "The rye is back.")
    shop.permissions.sent(ingrid, PHONE, Purpose.SERVICE)
    answer = shop.permissions.may(ingrid, PHONE, PERSONAL)
    assert answer.reason is Refusal.TOO_OFTEN
    assert answer.words == "Ingrid hears from us 2 times a month at most, over all channels together."
    assert shop.permissions.may(ingrid, PHONE, Purpose.SERVICE)
    assert shop.permissions.may(ingrid, PHONE, PERSONAL, clock.now() + dt.timedelta(days=12))


def test_quiet_hours_hold_for_all_that_reaches_them_at_an_hour(shop: Shop, clock: FixedClock, ingrid: int) -> None:
    for channel in (EMAIL, PHONE, Channel.POST):
        shop.permissions.give(ingrid, channel, PERSONAL)
    shop.permissions.choices.choose(ingrid, Choices(quiet=QuietHours(dt.time(7), dt.time(8))))
    assert shop.permissions.may(ingrid, EMAIL, PERSONAL).words == "Ingrid has quiet hours now, until 08:00."
    assert shop.permissions.may(ingrid, PHONE, Purpose.SERVICE).reason is Refusal.QUIET_HOURS
    assert shop.permissions.may(ingrid, Channel.POST, PERSONAL)
    clock.move(dt.timedelta(minutes=20))
    assert shop.permissions.may(ingrid, EMAIL, PERSONAL)


def test_nothing_rings_at_bedtime(shop: Shop, clock: FixedClock, ingrid: int) -> None:
    shop.permissions.give(ingrid, PHONE, PERSONAL)
    shop.permissions.give(ingrid, EMAIL, PERSONAL)
    bedtime = clock.now().replace(hour=21, minute=30)  # the shop keeps UTC
    assert shop.permissions.may(ingrid, PHONE, PERSONAL, bedtime).reason is Refusal.QUIET_HOURS
    assert shop.permissions.may(ingrid, EMAIL, PERSONAL, bedtime)
    shop.permissions.manners.keep(Manners(quiet=None))
    assert shop.permissions.may(ingrid, PHONE, PERSONAL, bedtime)


def test_whoever_is_left_alone_or_a_child_hears_only_what_they_asked_for(shop: Shop, ingrid: int) -> None:
    child = shop.members.add(MemberDraft(name="Edvin Dahl", birthday=Birthday(5, 2, 2007))).id
    shop.store.run("UPDATE member SET birth_year = 2017 WHERE id = ?", (child,))  # as a list may have brought it
    for member_id in (ingrid, child):
        shop.permissions.give(member_id, EMAIL, PERSONAL)
    member = shop.members.get(ingrid)
    shop.members.edit(ingrid, MemberDraft(name=member.name, emails=member.emails, left_alone=True))
    assert shop.permissions.may(ingrid, EMAIL, PERSONAL).reason is Refusal.LEFT_ALONE
    assert shop.permissions.may(child, EMAIL, PERSONAL).reason is Refusal.CHILD
    assert shop.permissions.may(ingrid, EMAIL, Purpose.SERVICE)


@pytest.mark.idea(57)
def test_nobody_chases_who_does_not_want_to_come_back(shop: Shop, ingrid: int) -> None:
    shop.permissions.give(ingrid, EMAIL, PERSONAL)
    note = shop.voices.lost.leave(ingrid, "Waited an hour for a cake that was never made.", "An honest sorry")
    assert shop.permissions.may(ingrid, EMAIL, PERSONAL).reason is Refusal.DO_NOT_COME_BACK
    assert shop.permissions.may(ingrid, EMAIL, Purpose.SERVICE)
    assert shop.voices.lost.of(ingrid) == note
    shop.voices.lost.came_back(ingrid)
    assert shop.permissions.may(ingrid, EMAIL, PERSONAL).reason is Refusal.LEFT_ALONE
    shop.members.edit(ingrid, replace(shop.members.get(ingrid).draft(), left_alone=False))
    assert shop.permissions.may(ingrid, EMAIL, PERSONAL)


def test_news_need_a_topic_they_chose(shop: Shop, ingrid: int) -> None:
    bread, cakes = shop.permissions.manners.keep_topics((Topic("", "Bread"), Topic("", "Cakes")))
    shop.permissions.give(ingrid, EMAIL, NEWS)
    shop.permissions.choices.choose(ingrid, Choices(topics=frozenset({bread.key})))
    assert shop.permissions.may(ingrid, EMAIL, NEWS, topic=bread.key)
    assert shop.permissions.may(ingrid, EMAIL, NEWS, topic=cakes.key).reason is Refusal.TOPIC_NOT_CHOSEN
    assert shop.permissions.may(ingrid, EMAIL, NEWS).reason is Refusal.TOPIC_NOT_CHOSEN


def test_two_counters_giving_and_withdrawing_at_once(shop: Shop, ingrid: int) -> None:
    seen_at_the_window = shop.permissions.state(ingrid, EMAIL, NEWS)
    shop.permissions.withdraw(ingrid, EMAIL, NEWS)
    with pytest.raises(ChangedSince):
        shop.permissions.give(ingrid, EMAIL, NEWS, seen=seen_at_the_window)
    assert shop.permissions.state(ingrid, EMAIL, NEWS) is State.WITHDRAWN


def test_a_withdrawal_dated_before_the_consent_counts(shop: Shop, ingrid: int, clock: FixedClock) -> None:
    shop.permissions.give(ingrid, EMAIL, NEWS)
    shop.permissions.withdraw(ingrid, EMAIL, NEWS, How.WRITTEN, at=clock.now() - dt.timedelta(days=9))
    assert shop.permissions.state(ingrid, EMAIL, NEWS) is State.WITHDRAWN


def test_a_clock_set_back_lifts_no_withdrawal(shop: Shop, ingrid: int, clock: FixedClock) -> None:
    shop.permissions.give(ingrid, EMAIL, NEWS)
    clock.move(dt.timedelta(hours=-2))
    shop.permissions.withdraw(ingrid, EMAIL, NEWS)
    assert shop.permissions.state(ingrid, EMAIL, NEWS) is State.WITHDRAWN


def test_taking_back_is_a_new_entry(shop: Shop, ingrid: int) -> None:
    shop.permissions.give(ingrid, EMAIL, NEWS)
    shop.permissions.withdraw(ingrid, EMAIL, NEWS)
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert shop.permissions.state(ingrid, EMAIL, NEWS) is State.YES
    assert [said.how for said in shop.permissions.history(ingrid)] == [How.TAKEN_BACK, How.COUNTER, How.COUNTER]
    shop.permissions.refuse(ingrid, EMAIL, NEWS)
    assert shop.permissions.state(ingrid, EMAIL, NEWS) is State.NO


def test_the_history_is_never_overwritten(shop: Shop, ingrid: int) -> None:
    shop.permissions.give(ingrid, EMAIL, NEWS)
    for sql in ("UPDATE permission SET state = 'no'", "DELETE FROM permission", "UPDATE wording SET text = ''", "DELETE FROM wording"):
        with pytest.raises(Exception, match="a ledger is only added to"):
            shop.store.run(sql)


def test_their_ways_in_the_order_they_ranked_them(shop: Shop, ingrid: int) -> None:
    assert shop.permissions.channels(ingrid) == (Channel.IN_PERSON, PHONE, Channel.TEXT, EMAIL)
    shop.permissions.choices.choose(ingrid, Choices(ranked=(EMAIL, Channel.POST)))
    assert shop.permissions.channels(ingrid) == (EMAIL, Channel.IN_PERSON, PHONE, Channel.TEXT)
    shop.permissions.give(ingrid, PHONE, PERSONAL)
    assert shop.permissions.best(ingrid, PERSONAL) is PHONE
    assert shop.permissions.best(ingrid, Purpose.OFFERS) is None


def test_what_may_not_go_out_is_refused_in_words(shop: Shop, ingrid: int) -> None:
    with pytest.raises(NotAllowed, match="Ingrid has not said yes to news by e-mail"):
        shop.permissions.require(ingrid, EMAIL, NEWS)
    with pytest.raises(NeedsALook):
        shop.permissions.give(ingrid, EMAIL, Purpose.SERVICE)


def test_pages_that_were_merged_speak_with_one_voice(shop: Shop, clock: FixedClock, ingrid: int) -> None:
    other = shop.members.add(MemberDraft(name="Ingrid Dahl")).id
    shop.permissions.give(ingrid, EMAIL, NEWS)
    clock.move(dt.timedelta(days=1))
    shop.permissions.withdraw(other, EMAIL, NEWS)
    shop.store.run("UPDATE member SET merged_into_id = ? WHERE id = ?", (ingrid, other))
    assert shop.permissions.state(ingrid, EMAIL, NEWS) is State.WITHDRAWN
    assert shop.permissions.may(other, EMAIL, NEWS).reason is Refusal.NOT_PERMITTED
    shop.permissions.give(other, EMAIL, NEWS)
    assert shop.permissions.state(ingrid, EMAIL, NEWS) is State.YES


def test_no_card_for_whoever_wants_no_word_from_us(shop: Shop, ingrid: int) -> None:
    signer = shop.staff.add(StaffDraft(name="Solveig Berg")).id
    shop.permissions.refuse(ingrid, Channel.IN_PERSON, PERSONAL)
    with pytest.raises(NotAllowed, match="said no"):
        shop.cards.thank_you(ingrid, "Thank you for the jars.", signer_id=signer)
    shop.permissions.give(ingrid, Channel.IN_PERSON, PERSONAL)
    assert shop.cards.thank_you(ingrid, "Thank you for the jars.", signer_id=signer).words == "Thank you for the jars."


@pytest.mark.idea(61, part=True)
def test_reach_counts_who_said_yes_and_has_an_address(shop: Shop, ingrid: int) -> None:
    nobody = shop.members.add(MemberDraft(name="Hanne Vik")).id
    gone, lost = (shop.members.add(MemberDraft(name=name, emails=(f"{name}@posten.example",))).id for name in ("mads", "aase"))
    for member_id in (ingrid, nobody, gone, lost):
        shop.permissions.give(member_id, EMAIL, Purpose.OFFERS)
    shop.permissions.withdraw(gone)
    shop.voices.lost.leave(lost, "Would not say")
    assert shop.permissions.reach(EMAIL, Purpose.OFFERS) == {ingrid}
    assert shop.permissions.reach(EMAIL, NEWS) == frozenset()
    assert shop.permissions.reach(Channel.POST, Purpose.OFFERS) == frozenset()


def test_a_clock_that_was_set_back_forgets_no_contact(shop: Shop, clock: FixedClock, ingrid: int) -> None:
    shop.permissions.give(ingrid, EMAIL, PERSONAL)
    shop.permissions.choices.choose(ingrid, Choices(per_month=1))
    shop.permissions.sent(ingrid, EMAIL, PERSONAL)
    clock.move(dt.timedelta(days=-40))
    assert shop.permissions.may(ingrid, EMAIL, PERSONAL).reason is Refusal.TOO_OFTEN


@pytest.mark.parametrize("days", [0, -3])
def test_what_is_chosen_after_a_merge_counts(shop: Shop, clock: FixedClock, ingrid: int, days: int) -> None:
    for number in range(6):  # which of two pages has the smaller id is chance
        other = shop.members.add(MemberDraft(name=f"Ingrid Dahl {number}")).id
        shop.permissions.choices.choose(other, Choices(per_month=9))
        shop.store.run("UPDATE member SET merged_into_id = ? WHERE id = ?", (ingrid, other))
    clock.move(dt.timedelta(days=days))
    assert shop.permissions.choices.choose(ingrid, Choices(per_month=0)).choices.per_month == 0
    assert shop.permissions.choices.of(ingrid).choices.per_month == 0


def test_a_yes_by_mistake_is_taken_back_after_its_withdrawal_was(shop: Shop, ingrid: int) -> None:
    shop.permissions.give(ingrid, EMAIL, PERSONAL)
    shop.permissions.withdraw(ingrid, EMAIL, PERSONAL)
    for after in (State.YES, State.UNKNOWN):
        step = shop.undo.last()
        assert step is not None
        shop.undo.take_back(step.id)
        assert shop.permissions.state(ingrid, EMAIL, PERSONAL) is after
    assert not shop.permissions.may(ingrid, EMAIL, PERSONAL)


def test_whoever_took_it_back_on_a_page_that_was_merged_is_in_no_reach(shop: Shop, ingrid: int) -> None:
    shop.permissions.give(ingrid, EMAIL, PERSONAL)
    assert shop.permissions.reach(EMAIL, PERSONAL) == {ingrid}
    older, oldest = (shop.members.add(MemberDraft(name=f"Ingrid Dahl {number}")).id for number in (1, 2))
    shop.permissions.withdraw(oldest, EMAIL, PERSONAL)
    for page, into in ((older, ingrid), (oldest, older)):
        shop.store.run("UPDATE member SET merged_into_id = ? WHERE id = ?", (into, page))
    assert not shop.permissions.reach(EMAIL, PERSONAL)
    shop.permissions.give(ingrid, EMAIL, PERSONAL)
    shop.voices.lost.leave(older, "Too dear")
    shop.store.run("UPDATE lost_note SET member_id = ?", (older,))
    assert not shop.permissions.reach(EMAIL, PERSONAL)
