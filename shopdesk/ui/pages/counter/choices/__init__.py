"""How one person wishes to be reached: the panel, and the sheet that is filled with them."""
