"""Taking a list back: whole, for thirty days, and nothing that happened since is lost."""

import datetime as dt
from typing import Any

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.imports.records import ListSource, PersonRow, Stayed
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Channel, How, Purpose, State
from shopdesk.core.shop import Shop
from shopdesk.errors import ChangedSince, NotFound
from shopdesk.storage.tables import LEDGERS, TABLES, BroughtList, Setting, TakenBack

MAILED = ListSource("audience.zip", "mailchimp", ("Email Address", "OPTIN_TIME", "CONFIRM_TIME", "UNSUB_TIME"))
PROOF = "2024-01-01 10:00:00,2024-01-01 10:05:00,"
HISTORY = {BroughtList, TakenBack, Setting, *LEDGERS}


def person(line: int, name: str, email: str = "", said: str = ",,", **fields: Any) -> PersonRow:
    blank = dict.fromkeys(PersonRow._fields, "") | {"phones": (), "birthday": None, "doubts": (), "photo": b""}
    emails = (email,) if email else ()
    return PersonRow(**{**blank, "line": line, "raw": f"{email},{said}", "name": name, "emails": emails, **fields})


def contents(shop: Shop) -> dict[str, Any]:
    """Everything in the shop that is not history."""
    names = [table._meta.table_name for table in TABLES if table not in HISTORY and table._meta.table_name != "backup"]
    return {name: sorted(shop.store.rows(f'SELECT * FROM "{name}"'), key=repr) for name in names}


def page_of(shop: Shop, name: str) -> int:
    return int(shop.store.rows("SELECT id FROM member WHERE name = ?", (name,))[0][0])


PEOPLE = [
    person(2, "Søren Kjær", "soren@kjaer.example", PROOF, phones=("912 44 318",), note="likes rye", own_id="1"),
    person(3, "Ingrid Dahl", "ingrid@dahl.example", ",,2024-02-02 08:00:00", birthday=(1984, 5, 17)),
    person(4, "Åse Bråten", "ase@braten.example"),
]


def test_what_happened_since_stays_and_is_said(shop: Shop) -> None:
    known = shop.members.add(MemberDraft(name="Hanne Vik", emails=("hanne@vik.example",)))
    people = [*PEOPLE, person(5, "Hanne Vik", "hanne@vik.example"), person(6, "Jan de Vries", "jan@devries.example")]
    brought = shop.imports.bring_people(people, MAILED)
    came, changed = page_of(shop, "Søren Kjær"), page_of(shop, "Ingrid Dahl")
    shop.visits.record(came)
    shop.members.edit(changed, MemberDraft(name="Ingrid Dahl-Moe"))
    other = shop.imports.bring_people([person(2, "Åse Bråten", "ase@braten.example")], MAILED)
    back = shop.imports.undo(brought.list_id)
    assert (back.gone, [(one.name, one.why) for one in back.stayed]) == (1, [
        ("Søren Kjær", Stayed.VISIT), ("Ingrid Dahl-Moe", Stayed.CHANGED), ("Åse Bråten", Stayed.OTHER_LIST),
    ])
    assert len(shop.visits.of(came)) == 1
    assert shop.members.get(changed).name == "Ingrid Dahl-Moe"
    assert shop.members.get(known.id).emails == ("hanne@vik.example",)
    assert shop.members.count() == 4
    assert shop.store.rows("SELECT count(*) FROM brought_row WHERE member_id = ?", (known.id,)) == [(0,)]
    assert [one.taken_back is not None for one in shop.imports.past()] == [one.list_id == brought.list_id for one in shop.imports.past()]
    assert other.known == 1


def test_what_the_list_said_of_permissions_is_answered_and_what_they_said_since_stands(shop: Shop) -> None:
    brought = shop.imports.bring_people(PEOPLE, MAILED)
    soren, ingrid = page_of(shop, "Søren Kjær"), page_of(shop, "Ingrid Dahl")
    assert shop.permissions.may(soren, Channel.EMAIL, Purpose.OFFERS).allowed
    shop.visits.record(soren)
    shop.permissions.ledger.add(ingrid, Channel.EMAIL, Purpose.NEWS, State.YES, How.COUNTER)
    entries = len(shop.permissions.ledger.of(soren))
    back = shop.imports.undo(brought.list_id)
    assert back.answers == 4
    assert len(shop.permissions.ledger.of(soren)) == 2 * entries  # a ledger is only added to
    assert not shop.permissions.may(soren, Channel.EMAIL, Purpose.OFFERS).allowed
    assert shop.permissions.ledger.of(ingrid, Channel.EMAIL, Purpose.NEWS)
    assert {one.member_id for one in back.stayed} == {soren, ingrid}


def test_nobody_erased_comes_back(shop: Shop) -> None:
    brought = shop.imports.bring_people(PEOPLE, MAILED)
    shop.known.erasing.erase(page_of(shop, "Søren Kjær"))
    back = shop.imports.undo(brought.list_id)
    assert (back.gone, back.stayed) == (2, ())
    assert shop.members.count() == 0


def test_a_list_goes_back_once_and_within_thirty_days(shop: Shop, clock: FixedClock) -> None:
    first = shop.imports.bring_people(PEOPLE[:1], MAILED)
    second = shop.imports.bring_people(PEOPLE[1:], MAILED)
    clock.move(dt.timedelta(days=29))
    assert shop.imports.undo(first.list_id).gone == 1
    with pytest.raises(NotFound):
        shop.imports.undo(first.list_id)
    clock.move(dt.timedelta(days=2))
    with pytest.raises(ChangedSince, match="until"):
        shop.imports.undo(second.list_id)
    with pytest.raises(NotFound):
        shop.imports.undo(17)
    assert shop.members.count() == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_list_brought_twice_by_mistake_goes_in_either_order(shop: Shop, order: tuple[int, int]) -> None:
    before = contents(shop)
    lists = [shop.imports.bring_people(PEOPLE, MAILED).list_id for _time in range(2)]
    assert sum(shop.imports.undo(lists[place]).gone for place in order) == 3
    assert contents(shop) == before | {"counter": contents(shop)["counter"]}


def test_what_was_written_between_two_lists_stays_when_the_earlier_went_first(shop: Shop) -> None:
    first = shop.imports.bring_people(PEOPLE, MAILED)
    changed = page_of(shop, "Søren Kjær")
    shop.members.note(changed, "said since")
    second = shop.imports.bring_people(PEOPLE[:2], MAILED)
    assert shop.imports.undo(first.list_id).gone == 1
    assert shop.imports.undo(second.list_id).gone == 1
    assert [row[0] for row in shop.store.rows("SELECT id FROM member")] == [changed]


def test_many_are_taken_back_in_as_many_statements_as_few(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    say = shop.store.database.execute_sql

    def noted(sql: str, *more: Any) -> Any:
        said.append(sql)
        return say(sql, *more)

    counts = []
    monkeypatch.setattr(shop.store.database, "execute_sql", noted)
    for number in (2, 200):
        people = [person(n, f"Hanne Vik {n}", f"h{n}@vik.example", PROOF, phones=(f"91{n:06}",)) for n in range(number)]
        brought = shop.imports.bring_people(people, MAILED)
        said.clear()
        shop.imports.undo(brought.list_id)
        counts.append(len(said))
        assert shop.members.count() == 0
    assert counts[0] == counts[1] > 0
