"""What people said, agreements, and why they left."""

import datetime as dt

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import StaffDraft
from shopdesk.core.today.records import Group, Outcome
from shopdesk.core.voices.records import VoiceKind
from shopdesk.errors import NeedsALook, NotFound


@pytest.fixture
def hanne(shop: Shop) -> int:
    return shop.members.add(MemberDraft(name="Hanne Vik")).id


@pytest.mark.idea(30)
def test_a_voice_that_waits_longer_than_fourteen_days_comes_to_today(shop: Shop, clock: FixedClock, hanne: int) -> None:
    solveig = shop.staff.add(StaffDraft(name="Solveig Berg"))
    shop.staff.hand_over(solveig.id)
    voice = shop.voices.said(hanne, "The rye was dry twice this week.", "rye")
    assert (voice.words, voice.heard_by, voice.told_on) == ("The rye was dry twice this week.", "Solveig Berg", None)
    clock.move(dt.timedelta(days=14))
    assert shop.voices.waiting() == ()
    clock.move(dt.timedelta(days=1))
    row, = (row for row in shop.today_list.now().rows if row.kind == "voice")
    assert (row.group, row.owner_id) == (Group.ANSWER, solveig.id)
    shop.today_list.done(row, Outcome.GOOD, "New oven stone")
    row, = (row for row in shop.today_list.now().rows if row.kind == "voice_untold")
    assert row.group is Group.TELL_THEM
    assert "New oven stone" in row.sentence
    shop.today_list.done(row)
    assert shop.voices.get(voice.id).told_on == shop.today()
    assert shop.voices.waiting() == ()


def test_nothing_is_told_before_anything_was_done(shop: Shop, hanne: int) -> None:
    voice = shop.voices.said(hanne, "You are closed when I pass.")
    with pytest.raises(NeedsALook):
        shop.voices.told(voice.id)
    with pytest.raises(NeedsALook):
        shop.voices.said(hanne, "  ")


@pytest.mark.idea(28)
def test_an_opt_out_needs_no_reason_and_keeps_one_once(shop: Shop, hanne: int) -> None:
    shop.permissions.give(hanne, Channel.EMAIL, Purpose.NEWS)
    shop.permissions.withdraw(hanne, Channel.EMAIL, Purpose.NEWS)
    assert shop.voices.reasons() == ()
    shop.permissions.withdraw(hanne, reason="Too much about cakes.")
    reason, = shop.voices.reasons()
    assert (reason.kind, reason.words) == (VoiceKind.OPTED_OUT, "Too much about cakes.")
    pointing = {said.voice_id for said in shop.permissions.history(hanne)} - {None}
    assert pointing == {reason.id}
    assert shop.voices.waiting(shop.today() + dt.timedelta(days=60)) == ()


@pytest.mark.idea(34)
def test_a_regular_without_an_agreement_is_a_gentle_suggestion(shop: Shop, hanne: int) -> None:
    for ago in range(7, 7 * 12, 7):
        shop.visits.record(hanne, day=shop.today() - dt.timedelta(days=ago))
    shop.rhythm.learn_all()
    assert [row.member_id for row in shop.today_list.now().rows if row.kind == "no_agreement"] == [hanne]
    agreement = shop.voices.agreements.agree(hanne, "Her loaf kept till five", "It stands behind the counter with her name on")
    assert not [row for row in shop.today_list.now().rows if row.kind == "no_agreement"]
    assert agreement.review_on == shop.today() + dt.timedelta(days=365)


def test_an_agreement_is_looked_at_again_on_its_day(shop: Shop, clock: FixedClock, hanne: int) -> None:
    shop.voices.agreements.agree(hanne, "A call when the figs are in", "We ring", shop.today() + dt.timedelta(days=30))
    clock.move(dt.timedelta(days=30))
    row, = (row for row in shop.today_list.now().rows if row.kind == "agreement")
    assert row.group is Group.REVIEWS
    shop.today_list.done(row)
    kept = shop.voices.agreements.of(hanne)
    assert kept is not None
    assert kept.review_on > shop.today() + dt.timedelta(days=360)
    newer = shop.voices.agreements.agree(hanne, "No calls", "A note instead")
    assert shop.voices.agreements.of(hanne) == newer
    shop.voices.agreements.end(hanne)
    assert shop.voices.agreements.of(hanne) is None


def test_what_must_always_be_right_is_kept_with_what_we_do_for_it(shop: Shop, hanne: int) -> None:
    agreements = shop.voices.agreements
    first = agreements.expect(hanne, "  Her loaf is there at eight. ")
    assert first is not None
    assert (first.they_expect, first.we_do, agreements.expect(hanne, first.they_expect)) == ("Her loaf is there at eight.", "", first)
    agreements.agree(hanne, first.they_expect, "It stands behind the counter")
    second = agreements.expect(hanne, "Nobody makes her wait.")
    assert second is not None
    assert (second.they_expect, second.we_do) == ("Nobody makes her wait.", "It stands behind the counter")
    assert shop.store.rows("SELECT count(*) FROM agreement") == [(3,)]  # what she said before stays behind
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert agreements.of(hanne).they_expect == first.they_expect
    assert agreements.expect(hanne, "") is None
    assert agreements.of(hanne) is None


def test_an_agreement_has_two_sides_and_a_day_to_come(shop: Shop, hanne: int) -> None:
    with pytest.raises(NeedsALook):
        shop.voices.agreements.agree(hanne, "A call", "")
    with pytest.raises(NeedsALook):
        shop.voices.agreements.agree(hanne, "A call", "We ring", shop.today())


def test_a_note_of_somebody_lost_needs_a_reason_and_ends_with_them(shop: Shop, hanne: int) -> None:
    with pytest.raises(NeedsALook):
        shop.voices.lost.leave(hanne, "")
    with pytest.raises(NotFound):
        shop.voices.lost.came_back(hanne)
