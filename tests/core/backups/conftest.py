"""Backups here are those of a file."""

from pathlib import Path

import pytest


@pytest.fixture
def shop_at(shop_file: Path) -> Path:
    return shop_file
