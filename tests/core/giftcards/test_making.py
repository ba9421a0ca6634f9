from pathlib import Path

import pytest

from shopdesk.core import codes
from shopdesk.core.giftcards.making import MOST
from shopdesk.core.giftcards.records import EntryKind, GiftState, Part, Person, Refused, Why, Worth
from shopdesk.core.giftcards.rules import code_hash, new_key
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, NotAllowed, NotFound
from tests.core.giftcards.conftest import KRONER_350, Made


def test_a_thousand_codes_are_all_others_and_all_good(shop: Shop) -> None:
    batch = shop.giftcards.making.issue(KRONER_350, 1000)
    assert len({code[:-1] for code in batch.codes}) == 1000
    assert all(reading is not None and reading.good for reading in map(codes.read, batch.codes))


def test_the_file_keeps_no_code(shop_file: Path, shop: Shop) -> None:
    [code] = shop.giftcards.making.issue(KRONER_350, blank=False).codes
    assert shop.store.rows("SELECT code_hash, tail FROM gift_card") == [(code_hash(code), code[-4:])]
    shop.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    held = b"".join(path.read_bytes() for path in shop_file.parent.glob(shop_file.name + "*"))
    assert code.encode() not in held
    assert code[:19].encode() not in held


def test_a_blank_card_is_worth_something_once_it_is_sold(shop: Shop, made: Made) -> None:
    card, hanne = made(blank=True), shop.members.add(MemberDraft("Hanne Vik")).id
    assert (card.state, card.balance.units) == (GiftState.BLANK, 0)
    giver, receiver = Person(hanne, words="For the lift home in the rain."), Person(name="the night nurses")
    key = new_key()
    shop.giftcards.keeping.activate(card.id, key, giver=giver, receiver=receiver)
    assert shop.giftcards.keeping.activate(card.id, key).replay
    card = shop.giftcards.get(card.id)
    assert (card.state, card.balance.units) == (GiftState.OPEN, 35_000)
    assert card.giver == Person(hanne, "Hanne Vik", "For the lift home in the rain.")
    assert card.receiver == Person(None, "the night nurses", "")
    with pytest.raises(Refused, match="sold or given before"):
        shop.giftcards.keeping.activate(card.id, new_key())


def test_a_sale_is_taken_back_by_an_entry_until_the_card_is_used(shop: Shop, made: Made) -> None:
    card = made(blank=True)
    shop.giftcards.keeping.activate(card.id, new_key(), giver=Person(name="Åse Bråten"))
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    card = shop.giftcards.get(card.id)
    assert (card.state, card.balance.units, card.giver, card.activated_at) == (GiftState.BLANK, 0, None, None)
    assert [entry.kind for entry in shop.giftcards.entries(card.id)] == [EntryKind.ISSUE, EntryKind.ACTIVATE, EntryKind.CORRECT]


def test_a_batch_is_not_sold_from_before_it_came_out(shop: Shop) -> None:
    batch = shop.giftcards.making.issue(KRONER_350, 3)
    assert [unfinished.id for unfinished in shop.giftcards.making.unfinished()] == [batch.id]
    with pytest.raises(Refused, match="came out"):
        shop.giftcards.keeping.activate(batch.card_ids[0], new_key())
    shop.giftcards.making.keep(batch.id)
    assert shop.giftcards.making.unfinished() == ()
    shop.giftcards.keeping.activate(batch.card_ids[0], new_key())


@pytest.mark.parametrize("blank", [True, False])
def test_a_batch_that_was_broken_off_is_void_and_made_anew(shop: Shop, blank: bool) -> None:
    batch = shop.giftcards.making.issue(KRONER_350, 3, blank=blank)
    owed = shop.giftcards.shelf.owed()
    anew = shop.giftcards.making.anew(batch.id)
    assert not set(anew.codes) & set(batch.codes)
    assert {shop.giftcards.find(code).state for code in batch.codes} == {GiftState.VOID}
    assert {shop.giftcards.find(code).state for code in anew.codes} == {GiftState.BLANK if blank else GiftState.OPEN}
    assert {shop.giftcards.find(code).value for code in anew.codes} == {KRONER_350}
    assert shop.giftcards.shelf.owed() == owed
    with pytest.raises(NotFound):
        shop.giftcards.making.keep(batch.id)


def test_printing_again_never_changes_what_is_owed(shop: Shop, made: Made) -> None:
    card = made()
    shop.giftcards.till.redeem(card.id, KRONER_350.of(10_000).money, new_key())
    batch = shop.giftcards.making.replace(card.id)
    old, new = shop.giftcards.get(card.id), shop.giftcards.find(batch.codes[0])
    assert (old.state, old.balance.units, old.followed_by) == (GiftState.VOID, 0, new.id)
    assert (new.state, new.balance.units) == (GiftState.OPEN, 25_000)
    assert shop.giftcards.shelf.owed().sums == (Worth(25_000, "NOK"),)
    assert shop.giftcards.entries(new.id)[0].about_id == old.id
    with pytest.raises(Refused, match="replaced by another") as refused:
        shop.giftcards.till.redeem(old.id, None, new_key())
    assert refused.value.why is Why.VOID
    with pytest.raises(Refused):
        shop.giftcards.making.replace(old.id)


def test_a_lost_card_is_replaced_by_the_owner_alone(shop: Shop, made: Made, emil: int) -> None:
    card = made()
    shop.staff.hand_over(emil)
    with pytest.raises(NotAllowed):
        shop.giftcards.making.replace(card.id, lost=True)
    shop.giftcards.making.replace(card.id)


@pytest.mark.parametrize("count", [0, -1, MOST + 1])
def test_a_batch_has_a_size(shop: Shop, count: int) -> None:
    with pytest.raises(NeedsALook):
        shop.giftcards.making.issue(KRONER_350, count)


@pytest.mark.parametrize("worth", [Worth(0, "NOK"), Worth(-1, "NOK"), Worth(10**14, "NOK"), Worth(1), Worth(1, "NOK", "A loaf")])
def test_a_card_is_worth_an_amount_or_a_thing(shop: Shop, worth: Worth) -> None:
    with pytest.raises(NeedsALook):
        shop.giftcards.making.issue(worth)


def test_void_and_correct_are_the_owners_and_want_a_reason(shop: Shop, made: Made, emil: int) -> None:
    card = made()
    with pytest.raises(NeedsALook):
        shop.giftcards.keeping.void(card.id, "  ", new_key())
    shop.giftcards.keeping.correct(card.id, KRONER_350.of(30_000), "Typed wrongly at the till", new_key())
    entry = shop.giftcards.entries(card.id)[-1]
    assert (entry.kind, entry.worth.units, entry.balance, entry.reason) == (EntryKind.CORRECT, -5_000, 30_000, "Typed wrongly at the till")
    with pytest.raises(Refused):
        shop.giftcards.keeping.correct(card.id, KRONER_350.of(30_000), "Again", new_key())
    shop.staff.hand_over(emil)
    for act in (
        lambda: shop.giftcards.keeping.void(card.id, "Lost", new_key()),
        lambda: shop.giftcards.keeping.correct(card.id, KRONER_350, "More", new_key()),
        lambda: shop.giftcards.making.bring("A-1001", KRONER_350),
        shop.giftcards.guesses.let_go_on,
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_void_card_owes_nothing_and_stays_so(shop: Shop, made: Made) -> None:
    card, key = made(), new_key()
    shop.giftcards.keeping.void(card.id, "Stolen with the bag", key)
    assert shop.giftcards.keeping.void(card.id, "Stolen with the bag", key).replay
    assert shop.giftcards.shelf.owed().sums == ()
    with pytest.raises(Refused):
        shop.giftcards.keeping.correct(card.id, KRONER_350, "Found again", new_key())


def test_old_cards_come_with_their_own_codes(shop: Shop) -> None:
    shop.giftcards.making.bring("a-10 234", KRONER_350)
    for typed in ("A-10234", "a10234", " A10 234\n"):
        assert shop.giftcards.find(typed).is_brought
    with pytest.raises(NeedsALook, match="already"):
        shop.giftcards.making.bring("A10234", KRONER_350)
    for code in ("", "abc", "x" * 65, "XVTSRPNKJHGFEDCBBCDX", "BCDEFGHJKNPRSTVR"):
        with pytest.raises(NeedsALook):
            shop.giftcards.making.bring(code, KRONER_350)


def test_who_is_erased_leaves_only_numbers(shop: Shop, made: Made) -> None:
    card, hanne = made(blank=True), shop.members.add(MemberDraft("Hanne Vik")).id
    shop.giftcards.keeping.activate(card.id, new_key(), giver=Person(hanne, words="For the lift home in the rain."))
    shop.giftcards.keeping.void(card.id, "Hanne lost it", new_key())
    for table in ("gift_person", "gift_reason"):
        assert shop.store.rows(f"SELECT count(*) FROM {table} WHERE member_id = ?", (hanne,)) == [(1,)]
        shop.store.run(f"DELETE FROM {table} WHERE member_id = ?", (hanne,))
    assert shop.giftcards.get(card.id).giver is None
    assert shop.giftcards.entries(card.id)[-1].reason == ""


@pytest.mark.parametrize("typed", ["A loaf\0 of\nrye", "\u202eA loaf of rye\udcff", " A  loaf of rye "])
def test_a_thing_is_one_clean_line(shop: Shop, made: Made, typed: str) -> None:
    thing = made(Worth(1, "", typed)).value.thing
    assert thing.isprintable()
    assert thing.removesuffix("?") == "A loaf of rye"


@pytest.mark.parametrize("typed", ["A loaf of rye" * 10, "\u200b", " "])
def test_a_thing_that_nobody_could_read_is_none(shop: Shop, typed: str) -> None:
    with pytest.raises(NeedsALook):
        shop.giftcards.making.issue(Worth(1, "", typed))


def test_a_card_whose_receiver_was_known_before_is_sold_all_the_same(shop: Shop, made: Made) -> None:
    card = made(blank=True)
    shop.giftcards.keeping.name(card.id, Part.RECEIVER, Person(None, "Hanne"))
    shop.giftcards.keeping.activate(card.id, new_key(), receiver=Person(None, "Åse"))
    receiver = shop.giftcards.get(card.id).receiver
    assert receiver is not None
    assert receiver.name == "Åse"
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    before = shop.giftcards.get(card.id)
    assert (before.state, before.receiver and before.receiver.name) == (GiftState.BLANK, "Hanne")
