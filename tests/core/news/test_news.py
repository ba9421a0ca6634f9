"""News with restraint."""

import pytest

from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.news.closing import LEAVE, PRIMARY
from shopdesk.core.news.records import NewsDraft
from shopdesk.core.permissions.records import Channel, Choices, Manners, Purpose, Refusal, Topic
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook

WORDS = "On Saturday we bake the rye of 1962 again."


@pytest.fixture
def bread(shop: Shop) -> str:
    return shop.permissions.manners.keep_topics((Topic("", "Bread"), Topic("", "Cakes")))[0].key


def readers(shop: Shop, topic: str, count: int) -> list[int]:
    ids = []
    for number in range(count):
        member_id = shop.members.add(MemberDraft(name=f"Reader {number}", emails=(f"reader{number}@posten.example",))).id
        shop.permissions.give(member_id, Channel.EMAIL, Purpose.NEWS)
        shop.permissions.choices.choose(member_id, Choices(topics=frozenset({topic})))
        ids.append(member_id)
    return ids


@pytest.mark.idea(26)
def test_only_those_who_chose_the_topic_are_ever_recipients(shop: Shop, bread: str) -> None:
    reader, other = readers(shop, bread, 2)
    shop.permissions.choices.choose(other, Choices())
    assert [one.member_id for one in shop.news.recipients(bread).permitted] == [reader]
    ticked = shop.news.recipients(bread, among=(reader, other))
    assert [one.member_id for one in ticked.permitted] == [reader]
    assert ticked.kept_out == {Refusal.TOPIC_NOT_CHOSEN: 1}
    assert ticked.examples == ("Reader did not choose to hear about this.",)


@pytest.mark.idea(27)
def test_there_is_no_send_to_all(shop: Shop, bread: str) -> None:
    shop.permissions.manners.keep(Manners(many=6))
    readers(shop, bread, 8)
    for nothing in ("", "everybody"):
        with pytest.raises(NeedsALook) as refused:
            shop.news.send(NewsDraft(nothing, WORDS, reason="It is good."))
        assert refused.value.field == "topic"
    with pytest.raises(NeedsALook) as refused:
        shop.news.send(NewsDraft(bread, WORDS))
    assert refused.value.field == "reason"
    draft = NewsDraft(bread, WORDS, reason="They asked when it comes back.")
    assert shop.news.needs_test(draft, 8)
    assert not shop.news.needs_test(draft, 6)
    with pytest.raises(NeedsALook) as refused:
        shop.news.send(draft)
    assert refused.value.field == "test"
    assert shop.store.rows("SELECT count(*) FROM sending") == [(0,)]
    test = shop.news.send(draft, test=True)
    assert (len(test.recipients), test.is_test) == (5, True)
    rest = shop.news.send(draft)
    assert len(rest.recipients) == 3
    assert not {one.member_id for one in rest.recipients} & {one.member_id for one in test.recipients}


def test_other_words_need_a_test_of_their_own(shop: Shop, bread: str) -> None:
    shop.permissions.manners.keep(Manners(many=6))
    readers(shop, bread, 8)
    shop.news.send(NewsDraft(bread, WORDS, reason="They asked."), test=True)
    with pytest.raises(NeedsALook):
        shop.news.send(NewsDraft(bread, "Something else, to everybody who is left.", reason="They asked."))


def test_a_few_need_neither(shop: Shop, bread: str) -> None:
    ids = readers(shop, bread, 3)
    sent = shop.news.send(NewsDraft(bread, WORDS))
    assert [one.member_id for one in sent.recipients] == ids
    assert shop.permissions.sendings.of(ids[0])[0].words == WORDS


def test_everybody_passes_the_gate_when_it_goes_out(shop: Shop, bread: str) -> None:
    often, gone, nobody = readers(shop, bread, 3)
    shop.permissions.choices.choose(often, Choices(per_month=1, topics=frozenset({bread})))
    shop.permissions.sent(often, Channel.PHONE, Purpose.PERSONAL)
    shop.permissions.withdraw(gone, Channel.EMAIL, Purpose.NEWS)
    member = shop.members.get(nobody)
    shop.members.edit(nobody, MemberDraft(name=member.name))
    found = shop.news.recipients(bread)
    assert found.permitted == ()
    assert found.kept_out == {Refusal.TOO_OFTEN: 1, Refusal.NOT_PERMITTED: 1}
    assert found.without_address == 1
    with pytest.raises(NeedsALook):
        shop.news.send(NewsDraft(bread, WORDS))


@pytest.mark.idea(55)
def test_news_wait_until_what_went_wrong_is_put_right(shop: Shop, bread: str) -> None:
    one, other = readers(shop, bread, 2)
    case = shop.cases.open(NewCase(one, CaseKind.PROBLEM, "Her loaf was given to someone else."))
    found = shop.news.recipients(bread)
    assert [reader.member_id for reader in found.permitted] == [other]
    assert found.kept_out == {Refusal.HELD: 1}
    assert found.examples == ("Reader hears no news from us before what went wrong is put right.",)
    shop.cases.solve(case.id)
    shop.cases.core.mark_red("core1", "The oven is cold.")
    assert shop.news.recipients(bread).kept_out == {Refusal.HELD: 2}
    shop.cases.core.mark_right("core1")
    assert len(shop.news.recipients(bread).permitted) == 2


def test_what_so_many_have_is_not_taken_back(shop: Shop, bread: str) -> None:
    readers(shop, bread, 2)
    before = shop.undo.last()
    shop.news.send(NewsDraft(bread, WORDS))
    assert shop.undo.last() == before


@pytest.mark.idea(62)
def test_the_words_say_how_to_leave_and_how_to_move_us_to_primary(shop: Shop, bread: str) -> None:
    draft = NewsDraft(bread, WORDS)
    for language in ("en", "da", "nb", "nl"):
        text = shop.news.text(draft, language)
        assert text.startswith(WORDS)
        assert PRIMARY[language] in text
        assert LEAVE[language].partition("{")[0] in text
        assert "Bread" in text
        assert "<" not in text
        assert "http" not in text
    assert "Gmail" not in shop.news.text(NewsDraft(bread, WORDS, channel=Channel.TEXT), "en")


def test_news_needs_words_and_a_way(shop: Shop, bread: str) -> None:
    readers(shop, bread, 1)
    with pytest.raises(NeedsALook):
        shop.news.send(NewsDraft(bread, "  "))
    shop.permissions.give(shop.members.find("reader").matches[0].id, Channel.POST, Purpose.NEWS)
    with pytest.raises(NeedsALook):
        shop.news.recipients(bread, Channel.POST)
