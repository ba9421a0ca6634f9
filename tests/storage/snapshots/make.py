"""Make the snapshot of today's schema: python -m tests.storage.snapshots.make. Once a version is released its snapshot stays as it is."""

import contextlib
import datetime as dt
import shutil
import sys
import tempfile
from pathlib import Path

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import CompanionKind, MemberDraft, MemoryKind
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.storage.schema import SCHEMA_VERSION

FOLDER = Path(__file__).parent
MADE = dt.datetime(2026, 11, 19, 7, 40, tzinfo=dt.UTC)


def make(target: Path) -> None:
    """Make a small shop with something in every table that people write to, and keep a backup of it as the snapshot."""
    with tempfile.TemporaryDirectory() as folder, Shop.open(Path(folder) / "shop.shopdesk", clock=FixedClock(MADE), create=True) as shop:
        ingrid = shop.staff.add(StaffDraft(name="Ingrid Dahl", role=Role.OWNER))
        shop.staff.hand_over(ingrid.id)
        for name, phone in (("Søren Kjær", "+47 40 00 00 01"), ("Åse Bråten", "+47 40 00 00 02"), ("", "+47 40 00 00 03")):
            member = shop.members.add(MemberDraft(name=name, phones=(phone,), emails=(f"{phone[-1]}@example.org",)))
            shop.members.remember(member.id, MemoryKind.ALLERGY, "walnuts", told_by="herself")
            shop.members.note(member.id, "Came with the dog.")
            shop.members.add_companion(member.id, CompanionKind.DOG, "Balder")
            shop.members.add_thing(member.id, "sourdough starter")
            shop.visits.record(member.id, amount=Money(4850, "NOK"), what="rye")
            shop.visits.record(member.id, day=dt.date(2026, 11, 3))
        shutil.copy(shop.backups.make().path, target)


if __name__ == "__main__":
    path = FOLDER / f"schema-{SCHEMA_VERSION}.shopdesk"
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    make(path)
    sys.stdout.write(f"{path}\n")
