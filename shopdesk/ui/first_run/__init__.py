"""The first run: three questions on one page, and the shop is open."""
