"""Folders for what only passes through, for whoever reads or writes files beside the shop."""

from shopdesk.storage.passing import folder, tidy

__all__ = ["folder", "tidy"]
