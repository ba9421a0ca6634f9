"""Words to a member: looked at, kept with their reason, and sent by a person alone."""

import pytest

from shopdesk.core.changes import Changes
from shopdesk.core.followups.messages import Draft
from shopdesk.core.permissions.records import Channel, Choices, Purpose, Refusal
from shopdesk.core.shop import Shop
from shopdesk.core.tone import Tone
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import NeedsALook, NotAllowed
from tests.core.followups.coming import person

TEMPLATE = "Hi Mads,\nwe have not seen you for a while. Is all well?"
OWN = TEMPLATE + "\nThe new rye made me think of you and the dog."
WHY = "He asked for a darker rye in October."


def draft(text: str = OWN, why: str = WHY, **more: object) -> Draft:
    return Draft(text, why, Channel.EMAIL, **{"template": TEMPLATE, "kind": "missed"} | more)


@pytest.mark.idea(6)
def test_why_it_concerns_this_person_is_required_and_kept(shop: Shop) -> None:
    mads = person(shop, "Mads Sørensen")
    with pytest.raises(NeedsALook) as refused:
        shop.followups.messages.keep(mads, draft(why="  "))
    assert refused.value.field == "why"
    shop.followups.messages.keep(mads, draft())
    (kept,) = shop.followups.messages.of(mads)
    assert (kept.why, kept.text, kept.channel, kept.kind) == (WHY, OWN, Channel.EMAIL, "missed")
    assert [sending.channel for sending in shop.permissions.sendings.of(mads)] == [Channel.EMAIL]


@pytest.mark.idea(10)
@pytest.mark.idea(11)
@pytest.mark.parametrize("text", [TEMPLATE, OWN + " Here is 15 % for you.", OWN + " Rye is kr 49."])
def test_a_template_alone_and_an_offer_to_who_is_missed_are_refused(shop: Shop, text: str) -> None:
    mads = person(shop, "Mads Sørensen")
    with pytest.raises(NeedsALook) as refused:
        shop.followups.messages.keep(mads, draft(text))
    assert refused.value.field == "text"
    assert shop.followups.messages.of(mads) == ()
    assert shop.permissions.sendings.of(mads) == ()


def test_what_is_only_advice_may_be_kept_all_the_same(shop: Shop) -> None:
    mads = person(shop, "Mads Sørensen")
    unkind = draft("Dear customer, your order of rye has come in.", kind="", template="")
    assert {remark.tone for remark in shop.followups.messages.remarks(mads, unkind)} == {Tone.NOBODY}
    shop.followups.messages.keep(mads, unkind)


def test_it_is_read_in_the_language_they_read(shop: Shop) -> None:
    mads = person(shop, "Mads Sørensen", language="da")
    assert Tone.NOBODY in {remark.tone for remark in shop.followups.messages.remarks(mads, draft("Kære kunde, dit brød er klart."))}


@pytest.mark.idea(57)
def test_nobody_is_written_to_who_wants_to_be_left_alone(shop: Shop) -> None:
    mads = person(shop, "Mads Sørensen")
    shop.voices.lost.leave(mads, "Burnt bread")
    with pytest.raises(NotAllowed):
        shop.followups.messages.keep(mads, draft())
    shop.followups.messages.keep(mads, draft("The money we owe you is on its way back.", purpose=Purpose.SERVICE, kind="problem"))


def test_a_closed_channel_is_refused_in_the_gates_words(shop: Shop) -> None:
    mads = person(shop, "Mads Sørensen")
    shop.permissions.refuse(mads, Channel.EMAIL, Purpose.PERSONAL)
    with pytest.raises(NotAllowed):
        shop.followups.messages.keep(mads, draft())
    assert shop.followups.messages.of(mads) == ()


def test_what_went_out_counts_in_the_month_although_the_act_is_taken_back(shop: Shop) -> None:
    mads = person(shop, "Mads Sørensen")
    shop.permissions.choices.choose(mads, Choices(per_month=1))
    first = shop.followups.messages.keep(mads, draft())
    step = shop.undo.last()
    assert step is not None
    assert shop.undo.take_back(step.id)
    assert [message.text for message in shop.followups.messages.of(mads)] == [OWN]
    assert shop.permissions.may(mads, Channel.EMAIL, Purpose.PERSONAL).reason is Refusal.TOO_OFTEN
    told: list[Changes] = []
    shop.listen(told.append)
    assert shop.followups.messages.keep(mads, draft()) == first  # the very same words went out once
    assert told[-1].features == {"followups"}
    assert told[-1].members == {mads}
    with pytest.raises(NotAllowed):
        shop.followups.messages.keep(mads, draft(OWN + " And the dog is well?"))
    assert len(shop.permissions.sendings.of(mads)) == 1


def test_an_offer_is_drawn_from_the_trust_account_and_stays_drawn(shop: Shop) -> None:
    mads = person(shop, "Mads Sørensen")
    shop.permissions.give(mads, Channel.EMAIL, Purpose.OFFERS)
    offer = draft("The rye you asked about is 49 kroner this week.", purpose=Purpose.OFFERS, kind="", template="")
    shop.followups.messages.keep(mads, offer)
    assert [booked.kind for booked in shop.trust.history(mads)] == [TrustKind.OFFER]
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert [booked.kind for booked in shop.trust.history(mads)] == [TrustKind.OFFER]


def test_a_card_for_the_post_that_was_taken_back_did_not_go(shop: Shop) -> None:
    mads = person(shop, "Mads Sørensen")
    shop.permissions.sent(mads, Channel.POST, Purpose.PERSONAL)
    step = shop.undo.last()
    assert step is not None
    assert not shop.undo.take_back(step.id)
    assert shop.permissions.sendings.of(mads) == ()
