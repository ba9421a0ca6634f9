"""Countries and languages by name and code."""

from __future__ import annotations

import pytest

from shopdesk.exchange import spoken_names


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("NO", "NO"), ("no", "NO"), ("Norway", "NO"), ("Norge", "NO"), ("NOR", "NO"), ("Noorwegen", "NO"), ("UK", "GB"), ("England", "GB"),
        ("USA", "US"), ("U.S.A.", "US"), ("United States", "US"), ("Holland", "NL"), ("Danmark", "DK"), ("Sverige", "SE"), ("Narnia", ""),
        ("ZZ", ""), ("", ""),
    ],
)
def test_countries(said: str, code: str) -> None:
    assert spoken_names.country(said) == code


@pytest.mark.parametrize(
    ("said", "code"),
    [("nb", "nb"), ("nb-NO", "nb"), ("en_GB", "en"), ("Norwegian", "no"), ("dansk", "da"), ("English", "en"), ("Elvish", ""), ("", "")],
)
def test_languages(said: str, code: str) -> None:
    assert spoken_names.language(said) == code
