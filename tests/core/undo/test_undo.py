"""Taking back: exactly what it was, or a refusal in words."""

import ast
import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import shopdesk
from shopdesk.clock import FixedClock
from shopdesk.core.members.records import Address, CompanionKind, Job, MemberDraft, MemoryKind
from shopdesk.core.money import Money
from shopdesk.core.permissions.records import Manners, Purpose, Topic
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.core.undo.service import OWNERS
from shopdesk.errors import ChangedSince, NotAllowed, NotFound
from shopdesk.storage.tables import TABLES, Rhythm

_OWN = {"undo_step", "undo_row", "log_line", "picture"}


def kept(shop: Shop) -> dict[str, list[tuple[object, ...]]]:
    """Every row that an act can touch, but for the log and the way back themselves."""
    tables = [table._meta.table_name for table in TABLES if table._meta.table_name not in _OWN]
    return {name: sorted(shop.store.rows(f'SELECT * FROM "{name}"'), key=repr) for name in tables}


def take_back(shop: Shop) -> None:
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)


def gate(picture: bytes, *, keep_alpha: bool = False) -> bytes:
    return picture


@pytest.fixture
def full(shop: Shop) -> tuple[Shop, int]:
    """A shop whose one member has something of everything."""
    shop.pictures._gate = gate
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="The shop"))
    draft = MemberDraft(name="Søren Kjær", phones=("91234567",), emails=("s@example.no",), job=Job("early", "bread", "lunch"))
    member = shop.members.add(draft)
    shop.members.remember(member.id, MemoryKind.ALLERGY, "Walnuts", told_by="himself")
    shop.members.add_companion(member.id, CompanionKind.DOG, "Fenrir")
    shop.members.add_thing(member.id, "Starter", care_every_days=30)
    shop.members.set_photo(member.id, b"photo")
    shop.visits.record(member.id, amount=Money(100, "EUR"), what="Rye")
    return shop, member.id


def _edit(shop: Shop, member_id: int) -> None:
    draft = shop.members.get(member_id).draft()
    changed = dataclasses.replace(
        draft, name="Søren Dahl", phones=("22334455", *draft.phones), emails=(), address=Address(city="Oslo"),
        job=Job("late", "soup", "sleep"),
    )
    shop.members.edit(member_id, changed)


def _memory(shop: Shop, member_id: int) -> int:
    return shop.members.get(member_id).memories[0].id


# Columns of a rhythm from which on it depends on the day it was written down.
DAY_BY_DAY = [field.column_name for field in Rhythm._meta.sorted_fields].index("expected_on")

ACTS = {
    "add": lambda shop, member: shop.members.add(MemberDraft(name="Tor", emails=("t@example.no",))),
    "edit": _edit,
    "photo off": lambda shop, member: shop.members.set_photo(member, None),
    "photo": lambda shop, member: shop.members.set_photo(member, b"another"),
    "remember": lambda shop, member: shop.members.remember(member, MemoryKind.TALK, "Sailing"),
    "reword": lambda shop, member: shop.members.reword(_memory(shop, member), "All nuts"),
    "confirm": lambda shop, member: shop.members.confirm(_memory(shop, member)),
    "forget": lambda shop, member: shop.members.forget(_memory(shop, member)),
    "note": lambda shop, member: shop.members.note(member, "Asked for soup"),
    "companion": lambda shop, member: shop.members.add_companion(member, CompanionKind.CHILD, "Ea"),
    "companion off": lambda shop, member: shop.members.remove_companion(shop.members.get(member).companions[0].id),
    "thing": lambda shop, member: shop.members.add_thing(member, "Knife"),
    "thing off": lambda shop, member: shop.members.remove_thing(shop.members.get(member).things[0].id),
    "visit": lambda shop, member: shop.visits.record(member),
    "visit edit": lambda shop, member: shop.visits.edit(shop.visits.of(member)[0].id, amount=None, ask_how=True),
    "visit off": lambda shop, member: shop.visits.remove(shop.visits.of(member)[0].id),
    "settings": lambda shop, member: shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Bakery")),
    "logo": lambda shop, member: shop.settings.set_logo(b"logo"),
    "reason": lambda shop, member: shop.settings.save_reason(dataclasses.replace(shop.settings.reasons()[0], reason="Because")),
    "counter": lambda shop, member: shop.settings.save_counter(dataclasses.replace(shop.settings.counter(), name="Till")),
    "staff": lambda shop, member: shop.staff.add(StaffDraft("Ingrid")),
}


@pytest.mark.parametrize("act", ACTS)
def test_every_act_is_taken_back_to_the_last_row(full: tuple[Shop, int], act: str, clock: FixedClock) -> None:
    shop, member = full
    clock.move(dt.timedelta(days=1))
    before, page, counter = kept(shop), shop.members.get(member), shop.counter_name
    ACTS[act](shop, member)
    assert kept(shop) != before or act == "confirm"
    take_back(shop)
    after = kept(shop)
    glances, glances_before = after.pop("glance"), before.pop("glance")
    rhythms, rhythms_before = after.pop("rhythm"), before.pop("rhythm")
    assert after == before
    assert [row[:DAY_BY_DAY] for row in rhythms] == [row[:DAY_BY_DAY] for row in rhythms_before]
    assert [row[1:] for row in glances] == [row[1:] for row in glances_before]
    assert shop.members.get(member) == page
    assert shop.counter_name == counter
    assert all(check.well for check in shop.backups.check())


def test_an_edit_is_found_by_the_old_words_again(full: tuple[Shop, int]) -> None:
    shop, member = full
    _edit(shop, member)
    assert shop.members.find("kjær").matches == ()
    take_back(shop)
    assert shop.members.find("kjær 4567").matches[0].id == member
    assert shop.members.find("dahl").matches == ()


def test_what_somebody_changed_since_is_not_taken_back(full: tuple[Shop, int], clock: FixedClock) -> None:
    shop, member = full
    ingrid = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    _edit(shop, member)
    step = shop.undo.last()
    assert step is not None
    shop.staff.hand_over(ingrid.id)
    clock.move(dt.timedelta(minutes=2))
    shop.members.edit(member, dataclasses.replace(shop.members.get(member).draft(), name="Søren Berg"))
    before = kept(shop)
    with pytest.raises(ChangedSince) as refused:
        shop.undo.take_back(step.id)
    assert "Ingrid Dahl" in refused.value.what
    assert refused.value.kept
    assert kept(shop) == before


def test_a_page_somebody_wrote_on_since_stays(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))
    step = shop.undo.last()
    assert step is not None
    shop.visits.record(member.id)
    before = kept(shop)
    with pytest.raises(ChangedSince):
        shop.undo.take_back(step.id)
    assert kept(shop) == before
    assert shop.members.find("ida").matches[0].visits == 1
    take_back(shop)
    take_back(shop)
    assert shop.members.count() == 0


def test_nothing_is_taken_back_twice_or_after_ten_minutes(shop: Shop, clock: FixedClock) -> None:
    shop.members.add(MemberDraft(name="Ida"))
    step = shop.undo.last()
    assert step is not None
    assert (step.verb, step.member_name, step.at) == ("members.add", "Ida", clock.now())
    shop.undo.take_back(step.id)
    assert shop.undo.last() is None
    with pytest.raises(NotFound):
        shop.undo.take_back(step.id)
    shop.members.add(MemberDraft(name="Tor"))
    clock.move(dt.timedelta(minutes=10))
    assert shop.undo.last() is not None
    clock.move(dt.timedelta(seconds=1))
    assert shop.undo.last() is None


def test_taking_back_is_no_act_that_can_be_taken_back(shop: Shop) -> None:
    first = shop.members.add(MemberDraft(name="Ida"))
    shop.members.add(MemberDraft(name="Tor"))
    take_back(shop)
    step = shop.undo.last()
    assert step is not None
    assert step.member_id == first.id


def test_each_counter_takes_back_its_own(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida"))
    shop.close()
    with Shop.open(shop.location, clock=shop.clock, counter="Window") as window:
        assert window.undo.last() is None


def test_what_only_an_owner_may_do_only_an_owner_takes_back(shop: Shop) -> None:
    owner = shop.staff.add(StaffDraft("Ingrid", Role.OWNER))
    shop.staff.hand_over(owner.id)
    helper = shop.staff.add(StaffDraft("Tor"))
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Bakery"))
    step = shop.undo.last()
    assert step is not None
    shop.staff.hand_over(helper.id)
    with pytest.raises(NotAllowed):
        shop.undo.take_back(step.id)
    assert shop.settings.shop().name == "Bakery"
    shop.staff.hand_over(owner.id)
    shop.undo.take_back(step.id)
    assert shop.settings.shop().name == ""


OWNERS_ACTS: tuple[Callable[[Shop], object], ...] = (
    lambda shop: shop.permissions.manners.keep(Manners(per_month=1)),
    lambda shop: shop.permissions.manners.keep_topics((Topic("", "Bread"),)),
    lambda shop: shop.permissions.wordings.reword(Purpose.NEWS, "en", "May we write to you?"),
    lambda shop: shop.asking.keep_questions(()),
    lambda shop: shop.known.keeping.set_unseen_months(5),
    lambda shop: shop.gestures.budget.set_limit(None),
)


@pytest.mark.parametrize("act", OWNERS_ACTS)
def test_staff_take_back_nothing_that_an_owner_decided(shop: Shop, act: Callable[[Shop], object]) -> None:
    shop.staff.hand_over(shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER)).id)
    helper = shop.staff.add(StaffDraft("Tor"))
    act(shop)
    shop.staff.hand_over(helper.id)
    with pytest.raises(NotAllowed):
        take_back(shop)


def _owners_verbs() -> Iterator[tuple[str, str]]:
    """Where somebody must be an owner, and by what names the same function writes what can be taken back."""
    root = Path(shopdesk.__file__).parent / "core"
    for path in root.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            text = ast.unparse(function)
            if re.search(r"require_owner\(|staff\.require\(", text) and "undoable = False" not in text:
                verbs = re.findall(r"transaction\('([a-z._]+)'", text) or re.findall(r"keep\(.*'([a-z]+\.[a-z_]+)'", text)
                yield from ((f"{path.relative_to(root)}:{function.name}", verb) for verb in verbs)


def test_no_act_of_an_owner_is_forgotten() -> None:
    found = list(_owners_verbs())
    assert len(found) > 15
    # Words that go with what was given; and a list that was written, which stays written.
    forgotten = [where for where, verb in found if verb not in OWNERS | {"cases.override", "known.export"}]
    assert not forgotten, "what only an owner may do, staff could take back"


def test_after_two_days_the_file_keeps_nothing_that_was_removed(full: tuple[Shop, int], clock: FixedClock) -> None:
    shop, member = full
    first = shop.members.get(member).photo_id
    shop.members.set_photo(member, b"second photo")
    second = shop.members.get(member).photo_id
    clock.move(dt.timedelta(days=1))
    shop.undo.thin()
    assert {row[0] for row in shop.store.rows("SELECT id FROM picture")} == {first, second}
    clock.move(dt.timedelta(days=2))
    shop.members.note(member, "Still here")
    shop.undo.thin()
    assert shop.store.rows("SELECT count(*) FROM undo_step") == [(1,)]
    assert shop.store.rows("SELECT count(DISTINCT step_id) FROM undo_row") == [(1,)]
    assert shop.store.rows("SELECT id FROM picture") == [(second,)]
    assert shop.pictures.get(second) == b"second photo"
    take_back(shop)
    assert [note.text for note in shop.members.notes(member)] == []


def test_the_last_act_of_all_is_let_go_of_too(full: tuple[Shop, int], clock: FixedClock) -> None:
    shop, member = full
    shop.members.edit(member, dataclasses.replace(shop.members.get(member).draft(), name="Renamed"))
    clock.move(dt.timedelta(days=3))
    shop.undo.thin()
    assert shop.store.rows("SELECT count(*) FROM undo_row") == [(0,)]


@pytest.mark.usefixtures("shop_file")
def test_what_was_taken_out_of_the_words_cannot_be_read_in_the_file_when_the_day_is_over(shop: Shop, clock: FixedClock) -> None:
    member = shop.members.add(MemberDraft(name="Ragnhild Zanzibar"))
    shop.members.edit(member.id, MemberDraft(name="Ragnhild Moe"))
    left = "SELECT count(*) FROM search_data WHERE instr(block, CAST('nzibar' AS BLOB))"
    assert shop.store.rows(left) != [(0,)]
    shop.undo.thin()
    assert shop.store.rows(left) == [(0,)]
