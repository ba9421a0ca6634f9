"""Features are made when they are first asked for, once, and a start brings no more than it shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from shopdesk.core import parts
from shopdesk.core.shop import Shop

_OPEN = (
    "import sys; from pathlib import Path; from shopdesk.core.shop import Shop;"
    " Shop.open(Path(sys.argv[1]), create=True).close(); print(*sys.modules)"
)


def _made_of(owner: type) -> list[str]:
    return [name for each in owner.__mro__ for name, kept in vars(each).items() if isinstance(kept, type(parts.part("")))]


def test_every_part_is_where_it_is_said_to_be_and_made_once(shop: Shop) -> None:
    features = _made_of(Shop)
    assert len(features) > 20
    for feature in features:
        made = getattr(shop, feature)
        assert getattr(shop, feature) is made
        assert type(made).__name__.lower() == feature.replace("_", "")
        for inner in _made_of(type(made)):
            assert getattr(made, inner) is getattr(made, inner)


def test_opening_a_shop_brings_no_feature_nobody_asked_for(tmp_path: Path) -> None:
    said = subprocess.run([sys.executable, "-c", _OPEN, str(tmp_path / "ours.shopdesk")], capture_output=True, text=True, check=True)
    brought = set(said.stdout.split())
    assert "shopdesk.core.log.service" in brought
    assert not brought & {f"shopdesk.core.{name}.service" for name in ("cards", "cases", "followups", "giftcards", "gestures", "news")}
