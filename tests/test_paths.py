from pathlib import Path

import pytest

from shopdesk import paths


def test_no_test_can_reach_the_real_home(home: Path) -> None:
    assert Path.home() == home
    assert paths.data().is_relative_to(home)
    assert paths.logs().is_relative_to(home)
    assert not list(home.iterdir())


def test_the_shop_is_the_one_that_was_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert paths.default_shop() == paths.data() / "shop.shopdesk"

    monkeypatch.setenv("SHOPDESK_SHOP", str(tmp_path / "other.shopdesk"))

    assert paths.default_shop() == tmp_path / "other.shopdesk"


@pytest.mark.parametrize("part", ["icons/app-icon.svg", "theme/tokens.json", "fonts/Inter-Regular.ttf"])
def test_what_the_window_and_the_cards_need_is_there(part: str) -> None:
    assert (paths.resources() / part).is_file()
