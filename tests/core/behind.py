"""Going behind the back of the program, as somebody does who opens what is kept with another tool."""

from shopdesk.core.shop import Shop
from shopdesk.storage.location import Server


def dangling(shop: Shop) -> list[tuple[object, ...]]:
    """Rows that point to nothing; a server never lets them be."""
    return [] if isinstance(shop.location, Server) else shop.store.rows("PRAGMA foreign_key_check")


def let_go(shop: Shop, ledger: str) -> None:
    """Keep the triggers that hold a ledger from this connection."""
    if isinstance(shop.location, Server):
        shop.store.run("SET session_replication_role = replica")
        return
    for verb in ("update", "delete"):
        shop.store.run(f"DROP TRIGGER {ledger}_never_{verb}")
