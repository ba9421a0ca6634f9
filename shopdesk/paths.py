"""Where things are on this computer: the program's own resources, the person's shop files, log and preferences."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of icons, theme, fonts, card templates, locale and sample shop; inside the package when installed."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def data() -> Path:
    """Where shops are kept unless somebody says otherwise."""
    return Path(platformdirs.user_data_dir("ShopDesk", appauthor=False))


def default_shop() -> Path:
    """The shop file that opens when none is named: ``SHOPDESK_SHOP`` or the one in the person's data folder."""
    named = os.environ.get("SHOPDESK_SHOP")
    return Path(named) if named else data() / "shop.shopdesk"


def typefaces() -> Path:
    """Where somebody puts typefaces for letters that ours do not have."""
    return data() / "typefaces"


def templates() -> Path:
    """Where somebody puts card templates of their own."""
    return data() / "card_templates"


def logs() -> Path:
    """Where the program writes what went wrong."""
    return Path(platformdirs.user_log_dir("ShopDesk", appauthor=False))
