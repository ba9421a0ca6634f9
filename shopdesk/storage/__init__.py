"""Where the shop is kept: peewee over SQLite or PostgreSQL. Nothing above this folder and the core's services knows SQL."""

from __future__ import annotations

import sys
from typing import Any

# peewee reads every engine's library that it finds. This one takes a tenth of a second, and only a shop on a server needs it.
if "peewee" not in sys.modules and "psycopg" not in sys.modules:
    modules: dict[str, Any] = sys.modules
    modules["psycopg"] = None
    import peewee as peewee

    del modules["psycopg"]
