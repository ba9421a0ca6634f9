"""The Settings page: what the owner decides about the shop, its people and this counter."""
