"""The shop, in the shop's words. Knows no window and no file format."""
