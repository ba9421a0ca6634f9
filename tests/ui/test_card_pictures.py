"""The pictures of docs/cards.md: one of every kind and of every picture set, the same each time, and small."""

from pathlib import Path

from PIL import Image

from shopdesk.core.cards.records import CardKind
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.printing import drawings
from shopdesk.ui import card_pictures


def test_every_kind_and_every_set_is_drawn_small(shop: Shop, tmp_path: Path) -> None:
    shop.staff.hand_over(shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER, "owner")).id)
    shop.members.add(MemberDraft(name="Søren Kjær"))
    drawn = list(card_pictures.draw(shop, tmp_path))
    names = {path.stem for path in drawn}
    assert names >= {f"card-{kind.value.replace('_', '-')}" for kind in CardKind}
    assert names >= {f"fronts-{name.replace('_', '-')}" for name in drawings.NAMES}
    for path in drawn:
        assert path.stat().st_size < 60_000
        with Image.open(path) as picture:
            assert len(picture.getcolors()) > 2
