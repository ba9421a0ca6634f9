import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.ui.widgets.initials import initials, tint


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Søren Kjær", "SK"), ("Willemijn de Groot", "WG"), ("Joost van Dijk", "JD"), ("Marta", "M"), ("Åse Marie Bråten", "ÅB"),
        ("ida-marie holm", "IH"), ("van den Berg", "B"), ("de la", "DL"), ("李小龍", "李"),
        ("김 민준", "김"), ("", ""), ("  ", ""), ("🙂", ""),
        ("“Kari” Vik", "KV"), ("3 Bakers", "3B"), ("ßen Moe", "ßM"), ("\ud800 Vik", "V"),
    ],
)
def test_initials_are_of_names_never_of_particles(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_any_name_has_at_most_two_letters_and_a_tint(name: str) -> None:
    assert len(initials(name)) <= 2
    assert 0 <= tint(name) < 6


def test_the_tint_is_the_same_on_every_run_and_however_the_name_is_composed() -> None:
    assert [tint(name) for name in ("Søren Kjær", "Kari Vik", "Ole Moen")] == [4, 1, 2]
    assert tint("Åse") == tint("A\u030ase") == tint(" åse ")
