"""What lists say about permissions: a no is a no, and a yes needs its proof."""

import datetime as dt

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.imports.records import ListSource, PersonRow
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.claims import ClaimReader
from shopdesk.core.permissions.records import Channel, EvidenceRead, How, Purpose, State
from shopdesk.core.shop import Shop

MAILCHIMP = ("Email Address", "First Name", "OPTIN_TIME", "CONFIRM_TIME", "UNSUB_TIME", "CLEAN_TIME")
NOW = dt.datetime(2026, 11, 19, 12, tzinfo=dt.UTC)
PROOF = "2024-05-01 10:00:00,2024-05-01 10:04:00"


def person(line: int, raw: str, email: str, name: str = "Hanne Vik") -> PersonRow:
    return PersonRow(line, raw, "", name, "", "", (email,), (), "", "", "", "", "", None, "", "", ())


def bring(shop: Shop, columns: tuple[str, ...], *rows: PersonRow) -> int:
    return shop.imports.bring_people(rows, ListSource("list.csv", "plain", columns)).list_id


def state(shop: Shop, name: str, purpose: Purpose = Purpose.NEWS) -> State:
    return shop.permissions.state(shop.members.find(name).matches[0].id, Channel.EMAIL, purpose)


def test_a_yes_of_a_mailing_program_comes_with_its_proof(shop: Shop) -> None:
    bring(shop, MAILCHIMP, person(2, f"hanne.vik@posten.example,Hanne,{PROOF},,", "hanne.vik@posten.example"))
    member_id = shop.members.find("hanne").matches[0].id
    assert state(shop, "hanne") is State.YES
    assert shop.permissions.state(member_id, Channel.EMAIL, Purpose.PERSONAL) is State.UNKNOWN
    said = shop.permissions.history(member_id)[0]
    assert said.how is How.IMPORT
    assert said.at == dt.datetime(2024, 5, 1, 10, 4, tzinfo=dt.UTC)
    assert set(said.evidence) == {"list", "row", "signed_up", "confirmed"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a,A,,2024-05-01 10:04:00,,", State.UNKNOWN),
        ("a,A,2024-05-01 10:00:00,,,", State.UNKNOWN),
        ("a,A,2024-05-02 10:00:00,2024-05-01 10:04:00,,", State.UNKNOWN),
        ("a,A,2031-05-01 10:00:00,2031-05-01 10:04:00,,", State.UNKNOWN),
        ("a,A,soon,later,,", State.UNKNOWN),
        (f"a,A,{PROOF},2025-01-01 08:00:00,", State.NO),
        (f"a,A,{PROOF},2023-01-01 08:00:00,", State.NO),
        (f"a,A,{PROOF},,2025-01-01 08:00:00", State.NO),
        (f"a,A,{PROOF},sometime,", State.NO),
    ],
)
def test_without_a_whole_proof_nothing_becomes_a_yes(row: str, expected: State) -> None:
    claim, = ClaimReader(MAILCHIMP).read(row, NOW)
    assert (claim.channel, claim.state) == (Channel.EMAIL, expected)


@pytest.mark.parametrize(
    ("title", "cell", "expected"),
    [
        ("Email Subscription Status", "Subscribed", {Channel.EMAIL: State.UNKNOWN}),
        ("Email Subscription Status", "Unsubscribed", {Channel.EMAIL: State.NO}),
        ("Email Subscription Status", "Unknown", {}),
        ("Accepts SMS Marketing", "yes", {Channel.TEXT: State.UNKNOWN}),
        ("Accepts SMS Marketing", "no", {Channel.TEXT: State.NO}),
        ("Accepts Email Marketing", "no", {Channel.EMAIL: State.NO}),
        ("Nyhetsbrev", "nei", dict.fromkeys((Channel.TEXT, Channel.EMAIL, Channel.POST, Channel.PHONE), State.NO)),
        ("Newsletter by e-mail", "ja", {Channel.EMAIL: State.UNKNOWN}),
        ("E-mail opt-out", "yes", {Channel.EMAIL: State.NO}),
        ("E-mail opt-out", "no", {}),
        ("Consent date", "2024-01-02", {}),
        ("Name", "no", {}),
    ],
)
def test_columns_as_other_programs_write_them(title: str, cell: str, expected: dict[Channel, State]) -> None:
    claims = ClaimReader(("E-mail", title)).read(f"hanne.vik@posten.example,{cell}", NOW)
    assert {claim.channel: claim.state for claim in claims} == expected


def test_rows_are_parted_as_their_list_parts_them() -> None:
    reader = ClaimReader(("E-mail", "Note", "Accepts Email Marketing"))
    reader.learn_separator(['a@b.example;"one; two, and\nthree";yes', "c@d.example;;no"])
    assert reader.separator == ";"
    assert [claim.state for claim in reader.read('a@b.example;"x;\ny";no', NOW)] == [State.NO]
    assert reader.read("a;b;c;d;e", NOW) == ()
    assert reader.read('a;"b', NOW) == ()


def test_of_conflicting_rows_the_stricter_wins(shop: Shop) -> None:
    raw = f"hanne.vik@posten.example,Hanne,{PROOF},,"
    left = f"hanne.vik@posten.example,Hanne,{PROOF},2023-02-01 08:00:00,"
    bring(shop, MAILCHIMP, person(2, left, "hanne.vik@posten.example"))
    bring(shop, MAILCHIMP, person(2, raw, "hanne.vik@posten.example"))
    assert shop.members.count() == 1
    assert state(shop, "hanne") is State.NO
    shop.permissions.give(shop.members.find("hanne").matches[0].id, Channel.EMAIL, Purpose.NEWS)
    assert state(shop, "hanne") is State.YES


def test_a_no_stands_when_a_later_list_says_nothing(shop: Shop) -> None:
    bring(shop, ("E-mail", "Accepts Marketing"), person(2, "hanne.vik@posten.example,no", "hanne.vik@posten.example"))
    bring(shop, ("E-mail", "Accepts Marketing"), person(2, "hanne.vik@posten.example,", "hanne.vik@posten.example"))
    assert state(shop, "hanne", Purpose.OFFERS) is State.NO


def test_what_lists_say_is_counted_on_from_what_was_said_before(shop: Shop) -> None:
    columns = ("E-mail", "Accepts Email Marketing")
    hanne, ase = "hanne.vik@posten.example", "ase.braten@posten.example"
    bring(shop, columns, person(2, f"{hanne},no", hanne))
    rows = [person(2, f"{hanne},no", hanne), person(3, f"{ase},no", ase, "Åse Bråten"), person(4, f"{hanne},yes", hanne)]
    list_id = bring(shop, columns, *rows)
    said = shop.store.rows("SELECT member_id, purpose, number, state FROM permission ORDER BY number, member_id")
    of_hanne = shop.members.find("hanne").matches[0].id
    for purpose in ("news", "offers"):
        assert [row[2:] for row in said if row[:2] == (of_hanne, purpose)] == [(1, "no"), (2, "no"), (3, "unknown")]
        assert [row[2:] for row in said if row[0] != of_hanne and row[1] == purpose] == [(1, "no")]
    shop.settings.keep("evidence_read", [], "permissions.evidence_read")
    assert shop.permissions.evidence.read_list(list_id) == EvidenceRead(no=2, unclear=1)  # from the kept rows, as on the way in
    again = shop.store.rows("SELECT number, state FROM permission WHERE purpose = 'news' AND member_id = ? ORDER BY number", (of_hanne,))
    assert again[3:] == [(4, "no"), (5, "unknown")]


def test_lists_of_earlier_days_are_read_once(shop: Shop, clock: FixedClock) -> None:
    member_id = shop.members.add(MemberDraft(name="Hanne Vik")).id
    list_id = bring(shop, ("Name",))
    columns = '["Email Address","OPTIN_TIME","CONFIRM_TIME"]'
    shop.store.run("UPDATE brought_list SET columns = ? WHERE id = ?", (columns, list_id))
    shop.store.run(
        "INSERT INTO brought_row (id, brought_list_id, member_id, line, own_id, content) VALUES (1, ?, ?, 2, '', ?)",
        (list_id, member_id, f"hanne.vik@posten.example,{PROOF}"),
    )
    assert shop.permissions.evidence.unread() == (list_id,)
    assert shop.permissions.evidence.read_unread() == EvidenceRead(yes=1)
    assert shop.permissions.evidence.unread() == ()
    assert shop.permissions.evidence.read_list(list_id) == EvidenceRead()
    assert len(shop.permissions.history(member_id)) == 2
