import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core import codes
from shopdesk.core.codes import CodeKind

PERSON, GIFT = "BCDEFGHJKNPRSTVR", "XVTSRPNKJHGFEDCBBCDS"

kinds = st.sampled_from(list(CodeKind))


@st.composite
def good_codes(draw: st.DrawFn) -> str:
    length = draw(st.sampled_from([15, 19]))
    body = draw(st.text(codes.LETTERS, min_size=length, max_size=length))
    return body + codes.check_letter(body)


@pytest.mark.parametrize(("code", "kind"), [(PERSON, CodeKind.PERSON), (GIFT, CodeKind.GIFT)])
def test_the_worked_examples_are_good(code: str, kind: CodeKind) -> None:
    assert codes.read(code) == codes.Reading(code, kind, good=True)


@pytest.mark.parametrize(
    "typed",
    [
        "BCDE FGHJ KNPR STVR",
        "bcde fghj knpr stvr",
        "BCDE-FGHJ-KNPR-STVR",
        "  bcdefghjknprstvr\n",
        "SDPBCDEFGHJKNPRSTVR",
        "sdp bcde fghj knpr stvr",
    ],
)
def test_case_spaces_dashes_and_prefix_do_not_matter(typed: str) -> None:
    assert codes.read(typed) == codes.Reading(PERSON, CodeKind.PERSON, good=True)


@pytest.mark.parametrize(
    "typed",
    ["", "Søren", "SDP", PERSON[:-1], PERSON + "B", "SDG" + PERSON, "SDP" + GIFT, "SDQ" + PERSON, "ACDEFGHJKNPRSTVR", "+47 912 34 567"],
)
def test_what_is_no_code_is_told_apart_from_a_mistyped_one(typed: str) -> None:
    assert codes.read(typed) is None


@pytest.mark.parametrize("kind", list(CodeKind))
def test_a_bare_code_may_begin_with_the_letters_of_a_prefix(kind: CodeKind) -> None:
    body = kind.value + PERSON[:12] if kind is CodeKind.PERSON else kind.value + GIFT[:16]
    code = body + codes.check_letter(body)

    assert codes.read(code) == codes.Reading(code, kind, good=True)
    assert codes.read(codes.payload(code, kind)) == codes.Reading(code, kind, good=True)


@given(good_codes())
def test_every_single_wrong_letter_is_caught(code: str) -> None:
    for position, right in enumerate(code):
        for wrong in codes.LETTERS.replace(right, ""):
            reading = codes.read(code[:position] + wrong + code[position + 1 :])
            assert reading is not None
            assert not reading.good


@given(good_codes())
def test_every_swap_of_two_neighbours_is_caught(code: str) -> None:
    for position in range(len(code) - 1):
        first, second = code[position : position + 2]
        reading = codes.read(code[:position] + second + first + code[position + 2 :])
        assert reading is not None
        assert reading.good == (first == second)


@given(kinds)
def test_a_fresh_code_is_good_and_survives_paper_and_scanner(kind: CodeKind) -> None:
    code = codes.make(kind)

    assert codes.read(codes.spaced(code)) == codes.read(codes.payload(code, kind)) == codes.Reading(code, kind, good=True)


def test_fresh_codes_differ() -> None:
    assert len({codes.make(CodeKind.PERSON) for _number in range(1000)}) == 1000


def test_a_code_is_printed_in_fours() -> None:
    assert codes.spaced(GIFT) == "XVTS RPNK JHGF EDCB BCDS"
