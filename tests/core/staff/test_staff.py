"""Staff: who is here, who may do what, and that there is always an owner."""

import dataclasses

import pytest

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft, StaffMember
from shopdesk.errors import NeedsALook, NotAllowed, NotFound


@pytest.fixture
def people(shop: Shop) -> tuple[StaffMember, StaffMember]:
    """An owner and a helper; the helper stands at the counter."""
    shop.pictures._gate = lambda picture, *, keep_alpha=False: picture + bytes([keep_alpha])
    owner = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER, email="i@example.no"))
    shop.staff.hand_over(owner.id)
    helper = shop.staff.add(StaffDraft("Tor Berg", title="baker"))
    shop.staff.hand_over(helper.id)
    return owner, helper


def test_whoever_opens_a_shop_without_staff_may_set_it_up(shop: Shop) -> None:
    assert shop.staff.is_owner()
    assert shop.staff.at_counter() is None
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Bakery"))
    shop.staff.add(StaffDraft("Ingrid", Role.OWNER))
    assert not shop.staff.is_owner()


@pytest.mark.parametrize(
    "act",
    [lambda shop, helper: shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Mine")), lambda shop,
     helper: shop.settings.set_logo(b"x"),
     lambda shop, helper: shop.settings.save_reason(dataclasses.replace(shop.settings.reasons()[0], on=False)),
     lambda shop, helper: shop.staff.add(StaffDraft("A friend")), lambda shop,
     helper: shop.staff.edit(helper.id, StaffDraft("Tor", Role.OWNER)),
     lambda shop, helper: shop.staff.leave(helper.id), lambda shop, helper: shop.staff.set_face(shop.staff.all()[0].id, b"x")],
)
def test_the_service_refuses_staff_what_only_an_owner_may(shop: Shop, people: tuple[StaffMember, StaffMember], act: object) -> None:
    lines, pictures = len(shop.log.tail()), shop.store.rows("SELECT count(*) FROM picture")
    for present in (people[1].id, None):
        shop.staff.hand_over(present)
        with pytest.raises(NotAllowed) as refused:
            act(shop, people[1])
        assert "Ingrid" in refused.value.do
    assert len(shop.log.tail()) == lines + 2
    assert shop.store.rows("SELECT count(*) FROM picture") == pictures


def test_staff_have_their_own_face_and_signature(shop: Shop, people: tuple[StaffMember, StaffMember]) -> None:
    shop.staff.set_face(people[1].id, b"face")
    shop.staff.set_signature(people[1].id, b"signature")
    tor = shop.staff.get(people[1].id)
    assert tor.face_id is not None
    assert tor.signature_id is not None
    assert shop.pictures.get(tor.face_id) == b"face\0"
    assert shop.pictures.get(tor.signature_id) == b"signature\1"


def test_there_is_always_an_owner(shop: Shop, people: tuple[StaffMember, StaffMember]) -> None:
    owner, helper = people
    shop.staff.hand_over(owner.id)
    for act in (lambda: shop.staff.leave(owner.id), lambda: shop.staff.edit(owner.id, dataclasses.replace(owner.draft(), role=Role.STAFF))):
        with pytest.raises(NotAllowed):
            act()
    shop.staff.edit(helper.id, dataclasses.replace(helper.draft(), role=Role.OWNER))
    shop.staff.leave(owner.id)
    assert [member.name for member in shop.staff.all()] == ["Tor Berg"]
    assert shop.staff.at_counter() is None
    with pytest.raises(NotAllowed):
        shop.staff.hand_over(owner.id)


def test_taking_back_leaves_an_owner_too(shop: Shop, people: tuple[StaffMember, StaffMember]) -> None:
    owner, helper = people
    shop.staff.act_as(owner.id)
    shop.staff.edit(helper.id, dataclasses.replace(helper.draft(), role=Role.OWNER))
    made_owner = shop.undo.last()
    assert made_owner is not None
    shop.staff.edit(owner.id, dataclasses.replace(owner.draft(), role=Role.STAFF))
    shop.staff.act_as(helper.id)
    with pytest.raises(NotAllowed, match="Nobody would be an owner"):
        shop.undo.take_back(made_owner.id)
    assert [one.name for one in shop.staff.all() if one.role is Role.OWNER] == ["Tor Berg"]


def test_what_somebody_did_keeps_their_name(shop: Shop, people: tuple[StaffMember, StaffMember]) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))
    shop.visits.record(member.id)
    shop.staff.hand_over(people[0].id)
    shop.staff.leave(people[1].id)
    assert shop.visits.of(member.id)[0].staff_name == "Tor Berg"
    assert [one.name for one in shop.staff.all(gone_too=True)] == ["Ingrid Dahl", "Tor Berg"]


def test_who_is_here_is_kept_by_the_counter(shop: Shop, people: tuple[StaffMember, StaffMember]) -> None:
    shop.close()
    with Shop.open(shop.location, clock=shop.clock, counter="Counter") as again:
        present = again.staff.at_counter()
        assert present is not None
        assert present.id == people[1].id
    with Shop.open(shop.location, clock=shop.clock, counter="Window") as window:
        assert window.staff.at_counter() is None


def test_a_command_writes_as_nobody_or_as_who_was_named(shop: Shop, people: tuple[StaffMember, StaffMember]) -> None:
    shop.staff.act_as(None)
    member = shop.members.add(MemberDraft(name="Ida"))
    shop.staff.act_as(people[0].id)
    shop.visits.record(member.id)
    assert [line.staff_id for line in shop.log.tail(2)] == [people[0].id, None]
    assert shop.store.rows("SELECT staff_id FROM counter") == [(people[1].id,)]


def test_somebody_is_named_by_whole_or_first_name(shop: Shop, people: tuple[StaffMember, StaffMember]) -> None:
    assert shop.staff.named(" ingrid ").id == shop.staff.named("INGRID DAHL").id == people[0].id
    with pytest.raises(NotFound) as refused:
        shop.staff.named("Eva")
    assert "Tor Berg" in refused.value.do
    for act in (lambda: shop.staff.get(1), lambda: shop.staff.hand_over(1)):
        with pytest.raises(NotFound):
            act()


@pytest.mark.parametrize(
    "draft", [StaffDraft(), StaffDraft(" "), StaffDraft("x" * 101), StaffDraft("Eva", email="eva"), StaffDraft("Eva", line="x" * 121)]
)
def test_what_cannot_be_kept_of_somebody(shop: Shop, draft: StaffDraft) -> None:
    with pytest.raises(NeedsALook):
        shop.staff.add(draft)
