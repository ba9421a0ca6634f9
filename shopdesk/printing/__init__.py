"""Everything that ends on paper: cards in, PDF bytes out. Nothing here knows a file of the shop or a window."""
