"""Parts that any page can use; they know no word of the shop."""
