"""A page: begun with one field, changed, and what is remembered on it with its history."""

import dataclasses
import datetime as dt

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.members import rules
from shopdesk.core.members.records import Address, Birthday, CompanionKind, Job, MemberDraft, MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import StaffDraft
from shopdesk.errors import ChangedSince, FileProblem, NeedsALook, NotAllowed, NotFound
from shopdesk.storage.tables import Member as MemberTable

TODAY = dt.date(2026, 11, 19)
NOBODY = 4711


@pytest.mark.idea(64)
@pytest.mark.parametrize("draft", [MemberDraft(name="Ida"), MemberDraft(emails=("ida@example.no",)), MemberDraft(phones=("91234567",))])
def test_one_field_is_enough(shop: Shop, draft: MemberDraft) -> None:
    member = shop.members.add(draft)
    assert shop.members.get(member.id) == member
    assert shop.members.by_code(member.code) == member
    assert (member.since, member.visits, member.last_day) == (TODAY, 0, None)
    assert shop.members.match(member.id).name


def test_without_anything_there_is_no_page(shop: Shop) -> None:
    for draft in (MemberDraft(), MemberDraft(name="  ", emails=("", " "), phones=(" ",)), MemberDraft(name="\u200b")):
        with pytest.raises(NeedsALook) as refused:
            shop.members.add(draft)
        assert refused.value.field == "name"
    assert shop.members.count() == 0


def test_a_form_that_is_written_back_as_it_is_changes_nothing(shop: Shop) -> None:
    draft = MemberDraft(
        "Søren Kjær", "Søren", "SUR-en", "nb", ("912 34 567", "+44 20 7946 0958"), ("s@example.no",),
        Address("Gata 1", "5003", "Bergen", "Vestland", "NO"), Birthday(2, 29), Job("early", "bread", "lunch"),
    )
    member = shop.members.add(draft)
    assert member.draft() == draft
    assert shop.members.edit(member.id, member.draft()) == member
    assert shop.members.former_jobs(member.id) == ()


def test_the_same_number_or_address_twice_is_kept_once(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida", phones=("91234567", "91234567 "), emails=("A@b.no", "c@d.no", "a@B.no")))
    assert [phone.typed for phone in member.phones] == ["91234567"]
    assert member.emails == ("A@b.no", "c@d.no")
    with pytest.raises(NeedsALook):
        shop.members.add(MemberDraft(name="Tor", phones=tuple(map(str, range(1000, 1021)))))


def test_what_is_written_otherwise_on_the_form_stands_so_on_the_page(shop: Shop) -> None:
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Crumb", address=Address(country="NO")))
    member = shop.members.add(MemberDraft(name="Ida", phones=("912 34 567",), emails=("ida@vik.example",)))
    other = shop.members.add(MemberDraft(name="Ida Vik", phones=("91 23 45 67",), emails=("IDA@vik.example",)))
    shop.duplicates.merge(member.id, other.id)
    for phone, email in (("+47 912 34 567", "Ida@Vik.example"), ("91 23 45 67", "IDA@vik.example")):
        page = shop.members.edit(member.id, MemberDraft(name="Ida", phones=(phone,), emails=(email,)))
        assert ([one.typed for one in page.phones], page.emails) == ([phone], (email,))
        for table in ("phone", "email"):
            assert shop.store.rows(f"SELECT count(*) FROM {table} WHERE member_id = ?", (member.id,)) == [(1,)]
    assert shop.members.edit(member.id, MemberDraft(name="Ida")).phones == ()


def test_two_people_may_share_everything_but_the_code(shop: Shop) -> None:
    draft = MemberDraft(name="Ida", phones=("91234567",), emails=("ida@example.no",))
    assert shop.members.add(draft).code != shop.members.add(draft).code
    assert len(shop.members.find("ida@example.no").matches) == 2


def test_markup_is_only_letters(shop: Shop) -> None:
    name = "<b>Ida</b> & “Moe” O'Neil\"; DROP TABLE member;--"
    member = shop.members.add(MemberDraft(name=name))
    assert member.name == name
    assert shop.members.find("moe").matches[0].name == name


@pytest.mark.parametrize(
    ("typed", "draft"),
    [("ida@example.no", MemberDraft(emails=("ida@example.no",))), ("912 34 567", MemberDraft(phones=("912 34 567",))),
     ("søren kjær", MemberDraft(name="Søren Kjær")), ("  ann   McCoy ", MemberDraft(name="Ann McCoy")),
     ("Clara von Rosenborg", MemberDraft(name="Clara von Rosenborg")), ("王小明", MemberDraft(name="王小明"))],
)
def test_a_page_begun_from_what_was_looked_for(typed: str, draft: MemberDraft) -> None:
    assert rules.begin_from(typed) == draft


# What they come for stands on the person; the visit has only what they took home.
@pytest.mark.idea(43, part=True)
def test_who_comes_for_something_is_found_by_it(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Søren Kjær", job=Job("it is Saturday", "a calm breakfast for five", "nobody stands in a queue")))
    shop.members.add(MemberDraft(name="Hanne Vik"))
    assert [match.name for match in shop.members.find("breakfast").matches] == ["Søren Kjær"]


@pytest.mark.idea(46, part=True)
@pytest.mark.parametrize("job", [Job("early"), Job(want="bread"), Job("early", "bread"), Job("x", so_that="y"), Job(" ", "bread", "lunch")])
def test_what_they_come_for_needs_all_three_parts(shop: Shop, job: Job) -> None:
    with pytest.raises(NeedsALook) as refused:
        shop.members.add(MemberDraft(name="Ida", job=job))
    assert refused.value.field == "job"
    assert shop.members.count() == 0


@pytest.mark.idea(46, part=True)
def test_what_they_came_for_before_is_kept(shop: Shop, clock: FixedClock) -> None:
    jobs = [Job("early", "bread", "lunch"), Job("late", "soup", "sleep"), Job(), Job("always", "talk", "company")]
    member = shop.members.add(MemberDraft(name="Ida", job=jobs[0]))
    for job in jobs[1:]:
        clock.move(dt.timedelta(days=1))
        member = shop.members.edit(member.id, dataclasses.replace(member.draft(), job=job))
    assert member.job == jobs[-1]
    assert shop.members.former_jobs(member.id) == ((jobs[1], TODAY + dt.timedelta(days=2)), (jobs[0], TODAY + dt.timedelta(days=1)))
    assert shop.members.find("soup").matches == ()


@pytest.mark.idea(5)
def test_a_line_reworded_keeps_its_history_and_is_asked_about_after_eighteen_months(shop: Shop, clock: FixedClock) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))
    first = shop.members.remember(member.id, MemoryKind.LIKES, "Rye", told_by="her sister")
    clock.move(dt.timedelta(days=549))
    assert rules.is_stale(first, shop.today())
    second = shop.members.reword(first.id, "Rye, well done")
    assert not rules.is_stale(second, shop.today())
    assert (second.told_by, second.told_on) == ("her sister", first.told_on)
    third = shop.members.reword(second.id, "Only rye")
    assert shop.members.get(member.id).memories == (third,)
    assert [memory.text for memory in shop.members.memory_history(third.id)] == ["Rye", "Rye, well done", "Only rye"]
    clock.move(dt.timedelta(days=548))
    assert not rules.is_stale(third, shop.today())
    clock.move(dt.timedelta(days=1))
    assert rules.is_stale(third, shop.today())
    assert not rules.is_stale(shop.members.confirm(third.id), shop.today())


def test_a_line_somebody_else_has_changed_is_not_changed_again(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))
    memory = shop.members.remember(member.id, MemoryKind.LIKES, "Rye")
    shop.members.reword(memory.id, "Rye bread")
    with pytest.raises(ChangedSince):
        shop.members.reword(memory.id, "Wheat")
    for act in (shop.members.forget, shop.members.confirm):
        with pytest.raises(ChangedSince):
            act(memory.id)
    assert [one.text for one in shop.members.get(member.id).memories] == ["Rye bread"]


def test_what_is_forgotten_leaves_the_page_and_is_not_found(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))
    memory = shop.members.remember(member.id, MemoryKind.LIKES, "Marzipan")
    shop.members.forget(memory.id)
    assert shop.members.get(member.id).memories == ()
    assert shop.members.find("marzipan").matches == ()
    assert shop.members.memory_history(memory.id) == (memory,)


def test_what_hurts_stands_first(shop: Shop, clock: FixedClock) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))
    for kind in (MemoryKind.NOTE, MemoryKind.LIKES, MemoryKind.NEVER, MemoryKind.ALLERGY, MemoryKind.TALK):
        shop.members.remember(member.id, kind, kind.value)
        clock.move(dt.timedelta(days=1))
    newest = shop.members.remember(member.id, MemoryKind.LIKES, "newest")
    memories = shop.members.get(member.id).memories
    assert [memory.text for memory in memories] == ["allergy", "never", "newest", "likes", "talk", "note"]
    assert newest in memories
    match = shop.members.match(member.id)
    assert (match.remember_kind, match.remember) == (MemoryKind.ALLERGY, "allergy")


def test_notes_companions_and_things(shop: Shop) -> None:
    member, tor = shop.members.add(MemberDraft(name="Ida")), shop.staff.add(StaffDraft("Tor"))
    shop.staff.hand_over(tor.id)
    note = shop.members.note(member.id, "Two\nlines")
    assert (note.text, note.day, note.staff_name) == ("Two\nlines", TODAY, "Tor")
    shop.members.add_companion(member.id, CompanionKind.CHILD, "Ea Marie Moe")
    shop.members.add_thing(member.id, "Starter", since=TODAY, care_every_days=30)
    page = shop.members.get(member.id)
    assert [companion.name for companion in page.companions] == ["Ea"]
    assert [(thing.what, thing.care_every_days) for thing in page.things] == [("Starter", 30)]
    for days in (0, -1, 4000):
        with pytest.raises(NeedsALook):
            shop.members.add_thing(member.id, "Knife", care_every_days=days)
    for act in (lambda: shop.members.note(member.id, " \n "), lambda: shop.members.remember(member.id, MemoryKind.NOTE, "")):
        with pytest.raises(NeedsALook):
            act()


@pytest.mark.parametrize(
    "act",
    [lambda shop: shop.members.get(NOBODY), lambda shop: shop.members.match(NOBODY),
     lambda shop: shop.members.edit(NOBODY, MemberDraft(name="x")),
     lambda shop: shop.members.remember(NOBODY, MemoryKind.NOTE, "x"), lambda shop: shop.members.note(NOBODY, "x"),
     lambda shop: shop.members.set_photo(NOBODY, None), lambda shop: shop.members.add_companion(NOBODY, CompanionKind.DOG, "x"),
     lambda shop: shop.members.add_thing(NOBODY, "x"), lambda shop: shop.members.forget(NOBODY),
     lambda shop: shop.members.remove_thing(NOBODY),
     lambda shop: shop.members.by_code("BCDEFGHJKNPRSTVR"), lambda shop: shop.members.by_code("rubbish")],
)
def test_nobody_there(shop: Shop, act: object) -> None:
    with pytest.raises(NotFound) as refused:
        act(shop)
    assert refused.value.do
    assert shop.log.tail() == ()


def test_a_note_is_kept_behind_fifty_later_ones(shop: Shop, clock: FixedClock) -> None:
    member = shop.members.add(MemberDraft("Ada"))
    for number in range(50):
        shop.members.note(member.id, f"Note {number}")
    clock.move(-dt.timedelta(hours=1))  # in autumn, or by hand
    assert shop.members.note(member.id, "Written by a clock put back").text == "Written by a clock put back"


def test_a_merged_page_leads_to_the_one_that_goes_on(shop: Shop) -> None:
    old, new = shop.members.add(MemberDraft(name="Ida")), shop.members.add(MemberDraft(name="Ida Moe"))
    shop.store.run("UPDATE member SET merged_into_id = ? WHERE id = ?", (new.id, old.id))
    shop.members.refresh([old.id])
    assert shop.members.get(old.id).id == new.id
    assert shop.members.by_code(old.code).id == new.id
    assert [match.id for match in shop.members.find("ida").matches] == [new.id]
    shop.members.note(old.id, "Written on the old page")
    assert [note.text for note in shop.members.notes(new.id)] == ["Written on the old page"]


def test_who_usually_serves(shop: Shop) -> None:
    member, staff = shop.members.add(MemberDraft(name="Ida")), [shop.staff.add(StaffDraft(name)) for name in ("Tor", "Eva")]
    for turn in (0, 1, 0):
        shop.staff.hand_over(staff[turn].id)
        shop.visits.record(member.id)
    assert shop.members.get(member.id).usual_staff == ""
    shop.staff.hand_over(staff[0].id)
    shop.visits.record(member.id)
    assert shop.members.get(member.id).usual_staff == "Tor"


def test_a_photo_goes_through_the_gate(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))

    def refuse(picture: bytes, *, keep_alpha: bool = False) -> bytes:
        raise FileProblem("This is no picture.")

    shop.pictures._gate = refuse
    with pytest.raises(FileProblem):
        shop.members.set_photo(member.id, b"text")
    shop.pictures._gate = lambda picture, *, keep_alpha=False: picture[::-1]
    shop.members.set_photo(member.id, b"abc")
    photo = shop.members.get(member.id).photo_id
    assert photo is not None
    assert shop.pictures.get(photo) == b"cba"
    assert shop.members.match(member.id).photo_id == photo
    shop.members.set_photo(member.id, None)
    assert shop.members.get(member.id).photo_id is None


def test_a_field_that_is_switched_off_keeps_what_it_had(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida", phones=("91234567",), birthday=Birthday(5, 1), emails=("ida@example.no",)))
    for reason in shop.settings.reasons():
        shop.settings.save_reason(dataclasses.replace(reason, on=False))
    changed = shop.members.edit(member.id, MemberDraft(name="Ida Moe", phones=("22334455",), emails=("x@y.no",), greeting="Mrs"))
    assert changed == dataclasses.replace(member, name="Ida Moe")
    with pytest.raises(NeedsALook):
        shop.members.add(MemberDraft(emails=("only@example.no",)))
    for act in (
        lambda: shop.members.remember(member.id, MemoryKind.ALLERGY, "x"), lambda: shop.members.remember(member.id, MemoryKind.NOTE, "x"),
        lambda: shop.members.add_companion(member.id, CompanionKind.DOG, "x"), lambda: shop.members.add_thing(member.id, "x"),
        lambda: shop.members.set_photo(member.id, b"x"),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("nb", ["Aas", "Zebra", "Æble", "Østby", "Åse"]), ("sv", ["Aas", "Zebra", "Åse", "Äble", "Öst"]),
        ("de", ["Aas", "Äble", "Öst", "Zebra"]),
    ],
)
def test_names_are_sorted_as_the_shop_s_language_does(language: str, order: list[str]) -> None:
    keys = [rules.sort_key(name, language) for name in order]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("typed", "region", "e164", "shown"),
    [("912 34 567", "NO", "+4791234567", "91 23 45 67"), ("0047 91234567", "NO", "+4791234567", "91 23 45 67"),
     ("+44 20 7946 0958", "NO", "+442079460958", "+44 20 7946 0958"),
     ("tel:+47-912-34-567", "SE", "+4791234567", "+47 91 23 45 67"), ("٩١٢٣٤٥٦٧", "NO", "+4791234567", "91 23 45 67"),
     ("112", "NO", None, "112"),
     ("letters", "NO", None, "letters"), ("9" * 300, "NO", None, "9" * 300), ("912 34 567", "", None, "912 34 567")],
)
def test_a_number_as_kept_and_shown(typed: str, region: str, e164: str | None, shown: str) -> None:
    number = rules.read_number(typed, region)
    assert number.e164 == e164
    assert number.shown.replace("\u00a0", " ") == shown or e164 is not None


def test_every_page_of_a_person_is_found_from_any_of_them(shop: Shop) -> None:
    first, second, third, other = (shop.members.add(MemberDraft(name=f"Hanne Vik {number}")).id for number in range(4))
    for page, into in ((first, second), (second, third)):
        MemberTable.update(merged_into=into).where(MemberTable.id == page).execute()
    for page in (first, second, third):
        assert shop.members.pages(page) == (third, *sorted((first, second)))
    assert shop.members.pages(other) == (other,)
    with pytest.raises(NotFound):
        shop.members.pages(7)
