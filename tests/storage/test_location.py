"""Where a shop lies: what is a file and what is a server, and no password is ever shown."""

import subprocess
import sys
from pathlib import Path

import pytest

from shopdesk.errors import StoreProblem
from shopdesk.storage.location import Server, location_of


@pytest.mark.parametrize("text", ["shop.shopdesk", "/srv/shop", "C:\\shops\\shop", "file://shop", "http://shop", "postgresql", ""])
def test_anything_else_is_a_file(text: str) -> None:
    assert location_of(text) == Path(text)


@pytest.mark.parametrize(
    ("text", "conninfo", "schema", "shown"),
    [
        ("postgresql://till@host/shop", "postgresql://till@host/shop", "shopdesk", "postgresql://till@host/shop?schema=shopdesk"),
        ("postgres://till@host/shop", "postgresql://till@host/shop", "shopdesk", "postgresql://till@host/shop?schema=shopdesk"),
        (
            "postgresql://till@host:5433/shop?schema=bakery_2&sslmode=verify-full", "postgresql://till@host:5433/shop?sslmode=verify-full",
            "bakery_2", "postgresql://till@host:5433/shop?schema=bakery_2",
        ),
        (
            "postgresql://till@/shop?host=/run/postgresql&schema=bakery", "postgresql://till@/shop?host=/run/postgresql", "bakery",
            "postgresql://till@/shop?host=/run/postgresql&schema=bakery",
        ),
    ],
)
def test_an_address_names_a_database_and_a_schema(text: str, conninfo: str, schema: str, shown: str) -> None:
    location = location_of(text)
    assert isinstance(location, Server)
    assert (location.conninfo, location.schema, str(location), location.name) == (conninfo, schema, shown, schema)


def test_a_password_is_kept_and_never_shown() -> None:
    location = location_of("postgresql://till:se%40cret@host/shop")
    assert isinstance(location, Server)
    assert "se%40cret" in location.conninfo
    assert "cret" not in str(location) + repr(location) + str(location.here)


@pytest.mark.parametrize(
    "address",
    ["h/d?schema=Bakery", "h/d?schema=a-b", "h/d?schema=", 'h/d?schema=a"b', "h/d?schema=pg_a", f"h/d?schema={'x' * 64}", "h:x/d", "h/d?x"],
)
def test_an_address_no_shop_can_have_is_said_without_its_password(address: str) -> None:
    with pytest.raises(StoreProblem) as refused:
        location_of(f"postgresql://till:secret@{address}")
    assert "is no address of a shop" in refused.value.what
    assert "secret" not in str(refused.value)


def test_a_shop_in_a_file_does_without_the_library_of_servers(shop_file: Path) -> None:
    act = (
        "import sys\nfrom pathlib import Path\nimport shopdesk.app\nfrom shopdesk.core.shop import Shop\n"
        "with Shop.open(Path(sys.argv[1])) as shop: shop.members.find('tor')\n"
        "sys.exit('psycopg' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", act, str(shop_file)], timeout=60).returncode == 0


def test_shops_side_by_side_on_a_server_are_two_places_here() -> None:
    one = location_of("postgresql://till@host/shop?schema=bakery")
    assert isinstance(one, Server)
    other = one.beside("flowers")
    assert str(other) == "postgresql://till@host/shop?schema=flowers"
    assert other.here.parent == one.here.parent
    assert other.here != one.here
