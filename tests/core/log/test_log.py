"""The log is only added to, shows every change of itself, and names nobody."""

import dataclasses
from pathlib import Path

import pytest

from shopdesk.core.members.records import MemberDraft, MemoryKind
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.storage.backup import read_manifest
from tests.core.behind import let_go


@pytest.fixture
def busy(shop: Shop) -> Shop:
    """A shop in which a little of everything was done."""
    owner = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    shop.staff.hand_over(owner.id)
    member = shop.members.add(MemberDraft(name="Søren Kjær", phones=("91234567",), emails=("soren@example.no",)))
    shop.members.remember(member.id, MemoryKind.ALLERGY, "Walnuts")
    shop.members.note(member.id, "Asked about rye")
    shop.members.edit(member.id, dataclasses.replace(member.draft(), name="Søren Kjær-Dahl"))
    shop.visits.record(member.id, amount=Money(4850, "NOK"), what="Sourdough")
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    return shop


def test_every_act_has_a_line_with_who_and_where(busy: Shop) -> None:
    lines = busy.log.tail()
    assert [line.verb for line in lines] == [
        "undo.take_back", "visits.record", "members.edit", "members.note", "members.remember", "members.add", "staff.hand_over",
        "staff.add",
    ]
    assert {line.counter_id for line in lines} == {busy.counter_id}
    owner = busy.staff.at_counter_id()
    assert [line.staff_id for line in lines] == [owner] * 7 + [None]
    assert lines[1].numbers["amount"] == 4850
    assert all(line.at == busy.clock.now() for line in lines)


def test_no_word_about_anybody_stands_in_it(busy: Shop) -> None:
    text = "".join(map(str, busy.store.rows("SELECT verb, numbers FROM log_line"))).casefold()
    for word in ("søren", "kjær", "dahl", "ingrid", "walnut", "rye", "sourdough", "91234567", "example"):
        assert word not in text


@pytest.mark.parametrize("sql", ["UPDATE log_line SET member_id = 1", "DELETE FROM log_line", "UPDATE log_line SET at = 1 WHERE id = 2"])
def test_no_line_can_be_changed_or_removed(busy: Shop, sql: str) -> None:
    before = busy.store.rows("SELECT * FROM log_line")
    with pytest.raises(Exception, match="only added to"):
        busy.store.run(sql)
    assert busy.store.rows("SELECT * FROM log_line") == before


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE log_line SET member_id = 5 WHERE id = 4", 4), ("UPDATE log_line SET numbers = '{}' WHERE id = 7", 7),
        ("DELETE FROM log_line WHERE id = 3", 4), ("UPDATE log_line SET staff_id = 1 WHERE id = 2", 2),
        ("UPDATE log_line SET id = 20 WHERE id = 5", 6), ("DELETE FROM log_line WHERE id = 1", 2),
    ],
)
def test_whoever_gets_round_the_triggers_is_seen(busy: Shop, sql: str, broken: int) -> None:
    assert busy.log.broken_at() is None
    let_go(busy, "log_line")
    busy.store.run(sql)
    assert busy.log.broken_at() == broken
    assert not next(check for check in busy.backups.check() if check.name == "log").well


def test_each_counter_has_a_chain_of_its_own(busy: Shop) -> None:
    first = busy.log.head(busy.counter_id)
    busy.close()
    with Shop.open(busy.location, clock=busy.clock, counter="Window") as window:
        window.members.add(MemberDraft(name="Tor"))
        assert window.log.broken_at() is None
        assert window.log.head(window.counter_id) != first


def test_a_backup_says_how_each_chain_ends(shop_file: Path, busy: Shop) -> None:
    heads = {busy.counter_id: busy.log.head(busy.counter_id)}
    busy.close()
    with Shop.open(shop_file, clock=busy.clock, counter="Window") as window:
        window.members.add(MemberDraft(name="Tor"))
        heads[window.counter_id] = window.log.head(window.counter_id)
        backup = window.backups.make()
    assert read_manifest(backup.path)["log_heads"] == {str(counter): head for counter, head in heads.items()}
