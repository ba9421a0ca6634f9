"""Plainly written numbers are read as phonenumbers reads them, in every country there is."""

import phonenumbers
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shopdesk.core.members import numbering, rules

_REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
_CODES = sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)


@st.composite
def numbers(draw: DrawFn) -> tuple[str, str]:
    """A number near one that exists, with what may stand before it, and where it is dialled."""
    region = draw(st.sampled_from(_REGIONS))
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    assert metadata is not None
    kinds = (phonenumbers.example_number_for_type(region, kind) for kind in range(5))
    examples = [phonenumbers.national_significant_number(number) for number in kinds if number]
    known = draw(st.sampled_from(examples or ["1234567"]))
    kept = draw(st.integers(0, len(known)))
    digits = known[:kept] + draw(st.text("0123456789", min_size=max(0, len(known) - kept - 1), max_size=len(known) - kept + 1))
    code, prefix = metadata.country_code, metadata.national_prefix or "0"
    other = draw(st.sampled_from(_CODES))
    before = draw(st.sampled_from(["", prefix, f"+{code}", f"+{code}{prefix}", f"00{code}", f"{code}", f"+{other}"]))
    place = draw(st.integers(0, len(digits)))
    return before + digits[:place] + draw(st.sampled_from(["", " "])) + digits[place:], draw(st.sampled_from([region, region, "NO", ""]))


@given(typed=numbers())
@settings(max_examples=120, deadline=None)
def test_what_is_read_quickly_is_what_phonenumbers_says(typed: tuple[str, str]) -> None:
    assert rules.read_number(*typed) == rules.carefully_read(*typed)


def test_how_most_people_write_a_number_needs_no_careful_reading() -> None:
    plain = [("+4791234567", "NO"), ("912 34 567", "NO"), ("22 33 44 55", "NO"), ("0171 1234567", "DE"), ("+44 20 7946 0018", "NO")]
    assert all(numbering.read(*typed) for typed in plain)
    assert [rules.read_number(*typed).shown for typed in plain] == [
        "91 23 45 67", "91 23 45 67", "22 33 44 55", "0171 1234567", "+44 20 7946 0018",
    ]
    assert numbering.read("22 33 44 55 ext. 7", "NO") is numbering.read("(0)22334455", "NO") is None
