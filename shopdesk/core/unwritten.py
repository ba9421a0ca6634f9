"""What was pressed and waits to be written: noted beside the shop, so that a window that is killed meanwhile loses none of it unsaid."""

from __future__ import annotations

from shopdesk.storage.unwritten import Unwritten, WaitingNote

__all__ = ["Unwritten", "WaitingNote"]
