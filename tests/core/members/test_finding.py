"""What a person typing means, and which letters of a name are lit."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.members import finding
from shopdesk.core.members.finding import fold, one_mistake, spans, words_of

LETTERS = st.text(st.one_of(st.characters(), st.sampled_from("aåäæøöoüeüuéßłİıςйё’'-́̈김민王राम")), max_size=25)


@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_case_and_form_change_nothing(text: str) -> None:
    assert words_of(unicodedata.normalize("NFD", text)) == words_of(unicodedata.normalize("NFC", text))


@given(LETTERS)
def test_words_hold_no_sign_that_the_index_reads_as_its_own(text: str) -> None:
    for word in words_of(text):
        assert not set(word) & set(" \"'*():^+-{}_=\0")


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [("+47 912 34 567", True), ("(0)30/90.18-20", True), ("tel:112", True), ("٤٥٦٧", True), ("12", False), ("4567 ext 3", True),
     ("Studio 54", False), ("12a34", False), ("", False), ("9" * 300, True), ("+", False)],
)
def test_what_looks_like_a_phone(typed: str, is_one: bool) -> None:
    assert finding.looks_like_phone(typed) is is_one


@pytest.mark.parametrize(
    ("name", "typed", "lit"),
    [
        ("Søren Kjær", ("soren",), "[Søren] Kjær"), ("Søren Kjær", ("kj",), "Søren [Kj]ær"), ("Søren Kjær", ("kjae",), "Søren [Kjæ]r"),
        ("Åse Bråten", ("aas",), "[Ås]e Bråten"), ("Åse Bråten", ("ase", "braaten"), "[Åse] [Bråten]"),
        ("Günther Großmann", ("oss",), "Günther Gr[oß]mann"), ("Mette Aagaard", ("agard",), "Mette [Aagaard]"),
        ("Anke Mueller", ("mull",), "Anke [Muell]er"), ("Maeve O’Neil", ("one",), "Maeve [O’Ne]il"), ("Anna", ("nn",), "Anna"),
        ("Jürgen Jäger-Böhm", ("bo",), "Jürgen Jäger-[Bö]hm"), ("Jürgen Jäger-Böhm", ("gerb",), "Jürgen Jäger-Böhm"),
        ("王小明", ("小",), "王[小]明"), ("김민준", (fold("민"),), "김[민]준"), ("Γιώργος", (fold("γος"),), "Γιώρ[γος]"),
        ("Per x\u0302y", ("x",), "Per [x\u0302]y"), ("Marianne Anne", ("anne",), "Mari[anne] [Anne]"), ("", ("a",), ""),
    ],
)
def test_the_letters_that_are_lit(name: str, typed: tuple[str, ...], lit: str) -> None:
    shown = name
    for begin, end in reversed(spans(name, typed)):
        shown = f"{shown[:begin]}[{shown[begin:end]}]{shown[end:]}"
    assert shown == lit


@given(LETTERS, st.lists(LETTERS.map(fold).filter(bool), max_size=3).map(tuple))
def test_lit_letters_are_in_order_apart_and_what_was_typed(name: str, typed: tuple[str, ...]) -> None:
    found = spans(name, typed)
    assert all(0 <= begin < end <= len(name) for begin, end in found)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(found))


@given(LETTERS.filter(lambda name: bool(words_of(name))), st.data())
def test_what_is_lit_is_what_was_typed(name: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(words_of(name)))
    typed = word[: data.draw(st.integers(1, len(word)))]
    for begin, end in spans(name, (typed,)):
        lit = "".join(words_of(name[begin:end]))
        assert typed in lit or any(typed in spelled for spelled in _other_spellings(name[begin:end]))


def _other_spellings(text: str) -> set[str]:
    folded = {fold(text).replace("'", ""), "".join(finding._fold_long(letter) for letter in text).replace("'", "")}
    return folded | {one.replace(pair, pair[0]) for one in folded for pair in ("aa", "ae", "oe", "ue")}


@given(st.text("abcø", min_size=1, max_size=8))
def test_a_mistake_is_one_letter_too_many_too_few_wrong_or_two_swapped(word: str) -> None:
    word = fold(word)
    made = set(one_mistake(word))
    assert word not in made
    assert {word[:place] + word[place + 1 :] for place in range(len(word))} - {"", word} <= made
    assert {word[:place] + "q" + word[place:] for place in range(len(word) + 1)} <= made
    assert {word[:place] + "q" + word[place + 1 :] for place in range(len(word))} <= made
    assert {word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1)} - {word} <= made
    assert all(abs(len(one) - len(word)) <= 1 for one in made)
