"""Lists as files of the kind their name says, told about on the way and broken off without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopdesk.core.exports.records import EVERY_WAY, Wanted
from shopdesk.core.members.filters import Reach
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Purpose
from shopdesk.core.shop import Shop
from shopdesk.errors import Cancelled, NeedsALook
from shopdesk.exchange.writing import people_file, whole_file


@pytest.mark.parametrize(("name", "form", "form_said", "ways"), [
    ("a.csv", "", "spreadsheet", EVERY_WAY), ("a.XLSX", "", "excel-spreadsheet", EVERY_WAY), ("a.vcf", "", "vcard-3.0", EVERY_WAY),
    ("a.csv", "listmonk", "listmonk", {Reach.EMAIL}), ("a.pdf", "", "labels", {Reach.POST}),
])
def test_the_name_says_what_it_is_and_which_ways_it_carries(name: str, form: str, form_said: str, ways: frozenset[Reach]) -> None:
    wanted = people_file.order(Path(name), form, purpose=Purpose.OFFERS).wanted()
    assert (wanted.form, wanted.ways, wanted.purpose) == (form_said, ways, Purpose.OFFERS)


def test_a_whole_shop_has_no_purpose_and_a_letter_is_no_list() -> None:
    assert people_file.order(Path("a.json"), purpose=Purpose.NEWS).wanted() == Wanted("whole")
    with pytest.raises(NeedsALook):
        people_file.order(Path("a.docx"))


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list.vcf", "list.json"])
def test_broken_off_it_leaves_what_stood_there(shop: Shop, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (people_file, whole_file):
        monkeypatch.setattr(module, "_STEP", 1)
    for number in range(3):
        shop.members.add(MemberDraft(f"Hanne Vik {number}"))
    path = tmp_path / "out" / name
    path.parent.mkdir()
    path.write_bytes(b"old")
    heard = []

    def tell(done: int, total: int) -> None:
        heard.append((done, total))
        if len(heard) == 2:
            raise Cancelled

    def write() -> object:
        if name == "list.json":
            return whole_file.write(path, shop.exports.whole, "2026-11-19T07:40:00+00:00", tell)
        return people_file.write(shop, shop.members.listing.ids(), people_file.order(path), tell)

    with pytest.raises(Cancelled):
        write()
    assert len(heard) == 2
    assert path.read_bytes() == b"old"
    assert [left.name for left in path.parent.iterdir()] == [name]
    shop.members.add(MemberDraft("Søren Kjær"))  # the shop writes on


def test_what_is_read_is_of_one_moment(shop: Shop, shop_file: Path, tmp_path: Path) -> None:
    """A counter that writes in the middle of an export waits for nothing, and is not in it."""
    shop.members.add(MemberDraft("Hanne Vik"))
    other = "INSERT INTO setting (id, key, value) VALUES (1, 'other', '1')"
    from shopdesk.storage.engine import sqlite3

    with shop.exports.still():
        assert shop.members.count() == 1
        connection = sqlite3.connect(str(shop_file), timeout=1)
        connection.execute(other)
        connection.commit()
        connection.close()
        assert shop.store.rows("SELECT count(*) FROM setting WHERE key = 'other'") == [(0,)]
    assert shop.store.rows("SELECT count(*) FROM setting WHERE key = 'other'") == [(1,)]
