import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.printing import fonts, letters
from shopdesk.printing.style import Face

GAP = "\N{NO-BREAK SPACE}" * 3


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("plain & <b>simple</b>", "plain & <b>simple</b>"),
        ("Łódź Ελλάδα Дмитрий", "Łódź Ελλάδα Дмитрий"),
        ("A\N{COMBINING RING ABOVE}se", "Åse"),
        ("one\r\ntwo\u2028three\rfour", "one\ntwo\nthree\nfour"),
        ("a\tb\u3000c", "a b c"),
        ("NUL\x00 bell\x07 turned\u202e\u2066 hidden\u200b", "NUL bell turned hidden"),
        ("Happy 🎂🎉!", "Happy (birthday cake, party popper)!"),
        ("thanks🙏🏽dear", "thanks (person with folded hands) dear"),
        ("👨\u200d👩\u200d👧", "(man, woman, girl)"),
        ("🇳🇴", "(flag NO)"),
        ("田中 Yuki", GAP * 2 + " Yuki"),
        ("broken\ud800", "broken" + GAP),
    ],
)
def test_what_was_typed_becomes_what_can_be_set(typed, set_) -> None:
    assert letters.plain(typed).text == set_


def test_what_changes_is_reported() -> None:
    plain = letters.plain("Dear שרה 🎂 田\ud800")
    assert plain.named == (("🎂", "birthday cake"),)
    assert plain.missing == ("田", "a broken letter")


@given(st.text(alphabet=st.characters(), max_size=60))
def test_every_letter_left_is_one_that_a_typeface_has(text) -> None:
    plain = letters.plain(text)
    assert all(letter == "\n" or fonts.has(letter) for letter in plain.text)
    plain.text.encode()


def test_a_word_is_set_in_one_typeface_where_one_has_it_all() -> None:
    runs = fonts.runs("Αγαπητή Ελένη περιμένει", Face.HAND)
    assert [run.font for run in runs] == ["GentiumBookPlus-Regular"]
    mixed = [run.font for run in fonts.runs("Dear Ελένη, hello", Face.HAND)]
    assert mixed == ["Caveat-SemiBold", "GentiumBookPlus-Regular", "Caveat-SemiBold"]


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.sampled_from(Face))
def test_no_letter_is_lost_between_typefaces(text, face) -> None:
    plain = letters.plain(text).text
    assert "".join(run.text for run in fonts.runs(plain, face)) == plain
