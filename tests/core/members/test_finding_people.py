"""Finding on the real store: the table any engine must pass, one mistake, order, and what may be typed at all."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from shopdesk.clock import FixedClock
from shopdesk.core import codes
from shopdesk.core.members import finding
from shopdesk.core.members.finding import fold
from shopdesk.core.members.records import Address, Found, Member, MemberDraft, MemoryKind
from shopdesk.core.shop import Shop
from tests.core.members.finding_table import COMPANIONS, FINDS, MEMORIES, PEOPLE, THINGS


@pytest.fixture
def peopled(shop: Shop) -> Shop:
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Bakery", address=Address(country="NO")))
    ids = {short: shop.members.add(draft).id for short, draft in PEOPLE.items()}
    for short, (kind, text) in MEMORIES.items():
        shop.members.remember(ids[short], kind, text)
    for short, (companion, name) in COMPANIONS.items():
        shop.members.add_companion(ids[short], companion, name)
    for short, what in THINGS.items():
        shop.members.add_thing(ids[short], what)
    return shop


def names(found: Found) -> set[str]:
    shown = {draft.name or draft.emails[0]: short for short, draft in PEOPLE.items()}
    return {shown[match.name] for match in found.matches}


@pytest.mark.idea(88)
def test_the_table(peopled: Shop) -> None:
    wrong = []
    for typed, expected in FINDS:
        found = peopled.members.find(typed)
        shown = set() if found.forgiven else names(found)
        if shown != set(expected):
            wrong.append((typed, expected, shown))
    assert not wrong


def test_a_code_in_every_spelling(peopled: Shop) -> None:
    member = peopled.members.find("soren").matches[0]
    spaced = codes.spaced(member.code)
    for typed in (member.code, member.code.lower(), spaced, f" sdp{member.code} ", "SDP" + spaced.lower()):
        assert [match.id for match in peopled.members.find(typed).matches] == [member.id], typed


def test_the_beginning_of_a_code_is_looked_for_from_five_letters_on(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ola"))
    shop.store.run("UPDATE member SET code = 'BCDEFGHJKNPRSTVR' WHERE id = ?", (member.id,))
    shop.members.refresh([member.id])
    for typed, found in (("b", ()), ("bcde", ()), ("bcdef", (member.id,)), ("bcdeg", ())):
        assert tuple(match.id for match in shop.members.find(typed).matches) == found, typed


def test_a_mistyped_code_finds_nobody(peopled: Shop) -> None:
    code = peopled.members.find("soren").matches[0].code
    wrong = codes.LETTERS[codes.LETTERS.index(code[3]) - 1]
    assert peopled.members.find(code[:3] + wrong + code[4:]) == Found()


WORD = "thorsdottir"


@pytest.mark.parametrize("place", range(len(WORD)))
def test_one_mistake_of_each_kind_is_forgiven_at_each_place(peopled: Shop, place: int) -> None:
    swapped = WORD[:place] + WORD[place + 1 : place + 2] + WORD[place] + WORD[place + 2 :]
    for typed in (WORD[:place] + "k" + WORD[place:], WORD[:place] + WORD[place + 1 :], WORD[:place] + "k" + WORD[place + 1 :], swapped):
        found = peopled.members.find(typed)
        assert names(found) == {"guðrún"}, typed
        assert found.forgiven or typed in ("horsdottir", WORD, WORD[:-1])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gudrum þors", "guðrún"), ("παπαδοπυλος", "greek"), ("толстай", "russian"), ("כהנ", "hebrew"), ("الفارصي", "arabic"),
        ("912 34 568", "søren"), ("grosman", "groß"), ("only.mial@posten.example", "mail"),
    ],
)
def test_a_mistake_in_any_script_and_in_one_of_several_words(peopled: Shop, typed: str, expected: str) -> None:
    assert names(peopled.members.find(typed)) == {expected}


def test_two_mistakes_are_too_many(peopled: Shop) -> None:
    assert peopled.members.find("tkorsdkttir") == Found()


def test_no_mistake_is_forgiven_while_somebody_fits(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Anna Lund"))
    shop.members.add(MemberDraft(name="Anne Lund"))
    found = shop.members.find("anna")
    assert [match.name for match in found.matches] == ["Anna Lund"]
    assert not found.forgiven


def test_who_came_last_comes_first(shop: Shop, clock: FixedClock) -> None:
    ids = [shop.members.add(MemberDraft(name=f"Ida {family}")).id for family in ("Berg", "Dahl", "Moe")]
    for member_id in (ids[1], ids[0], ids[2], ids[1]):
        clock.move(dt.timedelta(minutes=5))
        shop.visits.record(member_id)
    assert [match.id for match in shop.members.find("ida").matches] == [ids[1], ids[2], ids[0]]
    assert [match.id for match in shop.members.recent(2)] == [ids[1], ids[2]]


def test_the_whole_name_comes_first_then_its_beginning_its_middle_and_a_remembered_word(shop: Shop) -> None:
    middle = shop.members.add(MemberDraft(name="Marianne Voll"))
    word = shop.members.add(MemberDraft(name="Per Voll"))
    shop.members.remember(word.id, MemoryKind.TALK, "His sister Anne")
    nickname = shop.members.add(MemberDraft(name="Johanna Voll", greeting="Annelise"))
    name = shop.members.add(MemberDraft(name="Anne Voll"))
    for member in (name, nickname, middle, word):
        shop.visits.record(member.id)
    assert [match.id for match in shop.members.find("anne").matches] == [name.id, nickname.id, middle.id, word.id]


def test_names_come_first_even_when_too_many_words_fit(shop: Shop) -> None:
    named = shop.members.add(MemberDraft(name="Rye Olsen"))
    for number in range(60):
        member = shop.members.add(MemberDraft(name=f"Person {number}"))
        shop.members.remember(member.id, MemoryKind.LIKES, "Rye bread")
        shop.visits.record(member.id)
    found = shop.members.find("rye")
    assert found.more
    assert len(found.matches) == 50
    assert found.matches[0].id == named.id


def test_a_pasted_page_is_no_trouble(peopled: Shop) -> None:
    assert peopled.members.find("word " * 5000) == Found()
    assert peopled.members.find("x" * 100_000) == Found()
    assert peopled.members.find("1" * 5000) == Found()


ODD = st.text(st.one_of(st.characters(), st.sampled_from("\0\"'*():^-+{}[]AND OR NOT NEAR,\ud800\udfff\u202e\u200dß")), max_size=30)


# One open shop serves all examples; what they write they take back.
one_shop = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@one_shop
@given(typed=ODD)
@example(typed='"')
@example(typed="AND OR NOT")
@example(typed="NEAR(a b)")
@example(typed="col:x")
@example(typed="a* -b ^c")
@example(typed="\0")
@example(typed="\ud800x")
def test_anything_may_be_typed(peopled: Shop, typed: str) -> None:
    assert isinstance(peopled.members.find(typed), Found)


SCRIPTS = st.one_of(*(
    st.text(alphabet, min_size=1, max_size=12)
    for alphabet in (
        "abcdefghijklmnopqrstuvwxyzæøåäöüßéłđðþğşıñœ", "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅİŻ", "αβγδεζηθικλμνξοπρστυφχψωςάέήίΐ",
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "אבגדהוזחטיכלמנסעפצקרשת", "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآ", "王小明李東京さくらがき김민준이", "กขคงจฉชซ", "रामशर्माकि",
    )
))
NAMES = st.lists(SCRIPTS, min_size=1, max_size=3).map(" ".join)


@one_shop
@given(name=NAMES, data=st.data())
def test_every_beginning_and_every_middle_of_three_letters_finds(peopled: Shop, name: str, data: st.DataObject) -> None:
    member = peopled.members.add(MemberDraft(name=name))
    word = fold(data.draw(st.sampled_from(member.name.split())))
    assume(word)  # accents without a letter
    end = data.draw(st.integers(1, len(word)))
    start = data.draw(st.integers(0, len(word) - 3)) if len(word) >= 3 else 0
    pieces = [word[:end]] + ([word[start : start + 3 + data.draw(st.integers(0, 5))]] if len(word) >= 3 else [])
    for typed in pieces:
        assert finds(peopled, typed, member), (name, typed)
    step = peopled.undo.last()
    assert step is not None
    peopled.undo.take_back(step.id)


def finds(shop: Shop, typed: str, member: Member) -> bool:
    """Is this member among them all, not only among the fifty who came last?"""
    return bool(shop.members.glances.index.find((*finding.terms(member.code), *finding.terms(typed)), 1))
