"""The gate before opening: what a file beside its log may look like, and that looking writes nothing."""

import shutil
from pathlib import Path

import pytest

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import StoreProblem
from shopdesk.storage import gate, schema
from shopdesk.storage.engine import sqlite3
from shopdesk.storage.reader import reading

# Long enough to miss the limit by far, and not for ever: without the limit this fails instead of standing still.
LONG = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 40000000) SELECT count(*) FROM n"


def test_a_first_page_torn_while_the_log_was_folded_in_is_mended_from_the_log(shop: Shop, tmp_path: Path) -> None:
    """As the power cuts found: the good first page stands only in the log, and the file without it looks like nobody's."""
    shop.members.add(MemberDraft(name="Ida Moe"))
    shop.store.run("UPDATE counter SET name = name || ' '")
    shop.store.run(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")  # so that the first page is in the log
    torn = tmp_path / "torn.shopdesk"
    for end in ("", "-wal"):
        shutil.copy(f"{shop.path}{end}", f"{torn}{end}")
    shop.close()
    content = bytearray(torn.read_bytes())
    content[:512] = bytes(512)
    torn.write_bytes(content)
    with Shop.open(torn) as mended:
        assert [match.name for match in mended.members.find("ida").matches] == ["Ida Moe"]


def test_looking_leaves_the_folder_as_it_was(shop_file: Path) -> None:
    before = {file.name: file.read_bytes() for file in shop_file.parent.iterdir()}
    gate.judge(shop_file)
    gate.check_before_opening(shop_file)
    assert {file.name: file.read_bytes() for file in shop_file.parent.iterdir()} == before


def test_an_altered_file_is_not_opened(shop_file: Path) -> None:
    altered = sqlite3.connect(str(shop_file))
    altered.execute("CREATE TRIGGER extra AFTER INSERT ON visit BEGIN DELETE FROM member; END")
    altered.close()
    before = shop_file.read_bytes()
    with pytest.raises(StoreProblem) as refused:
        Shop.open(shop_file)
    assert refused.value.kind == "altered"
    assert shop_file.read_bytes() == before


def test_statistics_of_the_engine_are_no_alteration(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida Moe"))
    shop.store.run("ANALYZE")
    path = shop.path
    shop.close()
    Shop.open(path).close()


def test_what_takes_too_long_is_not_trusted(shop_file: Path) -> None:
    with pytest.raises(StoreProblem) as refused, reading(shop_file, limit=0.05) as connection:
        connection.execute(LONG).fetchone()
    assert refused.value.kind == "slow"


def test_a_reader_cannot_write(shop_file: Path) -> None:
    for lies_still in (False, True):
        with pytest.raises(StoreProblem) as refused, reading(shop_file, lies_still=lies_still) as connection:
            connection.execute("DELETE FROM member")
        assert refused.value.kind == "read_only"


def test_a_shop_made_but_not_begun_opens(tmp_path: Path) -> None:
    """The computer stopped between making the file and its first step."""
    path = tmp_path / "shop.shopdesk"
    begun = sqlite3.connect(str(path))
    begun.execute("PRAGMA application_id = 1397245008")
    begun.execute("CREATE TABLE schema_migration (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(255) NOT NULL, applied DATETIME NOT NULL)")
    begun.execute("CREATE UNIQUE INDEX schema_migration_name ON schema_migration (name)")
    begun.close()
    with Shop.open(path) as shop:
        assert shop.members.add(MemberDraft(name="Ida Moe")).name == "Ida Moe"
